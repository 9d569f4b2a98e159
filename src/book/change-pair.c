/*
 * change-pair - which record of a file is which one of the same file earlier
 */
#include "book/changep.h"

#include <stdlib.h>
#include <string.h>

enum {
	LIKENESSES = 4096,	/* titles compared each with each; beyond it nobody could say either */
	WORDS = 32		/* of a title */
};

struct side {
	struct rec_list recs;
	size_t *partner;	/* of each line: the other side's; 0: none, which is the file itself */
};

/* How two records in lines are one: the same bytes, by id, by title; retitled, by where they stand between
 * lines that are known; at last, wherever they stand, by the words of their titles. */
enum how { SAME_BYTES, BY_ID, BY_TITLE, BY_PLACE, BY_WORDS, HOWS };

struct by {
	const struct book *book;
	enum how how;
};

struct loose {			/* a line that has no partner yet */
	const struct rec *rec;
	size_t place;		/* BY_PLACE: the old line that the nearest known one above it is */
};

static int
compare(const struct by *by, const struct loose *a, const struct loose *b)
{
	const struct rec *x = a->rec, *y = b->rec;

	if (x->kind != y->kind)
		return x->kind->index < y->kind->index ? -1 : 1;
	if (by->how == SAME_BYTES)
		return (x->item->hash > y->item->hash) - (x->item->hash < y->item->hash);
	if (by->how == BY_ID)
		return strcmp(x->item->id, y->item->id);
	if (by->how == BY_TITLE)
		return span_cmp(change_name(by->book, x), change_name(by->book, y));
	return by->how == BY_PLACE ? (a->place > b->place) - (a->place < b->place) : 0;
}

/* Those alike in the order of the file. */
static int
in_order(const void *a, const void *b, void *ctx)
{
	const struct loose *x = a, *y = b;
	int c = compare(ctx, x, y);

	return c ? c : (x->rec > y->rec) - (x->rec < y->rec);
}

/* The lines of one side that have no partner yet, sorted. */
static struct loose *
left(const struct side *s, bool old, struct by *by, struct arena *a, size_t *n)
{
	struct loose *v = arena_array(a, struct loose, s->recs.n + 1);
	size_t place = 0;

	*n = 0;
	for (size_t i = 1; i < s->recs.n; i++) {
		if (s->partner[i])
			place = old ? i : s->partner[i];
		else if (by->how != BY_ID || s->recs.v[i].item->id)
			v[(*n)++] = (struct loose){ &s->recs.v[i], place };
	}
	qsort_r(v, *n, sizeof *v, in_order, by);
	return v;
}

static void
join(struct side *was, struct side *now, const struct loose *old, const struct loose *new)
{
	was->partner[old->rec - was->recs.v] = (size_t)(new->rec - now->recs.v);
	now->partner[new->rec - now->recs.v] = (size_t)(old->rec - was->recs.v);
}

static size_t
words_in(struct span title, struct span other, size_t *all)
{
	size_t common = 0;
	struct span word, rest, with;

	for (*all = 0; title.n > 0 && *all < WORDS; ) {
		bool found = false;

		span_cut(&title, ' ', &word);
		if (word.n == 0)
			continue;
		++*all;
		for (rest = other; !found && rest.n > 0; ) {
			span_cut(&rest, ' ', &with);
			found = span_eq(word, with);
		}
		common += found;
	}
	return common;
}

/* Half of the words of either title are the other's. */
static bool
alike(const struct book *b, const struct rec *x, const struct rec *y)
{
	size_t all, of, common = words_in(change_name(b, x), change_name(b, y), &all);
	size_t back = words_in(change_name(b, y), change_name(b, x), &of);

	return common > 0 && 2 * common >= all && 2 * back >= of;
}

/* Those that compare found equal. As many on either side in one place, and the nth is the nth, whatever it is called
 * now; else one that went and one that came may be two, and only likeness tells. */
static void
join_group(struct side *was, struct side *now, struct by *by, struct loose *old, size_t nold, struct loose *new, size_t nnew)
{
	if (by->how < BY_PLACE || (by->how == BY_PLACE && nold == nnew)) {
		for (size_t i = 0; i < nold && i < nnew; i++)
			join(was, now, &old[i], &new[i]);
		return;
	}
	for (size_t j = 0; j < nnew && nold <= LIKENESSES / nnew; j++)
		for (size_t i = 0; i < nold; i++)
			if (!was->partner[old[i].rec - was->recs.v] && alike(by->book, old[i].rec, new[j].rec)) {
				join(was, now, &old[i], &new[j]);
				break;
			}
}

static size_t
group_at(const struct by *by, const struct loose *v, size_t from, size_t n)
{
	size_t to = from + 1;

	while (to < n && compare(by, &v[from], &v[to]) == 0)
		to++;
	return to;
}

static void
join_some(struct side *was, struct side *now, struct by *by, struct arena *a)
{
	size_t nold, nnew, i = 0, j = 0;
	struct loose *old = left(was, true, by, a, &nold), *new = left(now, false, by, a, &nnew);

	while (i < nold && j < nnew) {
		int c = compare(by, &old[i], &new[j]);
		size_t oldend = c <= 0 ? group_at(by, old, i, nold) : i, newend = c >= 0 ? group_at(by, new, j, nnew) : j;

		if (c == 0)
			join_group(was, now, by, old + i, oldend - i, new + j, newend - j);
		i = oldend;
		j = newend;
	}
}

static void
pair(struct change_pairs *out, const struct rec *was, const struct rec *now)
{
	out->v[out->n++] = (struct change_pair){ was, now };
}

static void
pair_lines(struct change_pairs *out, const struct book *b, struct side *was, struct side *now, struct arena *a)
{
	for (enum how how = SAME_BYTES; how < HOWS && was->recs.n > 1 && now->recs.n > 1; how++)
		join_some(was, now, &(struct by){ b, how }, a);
	for (size_t i = 1; i < now->recs.n; i++)
		if (now->partner[i])
			pair(out, &was->recs.v[now->partner[i]], &now->recs.v[i]);
	for (size_t i = 1; i < now->recs.n; i++)
		if (!now->partner[i])
			pair(out, NULL, &now->recs.v[i]);
	for (size_t j = 1; j < was->recs.n; j++)
		if (!was->partner[j])
			pair(out, &was->recs.v[j], NULL);
}

static bool
side_read(struct side *s, struct book *b, const char *path, const struct span *bytes, struct arena *a)
{
	struct faults none = {0};
	bool ok = bytes && change_is_record(b, path) &&
	    book_read_bytes(b, path, *bytes, a, &s->recs, &none) == 0 && s->recs.n > 0;

	s->partner = ok ? arena_zero(a, s->recs.n * sizeof *s->partner) : NULL;
	faults_release(&none);
	return ok;
}

int
change_pairs(struct change_pairs *out, struct book *b, const char *path, const struct span *before,
    const struct span *after, struct arena *a)
{
	struct side was = {0}, now = {0};
	bool old = side_read(&was, b, path, before, a), new = side_read(&now, b, path, after, a);

	*out = (struct change_pairs){ .v = arena_array(a, struct change_pair, was.recs.n + now.recs.n + 1) };
	if (!(old && new) && !(new && !before) && !(old && !after))
		return 1;
	pair(out, old ? &was.recs.v[0] : NULL, new ? &now.recs.v[0] : NULL);
	pair_lines(out, b, &was, &now, a);
	return 0;
}
