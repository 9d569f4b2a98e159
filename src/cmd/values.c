/* values - see values.h */
#include "cmd/values.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "book/place.h"
#include "cmd/link.h"
#include "cmd/name.h"
#include "cmd/out.h"
#include "model/target.h"

static struct edit *
push(struct values *v)
{
	struct edit *e = vec_push(v->v, v->n, v->cap);

	*e = (struct edit){ .op = EDIT_SET };
	return e;
}

void
values_add(struct values *v, const char *key, struct span text)
{
	struct edit *e = push(v);

	e->key = span_of(key);
	e->text = text;
}

struct edit *
values_find(struct values *v, const char *key)
{
	for (size_t i = 0; i < v->n; i++)
		if (span_is(v->v[i].key, key))
			return &v->v[i];
	return NULL;
}

void
values_release(struct values *v)
{
	free(v->v);
	free(v->said);
	*v = (struct values){0};
}

int
values_read(struct values *v, struct cmd *cmd, const char *const *args, size_t n)
{
	size_t errors = cmd->faults.errors;

	for (size_t i = 0; i < n; i++) {
		struct edit e;

		if (edit_parse(&e, args[i], &cmd->faults) < 0)
			continue;
		for (size_t j = 0; j < v->n; j++)
			if (span_eq(v->v[j].key, e.key) && (e.op < EDIT_ADD || v->v[j].op < EDIT_ADD))
				cmd_fail(cmd, "%.*s is given twice", (int)e.key.n, e.key.p);
		*push(v) = e;
	}
	return cmd->faults.errors > errors ? -1 : 0;
}

/* Dates ----------------------------------------------------------------------- */

static void
say_once(struct values *v, struct cmd *cmd, const char *said)
{
	bool later = v->echo != NULL;

	if (later)
		v = v->echo;
	for (size_t i = 0; i < v->nsaid; i++)
		if (strcmp(v->said[i], said) == 0)
			return;
	*vec_push(v->said, v->nsaid, v->said_cap) = said;
	if (!later)
		cmd_say(cmd, "%s", said);
}

void
values_say(const struct values *v, struct cmd *cmd)
{
	for (size_t i = 0; i < v->nsaid; i++)
		cmd_say(cmd, "%s", v->said[i]);
}

static void
echo(struct values *v, struct cmd *cmd, const struct edit *e, struct date d)
{
	char text[DATE_TEXT + 4];
	struct str far = {0};

	out_relative(&far, d, cmd->today);
	say_once(v, cmd, arena_printf(&cmd->arena, "%.*s: %s (%s)", (int)e->key.n, e->key.p, when_text(d, text),
	    str_cstr(&far)));
	str_release(&far);
}

/* The calendar of a client, which only business days ask for: the book is read for it. */
static const struct cal *
cal_of(struct cmd *cmd, struct span client, struct span text)
{
	const struct group *g;
	struct want want = {0};

	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i] == 'b' && (text.p[i + 1] == 'd' || text.p[i + 1] == 'h') && !cmd->loaded && client.n > 0) {
			want.all = true;
			if (cmd_load(cmd, &want) < 0)
				return &cmd->book.cal;
		}
	g = cmd->loaded && client.n > 0 ? book_group(&cmd->book, client) : NULL;
	return g ? &g->cal : &cmd->book.cal;
}

static bool
looks_back(const struct kind *kind, struct span key)
{
	return span_is(key, "closed") || span_is(key, "told") || (span_is(key, "date") && span_is(kind->name, "log"));
}

/* The edit's text with every date in ISO. */
static int
iso_dates(struct values *v, struct cmd *cmd, struct edit *e, const struct kind *kind, struct span client)
{
	const struct field *f = kind_field(&cmd->book.model, kind, e->key);
	enum when_way way = looks_back(kind, e->key) ? WHEN_BACK : WHEN_FORWARD;
	struct span rest = e->text, one;
	struct str out = {0};
	char text[DATE_TEXT];
	int r = 0;

	if (!f || f->type != VAL_DATE || e->op == EDIT_UNSET || e->op == EDIT_TAKE)
		return 0;
	while (rest.n > 0 && r == 0) {
		struct when w = {0};

		if (f->list)
			span_cut(&rest, ',', &one);
		else
			one = rest, rest.n = 0;
		if (out.n > 0)
			str_addc(&out, ',');
		if (date_parse(one, &w.date)) {
			str_add(&out, one);		/* with its zone, if it has one */
			if (way == WHEN_BACK && w.date.day > cmd->today.day)
				echo(v, cmd, e, w.date);
			continue;
		}
		if ((r = when_read(&w, one, cmd->today, way, cal_of(cmd, client, one), &cmd->faults)) < 0)
			break;
		str_adds(&out, date_text(w.date, text));
		if (w.relative)
			echo(v, cmd, e, w.date);
	}
	if (r == 0)
		e->text = span_make(arena_dup(&cmd->arena, str_span(&out)), out.n);
	str_release(&out);
	return r;
}

/* Links ----------------------------------------------------------------------- */

/* What a value may stand for, and what stands there that the field does not lead to. */
struct seek {
	struct cmd *cmd;
	const struct field *field;
	struct span client;
	const struct kind *other;
};

static bool
there(struct seek *s, const char *path)
{
	struct span kinds = s->field->link_to;
	const struct kind *k;

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
	say_once(v, cmd, arena_printf(&cmd->arena, "%.*s: %.*s (%.*s)", (int)e->key.n, e->key.p, (int)slug.n, slug.p,
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

static void
check_links(struct values *v, struct cmd *cmd, struct edit *e, struct span client)
{
	struct seek s = { cmd, e->field, client, NULL };
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

int
values_check(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client, bool in_line)
{
	size_t errors = cmd->faults.errors;

	for (size_t i = 0; i < v->n; i++)
		if (iso_dates(v, cmd, &v->v[i], kind, client) == 0 &&
		    edit_check(&v->v[i], &cmd->book.model, kind, in_line, &cmd->arena, &cmd->faults) == 0)
			check_links(v, cmd, &v->v[i], client);
	return cmd->faults.errors > errors ? -1 : 0;
}

int
values_body(struct str *out, struct cmd *cmd)
{
	const char *b = opt_value(&cmd->opts, 'b'), *path;
	char buf[4096];
	FILE *in;
	size_t n;
	int r = 0;

	if (!b || b[0] != '@') {
		str_adds(out, b ? b : "");
		return 0;
	}
	path = b + 1;
	if ((in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb")) == NULL) {
		cmd_fail(cmd, "%s: %s", path, strerror(errno));
		return -1;
	}
	while ((n = fread(buf, 1, sizeof buf, in)) > 0)
		str_add(out, span_make(buf, n));
	if (ferror(in)) {
		cmd_fail(cmd, "%s: %s", path, strerror(errno));
		r = -1;
	}
	if (in != stdin)
		fclose(in);
	return r;
}
