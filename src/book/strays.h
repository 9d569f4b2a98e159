/*
 * strays - lines that a hand took out of one file and put into another
 *
 *	struct strays s = {0};
 *	strays_add(&s, &book, path, &head, &now)	each file that was edited; NULL: new, or gone
 *	strays_sort(&s);
 *	strays_find(&s, path, row)			what that row was in another file, or NULL
 *	strays_release(&s);
 *
 * One line is another where of a client's lines exactly one of that kind and title went, and one came.
 */
#ifndef BOOK_STRAYS_H
#define BOOK_STRAYS_H

#include "book/rows.h"

struct stray {
	struct span client;
	const struct row *row;
	struct date day;	/* of one that went: that its file gave it, or it had itself, where has_day */
	bool has_day;
};

struct strays {
	struct stray *gone, *came;
	size_t ngone, gone_cap, ncame, came_cap;
	struct rows **rows;
	size_t nrows, rows_cap;
	struct arena arena;
};

void strays_add(struct strays *s, struct book *b, const char *path, const struct span *before, const struct span *after);
void strays_sort(struct strays *s);
const struct stray *strays_find(const struct strays *s, const char *path, const struct row *r);
void strays_release(struct strays *s);

#endif
