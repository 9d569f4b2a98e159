/* handbook - what is wrong now, practice by practice (see handbook.h) */
#include <stdlib.h>
#include <string.h>

#include "cmd/columns.h"
#include "cmd/feed.h"
#include "cmd/flags.h"
#include "cmd/handbook.h"
#include "cmd/remind.h"
#include "cmd/stand.h"

struct tally {			/* of one practice */
	size_t due, flags, n;
	double value;		/* of its evidence, summed */
};

static struct tally *
tally_of(struct cmd *cmd, struct tally *v, const struct practice *p)
{
	const struct model *m = &cmd->book.model;

	for (size_t i = 0; i < m->npractices; i++)
		if (m->practices[i] == p)
			return &v[i];
	abort();
}

static void
count_due(struct cmd *cmd, struct tally *v, struct eval *ev, const struct rec *rec, const struct remind_choice choice[2])
{
	struct due_list list = {0};

	for (int i = 0; i < 2; i++) {
		if (rec->kind->expands.n == 0)
			remind_rec(&list, ev, rec, &choice[i]);
		if (rec->kind->place == PLACE_CLIENT)
			remind_derived(&list, cmd, ev, rec, &choice[i]);
	}
	for (size_t i = 0; i < list.n; i++)
		tally_of(cmd, v, list.v[i].practice)->due++;
	due_release(&list);
}

struct flag_tally {
	struct cmd *cmd;
	struct tally *v;
};

static void
count_flag(void *ctx, const struct rec *rec, const struct practice *p, const char *text)
{
	const struct flag_tally *t = ctx;

	(void)rec, (void)text;
	tally_of(t->cmd, t->v, p)->flags++;
}

static void
count_evidence(struct cmd *cmd, struct tally *v, struct eval *ev, const struct rec *client)
{
	struct arena arena = {0};
	struct score s;

	score_client(&s, ev, client, &arena, true);
	for (size_t i = 0; i < s.nrows; i++) {
		struct tally *t = tally_of(cmd, v, s.rows[i].practice);

		for (size_t k = 0; s.rows[i].practice->class == MEASURED && k < s.rows[i].n; k++) {
			t->n++;
			t->value += s.rows[i].evidence[k].value;
		}
	}
	arena_release(&arena);
	arena_reset(&ev->scratch);
}

/* As cr-score says it: of five pieces worth 3.4 two are not well done. */
static size_t
not_done(const struct tally *t)
{
	return t->n - (size_t)(t->value + 0.5);
}

static void
add(struct columns *c, struct cmd *cmd, const struct practice *p, const struct tally *t)
{
	struct str words = {0};
	struct span cells[] = { p->name, {0}, p->title };

	if (t->due > 0)
		str_addf(&words, "%zu due", t->due);
	if (t->flags > 0)
		str_addf(&words, "%s%zu flagged", words.n > 0 ? ", " : "", t->flags);
	if (not_done(t) > 0)
		str_addf(&words, "%s%zu of %zu not well done", words.n > 0 ? ", " : "", not_done(t), t->n);
	if (p->reading == STATE && not_done(t) > 0 && !p->nflags && !t->due) {
		str_reset(&words);
		str_addf(&words, "%zu now", not_done(t));
	}
	cells[1] = span_make(arena_dup(&cmd->arena, str_span(&words)), words.n);
	if (words.n > 0)
		columns_add(c, cells, NULL, false);
	str_release(&words);
}

/* Is it a client that was named, or one of any where none was? Those of ours only without operands. */
static bool
asked_for(const struct feed *feed, size_t nargs, const struct rec *rec)
{
	if (nargs == 0)
		return true;
	for (size_t i = 0; i < feed->n; i++)
		if (feed->v[i] == rec->client || feed->v[i] == rec)
			return true;
	return false;
}

/* What is due to be done, and the housekeeping. */
static int
load(struct cmd *cmd, struct feed *feed, struct remind_choice choice[2])
{
	struct want want = {0};
	int r;

	for (int i = 0; i < 2; i++) {
		choice[i] = (struct remind_choice){ .until = cmd->today, .procedures = i == 1 };
		remind_choose(cmd, &choice[i]);
		remind_want(cmd, &want, &choice[i]);
	}
	stand_want(cmd, &want);
	want_flags(&cmd->book.model, &want);
	name_want(cmd, &want);
	r = cmd_load(cmd, &want) == 0 ? feed_open(feed, cmd, cmd->args, cmd->nargs, NAME_CLIENT) : -1;
	want_release(&want);
	return r;
}

int
guide_wrong(struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	struct tally *v = arena_array(&cmd->arena, struct tally, m->npractices + 1);
	struct flag_tally flagged = { cmd, v };
	struct remind_choice choice[2];
	struct feed feed = {0};
	struct snoozes snoozes;
	struct columns c = { .n = 3, .go = "2" };
	struct cursor at = {0};
	struct eval ev = cmd_eval(cmd);
	const struct rec *rec;
	bool found;

	if (load(cmd, &feed, choice) < 0)
		return CMD_TROUBLE;
	snoozes_of(&snoozes, cmd);
	choice[0].snoozes = choice[1].snoozes = &snoozes;
	while ((rec = book_next(&cmd->book, &at)) != NULL) {
		if (!asked_for(&feed, cmd->nargs, rec))
			continue;
		count_due(cmd, v, &ev, rec, choice);
		flags_each(&cmd->book, &ev, rec, count_flag, &flagged);
		if (rec->kind->place == PLACE_CLIENT)
			count_evidence(cmd, v, &ev, rec);
	}
	for (size_t i = 0; i < m->npractices; i++)
		add(&c, cmd, m->practices[i], &v[i]);
	found = c.nlines > 0;
	columns_end(&c, cmd);
	arena_release(&ev.scratch);
	return found ? CMD_OK : CMD_NONE;
}
