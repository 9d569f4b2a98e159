/*
 * scan - what the two files of the line scanner share: scan.c, which knows keys
 * and lists, and scalar.c, which knows what stands in a line
 *
 *	struct scan s = { .arena = arena, .limit = the end of the file, .lineno = 1 };
 *	const char *after = scan_lines(&s, p, 1, &text);	NULL: not sure
 *
 * Every line of the head ends in '\n' and the closing fence follows it, so no
 * loop looks for the end of the bytes: '\n' is in no class. Only what looks at
 * several bytes at once keeps before the limit.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/layout.h"
#include "text/parts.h"

enum { KEY = 1, START = 2, VALUE = 4, FLOW = 8 };

/* Classes of bytes: in a key; first of a plain scalar; within one; within one in [ ]. */
extern const unsigned char scan_class[256];

struct scan {
	struct arena *arena;
	const char *limit;		/* of the bytes that may be looked at */
	unsigned lineno;
	uint64_t seen;			/* a bit for each slot of the layout that this file has */
	unsigned after;			/* slot of the key before */
};

static inline bool
is(char c, int what)
{
	return scan_class[(unsigned char)c] & what;
}

/* The first byte at p that is not of a VALUE, sixteen at a time as long as they are before limit. */
static inline const char *
value_end(const char *p, const char *limit)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	while (limit - p >= 16) {
		sixteen v, end;
		uint64_t w[2];

		memcpy(&v, p, sizeof v);
		end = (sixteen)(v < 0x20) | (sixteen)(v == 0x7f) | (sixteen)(v == ':') | (sixteen)(v == '#');
		memcpy(w, &end, sizeof w);
		if (w[0])
			return p + __builtin_ctzll(w[0]) / 8;
		if (w[1])
			return p + 8 + __builtin_ctzll(w[1]) / 8;
		p += 16;
	}
#else
	(void)limit;
#endif
	while (is(*p, VALUE))
		p++;
	return p;
}

/* The start of the next line where this one ends at p, else NULL. */
static inline const char *
line_end(const char *p)
{
	return *p == '\n' ? p + 1 : *p == '\r' && p[1] == '\n' ? p + 2 : NULL;
}

/* A scalar at p: the byte after it, or NULL where it may be anything else. */
const char *scan_plain(const char *p, struct span *text, bool flow);
/* A plain one with the lines that go on with it, which are indented so far; a blank joins them. */
const char *scan_lines(struct scan *s, const char *p, size_t indent, struct span *text);
const char *scan_quoted(struct scan *s, const char *p, struct span *text);	/* on one line; its quote is at p */

#endif
