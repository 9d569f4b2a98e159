/* remind - see remind.h */
#include "cmd/remind.h"

#include <stdlib.h>
#include <string.h>

static bool
chosen(const struct practice *p, const struct remind_choice *c)
{
	if (!p->on || p->nreminds == 0)
		return false;
	if (c->only != NULL)
		return p == c->only;
	return (p->class == PROCEDURE) == c->procedures;
}

void
remind_choose(struct cmd *cmd, struct remind_choice *choice)
{
	const struct model *m = &cmd->book.model;

	choice->of = arena_array(&cmd->arena, struct practices_of, MODEL_KINDS);
	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];
		struct practices_of *of;

		if (p->of == NULL || !chosen(p, choice))
			continue;
		of = &choice->of[p->of->index];
		if (of->v == NULL)
			of->v = arena_array(&cmd->arena, const struct practice *, m->npractices);
		of->v[of->n++] = p;
	}
}

static void
want_named(struct want *want, const struct model *m, const char *name, const struct kind *kind)
{
	uint16_t id = model_field_id(m, span_of(name));

	if (id != 0)
		want_field(want, m, id, KIND_BIT(kind));
}

void
remind_want(struct cmd *cmd, struct want *want, const struct remind_choice *choice)
{
	static const char *const fields[] = { "practice", "of", "until", "date" };
	const struct model *m = &cmd->book.model;
	const struct kind *snooze = model_kind(m, span_of("snooze"));

	for (size_t k = 0; k < m->nkinds; k++) {
		const struct practices_of *of = &choice->of[m->kinds[k]->index];

		for (size_t i = 0; i < of->n; i++)
			practice_want(of->v[i], m, want, RULES_REMIND);
		if (of->n == 0)
			continue;
		want_field(want, m, m->f_title, KIND_BIT(m->kinds[k]));
		want_field(want, m, m->f_name, KIND_BIT(m->kinds[k]));
	}
	if (snooze != NULL)
		want_kind(want, m, snooze);
	for (size_t i = 0; snooze != NULL && i < sizeof fields / sizeof fields[0]; i++)
		want_named(want, m, fields[i], snooze);
}

struct snooze {			/* what it puts off */
	const struct rec *of;		/* NULL: all of the client */
	uint32_t client;		/* 0 where there is an `of` */
	struct span practice;		/* empty: any */
};

static int
by_what(const void *x, const void *y)
{
	const struct snooze *a = x, *b = y;

	if (a->of != b->of)
		return (uintptr_t)a->of < (uintptr_t)b->of ? -1 : 1;
	if (a->client != b->client)
		return a->client < b->client ? -1 : 1;
	return span_cmp(a->practice, b->practice);
}

void
snoozes_of(struct snoozes *out, struct cmd *cmd)
{
	const struct book *b = &cmd->book;
	const struct kind *kind = model_kind(&b->model, span_of("snooze"));
	uint16_t practice = model_field_id(&b->model, span_of("practice"));
	uint16_t of = model_field_id(&b->model, span_of("of")), until = model_field_id(&b->model, span_of("until"));
	struct cursor at = {0};
	const struct rec *rec;
	size_t n = 0;

	*out = (struct snoozes){0};
	for (size_t i = 0; kind != NULL && i < b->ngroups; i++)
		n += b->groups[i].sets != NULL ? b->groups[i].sets[kind->index].n : 0;
	out->v = arena_array(&cmd->arena, struct snooze, n + 1);
	while (out->n < n && (rec = book_next(b, &at)) != NULL) {
		const struct rec *to = NULL;
		struct val link, end;

		if (rec->kind != kind)
			continue;
		link = rec_get(rec, of);
		end = rec_get(rec, until);
		if (end.type != VAL_DATE || end.date.day <= cmd->today.day
		    || (rec->has_date && rec->dated.day > cmd->today.day))
			continue;
		if (link.type != VAL_NONE)
			to = b->world.link(b->world.ctx, rec, val_span(link), span_make("", 0));
		if (to == NULL && rec_raw(rec, of) != NULL)
			continue;	/* of what is gone: nothing, and not the whole client */
		out->v[out->n++] = (struct snooze){ to, to != NULL ? 0 : rec->group, val_span(rec_get(rec, practice)) };
	}
	qsort(out->v, out->n, sizeof *out->v, by_what);
}

/* A date of a plan goes by the plan's name, so what is said of the plan holds for it. */
static const struct rec *
thing_of(const struct rec *rec)
{
	for (uint16_t i = 0; rec->kind->expands.n > 0 && i < rec->nvals; i++) {
		const struct val *v = &rec->vals[i];

		if (v->type == VAL_REC && v->rec->path == rec->path && v->rec->line == rec->line)
			return v->rec;
	}
	return rec;
}

static bool
is_among(const struct snoozes *s, const struct rec *of, uint32_t client, struct span practice)
{
	const struct snooze what = { of, client, practice };

	return bsearch(&what, s->v, s->n, sizeof what, by_what) != NULL;
}

/* The thing or all of its client, by this practice or by any. */
static bool
put_off(const struct due *d, const struct snoozes *s)
{
	const struct span any = span_make("", 0), said = d->practice->name;
	const struct rec *thing;

	if (s == NULL || s->n == 0)
		return false;
	thing = thing_of(d->rec);
	return is_among(s, thing, 0, said) || is_among(s, thing, 0, any)
	    || is_among(s, NULL, d->rec->group, said) || is_among(s, NULL, d->rec->group, any);
}

/* What another line of this record asks for as well, such as a call, is done by it; also while that one is put off. */
static bool
covered(const struct due_list *list, size_t from, size_t to, const struct practice *p)
{
	for (size_t i = from; p->ncovered_by > 0 && i < to; i++)
		if (span_listed(p->covered_by, p->ncovered_by, list->v[i].practice->name))
			return true;
	return false;
}

/* Of one record's lines, before `to`, those that are put off, covered or not for whom one asks lose their rec. */
static void
settle(struct due_list *list, size_t from, size_t to, struct eval *ev, const struct remind_choice *choice)
{
	const struct rec *rec = list->v[from].rec;
	size_t said = 0;

	for (size_t k = from; k < to; k++) {
		if (put_off(&list->v[k], choice->snoozes) || covered(list, from, to, list->v[k].practice))
			list->v[k].rec = NULL;
		else
			said++;
	}
	if (said == 0 || choice->whose == NULL || whose_is(choice->whose, ev, rec))
		return;
	for (size_t k = from; k < to; k++)
		list->v[k].rec = NULL;
}

static void
drop_settled(struct due_list *list, size_t from)
{
	size_t kept = from;

	for (size_t k = from; k < list->n; k++)
		if (list->v[k].rec != NULL)
			list->v[kept++] = list->v[k];
	list->n = kept;
}

void
remind_rec(struct due_list *list, struct eval *ev, const struct rec *rec,
    const struct remind_choice *choice)
{
	const struct practices_of *of = &choice->of[rec->kind->index];
	size_t before = list->n;

	for (size_t i = 0; i < of->n; i++)
		due_of(list, ev, of->v[i], rec, choice->until);
	if (list->n > before)
		settle(list, before, list->n, ev, choice);
	drop_settled(list, before);
}

/* The lines from mid on, of one practice, among those from `from` on: by record, each one's lines as they came. */
static void
merge(struct due_list *list, size_t from, size_t mid)
{
	size_t n = list->n, i = mid, j, k = n;

	if (mid == from || mid == n || list->v[mid - 1].rec <= list->v[mid].rec)
		return;
	j = n + (n - mid);
	vec_reserve(&list->v, &list->cap, j, sizeof *list->v);
	memcpy(&list->v[n], &list->v[mid], (n - mid) * sizeof *list->v);
	while (j > n) {
		if (i > from && list->v[i - 1].rec > list->v[j - 1].rec)
			list->v[--k] = list->v[--i];
		else
			list->v[--k] = list->v[--j];
	}
}

/* A practice over all of them and then the next, since a rule runs a fifth faster where it has just run. */
static void
remind_each(struct due_list *list, struct cmd *cmd, struct eval *ev, const struct rec *recs, size_t n,
    const struct practices_of *of, const struct remind_choice *choice)
{
	size_t before = list->n, end;

	for (size_t i = 0; i < of->n; i++) {
		size_t mid = list->n;

		for (size_t k = 0; k < n; k++)
			due_of(list, ev, of->v[i], &recs[k], choice->until);
		merge(list, before, mid);
	}
	for (size_t k = before; k < list->n; k = end) {
		const struct rec *rec = list->v[k].rec;
		bool selected = cmd_selects(cmd, ev, rec);

		for (end = k; end < list->n && list->v[end].rec == rec; end++)
			;
		if (selected)
			settle(list, k, end, ev, choice);
		for (size_t i = k; !selected && i < end; i++)
			list->v[i].rec = NULL;
	}
	drop_settled(list, before);
}

void
remind_derived(struct due_list *list, struct cmd *cmd, struct eval *ev, const struct rec *client,
    const struct remind_choice *choice)
{
	const struct book *b = &cmd->book;

	for (size_t k = 0; k < b->model.nkinds; k++) {
		const struct kind *kind = b->model.kinds[k];
		const struct rec *rec;
		struct cursor at = {0};

		if (kind->expands.n == 0 || choice->of[kind->index].n == 0)
			continue;
		while ((rec = b->world.next(b->world.ctx, client, kind, &at)) != NULL)
			if (cmd_selects(cmd, ev, rec) || cmd_selects(cmd, ev, thing_of(rec)))
				remind_rec(list, ev, rec, choice);
	}
}

void
remind_group(struct due_list *list, struct cmd *cmd, struct eval *ev, const struct group *g,
    const struct remind_choice *choice)
{
	const struct model *m = &cmd->book.model;

	for (size_t k = 0; k < m->nkinds; k++) {
		uint8_t kind = m->kinds[k]->index;

		if (choice->of[kind].n > 0 && m->kinds[k]->expands.n == 0)
			remind_each(list, cmd, ev, g->recs + g->sets[kind].first, g->sets[kind].n, &choice->of[kind], choice);
	}
	if (g->client != NULL)
		remind_derived(list, cmd, ev, g->client, choice);
}

/* By the name of the thing, which the slots of a plan share with it; then by urgency. */
static int
by_thing(const void *x, const void *y)
{
	const struct due *const *a = x, *const *b = y;

	if ((*a)->rec->path != (*b)->rec->path)
		return (*a)->rec->path < (*b)->rec->path ? -1 : 1;
	if ((*a)->rec->line != (*b)->rec->line)
		return (*a)->rec->line < (*b)->rec->line ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

static bool
one_thing(const struct rec *a, const struct rec *b)
{
	return a->path == b->path && a->line == b->line && a->kind->place != PLACE_CLIENT;
}

/* Of one thing the most urgent reminder stands for all; a client is no one thing. */
void
remind_once(struct due_list *list)
{
	struct due **sorted;
	size_t kept = 0;

	due_sort(list);
	sorted = malloc((list->n + 1) * sizeof *sorted);
	if (sorted == NULL)
		abort();
	for (size_t i = 0; i < list->n; i++)
		sorted[i] = &list->v[i];
	qsort(sorted, list->n, sizeof *sorted, by_thing);
	for (size_t i = list->n; i-- > 1; )
		if (one_thing(sorted[i]->rec, sorted[i - 1]->rec))
			sorted[i]->rec = NULL;
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].rec != NULL)
			list->v[kept++] = list->v[i];
	list->n = kept;
	free(sorted);
}
