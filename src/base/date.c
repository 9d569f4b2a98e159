#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cal.h"

/* Two digits; a program that reads a book does this six times a record. */
static bool
two_digits(const char *p, int *out)
{
	unsigned tens = (unsigned char)p[0] - '0', ones = (unsigned char)p[1] - '0';

	*out = (int)(tens * 10 + ones);
	return tens <= 9 && ones <= 9;
}

static bool
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[m - 1] + (m == 2 && leap(y));
}

bool
date_valid(int y, int m, int d)
{
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= month_days(y, m);
}

/* Days from civil, after Howard Hinnant's public description of the algorithm; of a day that there is. */
static int32_t
day_number(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date
date_civil(int y, int m, int d)
{
	y += (m - 1) / 12;
	m = (m - 1) % 12;
	if (m < 0)
		m += 12, y--;
	m++;
	if (d > month_days(y, m))
		d = month_days(y, m);
	return (struct date){ day_number(y, m, d), NO_MINUTE };
}

void
date_split(struct date date, int *y, int *m, int *d)
{
	int z = date.day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*d = doy - (153 * mp + 2) / 5 + 1;
	*m = mp + (mp < 10 ? 3 : -9);
	*y = yoe + era * 400 + (*m <= 2);
}

bool
time_parse(struct span s, int *minute)
{
	int h, m;

	if (s.n != 5 || s.p[2] != ':' || !two_digits(s.p, &h) || !two_digits(s.p + 3, &m) ||
	    h > 23 || m > 59)
		return false;
	*minute = h * 60 + m;
	return true;
}

/* What may follow HH:MM: seconds with a fraction, then a zone. */
static bool
moment_tail(struct span s)
{
	int n;

	if (s.n >= 3 && s.p[0] == ':' && two_digits(s.p + 1, &n)) {
		s.p += 3, s.n -= 3;
		if (s.n && s.p[0] == '.')
			for (s.p++, s.n--; s.n && s.p[0] >= '0' && s.p[0] <= '9'; )
				s.p++, s.n--;
	}
	if (s.n == 0 || (s.n == 1 && s.p[0] == 'Z'))
		return true;
	return (s.p[0] == '+' || s.p[0] == '-') && s.n >= 5 && s.n <= 6 && two_digits(s.p + 1, &n) &&
	    (s.n == 5 || s.p[3] == ':') && two_digits(s.p + s.n - 2, &n);
}

bool
date_parse(struct span s, struct date *out)
{
	int century, y, m, d, minute;

	if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-' || !two_digits(s.p, &century) || !two_digits(s.p + 2, &y) ||
	    !two_digits(s.p + 5, &m) || !two_digits(s.p + 8, &d))
		return false;
	y += 100 * century;
	if (!date_valid(y, m, d))
		return false;
	*out = (struct date){ day_number(y, m, d), NO_MINUTE };
	if (s.n == 10)
		return true;
	if (s.n < 16 || (s.p[10] != 'T' && s.p[10] != ' ') ||
	    !time_parse(span_make(s.p + 11, 5), &minute) ||
	    !moment_tail(span_make(s.p + 16, s.n - 16)))
		return false;
	out->minute = minute;
	return true;
}

/* By hand: lists print tens of thousands of dates, and printf reads its format each time. */
static char *
put_digits(char *out, int n, int width)
{
	for (int i = width - 1; i >= 0; i--, n /= 10)
		out[i] = (char)('0' + n % 10);
	return out + width;
}

const char *
date_text(struct date date, char out[DATE_TEXT])
{
	int y, m, d;
	char *p = out;

	date_split(date, &y, &m, &d);
	p = put_digits(p, y, 4);
	*p++ = '-';
	p = put_digits(p, m, 2);
	*p++ = '-';
	p = put_digits(p, d, 2);
	if (date.minute != NO_MINUTE) {
		*p++ = 'T';
		p = put_digits(p, date.minute / 60, 2);
		*p++ = ':';
		p = put_digits(p, date.minute % 60, 2);
	}
	*p = '\0';
	return out;
}

int
date_weekday(struct date d)
{
	int w = (d.day + 3) % 7;

	return w < 0 ? w + 7 : w;
}

int
date_cmp(struct date a, struct date b)
{
	if (a.day != b.day)
		return a.day < b.day ? -1 : 1;
	if (a.minute == NO_MINUTE || b.minute == NO_MINUTE)
		return 0;
	return (a.minute > b.minute) - (a.minute < b.minute);
}

static struct date
add_months(struct date date, int n)
{
	int y, m, d, minute = date.minute;

	date_split(date, &y, &m, &d);
	m += n - 1;
	y += (m >= 0 ? m : m - 11) / 12;
	m = (m % 12 + 12) % 12 + 1;
	date = date_civil(y, m, d);
	date.minute = minute;
	return date;
}

/* To a day as such only whole days are added, rounded down: "8h after Friday" is Friday. */
static struct date
add_minutes(struct date d, double n)
{
	double at;

	if (d.minute == NO_MINUTE) {
		d.day += (int32_t)floor(n / DAY_MINUTES);
		return d;
	}
	at = d.minute + floor(n);
	d.day += (int32_t)floor(at / DAY_MINUTES);
	d.minute = (int32_t)(at - floor(at / DAY_MINUTES) * DAY_MINUTES);
	return d;
}

struct date
date_add(struct date d, struct dur by, const struct cal *cal)
{
	double minutes = 0, far = 4e6;	/* days; beyond it dates have no four-digit year */

	if (!(by.n > -far && by.n < far))
		by.n = by.n > 0 ? far : -far;
	switch (by.unit) {
	case DUR_M: return add_months(d, (int)by.n);
	case DUR_Y: return add_months(d, (int)(by.n > 9999 ? 9999 : by.n < -9999 ? -9999 : by.n) * 12);
	case DUR_BD: return cal_add_days(cal, d, (int)floor(by.n));
	case DUR_BH: return cal_add_minutes(cal, d, by.n * 60);
	default: dur_minutes(by, &minutes); return add_minutes(d, minutes);
	}
}

struct dur
date_diff(struct date a, struct date b)
{
	double days = (double)a.day - b.day;

	if (a.minute == NO_MINUTE || b.minute == NO_MINUTE)
		return (struct dur){ days, DUR_D };
	return (struct dur){ days * DAY_MINUTES + a.minute - b.minute, DUR_MIN };
}

static const char *const units[] = { "min", "h", "d", "w", "m", "y", "bh", "bd" };

const char *
unit_word(enum unit unit)
{
	return units[unit];
}

bool
dur_parse(struct span s, struct dur *out)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.'))
		i++;
	if (i == 0 || i > 9 || !span_number(span_make(s.p, i), &out->n))
		return false;
	for (size_t u = 0; u < sizeof units / sizeof *units; u++)
		if (span_is(span_make(s.p + i, s.n - i), units[u])) {
			out->unit = (enum unit)u;
			return true;
		}
	return false;
}

const char *
dur_text(struct dur d, char out[DATE_TEXT])
{
	/* Not by fmod(3): for it alone every program would load the mathematics, a twentieth of its start. */
	if (d.unit == DUR_MIN && floor(d.n / DAY_MINUTES) * DAY_MINUTES == d.n)
		d = (struct dur){ d.n / DAY_MINUTES, DUR_D };
	snprintf(out, DATE_TEXT, "%.6g%s", d.n, units[d.unit]);
	return out;
}

bool
dur_minutes(struct dur d, double *out)
{
	static const double minutes[] = { 1, 60, DAY_MINUTES, 7 * DAY_MINUTES };

	if (d.unit > DUR_W)
		return false;
	*out = d.n * minutes[d.unit];
	return true;
}

/* A word of the list, whole or by its first three letters, in any case. */
static int
calendar_word(struct span s, const char *const *words, int n)
{
	char low[12];

	if (s.n < 3 || s.n >= sizeof low)
		return -1;
	for (size_t i = 0; i < s.n; i++)
		low[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
	for (int i = 0; i < n; i++)
		if ((s.n == 3 || s.n == strlen(words[i])) && memcmp(low, words[i], s.n) == 0)
			return i;
	return -1;
}

int
weekday_parse(struct span s)
{
	static const char *const words[] = { "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday" };

	return calendar_word(s, words, 7);
}

int
month_parse(struct span s)
{
	static const char *const words[] = { "january", "february", "march",
		"april", "may", "june", "july",
		"august", "september", "october", "november",
		"december" };
	int m = calendar_word(s, words, 12);

	return m < 0 ? -1 : m + 1;
}

const char *
weekday_word(int weekday)
{
	static const char *const words[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

	return words[weekday];
}
