/*
 * ids - block ids for lines that have none
 *
 *	struct ids ids = { .arena = &arena };
 *	ids_read(&ids, book.dirfd, span_of("acme"));	what its files hold already
 *	const char *id = ids_give(&ids, rec->item);	"k3f9", without ^
 *
 * An id is four digits of base 32 out of the line's hash, so that the same line
 * gets the same id on two machines; where they are taken, further digits, for each
 * of the lines that read the same from a place of its own. What
 * is taken is every ^word in a file of the client, be it a line's id or a link
 * to one that is gone, and every id given. All of it lives in the arena.
 */
#ifndef BOOK_IDS_H
#define BOOK_IDS_H

#include "base/arena.h"
#include "model/rec.h"

struct ids {
	struct arena *arena;
	const char **slots;
	size_t n, cap;
};

/* A file that cannot be read holds nothing: whoever writes it will say so. */
void ids_read(struct ids *ids, int dirfd, struct span client);
const char *ids_give(struct ids *ids, const struct rec_item *line);

#endif
