/*
 * batch - files of one client, opened and read many at a time, and then built
 *
 *	struct batch b;
 *	batch_begin(&b, &reader);
 *	batch_read(&b, dirfd, name, path, kind);	of any directory; path lives as long as the records
 *	batch_end(&b);					all are in reader.v now, in this order
 *
 * Between two calls of the system a parser runs cold, so that the same
 * instructions take half as long again when they alternate; and descriptors that
 * follow one another are closed in one call.
 */
#ifndef BOOK_BATCH_H
#define BOOK_BATCH_H

#include "base/io.h"
#include "book/inside.h"

enum { BATCH = 128 };

struct batch {
	struct reader *reader;		/* whose bytes hold what was read */
	struct {
		const struct kind *kind;
		const char *path;
		size_t from, n;
	} v[BATCH];
	size_t n, most;			/* bytes before they are built: a large book is worth a larger buffer */
	struct io_left left;
};

void batch_begin(struct batch *b, struct reader *r);
void batch_read(struct batch *b, int dir, struct io_name name, const char *path, const struct kind *k);
void batch_end(struct batch *b);

#endif
