/*
 * words - the vocabulary that text/item.h asks for, out of a model
 */
#include "book/words.h"

#include <string.h>

static int
kind_of(const void *ctx, struct span word)
{
	const struct kind *k = model_kind_word(ctx, word);

	if (!k || !k->in_line || k->place != PLACE_KIND)
		return -1;
	return k->on ? k->index : -2;
}

/* A kind or alias of a pack that is on, misspelt. */
static struct span
near(const void *ctx, struct span word)
{
	const struct model *m = ctx;
	char name[40];
	const char *one = name;

	for (size_t i = 0; i < 2 * m->nkinds; i++) {
		const struct kind *k = m->kinds[i / 2];
		struct span s = i % 2 ? k->alias : k->name;

		if (!k->on || !k->in_line || k->place != PLACE_KIND || s.n == 0 || s.n >= sizeof name)
			continue;
		memcpy(name, s.p, s.n);
		name[s.n] = '\0';
		if (fault_nearest(word, &one, 1))
			return s;
	}
	return span_make(NULL, 0);
}

static bool
is_field(const void *ctx, int kind, struct span key)
{
	const struct model *m = ctx;
	const struct field *f = kind_field(m, m->kinds[kind], key);

	return f && f->derived == NULL && f->id != m->f_title;
}

struct item_words
words_of(const struct model *m)
{
	struct item_words w = { .kind = kind_of, .field = is_field, .near = near, .box_kind = -1, .ctx = m };

	for (size_t i = 0; i < m->nkinds; i++)
		if (m->kinds[i]->box)
			w.box_kind = m->kinds[i]->on ? m->kinds[i]->index : -2;
	return w;
}

bool
words_apply(const char *path)
{
	return span_starts(span_of(path), "clients/");
}
