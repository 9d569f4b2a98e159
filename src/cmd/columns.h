/*
 * columns - lines that are no records: of a handbook, say
 *
 *	struct columns c = { .n = 3, .go = "1" };
 *	columns_add(&c, cells, NULL, false)	n cells, which are borrowed; for each line
 *	columns_end(&c, cmd)				prints them
 *
 * In a pipe cells are divided by tabs. On a terminal they are aligned, the first, which is to be
 * typed, whole, the last cut where it is too wide; where little is left for it the columns that go
 * counts are left out, one after the other.
 */
#ifndef CMD_COLUMNS_H
#define CMD_COLUMNS_H

#include "cmd/out.h"

enum { COLUMNS_MAX = 4 };

struct columns {
	size_t n;
	const char *go;			/* "12": the second first, then the third */
	struct columns_line {
		struct span cells[COLUMNS_MAX];
		const char *tail;	/* on a terminal, behind all: " (off)"; or NULL */
		bool dim;
	} *lines;
	size_t nlines, cap;
};

void columns_add(struct columns *c, const struct span *cells, const char *tail, bool dim);
void columns_end(struct columns *c, struct cmd *cmd);

#endif
