/* Identical lines of one file, told apart as Nth of M; and lines of one block id, which are not. */
#include <stdlib.h>
#include <string.h>

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

static int
by_id(const void *a, const void *b)
{
	const struct rec *x = *(struct rec *const *)a, *y = *(struct rec *const *)b;
	int c = strcmp(x->id, y->id);

	return c != 0 ? c : x < y ? -1 : x > y;
}

/* A line that was copied with its id: by that neither is found. */
void
notice_ids(struct rec *v, size_t n, struct arena *scratch, struct faults *faults)
{
	struct rec **sorted = arena_array(scratch, struct rec *, n + 1);
	size_t ids = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].id != NULL)
			sorted[ids++] = &v[i];
	qsort(sorted, ids, sizeof *sorted, by_id);
	for (size_t i = 1; i < ids; i++)
		if (strcmp(sorted[i]->id, sorted[i - 1]->id) == 0) {
			fault_add(faults, NOTICE, sorted[i]->path, sorted[i]->line, 1,
			    "^%s is the id of line %u, too, so it names neither", sorted[i]->id, sorted[i - 1]->line);
			fault_hint(faults, "take it off one of the two");
		}
}
