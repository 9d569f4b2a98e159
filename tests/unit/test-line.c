/* test-line - the pipe protocol: escapes there and back, names in parts, paths made plain; JSON */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "text/line.h"

static int failed;

static void
same(int line, const char *what, struct span got, struct span want)
{
	if (span_eq(got, want))
		return;
	printf("%s:%d: %s: want \"%.*s\", got \"%.*s\"\n", __FILE__, line, what, (int)want.n, want.p, (int)got.n, got.p);
	failed = 1;
}

static void
escapes(void)
{
	static const struct { const char *raw, *escaped; size_t n; } rows[] = {
		{ "plain text, long enough for eight", "plain text, long enough for eight", 33 },
		{ "tab\there", "tab\\there", 8 },
		{ "12345678\n", "12345678\\n", 9 },
		{ "\r\\", "\\r\\\\", 2 },
		{ "a\0b\033[31m\177", "a\\x00b\\x1B[31m\\x7F", 9 },
		{ "\xc3\xa9t\xc3\xa9 \xe2\x82\xac", "\xc3\xa9t\xc3\xa9 \xe2\x82\xac", 9 },
		{ "1234567\xc2\x9b" "2J \xc2\xa0", "1234567\\xC2\\x9B2J \xc2\xa0", 14 },
		{ "", "", 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str out = {0}, back = {0};

		line_escape(&out, span_make(rows[i].raw, rows[i].n));
		same(__LINE__, "escaped", str_span(&out), span_of(rows[i].escaped));
		line_unescape(&back, str_span(&out));
		same(__LINE__, "and back", str_span(&back), span_make(rows[i].raw, rows[i].n));
		str_release(&out);
		str_release(&back);
	}
}

static void
no_escapes(void)
{
	static const char *const rows[] = { "\\", "\\q", "\\x", "\\x4", "\\xZZ", "a\\" };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str back = {0};

		line_unescape(&back, span_of(rows[i]));
		same(__LINE__, "no escape", str_span(&back), span_of(rows[i]));
		str_release(&back);
	}
}

static void
names(void)
{
	static const struct { const char *typed, *want; } rows[] = {
		{ "acme", "acme whole" },
		{ "clients/acme/log/x.md", "clients/acme/log/x.md whole" },
		{ "clients/acme/log/x.md#^k3f9", "clients/acme/log/x.md id k3f9" },
		{ "acme/log/x^k3f9", "acme/log/x id k3f9" },
		{ "^k3f9", " id k3f9" },
		{ "a.md#0123456789ab", "a.md hash 0123456789ab 0.0" },
		{ "a.md#0123456789ab.2.3", "a.md hash 0123456789ab 2.3" },
		{ "a.md#0123456789ab.4.3", "a.md#0123456789ab.4.3 whole" },
		{ "a.md#0123456789ag", "a.md#0123456789ag whole" },
		{ "a.md:12", "a.md place 12" },
		{ "a.md:12:5", "a.md place 12" },
		{ "a.md:0", "a.md:0 whole" },
		{ "12:30", "12 place 30" },
		{ ":12", ":12 whole" },
		{ "why #2?", "why #2? whole" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct line_name n;
		struct str got = {0};

		line_name(&n, span_of(rows[i].typed));
		str_add(&got, n.path);
		if (n.part == PART_WHOLE)
			str_adds(&got, " whole");
		else if (n.part == PART_ID)
			str_addf(&got, " id %.*s", (int)n.id.n, n.id.p);
		else if (n.part == PART_HASH)
			str_addf(&got, " hash %012llx %u.%u", (unsigned long long)n.hash, n.nth, n.of);
		else
			str_addf(&got, " place %u", n.line);
		same(__LINE__, rows[i].typed, str_span(&got), span_of(rows[i].want));
		str_release(&got);
	}
}

static void
paths(void)
{
	static const struct { const char *from, *to; } rows[] = {	/* "!": it climbs out */
		{ "a/b", "a/b" }, { "/a//b/", "/a/b" }, { "./a/./b", "a/b" }, { "a/../b", "b" }, { "/a/..", "/" },
		{ "a/b/../../c", "c" }, { "..", "!" }, { "/..", "!" }, { "a/../..", "!" }, { "", "" }, { "/", "/" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str got = {0};
		bool ok = line_path(&got, span_of(rows[i].from));

		same(__LINE__, rows[i].from, ok ? str_span(&got) : span_of("!"), span_of(rows[i].to));
		str_release(&got);
	}
}

static void
json(void)
{
	struct str out = {0};

	if (json_member(span_of("{\"a\":1,\"path\":\"x\\ty\"}"), "path", &out) != 0)
		failed = printf("%s:%d: no path\n", __FILE__, __LINE__);
	same(__LINE__, "member", str_span(&out), span_of("x\ty"));
	str_reset(&out);
	if (json_member(span_of("{\"path\":3}"), "path", &out) != 1 || json_member(span_of("{}"), "path", &out) != 1
	    || json_member(span_of("[\"path\"]"), "path", &out) != -1 || json_member(span_of("{"), "path", &out) != -1)
		failed = printf("%s:%d: what is no path is taken for one\n", __FILE__, __LINE__);
	json_text(&out, span_make("\"\\\n\033\xff\xe2\x82\xac\xed\xa0\x80\xc2\x9b", 13));
	same(__LINE__, "text", str_span(&out),
	    span_of("\"\\\"\\\\\\n\\u001b\xef\xbf\xbd\xe2\x82\xac\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\\u009b\""));
	str_release(&out);
}

int
main(void)
{
	escapes();
	no_escapes();
	names();
	paths();
	json();
	return failed != 0;
}
