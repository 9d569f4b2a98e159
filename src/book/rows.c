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

/* In order of the lines, as they were read. */
const struct row *
rows_at(const struct rows *rows, unsigned line)
{
	size_t low = 0, high = rows->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (rows->v[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low < rows->n && rows->v[low].line == line ? &rows->v[low] : NULL;
}

const struct row **
rows_before(struct rows *after, const struct rows *before, const struct change_pairs *pairs)
{
	const struct row **was = arena_array(&after->arena, const struct row *, after->n + 1);

	for (size_t i = 0; i < pairs->n; i++) {
		const struct rec *old = pairs->v[i].was, *new = pairs->v[i].now;
		const struct row *r = old && new && new->line ? rows_at(after, new->line) : NULL;

		if (r)
			was[r - after->v] = rows_at(before, old->line);
	}
	return was;
}
