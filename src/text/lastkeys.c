/* The keys of the last file: the next one of its kind often has the same, in the same order. */
#include <string.h>

#include "text/scan.h"

void
last_remember(struct front *f, struct span key, uint64_t seen)
{
	struct last_key *l;

	if (f->n >= LAST)
		return;
	l = &f->last[f->n];
	l->n = 0;
	if (key.n + 2 <= sizeof l->text) {
		memcpy(l->text, key.p, key.n);
		memcpy(l->text + key.n, ": ", 2);
		l->n = (unsigned char)(key.n + 2);
		l->seen = seen;
	}
	if (f->n + 1 < LAST)
		l[1].n = 0;
}

void
front_forget(struct front *f)
{
	f->last[0].n = 0;
}
