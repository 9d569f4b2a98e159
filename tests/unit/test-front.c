/*
 * test-front - fences, places, what is unreadable and what is said of it, the
 * caps, and how a text is quoted
 */
#include <stdio.h>
#include <string.h>

#include "../agree.h"

static int failed;

#define CHECK(ok, ...) ((ok) ? (void)0 : (printf("%s:%d: ", __FILE__, __LINE__), \
    printf(__VA_ARGS__), puts(""), (void)(failed = 1)))

static const struct {
	const char *file;
	const char *head, *body;
	unsigned body_line;
	bool bom, crlf;
} fences[] = {
	{ "---\na: b\n---\nbody\n", "a: b\n", "body\n", 4, false, false },
	{ "---\na: b\n---", "a: b\n", "", 4, false, false },
	{ "---\na: b\n...\nbody", "a: b\n", "body", 4, false, false },
	{ "---  \t\na: b\n---\t \n\nbody\n", "a: b\n", "\nbody\n", 4, false, false },
	{ "---\n---\n", "", "", 3, false, false },
	{ "---\n---", "", "", 3, false, false },
	{ "\xef\xbb\xbf---\na: b\n---\nx", "a: b\n", "x", 4, true, false },
	{ "---\r\na: b\r\n---\r\nbody\r\n", "a: b\r\n", "body\r\n", 4, false, true },
	{ "--- \r\na: b\n---\r\n---\nno: frontmatter\n---\n", "a: b\n", "---\nno: frontmatter\n---\n", 4, false, true },
	{ "---\na: |\n  ---\n---\nx", "a: |\n  ---\n", "x", 5, false, false },
};

static const struct { const char *file; unsigned line, col; const char *text, *hint; } errors[] = {
	{ "", 1, 1, "no frontmatter", "begin the file" },
	{ "title\n", 1, 1, "no frontmatter", "begin the file" },
	{ "\n---\na: b\n---\n", 1, 1, "no frontmatter", "begin the file" },
	{ "+++\na = 1\n+++\n", 1, 1, "TOML", NULL },
	{ "{\"a\": 1}\n", 1, 1, "JSON", NULL },
	{ "----\na: b\n----\n", 1, 1, "no frontmatter", "begin" },
	{ "---\na: b\n", 1, 1, "no end", "close it" },
	{ "---\na: b\n--- x\n----\n", 1, 1, "no end", "close it" },
	{ "---", 1, 1, "no end", "close it" },
	{ "---\na: b\xff\n---\n", 2, 5, "not UTF-8", NULL },
	{ "---\na: b\n---\nbody \xc3\n", 4, 6, "not UTF-8", NULL },
	{ "---\na: b\n---\n\xed\xa0\x80", 4, 1, "not UTF-8", NULL },
	{ "---\ntitle: Re: hello\n---\n", 2, 10, "", "put it in double quotes: title: \"Re: hello\"" },
	{ "---\n\xc3\xbc\xc3\xbc: @bob\n---\n", 2, 7, "'@'", "\xc3\xbc\xc3\xbc: \"@bob\"" },
	{ "---\na: `x`\n---\n", 2, 4, "'`'", "a: \"`x`\"" },
	{ "---\na: %x\n---\n", 2, 4, "'%'", "a: \"%x\"" },
	{ "---\na: *bold*\n---\n", 2, 4, "alias", "a: \"*bold*\"" },
	{ "---\na: &x b\n---\n", 2, 4, "anchor", "a: \"&x b\"" },
	{ "---\na: !x b\n---\n", 2, 4, "tag", "a: \"!x b\"" },
	{ "---\na:\n\t- b\n---\n", 3, 1, "tab", "indent with blanks" },
	{ "---\na: b\nc: d\na: e\n---\n", 4, 1, "`a` stands twice: in line 2 and in line 4", NULL },
	{ "---\r\na: b\r\n\"a\": e\r\n---\r\n", 3, 1, "in line 2 and in line 3", NULL },
	{ "---\na: b\rc: d\n---\n", 2, 5, "carriage return", "LF or CRLF" },
	{ "---\n- a\n---\n", 2, 1, "no list of `key: value`", NULL },
	{ "---\n[a]: b\n---\n", 2, 1, "", NULL },
	{ "---\n: b\n---\n", 2, 1, "", NULL },
};

static void
check_fences(void)
{
	struct front f = {0};
	struct faults faults = {0};
	struct arena arena = {0};

	for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
		int status = front_read(&f, span_of(fences[i].file), "x.md", &arena, &faults);

		CHECK(status == 0 && span_is(f.head, fences[i].head) && span_is(f.body, fences[i].body) &&
		    f.body_line == fences[i].body_line && f.bom == fences[i].bom && f.crlf == fences[i].crlf,
		    "row %zu: head <%.*s> body <%.*s> line %u", i, (int)f.head.n, f.head.p, (int)f.body.n, f.body.p,
		    f.body_line);
	}
	front_release(&f);
	faults_release(&faults);
	arena_release(&arena);
}

static void
check_error(size_t i)
{
	/* in bytes of its own, so that a read past the end is seen */
	size_t n = strlen(errors[i].file);
	char *copy = malloc(n ? n : 1);
	struct front f = {0};
	struct faults faults = {0};
	struct arena arena = {0};
	const struct fault *e;
	int status;

	memcpy(copy, errors[i].file, n);
	status = front_read(&f, span_make(copy, n), "clients/x.md", &arena, &faults);
	CHECK(status == -1 && faults.n == 1 && faults.errors == 1, "row %zu: %d, %zu faults", i, status, faults.n);
	if (faults.n == 1) {
		e = &faults.v[0];
		CHECK(e->line == errors[i].line && (!errors[i].text[0] || e->col == errors[i].col),
		    "row %zu is at %u:%u", i, e->line, e->col);
		CHECK(strstr(e->text, errors[i].text) && strcmp(e->path, "clients/x.md") == 0, "row %zu: %s", i, e->text);
		CHECK(errors[i].hint == NULL || (e->hint && strstr(e->hint, errors[i].hint)), "row %zu: hint %s", i,
		    e->hint ? e->hint : "none");
		CHECK(e->excerpt != NULL, "row %zu shows no line", i);
	}
	front_release(&f);
	faults_release(&faults);
	arena_release(&arena);
	free(copy);
}

static void
check_nul(void)
{
	struct front f = {0};
	struct faults faults = {0};
	struct arena arena = {0};

	CHECK(front_read(&f, span_make("---\na: b\0c\n---\n", 14), "x", &arena, &faults) < 0 &&
	    strstr(faults.v[0].text, "NUL") && faults.v[0].line == 2 && faults.v[0].col == 5, "a NUL byte");
	front_release(&f);
	faults_release(&faults);
	arena_release(&arena);
}

/* Reads `times` of a piece between two texts; a '#' in the piece is its number. */
static int
reads(const char *before, const char *piece, int times, const char *after, struct faults *faults)
{
	struct str s = {0};
	struct front f = {0};
	struct arena arena = {0};
	int status;

	str_addf(&s, "---\n%s", before);
	for (int i = 0; i < times; i++)
		for (const char *p = piece; *p; p++)
			if (*p == '#')
				str_addf(&s, "%d", i);
			else
				str_addc(&s, *p);
	str_addf(&s, "%s---\nbody\n", after);
	faults_release(faults);
	status = front_read(&f, str_span(&s), "x", &arena, faults);
	CHECK((status == 0) == (faults->errors == 0) && faults->errors < 2, "status and errors agree");
	front_release(&f);
	arena_release(&arena);
	str_release(&s);
	return status;
}

static void
check_caps(void)
{
	struct faults f = {0};

	CHECK(reads("", "k#: v\n", FRONT_KEYS, "", &f) == 0, "as many keys as are allowed");
	CHECK(reads("", "k#: v\n", FRONT_KEYS + 1, "", &f) < 0 && strstr(f.v[0].text, "too many"), "one more");
	CHECK(reads("a: [x", ", i#", 5000, "]\n", &f) == 0, "a long list");
	CHECK(reads("a: \"", "0123456789", 10000, "\"\n", &f) == 0, "a long text on one line");
	CHECK(reads("a: |\n", "  0123456789\n", 10000, "", &f) < 0 && strstr(f.v[0].text, "64 KB"), "a long block");
	CHECK(reads("a:\n", "  - [[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]\n", 1, "", &f) == 0, "29 deep");
	CHECK(reads("a: ", "[", 40, "\n", &f) < 0 && strstr(f.v[0].text, "nested"), "40 deep");
	CHECK(reads("a: ", "[", 20000, "\n", &f) < 0 && strstr(f.v[0].text, "nested"), "20,000 deep");
	CHECK(reads("a0: &a0 [x]\n", "a#: &b# [*a0, *a0, *a0]\n", 100, "", &f) < 0, "a bomb of aliases");
	faults_release(&f);
}

static const struct { const char *text, *block, *flow; } quotes[] = {
	{ "plain", "plain", "plain" }, { "two words", "two words", "two words" }, { "", "\"\"", "\"\"" },
	{ "Re: hello", "\"Re: hello\"", "\"Re: hello\"" }, { "a:b", "a:b", "a:b" }, { "a:", "\"a:\"", "\"a:\"" },
	{ "C# rocks #1", "\"C# rocks #1\"", "\"C# rocks #1\"" }, { "C#", "C#", "C#" },
	{ "a, b", "a, b", "\"a, b\"" }, { "a [b]", "a [b]", "\"a [b]\"" }, { "[[x]]", "\"[[x]]\"", "\"[[x]]\"" },
	{ "no", "\"no\"", "\"no\"" }, { "Yes", "\"Yes\"", "\"Yes\"" }, { "nobody", "nobody", "nobody" },
	{ "y", "\"y\"", "\"y\"" }, { "NULL", "\"NULL\"", "\"NULL\"" }, { "~", "\"~\"", "\"~\"" },
	{ "012", "\"012\"", "\"012\"" }, { "1:30", "\"1:30\"", "\"1:30\"" }, { "1_000", "\"1_000\"", "\"1_000\"" },
	{ "0x1F", "\"0x1F\"", "\"0x1F\"" }, { "1e3", "\"1e3\"", "\"1e3\"" }, { ".inf", "\".inf\"", "\".inf\"" },
	{ "+1 555 0100", "\"+1 555 0100\"", "\"+1 555 0100\"" }, { "2026-12-04", "\"2026-12-04\"", "\"2026-12-04\"" },
	{ "3 clients", "3 clients", "3 clients" }, { "=", "\"=\"", "\"=\"" }, { "<<", "\"<<\"", "\"<<\"" },
	{ "- x", "\"- x\"", "\"- x\"" }, { "@bob", "\"@bob\"", "\"@bob\"" }, { "x@y.z", "x@y.z", "x@y.z" },
	{ " x", "\" x\"", "\" x\"" }, { "x ", "\"x \"", "\"x \"" }, { "it's", "it's", "it's" },
	{ "say \"x\"", "say \"x\"", "say \"x\"" }, { "\"x\" y", "\"\\\"x\\\" y\"", "\"\\\"x\\\" y\"" },
	{ "a\nb", "\"a\\nb\"", "\"a\\nb\"" }, { "a\tb", "\"a\\tb\"", "\"a\\tb\"" },
	{ "\x1b[0m", "\"\\x1b[0m\"", "\"\\x1b[0m\"" }, { "\xe2\x80\xae", "\"\\u202e\"", "\"\\u202e\"" },
	{ "a\\b", "a\\b", "a\\b" }, { "\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82" },
};

static void
check_quotes(void)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		struct str block = {0}, flow = {0};

		front_scalar(&block, span_of(quotes[i].text), false);
		front_scalar(&flow, span_of(quotes[i].text), true);
		CHECK(strcmp(block.s, quotes[i].block) == 0 && strcmp(flow.s, quotes[i].flow) == 0,
		    "%s is written %s, in a list %s", quotes[i].text, block.s, flow.s);
		str_release(&block);
		str_release(&flow);
	}
}

/* The next number of a row that is the same at every run. */
static unsigned
dice(uint64_t *seed, unsigned sides)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % sides;
}

/* Files whose keys come, go, change places and stand twice: the layout of those before never changes what is read. */
static void
check_layout(void)
{
	static const char *const keys[] = { "title", "due", "made", "status", "to", "a", "a b", "by-side", "twelve-bytes",
	    "fourteen-bytes", "fifteen-bytes-x", "a-key-of-more-than-sixteen-bytes", "tit", "titles", "du" };
	static const char *const values[] = { " plain\n", " 2026-11-21\n", " no\n", " null\n", " Null\n", " ~\n", "\n", " \n",
	    " [a, b]\n", "\n  - a\n", " \"q: r\"\n", " two # said\n", " goes\n  on\n", " x \n", ":colon\n", " nu\n",
	    " a value of more than sixteen bytes\n", "\r\n", " crlf\r\n", " 'it''s'\n" };
	struct layout layout = {0};
	struct str file = {0};
	uint64_t seed = 1;
	const char *differ;

	for (unsigned i = 0; i < 20000; i++) {
		str_reset(&file);
		str_adds(&file, "---\n");
		for (unsigned k = dice(&seed, 4), n = dice(&seed, 12); k < n + 12; k++)
			if (dice(&seed, 3) == 0) {
				unsigned which = dice(&seed, 16) ? k % 15 : dice(&seed, 15);

				str_addf(&file, "%s:%s", keys[which], values[dice(&seed, dice(&seed, 3) ? 3 : 20)]);
				if (i % 7 == 0)
					str_addf(&file, "k%u: v\n", dice(&seed, 30));
			}
		str_adds(&file, dice(&seed, 2) ? "---\n" : "---\nbody that is longer\n");
		differ = agree_layout(str_span(&file), &layout);
		CHECK(differ == NULL, "after %u files with a layout: %s: %s", i, differ, file.s);
	}
	CHECK(layout.n == LAYOUT_KEYS, "the layout has %u keys, and is not full", layout.n);
	str_release(&file);
}

int
main(void)
{
	check_layout();
	check_fences();
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		check_error(i);
	check_nul();
	check_caps();
	check_quotes();
	return failed;
}
