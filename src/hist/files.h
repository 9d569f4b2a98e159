/*
 * files - the work tree's side of a write
 *
 *	files_names(h, v, n)	names for temporary files, for the journal
 *	files_write(h, v, n)	the new files beside the old ones, synced
 *	files_place(h, v, n)	exchanged; the old ones are still at hand
 *	files_settle(h, v, n)	recorded: the old ones go; or
 *	files_back(h, v, n)	not recorded: each as it was
 *
 * Those that can fail answer 0, or -1 with a fault; taking back and settling do
 * what can still be done, and say nothing.
 */
#ifndef HIST_FILES_H
#define HIST_FILES_H

#include "hist/inner.h"

int files_names(struct hist *h, struct edit **v, size_t n);	/* picks the temporary files' names */
int files_write(struct hist *h, struct edit **v, size_t n);	/* them, synced */
int files_place(struct hist *h, struct edit **v, size_t n);	/* swaps them in; -1: all taken back */
void files_back(struct hist *h, struct edit **v, size_t n);	/* takes all back */

/* hands.c: a step for each file that has a temporary one, in its directory; -1: the first fault. */
enum { HANDS = 8 };
struct step {
	int (*take)(struct hist *h, struct edit *e, int dir);	/* beside itself where there are several hands */
	size_t hands;	/* at most: 1, or more where the system waits, or works long */
	bool on;	/* whatever fails: no fault is said, nor stops it */
};
int files_each(struct hist *h, struct edit **v, size_t n, const struct step *step);
/* settle.c */
int files_drop_old(struct hist *h, struct edit **v, size_t n);	/* back still can, from memory; -1: a hand is at one */
void files_settle(struct hist *h, struct edit **v, size_t n);	/* all is recorded: no way back */
#define FILES_MEANWHILE "was changed by someone else meanwhile; run it again"
#define FILES_AT_WORK "is being written by another program; run it again when that is done"

/* atwork.c. untouched: the file of that name is the one that e has read, and nobody has it open for
 * writing. wait: until nobody has, for all files of an invocation at most half a second; false: they still do. */
bool files_untouched(int dir, const char *name, const struct edit *e);
bool files_wait(struct hist *h, const char *full);

bool files_same(const struct stat *a, const struct stat *b);	/* one file, not written to between */
const char *files_leaf(const char *full);		/* its name there */
bool files_beside(const char *a, const char *b);	/* in one directory */
int files_parent(struct hist *h, const char *full);	/* its directory, open; -1 and errno */
int files_near(struct hist *h, const char *full);	/* the same, kept for the files beside it: not to be closed */
void files_forget(struct hist *h);			/* from here on directories may come and go */
int files_stat(struct hist *h, const char *full, struct stat *st);	/* 0, 1 not there, -1 */
int files_read(struct hist *h, const char *full, struct str *out);	/* 0, 1, -1 with a fault */

#endif
