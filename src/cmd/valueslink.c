/* valueslink - see values.h: values that are links lead to a record that is there */
#include "cmd/valuesp.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "book/place.h"
#include "cmd/link.h"
#include "cmd/name.h"
#include "cmd/out.h"
#include "model/target.h"

/* What a value may stand for, and what stands there that the field does not lead to. */
struct seek {
	struct cmd *cmd;
	const struct field *field;
	struct span client;
	const struct kind *other;
	const char *path;		/* what it leads to, once found; of a line none */
};

static bool
there(struct seek *s, const char *path)
{
	struct span kinds = s->field->link_to;
	const struct kind *k;

	s->path = path;
	if (faccessat(s->cmd->book.dirfd, path, F_OK, 0) != 0)
		return false;
	if ((k = book_kind(&s->cmd->book, span_of(path))) == NULL)
		return kinds.n == 0 || target_names(kinds, span_of("practice"));
	if (target_allows(s->field, k))
		return true;
	s->other = k;
	return false;
}

static bool
in_folder(struct seek *s, struct span kind, struct span to, const char *end)
{
	struct arena *a = &s->cmd->arena;
	int n = (int)to.n;

	if (span_is(kind, "practice"))
		return there(s, arena_printf(a, "model/practices/%.*s%s", n, to.p, end));
	if (span_is(kind, "team"))
		return there(s, arena_printf(a, "team/%.*s%s", n, to.p, end));
	return there(s, arena_printf(a, "clients/%.*s/%.*s/%.*s%s", (int)s->client.n, s->client.p, (int)kind.n, kind.p,
	    n, to.p, end));
}

/* By the type of its field: a person within the client, one of ours, a practice, else a path below the
 * client or below clients/; of no kind any of these. What names a line ("^id") is not looked up: reading finds it. */
static bool
leads_somewhere(struct seek *s, struct span to)
{
	int n = (int)to.n, c = (int)s->client.n;
	struct arena *a = &s->cmd->arena;
	const char *end = span_ends(to, ".md") ? "" : ".md", *client = s->client.p;
	struct span rest = s->field->link_to, kind;
	bool files = rest.n == 0;

	if (memchr(to.p, '^', to.n) || memchr(to.p, '#', to.n) || memchr(to.p, '[', to.n))
		return true;
	while (target_next(&rest, &kind)) {
		if (in_folder(s, kind, to, end))
			return true;
		files = files || (!span_is(kind, "practice") && !span_is(kind, "team"));
	}
	for (size_t i = 0; s->field->link_to.n == 0 && i < s->cmd->book.model.nkinds; i++)
		if (in_folder(s, s->cmd->book.model.kinds[i]->name, to, end))
			return true;
	return files && (there(s, arena_printf(a, "clients/%.*s/%.*s%s", c, client, n, to.p, end)) ||
	    there(s, arena_printf(a, "clients/%.*s%s", n, to.p, end)) ||
	    there(s, arena_printf(a, "clients/%.*s/client.md", n, to.p)) ||
	    there(s, arena_printf(a, "%.*s%s", n, to.p, end)));
}

/* Where those live whom the field links to; NULL: it is about no person. */
static const char *
people_of(struct cmd *cmd, const struct field *f, struct span client)
{
	if (target_names(f->link_to, span_of("team")))
		return "team";
	if (target_names(f->link_to, span_of("person")) && client.n > 0)
		return arena_printf(&cmd->arena, "clients/%.*s/person", (int)client.n, client.p);
	return NULL;
}

/* A person as typed ("tom", "Tom Keller"): 1 and the name of the file; 0 nobody; -1 an ERROR was added. */
static int
find_person(struct values *v, struct cmd *cmd, struct edit *e, size_t i, struct span client)
{
	const char *dir = people_of(cmd, e->field, client);
	const struct rec *rec = NULL;
	struct span slug, name;
	int r = dir && e->values[i].n > 0 ? name_within(cmd, dir, e->values[i], &rec) : 0;

	if (r <= 0)
		return r;
	slug = rec_slug(rec);
	slug = span_make(arena_dup(&cmd->arena, slug), slug.n);
	name = val_span(rec_get(rec, cmd->book.model.f_name));
	values_say_once(v, cmd, arena_printf(&cmd->arena, "%.*s: %.*s (%.*s)", (int)e->key.n, e->key.p, (int)slug.n, slug.p,
	    (int)name.n, name.p));
	e->values[i] = slug;
	if (!e->list)
		e->text = slug;
	return 1;
}

struct offer {
	const char **v;
	size_t n, cap;
};

static void
offer_dir(struct offer *o, struct cmd *cmd, const char *dir)
{
	struct io_name *names = NULL;
	size_t n = 0;

	if (io_list(cmd->book.dirfd, dir, &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct span s = span_of(names[i].name);

		if (span_ends(s, ".md"))
			s.n -= 3;
		*vec_push(o->v, o->n, o->cap) = arena_dup(&cmd->arena, s);
	}
	free(names);
}

/* The names that it may be, for the hint. */
static void
hint_names(struct cmd *cmd, const struct field *f, struct span client, struct span to)
{
	const char *people = people_of(cmd, f, client), *add = "", *near;
	struct span rest = f->link_to, kind;
	struct str list = {0}, slug = {0};
	struct offer o = {0};

	place_slug(&slug, to);
	if (people)
		add = strcmp(people, "team") == 0 ? arena_printf(&cmd->arena, "cr-add team %s NAME", str_cstr(&slug)) :
		    arena_printf(&cmd->arena, "cr-add person %.*s NAME", (int)client.n, client.p);
	while (target_next(&rest, &kind))
		offer_dir(&o, cmd, span_is(kind, "practice") ? "model/practices" : span_is(kind, "team") ? "team" :
		    arena_printf(&cmd->arena, "clients/%.*s/%.*s", (int)client.n, client.p, (int)kind.n, kind.p));
	for (size_t i = 0; i < o.n && i < 12; i++)
		str_addf(&list, "%s%s", i ? ", " : "", o.v[i]);
	if ((near = fault_nearest(to, o.v, o.n)) != NULL)
		fault_hint(&cmd->faults, "did you mean %s?", near);
	else if (list.n > 0)
		fault_hint(&cmd->faults, "type one of: %s%s%s%s", str_cstr(&list), o.n > 12 ? ", ..." : "",
		    *add ? "; or add one: " : "", add);
	else if (*add)
		fault_hint(&cmd->faults, "%s", add);
	str_release(&list);
	str_release(&slug);
	free(o.v);
}

static void
refuse_link(struct seek *s, struct span to)
{
	struct str words = {0};

	if (s->other) {
		link_other_kind(s->cmd, s->field, to, s->other);
		return;
	}
	target_words(&words, s->field->link_to.n ? s->field->link_to : span_of("record"));
	cmd_fail(s->cmd, "%.*s: no %s is called \"%.*s\"", (int)s->field->name.n, s->field->name.p, str_cstr(&words),
	    (int)to.n, to.p);
	hint_names(s->cmd, s->field, s->client, to);
	str_release(&words);
}

void
values_links(struct values *v, struct cmd *cmd, struct edit *e, struct span client)
{
	struct seek s = { cmd, e->field, client, NULL, NULL };
	int got;

	if (!e->field || e->field->type != VAL_LINK || e->op == EDIT_UNSET)
		return;
	for (size_t i = 0; i < e->nvalues; i++, s.other = NULL) {
		if (e->op == EDIT_TAKE ? leads_somewhere(&s, e->values[i]) :
		    link_value(cmd, e->field, client, &e->values[i]) < 0 || leads_somewhere(&s, e->values[i]))
			continue;
		got = find_person(v, cmd, e, i, client);
		if (got == 0 && e->op != EDIT_TAKE && !s.other && !people_of(cmd, e->field, client))
			got = link_words(cmd, e->field, client, &e->values[i]);
		if (got == 0 && e->op != EDIT_TAKE)
			refuse_link(&s, e->values[i]);
	}
}

/* The day of what is being written: as typed, else today. */
static struct date
day_of(const struct values *v, struct cmd *cmd, const struct kind *kind)
{
	struct date day = cmd->today;

	for (size_t i = 0; i < v->n; i++)
		if (v->v[i].field && v->v[i].field->id == kind->dated && v->v[i].nvalues > 0)
			(void)date_parse(v->v[i].values[0], &day);
	return day;
}

/* The field of the record that says that it is gone by that day, and since when; NULL: it is there, or not readable. */
static const struct field *
gone_by(struct cmd *cmd, const char *path, struct date day, struct date *since)
{
	const struct kind *k = book_kind(&cmd->book, span_of(path));
	const struct field *f = NULL;
	struct rec_list list = {0};
	struct faults none = {0};
	struct str bytes = {0};
	struct arena a = {0};
	const char *why;

	for (size_t i = 0; k && i < k->nfields && !f; i++)
		f = k->fields[i].gone ? &k->fields[i] : NULL;
	if (f && (io_read(cmd->book.dirfd, path, IO_RECORD_MAX, &bytes, &why) != 0 ||
	    book_read_bytes(&cmd->book, path, str_span(&bytes), &a, &list, &none) < 0 || list.n == 0))
		f = NULL;
	if (f) {
		struct val v = rec_get(&list.v[0], f->id);

		*since = v.date;
		f = v.type == VAL_DATE && v.date.day <= day.day ? f : NULL;
	}
	faults_release(&none);
	str_release(&bytes);
	arena_release(&a);
	return f;
}

/* "to: jane-doe left Mon 2026-10-05 (6 weeks ago)" */
static void
say_gone(struct values *v, struct cmd *cmd, const struct edit *e, struct date day, const char *path)
{
	struct span rest = span_of(path), slug = rest;
	const struct field *f;
	struct str far = {0};
	char text[DATE_TEXT + 4];
	struct date since;

	if ((f = gone_by(cmd, path, day, &since)) == NULL)
		return;
	while (span_cut(&rest, '/', &slug))
		;
	slug.n -= span_ends(slug, ".md") ? 3 : 0;
	out_relative(&far, since, cmd->today);
	values_say_once(v, cmd, arena_printf(&cmd->arena, "%.*s: %.*s %.*s %s (%s)", (int)e->key.n, e->key.p,
	    (int)slug.n, slug.p, (int)f->name.n, f->name.p, when_text(since, text), str_cstr(&far)));
	str_release(&far);
}

void
values_gone(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client)
{
	struct date day = day_of(v, cmd, kind);

	for (size_t i = 0; i < v->n; i++) {
		struct edit *e = &v->v[i];
		struct seek s = { cmd, e->field, client, NULL, NULL };

		if (!e->field || e->field->type != VAL_LINK || e->op == EDIT_UNSET || e->op == EDIT_TAKE)
			continue;
		for (size_t j = 0; j < e->nvalues; j++, s.path = NULL)
			if (leads_somewhere(&s, e->values[j]) && s.path)
				say_gone(v, cmd, e, day, s.path);
	}
}
