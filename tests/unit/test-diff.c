/*
 * test-diff - patches of generated texts, undone by hand: what a patch's old
 * and new sides hold must be parts of the two texts, and outside it they agree
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/diff.h"

#define FAIL(...) (printf("%s:%d: ", __FILE__, __LINE__), printf(__VA_ARGS__), puts(""), exit(1))

/* A patch of one file applied to `before`. */
static void
apply(struct str *out, struct span before, struct span patch)
{
	struct span line;
	size_t at = 0;			/* bytes of before that were used */
	size_t lineno = 0;

	while (patch.n > 0) {
		const char *end = memchr(patch.p, '\n', patch.n);

		line = span_make(patch.p, (size_t)(end - patch.p) + 1);
		patch = span_make(end + 1, patch.n - line.n);
		if (span_starts(line, "@@ -")) {
			size_t start = strtoul(line.p + 4, NULL, 10);
			const char *range = memchr(line.p, ' ', line.n);
			const char *comma = memchr(range + 1, ',', line.n - 4), *sp = strchr(range + 1, ' ');

			if (comma && comma < sp && strtoul(comma + 1, NULL, 10) == 0)
				start++;
			while (lineno + 1 < start) {
				const char *e = memchr(before.p + at, '\n', before.n - at);
				size_t n = (size_t)(e - (before.p + at)) + 1;

				str_add(out, span_make(before.p + at, n));
				at += n, lineno++;
			}
			continue;
		}
		if (line.p[0] == 'd' || line.p[0] == 'n' || span_starts(line, "--- ") || span_starts(line, "+++ "))
			continue;
		if (line.p[0] == '\\')
			continue;
		size_t n = line.n - 1;

		if (patch.n > 0 && patch.p[0] == '\\')
			n--;
		if (line.p[0] != '+') {
			if (before.n - at < n || memcmp(before.p + at, line.p + 1, n))
				FAIL("the old side does not match at byte %zu", at);
			at += n, lineno++;
		}
		if (line.p[0] != '-')
			str_add(out, span_make(line.p + 1, n));
	}
	str_add(out, span_make(before.p + at, before.n - at));
}

static void
check(const char *a, const char *b)
{
	struct span before = span_of(a), after = span_of(b);
	struct str patch = {0}, made = {0};

	diff_file(&patch, "a.md", &before, &after);
	if ((patch.n == 0) != span_eq(before, after))
		FAIL("a patch of equal texts, or none of different ones");
	apply(&made, before, str_span(&patch));
	if (!span_eq(str_span(&made), after))
		FAIL("\"%s\" to \"%s\" gives \"%s\" by\n%s", a, b, str_cstr(&made), str_cstr(&patch));
	str_release(&patch);
	str_release(&made);
}

/* What a merge must give, or NULL: it must be refused. */
static void
merge(const char *base, const char *ours, const char *theirs, const char *expect)
{
	struct str out = {0};
	unsigned line = 0;
	int r = diff_merge(&out, span_of(base), span_of(ours), span_of(theirs), &line);

	if (r != (expect == NULL) || (expect && strcmp(str_cstr(&out), expect)))
		FAIL("merge of %s, %s, %s: %d, %s", base, ours, theirs, r, str_cstr(&out));
	if (r && line == 0)
		FAIL("a refused merge names no line");
	str_release(&out);
}

int
main(void)
{
	unsigned seed = 1;
	struct span none = {0}, some = span_of("x\n");
	struct str out = {0};

	for (int round = 0; round < 5000; round++) {
		char text[2][200];

		for (int side = 0; side < 2; side++) {
			size_t n = 0;
			unsigned lines = (seed = seed * 1103515245 + 12345) >> 16 & 31;

			for (unsigned i = 0; i < lines; i++) {
				seed = seed * 1103515245 + 12345;
				text[side][n++] = "abcd"[seed >> 16 & 3];
				if (i + 1 < lines || (seed >> 20 & 3))
					text[side][n++] = '\n';
			}
			text[side][n] = '\0';
		}
		check(text[0], text[1]);
	}
	merge("a\nb\nc\n", "a\nb\nX\n", "Y\nb\nc\n", "Y\nb\nX\n");
	merge("a\nb\nc\n", "a\nX\nc\n", "Y\nb\nc\n", "Y\nX\nc\n");
	merge("a\nb\nc\n", "a\nb\nc\nd\n", "a\nb\n", "a\nb\nd\n");
	merge("a\nb\nc\n", "x\na\nb\nc\n", "a\nb\n", "x\na\nb\n");
	merge("a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n", NULL);
	merge("a\nb\n", "a\nx\nb\n", "a\ny\nb\n", NULL);
	merge("a\nb\nc\n", "a\nb\nc\n", "a\n", "a\n");
	merge("a\n", "a\n", "", "");
	check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n");
	check("a\r\nb\r\n", "a\r\nc\r\n");
	diff_file(&out, "new file.md", NULL, &some);
	if (strcmp(str_cstr(&out), "diff --git a/new file.md b/new file.md\nnew file mode 100644\n"
	    "--- /dev/null\n+++ b/new file.md\t\n@@ -0,0 +1 @@\n+x\n"))
		FAIL("new file: %s", str_cstr(&out));
	str_reset(&out);
	diff_file(&out, "x.md", &none, NULL);
	if (!strstr(str_cstr(&out), "deleted file mode"))
		FAIL("an empty file removed: %s", str_cstr(&out));
	str_release(&out);
	return 0;
}
