/*
 * inner - what the files of this room share: one open history
 *
 *	hist.c		open, close, reading, putting
 *	commit.c	the order of a write: objects, journal, files, index, branch
 *	plan.c		what each path becomes: filters, modes, blobs
 *	files.c		the work tree: temporary files, exchange, taking back; settle.c, hands.c
 *	atwork.c	whether somebody is writing a file just now
 *	gitway.c	the same write through git itself
 *	repair.c	what a dead writer left
 *	heal.c		what a git at work beside us took away
 *	preflight.c	what has to be refused, or left to git, before a byte is written
 *	changes.c	how the work tree stands to HEAD
 *	ops.c		the operations recorded, and which were taken back
 *	removed.c	what was taken out of the book, ever; graph.c git's commit graph, kept fresh
 *
 * All paths here are from the top of the work tree ("full"); those of hist.h are
 * from the book. `full + h->cut` is the latter, for messages.
 */
#ifndef HIST_INNER_H
#define HIST_INNER_H

#include <signal.h>
#include <sys/stat.h>

#include "hist/hist.h"
#include "hist/ident.h"
#include "hist/lock.h"
#include "hist/repo.h"

enum what { NOTHING, PUT, DROP, KEEP };

/* One path: what was seen of it, what is asked of it, how far that has come. */
struct edit {
	char *full;
	enum what what;
	struct str bytes;		/* the new file (PUT), or the one there is (KEEP) */
	bool seen, there;		/* looked at since the last commit; and it was there */
	struct stat was;		/* then */
	bool read;			/* it was read, too, */
	struct oid first;		/* and this was in it */
	const char *bad;		/* why it cannot be recorded, found while putting */

	bool in_head, same;		/* HEAD has the path; has it just like this */
	struct oid head, blob, name;	/* git's blob then and now; what it is when bytes are stored as they are */
	uint32_t mode;			/* 0 when it goes */
	struct str old;			/* the work tree's bytes before, if there (until then: as last read), */
	struct oid raw;			/* and their name */
	char *tmp;			/* name beside the file, or NULL: nothing done yet */
	bool ready;			/* tmp has the new bytes */
	bool placed;			/* the file is the new one (or gone) */
	bool swapped;			/* then tmp holds the old one */
	struct stat now;
};

/* A path as a commit of the last minute left it (heal.c); mode 0: not there. */
struct written {
	char *full;
	bool ours;
	struct oid blob, before;
	uint32_t mode, mode_before;
};

struct hist {
	struct hist_who who;
	struct repo *repo;
	struct faults *faults;		/* of the call at hand */
	sigset_t signals;		/* the caller's: none ends us between open and close */
	struct lock lock;
	struct ident author, committer;
	struct repo_head head;
	char *book;			/* real path */
	size_t cut;			/* length of the book's path below the top, with its '/' */
	int top, gitdir;		/* directories, open */
	const char *why_git;		/* NULL: libgit2 and our own hand on the index will do */
	bool fsync, made, bulk, shared;	/* bulk: a write's files are synced together */
	mode_t umask;			/* the caller's; core.sharedRepository (shared) may set another */
	struct edit *v;
	size_t n, cap;
	uint32_t *table;		/* path -> index + 1 */
	size_t slots;
	struct written *recent;
	int waits;			/* for hands at work (atwork.c) */
	struct { int fd; char *of; } near;	/* the directory of a path, open; no path: none is */
	char **dirs;			/* made for this write, from the top down */
	size_t ndirs, dirs_cap, nrecent, recent_cap;
};

char *full_path(const struct hist *h, const char *path);	/* of one from the book; to be freed */
struct edit *hist_edit(struct hist *h, const char *full);	/* found or made */
void edit_look(struct hist *h, struct edit *e);		/* notes the file's stat, if not yet seen */
bool hist_unchanged(struct edit *e, struct span bytes);	/* these are what was read at first, or are it now */
void edit_done(struct edit *e);				/* forgets what was asked and seen */
int hist_trouble(struct hist *h, const char *full, const char *fmt, ...)	/* -1 */
    __attribute__((format(printf, 3, 4)));

int preflight(struct hist *h, const char *dir);
int preflight_look(struct hist *h, const char *dir);	/* the repository and HEAD, whatever stands against writing */
int repair(struct hist *h);

/* plan.c: fills head, blob, mode, same and old of n edits; may set h->why_git. */
int plan(struct hist *h, struct edit **v, size_t n);
int plan_clean(struct hist *h, const char *full, const struct oid *known, struct span in, struct oid *out);
int plan_objects(struct hist *h, struct edit **v, size_t n);	/* writes the blobs */

/* commit.c, and gitway.c where the files are in place: message whole, with its trailer. */
int commit_edits(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *made);
int gitway(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *made);	/* by git commit --only */

#endif
