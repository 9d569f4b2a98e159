/*
 * editing - texts in a person's editor, until they are recorded or left
 *
 *	struct editing e = { .cmd = cmd };
 *	editing_open(&e)			finds the editor; -1 also where this book cannot be written
 *	editing_add(&e, path, 12, bytes)	a file of the book, or the form of a new record (kind, client)
 *	status = editing_rounds(&e);		CMD_OK or CMD_TROUBLE
 *	editing_close(&e);
 *
 * In a round (rounds.c) the editor has all that is not done; then all of it becomes one commit, or
 * none: what is wrong with a text is shown on top of it in the next round. Who leaves it as it is, or
 * empty, gives up; their text is kept in a file, and the next editing_add of that path goes on with it.
 */
#ifndef CMD_EDITING_H
#define CMD_EDITING_H

#include "cmd/draft.h"
#include "cmd/editor.h"

struct editing {
	struct cmd *cmd;
	struct draft *v;
	size_t n, cap;
	struct editor editor;
	const char *dir;		/* where texts are kept until they are recorded */
	const struct kind *kind;	/* of a new record; else NULL */
	struct span client;
	bool trouble;
};

int editing_open(struct editing *e);		/* before anything is typed */
int editing_add(struct editing *e, const char *path, unsigned line, struct span bytes);	/* once a path; -1: an ERROR */
void editing_wrong(struct editing *e, const struct faults *faults);	/* of the one added last, for the editor to show */
int editing_rounds(struct editing *e);
void editing_close(struct editing *e);

/* All that are not done, as one commit: 0. -1: what is wrong with a text is in its notes, for the editor
 * to show; with e.trouble nothing can be written at all, and cmd's faults say why. */
int editing_record(struct editing *e);

#endif
