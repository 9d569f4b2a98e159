/*
 * cr-undo - take back a recorded change
 */
#include <string.h>

#include "cmd/orphans.h"
#include "cmd/out.h"
#include "cmd/recorded.h"
#include "cmd/takeback.h"

enum { KEY_FORCE = OPT_LONG };

static const struct opt options[] = {
	{ 'a', "all", NULL, "with -l: every one, not the last twenty", "" },
	{ 'l', "list", NULL, "list what was recorded, the newest first", "" },
	{ KEY_FORCE, "force", NULL, "leave behind what belongs or links to what goes", "" },
	OPT_END
};

/* Without the verb of an operation that took back, or did again. */
static const char *
bare(const char *said, const char *undo, const char *redo)
{
	size_t n = strlen(undo);

	return said + (strncmp(said, undo, n) == 0 || strncmp(said, redo, n) == 0 ? n : 0);
}

/* Of what was new and is not there, the first: it may have another name by now. */
static const char *
gone(struct write *w)
{
	for (size_t i = 0; i < w->nfiles; i++)
		if (!w->files[i]->was)
			return arena_printf(&w->cmd->arena, ": %s is not there", w->files[i]->path);
	return "";
}

static int
undo_op(struct write *w, const struct hist_op *op)
{
	struct cmd *cmd = w->cmd;
	bool redo = op->undoes[0] && strncmp(op->subject, "undo: ", 6) == 0;
	const char *what = bare(op->subject, "undo: ", "redo: "), *verb = redo ? "redo" : "undo";
	int status;

	for (size_t i = 0; i < op->npaths; i++)
		if (takeback(w, op, op->paths[i].path) < 0)
			w->failed = true;
	if (!w->failed && !opt_has(&cmd->opts, KEY_FORCE) && orphans_refuse(w, op) < 0)
		w->failed = true;
	w->trailer = arena_printf(&cmd->arena, "Cr-Undoes: %s", op->oid);
	if (op->did[0])
		w->did = arena_printf(&cmd->arena, "%s %s", verb, bare(op->did, "undo ", "redo "));
	status = write_end(w, "undo", arena_printf(&cmd->arena, "%s: %s", verb, what));
	if (status == CMD_OK && w->done == 0) {
		cmd_fail(cmd, "\"%s\" is as it was before already%s", what, gone(w));
		fault_hint(&cmd->faults, "cr-undo -l lists what else there is to take back");
		status = CMD_TROUBLE;
	} else if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
		cmd_say(cmd, "%s: %s", redo ? "done again" : "taken back", what);
	return status;
}

/* May it be taken back? */
static int
check(struct cmd *cmd, const struct hist_op *v, size_t n, const struct hist_op *op)
{
	if (strcmp(op->op, "init") == 0)
		cmd_fail(cmd, "%.*s began the book", RECORDED_NAME, op->oid);
	else if (op->merge)
		cmd_fail(cmd, "%.*s is a merge: git revert -m 1 %.*s takes it back", RECORDED_NAME, op->oid, RECORDED_NAME, op->oid);
	else if (op->undone) {
		cmd_fail(cmd, "\"%s\" was taken back already", op->subject);
		for (size_t i = 0; i < n; i++)
			if (!v[i].undone && strcmp(v[i].undoes, op->oid) == 0)
				fault_hint(&cmd->faults, "cr-undo %.*s does it again", RECORDED_NAME, v[i].oid);
	} else
		return 0;
	return -1;
}

/* What a number stood for is said: it stands for another change as soon as one is recorded. */
static int
undo_named(struct write *w, const char *typed)
{
	struct cmd *cmd = w->cmd;
	struct hist_op *v = NULL, *op;
	size_t n = 0;
	int status;

	if (hist_ops(w->hist, &cmd->arena, RECORDED_MOST, &v, &n, &cmd->faults) < 0 || (op = recorded_named(cmd, v, n, typed)) == NULL
	    || check(cmd, v, n, op) < 0 || hist_op_paths(w->hist, &cmd->arena, op, &cmd->faults) < 0)
		return CMD_TROUBLE;
	status = undo_op(w, op);
	if (status != CMD_OK || !recorded_number(typed))
		return status;
	if (opt_has(&cmd->opts, 'n'))
		cmd_say(cmd, "number %s is %.*s: %s", typed, RECORDED_NAME, op->oid, op->subject);
	else
		cmd_say(cmd, "the numbers have moved on; number %s was %.*s", typed, RECORDED_NAME, op->oid);
	return status;
}

/* What a person had edited, and another program recorded when it wrote: no command of theirs. */
static bool
on_its_way(const struct hist_op *op)
{
	return strncmp(op->subject, WRITE_BY_HAND, strlen(WRITE_BY_HAND)) == 0;
}

static int
undo_last(struct write *w)
{
	struct cmd *cmd = w->cmd;
	struct hist_op last = {0};
	int r = hist_last_op(w->hist, &cmd->arena, &last, &cmd->faults);

	if (r == 0 && on_its_way(&last)) {
		cmd_fail(cmd, "\"%s\" has your own edits in it, which another program recorded when it wrote", last.subject);
		fault_hint(&cmd->faults, "cr-undo %.*s takes it back all the same; cr-undo -l lists what was done before it",
		    RECORDED_NAME, last.oid);
		return CMD_TROUBLE;
	}
	if (r == 0 && strcmp(last.op, "init") != 0)
		return undo_op(w, &last);
	if (r >= 0)
		cmd_fail(cmd, "there is nothing to take back");
	return CMD_TROUBLE;
}

static int
undo(struct cmd *cmd)
{
	bool wants_list = opt_has(&cmd->opts, 'l');
	struct hist_who who = {0};
	struct write w = { .cmd = cmd };
	int status;

	if (opt_has(&cmd->opts, 'a') && !wants_list)
		return cmd_usage(cmd, "-a goes with -l");
	if (opt_has(&cmd->opts, KEY_FORCE) && wants_list)
		return cmd_usage(cmd, "--force is for taking back");
	if (cmd->nargs > (wants_list ? 0 : 1))
		return cmd_usage(cmd, wants_list ? "a list takes no operands" : "one change at a time");
	if (out_open(cmd, NULL, "") < 0)
		return CMD_TROUBLE;
	if (cmd_who(cmd, &who) < 0 || (wants_list ? hist_look : hist_open)(&w.hist, cmd->dir, &who, &cmd->faults) < 0)
		return CMD_TROUBLE;
	status = wants_list ? recorded_list(cmd, w.hist, who.now) : cmd->nargs > 0 ? undo_named(&w, cmd->args[0]) : undo_last(&w);
	write_close(&w);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-undo",
	.args = "[NUMBER|NAME]",
	.what = "take back a recorded change",
	.options = options,
	.common = "jn0",
	.complete = "",
	.words = recorded_offer,
	.needs = CMD_BOOK | CMD_WRITES,
	.run = undo,
};
