/* Records of a file's bytes: the frontmatter's, then one for each line that is one. */
#include <string.h>

#include "book/inside.h"

static struct val
front_value(struct reader *r, const struct field *f, const struct front_key *k, const struct at *at)
{
	if (k->shape == SHAPE_LIST && f->list)
		return value_list(r, f, k->items, k->nitems, at);
	if (k->shape == SHAPE_LIST || (k->shape == SHAPE_OTHER && f->type != VAL_TEXT)) {
		value_fault(r, at, FAULT, f->name, k->shape == SHAPE_LIST ? "is one value, not a list" :
		    "is one value, not a block", span_make("", 0));
		return (struct val){ .type = VAL_BAD };
	}
	if (f->list)
		return value_split(r, f, k->text, at, false);
	return value_read(r, f, k->text, at);
}

/* Keys nobody declares stay texts; they are interned only when everything is wanted, by one thread. */
static void
undeclared_value(struct reader *r, const struct kind *k, const struct front_key *key, const struct at *at)
{
	struct model *m = &r->book->model;
	uint16_t id = model_field_id(m, key->key);
	struct val v = val_text(VAL_TEXT, key->text);

	if (r->want->all)
		notice_undeclared(r, k, key->key, at);
	if (id == 0 && r->want->all)
		id = model_intern(m, key->key);
	if (id == 0)
		return;
	if (key->shape == SHAPE_LIST) {
		struct field text = { .name = key->key, .id = id, .type = VAL_TEXT };

		value_push(r, id, value_list(r, &text, key->items, key->nitems, at));
		return;
	}
	value_push(r, id, value_keep(r, v));
}

static struct habit *
habit_of(struct reader *r, const struct kind *k)
{
	struct habit **h = &r->habits[k->index];

	if (*h == NULL)
		*h = arena_new(&r->arena, struct habit);
	return *h;
}

/* What a key is: most often that of an earlier file. */
static const struct key_is *
key_of(struct reader *r, const struct kind *k, struct habit *habit, const struct front_key *key)
{
	struct key_is *is = &habit->is[key->slot];
	const struct field *f;
	uint16_t id;

	if (is->known)
		return is;
	id = model_field_id(&r->book->model, key->key);
	f = id ? kind_field_id(k, id) : NULL;
	is->known = key->slot > 0;
	is->field = f ? (uint16_t)(f - k->fields + 1) : 0;
	is->given = f && f->derived == NULL;
	is->wanted = r->want->all || (id && (id == k->dated || want_has(r->want, k, id)));
	return is;
}

static void
front_values(struct reader *r, const struct kind *k, struct habit *habit, const char *path)
{
	for (size_t i = 0; i < r->front.n; i++) {
		const struct front_key *key = &r->front.keys[i];
		const struct key_is *what = key_of(r, k, habit, key);
		struct at at = { path, key->line, key->col };

		if (key->shape == SHAPE_EMPTY || !what->wanted)
			continue;
		if (what->given) {
			const struct field *f = &k->fields[what->field - 1];

			value_push(r, f->id, front_value(r, f, key, &at));
		} else if (what->field > 0) {
			value_fault(r, &at, NOTICE, key->key, "is worked out, and what is written here is not read",
			    span_make("", 0));
		} else {
			undeclared_value(r, k, key, &at);
		}
	}
}

static struct span
file_name(const char *path)
{
	struct span rest = span_of(path), part;

	while (span_cut(&rest, '/', &part))
		;
	return part;
}

static bool
name_date(const struct kind *k, const char *path, struct date *out)
{
	struct span name = file_name(path);

	return k->dated_name && k->place == PLACE_KIND && name.n > 10 && date_parse(span_make(name.p, 10), out);
}

/* The dating date of what is in r->vals. */
static void
set_date(const struct reader *r, struct rec *rec)
{
	for (size_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == rec->kind->dated && r->vals[i].type == VAL_DATE) {
			rec->dated = r->vals[i].date;
			rec->has_date = true;
		}
}

/* What a file's name or the note around a line gives, where the kind takes it and no field says more. */
static void
default_date(struct reader *r, struct rec *rec, struct date otherwise)
{
	const struct kind *k = rec->kind;

	if (k->name_date == k->dated && k->dated && !value_has(r, k->dated)) {
		rec->dated = otherwise;
		rec->has_date = true;
	} else if (k->name_date && k->name_date != k->dated && want_has(r->want, k, k->name_date) &&
	    !value_has(r, k->name_date)) {
		value_push(r, k->name_date, val_date(otherwise));
	}
}

/* A default that is another field gives nothing where that one is missing too. */
static bool
has_default(const struct reader *r, const struct kind *k, const struct field *f)
{
	const struct field *from = f->otherwise == NULL ? NULL : kind_field(&r->book->model, k, f->default_text);

	return f->otherwise != NULL && (from == NULL || from->otherwise != NULL || value_has(r, from->id));
}

/* undated: a line whose day cr-save will write, because the file around it gives none. */
static void
check_required(struct reader *r, const struct rec *rec, unsigned line, bool undated)
{
	const struct kind *k = rec->kind;

	for (size_t i = 0; r->want->all && i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		if (!f->required || has_default(r, k, f) || value_has(r, f->id) ||
		    (f->id == k->dated && (rec->has_date || undated)))
			continue;
		r->wrong = true;
		fault_add(&r->faults, FAULT, rec->path, line, 1, "%.*s has no %.*s", (int)k->name.n, k->name.p,
		    (int)f->name.n, f->name.p);
		fault_hint(&r->faults, rec->line ? "add %.*s:VALUE to the line" : "add a line \"%.*s: VALUE\"",
		    (int)f->name.n, f->name.p);
	}
}

static bool
kind_wanted(const struct reader *r, const struct kind *k)
{
	return r->want->all || r->want->kinds == 0 || (r->want->kinds & KIND_BIT(k));
}

/* At the end of the group's, in what is left of the arena's block; if that is too little, all move to a new one. */
static struct rec *
push_rec(struct reader *r)
{
	if (r->n == r->room) {
		struct rec *v = r->v;

		r->room = 2 * r->n + 8;
		r->v = arena_alloc(&r->recs, r->room * sizeof *v);
		if (r->n)
			memcpy(r->v, v, r->n * sizeof *v);
	}
	return &r->v[r->n++];
}

/* What has been read, for a record: in the arena. */
static void
keep_vals(struct reader *r, struct rec *rec, struct arena *arena)
{
	struct val *vals = arena_alloc(arena, r->nvals * sizeof *vals);

	if (r->nvals)
		memcpy(vals, r->vals, r->nvals * sizeof *vals);
	rec->vals = vals;
	rec->nvals = (uint16_t)r->nvals;
}

static void
add_rec(struct reader *r, struct rec *made)
{
	keep_vals(r, made, &r->arena);
	made->group = r->group;
	made->faulty = r->wrong;
	r->nfaulty += r->wrong;
	*push_rec(r) = *made;
}

/* What a line takes from the note around it: note is the file's values. Of several persons nobody knows which it was. */
static void
inherit(struct reader *r, const struct kind *k, const struct rec *note)
{
	const struct model *m = &r->book->model;

	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		const struct val *from;

		if (f->inherit.n == 0 || value_has(r, f->id) || !want_has(r->want, k, f->id) ||
		    (from = rec_raw(note, model_field_id(m, f->inherit))) == NULL || from->type == VAL_BAD)
			continue;
		if (f->list || from->type != VAL_LIST)
			value_push(r, f->id, *from);
		else if (from->n == 1)
			value_push(r, f->id, from->items[0]);
	}
}

/* The box wins over status:, but that [-] may say withdrawn (which it means) or missed. */
static void
box_status(struct reader *r, const struct kind *k, char box)
{
	const struct model *m = &r->book->model;
	const struct field *f = kind_field(m, k, span_of("status"));
	const char *word = box == ' ' ? "open" : box == '-' ? "withdrawn" : "kept";
	struct val v = val_text(VAL_WORD, span_of(word));

	if (f == NULL || !want_has(r->want, k, f->id))
		return;
	for (size_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == f->id) {
			if (box != '-' || !span_is(val_span(r->vals[i]), "missed"))
				r->vals[i] = v;
			r->vals[i].field = f->id;
			return;
		}
	value_push(r, f->id, v);
}

static struct val
pair_value(struct reader *r, const struct field *f, const struct item *item, const struct item_pair *p,
    const struct at *at)
{
	struct val v = value_read(r, f, p->value, at);

	if (v.type == VAL_BAD && f->type == VAL_DATE && r->want->all)
		hint_day(r, item, p);
	return v;
}

static void
item_values(struct reader *r, const struct kind *k, const struct item *item, const char *path)
{
	const struct model *m = &r->book->model;

	for (size_t i = 0; i < item->npairs; i++) {
		const struct item_pair *p = &item->pairs[i];
		const struct field *f = kind_field(m, k, p->key);
		struct at at = { path, item->lineno, (unsigned)(p->key.p - item->line.p) + 1 };

		if (p->twice)
			value_fault(r, &at, FAULT, p->key, "stands twice in this line", span_make("", 0));
		else if (f && (f->id == k->dated || want_has(r->want, k, f->id)))
			value_push(r, f->id, f->list ? value_split(r, f, p->value, &at, true) :
			    pair_value(r, f, item, p, &at));
	}
	if (item->title.n && want_has(r->want, k, m->f_title))
		value_push(r, m->f_title, value_keep(r, val_text(VAL_TEXT, item->title)));
}

static void
build_item(struct reader *r, const struct rec *note, const struct item *item)
{
	const struct kind *k = r->book->model.kinds[item->kind];
	struct rec rec = { .kind = k, .path = note->path, .item = &rec_no_item, .line = item->lineno, .box = item->box };

	r->nvals = 0;
	r->wrong = false;
	item_values(r, k, item, note->path);
	if (item->box)
		box_status(r, k, item->box);
	set_date(r, &rec);
	if (note->has_date && note->kind->dated_name)
		default_date(r, &rec, note->dated);
	inherit(r, k, note);
	check_required(r, &rec, item->lineno, !note->kind->dated_name);
	notice_odds(r, &rec);
	notice_pair(r, k, item, note->path);
	if (!kind_wanted(r, k))
		return;
	rec.item = name_item(&r->arena, item);
	add_rec(r, &rec);
}

static void
build_items(struct reader *r, const struct rec *note, struct span body, unsigned line)
{
	struct items it = items_of(body, line, &r->words);
	size_t first = r->n;
	struct item item;

	while (items_next(&it, &item)) {
		if (item.why == ITEM_RECORD)
			build_item(r, note, &item);
		else
			notice_item(r, note->path, &item);
	}
	items_release(&it);
	number_twins(r->v + first, r->n - first, &r->arena, &r->scratch);
	if (r->want->all)
		notice_ids(r->v + first, r->n - first, &r->scratch, &r->faults);
}

int
build_file(struct reader *r, const char *path, const struct kind *k, struct span bytes)
{
	struct rec rec = { .kind = k, .path = path, .item = &rec_no_item };
	struct date named;
	bool given = false;
	struct habit *habit = habit_of(r, k);

	arena_reset(&r->scratch);
	r->front.layout = &habit->layout;
	if (front_read(&r->front, bytes, path, &r->scratch, &r->faults) < 0)
		return -1;
	r->nvals = 0;
	r->wrong = false;
	front_values(r, k, habit, path);
	set_date(r, &rec);
	if ((!rec.has_date || k->name_date != k->dated) && (given = name_date(k, path, &named)))
		default_date(r, &rec, named);
	check_required(r, &rec, 1, false);
	notice_odds(r, &rec);
	if (kind_wanted(r, k))
		add_rec(r, &rec);
	else
		keep_vals(r, &rec, &r->scratch);
	if (!rec.has_date && given)
		rec.has_date = true, rec.dated = named;
	if (k->place == PLACE_KIND || k->place == PLACE_CLIENT)
		build_items(r, &rec, r->front.body, r->front.body_line);
	return 0;
}
