/*
 * cr-undo - take back the last recorded change
 */
#include <string.h>

#include "cmd/out.h"
#include "cmd/write.h"
#include "text/diff.h"

/* A file at one side of the change: NULL where it was not there. */
struct side {
	struct str bytes;
	struct span span;
	bool there;
};

static int
side_read(struct side *s, struct write *w, const struct hist_op *op, bool parent, const char *path)
{
	int r = hist_at(w->hist, op->oid, parent, path, &s->bytes, &w->cmd->faults);

	s->there = r == 0;
	s->span = str_span(&s->bytes);
	return r < 0 ? -1 : 0;
}

static void
refuse(struct write *w, const struct hist_op *op, const struct write_file *f, unsigned line)
{
	fault_add(&w->cmd->faults, ERROR, f->path, line, 0, "changed since \"%s\"", op->subject);
	fault_hint(&w->cmd->faults, "nothing was taken back; git revert %.12s lets you settle it by hand", op->oid);
	w->failed = true;
}

/* One path of the change: as it was, if nothing else happened to the same lines. */
static int
take_back(struct write *w, const struct hist_op *op, const char *path)
{
	struct write_file *f = write_file(w, path);
	struct side old = {0}, new = {0};
	struct str merged = {0};
	unsigned line = 0;
	int r = -1;

	if (f && side_read(&old, w, op, true, path) == 0 && side_read(&new, w, op, false, path) == 0) {
		r = 0;
		if (f->was == new.there && (!f->was || span_eq(f->before, new.span))) {
			r = write_restore(w, f, old.there ? &old.span : NULL);
		} else if (!f->was || !old.there || !new.there ||
		    diff_merge(&merged, new.span, f->before, old.span, &line) != 0) {
			refuse(w, op, f, line);
		} else {
			struct span now = str_span(&merged);

			r = write_restore(w, f, &now);
		}
		if (r == 0 && f->is)
			write_name(w, f->path);
	}
	str_release(&old.bytes);
	str_release(&new.bytes);
	str_release(&merged);
	return r;
}

static int
undo_op(struct write *w, const struct hist_op *op)
{
	struct cmd *cmd = w->cmd;
	int status;

	for (size_t i = 0; i < op->npaths; i++)
		if (take_back(w, op, op->paths[i].path) < 0)
			w->failed = true;
	w->trailer = arena_printf(&cmd->arena, "Cr-Undoes: %s", op->oid);
	status = write_end(w, "undo", NULL, arena_printf(&cmd->arena, "undo: %s", op->subject));
	if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
		cmd_say(cmd, "taken back: %s", op->subject);
	return status;
}

static int
undo(struct cmd *cmd)
{
	struct hist_who who = {0};
	struct hist_op op = {0};
	struct write w = { .cmd = cmd };
	int status = CMD_TROUBLE, r;

	if (cmd->nargs > 0)
		return cmd_usage(cmd, "it takes no operands: git revert takes back an older commit");
	if (out_open(cmd, NULL, "") < 0)
		return CMD_TROUBLE;
	cmd_who(cmd, &who);
	if (hist_open(&w.hist, cmd->dir, &who, &cmd->faults) == 0 &&
	    (r = hist_last_op(w.hist, &cmd->arena, &op, &cmd->faults)) >= 0) {
		if (r > 0 || strcmp(op.op, "init") == 0)
			cmd_fail(cmd, "there is nothing to take back");
		else
			status = undo_op(&w, &op);
	}
	write_close(&w);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-undo",
	.args = "",
	.what = "take back the last recorded change",
	.common = "n0",
	.complete = "",
	.needs = CMD_BOOK | CMD_WRITES,
	.run = undo,
};
