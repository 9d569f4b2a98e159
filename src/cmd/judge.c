/* judge - see judge.h */
#include "cmd/judge.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/remind.h"
#include "cmd/stand.h"

static int
by_practice(const void *x, const void *y)
{
	const struct judged_row *a = x, *b = y;

	return strcmp(a->practice, b->practice);
}

static void
read_score(struct judged *out, struct cmd *then, const struct rec *client, struct arena *arena)
{
	struct eval ev = cmd_eval(then);
	struct score s;

	score_client(&s, &ev, client, &then->arena, false);
	out->pieces = s.n;
	out->number = s.number;
	out->total = s.n > 0 ? s.total : 0;
	for (int d = 0; d < DIMENSIONS; d++)
		out->dims[d] = s.dims[d].weight > 0 ? s.dims[d].value : -1;
	out->rows = arena_array(arena, struct judged_row, s.nrows + 1);
	for (size_t i = 0; i < s.nrows; i++) {
		const struct practice *p = s.rows[i].practice;

		if (p->class == MEASURED && p->reading == CONDUCT && s.rows[i].n > 0)
			out->rows[out->nrows++] = (struct judged_row){ arena_dup(arena, p->name), s.rows[i].value, s.rows[i].n };
	}
	qsort(out->rows, out->nrows, sizeof *out->rows, by_practice);
	arena_release(&ev.scratch);
}

int
judged_due_cmp(const void *x, const void *y)
{
	const struct judged_due *a = x, *b = y;
	int c = strcmp(a->name, b->name);

	return c != 0 ? c : strcmp(a->practice, b->practice);
}

static void
read_due(struct judged *out, struct cmd *then, const struct group *g, const struct remind_choice *choice,
    struct arena *arena)
{
	struct eval ev = cmd_eval(then);
	struct due_list due = {0};

	remind_group(&due, then, &ev, g, choice);
	remind_once(&due);
	out->due = arena_array(arena, struct judged_due, due.n + 1);
	for (size_t i = 0; i < due.n; i++) {
		struct str name = {0}, text = {0};

		rec_name(&name, due.v[i].rec);
		due_say(&text, &ev, &due.v[i]);
		out->due[out->ndue++] = (struct judged_due){ arena_dup(arena, str_span(&name)),
		    arena_dup(arena, due.v[i].practice->name), arena_dup(arena, str_span(&text)) };
		str_release(&name);
		str_release(&text);
	}
	qsort(out->due, out->ndue, sizeof *out->due, judged_due_cmp);
	due_release(&due);
	arena_release(&ev.scratch);
}

static void
read_client(struct judged *out, struct cmd *then, const char *client, enum judge_what what, struct arena *arena)
{
	const struct group *g;
	struct snoozes snoozes;
	struct remind_choice choice = { .until = then->today, .snoozes = &snoozes };
	struct want want = { .all = true };

	(void)book_load(&then->book, &want, &then->faults);
	then->loaded = true;
	g = book_group(&then->book, span_of(client));
	out->there = g != NULL && g->client != NULL;
	if (out->there && what == JUDGE_SCORE)
		read_score(out, then, g->client, arena);
	if (out->there && what == JUDGE_DUE) {
		remind_choose(then, &choice);
		snoozes_of(&snoozes, then);
		read_due(out, then, g, &choice, arena);
	}
	want_release(&want);
}

int
judge(struct judged *out, struct cmd *cmd, const char *dir, struct date now, const char *client,
    enum judge_what what, struct arena *arena)
{
	struct cmd then = { .spec = cmd->spec, .today = { now.day, NO_MINUTE }, .now = now };
	int r;

	if (now.minute == NO_MINUTE)
		then.now.minute = DAY_MINUTES - 1;
	*out = (struct judged){0};
	if (access(arena_printf(&then.arena, "%s/book.md", dir), F_OK) < 0) {		/* no book yet, so no client */
		arena_release(&then.arena);
		return 0;
	}
	r = book_open(&then.book, dir, "", then.now, &then.faults);
	if (r == 0)
		read_client(out, &then, client, what, arena);
	else
		cmd_fail(cmd, "the model of then cannot be read: %s", then.faults.n > 0 ? then.faults.v[0].text : "?");
	book_release(&then.book);
	faults_release(&then.faults);
	arena_release(&then.arena);
	return r;
}
