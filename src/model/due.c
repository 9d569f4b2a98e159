#include "model/due.h"

#include <stdlib.h>
#include <string.h>

#include "model/expr.h"

static double
rhythm_days(struct eval *ev, const struct practice *p)
{
	double minutes;
	struct date on;

	if (dur_minutes(p->rhythm, &minutes))
		return minutes > 0 ? minutes / DAY_MINUTES : 7;
	on = date_add(ev->world->today, p->rhythm, NULL);
	return on.day > ev->world->today.day ? on.day - ev->world->today.day : 7;
}

void
due_of(struct due_list *list, struct eval *ev, const struct practice *p, const struct rec *r, struct date until)
{
	arena_reset(&ev->scratch);
	ev->rec = ev->self = r;
	ev->window = p->window;
	if (!eval_true(ev, p->of_cond))
		return;
	for (size_t i = 0; i < p->nreminds; i++) {
		const struct remind *d = &p->reminds[i];
		struct val v, day;

		if (d->until && eval_true(ev, d->until))
			continue;
		v = eval_run(ev, d->date);
		if (v.type != VAL_DATE || v.date.day > until.day)
			continue;
		day = d->day ? eval_run(ev, d->day) : v;
		*vec_push(list->v, list->n, list->cap) = (struct due){
			.rec = r, .practice = p, .remind = d, .date = v.date, .day = day.type == VAL_DATE ? day.date : v.date,
			.urgency = (ev->world->today.day - v.date.day) / rhythm_days(ev, p),
		};
	}
}

/* What is ahead comes after all that is due, by its day: a long rhythm does not bring it nearer.
 * Equal urgency: the heavier practice, then the book's order, so that every run says the same. */
static int
by_urgency(const void *x, const void *y)
{
	const struct due *a = x, *b = y;
	int c = (a->urgency < 0) - (b->urgency < 0);

	if (c == 0)
		c = a->urgency < 0 ? (a->date.day > b->date.day) - (a->date.day < b->date.day) :
		    (a->urgency < b->urgency) - (a->urgency > b->urgency);
	if (c == 0)
		c = (a->practice->weight < b->practice->weight) - (a->practice->weight > b->practice->weight);
	if (c == 0)
		c = rec_cmp(a->rec, b->rec);
	if (c == 0)
		c = span_cmp(a->practice->name, b->practice->name);
	return c ? c : (a->remind > b->remind) - (a->remind < b->remind);
}

void
due_sort(struct due_list *list)
{
	if (list->n)
		qsort(list->v, list->n, sizeof *list->v, by_urgency);
}

/* A value as one says it: of a link the title or the name of what it leads to. */
static void
say_value(struct str *out, struct eval *ev, const struct rec *rec, struct val v)
{
	const struct model *m = ev->world->model;
	struct val to = v.type == VAL_LINK ? eval_link(ev, v, rec) : v;
	struct span name = {0};

	for (size_t i = 0; v.type == VAL_LIST && i < v.n; i++) {
		struct val one = v.items[i];

		one.field = v.field;
		str_adds(out, i == 0 ? "" : ", ");
		say_value(out, ev, rec, one);
	}
	if (v.type == VAL_LIST)
		return;
	if (to.type == VAL_REC)
		name = val_span(eval_field(ev, to.rec, m->f_title));
	if (to.type == VAL_REC && name.n == 0)
		name = val_span(eval_field(ev, to.rec, m->f_name));
	if (name.n > 0)
		str_add(out, name);
	else
		val_print(out, v);
}

static void
say_parts(struct str *out, struct eval *ev, const struct due *d)
{
	for (size_t i = 0; i < d->practice->nsay; i++) {
		const struct say_part *s = &d->practice->say[i];

		str_add(out, s->text);
		if (s->value == NULL)
			continue;
		ev->rec = ev->self = d->rec;
		say_value(out, ev, d->rec, eval_run(ev, s->value));
	}
}

void
due_say(struct str *out, struct eval *ev, const struct due *d)
{
	const struct model *m = ev->world->model;
	struct span title = val_span(eval_field(ev, d->rec, m->f_title));

	ev->rec = ev->self = d->rec;
	if (d->remind->label.n)
		str_add(out, d->remind->label);
	if (d->practice->nsay > 0 || d->rec->kind->place == PLACE_CLIENT) {
		if (d->remind->label.n)
			return;
		if (d->practice->nsay > 0)
			say_parts(out, ev, d);
		else
			str_add(out, d->practice->title);
		return;
	}
	if (d->remind->label.n)
		str_adds(out, ": ");
	if (title.n == 0)
		title = val_span(eval_field(ev, d->rec, m->f_name));
	str_add(out, title.n ? title : rec_slug(d->rec));
}

void
due_release(struct due_list *list)
{
	free(list->v);
	*list = (struct due_list){0};
}
