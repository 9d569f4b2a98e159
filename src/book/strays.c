/* strays - see strays.h */
#include "book/strays.h"

#include <stdlib.h>

/* "acme" of clients/acme/log/x.md */
static struct span
client_of(const char *path)
{
	struct span rest = span_of(path), part;

	span_cut(&rest, '/', &part);
	span_cut(&rest, '/', &part);
	return part;
}

static struct rows *
read_side(struct strays *s, struct book *b, const char *path, const struct span *bytes)
{
	struct rows *rows = arena_new(&s->arena, struct rows);
	struct faults none = {0};
	struct front front = {0};

	*vec_push(s->rows, s->nrows, s->rows_cap) = rows;
	if (bytes && rows_read(rows, &front, b, path, *bytes, &none) < 0)
		rows->n = 0;
	front_release(&front);
	faults_release(&none);
	return rows;
}

/* The day that a record has in the field that a note's day gives. */
static struct stray
stray_of(struct span client, const struct row *row, const struct rec *rec)
{
	uint16_t id = rec->kind->name_date;
	const struct val *v = id ? rec_raw(rec, id) : NULL;
	struct stray s = { .client = client, .row = row };

	if (v && v->type == VAL_DATE)
		s.day = v->date, s.has_day = true;
	else if (id && id == rec->kind->dated)
		s.day = rec->dated, s.has_day = rec->has_date;
	return s;
}

void
strays_add(struct strays *s, struct book *b, const char *path, const struct span *before, const struct span *after)
{
	struct rows *was = read_side(s, b, path, before), *now = read_side(s, b, path, after);
	struct span client = span_make(arena_dup(&s->arena, client_of(path)), client_of(path).n);
	struct change_pairs pairs = {0};
	struct arena a = {0};
	const struct row *row;

	if (change_pairs(&pairs, b, path, before, after, &a) != 0)
		pairs.n = 0;
	for (size_t i = 0; i < pairs.n; i++) {
		const struct rec *old = pairs.v[i].was, *new = pairs.v[i].now;

		if (!old && new->line && (row = rows_at(now, new->line)) != NULL)
			*vec_push(s->came, s->ncame, s->came_cap) = stray_of(client, row, new);
		else if (!new && old->line && (row = rows_at(was, old->line)) != NULL)
			*vec_push(s->gone, s->ngone, s->gone_cap) = stray_of(client, row, old);
	}
	arena_release(&a);
}

static int
compare(const void *a, const void *b)
{
	const struct stray *x = a, *y = b;
	int order = span_cmp(x->row->title, y->row->title);

	if (order == 0)
		order = x->row->kind->index - y->row->kind->index;
	return order ? order : span_cmp(x->client, y->client);
}

static void
sort(struct stray *v, size_t n)
{
	if (n > 1)
		qsort(v, n, sizeof *v, compare);
}

void
strays_sort(struct strays *s)
{
	sort(s->gone, s->ngone);
	sort(s->came, s->ncame);
}

/* The one that is like key, or NULL where there are none or several. */
static const struct stray *
only(const struct stray *v, size_t n, const struct stray *key)
{
	const struct stray *at = n ? bsearch(key, v, n, sizeof *v, compare) : NULL;

	if (at && ((at > v && compare(at - 1, key) == 0) || (at + 1 < v + n && compare(at + 1, key) == 0)))
		return NULL;
	return at;
}

const struct stray *
strays_find(const struct strays *s, const char *path, const struct row *r)
{
	struct stray key = { .client = client_of(path), .row = r };

	return only(s->came, s->ncame, &key) ? only(s->gone, s->ngone, &key) : NULL;
}

void
strays_release(struct strays *s)
{
	for (size_t i = 0; i < s->nrows; i++)
		rows_release(s->rows[i]);
	free(s->rows);
	free(s->gone);
	free(s->came);
	arena_release(&s->arena);
}
