/* hits - see hits.h */
#include "cmd/hits.h"

#include <stdlib.h>
#include <string.h>

void
hits_add(struct hits *h, struct arena *arena, const struct rec *rec)
{
	if (h->n == h->cap) {
		const struct rec **v;

		h->cap = h->cap ? h->cap * 2 : 4;
		v = arena_array(arena, const struct rec *, h->cap);
		if (h->n > 0)
			memcpy(v, h->v, h->n * sizeof *v);
		h->v = v;
	}
	h->v[h->n++] = rec;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp((*(const struct rec *const *)a)->item->id, (*(const struct rec *const *)b)->item->id);
}

static int
by_hash(const void *a, const void *b)
{
	const struct rec_item *x = (*(const struct rec *const *)a)->item, *y = (*(const struct rec *const *)b)->item;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

void
hits_sort(struct hits *h, struct arena *arena)
{
	h->ids = arena_array(arena, const struct rec *, h->n);
	h->hashes = arena_array(arena, const struct rec *, h->n);
	for (size_t i = 0; i < h->n; i++) {
		if (h->v[i]->item->id)
			h->ids[h->nids++] = h->v[i];
		if (h->v[i]->line > 0)
			h->hashes[h->nhashes++] = h->v[i];
	}
	if (h->nids > 0)
		qsort(h->ids, h->nids, sizeof *h->ids, by_id);
	if (h->nhashes > 0)
		qsort(h->hashes, h->nhashes, sizeof *h->hashes, by_hash);
}

const struct rec *
hits_same(const struct hits *h, uint64_t hash, unsigned nth)
{
	size_t low = 0, high = h->nhashes;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct rec_item *item = h->hashes[mid]->item;

		if (item->hash < hash || (item->hash == hash && item->nth < nth))
			low = mid + 1;
		else
			high = mid;
	}
	return low < h->nhashes && h->hashes[low]->item->hash == hash ? h->hashes[low] : NULL;
}

const struct rec *
hits_id(const struct hits *h, struct span id, size_t *n)
{
	const struct rec *hit = NULL;
	size_t low = 0, high = h->nids;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (span_cmp(span_of(h->ids[mid]->item->id), id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < h->nids && span_is(id, h->ids[low]->item->id); low++) {
		hit = h->ids[low];
		++*n;
	}
	return hit;
}
