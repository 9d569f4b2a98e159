/*
 * test-item - records in a line: what is one, its pairs and title, and edits
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/item.h"

static int failed;

#define CHECK(ok, ...) ((ok) ? (void)0 : (printf("%s:%d: ", __FILE__, __LINE__), \
    printf(__VA_ARGS__), puts(""), (void)(failed = 1)))

static int
kind_of(const void *ctx, struct span word)
{
	static const char *const kinds[] = { "promise", "issue", "bad", "request", "ask", "said", "fact" };

	(void)ctx;
	for (int i = 0; i < 7; i++)
		if (span_is(word, kinds[i]))
			return i;
	return span_is(word, "view") ? -2 : -1;
}

static bool
is_field(const void *ctx, int kind, struct span key)
{
	static const char *const fields[] = { "due", "to", "severity", "told", "with", "by-side", "affects", "note" };

	(void)ctx;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (span_is(key, fields[i]))
			return true;
	return span_is(key, "score") && kind == 5;
}

static struct span
near(const void *ctx, struct span word)
{
	static const char *const words[] = { "promise", "issue", "bad", "request", "ask", "said", "fact", "view" };
	const char *found = fault_nearest(word, words, 8);

	(void)ctx;
	return found ? span_of(found) : span_make(NULL, 0);
}

static const struct item_words words = { kind_of, is_field, near, 0, NULL };

/* A record a line: KIND BOX LINE "title" key=value ... ^id */
static void
render(struct str *out, const char *body)
{
	struct items it = items_of(span_of(body), 10, &words);
	struct item i;

	str_reset(out);
	while (items_next(&it, &i)) {
		if (i.why == ITEM_RECORD)
			str_addf(out, "%d", i.kind);
		else
			str_addf(out, "%s %.*s", i.why == ITEM_PACK_OFF ? "off" : i.why == ITEM_NEAR_BOX ? "box" :
			    i.why == ITEM_TOO_LONG ? "long" : i.why == ITEM_NO_TITLE ? "empty" : "near", (int)i.meant.n, i.meant.p);
		str_addf(out, " %c %u \"%.*s\"", i.box ? i.box : '.', i.lineno, (int)i.title.n, i.title.p);
		for (size_t j = 0; j < i.npairs; j++)
			str_addf(out, " %.*s=%.*s%s", (int)i.pairs[j].key.n, i.pairs[j].key.p,
			    (int)i.pairs[j].value.n, i.pairs[j].value.p, i.pairs[j].twice ? "(twice)" : "");
		if (i.id.n)
			str_addf(out, " ^%.*s", (int)i.id.n, i.id.p);
		str_addc(out, '\n');
	}
	items_release(&it);
}

static const struct { const char *body, *is; } reads[] = {
	/* the charter's own */
	{ "- [ ] quote in writing due:2026-11-27\n", "0   10 \"quote in writing\" due=2026-11-27\n" },
	{ "- [x] minutes to Jane due:2026-11-24", "0 x 10 \"minutes to Jane\" due=2026-11-24\n" },
	{ "- bad: migration report late, nobody told her severity:2 told:2026-11-23 affects:^k3f9\n",
	    "2 . 10 \"migration report late, nobody told her\" severity=2 told=2026-11-23 affects=^k3f9\n" },
	{ "- said: \"slow but good\" score:3\n", "5 . 10 \"\"slow but good\"\" score=3\n" },
	{ "- fact: daughter graduates ^k3f9\n", "6 . 10 \"daughter graduates\" ^k3f9\n" },
	/* markers, boxes, nesting, line ends */
	{ "* [X] a\n+ [-] b\n1. [ ] c\n23) [x] d\n", "0 X 10 \"a\"\n0 - 11 \"b\"\n0   12 \"c\"\n0 x 13 \"d\"\n" },
	{ "  - a\n      - [ ] deep\n\t- ask: tab\r\n", "0   11 \"deep\"\n4 . 12 \"tab\"\n" },
	{ "-   [ ]   many   blanks   \t\n", "0   10 \"many   blanks\"\n" },
	{ "- [ ] ask: the box wins\n", "0   10 \"ask: the box wins\"\n" },
	{ "- [ ]\n- [ ] \n- [ ]x\n- [y] z\n-[ ] a\n- [x](http://a)\n[ ] b\n1.[ ] c\n",
	    "box  . 12 \"\"\nbox  . 14 \"\"\n" },
	{ "- ask:x\n- Ask: x\n- ASK: y z\n- ask : x\n- ask:\n- Ask: \n- ask: \n- \n-\n- Note that: x\n- View: x\n",
	    "near ask . 10 \"x\"\nnear ask . 11 \"x\"\nnear ask . 12 \"y z\"\nnear ask . 13 \"x\"\n" },
	{ "1234567890. [ ] too long a number\n", "" },
	/* what is title */
	{ "- ask: call at 10:30, see https://x.y to: Jane other:1 due:\n",
	    "4 . 10 \"call at 10:30, see https://x.y to: Jane other:1 due:\"\n" },
	{ "- ask: title:x a\n", "4 . 10 \"title:x a\"\n" },
	{ "- ask: x score:3\n", "4 . 10 \"x score:3\"\n" },
	{ "- ask: xdue:1 (due:2 due:3)\n", "4 . 10 \"xdue:1 (due:2\" due=3)\n" },
	{ "- ask: say \"x due:1\" due:2\n", "4 . 10 \"say \"x due:1\"\" due=2\n" },
	{ "- ask: `x due:1` ``a ` due:2`` due:3\n", "4 . 10 \"`x due:1` ``a ` due:2``\" due=3\n" },
	{ "- ask: 5\" wide due:1 \"z\"\n", "4 . 10 \"5\" wide \"z\"\" due=1\n" },
	{ "- ask: an \"open quote due:1\n", "4 . 10 \"an \"open quote\" due=1\n" },
	{ "- ask: an \"open quote note:\"a b\"\n", "4 . 10 \"an \"open quote\" note=a b\n" },
	{ "- ask: an `open tick due:1\n", "4 . 10 \"an `open tick\" due=1\n" },
	/* pairs */
	{ "- ask: due:1 amid to:2 and with:a,b end\n", "4 . 10 \"amid and end\" due=1 to=2 with=a,b\n" },
	{ "- ask: x note:\"a \\\"b\\\" \\\\ \\c\" due:1\n", "4 . 10 \"x\" note=a \"b\" \\ \\c due=1\n" },
	{ "- ask: x note:\"\" due:\"1\"\n", "4 . 10 \"x\" note= due=1\n" },
	{ "- ask: x note:\"a\"b c\n", "4 . 10 \"x c\" note=\"a\"b\n" },
	{ "- ask: x note:\"a b\n", "4 . 10 \"x b\" note=\"a\n" },
	{ "- ask: x due:1 due:2\n", "4 . 10 \"x\" due=1 due=2(twice)\n" },
	{ "- ask: due:1\n- [ ] due:1 to:2\n- ask: ^id\n", "empty  . 10 \"\" due=1\nempty    11 \"\" due=1 to=2\n" },
	/* ids */
	{ "- ask: a ^x-1  \n- ask: b^x\n- ask: c ^x y\n- ask: d ^\n- ask: e ^x_y\n",
	    "4 . 10 \"a\" ^x-1\n4 . 11 \"b^x\"\n4 . 12 \"c ^x y\"\n4 . 13 \"d ^\"\n4 . 14 \"e ^x_y\"\n" },
	{ "- ask: a due:1 ^x\n", "4 . 10 \"a\" due=1 ^x\n" },
	/* packs that are off, near misses */
	{ "- view: x due:1\n", "off  . 10 \"x due:1\"\n" },
	{ "- asl: x\n- promize: y\n- of: z\n- note: w\n- bda: v\n",
	    "near ask . 10 \"x\"\nnear promise . 11 \"y\"\nnear bad . 14 \"v\"\n" },
	/* prose */
	{ "> - [ ] quoted\n| - [ ] t |\ntext - [ ] x\n", "" },
	{ "```\n- [ ] a\n``\n- [ ] b\n```\n- [ ] c\n", "0   15 \"c\"\n" },
	{ "~~~~ md\n- [ ] a\n~~~\n- [ ] b\n~~~~~\n- [ ] c\n", "0   15 \"c\"\n" },
	{ "``` a`b\n- [ ] a\n", "0   11 \"a\"\n" },
	{ "- item\n  ```\n  - [ ] a\n  ```\n- ```\n  - [ ] b\n  ```\n- [ ] c\n", "0   17 \"c\"\n" },
	{ "```\n- [ ] a\n", "" },
	{ "<!-- x\n- [ ] a\n-->\n- [ ] b\n", "0   13 \"b\"\n" },
	{ "<!-- x -->\n- [ ] b\n- <!-- y -->\n- [ ] c\n", "0   11 \"b\"\n0   13 \"c\"\n" },
	{ "- [ ] a <!-- hidden\n- [ ] b\n--> - [ ] c\n- [ ] d\n", "0   10 \"a <!-- hidden\"\n0   13 \"d\"\n" },
	{ "- [ ] a `<!--` b\n- [ ] c <!-- never closed\n- [ ] d\n",
	    "0   10 \"a `<!--` b\"\n0   11 \"c <!-- never closed\"\n0   12 \"d\"\n" },
	{ "> quoted <!-- x\n- [ ] a\n-->\n", "0   11 \"a\"\n" },
	{ "```\n<!--\n```\n- [ ] a\n", "0   13 \"a\"\n" },
};

/* Edits of the first record of a line: op, key or what is set, value, the line after; NULL: refused. */
static const struct { const char *line, *op, *key, *value, *is; } edits[] = {
	{ "- [ ] a", "set", "due", "2026-12-04", "- [ ] a due:2026-12-04" },
	{ "  - [ ] a due:1  to:x  ", "set", "due", "2", "  - [ ] a due:2  to:x  " },
	{ "  - [ ] a  ", "set", "due", "2", "  - [ ] a due:2  " },
	{ "- [ ] a ^id ", "set", "due", "2", "- [ ] a due:2 ^id " },
	{ "- [ ] a   due:1   ^id", "set", "due", NULL, "- [ ] a   ^id" },
	{ "- [ ] due:1 a to:2", "set", "due", NULL, "- [ ] a to:2" },
	{ "- [ ] a to:2", "set", "due", NULL, "- [ ] a to:2" },
	{ "- [ ] a note:\"x y\" b", "set", "note", "z", "- [ ] a note:z b" },
	{ "- [ ] a", "set", "note", "x y", "- [ ] a note:\"x y\"" },
	{ "- [ ] a", "set", "note", "", "- [ ] a note:\"\"" },
	{ "- [ ] a", "set", "note", "say \"x\\\"", "- [ ] a note:\"say \\\"x\\\\\\\"\"" },
	{ "- [ ] a due:1 b due:2", "set", "due", "3", "- [ ] a due:3 b" },
	{ "- [ ] a due:1 b due:2", "set", "due", NULL, "- [ ] a b" },
	{ "- [ ] an \"open", "set", "note", "x y", "- [ ] an \"open note:\"x y\"" },
	{ "- [ ] an `open", "set", "note", "x`y", NULL },
	{ "- [ ] a", "set", "note", "x\ny", NULL },
	{ "- [ ] a", "set", "nofield", "x", NULL },
	{ "- [ ] a", "set", "title", "x", NULL },
	{ "- view: a", "set", "due", "x", NULL },
	{ "\t- [ ] a", "box", "x", NULL, "\t- [x] a" },
	{ "1. [x] a", "box", " ", NULL, "1. [ ] a" },
	{ "- ask: a", "box", "x", NULL, "- ask: a" },
	{ "- [ ] a", "box", "y", NULL, NULL },
	{ "- ask: a  ", "id", "k3f9", NULL, "- ask: a ^k3f9  " },
	{ "- ask: a ^k3f9", "id", "k3f9", NULL, "- ask: a ^k3f9" },
	{ "- ask: a ^b", "id", "k3f9", NULL, NULL },
	{ "- ask: a", "id", "k 9", NULL, NULL },
	{ "- ask:  a due:1 ^x", "title", "b c", NULL, "- ask:  b c due:1 ^x" },
	{ "- ask: due:1 a to:2 b ^x ", "title", "c", NULL, "- ask: c due:1 to:2 ^x " },
	{ "- ask: a", "title", "b due:1", NULL, NULL },
	{ "- ask: a", "title", "b ^x", NULL, NULL },
	{ "- ask: a", "title", "", NULL, NULL },
	{ "- ask: a", "title", "b\nc", NULL, NULL },
	{ "- ask: a", "title", "at 10:30 \"due:1\"", NULL, "- ask: at 10:30 \"due:1\"" },
};

static void
edit(size_t i)
{
	struct items it = items_of(span_of(edits[i].line), 1, &words);
	struct span key = span_of(edits[i].key);
	struct span value = edits[i].value ? span_of(edits[i].value) : span_make(NULL, 0);
	struct str out = {0};
	struct item item;
	int status = -2;

	str_adds(&out, "kept|");
	if (!items_next(&it, &item))
		status = -3;
	else if (strcmp(edits[i].op, "set") == 0)
		status = item_set(&out, &item, key, value);
	else if (strcmp(edits[i].op, "box") == 0)
		status = item_box(&out, &item, *key.p);
	else if (strcmp(edits[i].op, "id") == 0)
		status = item_id(&out, &item, key);
	else if (strcmp(edits[i].op, "title") == 0)
		status = item_title(&out, &item, key);
	CHECK(status == (edits[i].is ? 0 : -1), "%s: %s %s: status %d", edits[i].line, edits[i].op, edits[i].key, status);
	CHECK(strncmp(out.s, "kept|", 5) == 0 && strcmp(out.s + 5, edits[i].is ? edits[i].is : "") == 0,
	    "%s: %s %s: <%s>", edits[i].line, edits[i].op, edits[i].key, out.s);
	items_release(&it);
	str_release(&out);
}

static void
limits(void)
{
	struct str body = {0};
	struct items it;
	struct item item;

	str_adds(&body, "- ask: x");
	for (int i = 0; i < 40; i++)
		str_addf(&body, " due:%d", i);
	it = items_of(str_span(&body), 1, &words);
	CHECK(items_next(&it, &item) && item.npairs == ITEM_PAIRS && item.pairs[31].twice, "many pairs");
	CHECK(span_starts(item.title, "x due:32 due:33"), "the rest is title");
	items_release(&it);
	str_reset(&body);
	str_adds(&body, "- ask: ");
	while (body.n <= ITEM_LINE_MAX)
		str_addc(&body, 'x');
	it = items_of(str_span(&body), 1, &words);
	CHECK(items_next(&it, &item) && item.why == ITEM_TOO_LONG, "a line too long is said to be prose");
	items_release(&it);
	str_release(&body);
}

int
main(void)
{
	struct str out = {0};

	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		render(&out, reads[i].body);
		CHECK(strcmp(str_cstr(&out), reads[i].is) == 0, "of\n%sread\n%sexpected\n%s", reads[i].body,
		    str_cstr(&out), reads[i].is);
	}
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
		edit(i);
	limits();
	/* printf '- [ ] quote' | sha1sum */
	CHECK(item_hash(span_of("- [ ] quote")) == 0xff472e8908e4, "the hash of a line");
	str_release(&out);
	return failed;
}
