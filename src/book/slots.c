/*
 * Slots: the expected dates of a standing plan, derived and never in a file.
 *
 * A slot falls every `every` from `starts` (on `weekday` where one is given),
 * moved back to the last working day where it meets a holiday, up to the first
 * one after today or to `ends`. Each record that links to the plan fills the
 * slot nearest to its date, so that a report sent early for a holiday is no gap.
 */
#include <stdlib.h>
#include <string.h>

#include "book/inside.h"

enum { MOST_SLOTS = 600, SLOT_VALS = 3 };	/* plan, due, and met where something meets it */

struct plan_fields {
	uint16_t every, weekday, at, starts, ends, plan, due, met;
};

static struct plan_fields
fields_of(const struct model *m)
{
	return (struct plan_fields){
		.every = model_field_id(m, span_of("every")), .weekday = model_field_id(m, span_of("weekday")),
		.at = model_field_id(m, span_of("at")), .starts = model_field_id(m, span_of("starts")),
		.ends = model_field_id(m, span_of("ends")), .plan = model_field_id(m, span_of("plan")),
		.due = model_field_id(m, span_of("due")), .met = model_field_id(m, span_of("met")),
	};
}

/* The nth slot, counted from the first so that the 31st stays the 31st after February. */
static struct date
nth_slot(const struct group *g, const struct rec *plan, const struct plan_fields *f, struct date start, int n)
{
	struct val every = rec_get(plan, f->every), weekday = rec_get(plan, f->weekday), at = rec_get(plan, f->at);
	struct date d = date_add(start, (struct dur){ every.number * n, (enum unit)every.unit }, &g->cal);

	if (weekday.type == VAL_WEEKDAY)
		d.day += ((int)weekday.n - date_weekday(d) + 7) % 7;
	for (int back = 0; back < 10 && !cal_works(&g->cal, d); back++)
		d.day--;
	d.minute = at.type == VAL_TIME ? (int32_t)at.n : NO_MINUTE;
	return d;
}

static const struct rec *
links_to(const struct book *b, const struct rec *r, uint16_t field)
{
	struct val v = rec_get(r, field);

	return v.type == VAL_LINK ? find_link(b, r, val_span(v), span_of("plan")) : NULL;
}

/* Each filler meets the nearest slot; of two fillers of one slot the earlier is kept. */
static void
fill(struct book *b, const struct group *g, const struct rec *plan, const struct plan_fields *f,
    struct rec *slots, size_t n, size_t nrecs)
{
	for (size_t i = 0; i < nrecs; i++) {
		const struct rec *r = &g->recs[i];
		size_t best = 0;
		struct val *met;

		if (!r->has_date || r->dated.day > b->today.day || links_to(b, r, f->plan) != plan)
			continue;
		for (size_t s = 1; s < n; s++)
			if (abs(slots[s].dated.day - r->dated.day) < abs(slots[best].dated.day - r->dated.day))
				best = s;
		met = (struct val *)&slots[best].vals[2];
		if (met->type == VAL_NONE || met->rec->dated.day > r->dated.day)
			*met = (struct val){ .type = VAL_REC, .field = f->met, .rec = r };
		slots[best].nvals = SLOT_VALS;
	}
}

struct slots {
	struct rec *v;
	size_t n, cap;
};

static void
expand(struct book *b, const struct group *g, const struct kind *slot, const struct rec *plan,
    const struct plan_fields *f, struct slots *out, struct arena *arena)
{
	struct val starts = rec_get(plan, f->starts), ends = rec_get(plan, f->ends);
	bool past = false;

	if (starts.type != VAL_DATE || rec_get(plan, f->every).type != VAL_DUR || rec_get(plan, f->every).number <= 0)
		return;
	for (int i = 0; i < MOST_SLOTS && !past; i++) {
		struct date due = nth_slot(g, plan, f, starts.date, i);
		struct val *v;

		if (ends.type == VAL_DATE && due.day > ends.date.day)
			break;
		v = arena_array(arena, struct val, SLOT_VALS);
		v[0] = (struct val){ .type = VAL_REC, .field = f->plan, .rec = plan };
		v[1] = val_date(due);
		v[1].field = f->due;
		*vec_push(out->v, out->n, out->cap) = (struct rec){ .kind = slot, .client = g->client,
			.path = plan->path, .vals = v, .nvals = SLOT_VALS - 1, .dated = due, .has_date = true,
			.group = plan->group, .line = plan->line, .item = plan->item };
		past = due.day > b->today.day;
	}
}

void
derive_slots(struct book *b, struct group *g, struct arena *arena)
{
	const struct model *m = &b->model;
	const struct kind *slot = NULL, *source;
	struct slots all = {0};
	struct plan_fields f;

	for (size_t i = 0; i < m->nkinds; i++)
		if (m->kinds[i]->expands.n)
			slot = m->kinds[i];
	if (slot == NULL || (source = model_kind(m, slot->expands)) == NULL)
		return;
	f = fields_of(m);
	for (size_t i = 0; i < g->sets[source->index].n; i++) {
		const struct rec *plan = &g->recs[g->sets[source->index].first + i];
		size_t first = all.n;

		expand(b, g, slot, plan, &f, &all, arena);
		if (all.n > first)
			fill(b, g, plan, &f, all.v + first, all.n - first, g->n);
	}
	g->slots = arena_alloc(arena, all.n * sizeof *g->slots);
	if (all.n)
		memcpy(g->slots, all.v, all.n * sizeof *g->slots);
	g->nslots = all.n;
	free(all.v);
}
