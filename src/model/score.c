#include "model/score.h"

#include <string.h>

const char *
band_word(enum band b)
{
	static const char *const words[] = { "-", "poor", "fair", "good" };

	return words[b];
}

enum band
band_of(double total)
{
	return total >= 70 ? BAND_GOOD : total >= 40 ? BAND_FAIR : BAND_POOR;
}

/* Is it evidence, and worth what: false where nothing is known. */
static bool
weigh(struct eval *ev, const struct practice *p, const struct rec *r, struct evidence *out)
{
	struct val v;

	if (r->has_date && r->dated.day > ev->world->today.day)
		return false;
	if (p->counts && !eval_true(ev, p->counts))
		return false;
	*out = (struct evidence){ .rec = r };
	if (p->miss && eval_true(ev, p->miss))
		return out->missed = true;
	v = eval_run(ev, p->value);
	if (v.type == VAL_BOOL)
		v = val_number(v.yes);
	if (v.type != VAL_NUMBER)
		return false;
	out->value = v.number < 0 ? 0 : v.number > 1 ? 1 : v.number;
	return true;
}

static void
keep(struct score_row *row, const struct evidence *e, size_t *cap, struct arena *arena)
{
	if (row->n == *cap) {
		struct evidence *more;

		*cap = *cap ? *cap * 2 : 8;
		more = arena_alloc(arena, *cap * sizeof *more);
		if (row->n)
			memcpy(more, row->evidence, row->n * sizeof *more);
		row->evidence = more;
	}
	row->evidence[row->n] = *e;
}

static void
bound(struct score *s, struct eval *ev, const struct practice *p, struct arena *arena)
{
	enum band cap = span_is(p->cap_band, "poor") ? BAND_POOR : BAND_FAIR;

	if (p->cap && eval_true(ev, p->cap) && (s->capped_by == NULL || cap == BAND_POOR))
		s->capped_by = p;
	if (p->gate && eval_true(ev, p->gate) && (s->ngates == 0 || s->gates[s->ngates - 1] != p)) {
		const struct practice **more = arena_array(arena, const struct practice *, s->ngates + 1);

		if (s->ngates)
			memcpy(more, s->gates, s->ngates * sizeof *more);
		more[s->ngates++] = p;
		s->gates = more;
	}
}

static bool
within(struct eval *ev, const struct expr *only, const struct rec *r)
{
	ev->rec = ev->self = r;
	return eval_true(ev, only);
}

static void
score_practice(struct score *s, struct score_row *row, struct eval *ev, const struct expr *only,
    struct arena *arena, bool evidence)
{
	const struct practice *p = row->practice;
	struct cursor at = {0};
	const struct rec *r;
	struct evidence e;
	double sum = 0;
	size_t cap = 0;

	ev->window = p->window;
	while ((r = ev->world->next(ev->world->ctx, s->client, p->of, &at)) != NULL) {
		arena_reset(&ev->scratch);
		if (!within(ev, p->of_cond, r) || (only != NULL && !within(ev, only, r)))
			continue;
		row->occasions++;
		bound(s, ev, p, arena);
		if (p->value == NULL || (p->class != MEASURED && !evidence) || !weigh(ev, p, r, &e))
			continue;
		if (evidence)
			keep(row, &e, &cap, arena);
		sum += e.value;
		row->n++;
	}
	if (row->n)
		row->value = sum / (double)row->n;
}

static void
add_to_dimension(struct score *s, const struct score_row *row)
{
	struct score_dim *d = &s->dims[row->practice->dimension];

	if (row->n == 0)
		return;
	d->value += row->practice->weight * row->value * 100;
	d->weight += row->practice->weight;
	d->n += row->n;
	d->measured++;
	s->n += row->n;
}

/* The band: of the total, at most one step above the worst dimension that has enough evidence, then the caps. */
static void
band(struct score *s)
{
	enum band cap;

	s->worst_dim = -1;
	s->band = s->uncapped = band_of(s->total);
	for (int d = 0; d < DIMENSIONS; d++) {
		if (s->dims[d].n < SCORE_ENOUGH || band_of(s->dims[d].value) + 1 >= s->band)
			continue;
		s->band = band_of(s->dims[d].value) + 1;
		s->worst_dim = d;
	}
	if (s->capped_by == NULL)
		return;
	cap = span_is(s->capped_by->cap_band, "poor") ? BAND_POOR : BAND_FAIR;
	if (s->band > cap)
		s->band = cap;
	else
		s->capped_by = NULL;
}

static void
sum_up(struct score *s)
{
	size_t dims = 0;
	double total = 0, with = 0, occasion = 0;

	for (size_t i = 0; i < s->nrows; i++) {
		const struct practice *p = s->rows[i].practice;

		if (p->class != MEASURED || p->reading != CONDUCT || p->dimension == DIM_NONE)
			continue;
		add_to_dimension(s, &s->rows[i]);
		with += s->rows[i].n ? p->weight : 0;
		occasion += s->rows[i].occasions ? p->weight : 0;
	}
	for (int d = 0; d < DIMENSIONS; d++) {
		if (s->dims[d].weight <= 0)
			continue;
		s->dims[d].value /= s->dims[d].weight;
		total += s->dims[d].value;
		dims++;
	}
	s->coverage = occasion > 0 ? with / occasion : 0;
	s->total = dims ? total / (double)dims : 0;
	s->number = s->n >= SCORE_ENOUGH && dims >= SCORE_DIMS;
	s->worst_dim = -1;
	if (s->number)
		band(s);
	else
		s->capped_by = NULL;
}

void
score_part(struct score *s, struct eval *ev, const struct rec *client, const struct expr *only,
    struct arena *arena, bool evidence)
{
	const struct model *m = ev->world->model;

	*s = (struct score){ .client = client };
	s->rows = arena_array(arena, struct score_row, m->npractices);
	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if (!p->on || p->of == NULL || p->of->place == PLACE_TEAM
		    || (only != NULL && p->of->place == PLACE_CLIENT))
			continue;
		s->rows[s->nrows].practice = p;
		score_practice(s, &s->rows[s->nrows++], ev, only, arena, evidence);
	}
	sum_up(s);
}

void
score_client(struct score *s, struct eval *ev, const struct rec *client, struct arena *arena, bool evidence)
{
	score_part(s, ev, client, NULL, arena, evidence);
}
