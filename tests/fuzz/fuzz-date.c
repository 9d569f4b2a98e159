/*
 * fuzz-date - any bytes as a typed date: read or refused with one error, and
 * what was read is a day of the calendar that reads back as itself
 *
 * The first byte chooses the day it is read on and the way it looks.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fuzz-date: %s\n", what);
		abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int days[] = { 20778, 0, -719162, 2932896, 20513, 21243 };
	char text[DATE_TEXT], shown[DATE_TEXT + 4];
	struct faults faults = {0};
	struct date today, back;
	struct when w;
	int y, m, d;

	if (size == 0)
		return 0;
	today = (struct date){ days[data[0] % 6], NO_MINUTE };
	if (when_read(&w, span_make((const char *)data + 1, size - 1), today,
	    data[0] & 0x80 ? WHEN_BACK : WHEN_FORWARD, NULL, &faults) == 0) {
		must(faults.n == 0, "read, and an error added");
		date_split(w.date, &y, &m, &d);
		if (date_valid(y, m, d)) {
			must(date_parse(span_of(date_text(w.date, text)), &back), "not readable again");
			must(date_cmp(back, w.date) == 0, "another date");
		} else {
			must(w.relative, "no day of the calendar");
		}
		when_text(w.date, shown);
	} else {
		must(faults.n == 1 && faults.errors == 1, "refused without one error");
	}
	faults_release(&faults);
	return 0;
}
