/*
 * Elements of lists: each keeps to the style of the list it goes into or
 * leaves. And the reading of an edit's result.
 */
#include <string.h>

#include "text/front-edit.h"

static struct span
between(const char *from, const char *to)
{
	return span_make(from, to > from ? (size_t)(to - from) : 0);
}

static const char *
after(struct span s)
{
	return s.p + s.n;
}

static bool
holds(const struct span *items, size_t n, struct span value)
{
	for (size_t i = 0; i < n; i++)
		if (span_eq(items[i], value))
			return true;
	return false;
}

static bool
all_of(struct span s, const char *set)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(set, s.p[i]) == NULL)
			return false;
	return true;
}

/* What goes before a new element: a comma and the start of the last one's line, where
 * it has one of its own; else what stands between the last two, or ", ". */
static struct span
separator(const struct yaml_key *k, struct str *made)
{
	size_t n = k->is.nitems;
	const char *from = n > 1 ? after(k->raws[n - 2]) : k->is.raw.p + 1, *nl;
	struct span gap = between(from, k->raws[n - 1].p);

	for (nl = after(gap); nl > gap.p && nl[-1] != '\n'; nl--)
		;
	if (nl-- > gap.p) {
		if (nl > gap.p && nl[-1] == '\r')
			nl--;
		str_addc(made, ',');
		str_add(made, between(nl, after(gap)));
		return str_span(made);
	}
	return n > 1 && all_of(gap, ", \t") ? gap : span_of(", ");
}

static int
add_flow(struct splice *sp, const struct yaml_key *k, struct span value)
{
	struct str text = {0}, made = {0};
	size_t n = k->is.nitems;

	if (n == 0) {
		str_addc(&text, '[');
		splice_scalar(sp, &text, value, true);
		str_addc(&text, ']');
		splice_bytes(sp, k->is.raw.p, k->is.raw.n, str_span(&text));
	} else {
		str_add(&text, separator(k, &made));
		splice_scalar(sp, &text, value, true);
		splice_bytes(sp, after(k->raws[n - 1]), 0, str_span(&text));
	}
	str_release(&text);
	str_release(&made);
	return 0;
}

static const char *
line_start(const char *p, const char *first)
{
	while (p > first && p[-1] != '\n')
		p--;
	return p;
}

static int
add_block(struct splice *sp, const struct yaml_key *k, struct span value)
{
	const char *dash = k->is.raw.p, *end = after(k->is.block);
	struct span indent = between(line_start(dash, sp->text.p), dash), gap = span_of(" ");
	struct str text = {0};

	if (*dash != '-' || !all_of(indent, " "))
		return splice_refuse(sp, &k->is, "is a list in a form that is not edited");
	if (k->is.nitems && k->raws[0].p && all_of(between(dash + 1, k->raws[0].p), " "))
		gap = between(dash + 1, k->raws[0].p);
	str_addf(&text, "%.*s-%.*s", (int)indent.n, indent.p, (int)gap.n, gap.p);
	splice_scalar(sp, &text, value, false);
	str_adds(&text, sp->f.crlf ? "\r\n" : "\n");
	splice_bytes(sp, end, 0, str_span(&text));
	str_release(&text);
	return 0;
}

/* A single value becomes a list of two. */
static int
add_scalar(struct splice *sp, const struct yaml_key *k, struct span value)
{
	bool quoted = k->is.shape != SHAPE_PLAIN && !span_find(k->is.raw, '\n');
	struct str text = {0};
	int status;

	str_addc(&text, '[');
	if (k->is.shape != SHAPE_EMPTY) {
		if (quoted)
			str_add(&text, k->is.raw);
		else
			front_scalar(&text, k->is.text, true);
		str_adds(&text, ", ");
	}
	splice_scalar(sp, &text, value, true);
	str_addc(&text, ']');
	status = splice_value(sp, k, str_span(&text));
	str_release(&text);
	return status;
}

int
splice_add(struct splice *sp, const struct yaml_key *k, struct span value)
{
	struct str text = {0};
	int status;

	if (k == NULL) {
		str_addc(&text, '[');
		splice_scalar(sp, &text, value, true);
		str_addc(&text, ']');
		status = splice_new_line(sp, str_span(&text));
		str_release(&text);
		return status;
	}
	if (sp->y.flow || k->is.shape == SHAPE_OTHER)
		return splice_refuse(sp, &k->is, "is no list of plain elements");
	if (k->is.shape != SHAPE_LIST)
		return k->is.shape != SHAPE_EMPTY && span_eq(k->is.text, value) ? 0 :
		    add_scalar(sp, k, value);
	if (holds(k->is.items, k->is.nitems, value))
		return 0;
	return *k->is.raw.p == '[' ? add_flow(sp, k, value) : add_block(sp, k, value);
}

/* A comment on the key, or among its elements: "#" after a blank or at the start of a line. */
static bool
commented(struct span block)
{
	for (size_t i = 1; i < block.n; i++)
		if (block.p[i] == '#' && memchr(" \t\n", block.p[i - 1], 3))
			return true;
	return false;
}

/* No empty list stays, but where a comment tells what it is for. */
static int
take_last(struct splice *sp, const struct yaml_key *k)
{
	const char *colon = yaml_colon(k->name, after(k->is.block)), *start, *end;
	struct span raw = k->is.shape == SHAPE_LIST && k->raws[0].p ? k->raws[0] : k->is.raw;
	struct str text = {0};

	if (!sp->y.flow && !commented(k->is.block)) {
		splice_bytes(sp, k->is.block.p, k->is.block.n, span_make("", 0));
		return 0;
	}
	start = line_start(raw.p, sp->text.p);
	if (!colon || !span_is(span_trim(between(start, raw.p)), "-"))
		return splice_value(sp, k, span_of("[]"));
	end = memchr(after(raw), '\n', (size_t)(after(sp->text) - after(raw)));
	str_adds(&text, " []");
	str_add(&text, between(colon + 1, start));
	str_add(&text, between(end + 1, after(k->is.block)));
	splice_bytes(sp, colon + 1, (size_t)(after(k->is.block) - colon - 1), str_span(&text));
	str_release(&text);
	return 0;
}

static int
take_item(struct splice *sp, const struct yaml_key *k, size_t i)
{
	struct span raw = k->raws[i], none = span_make("", 0), lead;
	const char *start, *end;

	if (k->is.nitems == 1)
		return take_last(sp, k);
	if (*k->is.raw.p == '[') {
		start = i + 1 < k->is.nitems ? raw.p : after(k->raws[i - 1]);
		end = i + 1 < k->is.nitems ? k->raws[i + 1].p : after(raw);
		splice_bytes(sp, start, (size_t)(end - start), none);
		return 0;
	}
	if (raw.p == NULL)
		return splice_refuse(sp, &k->is, "has an element without a value");
	start = line_start(raw.p, sp->text.p);
	lead = span_trim(between(start, raw.p));
	if (!span_is(lead, "-"))
		return splice_refuse(sp, &k->is, "is a list in a form that is not edited");
	end = memchr(after(raw), '\n', (size_t)(after(sp->text) - after(raw)));
	splice_bytes(sp, start, (size_t)(end + 1 - start), none);
	return 0;
}

/* The first element of that value. */
int
splice_take(struct splice *sp, const struct yaml_key *k, struct span value)
{
	if (k == NULL || k->is.shape == SHAPE_EMPTY)
		return 0;
	if (sp->y.flow || k->is.shape == SHAPE_OTHER)
		return splice_refuse(sp, &k->is, "is no list of plain elements");
	if (k->is.shape != SHAPE_LIST)
		return span_eq(k->is.text, value) ? take_last(sp, k) : 0;
	for (size_t i = 0; i < k->is.nitems; i++)
		if (span_eq(k->is.items[i], value))
			return take_item(sp, k, i);
	return 0;
}

/* Verifying ----------------------------------------------------------------- */

/* A block scalar that keeps its blank lines (|+) gains those that come to stand below it. */
static bool
keeps_blanks(const struct front_key *k)
{
	struct span rest = k->raw, line;

	return k->shape == SHAPE_OTHER && span_line(&rest, &line) &&
	    (*line.p == '|' || *line.p == '>') && span_find(line, '+');
}

static bool
same_key(const struct front_key *a, const struct front_key *b)
{
	if (!span_eq(a->key, b->key) || a->shape != b->shape || a->nitems != b->nitems ||
	    !span_eq(a->text, b->text) || !span_eq(a->raw, b->raw) ||
	    (keeps_blanks(a) && !span_eq(a->block, b->block)))
		return false;
	for (size_t i = 0; i < a->nitems; i++)
		if (!span_eq(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool
others_same(const struct front *a, const struct front *b, struct span key)
{
	size_t i = 0, j = 0;

	for (;; i++, j++) {
		if (i < a->n && span_eq(a->keys[i].key, key))
			i++;
		if (j < b->n && span_eq(b->keys[j].key, key))
			j++;
		if (i == a->n || j == b->n)
			return i == a->n && j == b->n;
		if (!same_key(&a->keys[i], &b->keys[j]))
			return false;
	}
}

/* The elements that the key held before, or its single value as one. */
static size_t
elements(const struct front_key *k, const struct span **items)
{
	if (k == NULL || k->shape == SHAPE_EMPTY)
		return 0;
	*items = k->shape == SHAPE_LIST ? k->items : &k->text;
	return k->shape == SHAPE_LIST ? k->nitems : 1;
}

static bool
list_as_asked(const struct front_edit *e, const struct front_key *was, const struct front_key *is)
{
	const struct span *old = NULL, *now = NULL;
	size_t n = elements(was, &old), m = elements(is, &now), j = 0;

	for (size_t i = 0; i < n; i++)
		if (e->op == EDIT_ADD || !holds(e->values, e->nvalues, old[i]))
			if (j >= m || !span_eq(now[j++], old[i]))
				return false;
	for (size_t i = 0; e->op == EDIT_ADD && i < e->nvalues; i++)
		if (!holds(old, n, e->values[i]) && !holds(e->values, i, e->values[i]))
			if (j >= m || !span_eq(now[j++], e->values[i]))
				return false;
	return j == m && (e->op == EDIT_TAKE || (is && (is->shape == SHAPE_LIST || m == 1)));
}

static bool
as_asked(const struct front_edit *e, const struct front_key *was, const struct front_key *is)
{
	if (e->op == EDIT_UNSET)
		return is == NULL;
	if (e->op != EDIT_SET)
		return list_as_asked(e, was, is);
	if (is == NULL || e->list != (is->shape == SHAPE_LIST) || is->shape == SHAPE_OTHER)
		return false;
	if (!e->list)
		return span_eq(is->text, e->values[0]);
	for (size_t i = 0; i < is->nitems && i < e->nvalues; i++)
		if (!span_eq(is->items[i], e->values[i]))
			return false;
	return is->nitems == e->nvalues;
}

int
splice_verify(struct splice *sp, struct span before, struct span after_edit)
{
	struct front was = {0}, is = {0};
	struct faults unsaid = {0};
	bool ok = front_read(&was, before, sp->path, &sp->arena, &unsaid) == 0 &&
	    front_read(&is, after_edit, sp->path, &sp->arena, &unsaid) == 0 &&
	    was.bom == is.bom && was.crlf == is.crlf && span_eq(was.body, is.body) &&
	    others_same(&was, &is, sp->e->key) &&
	    as_asked(sp->e, front_find(&was, sp->e->key), front_find(&is, sp->e->key));

	if (!ok)
		splice_refuse(sp, front_find(&was, sp->e->key), "cannot be written so that it reads back the same");
	front_release(&was);
	front_release(&is);
	faults_release(&unsaid);
	return ok ? 0 : -1;
}
