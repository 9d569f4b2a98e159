/*
 * What libfyaml's marks do not say: where a value begins whose token has no
 * mark, and which lines belong to a key.
 */
#include <string.h>

#include "text/parts.h"

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* p past blanks, line ends and comments. A '#' is one after a blank only. */
static const char *
skip(const char *p, const char *end)
{
	while (p < end) {
		if (blank(*p))
			p++;
		else if (*p != '#' || !blank(p[-1]))
			break;
		else if ((p = memchr(p, '\n', (size_t)(end - p))) == NULL)
			return end;
	}
	return p;
}

const char *
yaml_colon(struct span name, const char *end)
{
	const char *p = skip(name.p + name.n, end);

	return p < end && *p == ':' ? p : NULL;
}

static const char *
line_start(const char *p, const char *first)
{
	while (p > first && p[-1] != '\n')
		p--;
	return p;
}

/* The key's lines run to the next key's, less the blank and comment lines that
 * end them and hold nothing of the value. */
static struct span
block_of(const struct yaml_key *k, const char *first, const char *next)
{
	const char *start = line_start(k->name.p, first), *end = next, *held = k->name.p + k->name.n;

	if (k->is.raw.p && k->is.raw.p + k->is.raw.n > held)
		held = k->is.raw.p + k->is.raw.n;
	while (end > held) {
		const char *line = line_start(end - 1, first), *p = line;

		while (p < end && blank(*p))
			p++;
		if (line < held || (p < end && *p != '#'))
			break;
		end = line;
	}
	return span_make(start, (size_t)(end - start));
}

static struct span
from_to(const char *from, const char *to)
{
	return span_rtrim(span_make(from, to > from ? (size_t)(to - from) : 0));
}

static void
value_extent(struct yaml_key *k, const char *end)
{
	const char *colon = yaml_colon(k->name, end), *value;
	struct span *raw = &k->is.raw;

	if (raw->p == NULL) {
		raw->p = colon ? colon + 1 : k->name.p + k->name.n;
		return;
	}
	if (k->is.shape != SHAPE_OTHER && k->is.shape != SHAPE_LIST)
		return;
	/* a block scalar's mark stands after its | or >, and has only its content */
	value = colon ? skip(colon + 1, end) : raw->p;
	if (value < raw->p && (*value == '|' || *value == '>'))
		*raw = span_make(value, (size_t)(raw->p + raw->n - value));
}

void
yaml_extents(struct yaml *y, struct span text)
{
	for (size_t i = 0; i < y->n; i++) {
		struct yaml_key *k = &y->keys[i];
		const char *end = text.p + text.n, *at;
		bool open;

		if (i + 1 < y->n)
			end = line_start(y->keys[i + 1].name.p, text.p);
		value_extent(k, end);
		k->is.block = block_of(k, text.p, end);
		open = k->is.shape == SHAPE_LIST || k->is.shape == SHAPE_OTHER;
		if (open && (k->is.raw.n == 0 || *k->is.raw.p == '|' || *k->is.raw.p == '>'))
			k->is.raw = from_to(k->is.raw.p, k->is.block.p + k->is.block.n);
		if (k->is.shape == SHAPE_OTHER)
			k->is.text = k->is.raw;
		at = k->is.raw.n ? k->is.raw.p : k->name.p;
		fault_where(text, at, &k->is.line, &k->is.col);
	}
}
