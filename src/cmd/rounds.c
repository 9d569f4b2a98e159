/* rounds - see editing.h: the editor again and again, until every text is recorded or left */
#include "cmd/editing.h"

#include <stdlib.h>
#include <string.h>

#include "hist/hist.h"

int
editing_open(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct hist_who who = {0};
	struct hist *h = NULL;

	editor_find(&j->editor);
	if (cmd_who(cmd, &who) < 0 || hist_open(&h, cmd->dir, &who, &cmd->faults) < 0)
		return -1;
	j->dir = arena_printf(&cmd->arena, "%s%scr/edit", hist_dir(h), span_ends(span_of(hist_dir(h)), "/") ? "" : "/");
	hist_close(h);
	return 0;
}

int
editing_add(struct editing *j, const char *path, unsigned line, struct span bytes)
{
	struct draft *d;
	int r;

	for (size_t i = 0; i < j->n; i++)
		if (strcmp(j->v[i].path, path) == 0)
			return 0;
	d = vec_push(j->v, j->n, j->cap);
	*d = (struct draft){ .path = path, .line = line };
	r = draft_open(d, j->cmd, j->dir, bytes);
	if (d->kept)
		cmd_say(j->cmd, "%s: going on with the text that was kept", d->path);
	return r;
}

void
editing_close(struct editing *j)
{
	for (size_t i = 0; i < j->n; i++)
		str_release(&j->v[i].notes);
	free(j->v);
}

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

	if (got > 0 || (again && span_eq(d->text, d->shown) && !span_eq(d->text, d->base))) {
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

int
editing_rounds(struct editing *j)
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
