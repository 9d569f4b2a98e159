/*
 * year-driver - answers, day after day, what is due of a client and how it stands
 *
 *	year-driver BOOK CLIENT
 *
 * Reads questions on standard input, each a line; each answer ends with a line
 * that is a full stop:
 *
 *	due 2026-01-05T08:30	"2026-01-08 keep-promises: the offer", in the order of cr-due
 *	score 2026-01-05	"total 87 good" ("total - -"), then "PRACTICE 0.5" of each with
 *				evidence and "DIMENSION 62.5" of each with data
 *
 * The book is read anew for each question, as a program would. What cannot be
 * read is an answer, too. It is here for speed: a story asks some seven hundred
 * times, and that many programs take long to start.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/remind.h"
#include "model/score.h"

static void
answer_due(struct cmd *cmd, const struct group *g)
{
	struct eval ev = cmd_eval(cmd);
	struct snoozes snoozes;
	struct remind_choice choice = { .until = cmd->today, .snoozes = &snoozes };
	struct due_list due = {0};

	remind_choose(cmd, &choice);
	snoozes_of(&snoozes, cmd);
	remind_group(&due, cmd, &ev, g, &choice);
	remind_once(&due);
	for (size_t i = 0; i < due.n; i++) {
		struct date day = { due.v[i].date.day, NO_MINUTE };
		struct span name = due.v[i].practice->name;
		struct str text = {0};
		char d[DATE_TEXT];

		due_say(&text, &ev, &due.v[i]);
		printf("%s %.*s: %s\n", date_text(day, d), (int)name.n, name.p, str_cstr(&text));
		str_release(&text);
	}
	due_release(&due);
	arena_release(&ev.scratch);
}

static void
answer_score(struct cmd *cmd, const struct group *g)
{
	struct eval ev = cmd_eval(cmd);
	struct score s;

	score_client(&s, &ev, g->client, &cmd->arena, false);
	if (s.number)
		printf("total %d %s\n", (int)(s.total + 0.5), band_word(s.band));
	else
		puts("total - -");
	for (size_t i = 0; i < s.nrows; i++)
		if (s.rows[i].practice->reading == CONDUCT && s.rows[i].n > 0)
			printf("%.*s %.4f\n", (int)s.rows[i].practice->name.n, s.rows[i].practice->name.p, s.rows[i].value);
	for (int d = 0; d < DIMENSIONS; d++)
		if (s.dims[d].weight > 0)
			printf("%s %.4f\n", dimension_word((enum dimension)d), s.dims[d].value);
	arena_release(&ev.scratch);
}

static void
answer(const char *book, struct span client, struct span what, struct span when)
{
	struct want want = { .all = true };
	struct cmd cmd = {0};
	const struct group *g;

	if (!date_parse(when, &cmd.now)) {
		puts("no date");
		return;
	}
	cmd.today = (struct date){ cmd.now.day, NO_MINUTE };
	cmd.now.minute = cmd.now.minute == NO_MINUTE ? DAY_MINUTES - 1 : cmd.now.minute;
	if (book_open(&cmd.book, book, "", cmd.now, &cmd.faults) == 0)
		(void)book_load(&cmd.book, &want, &cmd.faults);
	for (size_t i = 0; i < cmd.faults.n; i++)
		printf("%s: %s\n", cmd.faults.v[i].path != NULL ? cmd.faults.v[i].path : "", cmd.faults.v[i].text);
	cmd.loaded = true;
	g = cmd.faults.errors == 0 ? book_group(&cmd.book, client) : NULL;
	if (g != NULL && g->client != NULL && span_is(what, "due"))
		answer_due(&cmd, g);
	else if (g != NULL && g->client != NULL)
		answer_score(&cmd, g);
	book_release(&cmd.book);
	faults_release(&cmd.faults);
	arena_release(&cmd.arena);
}

int
main(int argc, char **argv)
{
	char line[64];

	if (argc != 3)
		return 2;
	while (fgets(line, sizeof line, stdin) != NULL) {
		struct span when = span_trim(span_of(line)), what;

		span_cut(&when, ' ', &what);
		answer(argv[1], span_of(argv[2]), what, when);
		puts(".");
		fflush(stdout);
	}
	return 0;
}
