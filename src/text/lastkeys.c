/* The keys of the last file: the next one of its kind often has the same, in the same order. */
#include <string.h>

#include "text/parts.h"

enum { LAST = sizeof ((struct front *)0)->last / sizeof *((struct front *)0)->last };

/*
 * The key at p, where it is the one that stood here in the last file: its
 * colon, or NULL. What is remembered of a file is always the first keys of
 * this one, as far as it was read, and so never one of them twice.
 */
const char *
front_same_key(const struct front *f, const char *p, const char *end, struct span *name)
{
	size_t i = f->n, n = i < LAST ? f->last[i].n : 0;

	if (n == 0 || (size_t)(end - p) < n + 2 || memcmp(p, f->last[i].text, n) != 0 || p[n] != ':' || p[n + 1] != ' ')
		return NULL;
	*name = span_make(p, n);
	return p + n;
}

void
front_remember(struct front *f, struct span key)
{
	size_t i = f->n;

	if (i >= LAST)
		return;
	f->last[i].n = key.n < sizeof f->last[i].text ? (unsigned char)key.n : 0;
	memcpy(f->last[i].text, key.p, f->last[i].n);
	if (i + 1 < LAST)
		f->last[i + 1].n = 0;
}
