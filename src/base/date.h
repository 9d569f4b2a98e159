/*
 * date - civil days and moments as values: no zone, no clock, no locale
 *
 *	struct date due;
 *	if (date_parse(span_of("2026-11-27"), &due))
 *		due = date_add(due, (struct dur){ 2, DUR_W }, NULL);
 *	char text[DATE_TEXT];
 *	puts(date_text(due, text));			2026-12-11
 *
 * A date is a day, or a moment of it. A day and a moment compare as days, two
 * moments as moments. A zone in a moment ("Z", "+01:00") is legal and kept in
 * the file; the civil time is read as it is written.
 * Months and years are civil: 31 January and a month is 28 or 29 February.
 * Business units need the calendar of base/cal.h; with cal NULL they count as
 * Monday to Friday, 09:00 to 17:00.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/span.h"

struct date {
	int32_t day;		/* since 1970-01-01 */
	int32_t minute;		/* of the day, 0..1439; NO_MINUTE: the day as such */
};

enum { NO_MINUTE = -1, DATE_TEXT = 24, DAY_MINUTES = 24 * 60 };

enum unit { DUR_MIN, DUR_H, DUR_D, DUR_W, DUR_M, DUR_Y, DUR_BH, DUR_BD };

struct dur {
	double n;
	enum unit unit;
};

struct cal;

bool date_parse(struct span s, struct date *out);	/* YYYY-MM-DD, then [T ]HH:MM[:SS][zone] */
const char *date_text(struct date d, char out[DATE_TEXT]);	/* ISO; returns out */
struct date date_civil(int year, int month, int day);	/* day may be past the month's end: clamped */
bool date_valid(int year, int month, int day);
void date_split(struct date d, int *year, int *month, int *day);
int date_weekday(struct date d);			/* 0 is Monday */
int date_cmp(struct date a, struct date b);		/* <0, 0, >0 */
struct date date_add(struct date d, struct dur by, const struct cal *cal);
struct dur date_diff(struct date a, struct date b);	/* a - b: days, or minutes of two moments */

bool dur_parse(struct span s, struct dur *out);		/* 15min 8h 4bh 3d 5bd 2w 1m 1y */
const char *dur_text(struct dur d, char out[DATE_TEXT]);
bool dur_minutes(struct dur d, double *out);		/* min h d w as minutes; false for the others */
const char *unit_word(enum unit unit);

int weekday_parse(struct span s);		/* mon or monday, any case: 0..6; -1 */
int month_parse(struct span s);			/* jan or january: 1..12; -1 */
bool time_parse(struct span s, int *minute);	/* 16:00 */
const char *weekday_word(int weekday);		/* "Mon" */

#endif
