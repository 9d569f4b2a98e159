/* Functions of values. */
#include "model/expr.h"

#include <math.h>
#include <stdlib.h>

static const struct val none;

/* earliest and latest, min and max: missing parts are left out. */
static struct val
extreme(struct eval *ev, const struct expr *e, int sign)
{
	struct val best = none;

	for (size_t i = 0; i < e->nargs; i++) {
		struct val v = eval_run(ev, e->args[i]);
		int c;

		if (v.type == VAL_NONE)
			continue;
		if (v.type == VAL_BOOL)
			v = val_number(v.yes);
		if (best.type == VAL_NONE) {
			best = v;
			continue;
		}
		if (v.type == VAL_DUR && best.type == VAL_DUR && v.unit != best.unit) {
			double a, b;

			if (!eval_days(ev, v, &a) || !eval_days(ev, best, &b))
				continue;
			c = (a > b) - (a < b);
		} else {
			c = val_cmp(v, best);
		}
		if (c * sign > 0)
			best = v;
	}
	return best;
}

static struct val
mean(struct eval *ev, const struct expr *e)
{
	double sum = 0;
	size_t n = 0;

	for (size_t i = 0; i < e->nargs; i++) {
		struct val v = eval_run(ev, e->args[i]);

		if (v.type != VAL_NUMBER && v.type != VAL_BOOL)
			continue;
		sum += v.type == VAL_BOOL ? v.yes : v.number;
		n++;
	}
	return n ? val_number(sum / (double)n) : none;
}

/* x, good and bad as numbers on one scale: that of x. */
static bool
on_one_scale(struct eval *ev, struct val v, bool business, double *out)
{
	const struct cal *cal = eval_cal(ev);
	struct date back;

	if (v.type == VAL_NUMBER || v.type == VAL_BOOL) {
		*out = v.type == VAL_BOOL ? v.yes : v.number;
		return true;
	}
	if (v.type != VAL_DUR)
		return false;
	if (!business)
		return eval_days(ev, v, out);
	if (v.unit == DUR_BH || v.unit == DUR_BD) {
		*out = v.number * (v.unit == DUR_BH ? 60 : cal_day_minutes(cal));
		return true;
	}
	back = date_add(ev->world->today, (struct dur){ -v.number, (enum unit)v.unit }, cal);
	*out = cal_worktime(cal, back, ev->world->today);
	return true;
}

static struct val
fade(struct eval *ev, const struct expr *e)
{
	struct val x = eval_run(ev, e->args[0]), good = eval_run(ev, e->args[1]), bad = eval_run(ev, e->args[2]);
	bool business = x.type == VAL_DUR && (x.unit == DUR_BH || x.unit == DUR_BD);
	double at, g, b;

	if ((x.type == VAL_DUR) != (good.type == VAL_DUR) || (x.type == VAL_DUR) != (bad.type == VAL_DUR) ||
	    !on_one_scale(ev, x, business, &at) || !on_one_scale(ev, good, business, &g) ||
	    !on_one_scale(ev, bad, business, &b))
		return none;
	if (at <= g)
		return val_number(1);
	return val_number(at >= b ? 0 : (b - at) / (b - g));
}

static struct val
worktime(struct eval *ev, const struct expr *e)
{
	struct val a = eval_run(ev, e->args[0]), b = eval_run(ev, e->args[1]);

	if (a.type != VAL_DATE || b.type != VAL_DATE)
		return none;
	return val_of_dur((struct dur){ cal_worktime(eval_cal(ev), a.date, b.date) / 60, DUR_BH });
}

/* 29 February comes back as 28 February in a common year, as date_civil clamps. */
static struct val
next_yearly(struct eval *ev, struct val v)
{
	int y, m, d, now, unused, unused2;
	struct date next;

	if (v.type != VAL_DATE)
		return none;
	date_split(v.date, &y, &m, &d);
	date_split(ev->world->today, &now, &unused, &unused2);
	next = date_civil(now, m, d);
	return val_date(next.day < ev->world->today.day ? date_civil(now + 1, m, d) : next);
}

static int
by_length(const void *a, const void *b)
{
	const struct val *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static struct val
of_list(struct eval *ev, struct val list, bool median)
{
	struct val *v;

	if (list.type != VAL_LIST || list.n == 0)
		return none;
	v = arena_array(&ev->scratch, struct val, list.n);
	for (uint32_t i = 0; i < list.n; i++)
		v[i] = list.items[i];
	qsort(v, list.n, sizeof *v, by_length);
	if (!median)
		return v[list.n - 1];
	if (list.n % 2 == 0)
		v[list.n / 2].number = (v[list.n / 2].number + v[list.n / 2 - 1].number) / 2;
	return v[list.n / 2];
}

static struct val
rounded(struct val v, enum fn fn)
{
	if (v.type == VAL_BOOL)
		v = val_number(v.yes);
	if (v.type != VAL_NUMBER)
		return none;
	if (fn == FN_ROUND)
		return val_number(floor(v.number + 0.5));
	return val_number(v.number < 0 ? 0 : v.number > 1 ? 1 : v.number);
}

static struct val
one_argument(struct eval *ev, enum fn fn, struct val v)
{
	double days;

	switch (fn) {
	case FN_LONGEST: case FN_MEDIAN: return of_list(ev, v, fn == FN_MEDIAN);
	case FN_NEXT_YEARLY: return next_yearly(ev, v);
	case FN_DAYS: return eval_days(ev, v, &days) ? val_number(days) : none;
	case FN_AGE: return v.type == VAL_DATE ? val_of_dur(date_diff(ev->world->today, v.date)) : none;
	default: return rounded(v, fn);
	}
}

struct val
eval_call(struct eval *ev, const struct expr *e)
{
	switch ((enum fn)e->fn) {
	case FN_EARLIEST: case FN_MIN: return extreme(ev, e, -1);
	case FN_LATEST: case FN_MAX: return extreme(ev, e, 1);
	case FN_MEAN: return mean(ev, e);
	case FN_WORKTIME: return worktime(ev, e);
	case FN_FADE: return fade(ev, e);
	default: return one_argument(ev, (enum fn)e->fn, eval_run(ev, e->args[0]));
	}
}
