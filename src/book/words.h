/*
 * words - the vocabulary that text/item.h asks for, out of a model
 *
 *	struct item_words words = words_of(&book.model);
 *	struct items it = items_of(front.body, front.body_line, &words);
 *	...
 *	const struct kind *kind = book.model.kinds[item.kind];
 *
 * An item's kind is an index in model.kinds. The model must outlive the words.
 */
#ifndef BOOK_WORDS_H
#define BOOK_WORDS_H

#include "model/kind.h"
#include "text/item.h"

struct item_words words_of(const struct model *m);

/* Does the body of this file hold records in lines? Only bodies below clients/ do. */
bool words_apply(const char *path);

#endif
