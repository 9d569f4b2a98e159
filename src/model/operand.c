/* Names, literals, dots and unary operators. */
#include "model/compile.h"

#include <string.h>

#include "model/target.h"

const struct field *
field_in(const struct parser *p, struct span name, uint64_t kinds)
{
	const struct model *m = p->scope->model;
	uint16_t id = model_field_id(m, name);
	const struct field *f;

	for (size_t i = 0; id && i < m->nkinds; i++) {
		if (kinds && !(kinds & KIND_BIT(m->kinds[i])))
			continue;
		if ((f = kind_field_id(m->kinds[i], id)) != NULL)
			return f;
	}
	return NULL;
}

static struct expr *
literal(struct parser *p, struct val v, struct span at)
{
	struct expr *e = node(p, OP_LIT, (enum val_type)v.type, at);

	e->lit = v;
	return e;
}

/* What kinds the record behind a link field may be. */
static uint64_t
link_kinds(const struct parser *p, uint16_t id, uint64_t kinds)
{
	const struct model *m = p->scope->model;
	uint64_t to = 0;

	for (size_t i = 0; i < m->nkinds; i++) {
		const struct field *f = kinds && !(kinds & KIND_BIT(m->kinds[i])) ? NULL :
		    kind_field_id(m->kinds[i], id);
		uint64_t some = f != NULL ? target_bits(m, f) : 0;

		if (f != NULL && some == 0)
			return 0;
		to |= some;
	}
	return to;
}

static struct expr *
field_node(struct parser *p, enum op op, uint16_t id, uint64_t kinds, struct span at)
{
	const struct model *m = p->scope->model;
	struct expr *e = node(p, op, id < m->declared ? model_field_type(m, id) : VAL_NONE, at);

	e->field = id;
	e->kinds = kinds;
	e->list = e->type == VAL_LIST;
	return e;
}

const char *
expr_day_hint(struct span name)
{
	if (span_is(name, "tomorrow"))
		return "today + 1d";
	if (span_is(name, "yesterday"))
		return "today - 1d";
	return weekday_parse(name) >= 0 ? "days are counted from today (today + 3d), or written as 2026-11-21" : NULL;
}

/* All names that would have been right here, for "did you mean". */
static struct expr *
unknown_name(struct parser *p, struct span name, uint64_t kinds)
{
	const struct model *m = p->scope->model;
	struct arena *a = &p->faults->arena;
	const char **words = arena_array(a, const char *, m->declared + p->scope->nlimits + 1);
	size_t n = 0;
	const char *near;
	const struct kind *only = NULL;

	for (size_t i = 1; i < m->declared; i++)
		if (field_in(p, m->names[i], kinds))
			words[n++] = arena_dup(a, m->names[i]);
	for (size_t i = 0; i < p->scope->nlimits; i++)
		words[n++] = arena_dup(a, p->scope->limits[i].name);
	for (size_t i = 0; i < m->nkinds; i++)
		if (kinds == KIND_BIT(m->kinds[i]))
			only = m->kinds[i];
	near = fault_nearest(name, words, n);
	if (only)
		fail(p, name, "%.*s has no field \"%.*s\"", (int)only->name.n, only->name.p, (int)name.n, name.p);
	else
		fail(p, name, "unknown name \"%.*s\"", (int)name.n, name.p);
	if (near)
		fault_hint(p->faults, "did you mean %s?", near);
	else if (expr_day_hint(name))
		fault_hint(p->faults, "%s", expr_day_hint(name));
	return NULL;
}

static struct expr *
undeclared(struct parser *p, struct span name, uint64_t kinds)
{
	struct scope *sc = p->scope;

	if (!sc->query || field_in(p, name, 0))
		return unknown_name(p, name, kinds);
	*vec_push(sc->wanted, sc->nwanted, sc->wanted_cap) = name;
	return field_node(p, OP_FIELD, model_intern(sc->model, name), kinds, name);
}

static struct expr *
special_name(struct parser *p, struct span name)
{
	static const struct { const char *word; enum op op; enum val_type type; } words[] = {
		{ "this", OP_THIS, VAL_REC }, { "it", OP_IT, VAL_REC }, { "client", OP_CLIENT, VAL_REC },
		{ "book", OP_BOOK, VAL_REC }, { "kind", OP_KIND, VAL_WORD }, { "slug", OP_SLUG, VAL_TEXT },
		{ "path", OP_PATH, VAL_TEXT }, { "today", OP_TODAY, VAL_DATE }, { "now", OP_NOW, VAL_DATE }, { "window", OP_WINDOW, VAL_DUR },
	};
	const struct kind *k;
	struct expr *e;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!span_is(name, words[i].word))
			continue;
		e = node(p, words[i].op, words[i].type, name);
		k = e->type == VAL_REC ? model_kind(p->scope->model, name) : NULL;
		e->kinds = words[i].op == OP_THIS ? p->self : words[i].op == OP_IT ? p->kinds : k ? KIND_BIT(k) : 0;
		return e;
	}
	if (span_is(name, "yes") || span_is(name, "true"))
		return literal(p, val_bool(true), name);
	if (span_is(name, "no") || span_is(name, "false"))
		return literal(p, val_bool(false), name);
	return NULL;
}

static struct expr *
remind_name(struct parser *p, struct span name)
{
	struct expr *e;

	if (p->scope->remind == NULL)
		return fail(p, name, "there is no reminder that `remind` could stand for");
	e = node(p, OP_REMIND, VAL_DATE, name);
	return node_args(p, e, 1, p->scope->remind);
}

/* "default client if inbound else us": in a default the field's own words win. */
static bool
expected_word(const struct parser *p, struct span name)
{
	const struct field *f = p->scope->expect;

	for (size_t i = 0; f && i < f->nwords; i++)
		if (span_eq(f->words[i], name))
			return true;
	return false;
}

static struct expr *
parse_name(struct parser *p)
{
	struct span name = p->t->text;
	const struct field *f;
	struct expr *e;

	if (p->t[1].type == T_OP && span_is(p->t[1].text, "("))
		return parse_call(p, name);
	p->t++;
	if (expected_word(p, name) && !at_op(p, "."))
		return literal(p, val_text(VAL_WORD, name), name);
	for (size_t i = 0; i < p->scope->nlimits; i++)
		if (span_eq(p->scope->limits[i].name, name)) {
			p->scope->limits[i].used = true;
			return literal(p, p->scope->limits[i].value, name);
		}
	if (span_is(name, "remind"))
		return remind_name(p, name);
	if ((e = special_name(p, name)) != NULL)
		return e;
	if ((f = field_in(p, name, p->kinds)) != NULL)
		return field_node(p, OP_FIELD, f->id, p->kinds, name);
	return undeclared(p, name, p->kinds);
}

static struct expr *
parse_primary(struct parser *p)
{
	const struct token *t = p->t;
	struct expr *e;

	switch (t->type) {
	case T_NAME: return parse_name(p);
	case T_NUMBER: case T_PERCENT: case T_DUR: case T_DATE: case T_TIME: case T_STRING:
		p->t++;
		return literal(p, t->value, t->text);
	case T_END: return fail(p, t->text, "the expression ends too early");
	default: break;
	}
	if (!take_op(p, "("))
		return fail(p, t->text, "\"%.*s\" stands where a value was expected", (int)t->text.n, t->text.p);
	if ((e = parse_expr(p)) == NULL || !expect_op(p, ")"))
		return NULL;
	return e;
}

/* A record, or what links to one. */
static bool
record_kinds(const struct parser *p, const struct expr *e, uint64_t *kinds)
{
	if (e->type == VAL_REC)
		return *kinds = e->kinds, true;
	if (e->type == VAL_LINK || e->type == VAL_NONE)
		return *kinds = link_kinds(p, e->field, e->kinds), true;
	return false;
}

static struct expr *
parse_dots(struct parser *p)
{
	struct expr *e = parse_primary(p), *of;
	const struct field *f;
	uint64_t kinds;

	while (e && at_op(p, ".")) {
		struct span name = (++p->t)->text;

		if (p->t->type != T_NAME)
			return fail(p, name, "a field's name was expected after the dot");
		if (!record_kinds(p, e, &kinds))
			return fail(p, e->text, "%s has no fields", type_word(e->type));
		if (span_is(name, "slug")) {
			p->t++;
			e = node_args(p, node(p, OP_SLUG, VAL_TEXT, name), 1, e);
			continue;
		}
		if ((f = field_in(p, name, kinds)) == NULL)
			return unknown_name(p, name, kinds);
		p->t++;
		of = field_node(p, OP_OF, f->id, kinds, name);
		e = node_args(p, of, 1, e);
	}
	return e;
}

static bool
keyword(const struct token *t)
{
	static const char *const words[] = { "if", "else", "and", "or", "not", "is", "has", "in", "where",
		"of", "otherwise", "until" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(t->text, words[i]))
			return true;
	return false;
}

/* "2 cadence" and "10% of (due - made)" read as people write them. */
struct expr *
parse_unary(struct parser *p)
{
	const struct token *t = p->t;
	struct expr *e, *right;

	if (take_op(p, "-")) {
		if ((e = parse_unary(p)) == NULL)
			return NULL;
		return node_args(p, node(p, OP_NEG, (enum val_type)e->type, t->text), 1, e);
	}
	if ((t->type == T_NUMBER && t[1].type == T_NAME && !keyword(&t[1])) ||
	    (t->type == T_PERCENT && t[1].type == T_NAME && span_is(t[1].text, "of"))) {
		p->t += t->type == T_PERCENT ? 2 : 1;
		if ((right = parse_dots(p)) == NULL)
			return NULL;
		return arithmetic(p, OP_MUL, literal(p, t->value, t->text), right, t->text);
	}
	return parse_dots(p);
}
