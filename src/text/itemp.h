/*
 * itemp - what the files of item share
 *
 * Private to src/text. item.c finds the lines, pairs.c reads what follows a
 * box or a word, item-edit.c writes it.
 */
#ifndef TEXT_ITEMP_H
#define TEXT_ITEMP_H

#include "text/item.h"

/* Length of a list marker at the start of s with the blanks after it, or 0. */
size_t item_marker(struct span s);

/* Reads text, trimmed and without a final id, into out's pairs and title. */
void item_pairs(struct arena *arena, struct span text, struct item *out);

#endif
