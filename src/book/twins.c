/* What tells a line from the others of its file: its text or id, of identical ones Nth of M; lines of
 * one block id, which nothing tells; and the line that a block id names. */
#include <stdlib.h>
#include <string.h>

#include "book/inside.h"

const struct rec_item *
name_item(struct arena *arena, const struct item *item)
{
	struct rec_item *of = arena_new(arena, struct rec_item);

	of->hash = item_hash(item->bare);
	if (item->id.n)
		of->id = arena_dup(arena, item->id);
	of->nth = of->of = 1;
	return of;
}

/* By text; those alike in the order of the file. */
static int
by_hash(const void *a, const void *b)
{
	const struct rec *x = *(struct rec *const *)a, *y = *(struct rec *const *)b;

	if (x->item->hash != y->item->hash)
		return x->item->hash < y->item->hash ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void
number(struct rec *r, size_t nth, size_t of, struct arena *arena)
{
	struct rec_item *item = arena_new(arena, struct rec_item);

	*item = *r->item;
	item->nth = (uint32_t)nth;
	item->of = (uint32_t)of;
	r->item = item;
}

void
number_twins(struct rec *v, size_t n, struct arena *arena, struct arena *scratch)
{
	struct rec **sorted;

	if (n == 0)		/* of most files */
		return;
	sorted = arena_array(scratch, struct rec *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &v[i];
	qsort(sorted, n, sizeof(struct rec *), by_hash);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && sorted[end]->item->hash == sorted[i]->item->hash; end++)
			;
		for (size_t j = i; j < end && end > i + 1; j++)
			number(sorted[j], j - i + 1, end - i, arena);
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct rec *x = *(struct rec *const *)a, *y = *(struct rec *const *)b;
	int c = strcmp(x->item->id, y->item->id);

	return c != 0 ? c : x < y ? -1 : x > y;
}

/* A line that was copied with its id: by that neither is found. */
void
notice_ids(struct rec *v, size_t n, struct arena *scratch, struct faults *faults)
{
	struct rec **sorted = arena_array(scratch, struct rec *, n + 1);
	size_t ids = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].item->id != NULL)
			sorted[ids++] = &v[i];
	qsort(sorted, ids, sizeof *sorted, by_id);
	for (size_t i = 1; i < ids; i++)
		if (strcmp(sorted[i]->item->id, sorted[i - 1]->item->id) == 0) {
			fault_add(faults, NOTICE, sorted[i]->path, sorted[i]->line, 1,
			    "^%s is the id of line %u, too, so it names neither", sorted[i]->item->id, sorted[i - 1]->line);
			fault_hint(faults, "take it off one of the two");
		}
}

/* One line of a group with a block id. By the hash first, which saves most reading of ids. */
struct line_id {
	uint32_t hash;
	const struct rec *line;
};

static int
cmp_id(const struct line_id *x, uint32_t hash, struct span id, const char *file)
{
	int c = (x->hash > hash) - (x->hash < hash);

	if (c == 0)
		c = span_cmp(span_of(x->line->item->id), id);
	return c ? c : strcmp(x->line->path, file);
}

static int
by_id_and_file(const void *a, const void *b)
{
	const struct line_id *y = b;

	return cmp_id(a, y->hash, span_of(y->line->item->id), y->line->path);
}

void
list_ids(struct group *g, struct arena *arena)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		n += g->recs[i].item->id != NULL;
	if (n == 0)		/* of most clients */
		return;
	g->ids = arena_alloc(arena, n * sizeof *g->ids);
	for (size_t i = 0; i < g->n; i++) {
		const struct rec *r = &g->recs[i];

		if (r->item->id != NULL)
			g->ids[g->nids++] = (struct line_id){ span_hash(span_of(r->item->id)), r };
	}
	qsort(g->ids, n, sizeof *g->ids, by_id_and_file);
}

/* How many lines have the id, up to two: in this file, or with "" in any. first: the first of them. */
static int
count_id(const struct group *g, const char *file, struct span id, const struct rec **first)
{
	uint32_t hash = span_hash(id);
	size_t lo = 0, hi = g->nids;
	int n = 0;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (cmp_id(&g->ids[mid], hash, id, file) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (*first = NULL; n < 2 && lo < g->nids; n++, lo++) {
		const struct rec *r = g->ids[lo].line;

		if (!span_is(id, r->item->id) || (*file != '\0' && strcmp(file, r->path) != 0))
			break;
		if (n == 0)
			*first = r;
	}
	return n;
}

const struct rec *
line_of_id(const struct group *g, const char *file, struct span id)
{
	const struct rec *r;

	return count_id(g, file, id, &r) == 1 || count_id(g, "", id, &r) == 1 ? r : NULL;
}

bool
group_has_id(const struct group *g, struct span id)
{
	const struct rec *r;

	return count_id(g, "", id, &r) > 0;
}
