/*
 * links - of the links of a record those that lead nowhere, or to what their field does not lead to
 *
 *	if (links_has(note, rec))		of its own; what a line takes from the note around it is the note's
 *		links_want(&book.model, &want);	before the book is loaded
 *	links_check(&book, rec, &faults)	the notices of cr-check
 *	links_each(&book, rec, each, ctx)	where its own links lead
 */
#ifndef BOOK_LINKS_H
#define BOOK_LINKS_H

#include "book/book.h"

bool links_has(const struct rec *note, const struct rec *rec);	/* note: of a line its file's record; or NULL */
void links_want(const struct model *m, struct want *want);
void links_check(struct book *b, const struct rec *rec, struct faults *faults);
void links_each(const struct book *b, const struct rec *rec, void (*each)(void *ctx, const struct rec *to), void *ctx);

#endif
