#include "model/val.h"

#include <string.h>

#include "model/rec.h"

static void
print_list(struct str *out, struct val v)
{
	for (uint32_t i = 0; i < v.n; i++) {
		if (i)
			str_addc(out, ',');
		val_print(out, v.items[i]);
	}
}

void
val_print(struct str *out, struct val v)
{
	char text[DATE_TEXT];

	switch ((enum val_type)v.type) {
	case VAL_BOOL: str_adds(out, v.yes ? "yes" : "no"); break;
	case VAL_NUMBER: str_addf(out, "%.10g", v.number); break;
	case VAL_DATE: str_adds(out, date_text(v.date, text)); break;
	case VAL_TIME: str_addf(out, "%02u:%02u", v.n / 60, v.n % 60); break;
	case VAL_WEEKDAY: str_adds(out, weekday_word((int)v.n)); break;
	case VAL_DUR: str_adds(out, dur_text(val_dur(v), text)); break;
	case VAL_WORD: case VAL_TEXT: case VAL_LINK: str_add(out, val_span(v)); break;
	case VAL_REC: rec_handle(out, v.rec); break;
	case VAL_LIST: print_list(out, v); break;
	case VAL_NONE: case VAL_BAD: break;
	}
}

static int
cmp_double(double a, double b)
{
	return (a > b) - (a < b);
}

/* For sorting only, where a month must stand somewhere among days: 30.44 of them. */
static double
dur_weight(struct val v)
{
	static const double minutes[] = { 1, 60, 1440, 10080, 43834, 525949, 180, 1440 };

	return v.number * minutes[v.unit];
}

int
val_cmp(struct val a, struct val b)
{
	bool none_a = a.type == VAL_NONE || a.type == VAL_BAD, none_b = b.type == VAL_NONE || b.type == VAL_BAD;

	if (none_a || none_b)
		return none_a - none_b;
	if (a.type != b.type)
		return a.type < b.type ? -1 : 1;
	switch ((enum val_type)a.type) {
	case VAL_BOOL: return a.yes - b.yes;
	case VAL_NUMBER: return cmp_double(a.number, b.number);
	case VAL_DATE: return date_cmp(a.date, b.date);
	case VAL_TIME: case VAL_WEEKDAY: return cmp_double(a.n, b.n);
	case VAL_DUR: return cmp_double(dur_weight(a), dur_weight(b));
	case VAL_WORD: case VAL_TEXT: case VAL_LINK: return span_cmp(val_span(a), val_span(b));
	case VAL_REC: return rec_cmp(a.rec, b.rec);
	case VAL_LIST: return a.n && b.n ? val_cmp(a.items[0], b.items[0]) : cmp_double(a.n, b.n);
	default: return 0;
	}
}
