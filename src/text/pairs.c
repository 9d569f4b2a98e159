/*
 * The title of a record in a line and the pairs in it: from left to right,
 * quotes and code spans hide what they hold, and a word that is a field, a
 * colon and a value is a pair.
 */
#include <string.h>

#include "text/itemp.h"

struct reader {
	struct span text;
	struct item *out;
	struct arena *arena;
	struct span parts[ITEM_PAIRS + 1];	/* of the title */
	size_t nparts, joined;
};

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/* Where the key ends that begins at i and is a field with a value, or 0. */
static size_t
key_end(const struct reader *r, size_t i)
{
	struct span t = r->text, key;
	size_t j = i;

	while (j < t.n && (letter(t.p[j]) || t.p[j] == '-' || t.p[j] == '_'))
		j++;
	if (j == i || j + 1 >= t.n || t.p[j] != ':' || blank(t.p[j + 1]))
		return 0;
	key = span_make(t.p + i, j - i);
	if (span_is(key, "title") || !r->out->words->field(r->out->words->ctx, r->out->kind, key))
		return 0;
	return j;
}

/* Is the quote at j the one that opens a pair's value? */
static bool
opens_value(const struct reader *r, size_t j)
{
	size_t i = j;

	if (j == 0 || r->text.p[j - 1] != ':')
		return false;
	for (i = j - 1; i > 0 && !blank(r->text.p[i - 1]); i--)
		;
	return key_end(r, i) == j - 1;
}

/* The end of a quoted stretch of the title whose quote is at i, or 0: no stretch. */
static size_t
quote_end(const struct reader *r, size_t i)
{
	const char *p;
	size_t j;

	if (i > 0 && letter(r->text.p[i - 1]))
		return 0;
	if ((p = memchr(r->text.p + i + 1, '"', r->text.n - i - 1)) == NULL)
		return 0;
	j = (size_t)(p - r->text.p);
	return opens_value(r, j) ? 0 : j + 1;
}

static size_t
code_end(struct span s, size_t i, size_t *n)
{
	size_t at, m;

	for (*n = 0; i + *n < s.n && s.p[i + *n] == '`';)
		++*n;
	for (at = i + *n; at < s.n; at += m ? m : 1) {
		for (m = 0; at + m < s.n && s.p[at + m] == '`'; m++)
			;
		if (m == *n)
			return at + m;
	}
	return 0;
}

static struct span
unescape(struct arena *arena, struct span raw)
{
	char *to, *at;

	if (!span_find(raw, '\\'))
		return raw;
	to = at = arena_bytes(arena, raw.n);
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] == '\\' && i + 1 < raw.n && (raw.p[i + 1] == '"' || raw.p[i + 1] == '\\'))
			i++;
		*at++ = raw.p[i];
	}
	return span_make(to, (size_t)(at - to));
}

/* The value at i; where it ends. A quote that is not closed before a blank is a letter. */
static size_t
read_value(const struct reader *r, size_t i, struct item_pair *p)
{
	struct span t = r->text;
	size_t j = i + 1;

	if (t.p[i] == '"') {
		while (j < t.n && t.p[j] != '"')
			j += t.p[j] == '\\' && j + 1 < t.n ? 2 : 1;
		if (j < t.n && (j + 1 == t.n || blank(t.p[j + 1]))) {
			p->raw = span_make(t.p + i, j + 1 - i);
			p->value = unescape(r->arena, span_make(t.p + i + 1, j - i - 1));
			return j + 1;
		}
	}
	for (j = i; j < t.n && !blank(t.p[j]); j++)
		;
	p->raw = p->value = span_make(t.p + i, j - i);
	return j;
}

static void
part(struct reader *r, size_t start, size_t end)
{
	struct span s = span_trim(span_make(r->text.p + start, end - start));

	if (s.n == 0)
		return;
	r->parts[r->nparts++] = s;
	r->joined += s.n + 1;
}

static void
join(struct reader *r)
{
	char *to;

	if (r->nparts == 1)
		r->out->title = r->parts[0];
	if (r->nparts < 2)
		return;
	to = arena_bytes(r->arena, r->joined);
	r->out->title.p = to;
	for (size_t i = 0; i < r->nparts; i++) {
		if (i)
			*to++ = ' ';
		memcpy(to, r->parts[i].p, r->parts[i].n);
		to += r->parts[i].n;
	}
	r->out->title.n = r->joined - 1;
}

void
item_pairs(struct arena *arena, struct span text, struct item *out)
{
	struct reader r = { .text = text, .out = out, .arena = arena };
	size_t start = 0, i = 0, n, end;

	while (i < text.n) {
		if ((i == 0 || blank(text.p[i - 1])) && out->npairs < ITEM_PAIRS &&
		    (end = key_end(&r, i)) != 0) {
			struct item_pair *p = &out->pairs[out->npairs];

			*p = (struct item_pair){ .key = span_make(text.p + i, end - i) };
			for (size_t j = 0; j < out->npairs; j++)
				p->twice |= span_eq(out->pairs[j].key, p->key);
			part(&r, start, i);
			start = i = read_value(&r, end + 1, p);
			out->npairs++;
		} else if (text.p[i] == '"' && (end = quote_end(&r, i)) != 0) {
			i = end;
		} else if (text.p[i] == '`') {
			end = code_end(text, i, &n);
			i = end ? end : i + n;
		} else {
			i++;
		}
	}
	part(&r, start, text.n);
	join(&r);
}
