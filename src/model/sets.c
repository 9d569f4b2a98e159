/* Functions over the records of a kind. */
#include "model/expr.h"

#include <stdlib.h>
#include <string.h>

static const struct val none;

struct walk {
	const struct set *set;
	struct cursor at;
	int32_t from;		/* window: later than this day */
};

static struct walk
walk_of(struct eval *ev, const struct set *s)
{
	struct walk w = { .set = s };
	struct dur d = eval_window(ev);

	if (s->in_window)
		w.from = date_add(ev->world->today, (struct dur){ -d.n, d.unit }, eval_cal(ev)).day;
	return w;
}

/* Planned records are never evidence: a set holds them only where it says so. */
static bool
in_set(struct eval *ev, const struct walk *w, const struct rec *r)
{
	bool planned = r->has_date && r->dated.day > ev->world->today.day;
	const struct rec *outer = ev->rec;
	bool in;

	if (planned != w->set->planned)
		return false;
	if (w->set->in_window && !(r->has_date && r->dated.day > w->from))
		return false;
	if (w->set->cond == NULL)
		return true;
	ev->rec = r;
	in = eval_truth(ev, w->set->cond) == 1;
	ev->rec = outer;
	return in;
}

static const struct rec *
walk_next(struct eval *ev, struct walk *w)
{
	const struct rec *r;

	while ((r = ev->world->next(ev->world->ctx, ev->self, w->set->kind, &w->at)) != NULL)
		if (in_set(ev, w, r))
			break;
	return r;
}

static struct val
for_record(struct eval *ev, const struct rec *r, const struct expr *e)
{
	const struct rec *outer = ev->rec;
	struct val v;

	ev->rec = r;
	v = eval_run(ev, e);
	ev->rec = outer;
	return v;
}

/* Whether r lies beyond best; a record without a date comes before those that have one. */
static bool
beyond(const struct rec *r, const struct rec *best, bool last)
{
	int c;

	if (best == NULL)
		return true;
	c = !r->has_date || !best->has_date ? r->has_date - best->has_date : date_cmp(r->dated, best->dated);
	return last ? c > 0 : c < 0;
}

/*
 * Of equal dates the later record is the last. The walk begins at the end that
 * is looked for: names begin with dates, so that the first that is in the set
 * nearly always decides, and the condition is asked of few.
 */
static struct val
edge(struct eval *ev, struct walk *w, bool last)
{
	const struct rec *r, *best = NULL;

	w->at.back = last;
	while ((r = ev->world->next(ev->world->ctx, ev->self, w->set->kind, &w->at)) != NULL)
		if (beyond(r, best, last) && in_set(ev, w, r))
			best = r;
	return best ? (struct val){ .type = VAL_REC, .rec = best } : none;
}

static struct val
fraction(struct eval *ev, struct walk *w, const struct expr *cond, bool all)
{
	const struct rec *r;
	size_t n = 0, yes = 0;

	while ((r = walk_next(ev, w)) != NULL) {
		struct val v = for_record(ev, r, cond);

		n++;
		yes += v.type == VAL_BOOL && v.yes;
	}
	if (all)
		return val_bool(yes == n);
	return n ? val_number((double)yes / (double)n) : none;
}

/* sum of nothing is 0, mean of nothing unknown; unlike durations are added in days. */
static struct val
total(struct eval *ev, struct walk *w, bool mean)
{
	struct val sum = none;
	const struct rec *r;
	size_t n = 0;
	double a, b;

	while ((r = walk_next(ev, w)) != NULL) {
		struct val v = for_record(ev, r, w->set->pick);

		if (v.type == VAL_BOOL)
			v = val_number(v.yes);
		if (v.type != VAL_NUMBER && v.type != VAL_DUR)
			continue;
		n++;
		if (sum.type == VAL_NONE)
			sum = v;
		else if (sum.type != VAL_DUR || sum.unit == v.unit)
			sum.number += v.number;
		else if (eval_days(ev, sum, &a) && eval_days(ev, v, &b))
			sum = val_of_dur((struct dur){ a + b, DUR_D });
	}
	if (n == 0)
		return mean ? none : val_number(0);
	if (mean)
		sum.number /= (double)n;
	return sum;
}

static struct val
extreme(struct eval *ev, struct walk *w, int sign)
{
	struct val best = none;
	const struct rec *r;

	while ((r = walk_next(ev, w)) != NULL) {
		struct val v = for_record(ev, r, w->set->pick);

		if (v.type != VAL_NONE && (best.type == VAL_NONE || val_cmp(v, best) * sign > 0))
			best = v;
	}
	return best;
}

static int
by_value(const void *a, const void *b)
{
	return val_cmp(*(const struct val *)a, *(const struct val *)b);
}

static struct val *
collect(struct eval *ev, struct walk *w, bool dates, size_t *n)
{
	const struct rec *r;
	size_t cap = 16;
	struct val *v = arena_alloc(&ev->scratch, cap * sizeof *v);

	*n = 0;
	while ((r = walk_next(ev, w)) != NULL) {
		struct val one = dates ? (r->has_date ? val_date(r->dated) : none) : for_record(ev, r, w->set->pick), to;

		/* A record and a link to it are one and the same. */
		if (one.type == VAL_LINK && (to = eval_link(ev, one, r)).type == VAL_REC)
			one = to;
		if (one.type == VAL_NONE)
			continue;
		if (*n == cap) {
			struct val *more = arena_alloc(&ev->scratch, 2 * cap * sizeof *v);

			memcpy(more, v, cap * sizeof *v);
			v = more;
			cap *= 2;
		}
		v[(*n)++] = one;
	}
	return v;
}

/* Of dates the days: three mails on a Monday are one Monday. */
static struct val
distinct(struct eval *ev, struct walk *w)
{
	size_t n, different = 0;
	struct val *v = collect(ev, w, false, &n);

	for (size_t i = 0; i < n; i++)
		if (v[i].type == VAL_DATE)
			v[i].date.minute = NO_MINUTE;
	qsort(v, n, sizeof *v, by_value);
	for (size_t i = 0; i < n; i++)
		different += i == 0 || val_cmp(v[i - 1], v[i]) != 0;
	return val_number((double)different);
}

/* Where the first gap begins: with the window, or with the relationship where that is younger. */
static bool
beginning(struct eval *ev, const struct walk *w, int32_t *day)
{
	const struct rec *client = ev->self->client;
	struct val since = none;

	if (client && client->kind->dated)
		since = eval_field(ev, client, client->kind->dated);
	if (!w->set->in_window)
		return false;
	*day = w->from;
	if (since.type == VAL_DATE && since.date.day > *day)
		*day = since.date.day;
	return true;
}

static struct val
gaps(struct eval *ev, struct walk *w)
{
	size_t n, k = 0;
	struct val *v = collect(ev, w, true, &n), *out = arena_array(&ev->scratch, struct val, n + 2);
	int32_t at, today = ev->world->today.day;
	bool begun = beginning(ev, w, &at);

	qsort(v, n, sizeof *v, by_value);
	for (size_t i = 0; i < n; i++) {
		if (begun)
			out[k++] = val_of_dur((struct dur){ v[i].date.day > at ? v[i].date.day - at : 0, DUR_D });
		at = v[i].date.day;
		begun = true;
	}
	if (begun)
		out[k++] = val_of_dur((struct dur){ today > at ? today - at : 0, DUR_D });
	return (struct val){ .type = VAL_LIST, .n = (uint32_t)k, .items = out };
}

static struct val
count(struct eval *ev, struct walk *w)
{
	size_t n = 0;

	while (walk_next(ev, w))
		n++;
	return val_number((double)n);
}

struct val
eval_set(struct eval *ev, const struct expr *e)
{
	struct walk w = walk_of(ev, e->set);

	w.at.back = e->fn == FN_ANY || e->fn == FN_NONE;	/* what rules ask for is mostly of late */
	switch ((enum fn)e->fn) {
	case FN_COUNT: return count(ev, &w);
	case FN_ANY: return val_bool(walk_next(ev, &w) != NULL);
	case FN_NONE: return val_bool(walk_next(ev, &w) == NULL);
	case FN_ALL: return fraction(ev, &w, e->args[0], true);
	case FN_SHARE: return fraction(ev, &w, e->args[0], false);
	case FN_FIRST: return edge(ev, &w, false);
	case FN_LAST: return edge(ev, &w, true);
	case FN_SUM: return total(ev, &w, false);
	case FN_MEAN_OF: return total(ev, &w, true);
	case FN_LEAST: return extreme(ev, &w, -1);
	case FN_MOST: return extreme(ev, &w, 1);
	case FN_DISTINCT: return distinct(ev, &w);
	case FN_GAPS: return gaps(ev, &w);
	default: return none;
	}
}
