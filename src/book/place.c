/*
 * place - where a new record goes, and what its file says
 */
#include "book/place.h"

#include <string.h>

#include "base/utf8.h"

/* U+00C0..U+017F in ASCII; an empty one is a sign and no letter. */
static const char latin[][3] = {
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};

/* Code points from here on that are no letters: first and last. */
static const uint32_t signs[][2] = {
	{ 0x02c2, 0x02df }, { 0x037e, 0x037e }, { 0x0387, 0x0387 }, { 0x055a, 0x055f },
	{ 0x0589, 0x058f }, { 0x05be, 0x05be }, { 0x0600, 0x060f }, { 0x061b, 0x061f },
	{ 0x066a, 0x066d }, { 0x06d4, 0x06d4 }, { 0x0964, 0x0965 }, { 0x0e3f, 0x0e3f },
	{ 0x1680, 0x1680 }, { 0x2000, 0x206f }, { 0x20a0, 0x2bff }, { 0x2e00, 0x2e7f },
	{ 0x3000, 0x3004 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 }, { 0x303d, 0x303f },
	{ 0x30fb, 0x30fb }, { 0xd800, 0xf8ff }, { 0xfe10, 0xfe6f }, { 0xff00, 0xff0f },
	{ 0xff1a, 0xff20 }, { 0xff3b, 0xff40 }, { 0xff5b, 0xff65 }, { 0xffe0, 0xffff },
	{ 0x1d000, 0x1d3ff }, { 0x1f000, 0x1faff }, { 0xe0000, 0x10ffff },
};

static bool
is_sign(uint32_t cp)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (cp >= signs[i][0] && cp <= signs[i][1])
			return true;
	return false;
}

static uint32_t
lower(uint32_t cp)
{
	if ((cp >= 0x0391 && cp <= 0x03ab) || (cp >= 0x0410 && cp <= 0x042f))
		return cp + 0x20;
	if (cp >= 0x0400 && cp <= 0x040f)
		return cp + 0x50;
	if (cp >= 0x0531 && cp <= 0x0556)
		return cp + 0x30;
	if (cp >= 0x0460 && cp <= 0x0481)
		return cp | 1;
	return cp;
}

/* The letters that a code point becomes; 0 a sign, which parts words; -1 nothing at all. */
static int
letters(struct str *out, uint32_t cp)
{
	if (cp < 0x80) {
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		if (!((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9')))
			return cp == '\'' ? -1 : 0;
		str_addc(out, (char)cp);
		return 1;
	}
	if ((cp >= 0x0300 && cp <= 0x036f) || (cp >= 0xfe00 && cp <= 0xfe0f) || cp == 0x200d || cp == 0x2019)
		return -1;		/* accents written apart, joiners, the apostrophe */
	if (cp < 0xc0 || cp == UTF8_BAD)
		return 0;
	if (cp < 0x180) {
		str_adds(out, latin[cp - 0xc0]);
		return latin[cp - 0xc0][0] != '\0';
	}
	if (is_sign(cp))
		return 0;
	utf8_add(out, lower(cp));
	return 1;
}

void
place_slug(struct str *out, struct span title)
{
	size_t start = out->n, word = out->n, end;
	bool gap = false;

	while (title.n > 0 && out->n - start <= PLACE_SLUG) {
		size_t before = out->n;
		struct str piece = {0};
		int got = letters(&piece, utf8_next(&title));

		if (got == 0)
			gap = out->n > start;
		if (got > 0) {
			if (gap) {
				word = before;
				str_addc(out, '-');
			}
			gap = false;
			str_add(out, str_span(&piece));
		}
		str_release(&piece);
	}
	if (out->n - start > PLACE_SLUG) {
		/* to the last whole word, or through a single long one, never through a letter */
		for (end = start + PLACE_SLUG; ((unsigned char)out->s[end] & 0xc0) == 0x80; end--)
			;
		if (word > start)
			end = word;
		str_splice(out, end, out->n - end, span_make("", 0));
	}
}

void
place_path(struct str *out, const struct kind *kind, struct span client, struct date date,
    struct span title, unsigned n)
{
	char day[DATE_TEXT];
	size_t start;

	if (kind->place == PLACE_CLIENT || kind->place == PLACE_TEAM) {
		str_addf(out, kind->place == PLACE_TEAM ? "team/%.*s.md" : "clients/%.*s/client.md",
		    (int)client.n, client.p);
		return;
	}
	str_addf(out, "clients/%.*s/%.*s/", (int)client.n, client.p, (int)kind->name.n, kind->name.p);
	if (kind->dated_name) {
		date.minute = NO_MINUTE;
		str_addf(out, "%s-", date_text(date, day));
	}
	start = out->n;
	place_slug(out, title);
	if (out->n == start)
		str_add(out, kind->name);
	if (n > 1)
		str_addf(out, "-%u", n);
	str_adds(out, ".md");
}

static bool
writes_plain(const struct edit *e)
{
	return e->field && e->field->type != VAL_TEXT && e->field->type != VAL_WORD && e->field->type != VAL_LINK;
}

static void
put_value(struct str *out, const struct edit *e, size_t i, bool in_flow)
{
	if (writes_plain(e))
		str_add(out, e->values[i]);
	else
		front_scalar(out, e->values[i], in_flow);
}

static void
put_field(struct str *out, const struct edit *e)
{
	front_scalar(out, e->key, false);
	str_addc(out, ':');
	if (e->list) {
		str_adds(out, " [");
		for (size_t i = 0; i < e->nvalues; i++) {
			str_adds(out, i ? ", " : "");
			put_value(out, e, i, true);
		}
		str_addc(out, ']');
	} else {
		str_addc(out, ' ');
		put_value(out, e, 0, false);
	}
	str_addc(out, '\n');
}

/* Where a field stands in a new file. */
static size_t
rank(const struct kind *kind, const struct edit *e)
{
	if (!e->field)
		return SIZE_MAX;
	if (span_is(e->key, "title") || span_is(e->key, "name"))
		return 0;
	return (size_t)(e->field - kind->fields) + 1;
}

void
place_text(struct str *out, const struct kind *kind, const struct edit *edits, size_t n, struct span body)
{
	size_t least = 0, next;

	str_adds(out, "---\n");
	for (bool more = n > 0; more; least = next) {
		next = SIZE_MAX;
		more = false;
		for (size_t i = 0; i < n; i++) {
			size_t r = rank(kind, &edits[i]);

			if (r == least)
				put_field(out, &edits[i]);
			else if (r > least)
				more = true, next = r < next ? r : next;
		}
	}
	str_adds(out, "---\n");
	str_add(out, body);
	if (body.n > 0 && !span_ends(body, "\n"))
		str_addc(out, '\n');
}
