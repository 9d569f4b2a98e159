/*
 * cr-edit - open records in the editor
 */
#include <fcntl.h>
#include <unistd.h>

#include "cmd/add.h"
#include "cmd/editing.h"
#include "cmd/feed.h"
#include "cmd/fresh.h"
#include "cmd/operands.h"
#include "cmd/out.h"

enum { KEY_ONLY = OPT_LONG };

static const struct opt options[] = {
	{ 'a', "add", "KIND", "a new record of that kind, as a form: CLIENT [TITLE] [FIELD=VALUE ...]", "kind" },
	{ KEY_ONLY, "only", NULL, "only open the files, and check and record nothing", "" },
	OPT_END
};

/* A file that cannot be read as a record answers to no name but its own, and wants editing most. 1: it is none such. */
static int
open_unreadable(struct editing *j, struct write *w, const char *typed)
{
	struct cmd *cmd = j->cmd;
	const char *paths[] = { name_from_caller(cmd, span_of(typed)), arena_printf(&cmd->arena, "clients/%s/client.md", typed),
	    arena_printf(&cmd->arena, "clients/%s.md", typed) };
	int r = 1;

	for (size_t i = 0; i < sizeof paths / sizeof *paths && r > 0; i++) {
		struct faults said = {0};
		struct rec_list recs = {0};
		struct write_file *f;

		if (paths[i] == NULL || !book_is_record(&cmd->book, span_of(paths[i])) || !path_names(paths[i]) ||
		    faccessat(cmd->book.dirfd, paths[i], F_OK, 0) < 0)
			continue;
		if ((f = write_file(w, paths[i])) == NULL)
			return -1;
		if (book_read_bytes(&cmd->book, f->path, f->before, &cmd->arena, &recs, &said) < 0 &&
		    (r = editing_add(j, f->path, 1, f->before)) == 0)
			editing_wrong(j, &said);
		faults_release(&said);
	}
	return r;
}

/* Each file once; the first record's line is where the editor begins. */
static int
open_records(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct feed feed = {0};
	struct write w = { .cmd = cmd };	/* reads without a lock */
	const char **names = arena_array(&cmd->arena, const char *, cmd->nargs);
	const struct rec *rec;
	size_t n = 0;
	int r = 0;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "which records?"), -1;
	for (size_t i = 0; i < cmd->nargs && r >= 0; i++)
		if ((r = open_unreadable(j, &w, cmd->args[i])) > 0)
			names[n++] = cmd->args[i];
	if (r >= 0)
		r = n > 0 ? feed_open(&feed, cmd, names, n, NAME_SET) : 0;
	while (r == 0 && (rec = feed_next(&feed)) != NULL) {
		struct write_file *f = write_file(&w, rec->path);

		r = f ? editing_add(j, rec->path, rec->line, f->before) : -1;
	}
	write_close(&w);
	return r;
}

/* A client and one of ours need more than a form: a name for their files. */
static int
read_kind(struct editing *j)
{
	const char *name = opt_value(&j->cmd->opts, 'a');

	if ((j->kind = add_kind(j->cmd, name)) == NULL)
		return -1;
	if (j->kind->place != PLACE_KIND) {
		cmd_fail(j->cmd, "%s records are begun by cr-add", name);
		return -1;
	}
	return 0;
}

/* A new record, with what is said of it already. */
static int
open_form(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct operands o = operands_of(cmd, 0);
	const struct rec *client;
	struct values v = {0};
	struct add a = { .values = &v, .title = o.nwords > 1 ? span_of(o.words[1]) : span_make("", 0) };
	struct str form = {0};
	int r;

	if (o.nwords == 0 || o.nwords > 2)
		return cmd_usage(cmd, o.nwords ? "more than one title: put it in quotes" : "of which client?"), -1;
	if (read_kind(j) < 0 || name_find(cmd, span_of(o.words[0]), NAME_CLIENT, &client) < 0)
		return -1;
	a.kind = j->kind;
	a.client = j->client = rec_client_slug(client);
	r = values_read(&v, cmd, o.fields, o.nfields) == 0 ? add_check(&a, cmd) : -1;
	if (r == 0) {
		fresh_form(&form, j->kind, &v);
		r = editing_add(j, arena_printf(&cmd->arena, "new/%.*s-%.*s.md", (int)j->client.n, j->client.p,
		    (int)j->kind->name.n, j->kind->name.p), 2, str_span(&form));
	}
	values_release(&v);
	str_release(&form);
	return r;
}

static int
edit(struct cmd *cmd)
{
	struct editing j = { .cmd = cmd };
	int status = CMD_TROUBLE;

	if (opt_has(&cmd->opts, KEY_ONLY)) {
		editor_find(&j.editor);
		return editor_run(&j.editor, cmd, (const char *const *)cmd->args, cmd->nargs, 1) < 0 ? CMD_TROUBLE : CMD_OK;
	}
	if (out_open(cmd, NULL, "") == 0 && editing_open(&j) == 0 &&
	    (opt_has(&cmd->opts, 'a') ? open_form(&j) : open_records(&j)) == 0)
		status = j.n > 0 ? editing_rounds(&j) : CMD_OK;
	editing_close(&j);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-edit",
	.args = "RECORD ...|-",
	.what = "open records in the editor",
	.options = options,
	.common = "n0",
	.complete = "record",
	.needs = CMD_BOOK | CMD_WRITES,
	.run = edit,
};
