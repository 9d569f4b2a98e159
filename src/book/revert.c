/* revert - see revert.h */
#include "book/revert.h"

#include <stdlib.h>
#include <string.h>

#include "book/change.h"
#include "book/edit.h"

struct revert {
	struct book *book;
	const char *path, *subject;
	struct arena *arena;
	struct faults *faults;
	struct span text;		/* that is being reverted, as it was */
	bool conflict;
};

static const char *
text_of(struct revert *r, const struct rec *rec, struct span name)
{
	const struct val *v = rec_raw(rec, model_field_id(&r->book->model, name));
	struct str s = {0};
	const char *kept;

	if (!v || v->type == VAL_NONE)
		return NULL;
	val_print(&s, *v);
	kept = arena_dup(r->arena, str_span(&s));
	str_release(&s);
	return kept;
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* The edit that gives a field the value it has in rec. */
static struct edit
edit_back(struct revert *r, const struct rec *rec, struct span name)
{
	const struct val *v = rec_raw(rec, model_field_id(&r->book->model, name));
	struct edit e = { .op = v ? EDIT_SET : EDIT_UNSET, .key = name,
	    .field = kind_field(&r->book->model, rec->kind, name) };
	size_t n = v && v->type == VAL_LIST ? v->n : 1;

	e.list = v && v->type == VAL_LIST;
	e.values = arena_array(r->arena, struct span, n + 1);
	for (size_t i = 0; v && i < n; i++) {
		struct str s = {0};

		val_print(&s, e.list ? v->items[i] : *v);
		e.values[e.nvalues++] = span_make(arena_dup(r->arena, str_span(&s)), s.n);
		str_release(&s);
	}
	return e;
}

static void
conflict(struct revert *r, const struct rec *now, const struct change_field *f, const char *is)
{
	struct faults none = {0};
	struct front front = {0};
	const struct front_key *k = NULL;

	if (now->line == 0 && front_read(&front, r->text, r->path, r->arena, &none) == 0)
		k = front_find(&front, f->name);
	r->conflict = true;
	fault_add(r->faults, ERROR, r->path, k ? k->line : now->line ? now->line : 1, k ? k->col : 1,
	    "%.*s: \"%s\" made it %s, and since then it became %s",
	    (int)f->name.n, f->name.p, r->subject, f->now ? f->now : "none", is ? is : "none");
	fault_hint(r->faults, "nothing was taken back; cr-set %.*s=%s gives it the value it had before", (int)f->name.n,
	    f->name.p, f->was ? f->was : "");
	front_release(&front);
	faults_release(&none);
}

/* One record of text: what the pair changed, back again in now. 1: a value has no text. */
static int
revert_record(struct str *text, struct revert *r, const struct change_pair *p, const struct rec *now)
{
	struct edit_at at = { .model = &r->book->model, .kind = now->kind, .path = r->path, .line = now->line,
	    .today = r->book->today };
	struct change_fields fields;
	struct edit *edits;
	struct str next = {0};
	size_t n = 0;
	int ok;

	change_fields(&fields, r->book, p, r->arena);
	edits = arena_array(r->arena, struct edit, fields.n + 1);
	for (int unset = 0; unset < 2; unset++)		/* due0 goes after due has its old value */
		for (size_t i = 0; i < fields.n; i++) {
			const struct change_field *f = &fields.v[i];
			const char *is = text_of(r, now, f->name);

			if (same(f->was, "?") || same(f->now, "?"))
				return 1;
			if ((f->was == NULL) != unset || same(is, f->was))
				continue;
			if (!same(is, f->now))
				conflict(r, now, f, is);
			edits[n++] = edit_back(r, p->was, f->name);
		}
	if (r->conflict || n == 0)
		return 0;
	if ((ok = edit_apply(&next, str_span(text), &at, edits, n, r->faults)) == 0)
		str_reset(text), str_add(text, str_span(&next));
	str_release(&next);
	return ok;
}

/* Every record of the change, from the last line up and the file's own last: an edit may add a line
 * to the frontmatter. `to` pairs made with the text to be changed. */
static int
revert_all(struct str *text, struct revert *r, const struct change_pairs *done, const struct change_pairs *to)
{
	for (uint32_t line = UINT32_MAX, next; ; line = next) {
		bool any = false;

		next = 0;
		for (size_t i = 0; i < to->n; i++) {
			const struct rec *made = to->v[i].was, *now = to->v[i].now;
			const struct change_pair *p = NULL;
			int got;

			if (!made || !now)
				continue;
			if (now->line < line && now->line >= next)
				next = now->line, any = true;
			if (now->line != line)
				continue;
			for (size_t j = 0; j < done->n; j++)
				if (done->v[j].now && done->v[j].now->line == made->line)
					p = &done->v[j];
			if (p && (got = revert_record(text, r, p, now)) != 0)
				return got;
		}
		if (!any)
			return r->conflict ? -1 : 0;
	}
}

/* Is a the same as b but for ids that lines of a have and those of b do not? */
static bool
same_but_ids(struct span a, struct span b)
{
	struct span x, y;
	bool more;

	while ((more = span_line(&a, &x)) == span_line(&b, &y) && more) {
		if (x.n > y.n && memcmp(x.p, y.p, y.n) == 0 && x.n - y.n > 2 && x.p[y.n] == ' ' && x.p[y.n + 1] == '^')
			continue;
		if (!span_eq(x, y))
			return false;
	}
	return !more && a.n == b.n;
}

int
revert_fields(struct str *out, struct book *b, const char *path, struct span was, struct span made, struct span now,
    const char *subject, struct faults *faults)
{
	struct change_pairs done, itself, since;
	struct faults none = {0};
	struct arena a = {0};
	struct revert r = { b, path, subject, &a, &none, made, false };
	struct str trial = {0};
	int got = 1;

	if (change_pairs(&done, b, path, &was, &made, &a) != 0 || change_pairs(&itself, b, path, &made, &made, &a) != 0 ||
	    change_pairs(&since, b, path, &made, &now, &a) != 0)
		goto out;
	for (size_t i = 0; i < done.n; i++)
		if (!done.v[i].was || !done.v[i].now)
			goto out;
	str_add(&trial, made);			/* if this does not give `was`, fields were not all of it */
	if (revert_all(&trial, &r, &done, &itself) != 0 || !same_but_ids(str_span(&trial), was))
		goto out;
	r.faults = faults;
	r.text = now;
	str_reset(out);
	str_add(out, now);
	got = revert_all(out, &r, &done, &since);
out:
	str_release(&trial);
	faults_release(&none);
	arena_release(&a);
	return got;
}
