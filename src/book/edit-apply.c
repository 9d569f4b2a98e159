/*
 * edit-apply - checked edits become bytes: of frontmatter, or of one line
 */
#include "book/edit.h"

#include <string.h>

#include "book/words.h"

struct list {
	struct span *v;
	size_t n;
};

static bool
list_has(struct list l, struct span s)
{
	size_t i = 0;

	while (i < l.n && !span_eq(l.v[i], s))
		i++;
	return i < l.n;
}

/* What ADD would really add, or TAKE really take. */
static struct list
list_effect(const struct edit *e, struct list now, struct arena *a)
{
	struct list out = { arena_array(a, struct span, e->nvalues + 1), 0 };

	for (size_t i = 0; i < e->nvalues; i++)
		if (list_has(now, e->values[i]) == (e->op == EDIT_TAKE) && !list_has(out, e->values[i]))
			out.v[out.n++] = e->values[i];
	return out;
}

static bool
list_same(struct list a, const struct edit *e)
{
	bool same = a.n == e->nvalues;

	for (size_t i = 0; same && i < a.n; i++)
		same = span_eq(a.v[i], e->values[i]);
	return same;
}

static bool
plain(const struct field *f)
{
	return f && f->type != VAL_TEXT && f->type != VAL_WORD && f->type != VAL_LINK;
}

/* Is the edit's value a move of a date whose first value has to be kept? */
static const struct field *
keeps_first(const struct edit_at *at, const struct edit *e, struct span now)
{
	const struct field *first;
	struct date d;

	if (!e->field || e->field->type != VAL_DATE || e->list || !date_parse(now, &d))
		return NULL;
	if (e->op == EDIT_SET && span_eq(e->values[0], now))
		return NULL;
	first = edit_first(at->model, at->kind, e->key);
	return first && first->type == VAL_DATE ? first : NULL;
}

static struct date
day_of(struct date d)
{
	d.minute = NO_MINUTE;
	return d;
}

/* Frontmatter --------------------------------------------------------------- */

static bool
front_is_so(const struct front_key *k, const struct edit *e)
{
	if (e->op == EDIT_UNSET)
		return k == NULL;
	if (!k)
		return e->op == EDIT_TAKE;
	if (e->op != EDIT_SET)
		return false;
	if (e->list)
		return k->shape == SHAPE_LIST && list_same((struct list){ (struct span *)k->items, k->nitems }, e);
	return k->shape >= SHAPE_PLAIN && k->shape <= SHAPE_DOUBLE && span_eq(k->text, e->values[0]);
}

static int
front_step(struct str *file, const struct edit_at *at, const struct edit *e, struct front *f,
    struct arena *a, struct faults *faults)
{
	const struct front_key *k;
	struct front_edit fe = { e->op, e->key, !plain(e->field), e->list, e->values, e->nvalues };
	struct str out = {0};
	int r;

	if (front_read(f, str_span(file), at->path, a, faults) < 0)
		return -1;
	if (front_is_so(k = front_find(f, e->key), e))
		return 0;
	if (e->op == EDIT_ADD || e->op == EDIT_TAKE) {
		struct list now = { NULL, 0 }, effect;

		if (k && k->shape == SHAPE_LIST)
			now = (struct list){ (struct span *)k->items, k->nitems };
		else if (k && k->shape >= SHAPE_PLAIN && k->shape <= SHAPE_DOUBLE)
			now = (struct list){ arena_array(a, struct span, 1), 1 }, now.v[0] = k->text;
		effect = list_effect(e, now, a);
		fe.values = effect.v;
		fe.nvalues = effect.n;
		if (effect.n == 0)
			return 0;
	}
	r = front_edit(&out, str_span(file), at->path, &fe, faults);
	str_release(file);
	*file = out;
	return r;
}

static bool
named(const struct edit *edits, size_t n, const char *key)
{
	while (n > 0 && !span_is(edits[n - 1].key, key))
		n--;
	return n > 0;
}

/* The field `closed`, where the edit ends what was open (to: the day) or opens it again (to: none). */
static const struct field *
ends(const struct edit_at *at, const struct edit *e, struct span now, char day[DATE_TEXT], struct span *to)
{
	struct span value = e->op == EDIT_SET && !e->list ? e->values[0] : span_make("", 0);
	const struct field *opened = edit_reopens(at->model, at->kind, e->key, value);

	*to = span_make(NULL, 0);
	if (opened || e->list || (e->op != EDIT_SET && e->op != EDIT_UNSET))
		return e->list ? NULL : opened;
	*to = span_of(date_text(day_of(at->today), day));
	return span_eq(value, now) ? NULL : edit_closes(at->model, at->kind, e->key, value);
}

/* Writes the value where there is none, or takes it out where value is none. */
static int
front_keep(struct str *file, const struct edit_at *at, const struct field *field, struct span value,
    struct arena *a, struct faults *faults)
{
	struct edit e = { .op = value.p ? EDIT_SET : EDIT_UNSET, .key = field->name, .field = field, .values = &value,
	    .nvalues = value.p != NULL };
	struct front f = {0};
	int r = front_read(&f, str_span(file), at->path, a, faults);

	if (r == 0 && (front_find(&f, field->name) == NULL) == (value.p != NULL))
		r = front_step(file, at, &e, &f, a, faults);
	front_release(&f);
	return r;
}

static int
front_all(struct str *file, const struct edit_at *at, const struct edit *edits, size_t n, struct faults *faults)
{
	struct arena a = {0};
	struct front f = {0};
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		const struct front_key *k;
		const struct field *first, *closed;
		struct span was, to;
		char day[DATE_TEXT];

		if ((r = front_read(&f, str_span(file), at->path, &a, faults)) < 0)
			break;
		k = front_find(&f, edits[i].key);
		was = k ? span_make(arena_dup(&a, k->text), k->text.n) : span_make("", 0);
		first = keeps_first(at, &edits[i], was);
		closed = named(edits, n, "closed") ? NULL : ends(at, &edits[i], was, day, &to);
		if (first)
			r = front_keep(file, at, first, was, &a, faults);
		if (r == 0)
			r = front_step(file, at, &edits[i], &f, &a, faults);
		if (r == 0 && closed)
			r = front_keep(file, at, closed, to, &a, faults);
	}
	front_release(&f);
	arena_release(&a);
	return r;
}

/* Lines --------------------------------------------------------------------- */

struct line {			/* one line on its own, changed step by step */
	struct str text;
	struct items items;
	struct item item;
	struct item_words words;
};

static bool
line_read(struct line *l)
{
	items_release(&l->items);
	l->items = items_of(str_span(&l->text), 1, &l->words);
	return items_next(&l->items, &l->item) && l->item.kind >= 0;
}

static bool
line_take(struct line *l, struct str *next)
{
	str_release(&l->text);
	l->text = *next;
	return line_read(l);
}

static bool
line_fails(struct str *next)
{
	str_release(next);
	return false;
}

static struct span
line_pair(const struct line *l, struct span key)
{
	for (size_t i = 0; i < l->item.npairs; i++)
		if (span_eq(l->item.pairs[i].key, key))
			return l->item.pairs[i].value;
	return span_make(NULL, 0);
}

static bool
line_set(struct line *l, struct span key, struct span value)
{
	struct str next = {0};

	return item_set(&next, &l->item, key, value) == 0 ? line_take(l, &next) : line_fails(&next);
}

/* status of a check box: the box says it. */
static bool
line_status(struct line *l, struct span status, struct date today, bool close)
{
	struct span key = span_of("status"), closed = span_of("closed");
	char box = span_is(status, "kept") ? 'x' : span_is(status, "open") || status.n == 0 ? ' ' : '-';
	char was = l->item.box == 'X' ? 'x' : l->item.box, day[DATE_TEXT];
	bool missed = span_is(status, "missed");

	if (box != was) {
		struct str next = {0};

		if (item_box(&next, &l->item, box) < 0)
			return line_fails(&next);
		if (!line_take(l, &next))
			return false;
	}
	if (line_pair(l, key).p && !(missed && span_is(line_pair(l, key), "missed")) &&
	    !line_set(l, key, span_make(NULL, 0)))
		return false;
	if (missed && !line_pair(l, key).p && !line_set(l, key, status))
		return false;
	if (!close || (box == ' ') == (line_pair(l, closed).p == NULL))
		return true;
	return line_set(l, closed, box == ' ' ? span_make(NULL, 0) : span_of(date_text(day_of(today), day)));
}

/* The value of a list field after the edit, as it stands in a line. */
static struct span
line_list(const struct edit *e, struct span now, struct arena *a)
{
	struct str out = {0};
	struct span all, rest = now, one;
	struct list before = { arena_array(a, struct span, now.n + 1), 0 }, effect;

	while (e->op != EDIT_SET && span_cut(&rest, ',', &one))
		before.v[before.n++] = one;
	if (e->op != EDIT_SET && one.n > 0)
		before.v[before.n++] = one;
	effect = e->op == EDIT_SET ? (struct list){ e->values, e->nvalues } : list_effect(e, before, a);
	for (size_t i = 0; i < before.n; i++)
		if (e->op == EDIT_ADD || !list_has(effect, before.v[i]))
			str_addf(&out, "%s%.*s", out.n ? "," : "", (int)before.v[i].n, before.v[i].p);
	for (size_t i = 0; e->op != EDIT_TAKE && i < effect.n; i++)
		str_addf(&out, "%s%.*s", out.n ? "," : "", (int)effect.v[i].n, effect.v[i].p);
	all = out.n ? span_make(arena_dup(a, str_span(&out)), out.n) : span_make(NULL, 0);
	str_release(&out);
	return all;
}

static bool
line_step(struct line *l, const struct edit_at *at, const struct edit *e, bool close, struct arena *a)
{
	struct span value = span_make(NULL, 0), now = line_pair(l, e->key), to;
	const struct field *first = keeps_first(at, e, now), *closed = NULL;
	char *was, day[DATE_TEXT];

	if (l->item.box && span_is(e->key, "status"))
		return line_status(l, e->op == EDIT_UNSET ? value : e->values[0], at->today, close);
	if (span_is(e->key, "title")) {
		struct str next = {0};

		return item_title(&next, &l->item, e->op == EDIT_UNSET ? span_make("", 0) : e->values[0]) == 0 ?
		    line_take(l, &next) : line_fails(&next);
	}
	if (e->op != EDIT_UNSET)
		value = e->list ? line_list(e, now, a) : e->values[0];
	if (value.p ? now.p && span_eq(now, value) : !now.p)
		return true;
	if (close)
		closed = ends(at, e, now, day, &to);	/* before the line that `now` stands in is another */
	if (first && !line_pair(l, first->name).p) {
		was = arena_dup(a, now);
		if (!line_set(l, first->name, span_of(was)))
			return false;
	}
	if (!line_set(l, e->key, value))
		return false;
	return !closed || (to.p == NULL) == (line_pair(l, closed->name).p == NULL) || line_set(l, closed->name, to);
}

/* A line as long as a line may be goes without: its change is not refused for that. */
static bool
line_id(struct line *l, const struct edit_at *at, struct span old)
{
	struct str next = {0};

	if (!at->id || l->item.id.n > 0 || (!at->linked && span_eq(str_span(&l->text), old)))
		return true;
	if (item_id(&next, &l->item, span_of(at->id)) < 0)
		return !line_fails(&next) && !at->linked;
	return line_take(l, &next);
}

int
edit_line(struct str *out, struct span old, const struct edit_at *at, const struct edit *edits, size_t n, struct faults *faults)
{
	struct line l = { .words = words_of(at->model) };
	struct arena a = {0};
	bool ok;

	str_add(&l.text, old);
	ok = line_read(&l);
	for (size_t i = 0; i < n && ok; i++)
		ok = line_step(&l, at, &edits[i], !named(edits, n, "closed"), &a);
	ok = ok && line_id(&l, at, old);
	for (size_t i = 0; i < l.text.n && ok; i++)
		ok = l.text.s[i] != '\n' && l.text.s[i] != '\r';
	if (ok)
		str_add(out, str_span(&l.text));
	else
		fault_add(faults, ERROR, at->path, at->line, 0, "the line cannot be changed so: it would not say what is meant");
	items_release(&l.items);
	str_release(&l.text);
	arena_release(&a);
	return ok ? 0 : -1;
}

int
edit_apply(struct str *out, struct span file, const struct edit_at *at, const struct edit *edits, size_t n, struct faults *faults)
{
	struct span rest = file, line = { file.p, 0 };
	int r;

	for (unsigned i = 0; i < at->line; i++)
		if (!span_line(&rest, &line))
			line = span_make(file.p + file.n, 0);	/* no such line: edit_line says so */
	str_reset(out);
	str_add(out, at->line ? span_make(file.p, (size_t)(line.p - file.p)) : file);
	r = at->line ? edit_line(out, line, at, edits, n, faults) : front_all(out, at, edits, n, faults);
	if (at->line)
		str_add(out, span_make(line.p + line.n, (size_t)(file.p + file.n - line.p) - line.n));
	return r;
}
