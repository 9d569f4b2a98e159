/*
 * journal - what a write is about to do, on disk before it does it
 *
 *	journal_write(gitdir, &j, fsync, &faults)	before the first rename
 *	...files, index, branch...
 *	journal_remove(gitdir)
 *
 * A writer that finds one is its dead predecessor's heir (hist/repair.c); only the
 * holder of our flock may read or write it. Lines of text:
 *
 *	cr-journal 1
 *	ref refs/heads/main
 *	commit HEX			the commit to be, or "-" when git makes it
 *	author Jane Doe <jane@example.org> 1795300000 +0100
 *	file NEW OLD TMP PATH		blob names of the raw bytes, "-" for absent;
 *					TMP beside PATH has the new bytes until the rename
 *	message N			then N bytes, a newline and
 *	end
 */
#ifndef HIST_JOURNAL_H
#define HIST_JOURNAL_H

#include "base/fault.h"
#include "base/str.h"

struct journal_file {
	struct span new, old, tmp, path;	/* "-": there is none */
};

struct journal {
	struct span ref, commit, author, message;
	struct journal_file *files;
	size_t n, cap;
	struct str text;		/* journal_read: what the spans point into */
};

enum { JOURNAL_MAX = 64 << 20 };

int journal_write(int gitdir, const struct journal *j, bool sync, struct faults *faults);
/* 0; 1 there is none, or none that was finished (then nothing had been touched); -1 */
int journal_read(int gitdir, struct journal *j);
void journal_remove(int gitdir);	/* not synced: one that comes back is seen to be done */
void journal_release(struct journal *j);

#endif
