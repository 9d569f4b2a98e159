/*
 * when - dates as a person types them
 *
 *	struct when w;
 *	if (when_read(&w, span_of("next fri"), today, WHEN_FORWARD, &cal, &faults) == 0)
 *		w.date is 2026-11-27; w.relative is true: echo it with its weekday
 *
 * ISO days and moments; today tomorrow yesterday; fri, next fri; +2w -3d +5bd;
 * in 2 weeks, 3 days ago; eom (the last day of this month); 27 nov, nov 27, 27 nov
 * 2026. Any case; a time may follow a day ("fri 16:00"). `fri` is the first after
 * today, `next fri` that of next week, weeks beginning on Monday. WHEN_BACK (the
 * date of a log, closed, told) turns weekdays to the last before today, and `27 nov`
 * to the last that has been. Refused with the readings and what to type: 3/4,
 * 3.4., a bare 15, 2w.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include "base/cal.h"
#include "base/fault.h"

enum when_way { WHEN_FORWARD, WHEN_BACK };

struct when {
	struct date date;
	bool relative;		/* anything but an ISO date */
};

/* cal NULL: Monday to Friday. -1: one ERROR about no file, with a hint. */
int when_read(struct when *out, struct span text, struct date today, enum when_way way,
    const struct cal *cal, struct faults *faults);

const char *when_nearest(struct span text);	/* the word for a day that a misspelt one is meant to be; or NULL */

/* "Fri 2026-11-27", or "Fri 2026-11-27T16:00": for the echo. */
const char *when_text(struct date d, char out[DATE_TEXT + 4]);

#endif
