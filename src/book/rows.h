/*
 * rows - the records in the lines of a file, before and after an edit by hand
 *
 *	struct rows before = {0}, after = {0};
 *	rows_read(&before, &front, &book, path, head, &faults)
 *	rows_read(&after, &front, &book, path, now, &faults)
 *	rows_index(&before, &after)
 *	rows_stands(&before, row->bare)		does this line stand there, to the byte?
 *	rows_earlier(&before, row)		what this line of `after` was before it was edited
 *
 * Every span of a row lives in its rows. Questions cost a search in a sorted index,
 * because a note may have tens of thousands of lines.
 */
#ifndef BOOK_ROWS_H
#define BOOK_ROWS_H

#include "book/book.h"
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
	struct rows_by {	/* sorted; equal ones by line */
		const struct row **v;
		size_t n;
	} bare, id, gone;	/* gone: by title and kind, those that stand no more */
};

/* The frontmatter into f, and the rows. -1: unreadable, an ERROR was added. */
int rows_read(struct rows *rows, struct front *f, struct book *b, const char *path, struct span file,
    struct faults *faults);
void rows_index(struct rows *before, struct rows *after);
void rows_release(struct rows *r);

bool rows_stands(const struct rows *rows, struct span bare);
/* By its id; else, as it may have got that since, by its title among those that stand no more and have
 * no other id. The first of several, or NULL. */
const struct row *rows_earlier(const struct rows *before, const struct row *r);

#endif
