/*
 * changep - what change.c (finding, subjects) and change-say.c (sentences) share
 */
#ifndef BOOK_CHANGEP_H
#define BOOK_CHANGEP_H

#include "book/change.h"

/* Text of a record within a sentence: one line, of bounded width. */
void change_text(struct str *out, struct span s, size_t columns);
struct span change_name(const struct book *b, const struct rec *r);	/* its name, else its title */

#endif
