/*
 * judge - how one client stands in a book laid out somewhere, on some day
 *
 *	struct judged j;
 *	if (judge(&j, cmd, dir, now, "acme", JUDGE_SCORE, &arena) < 0)	an ERROR was added
 *
 * dir need hold only that client, the team, the model and book.md. What is wrong
 * in its records is stepped over. Everything is copied to the arena.
 */
#ifndef CMD_JUDGE_H
#define CMD_JUDGE_H

#include "cmd/cmd.h"

enum judge_what { JUDGE_SCORE, JUDGE_DUE };

struct judged {
	bool there;			/* the book has this client then */
	size_t pieces;			/* of evidence; 0: total says nothing */
	bool number;			/* cr-score would print a figure */
	double total;			/* 0..100, also where cr-score would print none */
	double dims[DIMENSIONS];	/* below 0: no data */
	struct judged_row {		/* a practice with evidence, by name */
		const char *practice;
		double value;
		size_t n;
	} *rows;
	size_t nrows;
	struct judged_due {		/* a line of cr-due, by name and practice */
		const char *name, *practice, *text;
	} *due;
	size_t ndue;
};

/* The order of due, for qsort(3) as well: by name and practice. */
int judged_due_cmp(const void *x, const void *y);

int judge(struct judged *out, struct cmd *cmd, const char *dir, struct date now, const char *client,
    enum judge_what what, struct arena *arena);

#endif
