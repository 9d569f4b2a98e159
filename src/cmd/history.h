/*
 * history - which files commits touched, newest first, followed through renames
 *
 *	struct history h;
 *	struct touch t;
 *	if (history_open(&h, cmd, paths, n) < 0) ...	n 0: the whole book
 *	while (history_next(&h, &t))
 *		use(&t);				borrowed until the next call
 *	if (history_close(&h) < 0) ...			an ERROR was added
 *
 * It is git's own log with git's filters of changed paths; what was moved and edited beyond git's knowing it
 * again, the message says (the trailer Cr-Moved). A merge is shown
 * where a file is like none of its parents'; what came in by it, or was let go
 * by it, is shown under the commits that made it. Paths are from the book; a
 * directory is all below.
 */
#ifndef CMD_HISTORY_H
#define CMD_HISTORY_H

#include "cmd/git.h"

enum { TOUCH_PARENTS = 8 };

struct touch {
	const char *commit, *who, *email, *subject;
	struct date date;		/* the author's day and minute, as their clock had it */
	const char *path;		/* as it was called then */
	const char *from;		/* it was called so before; NULL: the same */
	const char *name;		/* as it is called today */
	const char *now;		/* blobs; NULL: not there */
	const char *was[TOUCH_PARENTS];	/* one for each parent */
	size_t parents;
	bool merge;			/* history_between: of several parents, compared with the first */
};

struct history {
	struct cmd *cmd;
	struct git log, renames;	/* renames: who came from outside the paths asked for */
	const char *prefix;		/* the book's place in its repository */
	struct arena arena, commit;	/* of the whole; of the commit at hand */
	struct touch at;
	struct alias { const char *then, *now; } *aliases;	/* older names, and what they are called today */
	size_t naliases, aliases_cap;
	struct older { const char *commit, *path; } *older;	/* where a file's past goes on under another name */
	size_t nolder, older_cap;
	const char *const *only;	/* of very many paths: sought among all */
	size_t nonly;
	const char *between;		/* "FROM..TO", of history_between */
	const char *moved;		/* trailers Cr-Moved of the commit at hand: lines "OLD NEW" */
	const char **paths;		/* of the log that runs; none: the whole book */
	size_t npaths;
	bool root, whole, failed;	/* root: the commit at hand has no parent */
};

int history_open(struct history *h, struct cmd *cmd, const char *const *paths, size_t n);
/* What happened on the first-parent line after one commit up to another; a merge is one step. */
int history_between(struct history *h, struct cmd *cmd, const char *from, const char *to,
    const char *const *paths, size_t n);
/* Is `from` a commit of the first-parent line that ends with `to`? 1, 0; -1 an ERROR was added. */
int history_leads(struct cmd *cmd, const char *from, const char *to);
bool history_next(struct history *h, struct touch *out);
int history_close(struct history *h);
void history_stop(struct history *h);		/* the same, where nobody wants the rest */

#endif
