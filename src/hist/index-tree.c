/*
 * index-tree - the index remembers the tree of each directory; ours changed
 */
#include <stdlib.h>
#include <string.h>

#include "hist/index.h"

struct walk {
	const unsigned char *p, *end;
	const struct index_change *v;
	size_t n;
	struct str *out, dir;
};

static bool
touched(const struct walk *w)
{
	size_t low = 0, high = w->n;

	if (w->dir.n == 0)
		return true;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(w->v[mid].path, w->dir.s) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < w->n && strncmp(w->v[low].path, w->dir.s, w->dir.n) == 0;
}

static bool
number(struct walk *w, unsigned char stop, long *out)
{
	char text[16];
	size_t n = 0;

	while (w->p < w->end && *w->p != stop && n < sizeof text - 1)
		text[n++] = (char)*w->p++;
	text[n] = '\0';
	if (w->p == w->end || *w->p++ != stop || n == 0)
		return false;
	*out = strtol(text, NULL, 10);
	return true;
}

static bool
node(struct walk *w, int depth)
{
	const unsigned char *name = w->p, *nul = memchr(w->p, '\0', (size_t)(w->end - w->p));
	size_t above = w->dir.n;
	long entries, below;
	bool cut, ok = true;

	if (nul == NULL || depth > 1000)
		return false;
	w->p = nul + 1;
	if (!number(w, ' ', &entries) || !number(w, '\n', &below) || below < 0)
		return false;
	if (nul > name) {
		str_add(&w->dir, span_make((const char *)name, (size_t)(nul - name)));
		str_addc(&w->dir, '/');
	}
	cut = touched(w);
	str_add(w->out, span_make((const char *)name, (size_t)(nul - name) + 1));
	str_addf(w->out, "%ld %ld\n", cut ? -1 : entries, below);
	if (entries >= 0) {
		if ((size_t)(w->end - w->p) < sizeof(struct oid))
			return false;
		if (!cut)
			str_add(w->out, span_make((const char *)w->p, sizeof(struct oid)));
		w->p += sizeof(struct oid);
	}
	for (long i = 0; i < below && ok; i++)
		ok = node(w, depth + 1);
	w->dir.n = above;
	if (w->dir.s != NULL)
		w->dir.s[above] = '\0';
	return ok;
}

bool
index_tree(struct str *out, struct span old, const struct index_change *v, size_t n)
{
	struct walk w = { .p = (const unsigned char *)old.p, .v = v, .n = n, .out = out };
	bool ok;

	w.end = w.p + old.n;
	ok = old.n > 0 && node(&w, 0) && w.p == w.end;
	str_release(&w.dir);
	return ok;
}
