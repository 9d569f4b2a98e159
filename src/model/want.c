/* Which fields an expression reads: so that a reader of 100,000 files keeps nothing else. */
#include "model/expr.h"

#include <stdlib.h>
#include <string.h>

#include "model/target.h"

static void
grow(struct want *w, size_t words)
{
	uint64_t *bits = calloc(words * MODEL_KINDS, sizeof *bits);

	if (bits == NULL)
		abort();
	for (size_t i = 0; w->bits && i < MODEL_KINDS; i++)
		memcpy(bits + i * words, w->bits + i * w->words, w->words * sizeof *bits);
	free(w->bits);
	w->bits = bits;
	w->words = words;
}

static bool
add(struct want *w, const struct model *m, const struct kind *k, uint16_t id)
{
	uint64_t *word, bit = UINT64_C(1) << (id % 64);

	if (w->bits == NULL || id / 64u >= w->words)
		grow(w, (m->nnames + 64) / 64 + 4);
	word = &w->bits[k->index * w->words + id / 64u];
	if (*word & bit)
		return false;
	*word |= bit;
	return true;
}

bool
want_has(const struct want *w, const struct kind *k, uint16_t id)
{
	if (w->all)
		return true;
	if (id / 64u >= w->words)
		return false;
	return w->bits[k->index * w->words + id / 64u] >> (id % 64) & 1;
}

void
want_field(struct want *w, const struct model *m, uint16_t id, uint64_t kinds)
{
	for (size_t i = 0; i < m->nkinds; i++) {
		const struct kind *k = m->kinds[i];
		const struct field *f;

		if (kinds && !(kinds & KIND_BIT(k)))
			continue;
		if (!add(w, m, k, id))
			continue;
		if ((f = kind_field_id(k, id)) == NULL)
			continue;
		want_expr(w, m, f->derived ? f->derived : f->otherwise, KIND_BIT(k));
	}
}

/* A derived kind is made of another's records and filled by whatever links to them. */
static void
want_expanded(struct want *w, const struct model *m, const struct kind *k)
{
	const struct kind *source = model_kind(m, k->expands);

	if (source == NULL)
		return;
	w->kinds |= KIND_BIT(source);
	for (size_t i = 0; i < source->nfields; i++)
		want_field(w, m, source->fields[i].id, KIND_BIT(source));
	for (size_t i = 0; i < m->nkinds; i++)
		for (size_t j = 0; j < m->kinds[i]->nfields; j++)
			if (target_names(m->kinds[i]->fields[j].link_to, source->name)) {
				w->kinds |= KIND_BIT(m->kinds[i]);
				want_field(w, m, m->kinds[i]->fields[j].id, KIND_BIT(m->kinds[i]));
			}
}

void
want_kind(struct want *w, const struct model *m, const struct kind *k)
{
	w->kinds |= KIND_BIT(k);
	if (k->expands.n)
		want_expanded(w, m, k);
}

void
want_expr(struct want *w, const struct model *m, const struct expr *e, uint64_t kinds)
{
	if (e == NULL)
		return;
	if (e->op == OP_FIELD || e->op == OP_OF) {
		want_field(w, m, e->field, e->kinds);
		if (e->op == OP_OF && e->kinds)
			w->kinds |= e->kinds;
		else if (e->op == OP_OF)
			w->kinds = UINT64_MAX;	/* a link to anything */
	}
	if (e->op == OP_CLIENT)
		w->kinds |= e->kinds;
	if (e->set) {
		const struct kind *client = model_kind(m, span_of("client"));

		want_kind(w, m, e->set->kind);
		if (client && e->fn == FN_GAPS) {
			want_kind(w, m, client);
			want_field(w, m, client->dated, KIND_BIT(client));
		}
		want_expr(w, m, e->set->pick, KIND_BIT(e->set->kind));
		want_expr(w, m, e->set->cond, KIND_BIT(e->set->kind));
	}
	for (size_t i = 0; i < e->nargs; i++)
		want_expr(w, m, e->args[i], kinds);
}

/* What leads to records of this kind is said by their title or name. */
static void
want_names(struct want *w, const struct model *m, struct span name)
{
	const struct kind *k = model_kind(m, name);

	if (k == NULL)
		return;
	want_kind(w, m, k);
	want_field(w, m, m->f_title, KIND_BIT(k));
	want_field(w, m, m->f_name, KIND_BIT(k));
}

void
want_said(struct want *w, const struct model *m, const struct expr *e, uint64_t kinds)
{
	want_expr(w, m, e, kinds);
	if (e == NULL)
		return;
	for (size_t i = 0; e->op == OP_FIELD && i < m->nkinds; i++) {
		const struct field *f = e->kinds & KIND_BIT(m->kinds[i]) ? kind_field_id(m->kinds[i], e->field) : NULL;

		struct span rest = f != NULL ? f->link_to : span_make("", 0), kind;

		while (target_next(&rest, &kind))
			want_names(w, m, kind);
	}
	for (size_t i = 0; i < e->nargs; i++)
		want_said(w, m, e->args[i], 0);
}

void
want_join(struct want *w, const struct want *other)
{
	w->all |= other->all;
	w->kinds |= other->kinds;
	if (other->words > w->words)
		grow(w, other->words);
	for (size_t i = 0; i < MODEL_KINDS; i++)
		for (size_t j = 0; j < other->words; j++)
			w->bits[i * w->words + j] |= other->bits[i * other->words + j];
}

void
want_release(struct want *w)
{
	free(w->bits);
	*w = (struct want){0};
}
