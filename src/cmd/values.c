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
	if (v->echo)
		v = v->echo;
	for (size_t i = 0; i < v->nsaid; i++)
		if (strcmp(v->said[i], said) == 0)
			return;
	*vec_push(v->said, v->nsaid, v->said_cap) = said;
	cmd_say(cmd, "%s", said);
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

static bool
there(struct cmd *cmd, const char *path)
{
	return faccessat(cmd->book.dirfd, path, F_OK, 0) == 0;
}

/* By the type of its field: a person within the client, one of ours, a practice, else a path below the
 * client or below clients/; of no kind any of these. What names a line ("^id") is not looked up: reading finds it. */
static bool
leads_somewhere(struct cmd *cmd, const struct field *f, struct span client, struct span to)
{
	int n = (int)to.n, c = (int)client.n, k = (int)f->link_to.n;
	struct arena *a = &cmd->arena;
	const char *end = span_ends(to, ".md") ? "" : ".md";

	if (memchr(to.p, '^', to.n) || memchr(to.p, '#', to.n) || memchr(to.p, '[', to.n))
		return true;
	if (span_is(f->link_to, "practice"))
		return there(cmd, arena_printf(a, "model/practices/%.*s%s", n, to.p, end));
	if (span_is(f->link_to, "team"))
		return there(cmd, arena_printf(a, "team/%.*s%s", n, to.p, end));
	if (k > 0 && there(cmd, arena_printf(a, "clients/%.*s/%.*s/%.*s%s", c, client.p, k, f->link_to.p, n, to.p, end)))
		return true;
	for (size_t i = 0; k == 0 && i < cmd->book.model.nkinds; i++) {
		struct span kind = cmd->book.model.kinds[i]->name;

		if (there(cmd, arena_printf(a, "clients/%.*s/%.*s/%.*s%s", c, client.p, (int)kind.n, kind.p, n, to.p, end)))
			return true;
	}
	if (k == 0 && there(cmd, arena_printf(a, "team/%.*s%s", n, to.p, end)))
		return true;
	return there(cmd, arena_printf(a, "clients/%.*s/%.*s%s", c, client.p, n, to.p, end)) ||
	    there(cmd, arena_printf(a, "clients/%.*s%s", n, to.p, end)) ||
	    there(cmd, arena_printf(a, "clients/%.*s/client.md", n, to.p)) ||
	    there(cmd, arena_printf(a, "%.*s%s", n, to.p, end));
}

/* Where those live whom the field links to; NULL: it is about no person. */
static const char *
people_of(struct cmd *cmd, const struct field *f, struct span client)
{
	if (span_is(f->link_to, "team"))
		return "team";
	if (span_is(f->link_to, "person") && client.n > 0)
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

/* The names that it may be, for the hint. */
static void
hint_names(struct cmd *cmd, const struct field *f, struct span client, struct span to)
{
	const char *dir = people_of(cmd, f, client), *add = "";
	struct io_name *names = NULL;
	const char **words, *near;
	struct str list = {0}, slug = {0};
	size_t n = 0;

	if (f->link_to.n == 0)
		return;
	place_slug(&slug, to);
	if (dir)
		add = strcmp(dir, "team") == 0 ? arena_printf(&cmd->arena, "cr-add team %s NAME", str_cstr(&slug)) :
		    arena_printf(&cmd->arena, "cr-add person %.*s NAME", (int)client.n, client.p);
	else if (span_is(f->link_to, "practice"))
		dir = "model/practices";
	else
		dir = arena_printf(&cmd->arena, "clients/%.*s/%.*s", (int)client.n, client.p, (int)f->link_to.n, f->link_to.p);
	if (io_list(cmd->book.dirfd, dir, &names, &n) < 0)
		n = 0;
	words = arena_array(&cmd->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct span s = span_of(names[i].name);

		if (span_ends(s, ".md"))
			s.n -= 3;
		words[i] = arena_dup(&cmd->arena, s);
		if (i < 12)
			str_addf(&list, "%s%s", i ? ", " : "", words[i]);
	}
	if ((near = fault_nearest(to, words, n)) != NULL)
		fault_hint(&cmd->faults, "did you mean %s?", near);
	else if (list.n > 0)
		fault_hint(&cmd->faults, "type one of: %s%s%s%s", str_cstr(&list), n > 12 ? ", ..." : "",
		    *add ? "; or add one: " : "", add);
	else if (*add)
		fault_hint(&cmd->faults, "%s", add);
	str_release(&list);
	str_release(&slug);
	free(names);
}

static void
check_links(struct values *v, struct cmd *cmd, struct edit *e, struct span client)
{
	if (!e->field || e->field->type != VAL_LINK || e->op == EDIT_UNSET)
		return;
	for (size_t i = 0; i < e->nvalues; i++) {
		if (e->op == EDIT_TAKE ? leads_somewhere(cmd, e->field, client, e->values[i]) :
		    link_value(cmd, e->field, client, &e->values[i]) < 0 ||
		    leads_somewhere(cmd, e->field, client, e->values[i]))
			continue;
		if (find_person(v, cmd, e, i, client) != 0 || e->op == EDIT_TAKE)
			continue;
		cmd_fail(cmd, "%.*s: no %.*s is called \"%.*s\"", (int)e->key.n, e->key.p,
		    e->field->link_to.n ? (int)e->field->link_to.n : 6, e->field->link_to.n ? e->field->link_to.p : "record",
		    (int)e->values[i].n, e->values[i].p);
		hint_names(cmd, e->field, client, e->values[i]);
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
