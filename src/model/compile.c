/*
 * The compiler of the rule language: recursive descent over the tokens.
 * Precedence, loosest first: if-else, or, and, not, comparison, otherwise,
 * + -, * / and "2 cadence", unary minus, dots.
 */
#include "model/compile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static struct expr *parse_or(struct parser *p);

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The byte of source, lines as they were written, that is `at` of text, what YAML folded out of them;
 * NULL where source has no such text: one with escapes is not found. */
static const char *
unfolded(struct span source, struct span text, const char *at)
{
	for (const char *from = source.p, *end = source.p + source.n; from < end; from++) {
		const char *s = from, *t = text.p, *found = NULL;

		for (; t < text.p + text.n; t++) {
			if (is_blank(*t))
				continue;
			while (s < end && is_blank(*s))
				s++;
			if (found == NULL && t >= at)
				found = s;
			if (s == end || *s++ != *t)
				break;
		}
		if (t == text.p + text.n)
			return found != NULL ? found : s;
	}
	return NULL;
}

struct expr *
fail(struct parser *p, struct span at, const char *fmt, ...)
{
	const struct scope *sc = p->scope;
	const char *place = sc->source.n > 0 ? unfolded(sc->source, p->text, at.p) : NULL;
	unsigned line = sc->line, col = sc->col + (unsigned)(at.p - p->text.p);
	va_list ap;
	char text[512];

	if (p->failed)
		return NULL;
	p->failed = true;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (place != NULL)
		fault_where(sc->file, place, &line, &col);
	if (sc->path == NULL)
		col = (unsigned)(at.p - p->text.p) + 1;
	fault_add(p->faults, ERROR, sc->path, line, col, "%s", text);
	fault_excerpt(p->faults, p->text);
	p->faults->v[p->faults->n - 1].caret = (unsigned)(at.p - p->text.p) + 1;
	return NULL;
}

struct expr *
node(struct parser *p, enum op op, enum val_type type, struct span at)
{
	struct expr *e = arena_new(&p->scope->model->arena, struct expr);

	e->op = (uint8_t)op;
	e->type = (uint8_t)type;
	e->text = at;
	return e;
}

struct expr *
node_args(struct parser *p, struct expr *e, size_t n, ...)
{
	va_list ap;

	e->args = arena_array(&p->scope->model->arena, struct expr *, n);
	va_start(ap, n);
	for (size_t i = 0; i < n; i++)
		e->args[i] = va_arg(ap, struct expr *);
	va_end(ap);
	e->nargs = n;
	for (size_t i = 0; i < n; i++)
		e->walks |= e->args[i]->walks;
	return e;
}

bool
at_word(const struct parser *p, const char *word)
{
	return p->t->type == T_NAME && span_is(p->t->text, word);
}

bool
take_word(struct parser *p, const char *word)
{
	if (!at_word(p, word))
		return false;
	p->t++;
	return true;
}

bool
at_op(const struct parser *p, const char *op)
{
	return p->t->type == T_OP && span_is(p->t->text, op);
}

bool
take_op(struct parser *p, const char *op)
{
	if (!at_op(p, op))
		return false;
	p->t++;
	return true;
}

bool
expect_op(struct parser *p, const char *op)
{
	if (take_op(p, op))
		return true;
	if (p->t->type == T_END)
		fail(p, p->t->text, "the expression ends where \"%s\" was expected", op);
	else
		fail(p, p->t->text, "\"%.*s\" where \"%s\" was expected", (int)p->t->text.n, p->t->text.p, op);
	return false;
}

/* A field that is no yes/no, used as a condition, asks whether it is there. */
static struct expr *
condition(struct parser *p, struct expr *e)
{
	if (e == NULL || e->type == VAL_BOOL)
		return e;
	if (e->op == OP_CALL && e->type == VAL_NUMBER && e->fn <= FN_LAST_OF_SETS)
		return fail(p, e->text, "a number is no condition; compare it, as in count(...) > 0");
	if (e->op == OP_IF)
		return e;
	return node_args(p, node(p, OP_THERE, VAL_BOOL, e->text), 1, e);
}

static struct expr *
parse_multiply(struct parser *p)
{
	struct expr *left = parse_unary(p), *right;

	while (left && (at_op(p, "*") || at_op(p, "/"))) {
		enum op op = at_op(p, "*") ? OP_MUL : OP_DIV;
		struct span at = p->t++->text;

		if ((right = parse_unary(p)) == NULL)
			return NULL;
		left = arithmetic(p, op, left, right, at);
	}
	return left;
}

static struct expr *
parse_sum(struct parser *p)
{
	struct expr *left = parse_multiply(p), *right;

	while (left && (at_op(p, "+") || at_op(p, "-"))) {
		enum op op = at_op(p, "+") ? OP_ADD : OP_SUB;
		struct span at = p->t++->text;

		if ((right = parse_multiply(p)) == NULL)
			return NULL;
		left = arithmetic(p, op, left, right, at);
	}
	return left;
}

struct expr *
parse_otherwise(struct parser *p)
{
	struct expr *left = parse_sum(p), *right;

	while (left && at_word(p, "otherwise")) {
		struct span at = p->t++->text;
		enum val_type type;

		if ((right = parse_sum(p)) == NULL)
			return NULL;
		if (left->type && right->type && left->type != right->type && left->type != VAL_BAD)
			return fail(p, at, "otherwise joins %s and %s", type_word(left->type), type_word(right->type));
		type = left->type ? left->type : right->type;
		left = node_args(p, node(p, OP_OTHERWISE, type, at), 2, left, right);
	}
	return left;
}

static struct expr *
parse_not(struct parser *p)
{
	struct expr *e;
	struct span at = p->t->text;

	if (!take_word(p, "not"))
		return parse_comparison(p);
	if ((e = condition(p, parse_not(p))) == NULL)
		return NULL;
	return node_args(p, node(p, OP_NOT, VAL_BOOL, at), 1, e);
}

/* "kind is promise", "kind is one of (log, note)": these kinds; 0 where it says none. */
static uint64_t
kinds_said(const struct parser *p, const struct expr *e)
{
	const struct kind *k;
	uint64_t one, other;

	if (e->op == OP_OR)
		return (one = kinds_said(p, e->args[0])) != 0 && (other = kinds_said(p, e->args[1])) != 0 ? one | other : 0;
	if ((e->op != OP_IS && e->op != OP_EQ) || e->args[0]->op != OP_KIND || e->args[1]->op != OP_LIT)
		return 0;
	k = model_kind(p->scope->model, val_span(e->args[1]->lit));
	return k != NULL ? KIND_BIT(k) : 0;	/* of a text in quotes nobody has asked whether it is a kind */
}

static struct expr *
parse_joined(struct parser *p, const char *word, enum op op, struct expr *(*inner)(struct parser *))
{
	struct expr *left = inner(p), *right = left;
	uint64_t before = p->met, said;

	while (left && at_word(p, word)) {
		struct span at = p->t++->text;

		if (op == OP_AND && (said = kinds_said(p, right)) != 0)
			p->met = said;
		if ((left = condition(p, left)) == NULL || (right = condition(p, inner(p))) == NULL)
			return NULL;
		left = node_args(p, node(p, op, VAL_BOOL, at), 2, left, right);
	}
	p->met = before;
	return left;
}

static struct expr *
parse_and(struct parser *p)
{
	return parse_joined(p, "and", OP_AND, parse_not);
}

static struct expr *
parse_or(struct parser *p)
{
	return parse_joined(p, "or", OP_OR, parse_and);
}

struct expr *
parse_condition(struct parser *p)
{
	return condition(p, parse_or(p));
}

struct expr *
parse_expr(struct parser *p)
{
	struct expr *yes, *cond, *no;
	struct span at;

	if (++p->depth > 64)
		return fail(p, p->t->text, "nested too deeply");
	yes = parse_or(p);
	at = p->t->text;
	if (yes && take_word(p, "if")) {
		if ((cond = parse_condition(p)) == NULL)
			return NULL;
		if (!take_word(p, "else")) {
			yes = node_args(p, node(p, OP_IF, (enum val_type)yes->type, at), 2, cond, yes);
			p->depth--;
			return yes;
		}
		if ((no = parse_expr(p)) == NULL)
			return NULL;
		if (yes->type && no->type && yes->type != no->type &&
		    !(yes->type <= VAL_NUMBER && no->type <= VAL_NUMBER))
			return fail(p, at, "one side is %s, the other %s", type_word(yes->type), type_word(no->type));
		yes = node_args(p, node(p, OP_IF, yes->type == no->type ? yes->type : VAL_NONE, at), 3, cond, yes, no);
	}
	p->depth--;
	return yes;
}

/* What begins with a digit and is nothing, and how it may be meant. */
static void
stray_number(struct parser *p, struct span rest)
{
	int n[3] = {0}, got = 0;
	size_t digits = 0, len = 0;
	bool day;
	struct span part, whole;

	while (digits < rest.n && strchr("0123456789-./", rest.p[digits]) != NULL)
		digits++;
	for (len = digits; len < rest.n && strchr(" \t\r\n()<>=!,+*%\"'", rest.p[len]) == NULL; )
		len++;
	whole = span_make(rest.p, len);
	for (rest.n = len; rest.n > 0 && len == digits && got < 3; got++) {
		span_cut(&rest, '-', &part);
		for (size_t i = 0; i < part.n && part.n < 5; i++)
			n[got] = n[got] * 10 + (part.p[i] - '0');
	}
	day = got == 3 && rest.n == 0 && n[0] >= 1000;
	if (day && !date_valid(n[0], n[1], n[2])) {
		fail(p, whole, "there is no such day: \"%.*s\"", (int)whole.n, whole.p);
		return;
	}
	fail(p, whole, "\"%.*s\" is no number, day or duration", (int)whole.n, whole.p);
	if (day)
		fault_hint(p->faults, "%04d-%02d-%02d", n[0], n[1], n[2]);
	else if (len == digits)
		fault_hint(p->faults, "a day is written as 2026-11-21");
	else
		fault_hint(p->faults, "the units are min h bh d bd w m y");
}

static struct expr *
stray(struct parser *p, const char *bad)
{
	if (*bad >= '0' && *bad <= '9')
		stray_number(p, span_make(bad, (size_t)(p->text.p + p->text.n - bad)));
	else if (*bad == '"' || *bad == '\'')
		fail(p, span_make(bad, 1), "this quote does not end");
	else
		fail(p, span_make(bad, 1), "\"%c\" begins nothing that an expression may hold", *bad);
	return NULL;
}

struct expr *
expr_compile(struct scope *sc, struct span text, struct faults *faults)
{
	struct parser p = { .scope = sc, .text = text, .faults = faults, .kinds = sc->kinds, .self = sc->kinds };
	struct token *tokens;
	const char *bad = NULL;
	struct expr *e;

	if ((tokens = lex(&sc->model->arena, text, &bad)) == NULL)
		return stray(&p, bad);
	p.t = tokens;
	if (p.t->type == T_END)
		return fail(&p, text, "an empty expression");
	e = parse_expr(&p);
	if (e && p.t->type != T_END)
		return fail(&p, p.t->text, "\"%.*s\" is one word too many", (int)p.t->text.n, p.t->text.p);
	return e;
}

struct expr *
expr_compile_condition(struct scope *sc, struct span text, struct faults *faults)
{
	struct expr *e = expr_compile(sc, text, faults);
	struct parser p = { .scope = sc, .text = text, .faults = faults };

	return condition(&p, e);
}

enum val_type
expr_type(const struct expr *e)
{
	return (enum val_type)e->type;
}
