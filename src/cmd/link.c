/* link - see link.h */
#include "cmd/link.h"

#include <string.h>

#include "book/ids.h"
#include "cmd/alter.h"
#include "cmd/name.h"
#include "model/target.h"
#include "text/line.h"

struct given {			/* a line and the id that it gets */
	struct given *next;
	const struct rec *rec;
	const char *id;
	bool linked;
};

struct client_ids {
	struct client_ids *next;
	struct span client;
	struct ids ids;
};

struct links {			/* all in the command's arena */
	struct given *given;
	struct given **slots;	/* the same, open addressing by path and line */
	size_t n, cap;
	struct client_ids *clients;
};

static struct ids *
ids_of(struct cmd *cmd, struct span client)
{
	struct client_ids *c = cmd->links->clients;

	while (c && !span_eq(c->client, client))
		c = c->next;
	if (c)
		return &c->ids;
	c = arena_new(&cmd->arena, struct client_ids);
	*c = (struct client_ids){ cmd->links->clients, client, { .arena = &cmd->arena } };
	ids_read(&c->ids, cmd->book.dirfd, client);
	cmd->links->clients = c;
	return &c->ids;
}

/* By what is read, since the same line may have been read twice. */
static size_t
slot_of(const struct links *links, const struct rec *rec)
{
	size_t at = (span_hash(span_of(rec->path)) ^ rec->line * 2654435761u) & (links->cap - 1);
	const struct given *g;

	while ((g = links->slots[at]) != NULL && (g->rec->line != rec->line || strcmp(g->rec->path, rec->path) != 0))
		at = (at + 1) & (links->cap - 1);
	return at;
}

static void
grow(struct links *links, struct arena *arena)
{
	if (2 * links->n < links->cap)
		return;
	links->cap = links->cap ? 2 * links->cap : 64;
	links->slots = arena_array(arena, struct given *, links->cap);
	for (struct given *g = links->given; g; g = g->next)
		links->slots[slot_of(links, g->rec)] = g;
}

static struct given *
given(struct cmd *cmd, const struct rec *rec)
{
	struct links *links;
	struct given **g;

	if (!cmd->links)
		cmd->links = arena_new(&cmd->arena, struct links);
	links = cmd->links;
	grow(links, &cmd->arena);
	g = &links->slots[slot_of(links, rec)];
	if (*g)
		return *g;
	*g = arena_new(&cmd->arena, struct given);
	**g = (struct given){ .next = links->given, .rec = rec, .id = rec->item->id };
	if (!(*g)->id)
		(*g)->id = ids_give(ids_of(cmd, rec_client_slug(rec)), rec->item);
	links->given = *g;
	links->n++;
	return *g;
}

const char *
link_id(struct cmd *cmd, const struct rec *line)
{
	return line->item->id ? line->item->id : given(cmd, line)->id;
}

/* What a file's record is called in a link of that field, from within that client. */
static struct span
file_link(struct cmd *cmd, const struct field *f, struct span client, const struct rec *rec)
{
	struct span slug = rec_slug(rec), kind = rec->kind->name, of = rec_client_slug(rec);
	struct span rest = f->link_to, first = rest;
	char *text;

	target_next(&rest, &first);
	if (rec->kind->place != PLACE_KIND || (span_eq(client, of) && span_eq(kind, first)))
		return slug;
	text = arena_printf(&cmd->arena, "%.*s/%.*s/%.*s", (int)of.n, of.p, (int)kind.n, kind.p, (int)slug.n, slug.p);
	return span_of(span_eq(client, of) ? text + of.n + 1 : text);
}

void
link_other_kind(struct cmd *cmd, const struct field *f, struct span to, const struct kind *is)
{
	struct str said = {0};

	target_refusal(&said, f, to, is);
	cmd_fail(cmd, "%s", str_cstr(&said));
	str_release(&said);
}

/* What that record is called in the field: a line gets an id. */
static int
link_record(struct cmd *cmd, const struct field *f, struct span client, const struct rec *rec, struct span *value)
{
	if (rec->line == 0) {
		*value = file_link(cmd, f, client, rec);
		return 0;
	}
	if (!span_eq(rec_client_slug(rec), client)) {
		cmd_fail(cmd, "%.*s: a line of another client cannot be linked to: %.*s", (int)f->name.n, f->name.p,
		    (int)value->n, value->p);
		return -1;
	}
	given(cmd, rec)->linked = true;
	*value = span_of(arena_printf(&cmd->arena, "^%s", link_id(cmd, rec)));
	return 0;
}

int
link_words(struct cmd *cmd, const struct field *f, struct span client, struct span *value)
{
	uint64_t kinds = cmd->kinds, bits = target_bits(&cmd->book.model, f);
	const struct rec *rec = NULL;
	int got = 0;

	cmd->kinds = bits;
	if (bits != 0 || f->link_to.n == 0)	/* else it leads to no record */
		got = name_seek(cmd, *value, NAME_SET, &rec);
	cmd->kinds = kinds;
	if (got <= 0 || !target_allows(f, rec->kind))
		return got < 0 ? -1 : 0;
	return link_record(cmd, f, client, rec, value) < 0 ? -1 : 1;
}

int
link_value(struct cmd *cmd, const struct field *f, struct span client, struct span *value)
{
	const struct rec *rec;
	struct line_name name;

	line_name(&name, *value);
	if (!span_find(name.path, '/') || (name.part == PART_WHOLE && !span_ends(name.path, ".md")))
		return 0;
	if (name_find(cmd, *value, NAME_SET, &rec) < 0)
		return -1;
	if (!target_allows(f, rec->kind)) {
		link_other_kind(cmd, f, *value, rec->kind);
		return -1;
	}
	return link_record(cmd, f, client, rec, value);
}

int
link_lines(struct write *w)
{
	struct links *links = w->cmd->links;
	struct alter *v;
	size_t n = 0;

	if (!links)
		return 0;
	v = arena_array(&w->cmd->arena, struct alter, links->n);
	for (const struct given *g = links->given; g; g = g->next)
		if (g->linked)
			v[n++] = (struct alter){ .rec = g->rec, .id = g->id };
	return alter_ids(w, v, n);
}
