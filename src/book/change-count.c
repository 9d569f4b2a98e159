/*
 * change-count - which records an operation was about: one by its name, several counted by kind
 */
#include "book/change.h"

#include <string.h>

enum { NAME = 60 };

struct heap {
	const char *kind, *name;
	size_t n;
};

static void
put_heap(struct str *out, const struct heap *h)
{
	static const char *const odd[][2] = { { "person", "people" }, { "feedback", "feedback" } };
	size_t n = strlen(h->kind);

	if (h->n == 1) {
		change_text(out, span_of(h->name), NAME);
		return;
	}
	str_addf(out, "%zu ", h->n);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (strcmp(h->kind, odd[i][0]) == 0) {
			str_adds(out, odd[i][1]);
			return;
		}
	if (n > 1 && h->kind[n - 1] == 'y' && !strchr("aeiou", h->kind[n - 2]))
		str_addf(out, "%.*sies", (int)n - 1, h->kind);
	else
		str_addf(out, "%ss", h->kind);
}

/* All of one client, and not the client itself, which is its own name. */
static bool
of_one_client(const struct changes *c)
{
	bool one = c->n > 0 && strcmp(c->v[0].who, "team") != 0 && strcmp(c->v[0].who, "book") != 0;

	for (size_t i = 0; i < c->n && one; i++)
		one = strcmp(c->v[i].who, c->v[0].who) == 0 && (!c->v[i].kind || strcmp(c->v[i].kind, "client") != 0);
	return one;
}

void
change_count(struct str *out, const struct changes *c)
{
	struct heap v[MODEL_KINDS + 1];		/* a kind each, and files */
	size_t n = 0, j;

	for (size_t i = 0; i < c->n; i++) {
		const struct change *ch = &c->v[i];

		if (!ch->kind)
			continue;
		for (j = 0; j < n && strcmp(v[j].kind, ch->kind) != 0; j++)
			;
		if (j == n)
			v[n++] = (struct heap){ ch->kind, ch->name, 0 };
		v[j].n++;
	}
	for (size_t i = 0; i < n; i++) {
		str_adds(out, i == 0 ? "" : i + 1 < n ? ", " : " and ");
		put_heap(out, &v[i]);
	}
	if (of_one_client(c))
		str_addf(out, " of %s", c->v[0].who);
}
