/* What a link names, and the sets of records by kind. */
#include <stdlib.h>
#include <string.h>

#include "book/edit.h"
#include "book/inside.h"
#include "book/links.h"
#include "model/target.h"

const struct group *
book_group(const struct book *b, struct span slug)
{
	size_t lo = 0, hi = b->ngroups;

	if (slug.n == 0)
		return hi && b->groups[hi - 1].slug.n == 0 ? &b->groups[hi - 1] : NULL;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = b->groups[mid].slug.n ? span_cmp(slug, b->groups[mid].slug) : -1;

		if (c == 0)
			return &b->groups[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* A file's record in a group by its path; lines of other files may stand between, in other kinds. */
static const struct rec *
find_path(const struct group *g, const struct kind *k, const char *path)
{
	const struct rec *v = g->recs + g->sets[k->index].first;
	size_t lo = 0, hi = g->sets[k->index].n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(path, v[mid].path);

		if (c == 0 && v[mid].line == 0)
			return &v[mid];
		if (c <= 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const struct kind *
kind_of_path(const struct model *m, struct span path)
{
	struct span part, rest = path;
	const struct kind *k;
	enum place place = PLACE_KIND;

	if (!span_ends(path, ".md"))
		return NULL;
	if (span_starts(path, "team/"))
		place = PLACE_TEAM;
	else if (!span_cut(&rest, '/', &part) || !span_is(part, "clients") || !span_cut(&rest, '/', &part))
		return NULL;
	if (place == PLACE_KIND && span_is(rest, "client.md"))
		place = PLACE_CLIENT;
	if (place == PLACE_KIND) {
		if (!span_cut(&rest, '/', &part) || span_find(rest, '/') || (k = model_kind(m, part)) == NULL)
			return NULL;
		return k->place == PLACE_KIND ? k : NULL;
	}
	for (size_t i = 0; i < m->nkinds; i++)
		if (m->kinds[i]->place == place)
			return m->kinds[i];
	return NULL;
}

bool
path_names(const char *path)
{
	struct span rest = span_of(path), part;

	if (span_ends(rest, ".md"))
		rest.n -= 3;
	while (rest.n) {
		span_cut(&rest, '/', &part);
		if (!span_name(part))
			return false;
	}
	return true;
}

const struct kind *
book_kind(const struct book *b, struct span path)
{
	return kind_of_path(&b->model, path);
}

bool
book_is_record(const struct book *b, struct span path)
{
	return kind_of_path(&b->model, path) != NULL;
}

const struct rec *
book_by_path(const struct book *b, struct span path)
{
	const struct kind *k = kind_of_path(&b->model, path);
	const struct group *g;
	struct span slug = path, part = span_make("", 0);
	char text[512];

	if (k == NULL || path.n >= sizeof text)
		return NULL;
	if (k->place != PLACE_TEAM) {
		span_cut(&slug, '/', &part);
		span_cut(&slug, '/', &part);
	}
	if ((g = book_group(b, part)) == NULL || g->sets == NULL)
		return NULL;
	memcpy(text, path.p, path.n);
	text[path.n] = '\0';
	return find_path(g, k, text);
}

static char *
put(char *at, const char *p, size_t n)
{
	memcpy(at, p, n);
	return at + n;
}

/* The record at dir, client/, kind/, to.md: parts may be empty. Links are compared by the thousand, so no printf. */
static const struct rec *
by_parts(const struct book *b, const char *dir, struct span client, struct span kind, struct span to)
{
	char path[512], *at = path;

	if (strlen(dir) + client.n + kind.n + to.n + 6 > sizeof path)
		return NULL;
	at = put(at, dir, strlen(dir));
	if (client.n) {
		at = put(at, client.p, client.n);
		*at++ = '/';
	}
	if (kind.n) {
		at = put(at, kind.p, kind.n);
		*at++ = '/';
	}
	at = put(at, to.p, to.n);
	at = put(at, ".md", 3);
	return book_by_path(b, span_make(path, (size_t)(at - path)));
}

/* "acme" alone, and "acme/promise/x" below clients/ */
static const struct rec *
anywhere(const struct book *b, struct span to)
{
	const struct group *g = book_group(b, to);
	const struct span none = span_make("", 0);

	if (g && to.n)
		return g->client;
	return by_parts(b, "clients/", none, none, to);
}

/* In the folders that the kinds name. 1: sought in none but the one of ours, or a rule, which is no record. */
static int
in_folders(const struct rec **out, const struct book *b, struct span client, struct span kinds, struct span to)
{
	const struct span none = span_make("", 0);
	bool whole = kinds.n > 0;
	struct span kind;

	while (*out == NULL && target_next(&kinds, &kind)) {
		if (span_is(kind, "practice"))
			continue;
		if (span_is(kind, "team")) {
			*out = by_parts(b, "team/", none, none, to);
			continue;
		}
		whole = false;
		if (client.n && !span_find(to, '/'))
			*out = by_parts(b, "clients/", client, kind, to);
	}
	return whole;
}

const struct rec *
find_link(const void *ctx, const struct rec *from, const struct span link, struct span kinds)
{
	const struct book *b = ctx;
	const struct span none = span_make("", 0);
	struct span client = from ? rec_client_slug(from) : none, to = link;
	const struct group *g = from ? &b->groups[from->group] : NULL;
	const struct rec *r = NULL;

	if (span_ends(to, ".md"))
		to.n -= 3;
	if (span_starts(to, "^"))
		return g ? line_of_id(g, from->path, span_make(to.p + 1, to.n - 1)) : NULL;
	if (in_folders(&r, b, client, kinds, to) > 0)
		return r;
	if (r == NULL && client.n && span_find(to, '/'))
		r = by_parts(b, "clients/", client, none, to);
	for (size_t i = 0; r == NULL && kinds.n == 0 && client.n && !span_find(to, '/') && i < b->model.nkinds; i++)
		r = by_parts(b, "clients/", client, b->model.kinds[i]->name, to);
	if (r == NULL)
		r = anywhere(b, to);
	if (r == NULL && kinds.n == 0 && !span_find(to, '/'))
		r = by_parts(b, "team/", none, none, to);
	return r;
}

static int
by_kind(const void *x, const void *y)
{
	const struct rec *a = x, *b = y;
	int c = (b->kind->place == PLACE_CLIENT) - (a->kind->place == PLACE_CLIENT);

	if (c == 0 && a->kind != b->kind)
		c = span_cmp(a->kind->name, b->kind->name);
	if (c == 0)
		c = strcmp(a->path, b->path);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

static bool
sorted(const struct group *g)
{
	for (size_t i = 1; i < g->n; i++)
		if (by_kind(&g->recs[i - 1], &g->recs[i]) > 0)
			return false;
	return true;
}

void
build_sets(const struct model *m, struct group *g, struct arena *arena)
{
	g->sets = arena_zero(arena, m->nkinds * sizeof *g->sets);
	if (!sorted(g))
		qsort(g->recs, g->n, sizeof *g->recs, by_kind);
	for (size_t i = 0; i < g->n; i++) {
		size_t k = g->recs[i].kind->index;

		if (g->sets[k].n++ == 0)
			g->sets[k].first = (uint32_t)i;
	}
	list_ids(g, arena);
}

static void
check_practice_link(struct book *b, const struct rec *r, const struct field *f, struct span to, struct faults *faults)
{
	struct arena a = {0};
	const char *near;

	if (!practice_there(b, to, &a, &near)) {
		fault_add(faults, NOTICE, r->path, r->line ? r->line : 1, 1, "%.*s: there is no practice \"%.*s\"",
		    (int)f->name.n, f->name.p, (int)to.n, to.p);
		fault_hint(faults, near ? "did you mean %s?" : "cr-guide -a lists them%s", near ? near : "");
	}
	arena_release(&a);
}

static void
say_other_kind(const struct rec *r, const struct field *f, struct span to, const struct rec *found, struct faults *faults)
{
	struct str said = {0};

	target_refusal(&said, f, to, found->kind);
	fault_add(faults, NOTICE, r->path, r->line ? r->line : 1, 1, "%s", str_cstr(&said));
	str_release(&said);
}

static void
check_link(struct book *b, const struct rec *r, const struct field *f, struct val v, struct faults *faults)
{
	struct span to = val_span(v);
	const struct rec *found;
	bool twice;

	if (v.type != VAL_LINK || to.n == 0)
		return;
	if ((found = find_link(b, r, to, f->link_to)) != NULL && target_allows(f, found->kind))
		return;
	twice = span_starts(to, "^") && group_has_id(&b->groups[r->group], span_make(to.p + 1, to.n - 1));
	if (found)
		say_other_kind(r, f, to, found, faults);
	else if (target_names(f->link_to, span_of("practice")))
		check_practice_link(b, r, f, to, faults);
	else
		fault_add(faults, NOTICE, r->path, r->line ? r->line : 1, 1, "%.*s: there %s \"%.*s\" to link to",
		    (int)f->name.n, f->name.p, twice ? "is more than one" : "is no", (int)to.n, to.p);
}

/* A line that takes its persons from the note around it shares their bytes: one broken link, one notice. */
static bool
inherited(const struct rec *note, const struct val *v)
{
	const struct val *from;

	for (uint16_t i = 0; note && i < note->nvals; i++) {
		from = &note->vals[i];
		if (from->type == VAL_LIST ? from->n && (v->items == from->items || v->text == from->items[0].text) :
		    v->text == from->text)
			return true;
	}
	return false;
}

static void
check_open(struct book *b, const struct rec *r, struct faults *faults)
{
	const struct field *status = kind_field(&b->model, r->kind, span_of("status"));
	const struct val *v = status ? rec_raw(r, status->id) : NULL;
	const struct field *closed = edit_reopens(&b->model, r->kind, span_of("status"), v ? val_span(*v) : span_make("", 0));
	struct str day = {0};

	if (status && closed && (v = rec_raw(r, closed->id)) != NULL && v->type == VAL_DATE) {
		val_print(&day, *v);
		edit_say_open(r->path, r->line, r->box, closed, str_span(&day), faults);
	}
	str_release(&day);
}

/* Of a value that is a link of the record's own its field; else NULL. */
static const struct field *
own_link(const struct rec *note, const struct rec *r, const struct val *v)
{
	const struct field *f = kind_field_id(r->kind, v->field);

	return f == NULL || f->type != VAL_LINK || inherited(note, v) ? NULL : f;
}

bool
links_has(const struct rec *note, const struct rec *r)
{
	for (size_t i = 0; i < r->nvals; i++)
		if (own_link(note, r, &r->vals[i]))
			return true;
	return false;
}

void
links_want(const struct model *m, struct want *want)
{
	want->kinds = UINT64_MAX;
	for (size_t i = 0; i < m->nkinds; i++)
		for (size_t j = 0; j < m->kinds[i]->nfields; j++)
			if (m->kinds[i]->fields[j].type == VAL_LINK)
				want_field(want, m, m->kinds[i]->fields[j].id, KIND_BIT(m->kinds[i]));
}

void
links_check(struct book *b, const struct rec *r, struct faults *faults)
{
	const struct rec *note = r->line ? book_by_path(b, span_of(r->path)) : NULL;

	for (size_t i = 0; r->kind->place != PLACE_NOWHERE && i < r->nvals; i++) {
		const struct val *v = &r->vals[i];
		const struct field *f = own_link(note, r, v);

		if (f != NULL && !f->list)
			check_link(b, r, f, *v, faults);
		for (uint32_t j = 0; f != NULL && f->list && j < v->n; j++)
			check_link(b, r, f, v->items[j], faults);
	}
}

void
links_each(const struct book *b, const struct rec *r, void (*each)(void *ctx, const struct rec *to), void *ctx)
{
	const struct rec *note = r->line ? book_by_path(b, span_of(r->path)) : NULL, *to;

	for (size_t i = 0; r->kind->place != PLACE_NOWHERE && i < r->nvals; i++) {
		const struct val *v = &r->vals[i], *items = v->type == VAL_LIST ? v->items : v;
		const struct field *f = own_link(note, r, v);

		for (uint32_t j = 0; f != NULL && j < (v->type == VAL_LIST ? v->n : 1); j++)
			if (items[j].type == VAL_LINK && (to = find_link(b, r, val_span(items[j]), f->link_to)) != NULL)
				each(ctx, to);
	}
}

void
check_links(struct book *b, struct faults *faults)
{
	struct cursor at = {0};
	const struct rec *r;

	while ((r = book_next(b, &at)) != NULL) {
		check_open(b, r, faults);
		links_check(b, r, faults);
	}
}
