/* Comparison, membership and arithmetic of the rule language. */
#include "model/expr.h"

#include <string.h>

static const struct val none;

/* A link ends in the name of what it names, or is "^id": most links are told apart by that alone. */
static bool
may_name(struct span link, const struct rec *r)
{
	const char *slash = memrchr(link.p, '/', link.n);
	struct span part = link;

	if (slash)
		part = span_make(slash + 1, (size_t)(link.p + link.n - slash) - 1);
	if (span_ends(part, ".md"))
		part.n -= 3;
	return span_starts(part, "^") || span_eq(part, rec_slug(r));
}

static bool
names_record(struct eval *ev, struct val name, const struct rec *r)
{
	struct str handle = {0};
	bool same;

	if (name.type == VAL_LINK || span_find(val_span(name), '/') || span_starts(val_span(name), "^")) {
		if (!may_name(val_span(name), r))
			return false;
		name = eval_link(ev, name, ev->rec);
		return name.type == VAL_REC && name.rec == r;
	}
	if (span_eq(rec_slug(r), val_span(name)))
		return true;
	rec_handle(&handle, r);
	same = span_eq(str_span(&handle), val_span(name));
	str_release(&handle);
	return same;
}

/* A link as short as it can be written by a record of the same client: "acme/person/jane-doe.md" as "person/jane-doe". */
static struct span
shortest(const struct eval *ev, struct span link)
{
	struct span client = ev->rec != NULL ? rec_client_slug(ev->rec) : span_make("", 0);

	if (span_ends(link, ".md"))
		link.n -= 3;
	if (client.n > 0 && link.n > client.n && memcmp(link.p, client.p, client.n) == 0 &&
	    link.p[client.n] == '/' && memchr(link.p + client.n + 1, '/', link.n - client.n - 1) != NULL)
		link = span_make(link.p + client.n + 1, link.n - client.n - 1);
	return link;
}

/* Two links, or a link and a name: spelled alike, or one with and one without its folder. */
static bool
same_link(const struct eval *ev, struct span a, struct span b)
{
	const char *slash;

	if (span_eq(a, b))
		return true;
	a = shortest(ev, a);
	b = shortest(ev, b);
	if (a.n < b.n)
		return same_link(ev, b, a);
	slash = memchr(a.p, '/', a.n);
	if (a.n == b.n || slash == NULL || span_find(b, '/') != NULL)
		return span_eq(a, b);
	return span_eq(span_make(slash + 1, (size_t)(a.p + a.n - slash) - 1), b);
}

static bool
sameness(struct eval *ev, struct val a, struct val b)
{
	if (a.type == VAL_REC && b.type == VAL_REC)
		return a.rec == b.rec;
	if (a.type == VAL_REC)
		return names_record(ev, b, a.rec);
	if (b.type == VAL_REC)
		return names_record(ev, a, b.rec);
	if (a.type == VAL_LINK || b.type == VAL_LINK)
		return same_link(ev, val_span(a), val_span(b));
	return span_eq(val_span(a), val_span(b));
}

/* A key that no kind declares is text; beside a number or a date it is read as one. */
struct val
eval_read_as(struct val text, uint8_t type)
{
	struct date date;
	struct dur dur;
	double n;

	if (text.type != VAL_TEXT || type == VAL_TEXT)
		return text;
	if (type == VAL_NUMBER)
		return span_number(val_span(text), &n) ? val_number(n) : none;
	if (type == VAL_DATE)
		return date_parse(val_span(text), &date) ? val_date(date) : none;
	if (type == VAL_DUR)
		return dur_parse(val_span(text), &dur) ? val_of_dur(dur) : none;
	if (type == VAL_BOOL)
		return val_bool(span_is(val_span(text), "yes") || span_is(val_span(text), "true"));
	return text;
}

static bool
named(struct val v)
{
	return v.type >= VAL_WORD && v.type <= VAL_REC;
}

/* -1, 0, 1; 2 where the two do not compare. Of what is not ordered, only 0 says anything. */
static int
compare(struct eval *ev, struct val a, struct val b, bool ordered)
{
	double x, y;

	a = eval_read_as(a, b.type);
	b = eval_read_as(b, a.type);
	if (a.type == VAL_NONE || b.type == VAL_NONE)
		return 2;
	if (named(a) && named(b)) {
		if (sameness(ev, a, b))
			return 0;
		return ordered && span_cmp(val_span(a), val_span(b)) < 0 ? -1 : 1;
	}
	if (a.type == VAL_BOOL && b.type == VAL_NUMBER)
		a = val_number(a.yes);
	if (a.type != b.type)
		return 2;
	if (a.type != VAL_DUR)
		return val_cmp(a, b);
	if (a.unit == b.unit)
		return (a.number > b.number) - (a.number < b.number);
	if (a.unit >= DUR_BH && b.unit >= DUR_BH) {
		x = a.number * (a.unit == DUR_BD ? cal_day_minutes(eval_cal(ev)) : 60);
		y = b.number * (b.unit == DUR_BD ? cal_day_minutes(eval_cal(ev)) : 60);
	} else if (!dur_minutes(val_dur(a), &x) || !dur_minutes(val_dur(b), &y)) {
		return 2;
	}
	return (x > y) - (x < y);
}

struct val
eval_compare(struct eval *ev, const struct expr *e)
{
	struct val a = eval_run(ev, e->args[0]), b = eval_run(ev, e->args[1]);
	int c = compare(ev, a, b, e->op >= OP_LT && e->op <= OP_GE);

	if (e->op == OP_IS)
		return val_bool(c == 0);
	if (e->op == OP_IS_NOT)
		return val_bool(c != 0 && c != 2);
	if (c == 2)
		return none;
	switch (e->op) {
	case OP_EQ: return val_bool(c == 0);
	case OP_NE: return val_bool(c != 0);
	case OP_LT: return val_bool(c < 0);
	case OP_LE: return val_bool(c <= 0);
	case OP_GT: return val_bool(c > 0);
	default: return val_bool(c >= 0);
	}
}

static bool
contains(struct span text, struct span part)
{
	for (size_t i = 0; part.n && i + part.n <= text.n; i++) {
		size_t j = 0;

		for (; j < part.n; j++) {
			char a = text.p[i + j], b = part.p[j];

			a = (char)(a >= 'A' && a <= 'Z' ? a + 32 : a);
			b = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
			if (a != b)
				break;
		}
		if (j == part.n)
			return true;
	}
	return false;
}

static bool
member(struct eval *ev, struct val list, struct val v)
{
	if (list.type == VAL_TEXT)
		return contains(val_span(list), val_span(v));
	if (list.type != VAL_LIST)
		return compare(ev, list, v, false) == 0;
	for (uint32_t i = 0; i < list.n; i++) {
		struct val item = list.items[i];

		item.field = list.field;
		if (compare(ev, item, v, false) == 0)
			return true;
	}
	return false;
}

struct val
eval_has(struct eval *ev, const struct expr *e)
{
	struct val list = eval_run(ev, e->args[0]), want = eval_run(ev, e->args[1]);
	bool all = e->op == OP_HAS_ALL;

	if (list.type == VAL_NONE)
		return val_bool(false);
	if (want.type == VAL_NONE)
		return all ? val_bool(true) : none;
	if (e->op == OP_HAS || want.type != VAL_LIST)
		return val_bool(member(ev, list, want));
	for (uint32_t i = 0; i < want.n; i++)
		if (member(ev, list, want.items[i]) != all)
			return val_bool(!all);
	return val_bool(all);
}

static double
as_number(struct val v)
{
	return v.type == VAL_BOOL ? v.yes : v.number;
}

static bool
numeric(struct val v)
{
	return v.type == VAL_NUMBER || v.type == VAL_BOOL;
}

static struct val
add_durs(struct eval *ev, struct val a, struct val b, double sign)
{
	double x, y;

	if (a.unit == b.unit)
		return val_of_dur((struct dur){ a.number + sign * b.number, (enum unit)a.unit });
	if (dur_minutes(val_dur(a), &x) && dur_minutes(val_dur(b), &y))
		return val_of_dur((struct dur){ x + sign * y, DUR_MIN });
	if (!eval_days(ev, a, &x) || !eval_days(ev, b, &y))
		return none;
	return val_of_dur((struct dur){ x + sign * y, DUR_D });
}

static struct val
divide(struct eval *ev, struct val a, struct val b)
{
	double x, y;

	if (b.type == VAL_DUR) {
		if (a.type != VAL_DUR || !eval_days(ev, a, &x) || !eval_days(ev, b, &y) || y == 0)
			return none;
		return val_number(x / y);
	}
	if (!numeric(b) || as_number(b) == 0)
		return none;
	if (a.type == VAL_DUR)
		return val_of_dur((struct dur){ a.number / as_number(b), (enum unit)a.unit });
	return numeric(a) ? val_number(as_number(a) / as_number(b)) : none;
}

static struct val
add(struct eval *ev, struct val a, struct val b, double sign)
{
	if (a.type == VAL_DUR && b.type == VAL_DATE && sign > 0)
		return add(ev, b, a, sign);
	if (a.type == VAL_DATE && b.type == VAL_DUR)
		return val_date(date_add(a.date, (struct dur){ sign * b.number, (enum unit)b.unit }, eval_cal(ev)));
	if (a.type == VAL_DATE && b.type == VAL_DATE && sign < 0)
		return val_of_dur(date_diff(a.date, b.date));
	if (a.type == VAL_DUR && b.type == VAL_DUR)
		return add_durs(ev, a, b, sign);
	return numeric(a) && numeric(b) ? val_number(as_number(a) + sign * as_number(b)) : none;
}

static struct val
multiply(struct val a, struct val b)
{
	if (b.type == VAL_DUR)
		return numeric(a) ? val_of_dur((struct dur){ as_number(a) * b.number, (enum unit)b.unit }) : none;
	if (a.type == VAL_DUR)
		return multiply(b, a);
	return numeric(a) && numeric(b) ? val_number(as_number(a) * as_number(b)) : none;
}

struct val
eval_arithmetic(struct eval *ev, const struct expr *e)
{
	struct val a = eval_run(ev, e->args[0]), b;

	if (e->op == OP_NEG)
		return a.type == VAL_DUR || a.type == VAL_NUMBER ? (a.number = -a.number, a) : none;
	b = eval_run(ev, e->args[1]);
	if (a.type == VAL_NONE || b.type == VAL_NONE)
		return none;
	a = eval_read_as(a, b.type == VAL_DUR ? VAL_DATE : b.type);
	b = eval_read_as(b, a.type == VAL_DATE ? VAL_DUR : a.type);
	switch (e->op) {
	case OP_ADD: return add(ev, a, b, 1);
	case OP_SUB: return add(ev, a, b, -1);
	case OP_MUL: return multiply(a, b);
	default: return divide(ev, a, b);
	}
}
