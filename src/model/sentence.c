/* A practice as sentences, one a rule (model/speak.h). */
#include "model/expr.h"
#include "model/speak.h"

static void
sentence(struct str *out, const struct model *m, const char *lead, const struct expr *e)
{
	if (e == NULL)
		return;
	str_adds(out, lead);
	if (e->type == VAL_BOOL)
		speak_condition(out, m, e);
	else
		speak_expr(out, m, e);
	str_adds(out, ".\n");
}

static void
speak_of(struct str *out, const struct model *m, const struct practice *p)
{
	str_adds(out, "For every ");
	speak_kind(out, p->of);
	if (p->of_cond) {
		str_adds(out, " where ");
		speak_condition(out, m, p->of_cond);
	}
	str_adds(out, ".\n");
}

static void
speak_remind(struct str *out, const struct model *m, const struct remind *d)
{
	str_adds(out, d->label.n ? "Due (" : "Due on ");
	if (d->label.n) {
		str_add(out, d->label);
		str_adds(out, ") on ");
	}
	speak_expr(out, m, d->date);
	if (d->day) {
		str_adds(out, ", for ");
		speak_expr(out, m, d->day);
	}
	if (d->until) {
		str_adds(out, ", until ");
		speak_condition(out, m, d->until);
	}
	str_adds(out, ".\n");
}

/* What a yes/no value asks is what well done means; a number says how much. Where a state is
 * bad each time it is there, when it counts is all there is to say. */
static void
worth(struct str *out, const struct model *m, const struct practice *p)
{
	bool yes = p->value && p->value->type == VAL_BOOL;

	if (p->value == NULL || p->class == SUPPORT || (yes && p->value->op == OP_LIT))
		return;
	if (p->class == PROCEDURE)
		sentence(out, m, yes ? "Followed when " : "Followed so far: ", p->value);
	else
		sentence(out, m, yes ? "Well done when " : "Worth: ", p->value);
}

/* "Shown before a meeting and before a letter, when there is no expectation." */
static void
speak_prompt(struct str *out, const struct model *m, const struct practice *p)
{
	static const char *const before[] = { "before a meeting", "before a report leaves", "before a letter leaves",
		"at a handover", "before a promise is made", "when a note is begun" };
	const char *lead = "Shown ";

	for (int i = 0; i < MOMENTS; i++)
		if (p->prompts & 1u << i) {
			str_addf(out, "%s%s", lead, before[i]);
			lead = ", ";
		}
	if (p->prompts && p->when) {
		str_adds(out, ", when ");
		speak_condition(out, m, p->when);
	}
	if (p->prompts)
		str_adds(out, ".\n");
}

/* "Silent while check-in is due, which does it too." */
static void
speak_covered(struct str *out, const struct practice *p)
{
	for (size_t i = 0; i < p->ncovered_by; i++) {
		str_adds(out, i == 0 ? "Silent while " : " or ");
		str_add(out, p->covered_by[i]);
	}
	if (p->ncovered_by > 0)
		str_adds(out, " is due, which does it too.\n");
}

void
speak_practice(struct str *out, const struct model *m, const struct practice *p)
{
	speak_prompt(out, m, p);
	if (p->of == NULL)
		return;
	speak_of(out, m, p);
	for (size_t i = 0; i < p->nreminds; i++)
		speak_remind(out, m, &p->reminds[i]);
	speak_covered(out, p);
	sentence(out, m, p->reading == STATE ? "Stands there when " : "Counts when ", p->counts);
	sentence(out, m, "Missed when ", p->miss);
	worth(out, m, p);
	for (size_t i = 0; i < p->nflags; i++) {
		str_adds(out, "Flagged \"");
		str_add(out, p->flags[i].message);
		sentence(out, m, "\" when ", p->flags[i].cond);
	}
	if (p->gate) {
		str_adds(out, "Said above the score, \"");
		str_add(out, p->gate_message);
		sentence(out, m, "\", when ", p->gate);
	}
	if (p->cap) {
		str_adds(out, "The whole is no better than ");
		str_add(out, p->cap_band);
		sentence(out, m, " when ", p->cap);
	}
}
