/*
 * revert - an earlier change of a record's fields, taken back in what it has become
 *
 *	revert_fields(&out, &book, path, was, made, now, "acme: cadence 2w", &faults)
 *
 * A change made `made` of `was`; meanwhile the file is `now`, and lines of it
 * that the change touched were edited again, so that texts cannot be merged.
 * Each field that the change set gets its old value where it still has the one
 * that the change gave it. 0: out is the file. 1: the change was more than fields
 * (prose, a line that came or went), nothing is said. -1: a field was changed since;
 * for each an ERROR says what the change made it and what it is.
 */
#ifndef BOOK_REVERT_H
#define BOOK_REVERT_H

#include "book/book.h"

int revert_fields(struct str *out, struct book *b, const char *path, struct span was, struct span made,
    struct span now, const char *subject, struct faults *faults);

#endif
