/* kindcheck - what a kind's file says of itself, against the other kinds */
#include "model/declare.h"
#include "model/target.h"
#include "text/front.h"

static int
wrong(const struct kind *k, unsigned line, struct faults *faults, const char *what, struct span word, const char *path)
{
	fault_add(faults, ERROR, k->path, line, 1, "%s \"%.*s\"%s%s", what, (int)word.n, word.p,
	    path != NULL ? ": taken by " : "", path != NULL ? path : "");
	return -1;
}

/* A word that two kinds answer to would make records of one out of the other's. */
static int
check_word(const struct model *m, const struct kind *k, const struct front *f, struct faults *faults)
{
	const struct front_key *alias = front_find(f, span_of("alias"));
	const struct kind *other = model_kind_word(m, k->name);
	int r = 0;

	if (other != NULL)
		r = wrong(k, 1, faults, "this kind cannot be called", k->name, other->path);
	if (alias == NULL || alias->text.n == 0)
		return r;
	if (!span_name(alias->text))
		return wrong(k, alias->line, faults, "no word for a line (lower-case letters, digits, hyphens):", alias->text, NULL);
	other = model_kind_word(m, alias->text);
	return other != NULL ? wrong(k, alias->line, faults, "the alias cannot be", alias->text, other->path) : r;
}

static int
check_one_of(const struct kind *k, const struct front *f, const char *key, const char *const *words, size_t n,
    struct faults *faults)
{
	const struct front_key *given = front_find(f, span_of(key));
	const char *near;

	if (given == NULL || given->text.n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (span_is(given->text, words[i]))
			return 0;
	wrong(k, given->line, faults, key, given->text, NULL);
	if ((near = fault_nearest(given->text, words, n)) != NULL)
		fault_hint(faults, "did you mean %s?", near);
	else
		fault_hint(faults, "it is one of: %s, %s%s%s", words[0], words[1], n > 2 ? ", " : "", n > 2 ? words[2] : "");
	return -1;
}

int
kind_check(const struct model *m, const struct kind *k, const struct front *f, struct faults *faults)
{
	static const char *const yes_no[] = { "yes", "no" }, *const keys[] = { "box", "line", "dated-name" },
		*const places[] = { "clients", "client", "team", "nowhere" };
	const struct front_key *box = front_find(f, span_of("box"));
	int r = check_word(m, k, f, faults) | check_one_of(k, f, "place", places, 4, faults);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		r |= check_one_of(k, f, keys[i], yes_no, 2, faults);
	for (size_t i = 0; k->box && i < m->nkinds; i++)
		if (m->kinds[i]->box)
			r = wrong(k, box->line, faults, "check boxes cannot be", k->name, m->kinds[i]->path);
	return r;
}

static int
check_dated(const struct model *m, const struct kind *k, struct faults *faults)
{
	const struct field *f = kind_field_id(k, k->dated);

	if (k->dated == 0 || (f != NULL && f->type == VAL_DATE && !f->list))
		return 0;
	return wrong(k, k->dated_line, faults, "dated by what is no date of this kind:", model_field_name(m, k->dated), NULL);
}

static int
check_links(const struct model *m, const struct kind *k, struct faults *faults)
{
	struct arena a = {0};
	int r = 0;

	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		struct span rest = f->link_to, to;

		while (!f->common && f->type == VAL_LINK && target_next(&rest, &to)) {
			const char *const *names, *near;
			size_t n;

			if (span_is(to, "practice") || model_kind(m, to) != NULL)
				continue;
			fault_add(faults, ERROR, k->path, f->line, f->col, "there is no kind \"%.*s\" to link to",
			    (int)to.n, to.p);
			names = model_kind_names(m, &a, &n);
			if ((near = fault_nearest(to, names, n)) != NULL)
				fault_hint(faults, "did you mean %s?", near);
			r = -1;
		}
	}
	arena_release(&a);
	return r;
}

int
kinds_check(const struct model *m, struct faults *faults)
{
	int r = 0;

	for (size_t i = 0; i < m->nkinds; i++)
		r |= check_dated(m, m->kinds[i], faults) | check_links(m, m->kinds[i], faults);
	return r;
}
