/* width - how many columns text takes on a terminal, and text cut to fit */
#include "cmd/outp.h"

enum { LEAST = 8 };		/* of less there is no middle */

static const struct { uint32_t from, to; } wide[] = {
	{ 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x23e9, 0x23ec }, { 0x2614, 0x2615 }, { 0x2648, 0x2653 },
	{ 0x26aa, 0x26ab }, { 0x26bd, 0x26be }, { 0x26c4, 0x26c5 }, { 0x26d4, 0x26d4 }, { 0x2705, 0x2705 },
	{ 0x270a, 0x270b }, { 0x2728, 0x2728 }, { 0x274c, 0x274c }, { 0x2753, 0x2755 }, { 0x2757, 0x2757 },
	{ 0x2795, 0x2797 }, { 0x2b1b, 0x2b1c }, { 0x2b50, 0x2b50 }, { 0x2e80, 0x303e }, { 0x3041, 0xa4cf },
	{ 0xa960, 0xa97c }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff }, { 0xfe30, 0xfe6f }, { 0xff01, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff }, { 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
}, none[] = {
	{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x0610, 0x061a }, { 0x064b, 0x065f },
	{ 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
	{ 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x2064 }, { 0x2066, 0x2069 }, { 0x20d0, 0x20ff },
	{ 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff }, { 0x1f3fb, 0x1f3ff },
};

/* The next character; what is no UTF-8 is taken byte by byte. */
static uint32_t
next_char(struct span *s, struct span *bytes)
{
	const unsigned char *p = (const unsigned char *)s->p;
	size_t n = p[0] < 0xc2 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 1;
	uint32_t c = n == 1 ? p[0] : p[0] & (0x7fu >> n);

	if (n > s->n)
		n = 1, c = p[0];
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80) {
			n = 1, c = p[0];
			break;
		}
		c = c << 6 | (p[i] & 0x3fu);
	}
	*bytes = span_make(s->p, n);
	s->p += n;
	s->n -= n;
	return c;
}

static int
char_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		if (c >= none[i].from && c <= none[i].to)
			return 0;
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (c >= wide[i].from && c <= wide[i].to)
			return 2;
	return 1;
}

/* Controls, C1 and what turns the direction of text are shown, not sent; so are stray bytes. */
static bool
unsafe(uint32_t c, size_t bytes)
{
	return c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || (bytes == 1 && c >= 0x80)
	    || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static int
add_char(struct str *out, uint32_t c, struct span bytes)
{
	size_t from = out->n;

	if (!unsafe(c, bytes.n)) {
		str_add(out, bytes);
		return char_width(c);
	}
	if (c == '\t' || c == '\n' || c == '\r')
		str_addc(out, ' ');
	else
		str_addf(out, c < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)c);
	return (int)(out->n - from);
}

int
text_width(struct span s)
{
	struct str out = {0};
	struct span bytes;
	int width = 0;

	while (s.n > 0) {
		uint32_t c = next_char(&s, &bytes);

		width += add_char(&out, c, bytes);
	}
	str_release(&out);
	return width;
}

void
text_fit(struct str *out, struct span s, int width, bool pad)
{
	bool cut = text_width(s) > width;
	struct span bytes;
	int used = 0;

	while (s.n > 0) {
		size_t before = out->n;
		uint32_t c = next_char(&s, &bytes);
		int w = add_char(out, c, bytes);

		if (used + w > width - cut) {
			out->n = before;
			out->s[before] = '\0';
			break;
		}
		used += w;
	}
	if (cut && width > 0) {
		str_adds(out, "…");
		used++;
	}
	for (; pad && used < width; used++)
		str_addc(out, ' ');
}

void
text_middle(struct str *out, struct span s, int width, bool pad)
{
	struct span bytes;
	size_t from = out->n;
	int room;

	if (text_width(s) <= width || width < LEAST) {
		text_fit(out, s, width, pad);
		return;
	}
	text_fit(out, s, width / 3 + 1, false);
	room = width - text_width(span_make(out->s + from, out->n - from));
	while (text_width(s) > room)
		next_char(&s, &bytes);
	text_fit(out, s, room, pad);
}
