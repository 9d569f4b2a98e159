/*
 * fuzz-line - any bytes as a field of the line protocol: escaped they hold no
 * control character and come back whole; any bytes as a name or a path fall
 * into parts that lie within them
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "text/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fuzz-line: %s\n", what);
		abort();
	}
}

static bool
within(struct span part, struct span all)
{
	return part.n == 0 || (part.p >= all.p && part.p + part.n <= all.p + all.n);
}

static void
escapes(struct span text)
{
	struct str out = {0}, back = {0};

	line_escape(&out, text);
	for (size_t i = 0; i < out.n; i++)
		must((unsigned char)out.s[i] >= 0x20 && out.s[i] != 0x7f && !((unsigned char)out.s[i] == 0xc2
		    && i + 1 < out.n && (unsigned char)out.s[i + 1] - 0x80u < 0x20), "a control character in a line");
	line_unescape(&back, str_span(&out));
	must(span_eq(str_span(&back), text), "escaped and back is another text");
	str_reset(&back);
	line_unescape(&back, text);
	must(back.n <= text.n, "longer without escapes");
	str_release(&out);
	str_release(&back);
}

static void
names(struct span text)
{
	struct line_name n;
	struct str path = {0}, again = {0};

	line_name(&n, text);
	must(within(n.path, text) && within(n.id, text), "a part outside of the name");
	must(n.of == 0 || n.nth <= n.of, "the fourth of three");
	must((n.part == PART_PLACE) == (n.line > 0), "a place without a line");
	if (line_path(&path, text)) {
		must(path.n <= text.n, "a longer path");
		must(line_path(&again, str_span(&path)) && span_eq(str_span(&path), str_span(&again)),
		    "a plain path that is not plain");
	}
	str_release(&path);
	str_release(&again);
}

static void
json(struct span text)
{
	struct str line = {0}, back = {0};

	str_addc(&line, '{');
	json_key(&line, span_of("path"));
	json_text(&line, text);
	str_addc(&line, '}');
	/* a NUL and what is no UTF-8 come back as something else, or are refused */
	if (json_member(str_span(&line), "path", &back) == 0 && back.n == text.n)
		must(span_eq(str_span(&back), text), "JSON and back is another text");
	str_reset(&back);
	json_member(text, "path", &back);
	str_release(&line);
	str_release(&back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = span_make((const char *)data, size);

	escapes(text);
	names(text);
	json(text);
	return 0;
}
