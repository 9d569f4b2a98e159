/*
 * The fast line scanner. It takes the forms that nearly all frontmatter has:
 * in column 0 `key: value`, the value a quoted scalar or a flow list of such on
 * the same line, a plain scalar with its continuation lines, or a block list of
 * such on the next ones. Any byte that it does not expect ends the attempt, and
 * text/yaml.h reads the whole.
 */
#include <string.h>

#include "text/scan.h"

enum { ITEMS = 64 };

static const char *
comment(const char *p)
{
	while (is(*p, VALUE) || *p == ':' || *p == '#' || *p == '\t')
		p++;
	return line_end(p);
}

/* The next line when what is left of this one is blank or, after a blank, a comment. */
static const char *
line_rest(const char *p)
{
	const char *from = p;

	while (*p == ' ')
		p++;
	return *p == '#' && p > from ? comment(p) : line_end(p);
}

/* The next line when this one says nothing. */
static const char *
silent_line(const char *p)
{
	while (*p == ' ')
		p++;
	return *p == '#' ? comment(p) : line_end(p);
}

static void
keep_items(struct scan *s, struct front_key *k, const struct span *items, size_t n)
{
	struct span *kept = n ? arena_alloc(s->arena, n * sizeof *kept) : NULL;

	if (n)
		memcpy(kept, items, n * sizeof *kept);
	k->items = kept;
	k->nitems = n;
	k->shape = SHAPE_LIST;
}

static const char *
flow_list(struct scan *s, const char *p, struct front_key *k)
{
	struct span items[ITEMS];
	const char *from = p++;
	size_t n = 0;

	for (;;) {
		while (*p == ' ')
			p++;
		if (*p == ']')
			break;
		if (n == ITEMS)
			return NULL;
		if (*p == '"' || *p == '\'')
			p = scan_quoted(s, p, &items[n]);
		else if ((p = scan_plain(p, &items[n], true)) != NULL && yaml_null(items[n]))
			items[n].n = 0;
		if (p == NULL)
			return NULL;
		n++;
		while (*p == ' ')
			p++;
		if (*p == ',')
			p++;
		else if (*p != ']')
			return NULL;
	}
	k->raw = span_make(from, (size_t)(p + 1 - from));
	keep_items(s, k, items, n);
	return p + 1;
}

/* One item of a block list, p after its dash; a continuation is indented further than the dash. */
static const char *
block_item(struct scan *s, const char *p, size_t indent, struct span *text)
{
	while (*p == ' ')
		p++;
	if (*p == '"' || *p == '\'')
		return scan_quoted(s, p, text);
	if ((p = scan_lines(s, p, indent, text)) != NULL && yaml_null(*text))
		text->n = 0;
	return p;
}

/* The list's item whose dash is at q in the line at p; the next line, or NULL. */
static const char *
list_line(struct scan *s, const char *p, const char *q, struct front_key *k, struct span *text)
{
	unsigned lineno = s->lineno;
	const char *after = block_item(s, q + 1, (size_t)(q - p) + 2, text), *next;

	if (after == NULL || (next = line_rest(after)) == NULL)
		return NULL;
	if (k->raw.p == NULL) {
		k->raw.p = q;
		k->line = lineno;
		k->col = (unsigned)(q - p) + 1;
	}
	k->block.n = (size_t)(next - k->block.p);
	return next;
}

/*
 * What follows a key without a value on its line: a block list, whose dashes
 * may stand below the key's first byte, or nothing. p is the next line.
 */
static const char *
block_list(struct scan *s, const char *p, const char *end, struct front_key *k)
{
	struct span items[ITEMS];
	const char *next;
	size_t n = 0, indent = 0;

	for (; p < end; p = next) {
		const char *q = p;

		while (*q == ' ')
			q++;
		if (q == p && is(*q, KEY) && *q != '-')
			break;
		s->lineno++;
		if (n == 0)
			indent = (size_t)(q - p);
		if (*q == '-' && q[1] == ' ' && n < ITEMS && indent == (size_t)(q - p))
			next = list_line(s, p, q, k, &items[n++]);
		else
			next = silent_line(p);
		if (next == NULL)
			return NULL;
	}
	if (n) {
		k->raw = span_rtrim(span_make(k->raw.p, (size_t)(k->block.p + k->block.n - k->raw.p)));
		keep_items(s, k, items, n);
	}
	return p;
}

/* The key at p, which begins a line; its colon, or NULL. Blanks may stand within; dots at the start may be an end. */
static const char *
key_name(const char *p, struct span *name)
{
	const char *from = p;

	if (!is(*p, KEY) || *p == '-' || *p == '.')
		return NULL;
	while (is(*p, KEY) || (*p == ' ' && is(p[1], KEY)))
		p++;
	*name = span_make(from, (size_t)(p - from));
	return p > from && *p == ':' && (p[1] == ' ' || line_end(p + 1)) ? p : NULL;
}

static const char *
scalar(struct scan *s, const char *p, struct front_key *k)
{
	const char *after;

	if (*p == '[') {
		after = flow_list(s, p, k);
	} else if (*p == '"' || *p == '\'') {
		k->shape = *p == '"' ? SHAPE_DOUBLE : SHAPE_SINGLE;
		after = scan_quoted(s, p, &k->text);
	} else {
		k->shape = SHAPE_PLAIN;
		after = scan_lines(s, p, 1, &k->text);
		if (after && yaml_null(k->text))
			k->shape = SHAPE_EMPTY, k->text.n = 0;
	}
	if (after)
		k->raw = span_make(p, (size_t)(after - p));
	return after;
}

/* Field by field: clearing the whole first took an eighth of a file's time. */
static inline struct front_key *
key_add(struct scan *s, struct front *f, struct span name, unsigned slot)
{
	struct front_key *k = vec_push(f->keys, f->n, f->cap);

	k->key = name;
	k->text = k->raw = span_make(NULL, 0);
	k->block.p = name.p;
	k->items = NULL;
	k->nitems = 0;
	k->line = s->lineno;
	k->col = 1;
	k->shape = SHAPE_EMPTY;
	k->slot = slot;
	s->seen |= (uint64_t)1 << slot;
	s->after = slot;
	return k;
}

/* Whether the key stood before in this file; those with a slot have a bit each. */
static bool
stood(const struct scan *s, const struct front *f, struct span key, unsigned slot)
{
	if (slot > 0)
		return s->seen >> slot & 1;
	for (size_t i = 0; i < f->n; i++)
		if (span_eq(f->keys[i].key, key))
			return true;
	return false;
}

/* The colon of the key at p, which is added, being new to the file; or NULL. */
static const char *
new_key(struct scan *s, struct front *f, const char *p, unsigned slot)
{
	const char *colon;
	struct span name;

	if (slot > 0)
		colon = p + f->layout->keys[slot].n - 2, name = span_make(p, (size_t)(colon - p));
	else if ((colon = key_name(p, &name)) == NULL)
		return NULL;
	else if (f->layout)
		slot = layout_learn(f->layout, s->after, name);
	if (stood(s, f, name, slot))
		return NULL;
	key_add(s, f, name, slot);
	return colon;
}

/* A key and its value, from the line at p on; the line after them, or NULL. slot: the key's, where that is known. */
static const char *
pair(struct scan *s, struct front *f, const char *p, const char *end, unsigned slot)
{
	const char *colon = new_key(s, f, p, slot), *v, *next;
	struct front_key *k;

	if (colon == NULL)
		return NULL;
	k = &f->keys[f->n - 1];
	if ((next = line_rest(colon + 1)) != NULL) {
		k->block.n = (size_t)(next - p);
		next = block_list(s, next, end, k);
		if (next && k->shape == SHAPE_EMPTY)
			k->raw = span_make(colon + 1, 0);
		return next;
	}
	for (v = colon + 1; *v == ' '; v++)
		;
	if ((v = scalar(s, v, k)) == NULL || (next = line_rest(v)) == NULL)
		return NULL;
	k->col = (unsigned)(k->raw.p - p) + 1;
	k->block.n = (size_t)(next - p);
	return next;
}

/*
 * What nearly every line is: a key that was foreseen, and a plain scalar that
 * ends with the line. All that pair() does, and NULL where the line asks for more.
 */
static const char *
plain_pair(struct scan *s, struct front *f, const char *p, unsigned slot)
{
	unsigned n = f->layout->keys[slot].n;
	const char *v = p + n, *e;
	struct front_key *k;

	if (!is(*v, START) || *v == '~' || ((*v | 0x20) == 'n' && (v[1] | 0x20) == 'u'))	/* null, perhaps */
		return NULL;
	e = value_end(v + 1, s->limit);
	if (*e != '\n' || e[-1] == ' ' || e[1] == ' ' || s->seen >> slot & 1)
		return NULL;
	k = key_add(s, f, span_make(p, n - 2u), slot);
	k->text = span_make(v, (size_t)(e - v));
	k->raw = span_make(v, (size_t)(e - v));		/* not read back from text: that waits for the store */
	k->block.n = (size_t)(e + 1 - p);
	k->col = n + 1;
	k->shape = SHAPE_PLAIN;
	return e + 1;
}

bool
scan_keys(struct front *f, struct arena *arena)
{
	struct scan s = { .arena = arena, .limit = f->body.p + f->body.n, .lineno = 1 };
	const char *p = f->head.p, *end = p + f->head.n, *next;

	f->n = 0;
	while (p && p < end) {
		unsigned slot = f->layout && s.limit - p >= LAYOUT_TEXT ? layout_guess(f->layout, s.after, p) : 0;

		s.lineno++;
		next = slot > 0 ? plain_pair(&s, f, p, slot) : silent_line(p);
		if (next == NULL && f->n < FRONT_KEYS)
			next = pair(&s, f, p, end, slot);
		p = next;
	}
	if (p == NULL)
		f->n = 0;
	f->body_line = s.lineno + 2;
	return p != NULL;
}
