#include "model/speak.h"

#include "model/speakp.h"

static void condition(struct str *out, const struct model *m, const struct expr *e, bool not);

/* "remedy-due" reads as "remedy due". */
void
speak_name(struct str *out, struct span name)
{
	for (size_t i = 0; i < name.n; i++)
		str_addc(out, name.p[i] == '-' ? ' ' : name.p[i]);
}

void
speak_duration(struct str *out, struct dur d)
{
	static const char *const words[] = { "minute", "hour", "day", "week", "month", "year", "business hour",
		"business day" };

	str_addf(out, "%.6g %s%s", d.n, words[d.unit], d.n == 1 ? "" : "s");
}

static void
literal(struct str *out, struct val v)
{
	if (v.type == VAL_DUR)
		speak_duration(out, val_dur(v));
	else if (v.type == VAL_WORD || v.type == VAL_LINK)
		speak_name(out, val_span(v));
	else
		val_print(out, v);
}

/* Parts that are sentences of their own are told apart by semicolons. */
static void
list(struct str *out, const struct model *m, const char *lead, struct expr *const *v, size_t n)
{
	bool long_parts = false;

	for (size_t i = 0; i < n; i++)
		long_parts = long_parts || v[i]->type == VAL_BOOL || v[i]->op == OP_IF;
	str_adds(out, lead);
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_adds(out, long_parts ? "; " : i + 1 == n ? " and " : ", ");
		if (v[i]->type == VAL_BOOL)
			condition(out, m, v[i], false);
		else
			speak_expr(out, m, v[i]);
	}
}

/* What fades is full marks up to one bound and nothing from the other. */
static void
fade(struct str *out, const struct model *m, const struct expr *e)
{
	str_adds(out, "full while ");
	speak_expr(out, m, e->args[0]);
	str_adds(out, " is at most ");
	speak_expr(out, m, e->args[1]);
	str_adds(out, ", falling to nothing at ");
	speak_expr(out, m, e->args[2]);
}

static void
value_call(struct str *out, const struct model *m, const struct expr *e)
{
	switch ((enum fn)e->fn) {
	case FN_EARLIEST: list(out, m, e->nargs == 2 ? "the earlier of " : "the earliest of ", e->args, e->nargs); break;
	case FN_LATEST: list(out, m, e->nargs == 2 ? "the later of " : "the latest of ", e->args, e->nargs); break;
	case FN_MIN: list(out, m, "the smaller of ", e->args, e->nargs); break;
	case FN_MAX: list(out, m, "the greater of ", e->args, e->nargs); break;
	case FN_MEAN: list(out, m, "the mean, as far as known, of ", e->args, e->nargs); break;
	case FN_WORKTIME:
		str_adds(out, "the business time from ");
		speak_expr(out, m, e->args[0]);
		str_adds(out, " to ");
		speak_expr(out, m, e->args[1]);
		break;
	case FN_FADE: fade(out, m, e); break;
	case FN_LONGEST: list(out, m, "the longest of ", e->args, 1); break;
	case FN_MEDIAN: list(out, m, "the median of ", e->args, 1); break;
	case FN_NEXT_YEARLY: list(out, m, "the next return of ", e->args, 1); break;
	case FN_AGE: list(out, m, "the days since ", e->args, 1); break;
	default: speak_expr(out, m, e->args[0]);
	}
}

/* "1 business day after known", "1 day before due" */
static void
shift(struct str *out, const struct model *m, const struct expr *e)
{
	const struct expr *date = e->args[0], *by = e->args[1];

	if (e->type == VAL_DATE) {
		bool brackets = by->op == OP_IF || by->op == OP_OTHERWISE;

		str_adds(out, brackets ? "(" : "");
		speak_expr(out, m, by);
		str_adds(out, brackets ? ")" : "");
		str_adds(out, e->op == OP_ADD ? " after " : " before ");
		speak_expr(out, m, date);
		return;
	}
	if (e->op == OP_SUB && e->type == VAL_DUR && date->type == VAL_DATE) {
		str_adds(out, "the time from ");
		speak_expr(out, m, by);
		str_adds(out, " to ");
		speak_expr(out, m, date);
		return;
	}
	speak_expr(out, m, date);
	str_adds(out, e->op == OP_ADD ? " plus " : " less ");
	speak_expr(out, m, by);
}

static void
product(struct str *out, const struct model *m, const struct expr *e)
{
	const struct expr *n = e->args[0];

	if (e->op == OP_MUL && n->op == OP_LIT && n->lit.type == VAL_NUMBER && n->lit.number < 1) {
		str_addf(out, "%.6g%% of ", n->lit.number * 100);
	} else {
		speak_expr(out, m, n);
		str_adds(out, e->op == OP_MUL ? " times " : " divided by ");
	}
	speak_expr(out, m, e->args[1]);
}

static void
field_of(struct str *out, const struct model *m, const struct expr *e)
{
	const struct expr *of = e->args[0];

	if (of->op == OP_THIS || of->op == OP_CLIENT || of->op == OP_BOOK) {
		str_adds(out, of->op == OP_THIS ? "its " : of->op == OP_CLIENT ? "the client's " : "the book's ");
		speak_name(out, m->names[e->field]);
		return;
	}
	str_adds(out, "the ");
	speak_name(out, m->names[e->field]);
	str_adds(out, " of ");
	speak_expr(out, m, of);
}

void
speak_expr(struct str *out, const struct model *m, const struct expr *e)
{
	switch ((enum op)e->op) {
	case OP_LIT: literal(out, e->lit); break;
	case OP_FIELD: speak_name(out, m->names[e->field]); break;
	case OP_OF: field_of(out, m, e); break;
	case OP_THIS: str_adds(out, "it"); break;
	case OP_IT: str_adds(out, "that record"); break;
	case OP_CLIENT: str_adds(out, "the client"); break;
	case OP_BOOK: str_adds(out, "the book"); break;
	case OP_KIND: str_adds(out, "the kind"); break;
	case OP_SLUG: str_adds(out, "its name"); break;
	case OP_PATH: str_adds(out, "its path"); break;
	case OP_TODAY: str_adds(out, "today"); break;
	case OP_NOW: str_adds(out, "now"); break;
	case OP_WINDOW: str_adds(out, "the window"); break;
	case OP_REMIND: str_adds(out, "the day of the reminder"); break;
	case OP_IF:
		speak_expr(out, m, e->args[1]);
		str_adds(out, " if ");
		condition(out, m, e->args[0], false);
		if (e->nargs > 2) {
			str_adds(out, ", else ");
			speak_expr(out, m, e->args[2]);
		}
		break;
	case OP_OTHERWISE:
		speak_expr(out, m, e->args[0]);
		str_adds(out, ", or where that is missing ");
		speak_expr(out, m, e->args[1]);
		break;
	case OP_ADD: case OP_SUB: shift(out, m, e); break;
	case OP_MUL: case OP_DIV: product(out, m, e); break;
	case OP_NEG: str_adds(out, "minus "); speak_expr(out, m, e->args[0]); break;
	case OP_CALL:
		if (e->type == VAL_BOOL)
			condition(out, m, e, false);
		else if (e->set)
			speak_set_call(out, m, e);
		else
			value_call(out, m, e);
		break;
	default: condition(out, m, e, false);
	}
}

static const char *
comparison(enum op op, int type, bool not)
{
	static const enum op opposite[] = { [OP_EQ] = OP_NE, [OP_NE] = OP_EQ, [OP_LT] = OP_GE, [OP_LE] = OP_GT,
		[OP_GT] = OP_LE, [OP_GE] = OP_LT, [OP_IS] = OP_IS_NOT, [OP_IS_NOT] = OP_IS };
	bool date = type == VAL_DATE;

	if (not)
		op = opposite[op];
	switch (op) {
	case OP_LT: return date ? " is before " : " is under ";
	case OP_LE: return date ? " is on or before " : " is at most ";
	case OP_GT: return date ? " is after " : " is over ";
	case OP_GE: return date ? " is on or after " : " is at least ";
	case OP_NE: case OP_IS_NOT: return " is not ";
	default: return " is ";
	}
}

static void
compare(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	speak_expr(out, m, e->args[0]);
	str_adds(out, comparison((enum op)e->op, e->args[0]->type, not));
	speak_expr(out, m, e->args[1]);
}

static void
member(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	speak_expr(out, m, e->args[0]);
	str_adds(out, not ? " does not name " : e->op == OP_HAS_ALL ? " names all of " :
	    e->op == OP_HAS_ANY ? " names any of " : " names ");
	speak_expr(out, m, e->args[1]);
}

/* "status is kept, missed or withdrawn": an or over words of one field, flattened into v. */
static size_t
same_field(const struct expr *e, const struct expr *v[8], size_t n)
{
	if (e->op == OP_OR) {
		n = same_field(e->args[0], v, n);
		return n ? same_field(e->args[1], v, n) : 0;
	}
	if ((e->op != OP_IS && e->op != OP_EQ) || e->args[0]->op != OP_FIELD || n == 8 ||
	    (n && v[0]->args[0]->field != e->args[0]->field))
		return 0;
	v[n] = e;
	return n + 1;
}

static bool
alternatives(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	const struct expr *v[8];
	size_t n = e->op == OP_OR ? same_field(e, v, 0) : 0;

	if (n == 0)
		return false;
	speak_expr(out, m, v[0]->args[0]);
	str_adds(out, not ? " is neither " : " is ");
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_adds(out, i + 1 < n ? ", " : not ? " nor " : " or ");
		speak_expr(out, m, v[i]->args[1]);
	}
	return true;
}

static void
logic(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	bool and = (e->op == OP_AND) != not;	/* not (a or b): neither holds */

	if (alternatives(out, m, e, not))
		return;
	for (size_t i = 0; i < 2; i++) {
		const struct expr *part = e->args[i];
		bool brackets = (part->op == OP_OR || part->op == OP_AND) && part->op != e->op;

		if (i)
			str_adds(out, and ? " and " : " or ");
		if (brackets && and)
			str_adds(out, "(");
		condition(out, m, part, not);
		if (brackets && and)
			str_adds(out, ")");
	}
}

static void
presence(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	const struct expr *of = e->args[0];

	if (of->type == VAL_REC) {
		str_adds(out, not ? "there is no " : "there is ");
		speak_expr(out, m, of);
		return;
	}
	speak_expr(out, m, of);
	str_adds(out, not ? " is not recorded" : " is recorded");
}

static void
condition(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	switch ((enum op)e->op) {
	case OP_NOT: condition(out, m, e->args[0], !not); break;
	case OP_AND: case OP_OR: logic(out, m, e, not); break;
	case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE: case OP_IS: case OP_IS_NOT:
		compare(out, m, e, not);
		break;
	case OP_HAS: case OP_HAS_ALL: case OP_HAS_ANY: member(out, m, e, not); break;
	case OP_THERE: presence(out, m, e, not); break;
	case OP_IN_WINDOW:
		speak_expr(out, m, e->args[0]);
		str_adds(out, not ? " is not within the window" : " is within the window");
		break;
	case OP_CALL:
		if (e->set && e->type == VAL_BOOL)
			speak_existence(out, m, e, not);
		else
			speak_expr(out, m, e);
		break;
	case OP_FIELD: case OP_OF:
		speak_expr(out, m, e);
		str_adds(out, not ? " is no" : " is yes");
		break;
	default: speak_expr(out, m, e);
	}
}

void
speak_condition(struct str *out, const struct model *m, const struct expr *e)
{
	condition(out, m, e, false);
}
