#include "model/expr.h"

#include <stdlib.h>
#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Names hold hyphens (by-side), so minus needs a blank on its sides. */
static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static size_t
name_length(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && (is_name(*q) || is_digit(*q) || (*q == '-' && q + 1 < end && (is_name(q[1]) || is_digit(q[1])))))
		q++;
	return (size_t)(q - p);
}

static size_t
date_length(const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	if (n < 10 || !is_digit(p[0]) || p[4] != '-' || p[7] != '-')
		return 0;
	if (n >= 16 && p[10] == 'T' && p[13] == ':')
		return 16;
	return 10;
}

static bool
lex_number(struct token *t, const char *p, const char *end)
{
	const char *q = p;
	size_t unit;
	struct dur d;

	while (q < end && (is_digit(*q) || (*q == '.' && q + 1 < end && is_digit(q[1]))))
		q++;
	t->text = span_make(p, (size_t)(q - p));
	if (!span_number(t->text, &d.n))
		return false;
	t->type = T_NUMBER;
	t->value = val_number(d.n);
	if (q < end && *q == '%') {
		t->type = T_PERCENT;
		t->text.n++;
		t->value.number /= 100;
	} else if ((unit = name_length(q, end)) > 0) {
		t->text.n += unit;
		if (!dur_parse(t->text, &d))
			return false;
		t->type = T_DUR;
		t->value = val_of_dur(d);
	}
	return true;
}

static bool
lex_digits(struct token *t, const char *p, const char *end)
{
	struct date date;
	int minute;
	size_t n = date_length(p, end);

	if (n) {
		t->text = span_make(p, n);
		t->type = T_DATE;
		if (!date_parse(t->text, &date))
			return false;
		t->value = val_date(date);
		return true;
	}
	if (end - p >= 5 && p[2] == ':' && time_parse(span_make(p, 5), &minute)) {
		t->text = span_make(p, 5);
		t->type = T_TIME;
		t->value = (struct val){ .type = VAL_TIME, .n = (uint32_t)minute };
		return true;
	}
	return lex_number(t, p, end);
}

static bool
lex_string(struct token *t, const char *p, const char *end)
{
	const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));

	if (close == NULL)
		return false;
	t->text = span_make(p, (size_t)(close + 1 - p));
	t->type = T_STRING;
	t->value = val_text(VAL_TEXT, span_make(p + 1, (size_t)(close - p - 1)));
	return true;
}

static bool
lex_operator(struct token *t, const char *p, const char *end)
{
	bool two = p + 1 < end && p[1] == '=' && strchr("!<>=", *p);

	t->type = T_OP;
	t->text = span_make(p, two ? 2 : 1);
	return strchr("=<>+-*/().,", *p) != NULL || (two && *p == '!');
}

static bool
lex_one(struct token *t, const char *p, const char *end)
{
	if (is_digit(*p))
		return lex_digits(t, p, end);
	if (*p == '"' || *p == '\'')
		return lex_string(t, p, end);
	if (is_name(*p)) {
		t->type = T_NAME;
		t->text = span_make(p, name_length(p, end));
		return true;
	}
	return *p != '\0' && lex_operator(t, p, end);
}

/* Gathered outside the arena, which keeps just as many as there are. */
struct token *
lex(struct arena *arena, struct span text, const char **bad)
{
	struct token *v = NULL, *kept = NULL;
	const char *p = text.p, *end = text.p + text.n;
	size_t n = 0, cap = 0;

	for (*bad = NULL; p < end && *bad == NULL; ) {
		struct token t = {0};

		if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') {
			p++;
		} else if (!lex_one(&t, p, end)) {
			*bad = p;
		} else {
			*vec_push(v, n, cap) = t;
			p += t.text.n;
		}
	}
	if (*bad == NULL) {
		*vec_push(v, n, cap) = (struct token){ .type = T_END, .text = span_make(end, 0) };
		kept = arena_alloc(arena, n * sizeof *kept);
		memcpy(kept, v, n * sizeof *kept);
	}
	free(v);
	return kept;
}
