/*
 * val - one typed value, sixteen bytes
 *
 * What a record's field holds, and what an expression yields. A missing value
 * is VAL_NONE: "unknown" of the rule language. Texts are spans in an arena of
 * the book, not NUL-terminated. A list's items are values of one type.
 *
 *	struct val v = rec_get(rec, field);
 *	if (v.type == VAL_DATE && date_cmp(v.date, today) < 0)
 *		...
 */
#ifndef MODEL_VAL_H
#define MODEL_VAL_H

#include "base/arena.h"
#include "base/cal.h"
#include "base/date.h"
#include "base/str.h"

enum val_type {
	VAL_NONE, VAL_BOOL, VAL_NUMBER, VAL_DATE, VAL_TIME, VAL_WEEKDAY, VAL_DUR,
	VAL_WORD, VAL_TEXT, VAL_LINK, VAL_REC, VAL_LIST,
	VAL_BAD			/* a value that is not of its field's type: missing, and a fault */
};

struct rec;

struct val {
	uint8_t type;		/* enum val_type */
	uint8_t unit;		/* VAL_DUR: enum unit */
	uint16_t field;		/* of a record's value: the field's id */
	uint32_t n;		/* bytes of a text, word or link; items of a list; minutes; weekday */
	union {
		double number;	/* VAL_NUMBER, VAL_DUR */
		bool yes;
		struct date date;
		const char *text;
		const struct rec *rec;
		const struct val *items;
	};
};

/* Of a text, word, link; else empty. */
static inline struct span
val_span(struct val v)
{
	if (v.type != VAL_TEXT && v.type != VAL_WORD && v.type != VAL_LINK)
		return span_make("", 0);
	return span_make(v.text, v.n);
}

static inline struct dur
val_dur(struct val v)
{
	return (struct dur){ v.number, (enum unit)v.unit };
}

static inline struct val
val_bool(bool yes)
{
	return (struct val){ .type = VAL_BOOL, .yes = yes };
}

static inline struct val
val_number(double n)
{
	return (struct val){ .type = VAL_NUMBER, .number = n };
}

static inline struct val
val_date(struct date d)
{
	return (struct val){ .type = VAL_DATE, .date = d };
}

static inline struct val
val_of_dur(struct dur d)
{
	return (struct val){ .type = VAL_DUR, .unit = (uint8_t)d.unit, .number = d.n };
}

static inline struct val
val_text(enum val_type type, struct span s)
{
	return (struct val){ .type = (uint8_t)type, .n = (uint32_t)s.n, .text = s.p };
}

/* What a program has to say as a text, borrowed; missing where there is nothing: NULL or "". */
static inline struct val
val_words(const char *s)
{
	return s != NULL && s[0] != '\0' ? val_text(VAL_TEXT, span_of(s)) : (struct val){0};
}

/* Appends what stands in files and lines: ISO dates, 3d, yes, plain text, lists by comma. */
void val_print(struct str *out, struct val v);

/* Total order for -s: by type's own order; missing last. */
int val_cmp(struct val a, struct val b);

#endif
