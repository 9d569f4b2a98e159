/* cr-show - shows a client on one page, or a record */
#include <string.h>

#include "base/io.h"
#include "cmd/clientpage.h"
#include "cmd/feed.h"
#include "cmd/page.h"

enum { FIELD_WIDTH = 16 };

/* What follows from a record and stands in no file: defaults that count, and derived fields. */
static void
show_derived(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	const struct kind *kind = rec->kind;
	bool any = false;

	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		struct str value = {0};

		if (rec_raw(rec, f->id) == NULL && (f->derived != NULL || f->otherwise != NULL))
			val_print(&value, eval_field(ev, rec, f->id));
		if (value.n > 0) {
			if (!any)
				page_heading(cmd, "What follows from it");
			any = true;
			page_line(cmd, "  ", f->name, FIELD_WIDTH, str_span(&value));
		}
		str_release(&value);
	}
}

/* As it stands in its file: all of it, or its line. */
static int
show_record(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	struct str name = {0}, file = {0};
	const char *why = "it is gone";
	int got = io_read(cmd->book.dirfd, rec->path, IO_RECORD_MAX, &file, &why);
	struct span text = str_span(&file), rest = text, line = {"", 0};

	if (got != 0) {
		fault_add(&cmd->faults, ERROR, rec->path, 0, 0, "%s", why);
	} else {
		name_put(&name, cmd, rec);
		str_addf(&name, "  (%.*s)", (int)rec->kind->name.n, rec->kind->name.p);
		page_heading(cmd, str_cstr(&name));
		for (uint32_t i = 0; i < rec->line && span_line(&rest, &line); i++)
			;
		if (rec->line > 0)
			text = span_trim(line);
		out_text(cmd, text);
		if (text.n > 0 && text.p[text.n - 1] != '\n')
			out_text(cmd, span_of("\n"));
		show_derived(cmd, ev, rec);
	}
	str_release(&name);
	str_release(&file);
	return got;
}

/* Of a client all that is its, of a file what its lines are as well: how many have a fault. */
static size_t
faulty(const struct book *b, const struct rec *rec)
{
	size_t n = 0, of = rec->group < b->ngroups ? b->groups[rec->group].n : 0;

	for (size_t i = 0; i < of; i++) {
		const struct rec *one = &b->groups[rec->group].recs[i];

		n += one->faulty && (rec->kind->place == PLACE_CLIENT
		    || (strcmp(one->path, rec->path) == 0 && (rec->line == 0 || rec->line == one->line)));
	}
	return n;
}

static int
show(struct cmd *cmd)
{
	struct want want = { .all = true };
	struct feed feed = {0};
	struct eval ev = cmd_eval(cmd);
	const struct rec *rec;
	size_t wrong = 0;
	int status;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "which client or record?");
	if (out_open(cmd, NULL, "") < 0 || cmd_want(cmd, &want) < 0 || cmd_load(cmd, &want) < 0
	    || feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_SET) < 0)
		return CMD_TROUBLE;
	status = feed.n > 0 ? CMD_OK : CMD_NONE;
	while ((rec = feed_next(&feed)) != NULL) {
		if (opt_has(&cmd->opts, 'j'))
			out_row(cmd, rec, NULL);
		else if ((rec->kind->place == PLACE_CLIENT ? client_page : show_record)(cmd, &ev, rec) != 0)
			status = CMD_TROUBLE;
		wrong += faulty(&cmd->book, rec);
		arena_reset(&ev.scratch);
	}
	if (opt_has(&cmd->opts, 'j'))
		out_end(cmd);
	cmd_say_faulty(cmd, wrong);
	arena_release(&ev.scratch);
	want_release(&want);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-show",
	.args = "client|record ...",
	.what = "shows a client on one page, or a record",
	.common = "j",
	.complete = "record",
	.needs = CMD_BOOK,
	.run = show,
};
