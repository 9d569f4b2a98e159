/* cr-due - lists what wants attention, and which practice says so */
#include "cmd/duelist.h"
#include "cmd/feed.h"
#include "cmd/remind.h"

enum { TIDY = OPT_LONG, TODAY, THEIRS };

static const struct opt options[] = {
	{ 'w', "within", "DURATION", "also what falls due by then: 2w, fri, 2026-12-01", "" },
	{ 'p', "practice", "PRACTICE", "only what this practice says", "practice" },
	{ 'o', "owner", "OWNER", "only what this one of ours answers for", "team" },
	{ THEIRS, "theirs", NULL, "only what the client owes us", "" },
	{ TIDY, "tidy", NULL, "housekeeping: what procedures say, and nothing else", "" },
	{ TODAY, "today", NULL, "a line a client: the top reason, and how many more", "" },
	OPT_END
};

static int
read_within(struct cmd *cmd, struct date *until)
{
	const char *text = opt_value(&cmd->opts, 'w');
	struct span s = span_of(text != NULL ? text : "");
	struct dur dur;

	*until = cmd->today;
	if (text == NULL)
		return 0;
	if (dur_parse(s, &dur)) {
		*until = date_add(cmd->today, dur, &cmd->book.cal);
		until->minute = NO_MINUTE;
		return 0;
	}
	return cmd_when(cmd, s, WHEN_FORWARD, &cmd->book.cal, until);
}

static int
read_choice(struct cmd *cmd, struct remind_choice *choice)
{
	const struct model *m = &cmd->book.model;
	const char *name = opt_value(&cmd->opts, 'p'), *near;
	const char **names = arena_array(&cmd->arena, const char *, m->npractices + 1);

	if (read_within(cmd, &choice->until) < 0)
		return -1;
	choice->procedures = opt_has(&cmd->opts, TIDY);
	if (name == NULL)
		return 0;
	choice->only = practice_find(m, span_of(name));
	if (choice->only != NULL && choice->only->on)
		return 0;
	if (choice->only != NULL) {
		cmd_fail(cmd, "the practice %s is off in this book", name);
		fault_hint(&cmd->faults, "cr-guide --on %s", name);
		return -1;
	}
	for (size_t i = 0; i < m->npractices; i++)
		names[i] = arena_dup(&cmd->arena, m->practices[i]->name);
	cmd_fail(cmd, "no practice \"%s\"", name);
	near = fault_nearest(span_of(name), names, m->npractices);
	fault_hint(&cmd->faults, "%s", near != NULL ? near : "cr-guide lists them");
	return -1;
}

/* Reads the book, and no more of it than is asked for. */
static int
read_book(struct cmd *cmd, struct remind_choice *choice, struct whose *whose, struct feed *feed)
{
	const char *who = opt_value(&cmd->opts, 'o');
	struct want want = {0};
	int r = -1;

	if (cmd_want(cmd, &want) == 0 && whose_read(whose, cmd, who, opt_has(&cmd->opts, THEIRS), &want) == 0) {
		remind_choose(cmd, choice);
		remind_want(cmd, &want, choice);
		if (cmd->nargs > 0 || out_tty(cmd))
			name_want(cmd, &want);
		if (cmd_load(cmd, &want) == 0 && whose_find(whose, cmd, who) == 0)
			r = feed_open(feed, cmd, cmd->args, cmd->nargs, NAME_READ);
	}
	want_release(&want);
	return r;
}

/* A value that does not fit its field is missing to every rule: what is not reminded of for that is said, once. */
static void
say_faulty(struct cmd *cmd, const struct feed *feed)
{
	size_t n = 0, of = feed->all ? cmd->book.nrecs : feed->n;
	struct cursor at = {0};

	for (size_t i = 0; cmd->book.nfaulty > 0 && i < of; i++) {
		const struct rec *rec = feed->all ? book_next(&cmd->book, &at) : feed->v[i];

		if (rec != NULL && rec->faulty && (cmd->kinds == 0 || (cmd->kinds & KIND_BIT(rec->kind))))
			n++;
	}
	cmd_say_faulty(cmd, n);
}

static int
due(struct cmd *cmd)
{
	bool today = opt_has(&cmd->opts, TODAY);
	struct whose whose;
	struct snoozes snoozes;
	struct remind_choice choice = { .whose = &whose, .snoozes = &snoozes };
	struct feed feed = {0};
	struct due_list list = {0};
	int status;

	if (read_choice(cmd, &choice) < 0 || duelist_open(cmd, today) < 0
	    || read_book(cmd, &choice, &whose, &feed) < 0)
		return CMD_TROUBLE;
	snoozes_of(&snoozes, cmd);
	remind_all(&list, cmd, &feed, &choice);
	status = duelist_print(cmd, &list, today);
	say_faulty(cmd, &feed);
	due_release(&list);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-due",
	.args = "[record ...]",
	.what = "lists what wants attention, and which practice says so",
	.options = options,
	.common = "qkfsj0",
	.complete = "record",
	.columns = "remind practice text late more",
	.needs = CMD_BOOK | CMD_REMINDS,
	.run = due,
};
