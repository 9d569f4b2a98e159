/*
 * cal - business time: the days and hours on which a client works
 *
 *	struct cal cal = CAL_DEFAULT;			Monday to Friday, 09:00 to 17:00
 *	cal.holidays = days; cal.nholidays = n;		ascending day numbers, borrowed
 *	struct date d = cal_add_days(&cal, known, 1);	one business day on
 *	double m = cal_worktime(&cal, known, told);	business minutes between the two
 *
 * NULL stands for CAL_DEFAULT. One business day is the calendar's hours of a
 * day (8 bh by default). To cal_worktime a day as such is its closing hour (or,
 * beside a moment of the same day, that moment), so that what is known on one
 * day and told on the next working day took one business day.
 */
#ifndef BASE_CAL_H
#define BASE_CAL_H

#include "base/date.h"

struct cal {
	unsigned workdays;		/* bit 0 is Monday */
	int open, close;		/* minutes of the day, open < close */
	const int32_t *holidays;
	size_t nholidays;
};

#define CAL_DEFAULT { .workdays = 0x1f, .open = 9 * 60, .close = 17 * 60 }

bool cal_hours(struct span text, int *open, int *close);	/* "09:00-17:00"; false: it is not, and they stay */
bool cal_works(const struct cal *cal, struct date d);
/* n business days on (back where negative); from a free day the first step
 * forward is the next working day. 0 leaves the day as it is. Keeps the minute. */
struct date cal_add_days(const struct cal *cal, struct date d, int n);
/* To a day as such: from its closing hour, and the answer is a day again. */
struct date cal_add_minutes(const struct cal *cal, struct date d, double minutes);
double cal_worktime(const struct cal *cal, struct date from, struct date to);	/* 0 if to is earlier */
double cal_day_minutes(const struct cal *cal);

#endif
