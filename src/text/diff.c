/*
 * diff - two texts as a unified diff that `git apply` takes
 */
#include "text/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { CONTEXT = 3, CELLS_MAX = 4 << 20 };

struct lines {
	struct span *v;
	size_t n;
};

struct run {			/* old lines i0..i1 became new lines j0..j1 */
	size_t i0, i1, j0, j1;
};

struct runs {
	struct run *v;
	size_t n, cap;
};

static struct lines
split(struct span text)
{
	struct lines l = {0};
	size_t cap = 0;

	while (text.n > 0) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) + 1 : text.n;

		*vec_push(l.v, l.n, cap) = span_make(text.p, n);
		text = span_make(text.p + n, text.n - n);
	}
	return l;
}

static void
changed(struct runs *r, size_t i, size_t j, bool old)
{
	struct run *last = r->n > 0 ? &r->v[r->n - 1] : NULL;

	if (!last || last->i1 != i || last->j1 != j) {
		last = vec_push(r->v, r->n, r->cap);
		*last = (struct run){ i, i, j, j };
	}
	if (old)
		last->i1++;
	else
		last->j1++;
}

/* The longest common subsequence of a[from..an) and b[from..bn), by the table. */
static void
compare(struct runs *r, struct lines a, struct lines b, size_t from)
{
	size_t n = a.n - from, m = b.n - from, w = m + 1, i, j;
	uint32_t *len = calloc((n + 1) * w, sizeof *len);

	if (!len)
		abort();
	for (i = n; i-- > 0; )
		for (j = m; j-- > 0; ) {
			uint32_t down = len[(i + 1) * w + j], right = len[i * w + j + 1];

			len[i * w + j] = span_eq(a.v[from + i], b.v[from + j]) ?
			    len[(i + 1) * w + j + 1] + 1 : down > right ? down : right;
		}
	for (i = j = 0; i < n || j < m; ) {
		if (i < n && j < m && span_eq(a.v[from + i], b.v[from + j])) {
			i++, j++;
			continue;
		}
		bool old = j == m || (i < n && len[(i + 1) * w + j] >= len[i * w + j + 1]);

		changed(r, from + i, from + j, old);
		if (old)
			i++;
		else
			j++;
	}
	free(len);
}

static void
find_runs(struct runs *r, struct lines a, struct lines b)
{
	size_t from = 0;

	while (from < a.n && from < b.n && span_eq(a.v[from], b.v[from]))
		from++;
	while (a.n > from && b.n > from && span_eq(a.v[a.n - 1], b.v[b.n - 1]))
		a.n--, b.n--;
	if (a.n == from && b.n == from)
		return;
	if ((a.n - from + 1) > CELLS_MAX / (b.n - from + 1)) {
		*vec_push(r->v, r->n, r->cap) = (struct run){ from, a.n, from, b.n };
		return;
	}
	compare(r, a, b, from);
}

static void
put_lines(struct str *out, char mark, struct lines l, size_t from, size_t to)
{
	for (; from < to; from++) {
		str_addc(out, mark);
		str_add(out, l.v[from]);
		if (!span_ends(l.v[from], "\n"))
			str_adds(out, "\n\\ No newline at end of file\n");
	}
}

static void
put_range(struct str *out, char mark, size_t from, size_t to)
{
	str_addf(out, "%c%zu", mark, to > from ? from + 1 : from);
	if (to - from != 1)
		str_addf(out, ",%zu", to - from);
	str_addc(out, ' ');
}

/* Runs first..last stand near enough to share their context. */
static void
put_hunk(struct str *out, struct lines a, struct lines b, const struct run *first, const struct run *last)
{
	size_t lead = first->i0 < CONTEXT ? first->i0 : CONTEXT;
	size_t tail = a.n - last->i1 < CONTEXT ? a.n - last->i1 : CONTEXT;
	size_t at = first->i0 - lead;

	str_adds(out, "@@ ");
	put_range(out, '-', at, last->i1 + tail);
	put_range(out, '+', first->j0 - lead, last->j1 + tail);
	str_adds(out, "@@\n");
	for (const struct run *r = first; r <= last; r++) {
		put_lines(out, ' ', a, at, r->i0);
		put_lines(out, '-', a, r->i0, r->i1);
		put_lines(out, '+', b, r->j0, r->j1);
		at = r->i1;
	}
	put_lines(out, ' ', a, at, at + tail);
}

/* A name as git writes it in a patch: in quotes where a byte would end it. */
static void
put_name(struct str *out, const char *side, const char *path)
{
	if (!strpbrk(path, "\"\\\n\t\r")) {
		str_addf(out, "%s%s", side, path);
		return;
	}
	str_addf(out, "\"%s", side);
	for (const char *p = path; *p; p++) {
		if ((unsigned char)*p < ' ')
			str_addf(out, "\\%03o", (unsigned char)*p);
		else if (*p == '"' || *p == '\\')
			str_addf(out, "\\%c", *p);
		else
			str_addc(out, *p);
	}
	str_addc(out, '"');
}

static void
put_head(struct str *out, const char *mark, const char *side, const char *path, bool there)
{
	str_adds(out, mark);
	if (there)
		put_name(out, side, path);
	else
		str_adds(out, "/dev/null");
	if (there && strchr(path, ' '))
		str_addc(out, '\t');
	str_addc(out, '\n');
}

void
diff_file(struct str *out, const char *path, const struct span *before, const struct span *after)
{
	struct lines a = {0}, b = {0};
	struct runs r = {0};

	if (before && after && span_eq(*before, *after))
		return;
	if (before)
		a = split(*before);
	if (after)
		b = split(*after);
	find_runs(&r, a, b);
	str_adds(out, "diff --git ");
	put_name(out, "a/", path);
	str_addc(out, ' ');
	put_name(out, "b/", path);
	str_addc(out, '\n');
	if (!before)
		str_adds(out, "new file mode 100644\n");
	if (!after)
		str_adds(out, "deleted file mode 100644\n");
	if (r.n > 0) {
		put_head(out, "--- ", "a/", path, before != NULL);
		put_head(out, "+++ ", "b/", path, after != NULL);
	}
	for (size_t i = 0, j; i < r.n; i = j) {
		for (j = i + 1; j < r.n && r.v[j].i0 - r.v[j - 1].i1 <= (size_t)(2 * CONTEXT); j++)
			;
		put_hunk(out, a, b, &r.v[i], &r.v[j - 1]);
	}
	free(r.v);
	free(a.v);
	free(b.v);
}

/* Do two changes of one text meet? Side by side is no meeting, but for two insertions. */
static bool
meet(const struct run *a, const struct run *b)
{
	if (a->i0 == a->i1 && b->i0 == b->i1)
		return a->i0 == b->i0;
	return a->i0 < b->i1 && b->i0 < a->i1;
}

static void
take_lines(struct str *out, struct lines l, size_t from, size_t to)
{
	for (; from < to; from++)
		str_add(out, l.v[from]);
}

int
diff_merge(struct str *out, struct span base, struct span ours, struct span theirs, unsigned *line)
{
	struct lines b = split(base), o = split(ours), t = split(theirs);
	struct runs mine = {0}, other = {0};
	size_t at = 0, i = 0, j = 0;
	int r = 0;

	find_runs(&mine, b, o);
	find_runs(&other, b, t);
	str_reset(out);
	while (r == 0 && (i < mine.n || j < other.n)) {
		const struct run *m = i < mine.n ? &mine.v[i] : NULL, *x = j < other.n ? &other.v[j] : NULL;
		bool first = m && (!x || m->i0 < x->i0 || (m->i0 == x->i0 && m->i1 <= x->i0));
		const struct run *next = first ? m : x;

		if (m && x && meet(m, x)) {
			*line = (unsigned)m->j0 + 1;
			r = 1;
			break;
		}
		take_lines(out, b, at, next->i0);
		take_lines(out, first ? o : t, next->j0, next->j1);
		at = next->i1;
		i += first;
		j += !first;
	}
	take_lines(out, b, at, b.n);
	free(mine.v);
	free(other.v);
	free(b.v);
	free(o.v);
	free(t.v);
	return r;
}
