/* shift - see shift.h */
#include "cmd/shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRACTICES = 3 };		/* that shift_words names; of more it says how many */

/* The score ----------------------------------------------------------------------- */

static double
tenths(const struct judged *j)
{
	return floor(j->total * 10 + 0.5);
}

double
shift_rounded(const struct judged *j)
{
	return tenths(j) / 10;
}

double
shift_score(const struct judged *was, const struct judged *now)
{
	return (tenths(now) - tenths(was)) / 10;
}

struct shift {			/* of one practice */
	const char *practice;
	const struct judged_row *was, *now;
	double by;
};

static int
by_size(const void *x, const void *y)
{
	const struct shift *a = x, *b = y;

	return a->by != b->by ? (a->by > b->by ? -1 : 1) : strcmp(a->practice, b->practice);
}

static double
worth(const struct judged_row *r)
{
	return r != NULL ? r->value : -1;
}

static void
put_count(struct str *out, const struct judged_row *r)
{
	if (r == NULL)
		str_adds(out, "no evidence");
	else
		str_addf(out, "%.6g of %zu", floor(r->value * (double)r->n * 10 + 0.5) / 10, r->n);
}

/* Of both, by practice, those that differ; how many. */
static size_t
find_shifts(struct shift *v, const struct judged *was, const struct judged *now)
{
	size_t n = 0;

	for (size_t i = 0, j = 0; i < was->nrows || j < now->nrows; ) {
		int c = i == was->nrows ? 1 : j == now->nrows ? -1 : strcmp(was->rows[i].practice, now->rows[j].practice);
		struct shift s = { .was = c <= 0 ? &was->rows[i++] : NULL, .now = c >= 0 ? &now->rows[j++] : NULL };

		s.practice = s.was != NULL ? s.was->practice : s.now->practice;
		s.by = fabs(worth(s.was) - worth(s.now));
		if (s.was == NULL || s.now == NULL || s.was->n != s.now->n || s.by > 0)
			v[n++] = s;
	}
	return n;
}

void
shift_words(struct str *out, const struct judged *was, const struct judged *now, struct arena *arena)
{
	struct shift *v = arena_array(arena, struct shift, was->nrows + now->nrows + 1);
	size_t n = find_shifts(v, was, now);

	qsort(v, n, sizeof *v, by_size);
	for (size_t i = 0; i < n && i < PRACTICES; i++) {
		str_addf(out, "%s%s ", i > 0 ? ", " : "", v[i].practice);
		put_count(out, v[i].was);
		str_adds(out, " to ");
		put_count(out, v[i].now);
	}
	if (n > PRACTICES)
		str_addf(out, ", and %zu more", n - PRACTICES);
}

/* What is due ---------------------------------------------------------------------- */

void
shift_lines(const struct judged *was, const struct judged *now,
    void (*say)(void *ctx, const struct judged_due *line, int part), void *ctx)
{
	for (size_t i = 0, j = 0; i < was->ndue || j < now->ndue; ) {
		int c = i == was->ndue ? 1 : j == now->ndue ? -1 : judged_due_cmp(&was->due[i], &now->due[j]);

		if (c < 0)
			say(ctx, &was->due[i], -1);
		else if (c > 0)
			say(ctx, &now->due[j], 1);
		i += c <= 0;
		j += c >= 0;
	}
}

bool
shift_none(const struct judged *was, const struct judged *now)
{
	if (tenths(was) != tenths(now) || was->ndue != now->ndue)
		return false;
	for (size_t i = 0; i < was->ndue; i++)
		if (judged_due_cmp(&was->due[i], &now->due[i]) != 0)
			return false;
	return true;
}
