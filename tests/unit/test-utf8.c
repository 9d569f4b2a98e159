/*
 * test-utf8 - every code point through writing, checking and reading; what is
 * not UTF-8; widths, graphemes, escapes
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static int failed;

#define CHECK(ok, ...) ((ok) ? (void)0 : (printf("%s:%d: ", __FILE__, __LINE__), \
    printf(__VA_ARGS__), puts(""), (void)(failed = 1)))

static void
all_code_points(void)
{
	struct str s = {0};

	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		struct span rest;

		if (cp == 0xd800)
			cp = 0xe000;
		str_reset(&s);
		utf8_add(&s, cp);
		rest = str_span(&s);
		CHECK(utf8_check(rest) == NULL, "U+%04X is refused", (unsigned)cp);
		CHECK(utf8_next(&rest) == cp && rest.n == 0, "U+%04X is read as another", (unsigned)cp);
		rest = span_make(s.s, s.n - 1);
		CHECK(s.n == 1 || utf8_check(rest) == s.s, "U+%04X cut short is taken", (unsigned)cp);
	}
	str_release(&s);
}

/* Each stands after `lead` ASCII bytes, so that both steps of the check meet it. */
static void
not_utf8(void)
{
	static const struct { const char *bytes; size_t n; } bad[] = {
		{ "\0", 1 }, { "\x80", 1 }, { "\xbf", 1 }, { "\xc0\x80", 2 }, { "\xc1\xbf", 2 },
		{ "\xe0\x80\x80", 3 }, { "\xe0\x9f\xbf", 3 }, { "\xed\xa0\x80", 3 }, { "\xed\xbf\xbf", 3 },
		{ "\xf0\x8f\xbf\xbf", 4 }, { "\xf4\x90\x80\x80", 4 }, { "\xf5\x80\x80\x80", 4 }, { "\xff", 1 },
		{ "\xfe\xff", 2 }, { "\xe2\x82", 2 }, { "\xe2\x28\xa1", 3 }, { "\xc3(", 2 }, { "\xe9t\xe9", 3 },
	};
	char buf[128];

	for (size_t lead = 0; lead < 80; lead++) {
		memset(buf, 'a', sizeof buf);
		CHECK(utf8_check(span_make(buf, lead)) == NULL, "%zu letters", lead);
		for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
			memset(buf, 'a', sizeof buf);
			memcpy(buf + lead, bad[i].bytes, bad[i].n);
			CHECK(utf8_check(span_make(buf, lead + bad[i].n + 20)) == buf + lead,
			    "sequence %zu after %zu bytes", i, lead);
			CHECK(utf8_check(span_make(buf, lead + bad[i].n)) == buf + lead,
			    "sequence %zu after %zu bytes at the end", i, lead);
		}
	}
	CHECK(utf8_check(span_make(NULL, 0)) == NULL, "nothing");
}

static const struct { const char *text; size_t columns, graphemes; } widths[] = {
	{ "", 0, 0 }, { "abc", 3, 3 }, { "J\xc3\xbcrgen", 6, 6 }, { "e\xcc\x81", 1, 1 },
	{ "\xe4\xb8\xad\xe6\x96\x87", 4, 2 }, { "\xef\xbd\xb1", 1, 1 }, { "\xef\xbc\xa1", 2, 1 },
	{ "\xed\x95\x9c", 2, 1 }, { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2, 1 },
	{ "\xf0\x9f\x99\x82", 2, 1 }, { "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", 2, 1 },
	{ "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", 2, 1 },
	{ "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", 2, 1 }, { "\xe2\x9d\xa4\xef\xb8\x8f", 2, 1 },
	{ "\xe2\x80\x8b", 0, 1 }, { "\xc2\xad", 1, 1 }, { "\x1b[31m", 8, 5 }, { "\t", 4, 1 },
	{ "\xe2\x80\xae", 8, 1 }, { "a\xff", 5, 2 }, { "\xc2\x9d", 4, 1 }, { "\xf0\x9f\xab\xa8", 2, 1 },
};

static void
all_widths(void)
{
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct span s = span_of(widths[i].text);
		struct str out = {0};
		size_t n = 0, w, fits, width;

		CHECK(utf8_columns(s) == widths[i].columns, "row %zu is %zu wide", i, utf8_columns(s));
		utf8_escape(&out, s);
		CHECK(utf8_columns(str_span(&out)) == widths[i].columns, "row %zu escaped is as wide", i);
		for (size_t c = 0; c < 12; c++) {
			fits = utf8_fit(s, c, &width);
			CHECK(width <= c && fits <= s.n && (fits == s.n) == (c >= widths[i].columns),
			    "row %zu in %zu columns: %zu bytes", i, c, fits);
		}
		while (s.n) {
			utf8_grapheme(&s, &w);
			n++;
		}
		CHECK(n == widths[i].graphemes, "row %zu has %zu graphemes", i, n);
		str_release(&out);
	}
	CHECK(utf8_width('a') == 1 && utf8_width(0) == -1 && utf8_width(0x7f) == -1 && utf8_width(0x85) == -1 &&
	    utf8_width(0x301) == 0 && utf8_width(0x4e2d) == 2 && utf8_width(0x2066) == -1 &&
	    utf8_width(0x2029) == -1 && utf8_width(UTF8_BAD) == -1 && utf8_width(0xd800) == -1 &&
	    utf8_width(0x200f) == 0 && utf8_width(0x1f642) == 2, "a width");
}

static const struct { const char *text, *shown; } escapes[] = {
	{ "plain \xc3\xbc", "plain \xc3\xbc" }, { "\x1b]0;x\x07", "\\x1b]0;x\\x07" }, { "a\nb\tc", "a\\x0ab\\x09c" },
	{ "\xc2\x9d" "52", "\\x9d52" }, { "\xe2\x80\xaegnp\xe2\x80\xac", "\\u{202e}gnp\\u{202c}" },
	{ "\xe2\x80\xa8\xe2\x81\xa6", "\\u{2028}\\u{2066}" }, { "\xe9t\xe9", "\\xe9t\\xe9" }, { "\x7f", "\\x7f" },
	{ "\xed\xa0\x80", "\\xed\\xa0\\x80" }, { "", "" },
};

int
main(void)
{
	all_code_points();
	not_utf8();
	all_widths();
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
		struct str out = {0};

		utf8_escape(&out, span_of(escapes[i].text));
		CHECK(strcmp(str_cstr(&out), escapes[i].shown) == 0, "row %zu is shown as %s", i, str_cstr(&out));
		str_release(&out);
	}
	return failed;
}
