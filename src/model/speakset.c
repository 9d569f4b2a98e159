/* Sets of records, and what is asked of them, in English (model/speak.h). */
#include <string.h>

#include "model/speakp.h"

static bool
vowel(struct span word)
{
	return word.n && strchr("aeiou", word.p[0]) != NULL;
}

/* Kinds are known to people by their titles, where these are one word: a log is a contact. */
void
speak_kind(struct str *out, const struct kind *k)
{
	size_t from = out->n;

	speak_name(out, span_find(k->title, ' ') == NULL && k->title.n ? k->title : k->name);
	if (out->n > from && out->s[from] >= 'A' && out->s[from] <= 'Z')
		out->s[from] += 'a' - 'A';
}

/* "issues where severity is 1, within the window" */
void
speak_set(struct str *out, const struct model *m, const struct set *s, enum many many)
{
	struct str name = {0};

	speak_kind(&name, s->kind);
	if (many == ONE)
		str_adds(out, !s->planned && vowel(str_span(&name)) ? "an " : "a ");
	else if (many == NO)
		str_adds(out, "no ");
	if (s->planned)
		str_adds(out, "planned ");
	str_add(out, str_span(&name));
	if (many == MANY && name.n && name.s[name.n - 1] != 's' && !span_is(str_span(&name), "feedback"))
		str_addc(out, 's');
	str_release(&name);
	if (s->cond) {
		str_adds(out, " where ");
		speak_condition(out, m, s->cond);
	}
	if (s->in_window)
		str_adds(out, " within the window");
}

static void
picked(struct str *out, const struct model *m, const char *lead, const struct expr *e)
{
	str_adds(out, lead);
	speak_expr(out, m, e->set->pick);
	str_adds(out, " over the ");
	speak_set(out, m, e->set, MANY);
}

void
speak_set_call(struct str *out, const struct model *m, const struct expr *e)
{
	switch ((enum fn)e->fn) {
	case FN_COUNT: str_adds(out, "the number of "); speak_set(out, m, e->set, MANY); break;
	case FN_FIRST: str_adds(out, "the first of the "); speak_set(out, m, e->set, MANY); break;
	case FN_LAST: str_adds(out, "the last of the "); speak_set(out, m, e->set, MANY); break;
	case FN_SUM: picked(out, m, "the sum of ", e); break;
	case FN_MEAN_OF: picked(out, m, "the mean of ", e); break;
	case FN_LEAST: picked(out, m, "the least ", e); break;
	case FN_MOST: picked(out, m, "the greatest ", e); break;
	case FN_DISTINCT: picked(out, m, "the number of different values of ", e); break;
	case FN_GAPS: str_adds(out, "the gaps between the "); speak_set(out, m, e->set, MANY); break;
	default:
		str_adds(out, "the share of the ");
		speak_set(out, m, e->set, MANY);
		str_adds(out, " for which ");
		speak_condition(out, m, e->args[0]);
	}
}

void
speak_existence(struct str *out, const struct model *m, const struct expr *e, bool not)
{
	bool none = (e->fn == FN_NONE) != not;

	if (e->fn == FN_ALL) {
		str_adds(out, not ? "not all " : "all ");
		speak_set(out, m, e->set, MANY);
		str_adds(out, " have ");
		speak_condition(out, m, e->args[0]);
		return;
	}
	str_adds(out, "there is ");
	speak_set(out, m, e->set, none ? NO : ONE);
}
