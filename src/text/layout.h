/*
 * layout - which keys the files of one kind have, and what mostly follows what
 *
 *	static struct layout l;			one a kind, {0} at first
 *	f.layout = &l;
 *	front_read(&f, ...);			f.keys[i].slot: the same key has the same in every file
 *
 * Files of a kind have nearly the same keys in nearly the same order. What
 * followed a key before is tried first, so that most lines need one comparison
 * and no look at the bytes of their key. It is a memory and no rule: it never
 * decides what a file says, only how soon it is found.
 *
 * Slots begin with 1; 0 is a key that has none, since it is long or there were
 * many. A name has one slot or none, once and for all. One thread's.
 */
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "base/span.h"

enum { LAYOUT_KEYS = 20, LAYOUT_TEXT = sizeof(sixteen) };

struct layout {
	unsigned n;
	struct layout_key {
		char text[LAYOUT_TEXT];		/* the key, its colon and a blank; zeros */
		unsigned char n;		/* bytes of text; 0: no key */
		unsigned char next[2];		/* slots of what followed last, and of what did before it */
	} keys[LAYOUT_KEYS + 1];		/* of slot 0: what files begin with */
};

/* Do the first n bytes agree? Of both sixteen are looked at. */
static inline bool
layout_same(const char *text, const char *p, unsigned n)
{
	static const unsigned char ones[2 * LAYOUT_TEXT] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
	};
	sixteen a, b, mask;
	uint64_t w[2];

	memcpy(&a, text, sizeof a);
	memcpy(&b, p, sizeof b);
	memcpy(&mask, ones + LAYOUT_TEXT - n, sizeof mask);
	a = (a ^ b) & mask;
	memcpy(w, &a, sizeof w);
	return (w[0] | w[1]) == 0;
}

/* The slot of the key at p, with its colon and blank, if that followed `after` before; else 0. LAYOUT_TEXT bytes are there. */
static inline unsigned
layout_guess(const struct layout *l, unsigned after, const char *p)
{
	for (size_t i = 0; i < 2; i++) {
		unsigned slot = l->keys[after].next[i];
		const struct layout_key *k = &l->keys[slot];

		if (slot > 0 && layout_same(k->text, p, k->n))
			return slot;
	}
	return 0;
}

/* The slot of a key, a new one if need be, which is remembered as what follows `after`. */
unsigned layout_learn(struct layout *l, unsigned after, struct span key);

#endif
