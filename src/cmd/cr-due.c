/* cr-due - lists what wants attention, and which practice says so */
#include <stdlib.h>
#include <string.h>

#include "cmd/feed.h"
#include "cmd/out.h"
#include "cmd/page.h"
#include "cmd/remind.h"
#include "cmd/short.h"

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

static const struct column columns[] = {
	{ "remind", COL_DATE }, { "practice", COL_WORD }, { "text", COL_TEXT }, { "late", COL_NUMBER },
	{ NULL, COL_TEXT }
};

static const struct column today_columns[] = {
	{ "remind", COL_DATE }, { "practice", COL_WORD }, { "text", COL_TEXT }, { "more", COL_NUMBER },
	{ NULL, COL_TEXT }
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

/* Two threads at most, each with what is its own. */
struct gathering {
	struct cmd *cmd;
	const struct remind_choice *choice;
	struct { struct eval ev; struct due_list due; } worker[2];
};

static void
gather_group(void *ctx, const struct group *g, unsigned worker)
{
	struct gathering *all = ctx;

	remind_group(&all->worker[worker].due, all->cmd, &all->worker[worker].ev, g, all->choice);
}

static void
gather_named(struct gathering *all, struct feed *feed)
{
	struct due_list *due = &all->worker[0].due;
	struct eval *ev = &all->worker[0].ev;
	const struct rec *rec;

	while ((rec = feed_next(feed)) != NULL) {
		if (rec->kind->expands.n == 0 && cmd_selects(all->cmd, ev, rec))
			remind_rec(due, ev, rec, all->choice);
		if (rec->kind->place == PLACE_CLIENT)
			remind_derived(due, all->cmd, ev, rec, all->choice);
	}
}

static void
gather(struct due_list *due, struct cmd *cmd, struct feed *feed, const struct remind_choice *choice)
{
	struct gathering all = { .cmd = cmd, .choice = choice };

	for (size_t i = 0; i < 2; i++)
		all.worker[i].ev = cmd_eval(cmd);
	if (feed->all)
		book_each_group(&cmd->book, gather_group, &all);
	else
		gather_named(&all, feed);
	for (size_t i = 0; i < 2; i++) {
		for (size_t k = 0; k < all.worker[i].due.n; k++)
			*vec_push(due->v, due->n, due->cap) = all.worker[i].due.v[k];
		due_release(&all.worker[i].due);
		arena_release(&all.worker[i].ev.scratch);
	}
	remind_once(due);
}

static struct val
say(struct cmd *cmd, struct eval *ev, const struct due *d)
{
	struct str text = {0};
	struct val v;

	due_say(&text, ev, d);
	v = val_text(VAL_TEXT, span_make(arena_dup(&cmd->arena, str_span(&text)), text.n));
	str_release(&text);
	return v;
}

static void
print_lines(struct cmd *cmd, const struct due_list *due)
{
	struct eval ev = cmd_eval(cmd);

	for (size_t i = 0; i < due->n; i++) {
		const struct due *d = &due->v[i];
		struct val v[] = { val_date(d->date), val_text(VAL_WORD, d->practice->name), say(cmd, &ev, d),
		    val_number(cmd->today.day - d->date.day) };

		out_row(cmd, d->rec, v);
		arena_reset(&ev.scratch);
	}
	arena_release(&ev.scratch);
}

/* The lines of each client, as chains through the list: due->n is the end of one. */
struct chains {
	size_t *next, *more;
	bool *first;
};

static struct chains
chains_of(struct cmd *cmd, const struct due_list *due)
{
	struct chains c = { arena_array(&cmd->arena, size_t, due->n + 1), arena_array(&cmd->arena, size_t, due->n + 1),
	    arena_array(&cmd->arena, bool, due->n + 1) };
	size_t *head = arena_array(&cmd->arena, size_t, cmd->book.ngroups), *last;

	last = arena_array(&cmd->arena, size_t, cmd->book.ngroups);
	for (size_t i = 0; i < due->n; i++) {
		uint32_t g = due->v[i].rec->group;

		c.next[i] = due->n;
		c.first[i] = head[g] == 0;
		if (c.first[i]) {
			head[g] = i + 1;
		} else {
			c.next[last[g]] = i;
			c.more[head[g] - 1]++;
		}
		last[g] = i;
	}
	return c;
}

/* One line a client: its most urgent thing, and how many more there are. */
static void
print_today(struct cmd *cmd, const struct due_list *due)
{
	struct chains c = chains_of(cmd, due);
	struct eval ev = cmd_eval(cmd);

	for (size_t i = 0; i < due->n; i++) {
		const struct due *d = &due->v[i];

		if (c.first[i]) {
			struct val v[] = { val_date(d->date), val_text(VAL_WORD, d->practice->name),
			    say(cmd, &ev, d), val_number((double)c.more[i]) };

			out_row(cmd, d->rec->client != NULL ? d->rec->client : d->rec, v);
		}
	}
	arena_release(&ev.scratch);
}

/* What to type for each: to cr-done and cr-move for an open promise, else to any program. */
static struct span *
names_of(struct cmd *cmd, const struct due_list *due, struct page_dues *widths)
{
	struct span *names = arena_array(&cmd->arena, struct span, due->n + 1);
	struct shorts shorts;
	struct str name = {0};

	shorts_open(&shorts, &cmd->book);
	for (size_t i = 0; i < due->n; i++) {
		const struct rec *rec = due->v[i].rec;

		str_reset(&name);
		short_name(&name, &shorts, rec, short_open(&shorts, rec) ? NAME_PROMISE : NAME_READ, span_make("", 0));
		names[i] = span_make(arena_dup(&cmd->arena, str_span(&name)), name.n);
		page_due_fit(widths, cmd, &due->v[i], names[i]);
	}
	shorts_release(&shorts);
	str_release(&name);
	return names;
}

/* On a terminal: a client, then its lines, the top reason first; clients by their top reason. */
static void
print_groups(struct cmd *cmd, const struct due_list *due, bool today)
{
	struct chains c = chains_of(cmd, due);
	struct eval ev = cmd_eval(cmd);
	struct page_dues widths = {0};
	const struct span *names = today ? NULL : names_of(cmd, due, &widths);

	for (size_t i = 0; i < due->n; i++) {
		if (!c.first[i])
			continue;
		if (today) {
			page_today(cmd, &ev, &due->v[i], c.more[i]);
			continue;
		}
		page_client(cmd, &ev, due->v[i].rec);
		for (size_t k = i; k < due->n; k = c.next[k])
			page_due(cmd, &ev, &due->v[k], names[k], &widths);
	}
	arena_release(&ev.scratch);
}

static int
due(struct cmd *cmd)
{
	bool today = opt_has(&cmd->opts, TODAY);
	const char *who = opt_value(&cmd->opts, 'o');
	struct whose whose;
	struct remind_choice choice = { .whose = &whose };
	struct want want = {0};
	struct feed feed = {0};
	struct snoozes snoozes;
	struct due_list list = {0};
	int status = CMD_TROUBLE;

	if (read_choice(cmd, &choice) == 0
	    && out_open(cmd, today ? today_columns : columns, today ? "remind practice text more"
	    : "remind practice text") == 0 && cmd_want(cmd, &want) == 0
	    && whose_read(&whose, cmd, who, opt_has(&cmd->opts, THEIRS), &want) == 0) {
		remind_choose(cmd, &choice);
		remind_want(cmd, &want, &choice);
		if (cmd->nargs > 0 || out_tty(cmd))
			name_want(cmd, &want);
		if (cmd_load(cmd, &want) == 0 && whose_find(&whose, cmd, who) == 0
		    && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_READ) == 0)
			status = CMD_OK;
	}
	want_release(&want);
	if (status != CMD_OK)
		return status;
	snoozes_of(&snoozes, cmd);
	choice.snoozes = &snoozes;
	gather(&list, cmd, &feed, &choice);
	if (out_tty(cmd) && !opt_has(&cmd->opts, 'f') && !opt_has(&cmd->opts, 's')) {
		print_groups(cmd, &list, today);
		if (list.n == 0)
			page_text(cmd, "", span_of("Nothing wants attention."));
		status = list.n > 0 ? CMD_OK : CMD_NONE;
	} else {
		if (today)
			print_today(cmd, &list);
		else
			print_lines(cmd, &list);
		status = out_end(cmd);
	}
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
