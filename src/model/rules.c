/* The rules of a practice file: of, limits, remind, say, counts, miss, value, flags, cap and gate. */
#include "model/practicep.h"

#include <string.h>

/* Cuts at the first " WORD ", or at the last one that is in no text of the rule. */
static bool
cut_word(struct span whole, const char *word, bool last, struct span *before, struct span *after)
{
	size_t n = strlen(word);
	bool found = false, quoted = false;

	for (size_t i = 0; i + n <= whole.n; i++) {
		quoted ^= last && whole.p[i] == '"';
		if (!quoted && memcmp(whole.p + i, word, n) == 0) {
			*before = span_trim(span_make(whole.p, i));
			*after = span_trim(span_make(whole.p + i + n, whole.n - i - n));
			found = true;
			if (!last)
				break;
		}
	}
	return found;
}

struct val
practice_value(struct span text)
{
	struct dur d;
	double n;

	if (dur_parse(text, &d))
		return val_of_dur(d);
	if (text.n > 1 && span_ends(text, "%") && span_number(span_make(text.p, text.n - 1), &n))
		return val_number(n / 100);
	return span_number(text, &n) ? val_number(n) : (struct val){0};
}

/* "tell 1bd": a name and any value that a field may have. */
bool
practice_limit(struct span item, struct limit *out, struct span *name)
{
	struct span rest = span_trim(item);

	span_cut(&rest, ' ', name);
	out->value = practice_value(span_trim(rest));
	return out->value.type != VAL_NONE && name->n > 0;
}

/* book.md's "limits: [PRACTICE.LIMIT VALUE]" wins over the file's own. */
static void
override_limits(struct reading_of *r, const struct settings *set)
{
	for (size_t i = 0; i < set->nlimits; i++) {
		struct limit l = {0};
		struct span name, practice;

		if (!practice_limit(set->limits[i], &l, &name) || !span_cut(&name, '.', &practice) ||
		    !span_eq(practice, r->p->name))
			continue;
		for (size_t j = 0; j < r->p->nlimits; j++)
			if (span_eq(r->p->limits[j].name, name) && r->p->limits[j].value.type == l.value.type)
				r->p->limits[j].value = l.value;
	}
}

void
practice_limits(struct reading_of *r, const struct settings *set)
{
	const struct span *v = NULL;
	size_t n = practice_texts(r, "limits", &v);

	r->p->limits = arena_array(&r->m->arena, struct limit, n);
	for (size_t i = 0; i < n; i++) {
		struct limit *l = &r->p->limits[r->p->nlimits];

		if (practice_limit(v[i], l, &l->name))
			r->p->nlimits++;
		else
			practice_wrong(r, "limits", "not NAME VALUE:", v[i]);
	}
	override_limits(r, set);
	r->scope.limits = r->p->limits;
	r->scope.nlimits = r->p->nlimits;
	for (size_t i = 0; i < r->p->nlimits; i++)
		if (span_is(r->p->limits[i].name, "window") && r->p->limits[i].value.type == VAL_DUR)
			r->p->window = val_dur(r->p->limits[i].value);
}

/* "promise where by-side is us" */
void
practice_of(struct reading_of *r)
{
	struct span kind = practice_text(r, "of"), cond = span_make("", 0);

	cut_word(kind, " where ", false, &kind, &cond);
	if ((r->p->of = model_kind(r->m, kind)) == NULL) {
		practice_wrong(r, "of", "there is no kind", kind);
		return;
	}
	r->scope.kinds = KIND_BIT(r->p->of);
	r->p->of_cond = practice_compile(r, "of", cond, true);
}

static struct expr *
read_day(struct reading_of *r, struct span day)
{
	struct expr *e = practice_compile(r, "remind", day, false);

	if (e && expr_type(e) != VAL_DATE && expr_type(e) != VAL_NONE)
		practice_wrong(r, "remind", "not a date:", day);
	return e;
}

static void
read_reminds(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = practice_texts(r, "remind", &v);
	bool list = practice_is_list(r, "remind");

	r->p->reminds = arena_array(&r->m->arena, struct remind, n);
	for (size_t i = 0; i < n; i++) {
		struct remind *d = &r->p->reminds[i];
		struct span date = v[i], day = span_make("", 0), until = day;

		if (list)
			cut_word(date, ", ", false, &d->label, &date);
		cut_word(date, " until ", true, &date, &until);
		cut_word(date, " for ", true, &date, &day);
		d->date = read_day(r, date);
		d->day = read_day(r, day);
		d->until = practice_compile(r, "remind", until, true);
		if (i == 0)
			r->scope.remind = d->date;
	}
	r->p->nreminds = n;
}

/* "call {name}": a text with expressions over the record between braces. */
static void
read_say(struct reading_of *r)
{
	struct span rest = practice_text(r, "say"), value;
	size_t most = 1;

	for (size_t i = 0; i < rest.n; i++)
		most += rest.p[i] == '{';
	r->p->say = arena_array(&r->m->arena, struct say_part, most);
	while (rest.n > 0) {
		struct say_part *s = &r->p->say[r->p->nsay++];

		if (!span_cut(&rest, '{', &s->text))
			break;
		span_cut(&rest, '}', &value);
		s->value = practice_compile(r, "say", span_trim(value), false);
	}
}

static void
read_flags(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = practice_texts(r, "flags", &v);
	struct span cond;

	r->p->flags = arena_array(&r->m->arena, struct flag, n);
	for (size_t i = 0; i < n; i++) {
		struct flag *f = &r->p->flags[r->p->nflags];

		if (!cut_word(v[i], " if ", false, &f->message, &cond))
			practice_wrong(r, "flags", "not MESSAGE if CONDITION:", v[i]);
		else if ((f->cond = practice_compile(r, "flags", cond, true)) != NULL)
			r->p->nflags++;
	}
}

static struct expr *
read_bound(struct reading_of *r, const char *name, struct span *word)
{
	struct span rule = practice_text(r, name), cond;

	if (rule.n == 0)
		return NULL;
	if (!cut_word(rule, " if ", false, word, &cond)) {
		practice_wrong(r, name, "not WORD if CONDITION:", rule);
		return NULL;
	}
	return practice_compile(r, name, cond, true);
}

static void
read_value(struct reading_of *r)
{
	struct span value = practice_text(r, "value");
	struct practice *p = r->p;

	p->counts = practice_compile(r, "counts", practice_text(r, "counts"), true);
	p->miss = practice_compile(r, "miss", practice_text(r, "miss"), true);
	p->value = practice_compile(r, "value", value, false);
	if (p->value && expr_type(p->value) > VAL_NUMBER)	/* a field: is it there? */
		p->value = practice_compile(r, "value", value, true);
	if (p->class == MEASURED && p->value == NULL && value.n == 0)
		practice_wrong(r, "value", "a measured practice needs a value in", p->name);
}

static void
read_bounds(struct reading_of *r)
{
	struct practice *p = r->p;

	p->cap = read_bound(r, "cap", &p->cap_band);
	p->gate = read_bound(r, "gate", &p->gate_message);
	if (p->cap && !span_is(p->cap_band, "fair") && !span_is(p->cap_band, "poor"))
		practice_wrong(r, "cap", "a cap is fair or poor, not", p->cap_band);
}

/* Reminders are always read: the other rules may name their date. */
void
practice_rules(struct reading_of *r, unsigned rules)
{
	read_reminds(r);
	if (rules & RULES_REMIND)
		read_say(r);
	if (rules & RULES_VALUE)
		read_value(r);
	if (rules & RULES_FLAGS) {
		read_flags(r);
		read_bounds(r);
	}
}
