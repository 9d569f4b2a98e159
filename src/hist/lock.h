/*
 * lock - one writer at a time: ours first, then git's own
 *
 *	struct lock l = LOCK_NONE;
 *	lock_ours(&l, gitdir fd, gitdir, &faults)	flock on cr/lock; dies with the process
 *	lock_index(&l, &faults)				index.lock, as git takes it
 *	lock_release(&l)
 *
 * index.lock holds "cr PID BOOT": whoever has our flock and finds such a lock
 * knows that its writer is dead, and removes it.
 */
#ifndef HIST_LOCK_H
#define HIST_LOCK_H

#include "base/fault.h"

struct lock {
	int gitdir;		/* borrowed */
	const char *path;	/* of gitdir, borrowed, for messages */
	int flock;		/* or -1 */
	bool index;
	int patience;		/* milliseconds for index.lock */
};

enum { LOCK_PATIENCE = 5000, LOCK_QUEUE = 120000 };

int lock_ours(struct lock *l, struct faults *faults);
int lock_index(struct lock *l, struct faults *faults);
void lock_index_release(struct lock *l);
void lock_release(struct lock *l);

/* Our lock's file keeps a word from one holder to the next: sets it; and whether it is that. */
enum { LOCK_NOTE = 240 };
void lock_note(const struct lock *l, const char *text);
bool lock_noted(const struct lock *l, const char *text);

#endif
