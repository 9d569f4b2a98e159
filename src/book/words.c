/*
 * words - the vocabulary that text/item.h asks for, out of a model
 */
#include "book/words.h"

static int
kind_of(const void *ctx, struct span word)
{
	const struct kind *k = model_kind_word(ctx, word);

	if (!k || !k->in_line || k->place != PLACE_KIND)
		return -1;
	return k->on ? k->index : -2;
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
	struct item_words w = { .kind = kind_of, .field = is_field, .box_kind = -1, .ctx = m };

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
