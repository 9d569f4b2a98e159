/*
 * fillp - what fill.c (parts and pages) and filllines.c (the lines of a part) share
 */
#ifndef CMD_FILLP_H
#define CMD_FILLP_H

#include "cmd/fill.h"

struct part {
	struct span heading, names;	/* names: of `{section: a, b}` on the heading */
	struct where at;
	struct span lines;
	struct str out;
	bool first;			/* what stands before any heading stays */
	bool lists, filled;		/* has lists; one of its lists said something */
};

struct lines {
	struct span rest;
	unsigned line;
};

bool fill_next(struct lines *l, struct span *line);
/* Adds the lines, filled, to part->out; depth 0, or of the lists around them. */
void fill_lines(struct fill *f, struct part *part, const struct rec *self, struct lines lines, size_t depth);

#endif
