/* Reading one value by its field's type (model/kind.h). */
#include "base/cal.h"
#include "model/kind.h"

#include <string.h>

static struct val
bad(const char **why, const char *what)
{
	*why = what;
	return (struct val){ .type = VAL_BAD };
}

static struct val
read_word(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	const struct span *w = f->words;
	const char *const *words;
	const char *nearest;
	size_t n = 0;

	if (f->nwords == 0)
		return val_text(VAL_WORD, text);
	for (size_t i = 0; i < f->nwords; i++)
		if (span_eq(w[i], text))
			return val_text(VAL_WORD, w[i]);
	words = field_words(f, arena, &n);
	nearest = fault_nearest(text, words, n);
	if (nearest && f->nwords > 8)
		return bad(why, arena_printf(arena, "not one of its words; did you mean %s?", nearest));
	*why = "not one of its words";
	for (size_t i = 0; i < f->nwords; i++)
		*why = arena_printf(arena, "%s%s%.*s", *why, i ? ", " : ": ", (int)w[i].n, w[i].p);
	return (struct val){ .type = VAL_BAD };
}

static struct val
read_number(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	double n;

	bool is = span_number(text, &n);

	if (f->low <= f->high && (!is || n < f->low || n > f->high))
		return bad(why, arena_printf(arena, "not a number from %g to %g", f->low, f->high));
	return is ? val_number(n) : bad(why, "not a number");
}

static struct val
read_bool(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	(void)f, (void)arena;
	if (span_is(text, "yes") || span_is(text, "true"))
		return val_bool(true);
	if (span_is(text, "no") || span_is(text, "false"))
		return val_bool(false);
	return bad(why, "neither yes nor no");
}

/* "[[jane-doe]]" and "[[jane-doe|Jane]]" are the links of note-taking editors. */
static struct span
bare_link(struct span text)
{
	const char *bar;

	if (span_starts(text, "[[") && span_ends(text, "]]") && text.n > 4) {
		text = span_make(text.p + 2, text.n - 4);
		if ((bar = span_find(text, '|')) != NULL)
			text.n = (size_t)(bar - text.p);
	}
	return span_trim(text);
}

static struct val
read_link(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	(void)f, (void)arena;
	text = bare_link(text);
	if (text.n == 0 || span_find(text, '\n'))
		return bad(why, "not a link");
	return val_text(VAL_LINK, text);
}

/* Digits as in 2026-11-31. */
static bool
date_shaped(struct span text)
{
	for (size_t i = 0; i < text.n; i++)
		if (i == 4 || i == 7 ? text.p[i] != '-' : text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n == 10;
}

static struct val
read_date(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	struct date date;

	(void)f, (void)arena;
	if (date_parse(text, &date))
		return val_date(date);
	return bad(why, date_shaped(text) ? "there is no such day" :
	    "not a date; write it as 2026-11-21, or 2026-11-21T09:30");
}

static struct val
read_dur(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	struct dur dur;

	(void)f, (void)arena;
	return dur_parse(text, &dur) ? val_of_dur(dur) :
	    bad(why, "not a duration; write it as 3d, 5bd, 2w, 1m, 4bh or 15min");
}

static struct val
read_time(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	int n;

	(void)f, (void)arena;
	return time_parse(text, &n) ? (struct val){ .type = VAL_TIME, .n = (uint32_t)n } :
	    bad(why, "not a time; write it as 16:00");
}

static struct val
read_weekday(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	int n = weekday_parse(text);

	(void)f, (void)arena;
	return n >= 0 ? (struct val){ .type = VAL_WEEKDAY, .n = (uint32_t)n } :
	    bad(why, "not a weekday; write it as mon, tue, ...");
}

static struct val
read_text(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	int open, close;

	(void)arena;
	if (f->hours && !cal_hours(text, &open, &close))
		return bad(why, "not the hours of a day; write them as 09:00-17:00");
	return val_text(VAL_TEXT, text);
}

/* A function each, since there are some values in every record: one that held all would save every register first. */
static struct val (*const readers[VAL_BAD + 1])(const struct field *, struct span, struct arena *, const char **) = {
	[VAL_NONE] = read_text, [VAL_BOOL] = read_bool, [VAL_NUMBER] = read_number, [VAL_DATE] = read_date,
	[VAL_TIME] = read_time, [VAL_WEEKDAY] = read_weekday, [VAL_DUR] = read_dur, [VAL_WORD] = read_word,
	[VAL_TEXT] = read_text, [VAL_LINK] = read_link, [VAL_REC] = read_text, [VAL_LIST] = read_text, [VAL_BAD] = read_text,
};

struct val
field_read(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	return readers[f->type](f, text, arena, why);
}
