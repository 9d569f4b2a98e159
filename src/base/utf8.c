#include "base/utf8.h"

#include <string.h>

/* Length of the well-formed sequence at p of at least two bytes, or 0. No
 * overlong forms, no surrogates, nothing above U+10FFFF. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char c = p[0], low = 0x80, high = 0xbf;
	size_t len = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;

	if (len == 0 || n < len)
		return 0;
	if (c == 0xe0)
		low = 0xa0;
	else if (c == 0xed)
		high = 0x9f;
	else if (c == 0xf0)
		low = 0x90;
	else if (c == 0xf4)
		high = 0x8f;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

/* How many of the 8 bytes, from the first on, are surely ASCII and not NUL: 8 when
 * no high bit is set and no byte borrows. */
static unsigned
plain8(const unsigned char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	w = (w | (w - 0x0101010101010101u)) & 0x8080808080808080u;
	if (w == 0)
		return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (unsigned)__builtin_ctzll(w) / 8;
#else
	return (unsigned)__builtin_clzll(w) / 8;
#endif
}

/* The same question of 64 bytes, which most of a file answers with yes. */
static bool
plain64(const unsigned char *p)
{
	sixteen v[4], any;
	uint64_t w[2];

	memcpy(v, p, sizeof v);
	any = v[0] | v[1] | v[2] | v[3];
	any |= (sixteen)(v[0] == 0) | (sixteen)(v[1] == 0) | (sixteen)(v[2] == 0) | (sixteen)(v[3] == 0);
	memcpy(w, &any, sizeof w);
	return ((w[0] | w[1]) & 0x8080808080808080u) == 0;
}

const char *
utf8_check(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = s.n ? p + s.n : p;
	size_t len;

	while (p < end) {
		while (end - p >= 64 && plain64(p))
			p += 64;
		if (end - p < 64 && s.n >= 64 && plain64(end - 64))
			break;
		if (p == end)
			break;
		if (end - p >= 8 && (len = plain8(p)) != 0)
			p += len;
		else if (*p - 1u < 0x7f)
			p++;
		else if ((len = sequence(p, (size_t)(end - p))) != 0)
			p += len;
		else
			return (const char *)p;
	}
	return NULL;
}

uint32_t
utf8_next(struct span *rest)
{
	const unsigned char *p = (const unsigned char *)rest->p;
	size_t len = p[0] < 0x80 ? 1 : sequence(p, rest->n);
	uint32_t cp = len < 2 ? p[0] : p[0] & (0x7fu >> len);

	if (len == 0)
		cp = UTF8_BAD, len = 1;
	for (size_t i = 1; i < len; i++)
		cp = cp << 6 | (p[i] & 0x3fu);
	rest->p += len;
	rest->n -= len;
	return cp;
}

void
utf8_add(struct str *out, uint32_t cp)
{
	if (cp < 0x80) {
		str_addc(out, (char)cp);
		return;
	}
	if (cp < 0x800) {
		str_addc(out, (char)(0xc0 | cp >> 6));
	} else {
		if (cp < 0x10000) {
			str_addc(out, (char)(0xe0 | cp >> 12));
		} else {
			str_addc(out, (char)(0xf0 | cp >> 18));
			str_addc(out, (char)(0x80 | (cp >> 12 & 0x3f)));
		}
		str_addc(out, (char)(0x80 | (cp >> 6 & 0x3f)));
	}
	str_addc(out, (char)(0x80 | (cp & 0x3f)));
}

static void
escaped(struct str *out, uint32_t cp, unsigned char byte)
{
	if (cp == UTF8_BAD || cp < 0x100)
		str_addf(out, "\\x%02x", cp == UTF8_BAD ? byte : (unsigned)cp);
	else
		str_addf(out, "\\u{%x}", (unsigned)cp);
}

static size_t
escaped_columns(uint32_t cp)
{
	size_t n = 4;

	if (cp == UTF8_BAD || cp < 0x100)
		return 4;
	for (; cp; cp >>= 4)
		n++;
	return n;
}

/*
 * Not all of Unicode's rules: what a terminal draws into one cell or pair of
 * cells. Marks and selectors join what is before them, U+200D also what is
 * after it, skin tones join a wide character, two regional letters are a flag.
 */
struct span
utf8_grapheme(struct span *rest, size_t *columns)
{
	const char *start = rest->p;
	uint32_t cp = utf8_next(rest);
	int width = utf8_width(cp);
	bool flag = cp >= 0x1f1e6 && cp <= 0x1f1ff, joins = false;

	*columns = width < 0 ? escaped_columns(cp) : flag ? 2 : (size_t)width;
	while (width >= 0 && rest->n) {
		struct span after = *rest;
		uint32_t next = utf8_next(&after);
		int w = utf8_width(next);
		bool tone = next >= 0x1f3fb && next <= 0x1f3ff && width == 2;
		bool pair = flag && next >= 0x1f1e6 && next <= 0x1f1ff;

		if (w < 0 || !(w == 0 || tone || pair || (joins && w == 2)))
			break;
		if (next == 0xfe0f && *columns == 1 && cp >= 0x2000)
			*columns = 2;
		if (*columns == 0 && w > 0)
			*columns = (size_t)w;
		joins = next == 0x200d;
		flag = false;
		*rest = after;
	}
	return span_make(start, (size_t)(rest->p - start));
}

void
utf8_escape(struct str *out, struct span s)
{
	const char *kept = s.p;

	while (s.n) {
		const char *at = s.p;
		uint32_t cp = utf8_next(&s);

		if (utf8_width(cp) >= 0)
			continue;
		str_add(out, span_make(kept, (size_t)(at - kept)));
		escaped(out, cp, (unsigned char)*at);
		kept = s.p;
	}
	if (s.p != kept)
		str_add(out, span_make(kept, (size_t)(s.p - kept)));
}

size_t
utf8_fit(struct span s, size_t columns, size_t *width)
{
	const char *start = s.p;
	size_t used = 0, n = 0, w;

	while (s.n) {
		utf8_grapheme(&s, &w);
		if (used + w > columns)
			break;
		used += w;
		n = (size_t)(s.p - start);
	}
	if (width)
		*width = used;
	return n;
}

size_t
utf8_columns(struct span s)
{
	size_t width;

	utf8_fit(s, SIZE_MAX, &width);
	return width;
}
