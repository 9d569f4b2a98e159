/*
 * change - what happened to records, in words, for the subject of a commit
 */
#include "book/changep.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { SUBJECT = 100, BODY = 1000, TITLE = 60 };

struct side {
	struct rec_list recs;
	bool *used;
};

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

/* How two records in lines are one: the same bytes, by id, by title; by their kind alone, which is taken
 * only for what nothing else explains. */
enum how { SAME_BYTES, BY_ID, BY_TITLE, BY_KIND, HOWS };

struct by {
	const struct book *book;
	enum how how;
};

static int
compare(const struct by *by, const struct rec *x, const struct rec *y)
{
	if (x->kind != y->kind)
		return x->kind->index < y->kind->index ? -1 : 1;
	if (by->how == SAME_BYTES)
		return (x->item->hash > y->item->hash) - (x->item->hash < y->item->hash);
	if (by->how == BY_ID)
		return strcmp(x->item->id, y->item->id);
	return by->how == BY_TITLE ? span_cmp(change_name(by->book, x), change_name(by->book, y)) : 0;
}

/* Those alike in the order of the file. */
static int
in_order(const void *a, const void *b, void *ctx)
{
	const struct rec *x = *(const struct rec *const *)a, *y = *(const struct rec *const *)b;
	int c = compare(ctx, x, y);

	return c ? c : (x > y) - (x < y);
}

/* The lines of one side that have no partner yet, sorted. */
static const struct rec **
left(const struct side *s, struct by *by, struct arena *a, size_t *n)
{
	const struct rec **v = arena_array(a, const struct rec *, s->recs.n + 1);

	*n = 0;
	for (size_t i = 1; i < s->recs.n; i++)
		if (!s->used[i] && (by->how != BY_ID || s->recs.v[i].item->id))
			v[(*n)++] = &s->recs.v[i];
	qsort_r(v, *n, sizeof *v, in_order, by);
	return v;
}

static void
pair(struct change_pairs *out, const struct rec *was, const struct rec *now)
{
	out->v[out->n++] = (struct change_pair){ was, now };
}

/* The nth of those that are alike on one side is the nth on the other. */
static void
pair_some(struct change_pairs *out, struct side *was, struct side *now, struct by *by, struct arena *a)
{
	const struct rec **partner = arena_zero(a, now->recs.n * sizeof *partner);
	size_t nold, nnew, i = 0, j = 0;
	const struct rec **old = left(was, by, a, &nold), **new = left(now, by, a, &nnew);

	while (i < nold && j < nnew) {
		int c = compare(by, old[i], new[j]);

		if (c == 0) {
			partner[new[j] - now->recs.v] = old[i];
			was->used[old[i] - was->recs.v] = now->used[new[j] - now->recs.v] = true;
		}
		i += c <= 0;
		j += c >= 0;
	}
	for (i = 1; i < now->recs.n; i++)
		if (partner[i])
			pair(out, partner[i], &now->recs.v[i]);
}

static void
pair_lines(struct change_pairs *out, const struct book *b, struct side *was, struct side *now, struct arena *a)
{
	for (enum how how = SAME_BYTES; how < HOWS && was->recs.n > 1 && now->recs.n > 1; how++)
		pair_some(out, was, now, &(struct by){ b, how }, a);
	for (size_t i = 1; i < now->recs.n; i++)
		if (!now->used[i])
			pair(out, NULL, &now->recs.v[i]);
	for (size_t j = 1; j < was->recs.n; j++)
		if (!was->used[j])
			pair(out, &was->recs.v[j], NULL);
}

bool
change_is_record(const struct book *b, const char *path)
{
	return strcmp(path, "book.md") == 0 || book_is_record(b, span_of(path));
}

static bool
side_read(struct side *s, struct book *b, const char *path, const struct span *bytes, struct arena *a)
{
	struct faults none = {0};
	bool ok = bytes && change_is_record(b, path) &&
	    book_read_bytes(b, path, *bytes, a, &s->recs, &none) == 0 && s->recs.n > 0;

	s->used = ok ? arena_array(a, bool, s->recs.n) : NULL;
	faults_release(&none);
	return ok;
}

int
change_pairs(struct change_pairs *out, struct book *b, const char *path, const struct span *before,
    const struct span *after, struct arena *a)
{
	struct side was = {0}, now = {0};
	bool old = side_read(&was, b, path, before, a), new = side_read(&now, b, path, after, a);

	*out = (struct change_pairs){ .v = arena_array(a, struct change_pair, was.recs.n + now.recs.n + 1) };
	if (!(old && new) && !(new && !before) && !(old && !after))
		return 1;
	pair(out, old ? &was.recs.v[0] : NULL, new ? &now.recs.v[0] : NULL);
	pair_lines(out, b, &was, &now, a);
	return 0;
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
