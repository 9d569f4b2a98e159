/*
 * change - what happened to records, in words, for the subject of a commit
 */
#include "book/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { SUBJECT = 100, BODY = 1000, TITLE = 60, VALUE = 32 };

struct side {
	struct rec_list recs;
	bool *used;
};

static void
add(struct changes *c, struct span who, const struct str *what)
{
	struct change *ch = vec_push(c->v, c->n, c->cap);

	ch->who = arena_dup(&c->arena, who);
	ch->what = arena_dup(&c->arena, str_span(what));
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

/* Text of a record within a sentence: one line, of bounded width. */
static void
put_text(struct str *out, struct span s, size_t columns)
{
	size_t width, n = utf8_fit(s, columns, &width);

	for (size_t i = 0; i < n; i++)
		str_addc(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
	if (n < s.n)
		str_adds(out, "...");
}

static void
put_title(struct str *out, struct span title)
{
	str_addc(out, '"');
	put_text(out, title, TITLE);
	str_addc(out, '"');
}

static struct span
name_field(const struct book *b, const struct rec *r)
{
	struct val v = rec_get(r, b->model.f_name);

	return v.type == VAL_TEXT ? val_span(v) : val_span(rec_get(r, b->model.f_title));
}

static struct span
field_text(const struct book *b, const struct rec *r, const char *name, struct str *room)
{
	uint16_t id = model_field_id(&b->model, span_of(name));
	const struct val *v = id ? rec_raw(r, id) : NULL;

	str_reset(room);
	if (v && v->type != VAL_NONE && v->type != VAL_BAD)
		val_print(room, *v);
	return str_span(room);
}

/* "promise send-the-sow"; of a client nothing; of a line its title. */
static void
put_label(struct str *out, const struct book *b, const struct rec *r)
{
	struct span slug = rec_slug(r);
	struct date d;

	if (r->kind->place == PLACE_CLIENT || r->kind->place == PLACE_NOWHERE)
		return;
	if (r->kind->place != PLACE_TEAM || r->line)
		str_addf(out, "%.*s ", (int)r->kind->name.n, r->kind->name.p);
	if (r->line) {
		put_title(out, name_field(b, r));
	} else {
		if (slug.n > 11 && slug.p[10] == '-' && date_parse(span_make(slug.p, 10), &d))
			slug = span_make(slug.p + 11, slug.n - 11);
		str_add(out, slug);
	}
	str_addc(out, ' ');
}

static void
put_value(struct str *out, struct val v)
{
	struct str text = {0};

	val_print(&text, v);
	put_text(out, str_span(&text), VALUE);
	str_release(&text);
}

/* One field: appends ", cadence 2w to 1w" and the like, or nothing. */
static void
say_field(struct str *out, const struct book *b, uint16_t id, const struct val *was, const struct val *now)
{
	struct span name = model_field_name(&b->model, id);
	struct str old = {0}, new = {0};
	bool bad = (was && was->type == VAL_BAD) || (now && now->type == VAL_BAD);

	if (was && !bad)
		val_print(&old, *was);
	if (now && !bad)
		val_print(&new, *now);
	if (bad ? was && now && was->type == now->type : was && now && span_eq(str_span(&old), str_span(&new)))
		goto out;
	if (out->n > 0)
		str_adds(out, ", ");
	if (now && !bad && span_is(name, "status")) {
		put_value(out, *now);
		goto out;
	}
	str_add(out, name);
	if (!now)
		str_adds(out, " unset");
	else if (bad || (now->type == VAL_TEXT && utf8_columns(str_span(&new)) > VALUE))
		str_adds(out, was ? " changed" : " set");
	else if (was) {
		str_addc(out, ' ');
		put_value(out, *was);
		str_adds(out, " to ");
		put_value(out, *now);
	} else {
		str_addc(out, ' ');
		put_value(out, *now);
	}
out:
	str_release(&old);
	str_release(&new);
}

/* A date that follows from another word of the sentence needs none of its own. */
static bool
implied(const struct book *b, const struct rec *was, const struct rec *now, uint16_t id)
{
	struct span name = model_field_name(&b->model, id);
	uint16_t other = 0;

	if (span_is(name, "closed"))
		other = model_field_id(&b->model, span_of("status"));
	else if (span_ends(name, "0"))
		other = model_field_id(&b->model, span_make(name.p, name.n - 1));
	if (!other)
		return false;
	if (span_is(name, "closed"))
		return was->box != now->box || rec_raw(was, other) != NULL || rec_raw(now, other) != NULL;
	return rec_raw(was, other) && rec_raw(now, other);
}

static void
say_fields(struct str *out, const struct book *b, const struct rec *was, const struct rec *now)
{
	uint16_t status = model_field_id(&b->model, span_of("status"));

	if (was->box != now->box)
		str_adds(out, now->box == ' ' ? "open again" : now->box == '-' ? "withdrawn" : "kept");
	for (size_t i = 0; i < now->nvals; i++) {
		uint16_t id = now->vals[i].field;

		if (!implied(b, was, now, id) && !(id == status && now->box))
			say_field(out, b, id, rec_raw(was, id), &now->vals[i]);
	}
	for (size_t i = 0; i < was->nvals; i++) {
		uint16_t id = was->vals[i].field;

		if (!rec_raw(now, id) && !implied(b, was, now, id) && !(id == status && now->box))
			say_field(out, b, id, &was->vals[i], NULL);
	}
}

static void
say_changed(struct changes *c, const struct book *b, const struct rec *was, const struct rec *now)
{
	struct str what = {0}, fields = {0};

	say_fields(&fields, b, was, now);
	if (fields.n > 0) {
		put_label(&what, b, now);
		str_add(&what, str_span(&fields));
		add(c, who_of(span_of(now->path)), &what);
	}
	str_release(&what);
	str_release(&fields);
}

static void
say_new(struct changes *c, const struct book *b, const struct rec *r, size_t lines)
{
	struct str what = {0}, room = {0};
	struct span title = name_field(b, r), s;

	str_add(&what, r->kind->place == PLACE_TEAM ? span_of("person") : r->kind->name);
	if (title.n > 0) {
		str_addc(&what, ' ');
		put_title(&what, title);
	}
	if ((s = field_text(b, r, "due", &room)).n > 0)
		str_addf(&what, ", due %.*s", (int)s.n, s.p);
	if (!r->line && (s = field_text(b, r, "channel", &room)).n > 0)
		str_addf(&what, "%s%.*s", title.n ? ", " : " ", (int)s.n, s.p);
	if (lines > 0)
		str_addf(&what, ", %zu line%s", lines, lines > 1 ? "s" : "");
	add(c, who_of(span_of(r->path)), &what);
	str_release(&what);
	str_release(&room);
}

static void
say_gone(struct changes *c, const struct book *b, const struct rec *r)
{
	struct str what = {0};

	put_label(&what, b, r);
	str_adds(&what, r->kind->place == PLACE_CLIENT ? "client removed" : "removed");
	add(c, who_of(span_of(r->path)), &what);
	str_release(&what);
}

/* Two records in lines as one: 0 the same bytes, 1 by id, 2 by title; 3 by their kind alone,
 * which is taken only for what nothing else explains. */
static bool
same_line(const struct book *b, const struct rec *x, const struct rec *y, int how)
{
	if (x->kind != y->kind)
		return false;
	if (how == 0)
		return x->hash == y->hash;
	if (how == 1)
		return x->id && y->id && strcmp(x->id, y->id) == 0;
	return how == 3 || span_eq(name_field(b, x), name_field(b, y));
}

static void
compare_lines(struct changes *c, const struct book *b, struct side *was, struct side *now)
{
	for (int how = 0; how < 4; how++)
		for (size_t i = 1; i < now->recs.n; i++)
			for (size_t j = 1; j < was->recs.n && !now->used[i]; j++) {
				if (was->used[j] || !same_line(b, &was->recs.v[j], &now->recs.v[i], how))
					continue;
				was->used[j] = now->used[i] = true;
				if (how > 0)
					say_changed(c, b, &was->recs.v[j], &now->recs.v[i]);
			}
	for (size_t i = 1; i < now->recs.n; i++)
		if (!now->used[i])
			say_new(c, b, &now->recs.v[i], 0);
	for (size_t j = 1; j < was->recs.n; j++)
		if (!was->used[j])
			say_gone(c, b, &was->recs.v[j]);
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
	struct str what = {0};

	put_text(&what, short_path(span_of(path)), TITLE);
	str_addf(&what, " %s", verb);
	add(c, who_of(span_of(path)), &what);
	str_release(&what);
}

void
change_find(struct changes *c, struct book *b, const char *path, const struct span *before, const struct span *after)
{
	struct side was = {0}, now = {0};
	struct arena a = {0};
	size_t n = c->n;
	bool old = side_read(&was, b, path, before, &a), new = side_read(&now, b, path, after, &a);

	if (before && after && span_eq(*before, *after))
		;
	else if (old && new) {
		say_changed(c, b, &was.recs.v[0], &now.recs.v[0]);
		compare_lines(c, b, &was, &now);
		if (c->n == n) {
			struct str what = {0};

			put_label(&what, b, &now.recs.v[0]);
			str_adds(&what, "text edited");
			add(c, who_of(span_of(path)), &what);
			str_release(&what);
		}
	} else if (new && !before)
		say_new(c, b, &now.recs.v[0], now.recs.n - 1);
	else if (old && !after)
		say_gone(c, b, &was.recs.v[0]);
	else
		say_file(c, path, !before ? "added" : !after ? "removed" : "edited");
	arena_release(&a);
}

void
change_moved(struct changes *c, const char *from, const char *to)
{
	struct span old = span_of(from), new = span_of(to);
	bool same = span_eq(who_of(old), who_of(new));
	struct str what = {0};

	put_text(&what, short_path(old), TITLE);
	str_adds(&what, " moved to ");
	put_text(&what, same ? short_path(new) : new, TITLE);
	add(c, who_of(old), &what);
	str_release(&what);
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

void
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
		return;
	str_addf(subject, "; and %zu more", c->n - i);
	for (i = 0; i < c->n && i < BODY; i++)
		str_addf(body, "%s: %s\n", c->v[i].who, c->v[i].what);
	if (i < c->n)
		str_addf(body, "and %zu more\n", c->n - i);
}

void
changes_release(struct changes *c)
{
	free(c->v);
	arena_release(&c->arena);
	*c = (struct changes){0};
}
