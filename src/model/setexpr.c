/* Functions, and the sets of records that some of them take. */
#include "model/compile.h"

#include <string.h>

static const struct function {
	const char *name;
	enum fn fn;
	bool set;
	size_t least, most;	/* arguments besides the set */
	enum val_type type;	/* VAL_NONE: that of what is picked, or of the first argument */
} functions[] = {
	{ "count", FN_COUNT, true, 0, 0, VAL_NUMBER },
	{ "any", FN_ANY, true, 0, 0, VAL_BOOL },
	{ "none", FN_NONE, true, 0, 0, VAL_BOOL },
	{ "all", FN_ALL, true, 1, 1, VAL_BOOL },
	{ "share", FN_SHARE, true, 1, 1, VAL_NUMBER },
	{ "first", FN_FIRST, true, 0, 0, VAL_REC },
	{ "last", FN_LAST, true, 0, 0, VAL_REC },
	{ "sum", FN_SUM, true, 0, 0, VAL_NONE },
	{ "mean", FN_MEAN_OF, true, 0, 0, VAL_NONE },
	{ "least", FN_LEAST, true, 0, 0, VAL_NONE },
	{ "most", FN_MOST, true, 0, 0, VAL_NONE },
	{ "distinct", FN_DISTINCT, true, 0, 0, VAL_NUMBER },
	{ "gaps", FN_GAPS, true, 0, 0, VAL_LIST },
	{ "longest", FN_LONGEST, false, 1, 1, VAL_DUR },
	{ "median", FN_MEDIAN, false, 1, 1, VAL_DUR },
	{ "earliest", FN_EARLIEST, false, 1, 99, VAL_DATE },
	{ "latest", FN_LATEST, false, 1, 99, VAL_DATE },
	{ "min", FN_MIN, false, 1, 99, VAL_NUMBER },
	{ "max", FN_MAX, false, 1, 99, VAL_NUMBER },
	{ "mean", FN_MEAN, false, 1, 99, VAL_NUMBER },
	{ "worktime", FN_WORKTIME, false, 2, 2, VAL_DUR },
	{ "fade", FN_FADE, false, 3, 3, VAL_NUMBER },
	{ "next-yearly", FN_NEXT_YEARLY, false, 1, 1, VAL_DATE },
	{ "clip", FN_CLIP, false, 1, 1, VAL_NUMBER },
	{ "days", FN_DAYS, false, 1, 1, VAL_NUMBER },
	{ "round", FN_ROUND, false, 1, 1, VAL_NUMBER },
	{ "age", FN_AGE, false, 1, 1, VAL_DUR },
};
enum { NFUNCTIONS = sizeof functions / sizeof *functions };

static bool
opens(const struct token *t, const char *op)
{
	return t->type == T_OP && span_is(t->text, op);
}

static bool
kind_at(const struct parser *p, const struct token *t)
{
	if (t->type == T_NAME && span_is(t->text, "planned"))
		t++;
	return t->type == T_NAME && model_kind(p->scope->model, t->text) != NULL;
}

static bool
set_ends(const struct token *t)
{
	return t->type == T_NAME ? span_is(t->text, "where") || span_is(t->text, "in") : opens(t, ")") || opens(t, ",");
}

/* The "of" that joins what is picked to its kind, on this level of parentheses; or NULL. */
static const struct token *
find_of(const struct parser *p)
{
	int depth = 0;

	for (const struct token *t = p->t; t->type != T_END; t++) {
		if (opens(t, "("))
			depth++;
		else if (opens(t, ")") && depth-- == 0)
			return NULL;
		else if (depth == 0 && (opens(t, ",") || (t->type == T_NAME && span_is(t->text, "where"))))
			return NULL;
		else if (depth == 0 && t->type == T_NAME && span_is(t->text, "of") && t > p->t &&
		    t[-1].type != T_PERCENT && kind_at(p, t + 1))
			return t;
	}
	return NULL;
}

static bool
set_follows(const struct parser *p)
{
	const struct token *t = p->t;

	if (find_of(p))
		return true;
	if (!kind_at(p, t))
		return false;
	return set_ends(t + (span_is(t->text, "planned") ? 2 : 1));
}

static void
enter(struct parser *p, const struct kind *k, uint64_t *kinds, bool *in_set)
{
	*kinds = p->kinds, *in_set = p->in_set;
	p->kinds = KIND_BIT(k);
	p->in_set = true;
}

static void
leave(struct parser *p, uint64_t kinds, bool in_set)
{
	p->kinds = kinds;
	p->in_set = in_set;
}

static const struct kind *
kind_token(const struct parser *p, const struct token *t)
{
	return model_kind(p->scope->model, span_is(t->text, "planned") ? t[1].text : t->text);
}

/* parse_X within the scope of the set's records. */
static struct expr *
parse_inside(struct parser *p, const struct kind *k, struct expr *(*parse)(struct parser *))
{
	uint64_t kinds;
	bool in_set;
	struct expr *e;

	enter(p, k, &kinds, &in_set);
	e = parse(p);
	leave(p, kinds, in_set);
	return e;
}

static struct set *
parse_set(struct parser *p)
{
	struct set *s = arena_new(&p->scope->model->arena, struct set);
	const struct token *of = find_of(p);

	if (of) {
		if ((s->pick = parse_inside(p, kind_token(p, of + 1), parse_expr)) == NULL)
			return NULL;
		if (p->t != of)
			return fail(p, p->t->text, "\"of\" was expected here"), NULL;
		p->t++;
	}
	s->planned = take_word(p, "planned");
	s->kind = kind_token(p, p->t++);
	if (take_word(p, "where") && (s->cond = parse_inside(p, s->kind, parse_condition)) == NULL)
		return NULL;
	if (take_word(p, "in")) {
		if (!take_word(p, "window"))
			return fail(p, p->t->text, "\"in\" goes on with \"window\""), NULL;
		s->in_window = true;
	}
	return s;
}

static bool
needs_pick(enum fn fn)
{
	return fn == FN_SUM || fn == FN_MEAN_OF || fn == FN_LEAST || fn == FN_MOST || fn == FN_DISTINCT;
}

static struct expr *
parse_set_call(struct parser *p, const struct function *f, struct expr *e)
{
	struct expr *cond;

	if (!set_follows(p))
		return fail(p, p->t->text, "%s(...) is about records: it needs a kind, as in %s(%spromise where ...)",
		    f->name, f->name, needs_pick(f->fn) ? "FIELD of " : "");
	e->walks = true;
	if ((e->set = parse_set(p)) == NULL)
		return NULL;
	if (needs_pick(f->fn) && e->set->pick == NULL)
		return fail(p, e->text, "%s(...) needs what it is of: %s(FIELD of %.*s ...)", f->name, f->name,
		    (int)e->set->kind->name.n, e->set->kind->name.p);
	if (f->type == VAL_NONE)
		e->type = e->set->pick->type;
	e->kinds = KIND_BIT(e->set->kind);
	if (f->least == 1) {
		if (!expect_op(p, ",") || (cond = parse_inside(p, e->set->kind, parse_condition)) == NULL)
			return NULL;
		node_args(p, e, 1, cond);
	}
	return expect_op(p, ")") ? e : NULL;
}

/* In min, max and mean a condition counts 1 or 0, and so does "is it there". */
static struct expr *
parse_argument(struct parser *p, const struct function *f)
{
	struct expr *e = parse_expr(p);
	bool plain = e && (e->type <= VAL_NUMBER || e->type == VAL_DUR);

	if (e == NULL || f->fn != FN_MEAN || plain)
		return e;
	return node_args(p, node(p, OP_THERE, VAL_BOOL, e->text), 1, e);
}

static bool
argument_fits(const struct function *f, const struct expr *e)
{
	switch (f->fn) {
	case FN_EARLIEST: case FN_LATEST: case FN_WORKTIME: case FN_NEXT_YEARLY: case FN_AGE:
		return e->type == VAL_DATE || e->type == VAL_NONE;
	case FN_LONGEST: case FN_MEDIAN: return e->type == VAL_LIST;
	case FN_DAYS: return e->type == VAL_DUR || e->type == VAL_NONE;
	default: return e->type <= VAL_NUMBER || e->type == VAL_DUR;
	}
}

static struct expr *
parse_value_call(struct parser *p, const struct function *f, struct expr *e)
{
	struct expr *args[100];
	size_t n = 0;

	do {
		if ((args[n] = parse_argument(p, f)) == NULL)
			return NULL;
		if (!argument_fits(f, args[n]))
			return fail(p, args[n]->text, "%s(...) takes no %s", f->name, type_word(args[n]->type) + 2);
		n++;
	} while (n < 99 && take_op(p, ","));
	if (n < f->least || n > f->most)
		return fail(p, e->text, "%s(...) takes %zu values", f->name, f->least);
	e->args = arena_array(&p->scope->model->arena, struct expr *, n);
	memcpy(e->args, args, n * sizeof *args);
	e->nargs = n;
	if (f->fn == FN_MIN || f->fn == FN_MAX)
		e->type = args[0]->type;
	return expect_op(p, ")") ? e : NULL;
}

static struct expr *
no_function(struct parser *p, struct span name)
{
	const char *names[NFUNCTIONS], *near;

	for (size_t i = 0; i < NFUNCTIONS; i++)
		names[i] = functions[i].name;
	near = fault_nearest(name, names, NFUNCTIONS);
	fail(p, name, "there is no function \"%.*s\"", (int)name.n, name.p);
	if (near)
		fault_hint(p->faults, "did you mean %s?", near);
	return NULL;
}

struct expr *
parse_call(struct parser *p, struct span name)
{
	struct expr *e;
	bool set;

	p->t += 2;
	set = set_follows(p);
	for (size_t i = 0; i < NFUNCTIONS; i++) {
		const struct function *f = &functions[i];

		if (!span_is(name, f->name) || (span_is(name, "mean") && f->set != set))
			continue;
		e = node(p, OP_CALL, f->type, name);
		e->fn = (uint8_t)f->fn;
		return f->set ? parse_set_call(p, f, e) : parse_value_call(p, f, e);
	}
	return no_function(p, name);
}
