#include "text/layout.h"

static unsigned
slot_of(struct layout *l, struct span key)
{
	unsigned slot = 1;
	struct layout_key *k;

	if (key.n + 2 > LAYOUT_TEXT)
		return 0;
	while (slot <= l->n && !(l->keys[slot].n == key.n + 2 && memcmp(l->keys[slot].text, key.p, key.n) == 0))
		slot++;
	if (slot <= l->n)
		return slot;
	if (l->n == LAYOUT_KEYS)
		return 0;
	k = &l->keys[++l->n];
	memcpy(k->text, key.p, key.n);
	memcpy(k->text + key.n, ": ", 2);
	k->n = (unsigned char)(key.n + 2);
	return slot;
}

unsigned
layout_learn(struct layout *l, unsigned after, struct span key)
{
	unsigned slot = slot_of(l, key);
	unsigned char *next = l->keys[after].next;

	if (slot > 0 && next[0] != slot) {
		next[1] = next[0];
		next[0] = (unsigned char)slot;
	}
	return slot;
}
