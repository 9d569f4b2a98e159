#include "text/front.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/marks.h"
#include "text/parts.h"

static int
unreadable(struct faults *faults, const char *path, struct span file, const char *at,
    const char *what)
{
	const char *start = at, *end = file.p + file.n, *nl;
	unsigned line, col;

	fault_where(file, at, &line, &col);
	fault_add(faults, ERROR, path, line, col, "%s", what);
	while (start > file.p && start[-1] != '\n')
		start--;
	nl = memchr(start, '\n', (size_t)(end - start));
	fault_excerpt(faults, span_rtrim(span_make(start, (size_t)((nl ? nl : end) - start))));
	return -1;
}

/* "---" or "..." and blanks to the line's end: the start of the next line, else NULL. */
static const char *
fence(const char *p, const char *end, const char *mark)
{
	if (end - p < 3 || memcmp(p, mark, 3) != 0)
		return NULL;
	for (p += 3; p < end && (*p == ' ' || *p == '\t'); p++)
		;
	if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n')
		p++;
	return p == end ? p : *p == '\n' ? p + 1 : NULL;
}

/* Where git has put what two sides made of the same lines; NULL. */
static const char *
conflict(struct span s)
{
	struct span line;

	while (span_line(&s, &line))
		if (span_starts(line, "<<<<<<< "))
			return line.p;
	return NULL;
}

static int
unsettled(struct faults *faults, const char *path, struct span file, const char *at)
{
	unreadable(faults, path, file, at, "a merge left both sides here");
	fault_hint(faults, "keep what is right, and take out the lines <<<<<<<, ======= and >>>>>>>");
	return -1;
}

static int
no_fence(struct span file, const char *path, const char *p, struct faults *faults)
{
	struct span rest = span_make(p, (size_t)(file.p + file.n - p));

	if (span_starts(rest, "+++"))
		return unreadable(faults, path, file, p, "TOML frontmatter is not read; left as it is");
	if (span_starts(rest, "{"))
		return unreadable(faults, path, file, p, "JSON frontmatter is not read; left as it is");
	if (span_starts(rest, "<<<<<<< "))
		return unsettled(faults, path, file, p);
	unreadable(faults, path, file, p, "no frontmatter: line 1 is not `---`");
	fault_hint(faults, "begin the file with a line `---`, the fields, and another line `---`");
	return -1;
}

int
front_split(struct front *f, struct span file, const char *path, struct faults *faults)
{
	const char *p = file.p, *end = p + file.n, *at, *after;
	const char *bad = utf8_check(file);

	if (bad)
		return unreadable(faults, path, file, bad, *bad ? "a byte that is not UTF-8" : "a NUL byte");
	f->bom = span_starts(file, "\xef\xbb\xbf");
	if (f->bom)
		p += 3;
	if ((at = fence(p, end, "---")) == NULL)
		return no_fence(file, path, p, faults);
	f->crlf = at - p > 4 && at[-2] == '\r';
	f->head.p = at;
	for (at--; (at = marked_line(at, end)) != NULL; )
		if ((after = fence(at, end, *at == '.' ? "..." : "---")) != NULL) {
			f->head.n = (size_t)(at - f->head.p);
			f->body = span_make(after, (size_t)(end - after));
			return 0;
		}
	unreadable(faults, path, file, p, "the frontmatter has no end");
	fault_hint(faults, "close it with a line `---`");
	return -1;
}

/* What the writer most probably meant, where the line at fault shows it. */
static void
hint(struct faults *faults, struct span text, unsigned lineno)
{
	struct span rest = text, line = {0}, key, value;

	for (unsigned i = 0; i < lineno && span_line(&rest, &line); i++)
		;
	if (line.n && (*line.p == '\t' || (*line.p == ' ' && span_trim(line).n &&
	    memchr(line.p, '\t', (size_t)(span_trim(line).p - line.p))))) {
		fault_hint(faults, "indent with blanks: YAML takes no tabs there");
		return;
	}
	value = line;
	if (!span_cut(&value, ':', &key) || key.n == 0 || value.n == 0 || *value.p != ' ')
		return;
	value = span_trim(value);
	if (value.n && value.n < 200 && key.n < 80 && !strchr("\"'[{|>", *value.p)) {
		struct str out = {0};

		front_scalar(&out, value, false);
		if (str_cstr(&out)[0] == '"')
			fault_hint(faults, "put it in double quotes: %.*s: %s", (int)key.n, key.p, out.s);
		str_release(&out);
	}
}

static int
twice(const struct front *f, struct span text, const char *path, struct faults *faults)
{
	for (size_t i = 1; i < f->n; i++)
		for (size_t j = 0; j < i; j++) {
			const struct front_key *a = &f->keys[j], *b = &f->keys[i];
			unsigned line, col, first;

			if (!span_eq(a->key, b->key))
				continue;
			fault_where(text, a->block.p, &first, &col);
			unreadable(faults, path, text, b->block.p, "");
			line = faults->v[faults->n - 1].line;
			faults->v[faults->n - 1].text = arena_printf(&faults->arena,
			    "`%.*s` stands twice: in line %u and in line %u",
			    (int)(b->key.n < 80 ? b->key.n : 80), b->key.p, first, line);
			return -1;
		}
	return 0;
}

/* A lone CR ends a line for YAML and for nobody else: positions would not agree. */
static const char *
lone_cr(struct span s)
{
	const char *p = s.p, *end = p + s.n;

	while (p < end && (p = memchr(p, '\r', (size_t)(end - p))) != NULL) {
		if (p + 1 == end || p[1] != '\n')
			return p;
		p++;
	}
	return NULL;
}

int
front_parse(struct front *f, struct yaml *y, const char *path, struct arena *arena,
    struct faults *faults)
{
	const char *start = f->head.p - 1;
	struct span text, line = {0}, rest;

	while (*start != '-')		/* back to the opening fence */
		start--;
	start -= 2;
	text = span_make(start, (size_t)(f->head.p + f->head.n - start));
	f->n = 0;
	if (lone_cr(text)) {
		unreadable(faults, path, text, lone_cr(text), "a carriage return that ends no line");
		fault_hint(faults, "save the file with line ends LF or CRLF");
		return -1;
	}
	if (yaml_read(y, text, arena) < 0) {
		if (conflict(text))
			return unsettled(faults, path, text, conflict(text));
		fault_add(faults, ERROR, path, y->line, y->col, "%s", y->why);
		rest = text;
		for (unsigned i = 0; i < y->line && span_line(&rest, &line); i++)
			;
		fault_excerpt(faults, line);
		hint(faults, text, y->line);
		return -1;
	}
	yaml_extents(y, text);
	if (y->n > FRONT_KEYS)
		return unreadable(faults, path, text, y->keys[FRONT_KEYS].is.block.p, "too many keys");
	for (size_t i = 0; i < y->n; i++)
		*vec_push(f->keys, f->n, f->cap) = y->keys[i].is;
	return twice(f, text, path, faults);
}

int
front_read(struct front *f, struct span file, const char *path, struct arena *arena,
    struct faults *faults)
{
	struct yaml y;

	f->n = 0;
	if (front_split(f, file, path, faults) < 0)
		return -1;
	if (scan_keys(f, arena))
		return 0;
	f->body_line = 2;	/* after the line that closes the head */
	for (const char *p = file.p; p < f->head.p + f->head.n; p++)
		f->body_line += *p == '\n';
	return front_parse(f, &y, path, arena, faults);
}

void
front_release(struct front *f)
{
	free(f->keys);
	*f = (struct front){0};
}

const struct front_key *
front_find(const struct front *f, struct span key)
{
	for (size_t i = 0; i < f->n; i++)
		if (span_eq(f->keys[i].key, key))
			return &f->keys[i];
	return NULL;
}

void
front_known(const struct front_key *k, const char *const *known, size_t n, const char *what, const char *path,
    struct faults *faults)
{
	const char *near;

	for (size_t i = 0; i < n; i++)
		if (span_is(k->key, known[i]))
			return;
	fault_add(faults, ERROR, path, k->line, 1, "\"%.*s\" is no key of %s", (int)k->key.n, k->key.p, what);
	if ((near = fault_nearest(k->key, known, n)) != NULL)
		fault_hint(faults, "did you mean %s?", near);
}
