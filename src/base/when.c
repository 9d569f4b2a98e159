/* when - see when.h */
#include "base/when.h"

#include <stdio.h>
#include <string.h>

enum { WORDS = 6, TEXT_MAX = 63, COUNT_MAX = 99999 };

struct reader {
	struct date today;
	enum when_way way;
	const struct cal *cal;
	struct faults *faults;
	struct span typed;
	char text[TEXT_MAX + 1];
	struct span words[WORDS];
	size_t n;
};

static int
refuse(struct reader *r, const char *what)
{
	fault_add(r->faults, ERROR, NULL, 0, 0, "%s: \"%.*s\"", what, (int)r->typed.n, r->typed.p);
	return -1;
}

static bool
count(struct span s, int *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *out > COUNT_MAX / 10)
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

/* Lower-case words of the text; false where there are too many or none. */
static bool
split(struct reader *r)
{
	struct span rest = span_trim(r->typed), word;

	if (rest.n == 0 || rest.n > TEXT_MAX)
		return false;
	for (size_t i = 0; i < rest.n; i++) {
		char c = rest.p[i];

		r->text[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '\t' ? ' ' : c;
	}
	rest = span_make(r->text, rest.n);
	while (rest.n > 0) {
		span_cut(&rest, ' ', &word);
		if (word.n == 0)
			continue;
		if (r->n == WORDS)
			return false;
		r->words[r->n++] = word;
	}
	return true;
}

static struct date
plus(struct date d, int days)
{
	return (struct date){ d.day + days, d.minute };
}

static struct date
weekday_near(const struct reader *r, int weekday)
{
	int ahead = (weekday - date_weekday(r->today) + 6) % 7 + 1;

	return plus(r->today, r->way == WHEN_FORWARD ? ahead : (ahead == 7 ? -7 : ahead - 7));
}

static struct date
weekday_of_next_week(const struct reader *r, int weekday)
{
	return plus(r->today, 7 - date_weekday(r->today) + weekday);
}

static struct date
month_end(struct date d)
{
	int y, m, day;

	date_split(d, &y, &m, &day);
	return date_civil(y, m, 31);
}

/* The nearest such day in the way looked: 29 February may be years off. */
static bool
yearly(const struct reader *r, int month, int day, struct date *out)
{
	int y, m, d, step = r->way == WHEN_FORWARD ? 1 : -1;

	date_split(r->today, &y, &m, &d);
	for (int i = 0; i <= 8; i++, y += step) {
		if (!date_valid(y, month, day))
			continue;
		*out = date_civil(y, month, day);
		if ((out->day - r->today.day) * step >= 0)
			return true;
	}
	return false;
}

static bool
unit_named(struct span s, enum unit *out)
{
	static const struct { const char *word; enum unit unit; } units[] = {
		{ "day", DUR_D }, { "week", DUR_W }, { "month", DUR_M }, { "year", DUR_Y },
	};

	if (s.n > 1 && s.p[s.n - 1] == 's')
		s.n--;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (span_is(s, units[i].word)) {
			*out = units[i].unit;
			return true;
		}
	return false;
}

static int
add(struct reader *r, int n, enum unit unit, struct date *out)
{
	int y, m, d;

	if (unit == DUR_MIN || unit == DUR_H || unit == DUR_BH)
		return refuse(r, "a day is wanted, not hours or minutes");
	*out = date_add(r->today, (struct dur){ n, unit }, r->cal);
	date_split(*out, &y, &m, &d);
	if (y < 1 || y > 9999)
		return refuse(r, "too far away");
	return 0;
}

/* "+2w": 1 where it is none. */
static int
signed_duration(struct reader *r, struct date *out)
{
	struct span s = r->words[0], digits;
	struct dur dur;
	int n;

	if (r->n != 1 || s.n < 3 || (s.p[0] != '+' && s.p[0] != '-'))
		return 1;
	digits = span_make(s.p + 1, 0);
	while (digits.n + 1 < s.n && digits.p[digits.n] >= '0' && digits.p[digits.n] <= '9')
		digits.n++;
	if (!count(digits, &n) || !dur_parse(span_make(s.p + 1, s.n - 1), &dur))
		return 1;
	return add(r, s.p[0] == '-' ? -n : n, dur.unit, out);
}

/* "in 2 weeks", "3 days ago", "a week ago": 1 where it is none. */
static int
spelt_duration(struct reader *r, struct date *out)
{
	bool ahead = r->n == 3 && span_is(r->words[0], "in");
	bool back = r->n == 3 && span_is(r->words[2], "ago");
	struct span number = r->words[ahead], unit = r->words[ahead + 1];
	enum unit u;
	int n;

	if (ahead == back || !unit_named(unit, &u))
		return 1;
	if (span_is(number, "a") || span_is(number, "one"))
		n = 1;
	else if (!count(number, &n))
		return 1;
	return add(r, back ? -n : n, u, out);
}

/* "27 nov", "nov 27", "27 nov 2026": 1 where it is none. */
static int
month_day(struct reader *r, struct date *out)
{
	bool first = r->n >= 2 && month_parse(r->words[0]) > 0;
	int month, day, year;

	if (r->n < 2 || r->n > 3 || (month = month_parse(r->words[!first])) < 1
	    || !count(r->words[first], &day))
		return 1;
	if (r->n == 3) {
		if (!count(r->words[2], &year) || year < 1000 || year > 9999)
			return 1;
		if (!date_valid(year, month, day))
			return refuse(r, "there is no such day");
		*out = date_civil(year, month, day);
		return 0;
	}
	return yearly(r, month, day, out) ? 0 : refuse(r, "there is no such day");
}

static int
one_word(struct reader *r, struct date *out)
{
	static const struct { const char *word; int days; } near[] = {
		{ "today", 0 }, { "tomorrow", 1 }, { "yesterday", -1 },
	};
	int weekday = weekday_parse(r->words[0]);

	for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
		if (span_is(r->words[0], near[i].word)) {
			*out = plus(r->today, near[i].days);
			return 0;
		}
	if (span_is(r->words[0], "eom"))
		*out = month_end(r->today);
	else if (weekday >= 0)
		*out = weekday_near(r, weekday);
	else
		return 1;
	return 0;
}

static int
day_of(struct reader *r, struct date *out)
{
	int got = 1, weekday;

	if (r->n == 1)
		got = one_word(r, out);
	if (got == 1 && r->n == 2 && span_is(r->words[0], "next")
	    && (weekday = weekday_parse(r->words[1])) >= 0) {
		*out = weekday_of_next_week(r, weekday);
		return 0;
	}
	if (got == 1)
		got = signed_duration(r, out);
	if (got == 1)
		got = spelt_duration(r, out);
	if (got == 1)
		got = month_day(r, out);
	return got;
}

/* Two numbers with a stroke, a dot or a hyphen between them, and perhaps a year. */
static bool
numbers(struct span s, int *a, int *b, int *year)
{
	size_t i = 0, from;
	int *to[] = { a, b, year }, k;

	*year = 0;
	for (k = 0; k < 3 && i < s.n; k++) {
		for (from = i; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
			;
		if (!count(span_make(s.p + from, i - from), to[k]))
			return false;
		if (i < s.n && strchr("/.-", s.p[i]) == NULL)
			return false;
		i++;
	}
	return k >= 2 && i >= s.n;
}

static bool
reading(const struct reader *r, int month, int day, int year, char out[DATE_TEXT])
{
	struct date d;

	if (year > 0 && year < 100)
		year += 2000;
	if (year > 0 ? !date_valid(year, month, day)
	    : month < 1 || month > 12 || !yearly(r, month, day, &d))
		return false;
	date_text(year > 0 ? date_civil(year, month, day) : d, out);
	return true;
}

static int
ambiguous_numbers(struct reader *r, int a, int b, int year)
{
	char one[DATE_TEXT], two[DATE_TEXT];
	bool first = reading(r, b, a, year, one), second = reading(r, a, b, year, two);

	if (first && second && a != b) {
		refuse(r, "two readings");
		fault_hint(r->faults, "%s or %s", one, two);
	} else {
		refuse(r, first || second ? "not a date as we read them" : "not a date");
		fault_hint(r->faults, "%s", first ? one : second ? two : "2026-11-27");
	}
	return -1;
}

static int
bare_number(struct reader *r, int n)
{
	char text[DATE_TEXT], days[DATE_TEXT];
	int y, m, d, step = r->way == WHEN_FORWARD ? 1 : -1;

	date_text(plus(r->today, step * n), days);
	date_split(r->today, &y, &m, &d);
	refuse(r, "two readings");
	for (int i = 0; i < 12; i++, m += step) {
		m = m > 12 ? (y++, 1) : m < 1 ? (y--, 12) : m;
		if (!date_valid(y, m, n) || (date_civil(y, m, n).day - r->today.day) * step < 0)
			continue;
		fault_hint(r->faults, "%s, or %c%dd for %s", date_text(date_civil(y, m, n), text),
		    step > 0 ? '+' : '-', n, days);
		return -1;
	}
	fault_hint(r->faults, "%c%dd for %s", step > 0 ? '+' : '-', n, days);
	return -1;
}

const char *
when_nearest(struct span text)
{
	static const char *const words[] = { "today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday",
	    "thursday", "friday", "saturday", "sunday" };

	return text.n > 3 ? fault_nearest(text, words, sizeof words / sizeof words[0]) : NULL;
}

static int
nothing_fits(struct reader *r)
{
	const char *near;
	struct dur dur;
	int a, b, year;

	if (r->n == 1 && count(r->words[0], &a) && a < 1000)
		return bare_number(r, a);
	if (r->n == 1 && numbers(r->words[0], &a, &b, &year) && a < 100)
		return ambiguous_numbers(r, a, b, year);
	if (r->n == 1 && numbers(r->words[0], &year, &a, &b)) {
		refuse(r, "there is no such day");
		fault_hint(r->faults, "YYYY-MM-DD, as 2026-11-27");
		return -1;
	}
	if (r->n == 1 && r->words[0].p[0] >= '0' && r->words[0].p[0] <= '9'
	    && dur_parse(r->words[0], &dur)) {
		refuse(r, "two readings");
		fault_hint(r->faults, "+%.*s or -%.*s", (int)r->words[0].n, r->words[0].p,
		    (int)r->words[0].n, r->words[0].p);
		return -1;
	}
	refuse(r, "not a date");
	if ((near = r->n == 1 ? when_nearest(r->words[0]) : NULL) != NULL)
		fault_hint(r->faults, "did you mean %s?", near);
	else
		fault_hint(r->faults, "2026-11-27, today, fri, next fri, +2w, 3 days ago, eom, 27 nov");
	return -1;
}

int
when_read(struct when *out, struct span text, struct date today, enum when_way way,
    const struct cal *cal, struct faults *faults)
{
	struct reader r = { .today = { today.day, NO_MINUTE }, .way = way, .cal = cal,
	    .faults = faults, .typed = text };
	int minute = NO_MINUTE, got;

	*out = (struct when){ .relative = false };
	if (date_parse(span_trim(text), &out->date))
		return 0;
	if (!split(&r))
		return nothing_fits(&r);
	if (r.n > 1 && time_parse(r.words[r.n - 1], &minute))
		r.n--;
	got = day_of(&r, &out->date);
	if (got == 1)
		return nothing_fits(&r);
	out->date.minute = minute;
	out->relative = true;
	return got;
}

const char *
when_text(struct date d, char out[DATE_TEXT + 4])
{
	char text[DATE_TEXT];

	snprintf(out, DATE_TEXT + 4, "%s %s", weekday_word(date_weekday(d)), date_text(d, text));
	return out;
}
