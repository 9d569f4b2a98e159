/*
 * tidy - what cr-save completes in a file that was edited by hand
 *
 *	struct str out = {0};
 *	tidy_file(&out, &book, path, &(struct tidy_past){ .before = &head }, now, &faults)
 *
 * after is the file as it is now. Its lines are those that it had, and the same file those of
 * its old name, as change_pairs has it (book/change.h).
 * In lines, relative dates become ISO ("due:fri"), counted from the day of the
 * note, or from today where the line was recorded without them. In files and lines, a promise that has ended gets `closed`, today; one
 * that is new, and was never seen open, the day of its note (a file only where it
 * was made today); and a due that was moved leaves its first value as due0. A line that is new in a file whose kind
 * gives its lines no day (dated-name: no) gets today's. Each
 * change adds a NOTICE that says so; a date that cannot be read is left for the
 * check of the record to find. Returns 0; -1: unreadable, an ERROR was added.
 */
#ifndef BOOK_TIDY_H
#define BOOK_TIDY_H

#include "book/strays.h"

struct tidy_past {
	const struct span *before;	/* as it was recorded, perhaps under another name; NULL: it is new */
	const struct span *hand;	/* where a program has changed it on top, as the hand left it: a first value that
					 * the program took from there was never recorded, and gives way to the one that was */
	const struct strays *strays;	/* what became of lines in other files; or NULL */
};

int tidy_file(struct str *out, struct book *b, const char *path, const struct tidy_past *past, struct span after,
    struct faults *faults);

#endif
