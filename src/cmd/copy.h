/*
 * copy - a directory of one's own for a while, gone on every way out
 *
 *	struct copy c;
 *	if (copy_open(&c, cmd, "book") < 0)		$TMPDIR/cr-at.XXXXXX/book
 *		return CMD_TROUBLE;
 *	copy_checkout(&c, cmd, oid);			the book as that commit has it, read-only
 *	status = copy_wait(copy_start(cmd, dir, argv, -1));
 *	copy_close(&c);					and where a signal came, it ends us now
 *
 * Checking out is git's own (attributes and filters count), through an index
 * that lies in the copy; a second one touches only what differs. While a copy is
 * open SIGINT, SIGTERM, SIGHUP, SIGQUIT and SIGPIPE wait for copy_close, and are passed
 * on to the command. A process of its own, which outlives us if we are killed,
 * removes the directory when we are gone.
 */
#ifndef CMD_COPY_H
#define CMD_COPY_H

#include <sys/types.h>

#include "cmd/lay.h"

struct copy {
	char *top, *dir;	/* what is removed; the copy below it */
	int alive;		/* the keeper waits until this end of a pipe closes */
	pid_t keeper;
	const char *git_dir, *prefix;	/* the repository, the book's place in it */
	const char *oid, *tree;		/* what is laid out; NULL: nothing yet */
	struct lay lay;
	bool plain;			/* steps need no git to be laid out */
};

int copy_open(struct copy *c, struct cmd *cmd, const char *name);
int copy_checkout(struct copy *c, struct cmd *cmd, const char *oid);
bool copy_stopped(void);			/* a signal came: end soon */

/* argv in dir, its standard output to `out` (-1: ours); -1: an ERROR was added. Then its exit status,
 * 128 and the number of the signal that killed it, 127 where there is no such command. */
pid_t copy_start(struct cmd *cmd, const char *dir, char *const *argv, int out);
int copy_wait(pid_t pid);

void copy_close(struct copy *c);

#endif
