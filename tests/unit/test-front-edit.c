/*
 * test-front-edit - 3,000 generated awkward files, several edits each: the
 * value is what was set, and every byte outside the key's lines is what it was
 *
 * The generator is deterministic. What it checks it checks by itself, from the
 * bytes, not by what front_edit verifies on its own.
 */
#include <stdio.h>
#include <string.h>

#include "../agree.h"

enum { FILES = 3000, EDITS = 6 };

static uint64_t state = 88172645463325252u;
static unsigned refused, done, unreadable;

static unsigned
any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % n;
}

#define PICK(v) ((v)[any(sizeof(v) / sizeof *(v))])

static void
fail(const char *what, const struct str *file, const struct str *out, const struct front_edit *e)
{
	static const char *const ops[] = { "set", "unset", "add", "take" };

	printf("%s:1: %s: %s %.*s%s", __FILE__, what, ops[e->op], (int)e->key.n, e->key.p,
	    e->list ? " (list)" : "");
	for (size_t i = 0; i < e->nvalues; i++)
		printf(" <%.*s>", (int)e->values[i].n, e->values[i].p);
	printf("\n--- before\n%s\n--- after\n%s\n", str_cstr(file), str_cstr(out));
	exit(1);
}

/* What may stand after a key, its line ends included. */
static const char *const values[] = {
	" plain\n", " two words  # and a comment\n", " 2026-11-27\n", "\n", " \n", "  # only a comment\n",
	" ~\n", " null # none\n", " \"double \\\"quoted\\\"\"\n", " 'it''s single'  # c\n", " \"\"\n",
	" \"a\\nb\"\n", " [a, b]\n", " [a, \"b, c\", 'd'] # c\n", " []\n", " [ a ,b, ]\n", " [~, a]\n",
	" [\n  a, # one\n  b\n]\n", " [a,\n    b,\n    c]\n", " [\n  \"x\"\n  ]\n",
	"\n  - a\n  - b\n", "\n- a\n- \"b: c\" # c\n", " # c\n\n    - a\n    # amid\n    -   b\n", "\n  - a\n",
	"\n  - one\n    two\n  - b\n", "\n  -\n  - a\n", "\n  - - a\n    - b\n", "\n  - a: b\n    c: d\n",
	"\n  a: b\n  c:\n    - d\n", " {a: b, c: [d]}\n", " |\n  text\n   more\n\n", " >-\n  a\n  # no comment\n  b\n",
	" |+\n  keep\n\n\n", " |\n  ---\n  ...\n", " one\n  two\n\n  three\n", "\n  below\n", " \"over\n  lines\"\n",
	" https://example.com/a#b\n", " 10:30\n", " a:b#c\n", " 5\" wide\n", " \xf0\x9f\x99\x82 emoji\n",
	" [\xf0\x9f\x99\x82, \"\xe4\xb8\xad\xe6\x96\x87\"]\n", "   deep indent\n", " \"[[jane-doe]]\"\n", " [[jane-doe]]\n",
	" yes\n", " 012\n", " -5\n", " - b\n", " a\tb\n", " x  \n", " \"tail\"   \n", " ['[[a]]', \"[[b]]\"]\n",
};

static const char *const keys[] = {
	"title", "due", "status", "tags", "by-side", "x", "a b c", "\"quoted key\"", "'single'", "no",
	"\xd0\xb8\xd0\xbc\xd1\x8f", "k.1/2", "2026", "key ",
};

static const char *const between[] = {
	"", "", "", "", "# a comment\n", "\n", "\n\n", "   # indented\n", "#\n", "  \n", "# key: value\n",
};

static const char *const bodies[] = {
	"", "\n", "body\n", "---\n", "\n---\nno: frontmatter\n---\n", "no final newline",
	"```\n---\n- [ ] code\n```\n- [ ] a promise due:2026-11-27\n", "\xf0\x9f\x99\x82\n\n...\n", "a\r\nb\nc\r\n",
	"- a\n  - b\n    - c\n",
};

static const char *const words[] = {
	"plain", "two words", "Re: hello", "no", "012", "1:30", "2026-12-04", "- x", "#x", "a #b", "it's",
	"say \"x\"", "a\nb", "", "[[jane-doe]]", "a, b", "{x}", "@bob", "~", "null", "\xf0\x9f\x99\x82", "tail:",
	" lead", "tail ", "back\\slash", "\xe2\x80\xa8", "\x1b[31m", "%x", "`x`", "*a", "&a", "!a", "|", ">", "?",
	"? a", ": a", "=", "<<", "...", "---", "a\tb", "'", "\"", "0x1F", "1e3", ".5", "b", "a", "c", "one two", "\xc2\xa0x",
};

static void
generate(struct str *out)
{
	unsigned n = any(7), first = any(sizeof keys / sizeof *keys);
	bool indented = any(12) == 0;
	struct str head = {0};

	str_reset(out);
	str_adds(out, PICK(((const char *const[]){ "---\n", "---\n", "---\n", "---  \n", "---\t\n" })));
	for (unsigned i = 0; i < n; i++) {
		str_adds(&head, PICK(between));
		str_addf(&head, "%s:%s", keys[(first + i * 3) % (sizeof keys / sizeof *keys)], PICK(values));
	}
	str_adds(&head, PICK(between));
	for (size_t i = 0; i < head.n; i++) {
		if (indented && head.s[i] != '\n' && (i == 0 || head.s[i - 1] == '\n'))
			str_adds(out, "  ");
		str_addc(out, head.s[i]);
	}
	if (any(20) == 0) {			/* nothing after the fence, no line end either */
		str_adds(out, "---");
	} else {
		str_adds(out, any(6) ? "---\n" : "...\n");
		str_adds(out, PICK(bodies));
	}
	if (any(4) == 0)
		for (size_t i = 0; i < out->n; i++)
			if (out->s[i] == '\n' && (i == 0 || out->s[i - 1] != '\r'))
				str_splice(out, i++, 0, span_of("\r"));
	if (any(8) == 0)
		str_splice(out, 0, 0, span_of("\xef\xbb\xbf"));
	str_release(&head);
}

/* All that changed lies in the lines that the key had; a new key's lines are all that came. */
static bool
only_there(struct span before, struct span after, const struct front_key *was, const struct front_key *is)
{
	const struct front_key *k = was ? was : is;
	struct span file = was ? before : after, other = was ? after : before;
	size_t head, tail;

	if (k == NULL)
		return span_eq(before, after);
	head = (size_t)(k->block.p - file.p);
	tail = file.n - head - k->block.n;
	return other.n >= head + tail && (was || other.n == head + tail) &&
	    memcmp(file.p, other.p, head) == 0 &&
	    memcmp(file.p + file.n - tail, other.p + other.n - tail, tail) == 0;
}

static bool
in(struct span s, const struct span *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_eq(v[i], s))
			return true;
	return false;
}

static bool
list_right(const struct front_edit *e, const struct front_key *was, const struct front_key *is)
{
	const struct span *old = was ? was->shape == SHAPE_LIST ? was->items : &was->text : NULL;
	size_t n = !was || was->shape == SHAPE_EMPTY ? 0 : was->shape == SHAPE_LIST ? was->nitems : 1;
	const struct span *now = is ? is->shape == SHAPE_LIST ? is->items : &is->text : NULL;
	size_t m = !is || is->shape == SHAPE_EMPTY ? 0 : is->shape == SHAPE_LIST ? is->nitems : 1;

	for (size_t i = 0; i < e->nvalues; i++)
		if (in(e->values[i], now, m) != (e->op == EDIT_ADD))
			return false;
	for (size_t i = 0; i < n; i++)
		if (!in(old[i], e->values, e->nvalues) && !in(old[i], now, m))
			return false;
	return m <= n + e->nvalues;
}

static bool
right(const struct front_edit *e, const struct front_key *was, const struct front_key *is)
{
	if (e->op == EDIT_UNSET)
		return is == NULL;
	if (e->op != EDIT_SET)
		return list_right(e, was, is);
	if (!e->list)
		return is && is->shape < SHAPE_LIST && span_eq(is->text, e->values[0]);
	if (!is || is->shape != SHAPE_LIST || is->nitems != e->nvalues)
		return false;
	for (size_t i = 0; i < e->nvalues; i++)
		if (!span_eq(is->items[i], e->values[i]))
			return false;
	return true;
}

/* May this edit be refused? A nested value takes no element, and an indented comment
 * or a blank line may become a part of the scalar that then stands before it. */
static bool
may_refuse(const struct front_edit *e, const struct front_key *was, const char *file)
{
	if (was && e->op == EDIT_UNSET && strstr(file, "|+"))
		return true;
	if (was && was->block.p[was->block.n] == ' ')
		return true;
	return (e->op == EDIT_ADD || e->op == EDIT_TAKE) && was && (was->shape == SHAPE_OTHER ||
	    (was->shape == SHAPE_LIST && memchr(was->raw.p, '\n', was->raw.n)));
}

static void
check(struct str *file, const struct front_edit *e, const struct front *f)
{
	struct front now = {0};
	struct faults faults = {0};
	struct arena arena = {0};
	struct str out = {0};
	const struct front_key *was = front_find(f, e->key), *is;
	const char *differ;

	if (front_edit(&out, str_span(file), "x.md", e, &faults) < 0) {
		if (faults.errors != 1 || !may_refuse(e, was, str_cstr(file)))
			fail(faults.n ? faults.v[0].text : "refused without an error", file, &out, e);
		refused++;
	} else {
		if ((differ = agree(str_span(&out))) != NULL)
			fail(differ, file, &out, e);
		if (front_read(&now, str_span(&out), "x.md", &arena, &faults) < 0)
			fail("unreadable", file, &out, e);
		is = front_find(&now, e->key);
		if (!right(e, was, is))
			fail("not what was asked", file, &out, e);
		if (!only_there(str_span(file), str_span(&out), was, is))
			fail("other bytes changed", file, &out, e);
		done++;
	}
	front_release(&now);
	faults_release(&faults);
	arena_release(&arena);
	str_release(&out);
}

static void
edit_some(struct str *file, const struct front *f)
{
	struct span v[3];

	for (unsigned i = 0; i < EDITS; i++) {
		struct front_edit e = { .op = (enum edit_op)any(4), .quote = true, .values = v };
		const struct front_key *k = f->n && any(5) ? &f->keys[any((unsigned)f->n)] : NULL;

		e.key = k ? k->key : span_of(PICK(((const char *const[]){ "new", "new key", "off", "n: m" })));
		e.nvalues = 1 + any(3);
		for (size_t j = 0; j < e.nvalues; j++)
			v[j] = k && k->nitems && any(2) ? k->items[any((unsigned)k->nitems)] : span_of(PICK(words));
		if (e.op == EDIT_SET && (e.list = any(2)) == false)
			e.nvalues = 1;
		if (e.op == EDIT_SET && !e.list && any(3) == 0) {
			e.quote = false;
			v[0] = span_of(PICK(((const char *const[]){ "2026-12-04", "3.5", "yes", "-1" })));
		}
		check(file, &e, f);
	}
}

/* Nothing that is set again changes a byte. */
static void
again(struct str *file, const struct front *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct front_key *k = &f->keys[i];
		struct front_edit e = { .op = EDIT_SET, .key = k->key, .quote = true };
		struct faults faults = {0};
		struct str out = {0};

		if (k->shape == SHAPE_OTHER || k->shape == SHAPE_EMPTY)
			continue;
		e.list = k->shape == SHAPE_LIST;
		e.values = e.list ? k->items : &k->text;
		e.nvalues = e.list ? k->nitems : 1;
		if (front_edit(&out, str_span(file), "x.md", &e, &faults) < 0 ||
		    !span_eq(str_span(&out), str_span(file)))
			fail("the same value changes bytes", file, &out, &e);
		faults_release(&faults);
		str_release(&out);
	}
}

int
main(void)
{
	struct str file = {0};

	for (unsigned i = 0; i < FILES; i++) {
		struct front f = {0};
		struct faults faults = {0};
		struct arena arena = {0};
		const char *differ;

		generate(&file);
		if ((differ = agree(str_span(&file))) != NULL)
			fail(differ, &file, &file, &(struct front_edit){ .op = EDIT_SET });
		if (front_read(&f, str_span(&file), "x.md", &arena, &faults) == 0) {
			edit_some(&file, &f);
			again(&file, &f);
		} else {
			unreadable++;
		}
		front_release(&f);
		faults_release(&faults);
		arena_release(&arena);
	}
	str_release(&file);
	/* the generator itself: most files readable, few edits refused */
	if (unreadable > FILES / 4 || done < FILES * EDITS / 2 || refused > done / 10)
		printf("%s:1: %u files unreadable, %u edits done, %u refused\n", __FILE__, unreadable, done, refused);
	return unreadable > FILES / 4 || done < FILES * EDITS / 2 || refused > done / 10;
}
