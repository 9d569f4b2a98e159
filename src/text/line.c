/* line - see line.h */
#include "text/line.h"

#include <string.h>

static char
escape_letter(unsigned char c)
{
	switch (c) {
	case '\t': return 't';
	case '\n': return 'n';
	case '\r': return 'r';
	case '\\': return '\\';
	}
	return '\0';
}

/* Bytes from i that are a control character: C0, DEL, or C1 in UTF-8, which some terminals obey. */
static size_t
control_at(struct span s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;

	if (p[0] == 0xc2 && i + 1 < s.n && p[1] >= 0x80 && p[1] < 0xa0)
		return 2;
	return p[0] < 0x20 || p[0] == 0x7f || p[0] == '\\';
}

/* Might any of eight bytes need an escape? Names and titles hardly ever do. */
static bool
any_of_eight(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t x, slash, del, c1;

	memcpy(&x, p, sizeof x);
	c1 = x ^ ones * 0xc2;
	slash = x ^ ones * '\\';
	del = x ^ ones * 0x7f;
	return (((x - ones * 0x20) & ~x) | ((slash - ones) & ~slash) | ((del - ones) & ~del) | ((c1 - ones) & ~c1)) & tops;
}

void
line_escape(struct str *out, struct span s)
{
	size_t from = 0, n;

	for (size_t i = 0; i < s.n; i++) {
		while (i + 8 <= s.n && !any_of_eight(s.p + i))
			i += 8;
		if (i == s.n || (s.n - i < 8 && s.n >= 8 && !any_of_eight(s.p + s.n - 8)))
			break;
		if ((n = control_at(s, i)) == 0)
			continue;
		str_add(out, span_make(s.p + from, i - from));
		from = i + n;
		for (; i < from; i++) {
			unsigned char c = (unsigned char)s.p[i];
			char letter = escape_letter(c);

			if (letter != '\0')
				str_addf(out, "\\%c", letter);
			else
				str_addf(out, "\\x%02X", c);
		}
		i--;
	}
	if (from < s.n)
		str_add(out, span_make(s.p + from, s.n - from));
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Bytes that the escape at s takes, and what it stands for; 0: it is none. */
static size_t
unescape_one(struct span s, char *out)
{
	static const char letters[] = "tnr\\", bytes[] = "\t\n\r\\";
	const char *at;

	if (s.n < 2)
		return 0;
	at = memchr(letters, s.p[1], 4);
	if (at != NULL) {
		*out = bytes[at - letters];
		return 2;
	}
	if (s.p[1] != 'x' || s.n < 4 || hex_digit(s.p[2]) < 0 || hex_digit(s.p[3]) < 0)
		return 0;
	*out = (char)(hex_digit(s.p[2]) * 16 + hex_digit(s.p[3]));
	return 4;
}

void
line_unescape(struct str *out, struct span s)
{
	while (s.n > 0) {
		char c = s.p[0];
		size_t n = c == '\\' ? unescape_one(s, &c) : 0;

		n += n == 0;
		str_addc(out, c);
		s = span_make(s.p + n, s.n - n);
	}
}

static bool
number_of(struct span s, unsigned *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *out > 99999999)
			return false;
		*out = *out * 10 + (unsigned)(s.p[i] - '0');
	}
	return s.n > 0;
}

static bool
block_id(struct span s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'))
			return false;
	}
	return s.n > 0;
}

static const char *
last_of(struct span s, char c)
{
	for (size_t i = s.n; i-- > 0; )
		if (s.p[i] == c)
			return s.p + i;
	return NULL;
}

/* "0123456789ab" or "0123456789ab.2.3" */
static bool
hash_of(struct span s, struct line_name *out)
{
	struct span rest = s, part;

	span_cut(&rest, '.', &part);
	if (part.n != 12)
		return false;
	out->hash = 0;
	for (size_t i = 0; i < part.n; i++) {
		if (hex_digit(part.p[i]) < 0)
			return false;
		out->hash = out->hash << 4 | (uint64_t)hex_digit(part.p[i]);
	}
	if (part.n == s.n)
		return true;
	return span_cut(&rest, '.', &part) && number_of(part, &out->nth) && number_of(rest, &out->of)
	    && out->nth > 0 && out->nth <= out->of;
}

/* ":12" or ":12:5" at the end. */
static bool
place_of(struct span s, struct line_name *out)
{
	const char *colon = last_of(s, ':'), *before;
	struct span head;
	unsigned last, first;

	if (colon == NULL || !number_of(span_make(colon + 1, (size_t)(s.p + s.n - colon) - 1), &last))
		return false;
	head = span_make(s.p, (size_t)(colon - s.p));
	before = last_of(head, ':');
	if (before != NULL && number_of(span_make(before + 1, (size_t)(colon - before) - 1), &first)) {
		head.n = (size_t)(before - s.p);
		last = first;
	}
	if (head.n == 0 || last == 0)
		return false;
	out->path = head;
	out->line = last;
	out->part = PART_PLACE;
	return true;
}

void
line_name(struct line_name *out, struct span typed)
{
	const char *sharp = last_of(typed, '#'), *caret = last_of(typed, '^');
	const char *end = typed.p + typed.n;

	*out = (struct line_name){ .path = typed, .part = PART_WHOLE };
	if (caret != NULL && block_id(span_make(caret + 1, (size_t)(end - caret) - 1))) {
		out->part = PART_ID;
		out->id = span_make(caret + 1, (size_t)(end - caret) - 1);
		out->path.n = (size_t)(caret - typed.p);
		if (out->path.n > 0 && caret[-1] == '#')
			out->path.n--;
		return;
	}
	if (sharp != NULL && hash_of(span_make(sharp + 1, (size_t)(end - sharp) - 1), out)) {
		out->part = PART_HASH;
		out->path.n = (size_t)(sharp - typed.p);
		return;
	}
	out->hash = 0;
	out->nth = out->of = 0;
	place_of(typed, out);
}

bool
line_path(struct str *out, struct span path)
{
	struct span rest = path, part;
	size_t root;

	if (path.n > 0 && path.p[0] == '/')
		str_addc(out, '/');
	root = out->n;
	while (rest.n > 0) {
		span_cut(&rest, '/', &part);
		if (part.n == 0 || span_is(part, "."))
			continue;
		if (!span_is(part, "..")) {
			if (out->n > root)
				str_addc(out, '/');
			str_add(out, part);
			continue;
		}
		if (out->n == root)
			return false;
		while (out->n > root && out->s[out->n - 1] != '/')
			out->n--;
		out->n -= out->n > root;
		out->s[out->n] = '\0';
	}
	return true;
}
