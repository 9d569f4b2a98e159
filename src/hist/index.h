/*
 * index - git's index, patched for a few paths
 *
 *	struct index ix;
 *	const char *why;
 *	if (index_load(&ix, gitdir, &why, &faults) == 1)	only git can write this one
 *	if (index_fits(&ix, v, n, &why) == 1)			these paths clash with what is staged
 *	index_begin(&ix, &faults);		before the files are looked at for their stat
 *	index_end(&ix, v, n, fsync, &faults);	the new one is in place
 *	index_back(&ix);			the old one again, if the branch did not move
 *	index_release(&ix);
 *
 * Call with index.lock held. Reads versions 2 and 3; every entry that is not ours
 * is copied byte for byte. What would let git overlook an edit is never written:
 * an entry as young as the index itself (in seconds, as git compares) loses its
 * size, and git looks at the file's bytes.
 */
#ifndef HIST_INDEX_H
#define HIST_INDEX_H

#include <sys/stat.h>

#include "base/fault.h"
#include "hist/repo.h"

struct index {
	int gitdir;
	unsigned char *map;	/* NULL: there is no index yet */
	size_t size;
	struct stat st;
	uint32_t version, *at;	/* where each entry begins */
	size_t n, extensions;
	int fd;			/* the new one */
	struct timespec stamp;
	bool replaced;
};

struct index_change {
	const char *path;	/* ascending by bytes */
	uint32_t mode;		/* 0: goes */
	struct oid blob;
	struct stat st;
	bool doubtful;		/* the file may have other bytes than the blob */
};

int index_load(struct index *ix, int gitdir, const char **why, struct faults *faults);
int index_fits(const struct index *ix, const struct index_change *v, size_t n, const char **why);
const struct oid *index_blob(const struct index *ix, const char *path);	/* NULL: no entry */
int index_begin(struct index *ix, struct faults *faults);
int index_end(struct index *ix, const struct index_change *v, size_t n, bool fsync_too, struct faults *faults);
void index_back(struct index *ix);
void index_release(struct index *ix);

/* index-tree.c: the TREE extension without what stood above the changed paths. */
bool index_tree(struct str *out, struct span old, const struct index_change *v, size_t n);

#endif
