/*
 * hist - what an invocation writes becomes one commit, or nothing
 *
 *	struct hist *h;
 *	if (hist_open(&h, book_dir, &who, &faults) < 0)	preflight, lock, repair of a dead writer
 *		...
 *	hist_read(h, path, &bytes, &mode)		the file now, under the lock
 *	hist_put(h, path, new_bytes)			or hist_drop(h, path)
 *	hist_commit(h, subject, body, "add", &oid)	journal, files, index, branch
 *	hist_close(h)					always; without a commit nothing is written
 *
 * Paths are from the book's directory, with '/'. Between open and close git's
 * own index.lock and ours are held, so nothing slow belongs there: no editor,
 * no prompt, no standard input. Signals that would end the process wait, too.
 * Settings, in git's configuration: cr.fsync (true), cr.lockWait (5000 ms).
 */
#ifndef HIST_HIST_H
#define HIST_HIST_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

struct hist;

/* From the environment and the clock, which the library does not read; borrowed until the close. */
struct hist_who {
	const char *author_name, *author_email, *author_date, *email;	/* GIT_AUTHOR_*, EMAIL, or NULL */
	const char *committer_name, *committer_email, *committer_date;	/* GIT_COMMITTER_*, or NULL */
	const char *index_file;		/* GIT_INDEX_FILE: set inside a git hook; writing is refused */
	const char *home, *xdg_config, *config_global, *config_system;	/* git's configuration; GIT_CONFIG_* */
	bool no_system_config;		/* GIT_CONFIG_NOSYSTEM */
	const char *const *settings;	/* GIT_CONFIG_COUNT's, above all files: "user.name", "Ana", ..., NULL; or NULL */
	const char *sudo_uid;		/* SUDO_UID: whose repositories root may write, as git has it */
	int64_t now;			/* seconds since the epoch, the real clock */
	int zone_minutes;		/* offset of the real clock's zone */
};

/* How a path of the work tree stands to HEAD. */
enum hist_state { HIST_SAME, HIST_CHANGED, HIST_NEW, HIST_GONE };

struct hist_path {
	const char *path;
	enum hist_state state;
};

int hist_open(struct hist **out, const char *book_dir, const struct hist_who *who, struct faults *faults);
/* To ask for what was recorded: no lock, and nothing is in its way that forbids writing. Nothing is to be put. */
int hist_look(struct hist **out, const char *book_dir, const struct hist_who *who, struct faults *faults);
void hist_close(struct hist *h);
const char *hist_dir(const struct hist *h);	/* git's own directory of this work tree; cr/ in it is ours */

/* The work tree's file: 0 and bytes, 1 not there, -1 trouble (a link, a fifo, too large). */
int hist_read(struct hist *h, const char *path, struct str *out, struct faults *faults);
/* The file as HEAD has it: 0, 1 not there, -1 trouble. */
int hist_head(struct hist *h, const char *path, struct str *out, struct faults *faults);
int hist_state(struct hist *h, const char *path, enum hist_state *out, struct faults *faults);
/* Every path below the book that differs from HEAD, sorted; new untracked ones
 * included, ignored ones not. */
int hist_changes(struct hist *h, struct arena *arena, struct hist_path **out, size_t *n, struct faults *faults);

/* Every path that a commit up to HEAD took out of the book, a line each: for cr-init. */
int hist_removed(struct hist *h, struct str *out, struct faults *faults);

void hist_put(struct hist *h, const char *path, struct span bytes);	/* copies */
void hist_drop(struct hist *h, const char *path);			/* removes the file */
/* Records the work tree's bytes as they are now (or, if it is gone, that it is). Like
 * put and drop it cannot fail at once: what is wrong is said by hist_commit. */
void hist_keep(struct hist *h, const char *path);

/*
 * One commit of all that was put, dropped and kept since the last; then they
 * are forgotten, and another round may follow under the same lock ("by hand:"
 * commits first). `op` becomes the trailer "Cr-Op: op". Nothing to do: 0 and
 * oid "". A commit that changes nothing is not made. At -1 every file is as it was,
 * also where a file that had been read or put was changed by somebody meanwhile.
 */
int hist_commit(struct hist *h, const char *subject, const char *body, const char *op,
    char oid[65], struct faults *faults);

/*
 * What was recorded with a Cr-Op trailer. One that undoes another says so by the trailer "Cr-Undoes: OID";
 * undoing that one in turn brings the first back. What was typed is the trailer "Cr-Did: WORDS".
 */
struct hist_op {
	char oid[65];
	const char *subject, *op, *undoes, *did;	/* undoes: the other's oid; it and did may be "" */
	int64_t when;
	bool undone, merge;
	struct hist_path *paths;		/* hist_op_paths: what it changed of the book */
	size_t npaths;
};
/* Newest first, those of merged branches too, max of them; without their paths. */
int hist_ops(struct hist *h, struct arena *arena, size_t max, struct hist_op **out, size_t *n, struct faults *faults);
int hist_op_paths(struct hist *h, struct arena *arena, struct hist_op *op, struct faults *faults);
/* The newest of the first-parent line that is no undo and not undone, with its paths; 1: there is none. */
int hist_last_op(struct hist *h, struct arena *arena, struct hist_op *out, struct faults *faults);
/* A path as a commit's first parent had it, and as the commit has it: 0, 1 absent. */
int hist_at(struct hist *h, const char *oid, bool parent, const char *path, struct str *out, struct faults *faults);

/* -1: nobody to write as, outside of any repository: an ERROR was added. */
int hist_known(const struct hist_who *who, struct faults *faults);

/* A repository for a new book where there is none: "git init" of dir. */
int hist_init(const char *dir, const struct hist_who *who, struct faults *faults);

/* For programs that only read: 1 where a dead writer left a journal; no libgit2 (hist/journal.c). */
int hist_unfinished(const char *book_dir);

#endif
