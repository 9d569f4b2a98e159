/* Reading one value by its field's type (model/kind.h). */
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

	if (!span_number(text, &n))
		return bad(why, "not a number");
	if (f->low <= f->high && (n < f->low || n > f->high))
		return bad(why, arena_printf(arena, "not a number from %g to %g", f->low, f->high));
	return val_number(n);
}

static struct val
read_bool(struct span text, const char **why)
{
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
read_link(struct span text, const char **why)
{
	text = bare_link(text);
	if (text.n == 0 || span_find(text, '\n'))
		return bad(why, "not a link");
	return val_text(VAL_LINK, text);
}

struct val
field_read(const struct field *f, struct span text, struct arena *arena, const char **why)
{
	struct date date;
	struct dur dur;
	int n;

	switch ((enum val_type)f->type) {
	case VAL_NUMBER: return read_number(f, text, arena, why);
	case VAL_WORD: return read_word(f, text, arena, why);
	case VAL_BOOL: return read_bool(text, why);
	case VAL_LINK: return read_link(text, why);
	case VAL_DATE:
		return date_parse(text, &date) ? val_date(date) :
		    bad(why, "not a date; write it as 2026-11-21, or 2026-11-21T09:30");
	case VAL_DUR:
		return dur_parse(text, &dur) ? val_of_dur(dur) :
		    bad(why, "not a duration; write it as 3d, 5bd, 2w, 1m, 4bh or 15min");
	case VAL_TIME:
		return time_parse(text, &n) ? (struct val){ .type = VAL_TIME, .n = (uint32_t)n } :
		    bad(why, "not a time; write it as 16:00");
	case VAL_WEEKDAY:
		n = weekday_parse(text);
		return n >= 0 ? (struct val){ .type = VAL_WEEKDAY, .n = (uint32_t)n } :
		    bad(why, "not a weekday; write it as mon, tue, ...");
	default: return val_text(VAL_TEXT, text);
	}
}
