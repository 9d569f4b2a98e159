/*
 * cr-edit - open records in the editor
 */
#include <stdlib.h>
#include <string.h>

#include "cmd/add.h"
#include "cmd/editing.h"
#include "cmd/feed.h"
#include "cmd/fresh.h"
#include "cmd/out.h"

static const struct opt options[] = {
	{ 'a', "add", "KIND", "a new record of that kind, as a form: CLIENT [TITLE] [FIELD=VALUE ...]", "kind" },
	OPT_END
};

/* Not recorded: what the person wrote stays in its file. */
static void
leave(struct editing *j, struct draft *d, const char *why)
{
	str_reset(&d->notes);
	d->done = true;
	(void)draft_write(d, j->cmd);
	cmd_fail(j->cmd, "%s: %s; your text is kept in %s", d->path, why, d->file);
	if (j->kind)
		fault_hint(&j->cmd->faults, "cr-edit -a %.*s %.*s goes on with it", (int)j->kind->name.n, j->kind->name.p,
		    (int)j->client.n, j->client.p);
	else
		fault_hint(&j->cmd->faults, "cr-edit %s goes on with it", d->path);
	if (d->wrong)
		fault_add(&j->cmd->faults, ERROR, d->file, d->wrong_line, d->wrong_col, "%s", d->wrong);
}

/* What came back from the editor of one text. */
static void
take(struct editing *j, struct draft *d)
{
	int got = draft_read(d, j->cmd);
	bool again = d->notes.n > 0;

	if (got > 0 || (again && span_eq(d->text, d->shown))) {
		if (got > 0)
			d->text = d->shown;
		if (again) {
			leave(j, d, "not recorded");
			return;
		}
		d->done = true;
		draft_drop(d);
		cmd_say(j->cmd, "%s: the text is empty, so nothing is recorded", d->path);
	} else if (got < 0) {
		d->done = true;
		j->trouble = true;
	} else if (span_eq(d->text, d->base)) {
		d->done = true;
		if (!j->editor.quick)
			draft_drop(d);
	}
	str_reset(&d->notes);
}

/* An editor that hands over to a window is back before anything was typed. */
static void
say_unchanged(struct editing *j)
{
	const char *wait = editor_wait(&j->editor), *name = j->editor.name;

	cmd_say(j->cmd, "nothing was changed");
	if (!j->editor.quick)
		return;
	cmd_say(j->cmd, "%s came back at once: if its window is still open, what you save there is kept in %s, and the next cr-edit%s%s"
	    " goes on with it", name, j->v[0].file, j->kind ? "" : " of ", j->kind ? "" : j->v[0].path);
	for (size_t i = 1; i < j->n; i++)
		cmd_say(j->cmd, "and what of %s in %s", j->v[i].path, j->v[i].file);
	if (wait && wait[0])
		cmd_say(j->cmd, "CR_EDITOR='%s %s' makes it wait", j->editor.command, wait);
	else
		cmd_say(j->cmd, "CR_EDITOR names an editor that waits until you are done");
}

static int
open_editor(struct editing *j, bool first)
{
	const char **files = arena_array(&j->cmd->arena, const char *, j->n);
	struct draft *top = NULL;
	size_t n = 0;

	for (size_t i = 0; i < j->n; i++) {
		struct draft *d = &j->v[i];

		if (d->done || (!first && d->notes.n == 0))
			continue;
		if (draft_write(d, j->cmd) < 0)
			return -1;
		top = top ? top : d;
		files[n++] = d->file;
	}
	return editor_run(&j->editor, j->cmd, files, n, draft_line(top));
}

/* The editor failed or could not be run: what was written in it so far is kept. */
static void
leave_all(struct editing *j)
{
	for (size_t i = 0; i < j->n; i++) {
		struct draft *d = &j->v[i];

		if (d->done)
			continue;
		if (draft_read(d, j->cmd) == 0 && !span_eq(d->text, d->base))
			leave(j, d, "not recorded");
		else
			draft_drop(d);
	}
	j->trouble = true;
}

static size_t
waiting(const struct editing *j)
{
	size_t n = 0;

	for (size_t i = 0; i < j->n; i++)
		n += !j->v[i].done;
	return n;
}

static int
edit_all(struct editing *j)
{
	bool first = true;
	size_t left;

	for (;;) {
		bool *asked = arena_array(&j->cmd->arena, bool, j->n);

		for (size_t i = 0; i < j->n; i++)
			asked[i] = !j->v[i].done && (first || j->v[i].notes.n > 0);
		if (open_editor(j, first) < 0) {
			leave_all(j);
			return CMD_TROUBLE;
		}
		for (size_t i = 0; i < j->n; i++)
			if (asked[i])
				take(j, &j->v[i]);
		if ((left = waiting(j)) == 0 && first && !j->trouble)
			say_unchanged(j);
		if (left == 0 || editing_record(j) == 0)
			break;
		if (j->trouble) {
			for (size_t i = 0; i < j->n; i++)
				if (!j->v[i].done)
					leave(j, &j->v[i], "not recorded");
			return CMD_TROUBLE;
		}
		first = false;
	}
	for (size_t i = 0; i < j->n; i++)
		if (!j->v[i].done && !opt_has(&j->cmd->opts, 'n'))
			draft_drop(&j->v[i]);
		else if (!j->v[i].done)
			cmd_say(j->cmd, "%s: nothing is recorded; your text is kept in %s", j->v[i].path, j->v[i].file);
	return j->trouble || j->cmd->faults.errors > 0 ? CMD_TROUBLE : CMD_OK;
}

/* Also finds out early, before anything is typed, that this book cannot be written. */
static int
find_dir(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct hist_who who = {0};
	struct hist *h = NULL;

	cmd_who(cmd, &who);
	if (hist_open(&h, cmd->dir, &who, &cmd->faults) < 0)
		return -1;
	j->dir = arena_printf(&cmd->arena, "%s%scr/edit", hist_dir(h), span_ends(span_of(hist_dir(h)), "/") ? "" : "/");
	hist_close(h);
	return 0;
}

static void
say_kept(struct editing *j, const struct draft *d)
{
	if (d->kept)
		cmd_say(j->cmd, "%s: going on with the text that was kept", d->path);
}

/* Each file once; the first record's line is where the editor begins. */
static int
open_records(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct feed feed = {0};
	struct write w = { .cmd = cmd };	/* reads without a lock */
	const struct rec *rec;
	int r;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "which records?"), -1;
	if ((r = feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_SET)) < 0 || feed.n == 0)
		return r;
	j->v = arena_array(&cmd->arena, struct draft, feed.n);
	while (r == 0 && (rec = feed_next(&feed)) != NULL) {
		struct write_file *f = write_file(&w, rec->path);
		struct draft *d = &j->v[j->n];
		bool twice = false;

		for (size_t i = 0; i < j->n; i++)
			twice = twice || strcmp(j->v[i].path, rec->path) == 0;
		if (twice)
			continue;
		*d = (struct draft){ .path = rec->path, .line = rec->line };
		r = f ? draft_open(d, cmd, j->dir, f->before) : -1;
		j->n++;
		say_kept(j, d);
	}
	write_close(&w);
	return r;
}

static int
read_kind(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	const char *name = opt_value(&cmd->opts, 'a'), *near;
	const struct model *m = &cmd->book.model;
	size_t n;

	if ((j->kind = model_kind_word(m, span_of(name))) == NULL) {
		const char *const *names = model_kind_names(m, &cmd->arena, &n);

		near = fault_nearest(span_of(name), names, n);
		cmd_fail(cmd, "no kind is called \"%s\"", name);
		if (near)
			fault_hint(&cmd->faults, "did you mean %s?", near);
		return -1;
	}
	if (j->kind->place != PLACE_KIND || !j->kind->on) {
		cmd_fail(cmd, j->kind->on ? "%s records are begun by cr-add" : "%s belongs to a pack that is off", name);
		if (!j->kind->on)
			fault_hint(&cmd->faults, "cr-guide --on %.*s", (int)j->kind->pack.n, j->kind->pack.p);
		return -1;
	}
	return 0;
}

static int
open_form(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	const char **words = arena_array(&cmd->arena, const char *, cmd->nargs + 1);
	const char **fields = arena_array(&cmd->arena, const char *, cmd->nargs + 1);
	size_t nwords = 0, nfields = 0;
	const struct rec *client;
	struct values v = {0};
	struct str form = {0};
	int r = -1;

	for (size_t i = 0; i < cmd->nargs; i++)
		if (edit_shaped(cmd->args[i]))
			fields[nfields++] = cmd->args[i];
		else
			words[nwords++] = cmd->args[i];
	if (nwords == 0 || nwords > 2)
		return cmd_usage(cmd, nwords ? "more than one title: put it in quotes" : "of which client?"), -1;
	if (read_kind(j) < 0 || name_find(cmd, span_of(words[0]), NAME_CLIENT, &client) < 0)
		return -1;
	j->client = rec_client_slug(client);
	if (values_read(&v, cmd, fields, nfields) == 0) {
		struct add a = { .kind = j->kind, .client = j->client, .values = &v,
		    .title = nwords > 1 ? span_of(words[1]) : span_make("", 0) };

		r = add_check(&a, cmd);
	}
	if (r == 0) {
		j->v = arena_array(&cmd->arena, struct draft, 1);
		j->n = 1;
		fresh_form(&form, j->kind, &v);
		j->v[0].path = arena_printf(&cmd->arena, "new/%.*s-%.*s.md", (int)j->client.n, j->client.p,
		    (int)j->kind->name.n, j->kind->name.p);
		j->v[0].line = 2;
		r = draft_open(&j->v[0], cmd, j->dir, str_span(&form));
		say_kept(j, &j->v[0]);
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

	editor_find(&j.editor);
	if (out_open(cmd, NULL, "") == 0 && find_dir(&j) == 0 &&
	    (opt_has(&cmd->opts, 'a') ? open_form(&j) : open_records(&j)) == 0)
		status = j.n > 0 ? edit_all(&j) : CMD_OK;
	for (size_t i = 0; i < j.n; i++)
		str_release(&j.v[i].notes);
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
