/*
 * changep - what change.c (finding, subjects) and change-say.c (sentences) share
 */
#ifndef BOOK_CHANGEP_H
#define BOOK_CHANGEP_H

#include "book/change.h"

struct span change_name(const struct book *b, const struct rec *r);	/* its name, else its title */
/* "promise send-the-sow"; of a client nothing; of a line its title. */
void change_label(struct str *out, const struct book *b, const struct rec *r);

#endif
