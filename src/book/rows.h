/*
 * rows - the records in the lines of a file, before and after an edit by hand
 *
 *	struct rows before = {0}, after = {0};
 *	rows_read(&before, &front, &book, path, head, &faults)
 *	rows_read(&after, &front, &book, path, now, &faults)
 *	was = rows_before(&after, &before, &pairs)	was[i] is what after.v[i] was before it was edited
 *
 * Every span of a row lives in its rows. Which is which, change_pairs says: what is completed and
 * what is told of an edit are the same.
 */
#ifndef BOOK_ROWS_H
#define BOOK_ROWS_H

#include "book/change.h"
#include "text/front.h"
#include "text/item.h"

struct row {			/* one record in a line */
	struct span bare, title, id;
	const struct kind *kind;
	unsigned line;
	char box;
	struct item_pair *pairs;
	size_t npairs;
};

struct rows {
	struct row *v;		/* by line */
	size_t n, cap;
	struct arena arena;
};

/* The frontmatter into f, and the rows. -1: unreadable, an ERROR was added. */
int rows_read(struct rows *rows, struct front *f, struct book *b, const char *path, struct span file,
    struct faults *faults);
void rows_release(struct rows *r);

const struct row *rows_at(const struct rows *rows, unsigned line);	/* NULL: no record stands there */
/* Of each row of after its row of before, or NULL; in the arena of after. */
const struct row **rows_before(struct rows *after, const struct rows *before, const struct change_pairs *pairs);

#endif
