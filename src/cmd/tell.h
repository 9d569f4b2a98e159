/*
 * tell - what a commit did to the records of one file, in words
 *
 *	struct teller teller = { .cmd = cmd };
 *	struct told *v;
 *	size_t n = tell(&teller, &touch, &arena, &v);	in the arena; 0: nothing worth a word
 *	tell_close(&teller);
 *
 * Called for touches from the newest back, it knows a record in a line by the
 * name that it has today: from one version of a file to the one before, lines
 * are the same by their text, their id, their title.
 */
#ifndef CMD_TELL_H
#define CMD_TELL_H

#include "cmd/history.h"
#include "cmd/out.h"

enum { TELL_VERSIONS = 4096 };

struct told {
	const struct rec *rec;		/* as it was afterwards (before, where it went), under today's name */
	const char *what;
	const char **fields;		/* "due 2026-11-20 to 2026-12-04" */
	size_t nfields;
	int late;			/* days between its own date and the commit that brought it */
	int moved;			/* days that a date was moved on; negative: forward */
	unsigned was_line, now_line;	/* of a record in a line; 0: it is not there */
};

struct teller {
	struct cmd *cmd;
	struct blobs blobs;
	struct version *versions[TELL_VERSIONS];	/* of each file with lines: the oldest seen */
	struct arena arena;
	struct span before, after;	/* of the last touch, in its arena, for a diff; p NULL: not there */
};

size_t tell(struct teller *t, const struct touch *touch, struct arena *a, struct told **out);
/* The work tree's bytes of a file, newer than any commit: lines get their names from them. */
void tell_newest(struct teller *t, const struct touch *touch, struct span bytes);
void tell_close(struct teller *t);

/* Output (tellline.c): a row of these columns, which may lie in the arena until out_end; or a line for
 * each of one touch, and the text that changed as a diff. */
extern const struct column tell_columns[];
void tell_line(struct cmd *cmd, const struct touch *touch, const struct told *told, struct arena *a);
void tell_patch(struct cmd *cmd, const struct teller *t, const struct touch *touch, const struct told *v, size_t n);

#endif
