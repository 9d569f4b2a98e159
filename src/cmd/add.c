/* add - see add.h */
#include "cmd/add.h"

#include <string.h>

#include "book/place.h"
#include "cmd/name.h"

const struct kind *
add_kind(struct cmd *cmd, const char *name)
{
	const struct kind *kind = name_kind(cmd, span_of(name));

	if (kind != NULL && kind->place == PLACE_NOWHERE) {
		cmd_fail(cmd, "%s records are worked out and never written", name);
		return NULL;
	}
	if (kind != NULL && !kind->on) {
		cmd_fail(cmd, "%s belongs to the pack %.*s, which is off", name, (int)kind->pack.n, kind->pack.p);
		fault_hint(&cmd->faults, "cr-guide --on %.*s", (int)kind->pack.n, kind->pack.p);
		return NULL;
	}
	return kind;
}

const char *
add_title_key(const struct model *m, const struct kind *kind)
{
	const struct field *f = kind_field(m, kind, span_of("name"));

	return f && !f->common ? "name" : "title";
}

/* A promise that is written down as one that has ended. */
static void
close_ended(struct add *a, struct cmd *cmd)
{
	struct edit *e = values_find(a->values, "status");
	char day[DATE_TEXT];
	struct date today = cmd->today;

	today.minute = NO_MINUTE;
	if (e && !values_find(a->values, "closed") &&
	    edit_closes(&cmd->book.model, a->kind, e->key, e->text))
		values_add(a->values, "closed", span_of(arena_dup(&cmd->arena, span_of(date_text(today, day)))));
}

/* What to type for a value of the field. */
static const char *
example_of(const struct field *f)
{
	return f->type == VAL_DATE ? "DATE" : f->type == VAL_NUMBER ? "NUMBER" : f->type == VAL_LINK ? "NAME"
	    : f->type == VAL_DUR ? "DURATION" : f->nwords > 0 ? "WORD" : "TEXT";
}

/* "title=": what has to be there, or what is not. */
static int
refuse_none(struct cmd *cmd, const struct kind *kind, struct span key)
{
	const struct field *f = kind_field(&cmd->book.model, kind, key);
	struct span name = kind->name;

	if (f != NULL && f->required)
		cmd_fail(cmd, "a %.*s needs its %.*s: %.*s", (int)name.n, name.p, (int)key.n, key.p,
		    (int)f->meaning.n, f->meaning.p);
	else
		cmd_fail(cmd, "%.*s: a new record has nothing to take away", (int)key.n, key.p);
	return -1;
}

int
add_check(struct add *a, struct cmd *cmd)
{
	const char *key = add_title_key(&cmd->book.model, a->kind);
	struct values *v = a->values;

	for (size_t i = 0; i < v->n; i++) {
		struct edit *e = &v->v[i];

		if (e->op == EDIT_ADD)
			e->op = EDIT_SET;
		else if (e->op != EDIT_SET)
			return refuse_none(cmd, a->kind, e->key);
	}
	if (a->title.n > 0 && values_find(v, key)) {
		cmd_fail(cmd, "the %s is given twice", key);
		return -1;
	}
	if (a->title.n > 0)
		values_add(v, key, a->title);
	else if (values_find(v, key))
		a->title = values_find(v, key)->text;
	close_ended(a, cmd);
	return values_check(v, cmd, a->kind, a->client, false);
}

/* What must be there, by its kind, is asked for here: of a file that is not there yet a line would say nothing. */
int
add_required(struct add *a, struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	const struct kind *k = a->kind;
	int r = 0;

	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i], *from = f->otherwise ? kind_field(m, k, f->default_text) : NULL;
		const char *name = arena_dup(&cmd->arena, f->name);

		if (!f->required || values_find(a->values, name) || f->id == k->name_date || (f->otherwise && (!from ||
		    from->otherwise || values_find(a->values, arena_dup(&cmd->arena, from->name)))))
			continue;
		cmd_fail(cmd, "a new %.*s needs %s", (int)k->name.n, k->name.p, name);
		fault_hint(&cmd->faults, "%s=%s: %.*s", name, example_of(f), (int)f->meaning.n, f->meaning.p);
		r = -1;
	}
	return r;
}

/* Without a title: the first given of the kind's own fields that say what it is, those first that must be
 * there, then those with listed words. */
static struct span
named_for(const struct add *a)
{
	struct span s = a->title;

	for (int required = 1; required >= 0; required--)
		for (size_t i = 0; i < a->kind->nfields && s.n == 0; i++) {
			const struct field *f = &a->kind->fields[i];
			bool fits = required ? f->required && (f->type == VAL_WORD || f->type == VAL_TEXT || f->type == VAL_LINK)
			    : f->nwords > 0;

			for (size_t k = 0; fits && !f->list && !f->common && k < a->values->n; k++)
				if (a->values->v[k].field == f)
					s = a->values->v[k].text;
		}
	return s;
}

/* The day in the file's name; a kind that is dated by more than that writes the field. */
static struct date
day_of(const struct add *a, struct cmd *cmd)
{
	struct date d = cmd->today;
	struct span dated = a->kind->dated ? model_field_name(&cmd->book.model, a->kind->dated) : span_of("date");
	struct edit *e = values_find(a->values, arena_dup(&cmd->arena, dated));

	if (!e)
		e = values_find(a->values, "date");
	if (e && e->nvalues > 0)
		(void)date_parse(e->values[0], &d);
	d.minute = NO_MINUTE;
	return d;
}

/* Of one day twice the same is a slip more often than not; it is said, once, and done. */
static bool
say_same(struct write *w, const struct write_file *f, const struct kind *kind, struct span text)
{
	if (!kind->dated_name || text.n == 0 || !f->is || !span_eq(f->before, text))
		return false;
	fault_add(&w->cmd->faults, NOTICE, f->path, 0, 0, "this %.*s says the same, word for word",
	    (int)kind->name.n, kind->name.p);
	return true;
}

struct write_file *
add_place(struct add *a, struct write *w, struct span text)
{
	struct cmd *cmd = w->cmd;
	struct str path = {0};
	struct write_file *f = NULL;
	struct date day = day_of(a, cmd);
	bool said = false;

	for (unsigned n = 1; ; n++) {
		str_reset(&path);
		place_path(&path, a->kind, a->client, day, named_for(a), n);
		if ((f = write_file(w, str_cstr(&path))) == NULL)
			break;
		if (!f->was && !f->is && !f->gone)
			break;
		said = said || say_same(w, f, a->kind, text);
		if (a->kind->place == PLACE_CLIENT || a->kind->place == PLACE_TEAM) {
			fault_add(&cmd->faults, ERROR, f->path, 0, 0, "there is one of this name already");
			fault_hint(&cmd->faults, a->kind->place == PLACE_CLIENT ?
			    "cr-add client SLUG NAME gives it another directory" : "cr-add team SLUG NAME gives it another file");
			w->failed = true;
			f = NULL;
			break;
		}
	}
	if (f)
		a->path = f->path;
	str_release(&path);
	return f;
}

int
add_write(struct add *a, struct write *w)
{
	struct write_file *f;
	struct str text = {0};
	int r = -1;

	place_text(&text, a->kind, a->values->v, a->values->n, a->body);
	if ((f = add_place(a, w, str_span(&text))) != NULL && (r = write_put(w, f, str_span(&text))) == 0)
		write_name(w, f->path);
	str_release(&text);
	return r;
}
