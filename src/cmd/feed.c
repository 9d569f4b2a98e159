/* feed - see feed.h */
#include "cmd/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "text/line.h"

struct intake {
	struct feed *feed;
	struct cmd *cmd;
	enum name_how how;
	const struct rec **seen;	/* open addressing: a record named twice comes once */
	size_t nseen, cap;
	bool failed;
};

static bool
first_time(struct intake *r, const struct rec *rec)
{
	size_t at;

	if (r->nseen * 2 >= r->cap) {
		const struct rec **old = r->seen;
		size_t n = r->cap;

		r->cap = n ? n * 2 : 64;
		r->nseen = 0;
		r->seen = calloc(r->cap, sizeof *r->seen);
		if (r->seen == NULL)
			abort();
		for (size_t i = 0; i < n; i++)
			if (old[i] != NULL)
				first_time(r, old[i]);
		free(old);
	}
	at = ((uintptr_t)rec / sizeof *rec * 2654435761u) & (r->cap - 1);
	for (; r->seen[at] != NULL; at = (at + 1) & (r->cap - 1))
		if (r->seen[at] == rec)
			return false;
	r->seen[at] = rec;
	r->nseen++;
	return true;
}

static void
take(struct intake *r, const struct rec *rec)
{
	struct feed *f = r->feed;

	if (!first_time(r, rec))
		return;
	if (f->n == f->cap) {
		size_t cap = f->cap ? f->cap * 2 : 16;
		const struct rec **v = arena_array(&r->cmd->arena, const struct rec *, cap);

		if (f->n > 0)
			memcpy(v, f->v, f->n * sizeof *v);
		f->v = v;
		f->cap = cap;
	}
	f->v[f->n++] = rec;
}

/* Slots go by the name of what they are derived from. */
static void
take_derived(struct intake *r, const struct group *of, const struct rec *rec)
{
	const struct group *g = r->feed->derived ? &r->cmd->book.groups[rec->group] : NULL;

	for (size_t i = 0; g != NULL && i < g->nslots; i++)
		if (of == g || (g->slots[i].path == rec->path && g->slots[i].line == rec->line))
			take(r, &g->slots[i]);
}

static void
take_named(struct intake *r, const struct rec *rec)
{
	const struct group *g = NULL;

	if (r->how == NAME_READ && rec->kind->place == PLACE_CLIENT)
		g = book_group(&r->cmd->book, rec_client_slug(rec));
	if (g == NULL)
		take(r, rec);
	else
		for (size_t i = 0; i < g->n; i++)
			take(r, &g->recs[i]);
	take_derived(r, g, rec);
}

static void
operand(struct intake *r, struct span typed, bool whole)
{
	const struct rec *rec;
	int got = whole ? name_whole(r->cmd, typed, r->how, &rec) : name_find(r->cmd, typed, r->how, &rec);

	if (got < 0)
		r->failed = true;
	else
		take_named(r, rec);
}

/* A line names its record whole: nothing is guessed from a pipe. */
static void
line(struct intake *r, struct span text, bool raw)
{
	struct cmd *cmd = r->cmd;
	struct span field;
	struct str name = {0};
	int got = 0;

	if (!raw && span_ends(text, "\r"))
		text.n--;
	if (text.n == 0)
		return;
	if (text.p[0] == '{')
		got = json_member(text, "path", &name);
	if (text.p[0] != '{' || got < 0) {
		str_reset(&name);
		span_cut(&text, '\t', &field);
		if (raw)
			str_add(&name, field);
		else
			line_unescape(&name, field);
		got = 0;
	}
	if (got > 0 || name.n == 0) {
		cmd_fail(cmd, "a line of standard input names no record");
		r->failed = true;
	} else {
		operand(r, span_make(arena_dup(&cmd->arena, str_span(&name)), name.n), true);
	}
	str_release(&name);
}

static void
standard_input(struct intake *r)
{
	char end = opt_has(&r->cmd->opts, '0') ? '\0' : '\n';
	struct span rest, text;

	r->feed->dash = true;
	if (cmd_input(r->cmd) < 0)
		r->failed = true;
	for (rest = str_span(&r->cmd->input); rest.n > 0; ) {
		span_cut(&rest, end, &text);
		line(r, text, end == '\0');
	}
}

int
feed_open(struct feed *f, struct cmd *cmd, const char *const *args, size_t n, enum name_how how)
{
	struct intake r = { .feed = f, .cmd = cmd, .how = how };

	f->book = &cmd->book;
	f->all = n == 0 && how == NAME_READ;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(args[i], "-") != 0)
			operand(&r, span_of(args[i]), false);
		else if (!f->dash)
			standard_input(&r);
	}
	free(r.seen);
	return r.failed ? -1 : 0;
}

void
feed_want_clients(const struct cmd *cmd, struct want *want)
{
	const struct model *m = &cmd->book.model;

	name_want(cmd, want);
	want_field(want, m, model_field_id(m, span_of("stage")), 0);
}

int
feed_clients(struct feed *f, struct cmd *cmd, const char *const *args, size_t n)
{
	uint16_t stage = model_field_id(&cmd->book.model, span_of("stage"));
	struct eval ev = cmd_eval(cmd);

	if (n > 0)
		return feed_open(f, cmd, args, n, NAME_CLIENT);
	f->book = &cmd->book;
	f->v = arena_array(&cmd->arena, const struct rec *, cmd->book.ngroups + 1);
	for (size_t i = 0; i < cmd->book.ngroups; i++) {
		const struct rec *client = cmd->book.groups[i].client;

		if (client != NULL && !span_is(val_span(eval_field(&ev, client, stage)), "past"))
			f->v[f->n++] = client;
	}
	arena_release(&ev.scratch);
	return 0;
}

const struct rec *
feed_next(struct feed *f)
{
	if (f->all)
		return book_next(f->book, &f->cursor);
	return f->at < f->n ? f->v[f->at++] : NULL;
}
