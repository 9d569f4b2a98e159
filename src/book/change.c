/*
 * change - what happened to records, in words, for the subject of a commit
 */
#include "book/changep.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { SUBJECT = 100, BODY = 1000, TITLE = 60 };

static void
add(struct changes *c, struct span who, const struct str *what, const char *kind, const char *name)
{
	*vec_push(c->v, c->n, c->cap) = (struct change){ .who = arena_dup(&c->arena, who),
		.what = arena_dup(&c->arena, str_span(what)), .kind = kind, .name = name };
}

/* "clients/acme/..." is acme's, "team/..." the team's, all else the book's. */
static struct span
who_of(struct span path)
{
	struct span part;

	if (span_starts(path, "clients/")) {
		path = span_make(path.p + 8, path.n - 8);
		if (span_cut(&path, '/', &part))
			return part;
	}
	return span_of(span_starts(path, "team/") ? "team" : "book");
}

bool
change_is_record(const struct book *b, const char *path)
{
	return strcmp(path, "book.md") == 0 || book_is_record(b, span_of(path));
}

/* A path as its sentence needs it: without the directory that "acme: " names. */
static struct span
short_path(struct span path)
{
	struct span who = who_of(path);

	if (!span_starts(path, "clients/") || path.n <= 9 + who.n)
		return path;
	return span_make(path.p + 9 + who.n, path.n - 9 - who.n);
}

static void
say_file(struct changes *c, const char *path, const char *verb)
{
	struct span name = short_path(span_of(path));
	struct str what = {0};

	change_text(&what, name, TITLE);
	str_addf(&what, " %s", verb);
	add(c, who_of(span_of(path)), &what, "file", arena_dup(&c->arena, name));
	str_release(&what);
}

/* The record itself, as it is called where an operation is told: what is new, with its kind. */
static void
add_rec(struct changes *c, const struct book *b, struct span who, const struct str *what, const struct change_pair *p)
{
	const struct rec *r = p->now ? p->now : p->was;
	const char *kind = arena_dup(&c->arena, r->kind->place == PLACE_TEAM ? span_of("person") : r->kind->name);
	struct str name = {0};

	change_label(&name, b, r);
	if (r->kind->place == PLACE_NOWHERE)
		str_adds(&name, r->path);
	else if (r->kind->place == PLACE_CLIENT)
		str_addf(&name, "%s%.*s", p->was ? "" : "client ", (int)who.n, who.p);
	add(c, who, what, kind, arena_dup(&c->arena, str_span(&name)));
	str_release(&name);
}

/* A new file is one sentence that counts its lines, and so is one that went. */
static void
say_pairs(struct changes *c, const struct book *b, const char *path, const struct change_pairs *pairs)
{
	bool both = pairs->v[0].was && pairs->v[0].now;
	struct str what = {0};
	size_t n = c->n;

	for (size_t i = 0; i < pairs->n && (i == 0 || both); i++) {
		str_reset(&what);
		change_say(&what, b, &pairs->v[i], i == 0 ? pairs->n - 1 : 0);
		if (what.n > 0)
			add_rec(c, b, who_of(span_of(path)), &what, &pairs->v[i]);
	}
	if (c->n == n) {
		change_say_text(&what, b, pairs->v[0].now);
		add_rec(c, b, who_of(span_of(path)), &what, &pairs->v[0]);
	}
	str_release(&what);
}

void
change_find(struct changes *c, struct book *b, const char *path, const struct span *before, const struct span *after)
{
	struct change_pairs pairs;
	struct arena a = {0};

	if (before && after && span_eq(*before, *after))
		return;
	if (change_pairs(&pairs, b, path, before, after, &a) == 0)
		say_pairs(c, b, path, &pairs);
	else
		say_file(c, path, !before ? "added" : !after ? "removed" : "edited");
	arena_release(&a);
}

void
change_moved(struct changes *c, struct book *b, const char *from, const char *to, const struct span *before,
    const struct span *after)
{
	struct span old = span_of(from), new = span_of(to);
	const struct kind *k = book_kind(b, new);
	bool same = span_eq(who_of(old), who_of(new));
	struct str what = {0};
	size_t n = c->n;

	change_text(&what, short_path(old), TITLE);
	str_adds(&what, " moved to ");
	change_text(&what, same ? short_path(new) : new, TITLE);
	add(c, who_of(old), &what, k ? arena_dup(&c->arena, k->place == PLACE_TEAM ? span_of("person") : k->name) : "file",
	    arena_dup(&c->arena, k && k->place == PLACE_CLIENT ? who_of(new) : short_path(new)));
	str_release(&what);
	change_find(c, b, to, before, after);
	if (c->n > n + 1)
		c->v[n].kind = NULL;		/* one record, not two */
}

static void
put_change(struct str *out, const struct changes *c, size_t i)
{
	if (i == 0 || strcmp(c->v[i].who, c->v[i - 1].who) != 0)
		str_addf(out, "%s%s: ", i ? "; " : "", c->v[i].who);
	else
		str_adds(out, "; ");
	str_adds(out, c->v[i].what);
}

bool
change_subject(struct str *subject, struct str *body, const struct changes *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		size_t before = subject->n;

		put_change(subject, c, i);
		if (i > 0 && utf8_columns(str_span(subject)) > SUBJECT) {
			str_splice(subject, before, subject->n - before, span_make("", 0));
			break;
		}
	}
	if (i == c->n)
		return true;
	str_addf(subject, "; and %zu more", c->n - i);
	for (i = 0; i < c->n && i < BODY; i++)
		str_addf(body, "%s: %s\n", c->v[i].who, c->v[i].what);
	if (i < c->n)
		str_addf(body, "and %zu more\n", c->n - i);
	return false;
}

void
changes_release(struct changes *c)
{
	free(c->v);
	arena_release(&c->arena);
	*c = (struct changes){0};
}
