/*
 * yaml - the whole of YAML 1.2, for what the line scanner leaves
 *
 *	struct yaml y;
 *	if (yaml_read(&y, text, &arena) < 0)
 *		report(y.why, y.line, y.col);
 *	for (size_t i = 0; i < y.n; i++)
 *		use(&y.keys[i].is);
 *
 * text is a file's first fence line and what follows up to the closing fence,
 * already checked to be UTF-8 without NUL. Lines count from 1 at the fence.
 * Answers are spans into text, or into the arena where unquoting or folding
 * changed the bytes; y.keys is in the arena too.
 *
 * Refused besides what is no YAML: more than YAML_MAX bytes, nesting beyond
 * YAML_DEPTH, anchors, aliases and tags (no record needs them, and what they
 * expand to has no place in a file), a key that is no plain or quoted word,
 * more than one document. Nothing is printed, nothing is global.
 */
#ifndef TEXT_YAML_H
#define TEXT_YAML_H

#include "text/front.h"

enum { YAML_MAX = 64 << 10, YAML_DEPTH = 32 };

struct yaml_key {
	struct front_key is;
	struct span name;		/* the key's own bytes, quotes included */
	const struct span *raws;	/* of each item its own bytes, quotes included */
};

struct yaml {
	struct yaml_key *keys;
	size_t n, cap;
	bool flow;			/* the whole mapping stands in { } */
	const char *why;		/* in the arena; and where */
	unsigned line, col;
};

int yaml_read(struct yaml *y, struct span text, struct arena *arena);

/* A plain scalar that YAML 1.2 reads as no value: null, Null, NULL, ~ */
bool yaml_null(struct span plain);

#endif
