/* The handbook as a whole: its words, which of it is on, what it reads (model/practice.h). */
#include "model/practice.h"

const char *
dimension_word(enum dimension d)
{
	static const char *const words[] = { "reliability", "candour", "rhythm", "verdict", "clarity",
		"governance", "people", "none" };

	return words[d];
}

const char *
class_word(enum practice_class c)
{
	static const char *const words[] = { "measured", "procedure", "support" };

	return words[c];
}

const char *
moment_word(enum moment m)
{
	static const char *const words[] = { "meeting", "report", "letter", "handover", "promise", "note" };

	return words[m];
}

int
moment_of(struct span word)
{
	for (int m = 0; m < MOMENTS; m++)
		if (span_is(word, moment_word((enum moment)m)))
			return m;
	return -1;
}

bool
span_listed(const struct span *v, size_t n, struct span name)
{
	for (size_t i = 0; i < n; i++)
		if (span_eq(v[i], name))
			return true;
	return false;
}

bool
pack_on(const struct settings *set, struct span pack)
{
	return span_is(pack, "core") || span_listed(set->packs, set->npacks, pack);
}

static struct span
pack_at(const struct model *m, size_t i)
{
	return i < m->nkinds ? m->kinds[i]->pack : m->practices[i - m->nkinds]->pack;
}

bool
pack_there(const struct model *m, struct span pack)
{
	for (size_t i = 0; i < m->nkinds + m->npractices; i++)
		if (span_eq(pack_at(m, i), pack))
			return true;
	return false;
}

const char **
packs_of(const struct model *m, struct arena *a, size_t *n)
{
	const char **v = arena_array(a, const char *, m->nkinds + m->npractices + 1);
	struct span *seen = arena_array(a, struct span, m->nkinds + m->npractices + 1);

	*n = 0;
	for (size_t i = 0; i < m->nkinds + m->npractices; i++) {
		struct span pack = pack_at(m, i);

		if (pack.n == 0 || span_listed(seen, *n, pack))
			continue;
		seen[*n] = pack;
		v[(*n)++] = arena_dup(a, pack);
	}
	return v;
}

void
pack_hint(const struct model *m, struct span pack, struct faults *faults)
{
	struct arena a = {0};
	struct str all = {0};
	size_t n;
	const char **v = packs_of(m, &a, &n), *near = fault_nearest(pack, v, n);

	for (size_t i = 0; i < n; i++)
		str_addf(&all, "%s%s", i ? ", " : "", v[i]);
	fault_hint(faults, near ? "did you mean %s?" : "the packs are %s", near ? near : str_cstr(&all));
	str_release(&all);
	arena_release(&a);
}

const struct practice *
practice_find(const struct model *m, struct span name)
{
	for (size_t i = 0; i < m->npractices; i++)
		if (span_eq(m->practices[i]->name, name))
			return m->practices[i];
	return NULL;
}

struct val
practice_limit_of(const struct practice *p, const char *name)
{
	for (size_t i = 0; p != NULL && i < p->nlimits; i++)
		if (span_is(p->limits[i].name, name))
			return p->limits[i].value;
	return (struct val){0};
}

static void
want_value(const struct practice *p, const struct model *m, struct want *w, uint64_t kinds)
{
	want_expr(w, m, p->counts, kinds);
	want_expr(w, m, p->miss, kinds);
	want_expr(w, m, p->value, kinds);
	want_expr(w, m, p->cap, kinds);
	want_expr(w, m, p->gate, kinds);
}

void
practice_want(const struct practice *p, const struct model *m, struct want *w, unsigned rules)
{
	uint64_t kinds;

	if (p->of == NULL)
		return;
	kinds = KIND_BIT(p->of);
	want_kind(w, m, p->of);
	want_expr(w, m, p->of_cond, kinds);
	if (rules & RULES_VALUE)
		want_value(p, m, w, kinds);
	for (size_t i = 0; rules & RULES_REMIND && i < p->nsay; i++)
		want_said(w, m, p->say[i].value, kinds);
	for (size_t i = 0; rules & RULES_REMIND && i < p->nreminds; i++) {
		want_expr(w, m, p->reminds[i].date, kinds);
		want_expr(w, m, p->reminds[i].day, kinds);
		want_expr(w, m, p->reminds[i].until, kinds);
	}
	for (size_t i = 0; rules & RULES_FLAGS && i < p->nflags; i++)
		want_expr(w, m, p->flags[i].cond, kinds);
}

void
practice_want_prompt(const struct practice *p, const struct model *m, struct want *w)
{
	if (p->when)
		want_expr(w, m, p->when, KIND_BIT(model_kind(m, span_of("client"))));
}

bool
practice_prompts(const struct practice *p, struct eval *ev, enum moment moment, const struct rec *client)
{
	if (!p->on || (p->prompts & 1u << moment) == 0)
		return false;
	ev->rec = ev->self = client;
	ev->window = p->window;
	return eval_true(ev, p->when);
}
