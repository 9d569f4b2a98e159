/* test-when - dates as a person types them, read on a Saturday and on a Friday */
#include <stdio.h>
#include <string.h>

#include "base/when.h"

static int failed;

struct row {
	unsigned line;
	const char *today;
	enum when_way way;
	const char *typed, *want;	/* "!" and the hint where it is refused; "=" where it is no relative date */
};

static const struct row rows[] = {
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "2026-11-27", "=Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "2026-11-27T09:30", "=Fri 2026-11-27T09:30" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, " 2026-11-27 ", "=Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "today", "Sat 2026-11-21" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "Tomorrow", "Sun 2026-11-22" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "yesterday", "Fri 2026-11-20" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "fri", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "FRIDAY", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-20", WHEN_FORWARD, "fri", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "sun", "Sun 2026-11-22" },
	{ __LINE__, "2026-11-21", WHEN_BACK, "fri", "Fri 2026-11-20" },
	{ __LINE__, "2026-11-20", WHEN_BACK, "fri", "Fri 2026-11-13" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "next fri", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-16", WHEN_FORWARD, "fri", "Fri 2026-11-20" },
	{ __LINE__, "2026-11-16", WHEN_FORWARD, "next fri", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "next mon", "Mon 2026-11-23" },
	{ __LINE__, "2026-11-22", WHEN_FORWARD, "next sun", "Sun 2026-11-29" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "+2w", "Sat 2026-12-05" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "-3d", "Wed 2026-11-18" },
	{ __LINE__, "2026-01-31", WHEN_FORWARD, "+1m", "Sat 2026-02-28" },
	{ __LINE__, "2028-02-29", WHEN_FORWARD, "+1y", "Wed 2029-02-28" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "+5bd", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "in 2 weeks", "Sat 2026-12-05" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "in a week", "Sat 2026-11-28" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "3 days ago", "Wed 2026-11-18" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "one  month ago", "Wed 2026-10-21" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "eom", "Mon 2026-11-30" },
	{ __LINE__, "2028-02-01", WHEN_FORWARD, "eom", "Tue 2028-02-29" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "27 nov", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "nov 27", "Fri 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "27 november 2028", "Mon 2028-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "21 nov", "Sat 2026-11-21" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "20 nov", "Sat 2027-11-20" },
	{ __LINE__, "2026-11-21", WHEN_BACK, "27 nov", "Thu 2025-11-27" },
	{ __LINE__, "2026-11-21", WHEN_BACK, "20 nov", "Fri 2026-11-20" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "29 feb", "Tue 2028-02-29" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "fri 16:00", "Fri 2026-11-27T16:00" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "15", "!2026-12-15, or +15d for 2026-12-06" },
	{ __LINE__, "2026-11-21", WHEN_BACK, "15", "!2026-11-15, or -15d for 2026-11-06" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "3/4", "!2027-04-03 or 2027-03-04" },
	{ __LINE__, "2026-11-21", WHEN_BACK, "3/4", "!2026-04-03 or 2026-03-04" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "3.4.", "!2027-04-03 or 2027-03-04" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "3/4/2026", "!2026-04-03 or 2026-03-04" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "13/4", "!2027-04-13" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "2w", "!+2w or -2w" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "2026-02-30", "!YYYY-MM-DD, as 2026-11-27" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "30 feb", "!" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "+4h", "!" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "+99999y", "!" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "soon", "!2026-11-27, today, fri, next fri, +2w, 3 days ago, eom, 27 nov" },
	{ __LINE__, "2026-11-21", WHEN_FORWARD, "", "!2026-11-27, today, fri, next fri, +2w, 3 days ago, eom, 27 nov" },
};

static void
check(const struct row *r)
{
	char got[DATE_TEXT + 128], day[DATE_TEXT + 4];
	struct faults faults = {0};
	struct date today;
	struct when w;

	date_parse(span_of(r->today), &today);
	if (when_read(&w, span_of(r->typed), today, r->way, NULL, &faults) == 0)
		snprintf(got, sizeof got, "%s%s", w.relative ? "" : "=", when_text(w.date, day));
	else
		snprintf(got, sizeof got, "!%s", faults.n == 1 && faults.v[0].hint != NULL ? faults.v[0].hint : "");
	if (strcmp(got, r->want) != 0) {
		printf("%s:%u: \"%s\" on %s: want %s, got %s\n", __FILE__, r->line, r->typed, r->today, r->want, got);
		failed = 1;
	}
	faults_release(&faults);
}

/* A moment is refused with any one byte of it another: beside the digits, a letter, a sign. */
static void
spoil(void)
{
	static const char whole[] = "2026-11-21T09:30", wrong[] = "/:x+";
	struct date d;

	if (!date_parse(span_of(whole), &d) || d.minute != 9 * 60 + 30) {
		printf("%s: %s is not read\n", __FILE__, whole);
		failed = 1;
	}
	for (size_t i = 0; i < sizeof whole - 1; i++)
		for (size_t k = 0; k < sizeof wrong - 1; k++) {
			char text[sizeof whole];

			memcpy(text, whole, sizeof text);
			text[i] = wrong[k];
			if (text[i] != whole[i] && date_parse(span_of(text), &d)) {
				printf("%s: %s is read\n", __FILE__, text);
				failed = 1;
			}
		}
}

int
main(void)
{
	spoil();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check(&rows[i]);
	return failed;
}
