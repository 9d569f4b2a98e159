/* tell - see tell.h */
#include "cmd/tell.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "book/change.h"
#include "book/edit.h"
#include "text/front.h"

enum { LATE = 2, VALUE = 32 };		/* days: up to yesterday's is not late; columns */

/* The lines of one file in one version, by the names that they have today. */
struct version {
	struct version *next;
	const char *path, *blob;
	struct name {			/* by hash and nth, which are those of that version */
		uint64_t hash, today;
		uint32_t nth, of, today_nth, today_of;
		const char *id;
	} *v;
	size_t n;
};

static struct version **
version_of(struct teller *t, const char *path)
{
	struct version **at = &t->versions[span_hash(span_of(path)) % TELL_VERSIONS];

	while (*at != NULL && strcmp((*at)->path, path) != 0)
		at = &(*at)->next;
	return at;
}

static int
by_hash(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->nth < y->nth ? -1 : x->nth > y->nth;
}

static const struct name *
find_name(const struct version *v, const struct rec *r)
{
	struct name key = { .hash = r->item->hash, .nth = r->item->nth };

	return v != NULL && v->n > 0 ? bsearch(&key, v->v, v->n, sizeof *v->v, by_hash) : NULL;
}

static struct name
name_of(const struct version *v, const char *blob, const struct rec *r, struct arena *a)
{
	const struct name *known = v != NULL && blob != NULL && strcmp(v->blob, blob) == 0 ? find_name(v, r) : NULL;
	const struct rec_item *i = r->item;

	return known != NULL ? *known : (struct name){ i->hash, i->hash, i->nth, i->of, i->nth, i->of,
	    i->id != NULL ? arena_dup(a, span_of(i->id)) : NULL };
}

/* From the version after to the one before: each line takes the name of what it became. */
static void
step_back(struct teller *t, const char *path, const char *was, const char *now, const struct change_pairs *pairs)
{
	struct version **at = version_of(t, path), *old = *at, *v;

	if (was == NULL || pairs->n < 2)
		return;
	v = arena_new(&t->arena, struct version);
	*v = (struct version){ .next = old != NULL ? old->next : NULL, .blob = arena_dup(&t->arena, span_of(was)),
	    .path = old != NULL ? old->path : arena_dup(&t->arena, span_of(path)),
	    .v = arena_array(&t->arena, struct name, pairs->n) };
	for (size_t i = 1; i < pairs->n; i++) {
		const struct change_pair *p = &pairs->v[i];
		struct name name;

		if (p->was == NULL)
			continue;
		name = p->now != NULL ? name_of(old, now, p->now, &t->arena) : name_of(NULL, NULL, p->was, &t->arena);
		name.hash = p->was->item->hash;
		name.nth = p->was->item->nth;
		v->v[v->n++] = name;
	}
	if (v->n > 1)
		qsort(v->v, v->n, sizeof *v->v, by_hash);
	*at = v;
}

static void
rename_rec(struct rec *r, struct teller *t, const struct touch *touch, const char *blob, struct arena *a)
{
	r->path = arena_dup(a, span_of(touch->name));
	if (r->line > 0) {
		struct name name = name_of(*version_of(t, touch->name), blob, r, a);
		struct rec_item *item = arena_new(a, struct rec_item);

		if (name.id != NULL)		/* of a known name the teller's, which may be closed first */
			name.id = arena_dup(a, span_of(name.id));
		*item = (struct rec_item){ name.today, name.id, name.today_nth, name.today_of };
		r->item = item;
	}
}

/* In words ----------------------------------------------------------------------- */

static bool
date_of(const char *text, struct date *out)
{
	return text != NULL && date_parse(span_of(text), out);
}

/* A date that has a first one beside it (due, due0) was moved. */
static int
days_moved(const struct book *b, const struct change_pair *p, const struct change_fields *fields)
{
	struct date was, now;

	for (size_t i = 0; p->was != NULL && p->now != NULL && i < fields->n; i++)
		if (date_of(fields->v[i].was, &was) && date_of(fields->v[i].now, &now)
		    && edit_first(&b->model, p->now->kind, fields->v[i].name) != NULL)
			return now.day - was.day;
	return 0;
}

static int
days_late(const struct change_pair *p, bool new_file, const struct touch *t)
{
	const struct rec *r = p->now;

	if (r == NULL || p->was != NULL || !r->has_date || t->date.day == 0
	    || !(r->line > 0 ? !new_file : r->kind->dated_name))
		return 0;
	return t->date.day - r->dated.day;
}

static void
list_fields(struct told *out, const struct change_fields *fields, struct arena *a)
{
	out->fields = arena_array(a, const char *, fields->n + 1);
	for (size_t i = 0; i < fields->n; i++) {
		const struct change_field *f = &fields->v[i];

		if (f->now == NULL)
			out->fields[out->nfields++] = arena_printf(a, "%.*s unset", (int)f->name.n, f->name.p);
		else
			out->fields[out->nfields++] = arena_printf(a, "%.*s %s%s%s", (int)f->name.n, f->name.p,
			    f->was != NULL ? f->was : "", f->was != NULL ? " to " : "", f->now);
	}
}

static void
add_marks(struct str *what, const struct told *told)
{
	int n = told->moved < 0 ? -told->moved : told->moved;

	if (n > 0)
		str_addf(what, " (%d day%s %s)", n, n == 1 ? "" : "s", told->moved < 0 ? "earlier" : "later");
	if (told->late >= LATE)
		str_addf(what, " (written down %d days later)", told->late);
}

static struct told
tell_pair(struct teller *t, const struct touch *touch, const struct change_pair *p, const struct change_fields *fields,
    struct arena *a)
{
	struct rec *rec = arena_new(a, struct rec);
	struct told told = { .rec = rec, .was_line = p->was != NULL ? p->was->line : 0,
	    .now_line = p->now != NULL ? p->now->line : 0 };
	struct str what = {0};

	*rec = p->now != NULL ? *p->now : *p->was;
	rec->client = NULL;
	rec->group = 0;
	rename_rec(rec, t, touch, p->now != NULL ? touch->now : touch->was[0], a);
	list_fields(&told, fields, a);
	told.moved = days_moved(&t->cmd->book, p, fields);
	told.late = days_late(p, touch->was[0] == NULL, touch);
	if (touch->parents > 1) {
		str_adds(&what, "settled in a merge");
		for (size_t i = 0; i < told.nfields; i++)
			str_addf(&what, "%s %s", i == 0 ? ":" : ",", told.fields[i]);
	} else {
		change_say(&what, &t->cmd->book, p, 0);
	}
	if (what.n > 0)
		add_marks(&what, &told);
	told.what = arena_dup(a, str_span(&what));
	str_release(&what);
	return told;
}

static void
put_raw(struct str *what, struct span raw)
{
	size_t width, n = utf8_fit(raw, VALUE, &width);

	str_add(what, span_make(raw.p, n));
	if (n < raw.n)
		str_adds(what, "...");
}

/* The keys that differ in the front of a file that is no record: a practice, a kind. */
static void
say_keys(struct str *what, const struct front *was, const struct front *now)
{
	for (size_t i = 0; i < now->n; i++) {
		const struct front_key *new = &now->keys[i], *old = front_find(was, new->key);

		if (old != NULL && span_eq(old->block, new->block))
			continue;
		str_addf(what, "%s%.*s", what->n > 0 ? ", " : "", (int)new->key.n, new->key.p);
		if (old == NULL || memchr(old->raw.p, '\n', old->raw.n) || memchr(new->raw.p, '\n', new->raw.n)) {
			str_adds(what, old == NULL ? " set" : " changed");
			continue;
		}
		str_addc(what, ' ');
		put_raw(what, old->raw);
		str_adds(what, " to ");
		put_raw(what, new->raw);
	}
	for (size_t i = 0; i < was->n; i++)
		if (front_find(now, was->keys[i].key) == NULL)
			str_addf(what, "%s%.*s unset", what->n > 0 ? ", " : "", (int)was->keys[i].key.n, was->keys[i].key.p);
}

static void
say_front(struct str *what, struct teller *t, const struct touch *touch)
{
	struct front was = {0}, now = {0};
	struct faults none = {0};
	struct arena a = {0};

	if (t->before.p != NULL && t->after.p != NULL && span_ends(span_of(touch->path), ".md")
	    && front_read(&was, t->before, touch->path, &a, &none) == 0
	    && front_read(&now, t->after, touch->path, &a, &none) == 0) {
		say_keys(what, &was, &now);
		if (what->n == 0)
			str_adds(what, "text edited");
	}
	front_release(&was);
	front_release(&now);
	faults_release(&none);
	arena_release(&a);
}

/* A file that is no record, or whose records are the same: a word about the file. */
static struct told
tell_file(struct teller *t, const struct touch *touch, const struct rec *own, struct arena *a)
{
	static const struct kind file = { .name = { "file", 4 }, .title = { "file", 4 }, .place = PLACE_NOWHERE };
	struct rec *rec = arena_new(a, struct rec);
	struct str what = {0};
	char *text;

	*rec = own != NULL ? *own : (struct rec){ .kind = &file, .item = &rec_no_item };
	rec->client = NULL;
	rec->group = 0;
	rec->path = arena_dup(a, span_of(touch->name));
	if (own != NULL && touch->from == NULL)
		change_say_text(&what, &t->cmd->book, own);
	else if (touch->from == NULL)
		say_front(&what, t, touch);
	if (touch->from == NULL && what.n == 0)
		str_adds(&what, touch->was[0] == NULL ? "added" : touch->now == NULL ? "removed" : "edited");
	if (touch->from != NULL)
		str_addf(&what, "moved from %s", touch->from);
	str_adds(&what, touch->parents > 1 ? " in a merge" : "");
	text = arena_dup(a, str_span(&what));
	str_release(&what);
	return (struct told){ .rec = rec, .what = text };
}

/* Of a merge only what differs from every parent is its own doing. */
static void
keep_own(struct teller *t, const struct touch *touch, const struct change_pair *p, struct change_fields *fields,
    struct arena *a)
{
	for (size_t k = 1; k < touch->parents && p->now != NULL && fields->n > 0; k++) {
		struct span other = {0};
		struct change_pairs pairs;
		struct change_fields theirs = {0};
		size_t kept = 0;

		if (touch->was[k] != NULL && blobs_read(&t->blobs, t->cmd, touch->was[k], &other) < 0)
			return;
		if (change_pairs(&pairs, &t->cmd->book, touch->path, touch->was[k] != NULL ? &other : NULL, &t->after, a) != 0)
			continue;
		for (size_t i = 0; i < pairs.n; i++)
			if (pairs.v[i].now != NULL && pairs.v[i].now->line == p->now->line)
				change_fields(&theirs, &t->cmd->book, &pairs.v[i], a);
		for (size_t i = 0; i < fields->n; i++)
			for (size_t j = 0; j < theirs.n; j++)
				if (span_eq(fields->v[i].name, theirs.v[j].name)) {
					fields->v[kept++] = fields->v[i];
					break;
				}
		fields->n = kept;
	}
}

static bool
read_side(struct teller *t, const char *blob, struct span *out, struct arena *a)
{
	struct span bytes;

	*out = (struct span){0};
	if (blob != NULL && blobs_read(&t->blobs, t->cmd, blob, &bytes) == 0)
		*out = span_make(arena_dup(a, bytes), bytes.n);
	return blob == NULL || out->p != NULL;
}

size_t
tell(struct teller *t, const struct touch *touch, struct arena *a, struct told **out)
{
	struct book *b = &t->cmd->book;
	struct change_pairs pairs;
	const char *was = touch->was[0];
	size_t n = 0;

	if (!read_side(t, was, &t->before, a) || !read_side(t, touch->now, &t->after, a))
		return 0;
	if (change_pairs(&pairs, b, touch->path, was != NULL ? &t->before : NULL, touch->now != NULL ? &t->after : NULL, a) != 0) {
		*out = arena_new(a, struct told);
		(*out)[0] = tell_file(t, touch, NULL, a);
		return 1;
	}
	*out = arena_array(a, struct told, pairs.n + 1);
	if (touch->from != NULL)
		(*out)[n++] = tell_file(t, touch, pairs.v[0].now, a);
	for (size_t i = 0; i < pairs.n; i++) {
		struct change_fields fields;

		change_fields(&fields, b, &pairs.v[i], a);
		if (touch->parents > 1)
			keep_own(t, touch, &pairs.v[i], &fields, a);
		(*out)[n] = tell_pair(t, touch, &pairs.v[i], &fields, a);
		n += touch->parents > 1 ? fields.n > 0 : (*out)[n].what[0] != '\0';
	}
	if (n == 0 && touch->parents < 2 && pairs.v[0].now != NULL)
		(*out)[n++] = tell_file(t, touch, pairs.v[0].now, a);
	step_back(t, touch->name, was, touch->now, &pairs);
	return n;
}

void
tell_newest(struct teller *t, const struct touch *touch, struct span bytes)
{
	struct change_pairs pairs;
	struct arena a = {0};

	if (touch->now != NULL && read_side(t, touch->now, &t->before, &a) && !span_eq(t->before, bytes)
	    && change_pairs(&pairs, &t->cmd->book, touch->path, &t->before, &bytes, &a) == 0)
		step_back(t, touch->name, touch->now, NULL, &pairs);
	arena_release(&a);
}

void
tell_close(struct teller *t)
{
	blobs_close(&t->blobs);
	arena_release(&t->arena);
}
