#include "base/span.h"

#include "base/utf8.h"

int
span_cmp(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct span
span_rtrim(struct span s)
{
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct span
span_trim(struct span s)
{
	while (s.n && is_blank(s.p[0]))
		s.p++, s.n--;
	return span_rtrim(s);
}

const char *
span_find(struct span s, char c)
{
	return s.n ? memchr(s.p, c, s.n) : NULL;
}

bool
span_cut(struct span *rest, char c, struct span *head)
{
	const char *at = span_find(*rest, c);

	*head = *rest;
	if (at == NULL) {
		if (rest->n)		/* else p may be NULL, to which even 0 is not added */
			rest->p += rest->n;
		rest->n = 0;
		return false;
	}
	head->n = (size_t)(at - rest->p);
	rest->n -= head->n + 1;
	rest->p = at + 1;
	return true;
}

bool
span_line(struct span *rest, struct span *line)
{
	if (rest->n == 0)
		return false;
	span_cut(rest, '\n', line);
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

/* strtod reads the locale, hexadecimal and "nan"; a record's number is none of these. */
bool
span_number(struct span s, double *out)
{
	size_t i = 0, digits = 0;
	double v = 0, scale = 1;
	bool neg = false;

	if (i < s.n && (s.p[i] == '-' || s.p[i] == '+'))
		neg = s.p[i++] == '-';
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, digits++)
		v = v * 10 + (s.p[i] - '0');
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, digits++)
			v = v * 10 + (s.p[i] - '0'), scale *= 10;
	if (i != s.n || digits == 0 || digits > 18)
		return false;
	*out = (neg ? -v : v) / scale;
	return true;
}

/* What stands in the names of other scripts: no blank, nothing that a terminal obeys, no byte that is none. */
static bool
other_letters(struct span s)
{
	while (s.n > 0) {
		uint32_t c = utf8_next(&s);

		if (utf8_width(c) < 0 || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f ||
		    c == 0x205f || c == 0xfeff)
			return false;
	}
	return true;
}

bool
span_name(struct span s)
{
	bool other = false;

	if (s.n == 0 || s.p[0] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c >= 0x80))
			return false;
		other |= c >= 0x80;
	}
	return !other || other_letters(s);
}

uint32_t
span_hash(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}
