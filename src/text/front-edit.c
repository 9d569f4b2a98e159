/*
 * front_edit: the smallest splice that says the new value, then a reading of
 * the result. front-list.c holds what is peculiar to lists.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/front-edit.h"

int
splice_refuse(struct splice *sp, const struct front_key *k, const char *why)
{
	fault_add(sp->faults, ERROR, sp->path, k ? k->line : 1, k ? k->col : 1,
	    "`%.*s` %s; change it by hand", (int)(sp->e->key.n < 80 ? sp->e->key.n : 80), sp->e->key.p, why);
	return -1;
}

void
splice_bytes(struct splice *sp, const char *at, size_t drop, struct span what)
{
	const char *start = sp->text.p;
	size_t before = (size_t)(at - start);

	str_reset(&sp->next);
	str_add(&sp->next, span_make(start, before));
	str_add(&sp->next, what);
	str_add(&sp->next, span_make(at + drop, sp->text.n - before - drop));
	sp->changed = true;
}

static const char *
line_end(const char *p, const char *end)
{
	p = memchr(p, '\n', (size_t)(end - p));
	return p ? p + 1 : end;
}

/* Puts value in the place of the key's. A value that begins below its key's line
 * goes with its lines; what stands behind the colon, a comment, stays. */
int
splice_value(struct splice *sp, const struct yaml_key *k, struct span value)
{
	const char *end = k->is.block.p + k->is.block.n, *colon = yaml_colon(k->name, end), *next;
	struct str text = {0};

	if (sp->y.flow || colon == NULL)
		return splice_refuse(sp, &k->is, "is written in a form that is not edited");
	next = line_end(colon, end);
	if (k->is.raw.n && k->is.raw.p < next) {
		size_t drop = k->is.raw.n;

		/* the blank lines that a block scalar keeps go with it */
		if (k->is.shape == SHAPE_OTHER && (*k->is.raw.p == '|' || *k->is.raw.p == '>'))
			drop = (size_t)(end - k->is.raw.p) - (end[-2] == '\r' ? 2 : 1);
		splice_bytes(sp, k->is.raw.p, drop, value);
		return 0;
	}
	if (value.n)
		str_addc(&text, ' ');
	str_add(&text, value);
	if (k->is.raw.n)
		str_add(&text, span_make(colon + 1, (size_t)(next - colon - 1)));
	splice_bytes(sp, colon + 1, k->is.raw.n ? (size_t)(end - colon - 1) : 0, str_span(&text));
	str_release(&text);
	return 0;
}

/* A new line after the last key's, indented as that one. */
int
splice_new_line(struct splice *sp, struct span value)
{
	const char *at = sp->f.head.p + sp->f.head.n, *p;
	struct str line = {0};

	if (sp->y.flow)
		return splice_refuse(sp, NULL, "cannot be added to frontmatter in { }");
	if (sp->y.n) {
		const struct yaml_key *last = &sp->y.keys[sp->y.n - 1];

		at = last->is.block.p + last->is.block.n;
		for (p = sp->y.keys[0].is.block.p; *p == ' '; p++)
			str_addc(&line, ' ');
	}
	front_scalar(&line, sp->e->key, false);
	str_addc(&line, ':');
	if (value.n)
		str_addc(&line, ' ');
	str_add(&line, value);
	str_adds(&line, sp->f.crlf ? "\r\n" : "\n");
	splice_bytes(sp, at, 0, str_span(&line));
	str_release(&line);
	return 0;
}

void
splice_scalar(const struct splice *sp, struct str *out, struct span value, bool in_flow)
{
	if (sp->e->quote || (value.n == 0 && in_flow))
		front_scalar(out, value, in_flow);
	else
		str_add(out, value);
}

/* A text that was quoted stays quoted, in the same quotes where they can hold it. */
static void
same_quotes(struct str *out, enum shape shape, struct span value)
{
	struct span rest = value;
	bool single = shape == SHAPE_SINGLE;

	while (single && rest.n) {
		uint32_t cp = utf8_next(&rest);

		single = cp != 0xfeff && utf8_width(cp) >= 0;
	}
	if (!single) {
		scalar_double(out, value);
		return;
	}
	str_addc(out, '\'');
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '\'')
			str_addc(out, '\'');
		str_addc(out, value.p[i]);
	}
	str_addc(out, '\'');
}

static bool
says_already(const struct front_edit *e, const struct front_key *k)
{
	if (e->list) {
		if (k->shape != SHAPE_LIST || k->nitems != e->nvalues)
			return false;
		for (size_t i = 0; i < e->nvalues; i++)
			if (!span_eq(k->items[i], e->values[i]))
				return false;
		return true;
	}
	if (k->shape == SHAPE_EMPTY)
		return e->values[0].n == 0 && !e->quote;
	return k->shape < SHAPE_LIST && span_eq(k->text, e->values[0]);
}

static int
set(struct splice *sp, const struct yaml_key *k)
{
	const struct front_edit *e = sp->e;
	struct str value = {0};
	int status;

	if (k && says_already(e, &k->is))
		return 0;
	if (e->list) {
		str_addc(&value, '[');
		for (size_t i = 0; i < e->nvalues; i++) {
			if (i)
				str_adds(&value, ", ");
			splice_scalar(sp, &value, e->values[i], true);
		}
		str_addc(&value, ']');
	} else {
		if (k && e->quote && (k->is.shape == SHAPE_SINGLE || k->is.shape == SHAPE_DOUBLE))
			same_quotes(&value, k->is.shape, e->values[0]);
		else
			splice_scalar(sp, &value, e->values[0], false);
	}
	status = k ? splice_value(sp, k, str_span(&value)) : splice_new_line(sp, str_span(&value));
	str_release(&value);
	return status;
}

static int
unset(struct splice *sp, const struct yaml_key *k)
{
	if (k == NULL)
		return 0;
	if (sp->y.flow)
		return splice_refuse(sp, &k->is, "is written in a form that is not edited");
	splice_bytes(sp, k->is.block.p, k->is.block.n, span_make("", 0));
	return 0;
}

/* The keys as YAML has them: by the scanner where it is sure, unless the bytes of a list's items matter. */
static int
read_keys(struct splice *sp)
{
	bool items = sp->e->op == EDIT_ADD || sp->e->op == EDIT_TAKE;

	if (front_split(&sp->f, sp->text, sp->path, sp->faults) < 0)
		return -1;
	if (items || !scan_keys(&sp->f, &sp->arena))
		return front_parse(&sp->f, &sp->y, sp->path, &sp->arena, sp->faults);
	sp->y = (struct yaml){ .keys = arena_array(&sp->arena, struct yaml_key, sp->f.n + 1), .n = sp->f.n };
	for (size_t i = 0; i < sp->f.n; i++)
		sp->y.keys[i] = (struct yaml_key){ .is = sp->f.keys[i], .name = sp->f.keys[i].key };
	return 0;
}

/* One change to sp->text, into sp->next where something changes. */
static int
step(struct splice *sp, struct span value)
{
	const struct yaml_key *k = NULL;

	sp->changed = false;
	if (read_keys(sp) < 0)
		return -1;
	for (size_t i = 0; i < sp->y.n; i++)
		if (span_eq(sp->y.keys[i].is.key, sp->e->key))
			k = &sp->y.keys[i];
	switch (sp->e->op) {
	case EDIT_SET:
		return set(sp, k);
	case EDIT_UNSET:
		return unset(sp, k);
	case EDIT_ADD:
		return splice_add(sp, k, value);
	case EDIT_TAKE:
		return splice_take(sp, k, value);
	}
	return -1;
}

static int
steps(struct splice *sp, struct str *out)
{
	bool each = sp->e->op == EDIT_ADD || sp->e->op == EDIT_TAKE;
	size_t n = each ? sp->e->nvalues : 1, i = 0;

	while (i < n) {
		struct str swap = *out;

		sp->text = str_span(out);
		if (step(sp, each ? sp->e->values[i] : span_make(NULL, 0)) < 0)
			return -1;
		if (sp->changed) {
			*out = sp->next;
			sp->next = swap;
		}
		/* an element that stands twice is taken twice */
		if (!sp->changed || sp->e->op != EDIT_TAKE)
			i++;
	}
	return 0;
}

static int
sane(const struct front_edit *e, const char *path, struct faults *faults)
{
	bool ok = e->key.n && !utf8_check(e->key) && !span_find(e->key, '\n');

	if (e->op == EDIT_SET && !e->list && e->nvalues == 0)
		ok = false;
	for (size_t i = 0; i < e->nvalues; i++)
		ok = ok && !utf8_check(e->values[i]);
	if (!ok)
		fault_add(faults, ERROR, path, 0, 0, "a key or value that is empty, not UTF-8, or holds a NUL byte");
	return ok ? 0 : -1;
}

int
front_edit(struct str *out, struct span file, const char *path, const struct front_edit *e,
    struct faults *faults)
{
	struct splice sp = { .e = e, .path = path, .faults = faults };
	int status = -1;

	if (sane(e, path, faults) < 0)
		return -1;
	str_reset(out);
	str_add(out, file);
	if (steps(&sp, out) == 0)
		status = span_eq(str_span(out), file) ? 0 : splice_verify(&sp, file, str_span(out));
	front_release(&sp.f);
	arena_release(&sp.arena);
	str_release(&sp.next);
	return status;
}
