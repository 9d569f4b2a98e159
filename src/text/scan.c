/*
 * The fast line scanner. It takes the forms that nearly all frontmatter has:
 * in column 0 `key: value`, the value a plain or quoted scalar or a flow list
 * of such on the same line, or a block list of such on the next ones. Any byte
 * that it does not expect ends the attempt, and text/yaml.h reads the whole.
 *
 * Every line of the head ends in '\n' and the closing fence follows it, so no
 * loop here looks for the end of the bytes: '\n' is in no class.
 */
#include <string.h>

#include "text/parts.h"

enum { KEY = 1, START = 2, VALUE = 4, FLOW = 8, ITEMS = 64 };

/* Classes of bytes: in a key; first of a plain scalar; within one; within one in [ ]. */
#define A (KEY | START | VALUE | FLOW)
#define S (START | VALUE | FLOW)
#define F (VALUE | FLOW)
#define V VALUE
static const unsigned char class[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*   ! " # $ % & ' ( ) * + , - . / */
	F, F, F, 0, S, F, F, F, S, S, F, S, V, KEY | F, A, A,
	/* 0-9 : ; < = > ? */
	A, A, A, A, A, A, A, A, A, A, 0, S, S, S, F, F,
	/* @ A-O, P-Z [ \\ ] ^ _ */
	F, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, V, S, V, S, A,
	/* ` a-o, p-z { | } ~ */
	F, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, V, F, V, S, 0,
	/* not ASCII */
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
};

struct scan {
	struct arena *arena;
	unsigned lineno;
	uint64_t seen;			/* a set of short hashes of the keys */
};

static bool
is(char c, int what)
{
	return class[(unsigned char)c] & what;
}

/* The start of the next line where this one ends at p, else NULL. */
static const char *
line_end(const char *p)
{
	return *p == '\n' ? p + 1 : *p == '\r' && p[1] == '\n' ? p + 2 : NULL;
}

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

/* A plain scalar at p, trimmed; NULL where it may be anything else. */
static const char *
plain(const char *p, struct span *text, bool flow)
{
	const char *from = p;
	int within = flow ? FLOW : VALUE;

	if (!is(*p, START) && !(*p == '-' && is(p[1], START)))
		return NULL;
	for (;; p++) {
		while (is(*p, within))
			p++;
		if (*p == ':' && is(p[1], within) && p[1] != ' ')
			continue;
		if (*p == '#' && p[-1] != ' ')
			continue;
		break;
	}
	if (flow ? *p != ',' && *p != ']' : *p != '\n' && *p != '#' && !(*p == '\r' && p[1] == '\n'))
		return NULL;
	while (p[-1] == ' ')
		p--;
	*text = span_make(from, (size_t)(p - from));
	return p;
}

static struct span
undouble(struct arena *arena, struct span raw)
{
	char *to = arena_bytes(arena, raw.n), *at = to;

	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];

		if (c == '\\') {
			c = raw.p[++i];
			c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
		}
		*at++ = c;
	}
	return span_make(to, (size_t)(at - to));
}

static struct span
unsingle(struct arena *arena, struct span raw)
{
	char *to = arena_bytes(arena, raw.n), *at = to;

	for (size_t i = 0; i < raw.n; i++) {
		*at++ = raw.p[i];
		if (raw.p[i] == '\'')
			i++;
	}
	return span_make(to, (size_t)(at - to));
}

/* A quoted scalar on one line at p, which is its quote; the byte after it, or NULL. */
static const char *
quoted(struct scan *s, const char *p, struct span *text)
{
	const char *from = p + 1;
	char quote = *p++;
	bool escapes = false;

	for (;; p++) {
		while ((is(*p, VALUE) && *p != quote && *p != '\\') || *p == ':' || *p == '#')
			p++;
		if (*p == '\\' && quote == '\'')
			continue;
		if (*p == '\\' && p[1] != '\0' && strchr("\"\\nt", p[1]))
			escapes = true, p++;
		else if (*p == '\'' && quote == '\'' && p[1] == '\'')
			escapes = true, p++;
		else
			break;
	}
	if (*p != quote)
		return NULL;
	*text = span_make(from, (size_t)(p - from));
	if (escapes)
		*text = quote == '"' ? undouble(s->arena, *text) : unsingle(s->arena, *text);
	return p + 1;
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
			p = quoted(s, p, &items[n]);
		else if ((p = plain(p, &items[n], true)) != NULL && yaml_null(items[n]))
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

/* One item of a block list, p after its dash. */
static const char *
block_item(struct scan *s, const char *p, struct span *text)
{
	while (*p == ' ')
		p++;
	if (*p == '"' || *p == '\'')
		return quoted(s, p, text);
	if ((p = plain(p, text, false)) != NULL && yaml_null(*text))
		text->n = 0;
	return p;
}

/* The list's item whose dash is at q in the line at p; the next line, or NULL. */
static const char *
list_line(struct scan *s, const char *p, const char *q, struct front_key *k, struct span *text)
{
	const char *after = block_item(s, q + 1, text), *next;

	if (after == NULL || (next = line_rest(after)) == NULL)
		return NULL;
	if (k->raw.p == NULL) {
		k->raw.p = q;
		k->line = s->lineno;
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

/* The key at p, which begins a line; its colon, or NULL. Blanks may stand within. */
static const char *
key_name(const char *p, struct span *name)
{
	const char *from = p;

	if (!is(*p, KEY) || *p == '-')
		return NULL;
	while (is(*p, KEY) || (*p == ' ' && is(p[1], KEY)))
		p++;
	*name = span_make(from, (size_t)(p - from));
	return p > from && *p == ':' && (p[1] == ' ' || line_end(p + 1)) ? p : NULL;
}

/* Whether the key stood before. The set of hashes answers nearly always alone. */
static bool
stood(struct scan *s, const struct front *f, struct span key, bool same)
{
	unsigned char a = (unsigned char)key.p[0], z = (unsigned char)key.p[key.n - 1];
	uint64_t bit = (uint64_t)1 << ((a * 7u + z * 31u + key.n * 13u) & 63);

	if (!same && s->seen & bit)
		for (size_t i = 0; i < f->n; i++)
			if (span_eq(f->keys[i].key, key))
				return true;
	s->seen |= bit;
	return false;
}

static const char *
scalar(struct scan *s, const char *p, struct front_key *k)
{
	const char *after;

	if (*p == '[') {
		after = flow_list(s, p, k);
	} else if (*p == '"' || *p == '\'') {
		k->shape = *p == '"' ? SHAPE_DOUBLE : SHAPE_SINGLE;
		after = quoted(s, p, &k->text);
	} else {
		k->shape = SHAPE_PLAIN;
		after = plain(p, &k->text, false);
		if (after && yaml_null(k->text))
			k->shape = SHAPE_EMPTY, k->text.n = 0;
	}
	if (after)
		k->raw = span_make(p, (size_t)(after - p));
	return after;
}

/* Field by field: clearing the whole first took an eighth of a file's time. */
static void
key_begin(struct front_key *k, struct span name, unsigned lineno)
{
	k->key = name;
	k->text = k->raw = span_make(NULL, 0);
	k->block.p = name.p;
	k->items = NULL;
	k->nitems = 0;
	k->line = lineno;
	k->col = 1;
	k->shape = SHAPE_EMPTY;
}

/* A key and its value, from the line at p on; the line after them, or NULL. */
static const char *
pair(struct scan *s, struct front *f, const char *p, const char *end)
{
	struct front_key *k;
	const char *colon, *v, *next;
	struct span name;
	bool same = (colon = front_same_key(f, p, end, &name)) != NULL;

	if ((!same && (colon = key_name(p, &name)) == NULL) || f->n == FRONT_KEYS || stood(s, f, name, same))
		return NULL;
	if (!same)
		front_remember(f, name);
	k = vec_push(f->keys, f->n, f->cap);
	key_begin(k, name, s->lineno);
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

bool
scan_keys(struct front *f, struct arena *arena)
{
	struct scan s = { .arena = arena, .lineno = 1 };
	const char *p = f->head.p, *end = p + f->head.n;

	f->n = 0;
	while (p && p < end) {
		const char *next = silent_line(p);

		s.lineno++;
		p = next ? next : pair(&s, f, p, end);
	}
	if (p == NULL)
		f->n = 0;
	return p != NULL;
}
