/* rows - see rows.h */
#include "book/rows.h"

#include <stdlib.h>

#include "book/words.h"

static struct span
keep(struct arena *a, struct span s)
{
	return span_make(arena_dup(a, s), s.n);
}

void
rows_release(struct rows *r)
{
	free(r->v);
	arena_release(&r->arena);
}

int
rows_read(struct rows *rows, struct front *f, struct book *b, const char *path, struct span file,
    struct faults *faults)
{
	struct item_words words = words_of(&b->model);
	struct items it;
	struct item item;

	if (front_read(f, file, path, &rows->arena, faults) < 0)
		return -1;
	if (!words_apply(path))
		return 0;
	it = items_of(f->body, f->body_line, &words);
	while (items_next(&it, &item)) {
		struct row *r;

		if (item.kind < 0)
			continue;
		r = vec_push(rows->v, rows->n, rows->cap);
		*r = (struct row){ .kind = b->model.kinds[item.kind], .line = item.lineno, .box = item.box,
		    .npairs = item.npairs };
		r->bare = keep(&rows->arena, item.bare);
		r->title = keep(&rows->arena, item.title);
		r->id = keep(&rows->arena, item.id);
		r->pairs = arena_array(&rows->arena, struct item_pair, item.npairs + 1);
		for (size_t i = 0; i < item.npairs; i++) {
			r->pairs[i].key = keep(&rows->arena, item.pairs[i].key);
			r->pairs[i].value = keep(&rows->arena, item.pairs[i].value);
		}
	}
	items_release(&it);
	return 0;
}

/* The index ------------------------------------------------------------------ */

static int
by_line(const struct row *a, const struct row *b, int order)
{
	return order != 0 ? order : a->line < b->line ? -1 : a->line > b->line;
}

static int
by_bare(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;

	return by_line(x, y, span_cmp(x->bare, y->bare));
}

static int
by_id(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;

	return by_line(x, y, span_cmp(x->id, y->id));
}

static int
by_title(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;
	int order = span_cmp(x->title, y->title);

	return by_line(x, y, order != 0 ? order : x->kind->index - y->kind->index);
}

/* The first that is not before the key: a row of line 0. */
static const struct row *
first_of(const struct rows_by *by, const struct row *key, int (*order)(const void *, const void *))
{
	size_t low = 0, high = by->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (order(&by->v[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < by->n ? by->v[low] : NULL;
}

static void
sort(struct rows_by *by, int (*order)(const void *, const void *))
{
	if (by->n > 1)
		qsort(by->v, by->n, sizeof *by->v, order);
}

static void
index_bare(struct rows *rows)
{
	struct rows_by *by = &rows->bare;

	by->v = arena_array(&rows->arena, const struct row *, rows->n + 1);
	for (by->n = 0; by->n < rows->n; by->n++)
		by->v[by->n] = &rows->v[by->n];
	sort(by, by_bare);
}

void
rows_index(struct rows *before, struct rows *after)
{
	index_bare(before);
	index_bare(after);
	before->id.v = arena_array(&before->arena, const struct row *, before->n + 1);
	before->gone.v = arena_array(&before->arena, const struct row *, before->n + 1);
	for (size_t i = 0; i < before->n; i++) {
		if (before->v[i].id.n > 0)
			before->id.v[before->id.n++] = &before->v[i];
		if (!rows_stands(after, before->v[i].bare))
			before->gone.v[before->gone.n++] = &before->v[i];
	}
	sort(&before->id, by_id);
	sort(&before->gone, by_title);
}

bool
rows_stands(const struct rows *rows, struct span bare)
{
	const struct row *at = first_of(&rows->bare, &(struct row){ .bare = bare }, by_bare);

	return at != NULL && span_eq(at->bare, bare);
}

const struct row *
rows_earlier(const struct rows *before, const struct row *r)
{
	struct row key = { .title = r->title, .id = r->id, .kind = r->kind };
	const struct row *at = r->id.n > 0 ? first_of(&before->id, &key, by_id) : NULL;

	if (at != NULL && span_eq(at->id, r->id))
		return at;
	at = first_of(&before->gone, &key, by_title);
	return at != NULL && at->kind == r->kind && span_eq(at->title, r->title) && (r->id.n == 0 || at->id.n == 0) ? at : NULL;
}
