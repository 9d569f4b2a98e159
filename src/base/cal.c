#include "base/cal.h"

#include <math.h>

static const struct cal standard = CAL_DEFAULT;

/* A calendar without a working day would never end a search: it counts as every day. */
static const struct cal *
or_standard(const struct cal *cal)
{
	return cal && (cal->workdays & 0x7f) && cal->open < cal->close ? cal : &standard;
}

static bool
holiday(const struct cal *cal, int32_t day)
{
	size_t lo = 0, hi = cal->nholidays;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (cal->holidays[mid] == day)
			return true;
		if (cal->holidays[mid] < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

bool
cal_hours(struct span text, int *open, int *close)
{
	struct span rest = text, first;
	int from, to;

	if (!span_cut(&rest, '-', &first) || !time_parse(span_trim(first), &from) || !time_parse(span_trim(rest), &to) ||
	    from >= to)
		return false;
	*open = from;
	*close = to;
	return true;
}

bool
cal_works(const struct cal *cal, struct date d)
{
	cal = or_standard(cal);
	return (cal->workdays >> date_weekday(d) & 1) && !holiday(cal, d.day);
}

double
cal_day_minutes(const struct cal *cal)
{
	cal = or_standard(cal);
	return cal->close - cal->open;
}

/* Searches give up after a year without a working day: a calendar of holidays only. */
static bool
step(const struct cal *cal, struct date *d, int by)
{
	for (int i = 0; i < 366; i++) {
		d->day += by;
		if (cal_works(cal, *d))
			return true;
	}
	return false;
}

struct date
cal_add_days(const struct cal *cal, struct date d, int n)
{
	int by = n < 0 ? -1 : 1;

	cal = or_standard(cal);
	for (; n != 0; n -= by)
		if (!step(cal, &d, by))
			break;
	return d;
}

static struct date
add_business_minutes(const struct cal *cal, struct date d, double left)
{
	if (!cal_works(cal, d) || d.minute >= cal->close) {
		if (!step(cal, &d, 1))
			return d;
		d.minute = cal->open;
	} else if (d.minute < cal->open) {
		d.minute = cal->open;
	}
	while (left > cal->close - d.minute) {
		left -= cal->close - d.minute;
		if (!step(cal, &d, 1))
			return d;
		d.minute = cal->open;
	}
	d.minute += (int32_t)floor(left);
	return d;
}

static struct date
take_business_minutes(const struct cal *cal, struct date d, double left)
{
	if (!cal_works(cal, d) || d.minute <= cal->open) {
		if (!step(cal, &d, -1))
			return d;
		d.minute = cal->close;
	} else if (d.minute > cal->close) {
		d.minute = cal->close;
	}
	while (left > d.minute - cal->open) {
		left -= d.minute - cal->open;
		if (!step(cal, &d, -1))
			return d;
		d.minute = cal->close;
	}
	d.minute -= (int32_t)floor(left);
	return d;
}

struct date
cal_add_minutes(const struct cal *cal, struct date d, double minutes)
{
	bool whole = d.minute == NO_MINUTE;
	double most = 1e7;

	cal = or_standard(cal);
	if (whole)
		d.minute = cal->close;
	if (minutes >= 0)
		d = add_business_minutes(cal, d, minutes < most ? minutes : most);
	else
		d = take_business_minutes(cal, d, minutes > -most ? -minutes : most);
	if (whole)
		d.minute = NO_MINUTE;
	return d;
}

static double
within_hours(const struct cal *cal, int minute)
{
	return minute < cal->open ? 0 : minute > cal->close ? cal->close - cal->open : minute - cal->open;
}

double
cal_worktime(const struct cal *cal, struct date from, struct date to)
{
	double sum = 0, day;

	cal = or_standard(cal);
	day = cal->close - cal->open;
	if (from.minute == NO_MINUTE && to.minute == NO_MINUTE)
		from.minute = to.minute = cal->close;	/* days: the next business day is one day later */
	if (from.minute == NO_MINUTE)
		from.minute = from.day == to.day ? to.minute : cal->close;
	if (to.minute == NO_MINUTE)
		to.minute = from.day == to.day ? from.minute : cal->close;
	if (to.day < from.day || (to.day == from.day && to.minute <= from.minute))
		return 0;
	if (cal_works(cal, from))
		sum -= within_hours(cal, from.minute);
	if (to.day - from.day > 3660)
		to.day = from.day + 3660;
	for (struct date d = from; d.day < to.day; d.day++)
		if (cal_works(cal, d))
			sum += day;
	if (cal_works(cal, to))
		sum += within_hours(cal, to.minute);
	return sum > 0 ? sum : 0;
}
