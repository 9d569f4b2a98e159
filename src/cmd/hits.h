/*
 * hits - records in a list that grows, and the lines among them by what they are called
 *
 *	struct hits h = {0};
 *	hits_add(&h, &arena, rec)		for each; of a file from the first line down
 *	hits_sort(&h, &arena)			for those who seek lines
 *	hits_same(&h, hash, 2)			the second of the lines that read so
 *
 * All is in the arena; the records are borrowed.
 */
#ifndef CMD_HITS_H
#define CMD_HITS_H

#include "model/rec.h"

struct hits {
	const struct rec **v;
	size_t n, cap;
	const struct rec **ids;	/* those that have an id, sorted by it */
	size_t nids;
	const struct rec **hashes;	/* the lines, sorted by their hash; of the same hash by the nth */
	size_t nhashes;
};

void hits_add(struct hits *h, struct arena *arena, const struct rec *rec);
void hits_sort(struct hits *h, struct arena *arena);

/* The lines with that id: *n more of them, and the last one; NULL: none. */
const struct rec *hits_id(const struct hits *h, struct span id, size_t *n);
/* Of the lines that read the same the nth, or the first after it; NULL: none. */
const struct rec *hits_same(const struct hits *h, uint64_t hash, unsigned nth);

#endif
