/* completename - names of records: from directories, or from the book where words of a title are meant */
#include "cmd/completep.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/name.h"
#include "cmd/short.h"

void
wish_dir(struct wish *w, const char *dir, struct span shown)
{
	struct io_name *names = NULL;
	size_t n = 0;

	if (io_list(w->cmd->book.dirfd, dir, &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct span name = span_of(names[i].name);
		bool is_dir = names[i].type == DT_DIR;

		if (!is_dir && (!span_ends(name, ".md") || span_is(name, "client.md")))
			continue;
		if (!is_dir)
			name.n -= 3;
		complete_offer(w, span_of(arena_printf(&w->cmd->arena, "%.*s%.*s%s", (int)shown.n, shown.p,
		    (int)name.n, name.p, is_dir && shown.n > 0 ? "/" : "")), span_make("", 0));
	}
	free(names);
}

/* "Cutover plan, hour by hour, Acme SA, due 2026-11-13" */
static struct span
about(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	uint16_t due = model_field_id(&cmd->book.model, span_of("due"));
	struct val title = cmd_title(cmd, ev, rec), day = eval_field(ev, rec, due);
	struct str text = {0};
	struct span kept;

	val_print(&text, title.type != VAL_NONE ? title : val_text(VAL_TEXT, rec_slug(rec)));
	if (rec->client != NULL && rec->client != rec) {
		str_adds(&text, ", ");
		val_print(&text, cmd_title(cmd, ev, rec->client));
	}
	if (day.type == VAL_DATE) {
		str_adds(&text, ", due ");
		val_print(&text, day);
	}
	kept = span_make(arena_dup(&cmd->arena, str_span(&text)), text.n);
	str_release(&text);
	return kept;
}

/* Records by what is typed of their titles; open promises, or all. */
static void
by_title(struct wish *w, enum name_how how)
{
	struct cmd *cmd = w->cmd;
	struct want want = {0};
	struct cursor at = {0};
	struct shorts shorts;
	struct str name = {0};
	const struct rec *rec;

	name_want(cmd, &want);
	(void)!cmd_load(cmd, &want);
	want_release(&want);
	shorts_open(&shorts, &cmd->book);
	while ((rec = book_next(&cmd->book, &at)) != NULL)
		if ((how != NAME_PROMISE || short_open(&shorts, rec)) && rec->kind->place != PLACE_NOWHERE
		    && short_name(&name, &shorts, rec, how, w->part))
			complete_offer(w, span_make(arena_dup(&cmd->arena, str_span(&name)), name.n),
			    about(cmd, &shorts.ev, rec));
	shorts_release(&shorts);
	str_release(&name);
}

/* acme, acme/promise/..., team/ana */
static void
handles(struct wish *w)
{
	const char *slash = NULL;
	struct span dir;

	for (size_t i = 0; i < w->part.n; i++)
		if (w->part.p[i] == '/')
			slash = w->part.p + i;
	if (slash == NULL) {
		wish_dir(w, "clients", span_make("", 0));
		return;
	}
	dir = span_make(w->part.p, (size_t)(slash - w->part.p));
	wish_dir(w, arena_printf(&w->cmd->arena, "%s%.*s", span_starts(w->part, "team/") ? "" : "clients/",
	    (int)dir.n, dir.p), span_make(dir.p, dir.n + 1));
}

void
wish_records(struct wish *w)
{
	handles(w);
	if (w->offered == 0 && w->part.n > 1)
		by_title(w, NAME_READ);
}

void
wish_promises(struct wish *w)
{
	by_title(w, NAME_PROMISE);
	if (w->offered == 0)
		handles(w);
}

static void
people_of(struct wish *w, struct span client)
{
	wish_dir(w, arena_printf(&w->cmd->arena, "clients/%.*s/person", (int)client.n, client.p), span_make("", 0));
}

void
wish_people(struct wish *w, struct span kind)
{
	struct io_name *names = NULL;
	size_t n = 0;

	if (!span_is(kind, "person"))
		wish_dir(w, "team", span_make("", 0));
	if (span_is(kind, "team"))
		return;
	if (w->client.n > 0) {
		people_of(w, w->client);
		return;
	}
	if (io_list(w->cmd->book.dirfd, "clients", &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++)
		people_of(w, span_of(names[i].name));
	free(names);
}

void
wish_kind(struct wish *w, struct span kind)
{
	const char *dir = arena_printf(&w->cmd->arena, "clients/%.*s/%.*s", (int)w->client.n, w->client.p, (int)kind.n, kind.p);
	struct span shown = span_of(arena_printf(&w->cmd->arena, "%.*s/", (int)kind.n, kind.p));

	wish_dir(w, dir, span_find(w->part, '/') ? shown : span_make("", 0));
}
