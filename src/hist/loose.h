/*
 * loose - git's objects as files of their own
 *
 *	int objects = open(".git/objects", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
 *	if (loose_write(objects, v, n, sync) < 0) ...	errno
 *
 * Each is written beside its place, under a name that git knows as garbage and
 * sweeps up should we die, synced where asked, then renamed. One that is there
 * already is made young, so that a git that prunes at this moment keeps it. No
 * directory is synced: what a file system logs in order goes along with the next
 * file that is, which is the journal, and git relies on no more.
 */
#ifndef HIST_LOOSE_H
#define HIST_LOOSE_H

#include "hist/object.h"

int loose_write(int objects, const struct object *v, size_t n, bool sync);

#endif
