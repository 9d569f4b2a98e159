/* The evaluator: a walk over the tree. Missing is VAL_NONE throughout. */
#include "model/expr.h"

#include <string.h>

enum { DEEPEST = 24 };

static struct val run(struct eval *ev, const struct expr *e);

static const struct val none;

struct dur
eval_window(const struct eval *ev)
{
	return ev->window.n > 0 ? ev->window : ev->world->window;
}

const struct cal *
eval_cal(const struct eval *ev)
{
	const struct rec *r = ev->self ? ev->self : ev->rec;

	return ev->world->cal ? ev->world->cal(ev->world->ctx, r) : NULL;
}

bool
eval_days(const struct eval *ev, struct val dur, double *days)
{
	struct date back;
	double minutes;

	if (dur.type != VAL_DUR)
		return false;
	if (dur_minutes(val_dur(dur), &minutes)) {
		*days = minutes / DAY_MINUTES;
		return true;
	}
	back = date_add(ev->world->today, (struct dur){ -dur.number, (enum unit)dur.unit }, eval_cal(ev));
	*days = (double)ev->world->today.day - back.day;
	return true;
}

struct val
eval_link(struct eval *ev, struct val v, const struct rec *from)
{
	const struct rec *to;
	const struct field *f;

	if (v.type == VAL_REC)
		return v;
	if (v.type != VAL_LINK && v.type != VAL_TEXT)
		return none;
	f = from ? kind_field_id(from->kind, v.field) : NULL;
	to = ev->world->link(ev->world->ctx, from, val_span(v), f ? f->link_to : span_make("", 0));
	return to ? (struct val){ .type = VAL_REC, .rec = to } : none;
}

/* With the record as the one at hand; a rule that comes back to itself ends as unknown. */
static struct val
run_for(struct eval *ev, const struct rec *r, const struct expr *e)
{
	const struct rec *rec = ev->rec, *self = ev->self;
	struct val v = none;

	if (ev->depth < DEEPEST) {
		ev->depth++;
		ev->rec = ev->self = r;
		v = run(ev, e);
		ev->rec = rec;
		ev->self = self;
		ev->depth--;
	}
	return v;
}

struct val
eval_field(struct eval *ev, const struct rec *r, uint16_t field)
{
	const struct val *raw = rec_raw(r, field);
	const struct expr *rule;
	const struct field *f;
	struct val v;

	if (raw)
		return raw->type == VAL_BAD ? none : *raw;
	if (r->has_date && field == r->kind->dated)
		return val_date(r->dated);
	f = kind_field_id(r->kind, field);
	if (f == NULL || (f->derived == NULL && f->otherwise == NULL))
		return none;
	rule = f->derived ? f->derived : f->otherwise;
	v = rule->op == OP_LIT ? rule->lit : run_for(ev, r, rule);
	v.field = field;
	if (v.type == VAL_TEXT && f->type == VAL_WORD)
		v.type = VAL_WORD;
	return v;
}

static struct val
slug_of(struct eval *ev, const struct expr *e)
{
	struct val v = { .type = VAL_REC, .rec = ev->rec };

	if (e->nargs)
		v = eval_link(ev, run(ev, e->args[0]), ev->rec);
	return v.type == VAL_REC ? val_text(VAL_TEXT, rec_slug(v.rec)) : none;
}

static struct val
client_of(struct eval *ev)
{
	const struct rec *r = ev->rec->client;

	return r ? (struct val){ .type = VAL_REC, .rec = r } : none;
}

static struct val
field_of(struct eval *ev, const struct expr *e)
{
	struct val v = eval_link(ev, run(ev, e->args[0]), ev->rec);

	return v.type == VAL_REC ? eval_field(ev, v.rec, e->field) : none;
}

static struct val
tri(int truth)
{
	return truth < 0 ? none : val_bool(truth);
}

/* The sides may be asked in any order, since each knows what it knows: first the one that walks over no records. */
static int
logic(struct eval *ev, const struct expr *e)
{
	size_t first = e->nargs > 1 && e->args[0]->walks && !e->args[1]->walks;
	int a = eval_truth(ev, e->args[first]), b;
	int strong = e->op == OP_OR;	/* the value that decides alone */

	if (e->op == OP_NOT)
		return a < 0 ? -1 : !a;
	if (a == strong)
		return a;
	b = eval_truth(ev, e->args[1 - first]);
	return b == strong ? strong : a < 0 || b < 0 ? -1 : !strong;
}

/* FIELD is WORD, what most conditions are made of, without a detour; -1 where it is not that. */
static int
is_word(struct eval *ev, const struct expr *e)
{
	const struct expr *left = e->args[0], *right = e->args[1];
	struct val v;

	if (left->op != OP_FIELD || right->op != OP_LIT || right->lit.type != VAL_WORD)
		return -1;
	v = eval_field(ev, ev->rec, left->field);
	if (v.type == VAL_NONE)
		return false;
	if (v.type != VAL_WORD)
		return -1;
	return (v.n == right->lit.n && bytes_same(v.text, right->lit.text, v.n)) == (e->op == OP_IS);
}

int
eval_truth(struct eval *ev, const struct expr *e)
{
	struct val v;
	int truth;

	if (e->op == OP_AND || e->op == OP_OR || e->op == OP_NOT)
		return logic(ev, e);
	if ((e->op == OP_IS || e->op == OP_IS_NOT) && (truth = is_word(ev, e)) >= 0)
		return truth;
	v = run(ev, e);
	if (v.type == VAL_NONE)
		return -1;
	return v.type == VAL_BOOL ? v.yes : v.type == VAL_NUMBER ? v.number != 0 : 1;
}

static struct val
in_window(struct eval *ev, struct val v)
{
	struct dur w = eval_window(ev);
	struct date from = date_add(ev->world->today, (struct dur){ -w.n, w.unit }, eval_cal(ev));

	v = eval_read_as(v, VAL_DATE);
	if (v.type != VAL_DATE)
		return none;
	return val_bool(v.date.day > from.day && v.date.day <= ev->world->today.day);
}

static struct val
there(struct val v)
{
	return val_bool(v.type != VAL_NONE && !(v.type == VAL_LIST && v.n == 0));
}

/* Under another rule's name `remind` means the record at hand, wherever it is said. */
static struct val
run_remind(struct eval *ev, const struct expr *e)
{
	return run_for(ev, ev->self, e->args[0]);
}

static struct val
run(struct eval *ev, const struct expr *e)
{
	struct val v;

	switch ((enum op)e->op) {
	case OP_LIT: return e->lit;
	case OP_FIELD: return eval_field(ev, ev->rec, e->field);
	case OP_OF: return field_of(ev, e);
	case OP_IT: return (struct val){ .type = VAL_REC, .rec = ev->rec };
	case OP_THIS: return (struct val){ .type = VAL_REC, .rec = ev->self };
	case OP_BOOK: return ev->world->book ? (struct val){ .type = VAL_REC, .rec = ev->world->book } : none;
	case OP_CLIENT: return client_of(ev);
	case OP_KIND: return val_text(VAL_WORD, ev->rec->kind->name);
	case OP_SLUG: return slug_of(ev, e);
	case OP_PATH: return val_text(VAL_TEXT, span_of(ev->rec->path));
	case OP_TODAY: return val_date(ev->world->today);
	case OP_NOW: return val_date(ev->world->now);
	case OP_WINDOW: return val_of_dur(eval_window(ev));
	case OP_REMIND: return run_remind(ev, e);
	case OP_IF:
		if (eval_truth(ev, e->args[0]) == 1)
			return run(ev, e->args[1]);
		return e->nargs > 2 ? run(ev, e->args[2]) : none;
	case OP_OR: case OP_AND: case OP_NOT: return tri(logic(ev, e));
	case OP_THERE: return there(run(ev, e->args[0]));
	case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE: case OP_IS: case OP_IS_NOT:
		return eval_compare(ev, e);
	case OP_HAS: case OP_HAS_ALL: case OP_HAS_ANY: return eval_has(ev, e);
	case OP_IN_WINDOW: return in_window(ev, run(ev, e->args[0]));
	case OP_OTHERWISE:
		v = run(ev, e->args[0]);
		return v.type == VAL_NONE ? run(ev, e->args[1]) : v;
	case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_NEG: return eval_arithmetic(ev, e);
	case OP_CALL: return e->set ? eval_set(ev, e) : eval_call(ev, e);
	}
	return none;
}

struct val
eval_run(struct eval *ev, const struct expr *e)
{
	if (ev->self == NULL)
		ev->self = ev->rec;
	return run(ev, e);
}

bool
eval_true(struct eval *ev, const struct expr *e)
{
	if (e == NULL)
		return true;
	if (ev->self == NULL)
		ev->self = ev->rec;
	return eval_truth(ev, e) == 1;
}
