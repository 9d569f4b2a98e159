/*
 * span - a view into bytes that someone else owns
 *
 *	struct span line = span_of("due: 2026-11-27"), key;
 *	if (span_cut(&line, ':', &key))		key is "due", line is " 2026-11-27"
 *		line = span_trim(line);
 *
 * A span owns nothing, is not NUL-terminated, and lives as long as the bytes
 * it points at. Length 0 is a legal span; p is then of no meaning. All
 * comparisons are of bytes: nothing here knows a locale.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
	const char *p;
	size_t n;
};

/* Bytes looked at together, by what scans whole files. */
typedef unsigned char sixteen __attribute__((vector_size(16)));

/* In the header because a reader of 100,000 files calls them some hundred times a file. */
static inline struct span
span_make(const char *p, size_t n)
{
	return (struct span){ p, n };
}

static inline struct span
span_of(const char *cstr)
{
	return span_make(cstr, strlen(cstr));
}

/* Names and words are short: two overlapping loads compare up to 16 bytes, without a call. */
static inline bool
bytes_same(const char *a, const char *b, size_t n)
{
	uint64_t x[2], y[2];
	uint32_t u[2], v[2];

	if (n > 16)
		return memcmp(a, b, n) == 0;
	if (n >= 8) {
		memcpy(&x[0], a, 8), memcpy(&x[1], a + n - 8, 8);
		memcpy(&y[0], b, 8), memcpy(&y[1], b + n - 8, 8);
		return x[0] == y[0] && x[1] == y[1];
	}
	if (n >= 4) {
		memcpy(&u[0], a, 4), memcpy(&u[1], a + n - 4, 4);
		memcpy(&v[0], b, 4), memcpy(&v[1], b + n - 4, 4);
		return u[0] == v[0] && u[1] == v[1];
	}
	while (n > 0 && a[n - 1] == b[n - 1])
		n--;
	return n == 0;
}

static inline bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && bytes_same(a.p, b.p, a.n);
}

static inline bool
span_is(struct span a, const char *cstr)
{
	return span_eq(a, span_of(cstr));
}

static inline bool
span_starts(struct span s, const char *prefix)
{
	return s.n >= strlen(prefix) && memcmp(s.p, prefix, strlen(prefix)) == 0;
}

static inline bool
span_ends(struct span s, const char *suffix)
{
	return s.n >= strlen(suffix) && memcmp(s.p + s.n - strlen(suffix), suffix, strlen(suffix)) == 0;
}

int span_cmp(struct span a, struct span b);	/* as strcmp, by bytes */
struct span span_trim(struct span s);		/* blanks, tabs, CR and LF off both ends */
struct span span_rtrim(struct span s);

/* Cuts *rest at the first c: true and *head what stood before it; else false,
 * and *head is all of it, *rest empty. */
bool span_cut(struct span *rest, char c, struct span *head);

/* The next line of *rest without its "\n" or "\r\n"; false at the end. */
bool span_line(struct span *rest, struct span *line);

const char *span_find(struct span s, char c);	/* NULL if it is not there */
bool span_number(struct span s, double *out);	/* the whole span a decimal number */
bool span_name(struct span s);			/* [a-z0-9-]+ or other UTF-8 that shows, no leading '-' */
uint32_t span_hash(struct span s);		/* FNV-1a, for tables in memory only */

#endif
