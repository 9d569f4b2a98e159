/* recorded - see recorded.h */
#include "cmd/recorded.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "cmd/outp.h"
#include "cmd/run.h"
#include "text/line.h"

enum { LISTED = 20, MOMENT = 32, NARROW = 50 };

bool
recorded_number(const char *typed)
{
	return strlen(typed) <= 5 && typed[strspn(typed, "0123456789")] == '\0';
}

struct hist_op *
recorded_named(struct cmd *cmd, struct hist_op *v, size_t n, const char *typed)
{
	struct hist_op *found = NULL;

	if (recorded_number(typed)) {
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

static const char *
verb_of(const struct hist_op *op)
{
	return strcmp(op->op, "undo") == 0 && strncmp(op->subject, "redo: ", 6) == 0 ? "redo" : op->op;
}

static const char *
moment(int64_t when, char buf[MOMENT])
{
	time_t at = (time_t)when;
	struct tm tm = {0};

	localtime_r(&at, &tm);
	strftime(buf, MOMENT, "%Y-%m-%dT%H:%M", &tm);
	return buf;
}

/* What was done, with its verb; of what was taken back that is in the subject. */
static void
for_a_hand(struct cmd *cmd, const struct hist_op *op, size_t number, int64_t now)
{
	const char *state = op->undone ? "(taken back) " : "", *verb = verb_of(op);
	bool narrow = out_width(cmd) < NARROW;
	struct str text = {0}, fits = {0};

	str_adds(&text, state);
	if (op->did[0])
		line_escape(&text, span_of(op->did));
	else {
		if (strcmp(op->op, "undo") != 0)
			str_addf(&text, "%s ", verb);
		line_escape(&text, span_of(op->subject));
	}
	text_fit(&fits, str_span(&text), out_width(cmd) - (narrow ? 17 : 30), false);
	out_printf(cmd, "%3zu  %.*s  ", number, RECORDED_NAME, op->oid);
	if (!narrow)
		out_printf(cmd, "%-11s  ", ago(cmd, now, op->when));
	out_tint(cmd, op->undone ? TINT_DIM : TINT_NONE, str_cstr(&fits));
	out_printf(cmd, "\n");
	str_release(&text);
	str_release(&fits);
}

static void
for_a_pipe(struct cmd *cmd, const struct hist_op *op)
{
	struct str line = {0};
	char at[MOMENT];

	str_addf(&line, "%.*s\t%s\t%s\t%s\t", RECORDED_NAME, op->oid, moment(op->when, at), verb_of(op),
	    op->undone ? "taken-back" : "-");
	line_escape(&line, span_of(op->subject));
	str_addc(&line, '\t');
	line_escape(&line, span_of(op->did[0] ? op->did : "-"));
	str_addc(&line, '\n');
	out_text(cmd, str_span(&line));
	str_release(&line);
}

static void
put_text(struct str *out, const char *key, const char *text)
{
	json_key(out, span_of(key));
	if (text[0])
		json_text(out, span_of(text));
	else
		str_adds(out, "null");
}

static void
for_a_program(struct cmd *cmd, const struct hist_op *op)
{
	struct str line = {0};
	char at[MOMENT];

	str_addc(&line, '{');
	put_text(&line, "commit", op->oid);
	put_text(&line, "date", moment(op->when, at));
	put_text(&line, "program", verb_of(op));
	json_key(&line, span_of("undone"));
	str_adds(&line, op->undone ? "true" : "false");
	put_text(&line, "subject", op->subject);
	put_text(&line, "did", op->did);
	str_adds(&line, "}\n");
	out_text(cmd, str_span(&line));
	str_release(&line);
}

void
recorded_offer(struct cmd *cmd, struct wish *wish)
{
	struct hist_who who = {0};
	struct hist *h = NULL;
	struct hist_op *v = NULL;
	size_t n = 0;

	if (cmd_who(cmd, &who) == 0 && hist_look(&h, cmd->dir, &who, &cmd->faults) == 0 &&
	    hist_ops(h, &cmd->arena, LISTED, &v, &n, &cmd->faults) == 0)
		for (size_t i = 0; i < n; i++)
			if (!v[i].undone && !v[i].merge && strcmp(v[i].op, "init") != 0)
				complete_offer(wish, span_make(v[i].oid, RECORDED_NAME), span_of(v[i].did[0] ? v[i].did : v[i].subject));
	hist_close(h);
}

int
recorded_list(struct cmd *cmd, struct hist *h, int64_t now)
{
	struct hist_op *v = NULL;
	size_t n = 0;

	if (hist_ops(h, &cmd->arena, opt_has(&cmd->opts, 'a') ? RECORDED_MOST : LISTED, &v, &n, &cmd->faults) < 0)
		return CMD_TROUBLE;
	for (size_t i = 0; i < n; i++)
		if (opt_has(&cmd->opts, 'j'))
			for_a_program(cmd, &v[i]);
		else if (out_tty(cmd))
			for_a_hand(cmd, &v[i], i + 1, now);
		else
			for_a_pipe(cmd, &v[i]);
	return n > 0 ? CMD_OK : CMD_NONE;
}
