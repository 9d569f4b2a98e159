/*
 * write - the one way for programs to write: read again under the lock, check,
 * commit once
 *
 *	struct write w;
 *	if (write_open(&w, cmd) < 0)			the lock; with -n nothing is locked
 *		return CMD_TROUBLE;
 *	struct write_file *f = write_file(&w, "clients/acme/client.md");
 *	if (f && write_put(&w, f, new_bytes) == 0)	checked by its kind
 *		write_name(&w, f->path);		printed when all is done
 *	status = write_end(&w, "set", NULL);		one commit, or with -n a diff
 *	write_close(&w);
 *
 * Between open and end nothing slow belongs: no editor, no standard input. Each
 * function that fails has added an ERROR to cmd->faults, and write_end then
 * writes nothing at all. What a person has edited and not saved in a file that is
 * written becomes a commit of its own, "by hand: ...", before ours, in which is what
 * cr-save would have completed. If it is not valid, nothing is written; or, where what is put is, one commit of both.
 */
#ifndef CMD_WRITE_H
#define CMD_WRITE_H

#include "book/change.h"
#include "cmd/cmd.h"
#include "hist/hist.h"

#define WRITE_BY_HAND "by hand: "	/* how the subject of such a commit begins */

struct write_file {
	const char *path;	/* from the book */
	struct span before;	/* the work tree's bytes */
	struct span after;
	bool was, is;		/* there before, there after */
	bool by_hand;		/* before is not what was last recorded */
	bool put;		/* write_put: after is ours */
	bool gone;		/* removed by hand, and that is not recorded yet */
	bool keep;		/* write_keep: recorded even if before and after are alike */
	bool looked, had;	/* write_head */
	struct span head;
	struct write_file *to, *from;	/* write_moves: its new name, its old one */
};

struct write {
	struct cmd *cmd;
	struct hist *hist;	/* NULL: a dry run that needs no history */
	struct write_file **files;
	size_t nfiles, cap;
	struct write_file **slots;	/* the same, by path */
	size_t nslots;
	const char **names;
	size_t nnames, names_cap;
	const char *before, *after;	/* of the records in the words of the operation: "status=kept on"; or NULL */
	const char *did, *trailer;	/* cr-undo's: the words themselves, and another line of the message's end */
	bool each;		/* a commit for each client, and one for the rest */
	bool failed;		/* write_end will write nothing */
	size_t done;		/* files that write_end wrote, or would */
	char oid[65];
};

int write_open(struct write *w, struct cmd *cmd);
struct write_file *write_file(struct write *w, const char *path);	/* the same one for the same path */
int write_put(struct write *w, struct write_file *f, struct span bytes);	/* may be called again */

/* Unchecked, for cr-undo: older bytes are as good as they were. NULL: the file goes. */
int write_restore(struct write *w, struct write_file *f, const struct span *bytes);

/* The file as the last commit has it: head, if had. */
int write_head(struct write *w, struct write_file *f);

/* What a person saves: as it is now, or with what cr-save completes in it; NULL: they removed it. */
int write_keep(struct write *w, struct write_file *f, const struct span *bytes);

/* Sets to and from of those files that were kept, where they are not yet; write_end's, and who completes files before. */
void write_moves(struct write *w);
int write_old_names(struct write *w);	/* the same of what a hand renamed and a program then wrote; write_end's */
const struct span *write_past(const struct write_file *f);	/* as it was recorded, under its old name too; NULL: new */

void write_name(struct write *w, const char *name);	/* a path, or a line's name */

/* subject NULL: the sentences of book/change.h. What was done is the trailer Cr-Did, "set status=kept on
 * 14 promises", where there are words of the operation, or the subject does not hold all. CMD_OK or CMD_TROUBLE. */
int write_end(struct write *w, const char *op, const char *subject);
void write_close(struct write *w);

/* Faults of one file's records that are worse than a notice; all grades are added to faults. */
size_t write_check(struct write *w, const char *path, struct span bytes, struct faults *faults);

#endif
