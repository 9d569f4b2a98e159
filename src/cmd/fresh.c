/* fresh - see fresh.h */
#include "cmd/fresh.h"

#include <string.h>

#include "text/front.h"

enum { COLUMN = 26 };

/* Common fields, and those that follow from others, nobody fills in. */
static bool
in_form(const struct field *f)
{
	return !f->common && f->derived_text.n == 0;
}

/* "date -- the day it is promised for", of the line that declares the field. */
static struct span
hint_of(const struct field *f)
{
	struct span hint = f->text;

	if (hint.n >= f->name.n && memcmp(hint.p, f->name.p, f->name.n) == 0)
		hint = span_make(hint.p + f->name.n, hint.n - f->name.n);
	return span_trim(hint);
}

static const struct edit *
value_of(const struct values *v, struct span key)
{
	for (size_t i = 0; i < v->n; i++)
		if (span_eq(v->v[i].key, key))
			return &v->v[i];
	return NULL;
}

static void
put_value(struct str *out, const struct edit *e)
{
	bool plain = e->field && e->field->type != VAL_TEXT && e->field->type != VAL_WORD && e->field->type != VAL_LINK;

	if (e->list)
		str_adds(out, " [");
	for (size_t i = 0; i < e->nvalues; i++) {
		str_adds(out, e->list && i ? ", " : e->list ? "" : " ");
		if (plain)
			str_add(out, e->values[i]);
		else
			front_scalar(out, e->values[i], e->list);
	}
	if (e->list)
		str_addc(out, ']');
}

void
fresh_form(struct str *out, const struct kind *kind, const struct values *v)
{
	str_adds(out, "---\n");
	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		const struct edit *e = value_of(v, f->name);
		size_t start = out->n;
		struct span hint = hint_of(f);

		if (!in_form(f) && !e)
			continue;
		str_addf(out, "%.*s:", (int)f->name.n, f->name.p);
		if (e)
			put_value(out, e);
		str_addf(out, "%*s# %.*s\n", (int)(out->n - start < COLUMN ? start + COLUMN - out->n : 1), "",
		    (int)hint.n, hint.p);
	}
	for (size_t i = 0; i < v->n; i++)
		if (!v->v[i].field) {		/* a key of the user's own */
			str_add(out, v->v[i].key);
			str_addc(out, ':');
			put_value(out, &v->v[i]);
			str_addc(out, '\n');
		}
	str_adds(out, "---\n");
}

/* The line without its field's hint, or as it is. */
static struct span
without_hint(const struct kind *kind, struct span line)
{
	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		struct span hint = hint_of(f);
		size_t n = hint.n + 2;

		if (line.n < f->name.n + n + 1 || memcmp(line.p, f->name.p, f->name.n) != 0 || line.p[f->name.n] != ':')
			continue;
		if (memcmp(line.p + line.n - hint.n, hint.p, hint.n) == 0 && memcmp(line.p + line.n - n, "# ", 2) == 0)
			return span_rtrim(span_make(line.p, line.n - n));
	}
	return line;
}

void
fresh_strip(struct str *out, const struct kind *kind, struct span text)
{
	struct span rest = text, line, bare;
	unsigned fences = 0;

	while (fences < 2 && span_line(&rest, &line)) {
		fences += span_is(span_rtrim(line), "---");
		bare = without_hint(kind, line);
		if (bare.n < line.n && bare.n > 0 && bare.p[bare.n - 1] == ':' &&
		    span_find(bare, ':') == bare.p + bare.n - 1)
			continue;
		str_add(out, bare);
		str_addc(out, '\n');
	}
	str_add(out, rest);
}

void
fresh_values(struct values *out, struct cmd *cmd, struct span record)
{
	struct faults none = {0};
	struct front f = {0};

	if (front_read(&f, record, "", &cmd->arena, &none) == 0)
		for (size_t i = 0; i < f.n; i++) {
			const struct front_key *k = &f.keys[i];
			struct edit e = { .op = EDIT_SET, .key = k->key, .text = k->text };

			if (k->shape < SHAPE_PLAIN || k->shape > SHAPE_DOUBLE)
				continue;
			e.values = arena_new(&cmd->arena, struct span);
			e.values[0] = k->text;
			e.nvalues = 1;
			*vec_push(out->v, out->n, out->cap) = e;
		}
	front_release(&f);
	faults_release(&none);
}

/* The edit that makes one field's date ISO; false: there is nothing to change. */
static bool
iso_date(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client, const struct front_key *k)
{
	const struct field *f = kind_field(&cmd->book.model, kind, k->key);
	struct faults outer = cmd->faults;
	struct date d;
	bool ok;

	if (!f || f->type != VAL_DATE || f->list || k->shape < SHAPE_PLAIN || k->shape > SHAPE_DOUBLE ||
	    date_parse(k->text, &d))
		return false;
	*vec_push(v->v, v->n, v->cap) = (struct edit){ .op = EDIT_SET, .key = k->key, .text = k->text };
	cmd->faults = (struct faults){0};	/* the check of the record will say it, with its line */
	ok = values_check(v, cmd, kind, client, false) == 0;
	faults_release(&cmd->faults);
	cmd->faults = outer;
	return ok;
}

void
fresh_dates(struct str *record, struct cmd *cmd, const struct kind *kind, struct span client)
{
	struct faults none = {0};
	struct str next = {0};
	struct front f = {0};
	size_t n = SIZE_MAX;

	for (size_t i = 0; i < n && front_read(&f, str_span(record), "", &cmd->arena, &none) == 0; i++) {
		struct values v = {0};

		if ((n = f.n) > i && iso_date(&v, cmd, kind, client, &f.keys[i])) {
			struct front_edit e = { EDIT_SET, f.keys[i].key, false, false, v.v[0].values, 1 };

			str_reset(&next);
			if (front_edit(&next, str_span(record), "", &e, &none) == 0) {
				str_reset(record);
				str_add(record, str_span(&next));
			}
		}
		values_release(&v);
	}
	str_release(&next);
	front_release(&f);
	faults_release(&none);
}
