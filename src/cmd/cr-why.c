/* cr-why - splits the change of a score or of what is due into its causes */
#include "cmd/feed.h"
#include "cmd/history.h"
#include "cmd/out.h"
#include "cmd/replay.h"
#include "cmd/shift.h"

static const struct opt options[] = {
	{ 'a', "all", NULL, "what changed nothing, too", "" },
	{ 'd', "due", NULL, "of what is due, instead of the score", "" },
	OPT_END
};

static const struct column columns[] = {
	{ "part", COL_NUMBER }, { "cause", COL_WORD }, { "date", COL_DATE }, { "who", COL_WORD }, { "text", COL_TEXT },
	{ "commit", COL_WORD }, { NULL, COL_TEXT }
};

static void
row(struct cmd *cmd, const struct replay_step *s, const struct rec *rec, double part, const char *said)
{
	struct arena *a = &cmd->arena;
	struct val v[] = { val_number(part), val_words(s->cause), s->date.day != 0 ? val_date(s->date) : (struct val){0},
	    val_words(s->who), val_words(arena_dup(a, span_of(said))), val_words(git_short(cmd, a, s->commit)) };

	out_row(cmd, rec, v);
}

static void
say_score(void *ctx, const struct replay_step *s, const struct judged *was, const struct judged *now)
{
	struct cmd *cmd = ctx;
	double part = shift_score(was, now);
	struct str said = {0}, shifts = {0};

	shift_words(&shifts, was, now, &cmd->arena);
	str_addf(&said, "%s%s%s", s->what, s->what[0] != '\0' && shifts.n > 0 ? ": " : "", str_cstr(&shifts));
	if (part != 0 || opt_has(&cmd->opts, 'a'))
		row(cmd, s, s->rec, part, str_cstr(&said));
	str_release(&said);
	str_release(&shifts);
}

/* A record, so that a row has a name: of a due line, as it was called in the state at hand. */
static const struct rec *
rec_named(struct cmd *cmd, const char *name)
{
	static const struct kind kind = { .name = { "record", 6 }, .place = PLACE_KIND };
	struct rec *rec = arena_new(&cmd->arena, struct rec);

	*rec = (struct rec){ .kind = &kind, .path = name, .item = &rec_no_item };
	return rec;
}

struct due_step {
	struct cmd *cmd;
	const struct replay_step *of;
};

static void
say_line(void *ctx, const struct judged_due *d, int part)
{
	const struct due_step *due = ctx;
	const char *what = due->of->what;
	const char *said = arena_printf(&due->cmd->arena, "%s: %s%s%s%s", d->practice, d->text,
	    what[0] != '\0' ? " (" : "", what, what[0] != '\0' ? ")" : "");

	row(due->cmd, due->of, rec_named(due->cmd, d->name), part, said);
}

static void
say_due(void *ctx, const struct replay_step *s, const struct judged *was, const struct judged *now)
{
	struct due_step due = { ctx, s };

	shift_lines(was, now, say_line, &due);
}

static const char *
figure(struct arena *a, const struct judged *j)
{
	return j->number ? arena_printf(a, "%.1f", shift_rounded(j)) : "too little evidence for a figure";
}

static void
say_whole(const struct replay *r, const struct rec *client)
{
	const struct judged *first = &r->first, *last = &r->last;
	struct replay_step s = { .cause = "whole", .date = r->to->today };
	struct arena *a = &r->cmd->arena;

	if (r->what == JUDGE_DUE)
		row(r->cmd, &s, client, (double)last->ndue - (double)first->ndue, arena_printf(a, "%zu due on %s, %zu on %s",
		    first->ndue, r->from->label, last->ndue, r->to->label));
	else
		row(r->cmd, &s, client, shift_score(first, last), arena_printf(a, "%s on %s, %s on %s",
		    figure(a, first), r->from->label, figure(a, last), r->to->label));
}

/* Those named; else every client but those that are past. */
static int
choose(struct cmd *cmd, struct feed *feed)
{
	struct want want = {0};
	int r;

	feed_want_clients(cmd, &want);
	r = cmd_want(cmd, &want) < 0 || cmd_load(cmd, &want) < 0
	    || feed_clients(feed, cmd, cmd->args + 1, cmd->nargs - 1) < 0 ? -1 : 0;
	want_release(&want);
	return r;
}

/* What is told is the first-parent line from one to the other. */
static int
read_ends(struct cmd *cmd, struct instant *from, struct instant *to)
{
	int r = past_ends(from, to, cmd, cmd->args[0]) < 0 ? -1 : history_leads(cmd, from->oid, to->oid);

	if (r == 0)
		cmd_fail(cmd, "%s is no commit on the first-parent line of %s", from->label, to->label);
	return r > 0 ? 0 : -1;
}

static int
why(struct cmd *cmd)
{
	bool due = opt_has(&cmd->opts, 'd');
	struct instant from, to;
	struct copy copy;
	struct replay replay = { .cmd = cmd, .copy = &copy, .from = &from, .to = &to, .all = opt_has(&cmd->opts, 'a'),
	    .what = due ? JUDGE_DUE : JUDGE_SCORE, .step = due ? say_due : say_score, .ctx = cmd };
	struct feed feed = {0};
	int r;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "since when?");
	if (out_open(cmd, columns, "part cause date who text") < 0 || choose(cmd, &feed) < 0
	    || read_ends(cmd, &from, &to) < 0)
		return CMD_TROUBLE;
	r = copy_open(&copy, cmd, "book");
	for (size_t i = 0; r == 0 && i < feed.n; i++) {
		r = replay_client(&replay, feed.v[i]);
		if (r == 0)
			say_whole(&replay, feed.v[i]);
	}
	copy_close(&copy);
	return r < 0 ? CMD_TROUBLE : out_end(cmd);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-why",
	.args = "WHEN[..WHEN] [client ...]",
	.what = "splits the change of a score or of what is due into its causes",
	.options = options,
	.common = "fsj0",
	.complete = "client",
	.columns = "part cause date who text commit",
	.needs = CMD_BOOK,
	.run = why,
};
