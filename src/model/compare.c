/* Comparisons and arithmetic, with the checks of types and of words. */
#include "model/compile.h"

const char *
type_word(int type)
{
	static const char *const words[] = { "something", "a yes/no", "a number", "a date", "a time", "a weekday",
		"a duration", "a word", "a text", "a link", "a record", "a list", "nothing" };

	return words[type];
}

static int
arithmetic_type(enum op op, int a, int b)
{
	bool na = a == VAL_NUMBER || a == VAL_BOOL, nb = b == VAL_NUMBER || b == VAL_BOOL;

	if (a == VAL_NONE || b == VAL_NONE)
		return VAL_NONE;
	if (na && nb)
		return VAL_NUMBER;
	switch (op) {
	case OP_ADD:
		if ((a == VAL_DATE && b == VAL_DUR) || (a == VAL_DUR && b == VAL_DATE))
			return VAL_DATE;
		return a == VAL_DUR && b == VAL_DUR ? VAL_DUR : -1;
	case OP_SUB:
		if (a == VAL_DATE)
			return b == VAL_DATE ? VAL_DUR : b == VAL_DUR ? VAL_DATE : -1;
		return a == VAL_DUR && b == VAL_DUR ? VAL_DUR : -1;
	case OP_MUL: return (a == VAL_DUR && nb) || (na && b == VAL_DUR) ? VAL_DUR : -1;
	default: return a != VAL_DUR ? -1 : b == VAL_DUR ? VAL_NUMBER : nb ? VAL_DUR : -1;
	}
}

struct expr *
arithmetic(struct parser *p, enum op op, struct expr *left, struct expr *right, struct span at)
{
	int type = arithmetic_type(op, left->type, right->type);

	if (type < 0)
		return fail(p, at, "%s and %s do not go with \"%.*s\"", type_word(left->type),
		    type_word(right->type), (int)at.n, at.p);
	return node_args(p, node(p, op, (enum val_type)type, at), 2, left, right);
}

/* What the record may be that the field on the left is of. */
static bool
may_be(const struct parser *p, const struct expr *left, const struct kind *k)
{
	uint64_t kinds = left->kinds == 0 && left->op == OP_FIELD ? p->met : left->kinds;

	return kinds == 0 || (kinds & KIND_BIT(k)) != 0;
}

/* The word of any kind that the field on the left may belong to; *closed if all of them list theirs. */
static bool
listed_word(const struct parser *p, const struct expr *left, struct span word, bool *closed)
{
	const struct model *m = p->scope->model;

	bool open = false;

	*closed = false;
	for (size_t i = 0; i < m->nkinds; i++) {
		const struct field *f = !may_be(p, left, m->kinds[i]) ? NULL : kind_field_id(m->kinds[i], left->field);

		if (f == NULL)
			continue;
		open |= f->nwords == 0;
		*closed |= f->nwords > 0;
		for (size_t w = 0; w < f->nwords; w++)
			if (span_eq(f->words[w], word))
				return true;
	}
	*closed &= !open;
	return false;
}

static struct expr *
unlisted_word(struct parser *p, const struct expr *left, struct span word)
{
	const struct model *m = p->scope->model;
	struct arena *a = &p->faults->arena;
	const char *words[256] = { NULL }, *near;
	size_t n = 0;

	for (size_t i = 0; i < m->nkinds; i++) {
		const struct field *f = !may_be(p, left, m->kinds[i]) ? NULL : kind_field_id(m->kinds[i], left->field);

		for (size_t w = 0; f && w < f->nwords && n < 256; w++)
			words[n++] = arena_dup(a, f->words[w]);
	}
	near = fault_nearest(word, words, n);
	fail(p, word, "\"%.*s\" is no word of %.*s", (int)word.n, word.p, (int)left->text.n, left->text.p);
	if (near)
		fault_hint(p->faults, "did you mean %s?", near);
	else if (n)
		fault_hint(p->faults, "it may be %s%s%s%s%s", words[0], n > 1 ? ", " : "", n > 1 ? words[1] : "",
		    n > 2 ? ", " : "", n > 2 ? (n > 3 ? "..." : words[2]) : "");
	return NULL;
}

static struct expr *
word_literal(struct parser *p, enum val_type type)
{
	struct span word = p->t++->text;
	struct expr *e = node(p, OP_LIT, type, word);

	e->lit = val_text(type, word);
	return e;
}

static struct expr *
kind_literal(struct parser *p)
{
	const struct model *m = p->scope->model;
	const char *const *names, *near;
	size_t n;

	if (model_kind(m, p->t->text))
		return word_literal(p, VAL_WORD);
	names = model_kind_names(m, &p->faults->arena, &n);
	near = fault_nearest(p->t->text, names, n);
	fail(p, p->t->text, "there is no kind \"%.*s\"", (int)p->t->text.n, p->t->text.p);
	if (near)
		fault_hint(p->faults, "did you mean %s?", near);
	return NULL;
}

/* Does the name say something by itself? closed: beside words, so a field of other kinds only is none. */
static bool
resolves(const struct parser *p, struct span name, bool closed)
{
	for (size_t i = 0; i < p->scope->nlimits; i++)
		if (span_eq(p->scope->limits[i].name, name))
			return true;
	return field_in(p, name, p->kinds == 0 && closed ? p->met : p->kinds) != NULL ||
	    span_is(name, "this") || span_is(name, "it") || span_is(name, "client") || span_is(name, "book") ||
	    span_is(name, "today") || span_is(name, "now") || span_is(name, "remind") || span_is(name, "window") ||
	    span_is(name, "slug") || span_is(name, "kind") || span_is(name, "yes") || span_is(name, "no") ||
	    span_is(name, "true") || span_is(name, "false");
}

/* A bare name on the right is a word of the field on the left where that field lists it. */
static struct expr *
parse_right(struct parser *p, const struct expr *left)
{
	struct span name = p->t->text;
	bool field = left->op == OP_FIELD || left->op == OP_OF, closed = false;
	struct expr *e;
	int day;

	if (p->t->type != T_NAME || (p->t[1].type == T_OP && (span_is(p->t[1].text, "(") || span_is(p->t[1].text, "."))))
		return parse_otherwise(p);
	if (left->op == OP_KIND)
		return kind_literal(p);
	if (left->type == VAL_WEEKDAY && (day = weekday_parse(name)) >= 0) {
		e = word_literal(p, VAL_WEEKDAY);
		e->lit = (struct val){ .type = VAL_WEEKDAY, .n = (uint32_t)day };
		return e;
	}
	if (field && listed_word(p, left, name, &closed))
		return word_literal(p, VAL_WORD);
	if (resolves(p, name, closed))
		return parse_otherwise(p);
	if (closed)
		return unlisted_word(p, left, name);
	if (left->type >= VAL_WORD || left->type == VAL_NONE)
		return word_literal(p, VAL_TEXT);
	return parse_otherwise(p);
}

static bool
comparable(int a, int b)
{
	if (a == VAL_NONE || b == VAL_NONE || a == b)
		return true;
	return a >= VAL_WORD && a <= VAL_REC && b >= VAL_WORD && b <= VAL_REC;
}

static struct expr *
unlike(struct parser *p, const struct expr *left, const struct expr *right)
{
	fail(p, right->text, "%s does not compare with %s", type_word(left->type), type_word(right->type));
	if (left->type == VAL_DATE && right->type == VAL_DUR)
		fault_hint(p->faults, "today + %.*s, or today - %.*s", (int)right->text.n, right->text.p,
		    (int)right->text.n, right->text.p);
	else if (left->type == VAL_DATE)
		fault_hint(p->faults, "a day is written without quotes, as 2026-11-21, or counted from today: today + 3d");
	return NULL;
}

static struct expr *
compare(struct parser *p, enum op op, struct expr *left, struct span at)
{
	struct expr *right = parse_right(p, left);

	if (right == NULL)
		return NULL;
	if (op != OP_HAS && !comparable(left->type, right->type))
		return unlike(p, left, right);
	return node_args(p, node(p, op, VAL_BOOL, at), 2, left, right);
}

/* "is one of (a, b)": any of the comparisons. */
static struct expr *
one_of(struct parser *p, struct expr *left, struct span at, enum op op)
{
	struct expr *all = NULL, *e;

	if (!expect_op(p, "("))
		return NULL;
	do {
		if ((e = compare(p, op, left, at)) == NULL)
			return NULL;
		all = all ? node_args(p, node(p, OP_OR, VAL_BOOL, at), 2, all, e) : e;
	} while (take_op(p, ","));
	return expect_op(p, ")") ? all : NULL;
}

static struct expr *
parse_is(struct parser *p, struct expr *left, struct span at)
{
	bool not = take_word(p, "not");
	struct expr *e;

	if (take_word(p, "one")) {
		if (!take_word(p, "of"))
			return fail(p, p->t->text, "\"is one\" goes on with \"of (...)\"");
		e = one_of(p, left, at, OP_IS);
		return e && not ? node_args(p, node(p, OP_NOT, VAL_BOOL, at), 1, e) : e;
	}
	return compare(p, not ? OP_IS_NOT : OP_IS, left, at);
}

static struct expr *
parse_has(struct parser *p, struct expr *left, struct span at)
{
	enum op op = OP_HAS;
	struct expr *right;

	if (left->type != VAL_LIST && left->type != VAL_NONE && left->type != VAL_TEXT && left->type != VAL_LINK)
		return fail(p, at, "%s has no members", type_word(left->type));
	if (at_word(p, "all") && !(p->t[1].type == T_OP && span_is(p->t[1].text, "(")))
		p->t++, op = OP_HAS_ALL;
	else if (take_word(p, "any")) {
		if (!take_word(p, "of"))
			return fail(p, p->t->text, "\"has any\" goes on with \"of\"");
		if (at_op(p, "("))
			return one_of(p, left, at, OP_HAS);
		op = OP_HAS_ANY;
	}
	if ((right = parse_right(p, left)) == NULL)
		return NULL;
	return node_args(p, node(p, op, VAL_BOOL, at), 2, left, right);
}

static bool
window_follows(const struct parser *p, const struct expr *left)
{
	return at_word(p, "in") && span_is(p->t[1].text, "window") &&
	    (left->type == VAL_DATE || (left->type == VAL_NONE && !p->in_set));
}

struct expr *
parse_comparison(struct parser *p)
{
	static const struct { const char *text; enum op op; } ops[] = {
		{ "=", OP_EQ }, { "==", OP_EQ }, { "!=", OP_NE }, { "<", OP_LT }, { "<=", OP_LE }, { ">", OP_GT },
		{ ">=", OP_GE },
	};
	struct expr *left = parse_otherwise(p);
	struct span at = p->t->text;

	if (left == NULL)
		return NULL;
	if (window_follows(p, left)) {
		p->t += 2;
		return node_args(p, node(p, OP_IN_WINDOW, VAL_BOOL, at), 1, left);
	}
	if (take_word(p, "is"))
		return parse_is(p, left, at);
	if (take_word(p, "has"))
		return parse_has(p, left, at);
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (take_op(p, ops[i].text))
			return compare(p, ops[i].op, left, at);
	return left;
}
