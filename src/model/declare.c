#include "model/declare.h"

#include <string.h>

#include "model/eval.h"
#include "text/front.h"

static struct span
next_word(struct span *rest)
{
	struct span word;

	*rest = span_trim(*rest);
	span_cut(rest, ' ', &word);
	*rest = span_trim(*rest);
	return word;
}

static int
refuse(struct faults *faults, const struct kind *k, unsigned line, const char *what, struct span word)
{
	fault_add(faults, ERROR, k->path, line, 1, "%s: \"%.*s\"", what, (int)word.n, word.p);
	fault_hint(faults, "a field line is NAME TYPE[; CLAUSE]... [-- meaning], see cr-book(5)");
	return -1;
}

static void
read_words(struct model *m, struct field *f, struct span rest)
{
	struct span w[64];
	size_t n = 0;

	while (rest.n && n < 64)
		w[n++] = next_word(&rest);
	f->words = arena_array(&m->arena, struct span, n + 1);
	memcpy(f->words, w, n * sizeof *w);
	f->nwords = n;
}

static bool
read_range(struct field *f, struct span rest)
{
	struct span low;

	f->low = 1, f->high = 0;
	if (rest.n == 0)
		return true;
	if (!span_cut(&rest, '.', &low) || rest.n < 2 || rest.p[0] != '.')
		return false;
	rest.p++, rest.n--;
	return span_number(low, &f->low) && span_number(rest, &f->high);
}

/* "to person" or "to promise deliverable" */
static bool
read_target(struct field *f, struct span rest)
{
	if (rest.n == 0)
		return true;
	if (!span_is(next_word(&rest), "to") || rest.n == 0)
		return false;
	f->link_to = rest;
	return true;
}

static bool
read_type(struct model *m, struct field *f, struct span rest)
{
	static const struct { const char *word; enum val_type type; } simple[] = {
		{ "text", VAL_TEXT }, { "date", VAL_DATE }, { "time", VAL_TIME },
		{ "weekday", VAL_WEEKDAY }, { "duration", VAL_DUR }, { "yes/no", VAL_BOOL },
	};
	struct span word = next_word(&rest);

	f->low = 1, f->high = 0;
	if (span_is(word, "list")) {
		f->list = true;
		if (!span_is(next_word(&rest), "of"))
			return false;
		word = next_word(&rest);
	}
	for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
		if (span_is(word, simple[i].word)) {
			f->type = (uint8_t)simple[i].type;
			return rest.n == 0;
		}
	if (span_is(word, "number"))
		return f->type = VAL_NUMBER, read_range(f, rest);
	if (span_is(word, "word"))
		return f->type = VAL_WORD, read_words(m, f, rest), true;
	if (span_is(word, "link"))
		return f->type = VAL_LINK, read_target(f, rest);
	return false;
}

static bool
read_clause(struct field *f, struct span clause)
{
	struct span rest = clause, word = next_word(&rest);

	if (span_is(word, "required"))
		f->required = true;
	else if (span_is(word, "default"))
		f->default_text = rest;
	else if (span_is(word, "derived"))
		f->derived_text = rest;
	else if (span_is(word, "inherit"))
		f->inherit = rest;
	else if (span_is(word, "after") && f->type == VAL_DATE && !f->list)
		f->after = rest;
	else if (span_is(word, "within") && f->type == VAL_NUMBER && !f->list)
		return f->within[0] = next_word(&rest), f->within[1] = next_word(&rest), f->within[1].n > 0 && rest.n == 0;
	else if (span_is(word, "past") && f->type == VAL_DATE && !f->list)
		return f->past = true, rest.n == 0;
	else if (span_is(word, "gone") && f->type == VAL_DATE && !f->list)
		return f->gone = true, rest.n == 0;
	else
		return false;
	return f->required || rest.n > 0;
}

static void
cut_meaning(struct span *line, struct span *meaning)
{
	for (size_t i = 0; i + 4 <= line->n; i++)
		if (memcmp(line->p + i, " -- ", 4) == 0) {
			*meaning = span_trim(span_make(line->p + i + 4, line->n - i - 4));
			line->n = i;
			return;
		}
}

/* One type in all kinds: note-taking editors type a key once for a whole book. */
static int
agree_on_type(struct model *m, const struct kind *k, const struct field *f, struct faults *faults)
{
	const struct field *first = m->first[f->id];

	if (first && (first->type != f->type || first->list != f->list)) {
		fault_add(faults, ERROR, k->path, f->line, f->col, "field %.*s has another type in %s, line %u",
		    (int)f->name.n, f->name.p, first->path, first->line);
		fault_hint(faults, "a field has one type in all kinds; give this one another name");
		return -1;
	}
	for (size_t i = 0; i < k->nfields; i++)
		if (k->fields[i].id == f->id)
			return refuse(faults, k, f->line, "a field twice", f->name);
	if (first == NULL)
		m->first[f->id] = f;
	m->types[f->id] = f->list ? VAL_LIST : f->type;
	return 0;
}

static int
read_field(struct model *m, const struct kind *k, struct field *f, struct span line, struct faults *faults)
{
	struct span clause, whole = line;

	cut_meaning(&line, &f->meaning);
	span_cut(&line, ';', &clause);
	f->name = next_word(&clause);
	if (!span_name(f->name))
		return refuse(faults, k, f->line, "not a field's name", f->name);
	if (!read_type(m, f, clause))
		return refuse(faults, k, f->line, "not a type", whole);
	while (line.n) {
		span_cut(&line, ';', &clause);
		if (!read_clause(f, span_trim(clause)))
			return refuse(faults, k, f->line, "not a clause", clause);
	}
	if ((f->id = model_intern(m, f->name)) == 0)
		return refuse(faults, k, f->line, "too many fields", f->name);
	f->name = m->names[f->id];
	f->hours = span_is(f->name, "hours") && (k->place == PLACE_CLIENT || span_is(k->name, "book"));
	return agree_on_type(m, k, f, faults);
}

int
declare_fields(struct model *m, struct kind *k, struct span file, const struct front_key *list, struct faults *faults)
{
	int r = 0;

	if (list == NULL)
		return 0;
	if (list->shape != SHAPE_LIST) {
		fault_add(faults, ERROR, k->path, list->line, list->col, "fields is not a list of field lines");
		return -1;
	}
	k->fields = arena_array(&m->arena, struct field, list->nitems);
	for (size_t i = 0; i < list->nitems; i++) {
		struct field *f = &k->fields[k->nfields];
		struct span item = list->items[i];

		*f = (struct field){ .text = item, .path = k->path, .line = list->line, .col = list->col };
		if (item.p >= file.p && item.p < file.p + file.n)
			fault_where(file, item.p, &f->line, &f->col);
		if (read_field(m, k, f, item, faults) < 0)
			r = -1;
		else
			k->nfields++;
	}
	return r;
}

static void
check_after(const struct model *m, const struct kind *k, const struct field *f, struct faults *faults)
{
	struct span rest = f->after, word;

	while ((word = next_word(&rest)).n > 0) {
		const struct field *other = kind_field(m, k, word);

		if (other == NULL || other->type != VAL_DATE || other->list)
			refuse(faults, k, f->line, "no date of this kind", word);
	}
}

static void
check_within(const struct model *m, const struct kind *k, const struct field *f, struct faults *faults)
{
	double n;

	for (size_t i = 0; i < 2 && f->within[i].n > 0; i++) {
		const struct field *other = kind_field(m, k, f->within[i]);

		if (!span_number(f->within[i], &n) && (other == NULL || other->type != VAL_NUMBER || other->list))
			refuse(faults, k, f->line, "neither a number nor a number of this kind", f->within[i]);
	}
}

static struct expr *
compile(struct model *m, const struct kind *k, const struct field *f, struct span text, struct faults *faults)
{
	struct scope sc = { .model = m, .kinds = KIND_BIT(k), .expect = f, .path = k->path, .line = f->line,
		.col = f->col + (unsigned)(text.p - f->text.p) };

	return text.n ? expr_compile(&sc, text, faults) : NULL;
}

/* Common fields were copied into every kind, so each compiles its own: a default may name a kind's field. */
int
declare_rules(struct model *m, struct kind *k, struct faults *faults)
{
	size_t before = faults->errors;

	for (size_t i = 0; i < k->nfields; i++) {
		struct field *f = &k->fields[i];

		f->otherwise = compile(m, k, f, f->default_text, faults);
		f->derived = compile(m, k, f, f->derived_text, faults);
		check_after(m, k, f, faults);
		check_within(m, k, f, faults);
	}
	return faults->errors > before ? -1 : 0;
}
