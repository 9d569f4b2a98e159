/* target - see target.h */
#include "model/target.h"

#include <string.h>

#include "model/eval.h"

bool
target_next(struct span *kinds, struct span *kind)
{
	*kinds = span_trim(*kinds);
	if (kinds->n == 0)
		return false;
	span_cut(kinds, ' ', kind);
	return true;
}

bool
target_names(struct span kinds, struct span kind)
{
	struct span one;

	while (target_next(&kinds, &one))
		if (span_eq(one, kind))
			return true;
	return false;
}

bool
target_allows(const struct field *f, const struct kind *k)
{
	return f->link_to.n == 0 || target_names(f->link_to, k->name);
}

uint64_t
target_bits(const struct model *m, const struct field *f)
{
	struct span rest = f->link_to, name;
	const struct kind *k;
	uint64_t kinds = 0;

	while (target_next(&rest, &name)) {
		if ((k = model_kind(m, name)) == NULL)
			return 0;
		kinds |= KIND_BIT(k);
	}
	return kinds;
}

void
target_words(struct str *out, struct span kinds)
{
	struct span one;
	bool first = true;

	for (; target_next(&kinds, &one); first = false)
		str_addf(out, "%s%.*s", first ? "" : " or ", (int)one.n, one.p);
}

static void
put_words(struct str *out, struct span kinds)
{
	str_adds(out, strchr("aeiou", kinds.p[0]) ? "an " : "a ");
	target_words(out, kinds);
}

void
target_refusal(struct str *out, const struct field *f, struct span to, const struct kind *is)
{
	str_addf(out, "%.*s: \"%.*s\" is ", (int)f->name.n, f->name.p, (int)to.n, to.p);
	put_words(out, is->name);
	str_adds(out, ", not ");
	put_words(out, f->link_to);
}
