/*
 * editing - texts that came back from the editor, checked and recorded
 *
 *	editing_record(&e)	all that are not done, as one commit, or none
 *
 * 0: recorded. -1: what is wrong with a text is in its notes, for the editor to
 * show; with e.trouble nothing can be written at all, and cmd's faults say why.
 */
#ifndef CMD_EDITING_H
#define CMD_EDITING_H

#include "cmd/draft.h"
#include "cmd/editor.h"

struct editing {
	struct cmd *cmd;
	struct draft *v;
	size_t n;
	struct editor editor;
	const char *dir;		/* where texts are kept until they are recorded */
	const struct kind *kind;	/* of a new record; else NULL */
	struct span client;
	bool trouble;
};

int editing_record(struct editing *e);

#endif
