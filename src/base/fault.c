#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fault *
fault_add(struct faults *to, enum grade grade, const char *path, unsigned line,
    unsigned col, const char *fmt, ...)
{
	struct fault *f = vec_push(to->v, to->n, to->cap);
	va_list ap;

	*f = (struct fault){ .grade = grade, .line = line, .col = col };
	if (path)
		f->path = arena_dup(&to->arena, span_of(path));
	va_start(ap, fmt);
	f->text = arena_vprintf(&to->arena, fmt, ap);
	va_end(ap);
	if (grade == ERROR)
		to->errors++;
	return f;
}

void
fault_hint(struct faults *to, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	to->v[to->n - 1].hint = arena_vprintf(&to->arena, fmt, ap);
	va_end(ap);
}

void
fault_excerpt(struct faults *to, struct span line)
{
	to->v[to->n - 1].excerpt = arena_dup(&to->arena, line);
}

void
faults_append(struct faults *to, const struct faults *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct fault *f = &from->v[i];

		fault_add(to, f->grade, f->path, f->line, f->col, "%s", f->text);
		if (f->hint)
			fault_hint(to, "%s", f->hint);
		if (f->excerpt)
			fault_excerpt(to, span_of(f->excerpt));
		to->v[to->n - 1].caret = f->caret;
		to->v[to->n - 1].flag = f->flag;
		to->v[to->n - 1].refuse = f->refuse;
	}
}

void
faults_release(struct faults *f)
{
	free(f->v);
	arena_release(&f->arena);
	*f = (struct faults){0};
}

const char *
grade_word(enum grade grade)
{
	static const char *const words[] = { "notice", "fault", "error" };

	return words[grade];
}

void
fault_where(struct span text, const char *at, unsigned *line, unsigned *col)
{
	const char *start = text.p, *nl;

	*line = 1;
	while ((nl = memchr(start, '\n', (size_t)(at - start))) != NULL) {
		++*line;
		start = nl + 1;
	}
	*col = (unsigned)(at - start) + 1;
}

/* Damerau-Levenshtein (restricted), given up once it must pass 2; words are short. */
static unsigned
edits(struct span a, const char *b)
{
	enum { MAX = 40 };
	size_t m = strlen(b);
	unsigned row[3][MAX + 1];

	if (a.n > MAX || m > MAX || a.n > m + 2 || m > a.n + 2)
		return 9;
	for (size_t j = 0; j <= m; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *now = row[i % 3], *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned best = up[j - 1] + (a.p[i - 1] != b[j - 1]);

			best = up[j] + 1 < best ? up[j] + 1 : best;
			best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a.p[i - 1] == b[j - 2] && a.p[i - 2] == b[j - 1] &&
			    up2[j - 2] + 1 < best)
				best = up2[j - 2] + 1;
			now[j] = best;
		}
	}
	return row[a.n % 3][m];
}

/* Do both consist of the same letters? */
static bool
reordered(struct span a, const char *b)
{
	int more[256] = {0};

	if (a.n != strlen(b))
		return false;
	for (size_t i = 0; i < a.n; i++) {
		more[(unsigned char)a.p[i]]++;
		more[(unsigned char)b[i]]--;
	}
	for (size_t i = 0; i < a.n; i++)
		if (more[(unsigned char)a.p[i]] != 0)
			return false;
	return true;
}

const char *
fault_nearest(struct span misspelt, const char *const *words, size_t n)
{
	const char *best = NULL;
	unsigned least = misspelt.n <= 3 ? 2 : 3;

	for (size_t i = 0; i < n; i++) {
		unsigned d = edits(misspelt, words[i]);

		if (d == 0)
			return NULL;
		if (d < least || (d == least && best != NULL && reordered(misspelt, words[i]) && !reordered(misspelt, best)))
			least = d, best = words[i];
	}
	return best;
}

bool
fault_slip(struct span a, const char *b)
{
	return edits(a, b) == 1;
}
