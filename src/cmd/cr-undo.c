/*
 * cr-undo - take back a recorded change
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "book/revert.h"
#include "cmd/run.h"
#include "cmd/write.h"
#include "text/diff.h"
#include "text/line.h"

enum { LISTED = 20, MOST = 10000, NAME = 10, SHORT_NAME = 7 };

static const struct opt options[] = {
	{ 'a', "all", NULL, "with -l: every one, not the last twenty", "" },
	{ 'l', "list", NULL, "list what was recorded, the newest first", "" },
	OPT_END
};

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

static int
refuse(struct write *w, const struct hist_op *op, const struct write_file *f, unsigned line)
{
	fault_add(&w->cmd->faults, ERROR, f->path, line, 0, "changed since \"%s\"", op->subject);
	fault_hint(&w->cmd->faults, "nothing was taken back; git revert %.12s lets you settle it by hand", op->oid);
	return -1;
}

/* The lines that the change touched were edited again: field by field. */
static int
by_fields(struct str *out, struct write *w, const struct hist_op *op, const struct write_file *f,
    struct span old, struct span new, unsigned line)
{
	int r = revert_fields(out, &w->cmd->book, f->path, old, new, f->before, op->subject, &w->cmd->faults);

	return r > 0 ? refuse(w, op, f, line) : r;
}

/* One path of the change: as it was, if nothing else happened to the same lines or fields. */
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
		} else if (f->was == old.there && (!f->was || span_eq(f->before, old.span))) {
			r = 0;			/* it is so already */
		} else if (!f->was || !old.there || !new.there) {
			r = refuse(w, op, f, line);
		} else {
			struct span now;

			if (diff_merge(&merged, new.span, f->before, old.span, &line) != 0)
				r = by_fields(&merged, w, op, f, old.span, new.span, line);
			now = str_span(&merged);
			if (r == 0)
				r = write_restore(w, f, &now);
		}
		if (r == 0 && f->is && f->before.p != f->after.p)
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
	bool redo = op->undoes[0] && strncmp(op->subject, "undo: ", 6) == 0;
	const char *what = op->subject + (redo || strncmp(op->subject, "redo: ", 6) == 0 ? 6 : 0);
	int status;

	for (size_t i = 0; i < op->npaths; i++)
		if (take_back(w, op, op->paths[i].path) < 0)
			w->failed = true;
	w->trailer = arena_printf(&cmd->arena, "Cr-Undoes: %s", op->oid);
	status = write_end(w, "undo", NULL, arena_printf(&cmd->arena, "%s: %s", redo ? "redo" : "undo", what));
	if (status == CMD_OK && w->done == 0) {
		cmd_fail(cmd, "\"%s\" is as it was before already", what);
		fault_hint(&cmd->faults, "cr-undo -l lists what else there is to take back");
		status = CMD_TROUBLE;
	} else if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
		cmd_say(cmd, "%s: %s", redo ? "done again" : "taken back", what);
	return status;
}

/* A number of the list, which no name is: names have letters, or more digits. */
static bool
is_number(const char *typed)
{
	return strlen(typed) <= 5 && typed[strspn(typed, "0123456789")] == '\0';
}

/* Which of them: a number of the list, or the beginning of a name. */
static struct hist_op *
named(struct cmd *cmd, struct hist_op *v, size_t n, const char *typed)
{
	struct hist_op *found = NULL;

	if (is_number(typed)) {
		size_t number = strtoul(typed, NULL, 10);

		if (number >= 1 && number <= n)
			return &v[number - 1];
	} else if (strlen(typed) >= 4) {
		for (size_t i = 0; i < n; i++)
			if (strncmp(v[i].oid, typed, strlen(typed)) == 0) {
				if (found)
					return cmd_fail(cmd, "two changes have names that begin with %s", typed), NULL;
				found = &v[i];
			}
	}
	if (!found) {
		cmd_fail(cmd, "no recorded change is called %s", typed);
		fault_hint(&cmd->faults, "cr-undo -l lists them; what git alone recorded, git revert takes back");
	}
	return found;
}

/* May it be taken back? */
static int
check(struct cmd *cmd, const struct hist_op *v, size_t n, const struct hist_op *op)
{
	if (strcmp(op->op, "init") == 0)
		cmd_fail(cmd, "%.*s began the book", NAME, op->oid);
	else if (op->merge)
		cmd_fail(cmd, "%.*s is a merge: git revert -m 1 %.*s takes it back", NAME, op->oid, NAME, op->oid);
	else if (op->undone) {
		cmd_fail(cmd, "\"%s\" was taken back already", op->subject);
		for (size_t i = 0; i < n; i++)
			if (!v[i].undone && strcmp(v[i].undoes, op->oid) == 0)
				fault_hint(&cmd->faults, "cr-undo %.*s does it again", NAME, v[i].oid);
	} else
		return 0;
	return -1;
}

static const char *
ago(struct cmd *cmd, int64_t now, int64_t when)
{
	int64_t s = now - when;
	time_t at = (time_t)when;
	struct tm tm = {0};

	if (s >= 0 && s < 60)
		return "just now";
	if (s >= 0 && s < 60 * 60)
		return arena_printf(&cmd->arena, "%d min ago", (int)(s / 60));
	if (s >= 0 && s < 24 * 60 * 60)
		return arena_printf(&cmd->arena, "%d h ago", (int)(s / 3600));
	if (s >= 0 && s < 14 * 24 * 60 * 60)
		return arena_printf(&cmd->arena, "%d day%s ago", (int)(s / 86400), s / 86400 == 1 ? "" : "s");
	localtime_r(&at, &tm);
	return arena_printf(&cmd->arena, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static void
list_one(struct cmd *cmd, const struct hist_op *op, size_t number, int64_t now)
{
	const char *verb = strcmp(op->op, "undo") == 0 && strncmp(op->subject, "redo: ", 6) == 0 ? "redo" : op->op;
	struct str subject = {0};
	time_t at = (time_t)op->when;
	struct tm tm = {0};

	line_escape(&subject, span_of(op->subject));
	if (out_tty(cmd)) {
		const char *state = op->undone ? "(taken back) " : "";
		size_t room = out_width(cmd) > 60 ? (size_t)out_width(cmd) - 34 - strlen(state) : 60, width;

		subject.n = utf8_fit(str_span(&subject), room, &width);
		out_printf(cmd, "%3zu  %.*s  %-11s  %-5s  ", number, SHORT_NAME, op->oid, ago(cmd, now, op->when), verb);
		out_tint(cmd, op->undone ? TINT_DIM : TINT_NONE, arena_printf(&cmd->arena, "%s%.*s", state,
		    (int)subject.n, str_cstr(&subject)));
		out_printf(cmd, "\n");
	} else {
		localtime_r(&at, &tm);
		out_printf(cmd, "%.*s\t%04d-%02d-%02dT%02d:%02d\t%s\t%s\t%s\n", NAME, op->oid, tm.tm_year + 1900, tm.tm_mon + 1,
		    tm.tm_mday, tm.tm_hour, tm.tm_min, verb, op->undone ? "taken-back" : "-", str_cstr(&subject));
	}
	str_release(&subject);
}

/* For completion: what may be taken back. */
static void
offer(struct cmd *cmd, struct wish *wish)
{
	struct hist_who who = {0};
	struct hist *h = NULL;
	struct hist_op *v = NULL;
	size_t n = 0;

	cmd_who(cmd, &who);
	if (hist_open(&h, cmd->dir, &who, &cmd->faults) == 0 &&
	    hist_ops(h, &cmd->arena, LISTED, &v, &n, &cmd->faults) == 0)
		for (size_t i = 0; i < n; i++)
			if (!v[i].undone && !v[i].merge && strcmp(v[i].op, "init") != 0)
				complete_offer(wish, span_make(v[i].oid, NAME), span_of(v[i].subject));
	hist_close(h);
}

static int
list(struct cmd *cmd, struct hist *h, int64_t now)
{
	struct hist_op *v = NULL;
	size_t n = 0;

	if (hist_ops(h, &cmd->arena, opt_has(&cmd->opts, 'a') ? MOST : LISTED, &v, &n, &cmd->faults) < 0)
		return CMD_TROUBLE;
	for (size_t i = 0; i < n; i++)
		list_one(cmd, &v[i], i + 1, now);
	return n > 0 ? CMD_OK : CMD_NONE;
}

/* What a number stood for is said: it stands for another change as soon as one is recorded. */
static int
undo_named(struct write *w, const char *typed)
{
	struct cmd *cmd = w->cmd;
	struct hist_op *v = NULL, *op;
	size_t n = 0;
	int status;

	if (hist_ops(w->hist, &cmd->arena, MOST, &v, &n, &cmd->faults) < 0 || (op = named(cmd, v, n, typed)) == NULL
	    || check(cmd, v, n, op) < 0 || hist_op_paths(w->hist, &cmd->arena, op, &cmd->faults) < 0)
		return CMD_TROUBLE;
	status = undo_op(w, op);
	if (status != CMD_OK || !is_number(typed))
		return status;
	if (opt_has(&cmd->opts, 'n'))
		cmd_say(cmd, "number %s is %.*s: %s", typed, NAME, op->oid, op->subject);
	else
		cmd_say(cmd, "the numbers have moved on; number %s was %.*s", typed, NAME, op->oid);
	return status;
}

static int
undo_last(struct write *w)
{
	struct cmd *cmd = w->cmd;
	struct hist_op last = {0};
	int r = hist_last_op(w->hist, &cmd->arena, &last, &cmd->faults);

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
	if (cmd->nargs > (wants_list ? 0 : 1))
		return cmd_usage(cmd, wants_list ? "a list takes no operands" : "one change at a time");
	if (out_open(cmd, NULL, "") < 0)
		return CMD_TROUBLE;
	cmd_who(cmd, &who);
	if (hist_open(&w.hist, cmd->dir, &who, &cmd->faults) < 0)
		return CMD_TROUBLE;
	status = wants_list ? list(cmd, w.hist, who.now) : cmd->nargs > 0 ? undo_named(&w, cmd->args[0]) : undo_last(&w);
	write_close(&w);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-undo",
	.args = "[NUMBER|NAME]",
	.what = "take back a recorded change",
	.options = options,
	.common = "n0",
	.complete = "",
	.words = offer,
	.needs = CMD_BOOK | CMD_WRITES,
	.run = undo,
};
