/* filllines - see fill.h: text, and the lists among it */
#include <string.h>

#include "cmd/fillp.h"

static size_t
indent_of(struct span line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

bool
fill_next(struct lines *l, struct span *line)
{
	if (!span_line(&l->rest, line))
		return false;
	l->line++;
	return true;
}

/* Takes off the lines that are indented more than `than`. */
static struct lines
below(struct lines *l, size_t than)
{
	struct lines inner = { span_make(l->rest.p, 0), l->line };
	struct span line, before = l->rest;

	while (span_line(&l->rest, &line)) {
		if (span_trim(line).n == 0 || indent_of(line) <= than) {
			l->rest = before;
			break;
		}
		l->line++;
		before = l->rest;
		inner.rest.n = (size_t)(l->rest.p - inner.rest.p);
	}
	return inner;
}

/* "{word: rest}" or "{word}" alone on a line; false: it is text. */
static bool
directive(struct span line, struct span *word, struct span *rest)
{
	static const char *const words[] = { "for", "list", "table", "due", "prompts", "body", "prose", "quiet", "none" };
	struct span inside = span_trim(line);

	if (inside.n < 3 || inside.p[0] != '{' || inside.p[inside.n - 1] != '}')
		return false;
	inside = span_make(inside.p + 1, inside.n - 2);
	*rest = inside;
	span_cut(rest, ':', word);
	*rest = span_trim(*rest);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (span_is(*word, words[i]))
			return true;
	return false;
}

static void
put_rows(struct fill *f, struct part *part, const struct section *s, const struct rec *self, struct lines inner,
    size_t depth, bool table)
{
	size_t n, left;
	struct row *rows = section_rows(s, &f->view, self, &n, &left);

	if (n > 0 && table)
		section_cells(&part->out, s, &f->view, NULL);
	for (size_t i = 0; i < n; i++) {
		*vec_push(f->shown, f->nshown, f->shown_cap) = rows[i].rec;
		if (table) {
			section_cells(&part->out, s, &f->view, &rows[i]);
			continue;
		}
		str_addf(&part->out, "%*s- ", (int)(2 * depth), "");
		section_say(&part->out, s, &f->view, &rows[i]);
		str_addc(&part->out, '\n');
		fill_lines(f, part, rows[i].rec, inner, depth + 1);
	}
	if (left > 0 && s->pick != PICK_LAST)
		str_addf(&part->out, "%*s- and %zu more\n", (int)(2 * depth), "", left);
	f->news += s->news ? n : 0;
	part->filled |= n > 0;
}

/* Where a list has no line nothing below it is filled, and a mistake would wait for the day it has one. */
static void
check_below(struct fill *f, uint64_t kinds, struct lines lines)
{
	struct span line, word, rest;

	while (fill_next(&lines, &line)) {
		struct where at = { lines.line, (unsigned)indent_of(line) + 1 };
		struct scope scope;
		struct section s;

		line = span_trim(line);
		if (!directive(line, &word, &rest)) {
			fill_check(f, kinds, span_starts(line, "{?}") ? span_make(line.p + 3, line.n - 3) : line, at);
			continue;
		}
		at.col += (unsigned)(rest.p - line.p);
		scope = fill_scope(f, kinds, NULL, at);
		if (!span_is(word, "list") && !span_is(word, "table"))
			continue;
		if (section_read(&s, &scope, rest, f->faults) == 0)
			check_below(f, s.kinds, below(&lines, at.col - 1 - (size_t)(rest.p - line.p)));
	}
}

static void
fill_list(struct fill *f, struct part *part, const struct rec *self, struct span text, struct where at,
    struct lines inner, size_t depth, bool table)
{
	struct scope scope = fill_scope(f, KIND_BIT(self->kind), self, at);
	size_t shown = f->nshown;
	struct section s;

	if (section_read(&s, &scope, text, f->faults) < 0)
		return;
	put_rows(f, part, &s, self, inner, depth, table);
	if (f->nshown == shown)
		check_below(f, s.kinds, inner);
}

static void
fill_directive(struct fill *f, struct part *part, struct span word, struct span rest, struct where at)
{
	size_t n = 0;

	if (span_is(word, "quiet") || span_is(word, "none")) {
		bool none = span_is(word, "none");

		if (none ? !part->filled : f->final && f->news == 0) {
			str_adds(&part->out, none ? "- " : "");
			fill_line(f, &part->out, f->rec, rest, at);
			str_addc(&part->out, '\n');
		}
		part->filled |= none;
		return;
	}
	if (span_is(word, "for"))
		return;			/* fill_page has looked at it */
	part->lists = true;
	if (span_is(word, "due"))
		n = fill_due(f, &part->out, rest);
	else if (span_is(word, "prompts"))
		n = fill_prompts(f, &part->out, rest);
	else
		n = fill_body(f, &part->out, span_is(word, "prose"));
	part->filled |= n > 0;
}

/* A line of text; `{?}` before it: left out where something in it is unknown. Below a list, always. */
static void
fill_text(struct fill *f, struct part *part, const struct rec *self, struct span line, struct where at, size_t depth)
{
	bool optional = depth > 0 || span_starts(line, "{?}");
	size_t from = part->out.n;

	if (depth > 0)
		str_addf(&part->out, "%*s- ", (int)(2 * depth), "");
	if (span_starts(line, "{?}")) {
		line = span_trim(span_make(line.p + 3, line.n - 3));
		at.col += 3;
	}
	if (!fill_line(f, &part->out, self, line, at) && optional) {
		str_splice(&part->out, from, part->out.n - from, span_make("", 0));
		return;
	}
	str_addc(&part->out, '\n');
}

void
fill_lines(struct fill *f, struct part *part, const struct rec *self, struct lines lines, size_t depth)
{
	struct span line, word, rest;

	while (fill_next(&lines, &line)) {
		struct where at = { lines.line, (unsigned)indent_of(line) + 1 };
		struct span text = depth > 0 ? span_trim(line) : span_rtrim(line);
		bool known = directive(text, &word, &rest), table;

		if (!known) {
			fill_text(f, part, self, text, at, depth);
			continue;
		}
		table = span_is(word, "table");
		at.col = (unsigned)(rest.p - line.p) + 1;
		if (table || span_is(word, "list")) {
			part->lists = true;
			fill_list(f, part, self, rest, at, below(&lines, indent_of(line)), depth, table);
		} else {
			fill_directive(f, part, word, rest, at);
		}
	}
}
