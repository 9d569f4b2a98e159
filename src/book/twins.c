/* Identical lines of one file, told apart as Nth of M. */
#include <stdlib.h>

#include "book/inside.h"

/* By text; those alike in the order of the file. */
static int
by_hash(const void *a, const void *b)
{
	const struct rec *x = *(struct rec *const *)a, *y = *(struct rec *const *)b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x < y ? -1 : x > y;
}

void
number_twins(struct rec *v, size_t n, struct arena *scratch)
{
	struct rec **sorted;

	if (n == 0)		/* of most files */
		return;
	sorted = arena_array(scratch, struct rec *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &v[i];
	qsort(sorted, n, sizeof(struct rec *), by_hash);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && sorted[end]->hash == sorted[i]->hash; end++)
			;
		for (size_t j = i; j < end; j++) {
			sorted[j]->nth = (uint32_t)(j - i + 1);
			sorted[j]->of = (uint32_t)(end - i);
		}
	}
}
