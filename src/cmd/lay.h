/*
 * lay - makes a directory hold what a commit has, by writing what differs
 *
 *	struct lay l = { .cmd = cmd, .dir = copy.dir };
 *	lay_out(&l, NULL, oid, paths)		the files of that commit below these paths
 *	lay_out(&l, oid, later, paths)		what differs; the directory held oid's
 *	lay_release(&l)
 *
 * Blobs are written as they are recorded: where git would convert them
 * (lay_plain), only git can lay them out. Paths are from the book; NULL is all of
 * them. Functions answer -1 where they added an ERROR.
 */
#ifndef CMD_LAY_H
#define CMD_LAY_H

#include "cmd/git.h"

struct lay {
	struct cmd *cmd;
	const char *dir;
	bool locked;			/* files and directories are read-only, and are so again */
	struct blobs blobs;
	struct str path;
	struct lay_dir *opened;		/* unlocked for now */
	size_t nopened, opened_cap;
};

/* 1: attributes differ between the two, and nothing was done. */
int lay_out(struct lay *l, const char *from, const char *to, const char *const *paths);
int lay_file(struct lay *l, const char *path, const struct span *bytes);	/* one file; NULL: it goes */
/* Does git write every file as it is recorded, as far as the .gitattributes at the top say? */
bool lay_plain(struct lay *l);
void lay_release(struct lay *l);

#endif
