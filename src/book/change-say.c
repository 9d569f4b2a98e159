/*
 * change-say - one record and what it was, as a sentence and field by field
 */
#include "book/changep.h"

#include <string.h>

#include "base/utf8.h"

enum { TITLE = 60, VALUE = 32 };

void
change_text(struct str *out, struct span s, size_t columns)
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
	bool quoted = title.n > 1 && title.p[0] == '"' && title.p[title.n - 1] == '"';	/* what somebody said */

	if (quoted)
		title = span_make(title.p + 1, title.n - 2);
	str_addc(out, '"');
	change_text(out, title, TITLE);
	str_addc(out, '"');
}

struct span
change_name(const struct book *b, const struct rec *r)
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

void
change_label(struct str *out, const struct book *b, const struct rec *r)
{
	struct span slug = rec_slug(r);
	struct date d;

	if (r->kind->place == PLACE_CLIENT || r->kind->place == PLACE_NOWHERE)
		return;
	if (r->kind->place != PLACE_TEAM || r->line)
		str_addf(out, "%.*s ", (int)r->kind->name.n, r->kind->name.p);
	if (r->line) {
		put_title(out, change_name(b, r));
	} else {
		if (slug.n > 11 && slug.p[10] == '-' && date_parse(span_make(slug.p, 10), &d))
			slug = span_make(slug.p + 11, slug.n - 11);
		str_add(out, slug);
	}
}

static void
put_label(struct str *out, const struct book *b, const struct rec *r)
{
	size_t n = out->n;

	change_label(out, b, r);
	if (out->n > n)
		str_addc(out, ' ');
}

static void
put_value(struct str *out, struct val v)
{
	struct str text = {0};

	val_print(&text, v);
	change_text(out, str_span(&text), VALUE);
	str_release(&text);
}

static bool
list_has(const struct val *list, const struct val *item)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (val_cmp(list->items[i], *item) == 0)
			return true;
	return false;
}

/* What is in the one list and not in the other: " +phone"; of many as many as fit. True: there is something. */
static bool
put_rest(struct str *out, char sign, const struct val *list, const struct val *other)
{
	size_t start = out->n, more = 0;

	for (uint32_t i = 0; i < list->n; i++) {
		struct span text = val_span(list->items[i]);
		const char *quote = text.n > 0 && span_find(text, ' ') ? "\"" : "";

		if (list_has(other, &list->items[i]))
			continue;
		if (utf8_columns(span_make(out->s + start, out->n - start)) > VALUE) {
			more++;
			continue;
		}
		str_addf(out, " %c%s", sign, quote);
		put_value(out, list->items[i]);
		str_adds(out, quote);
	}
	if (more > 0)
		str_addf(out, " and %zu more", more);
	return out->n > start;
}

/* One field: appends ", cadence 2w to 1w", ", channels +phone -email" and the like, or nothing. */
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
	if (!now || (!bad && new.n == 0))
		str_adds(out, " unset");
	else if (bad || (now->type == VAL_TEXT && utf8_columns(str_span(&new)) > VALUE))
		str_adds(out, was ? " changed" : " set");
	else if (was && old.n > 0 && was->type == VAL_LIST && now->type == VAL_LIST) {
		bool more = put_rest(out, '+', now, was), less = put_rest(out, '-', was, now);

		if (!more && !less)
			str_adds(out, " in another order");
	} else if (was && old.n > 0) {
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

/* A box has its word among the values; who says none is open. */
static struct span
status_of(const struct book *b, const struct rec *r)
{
	const struct val *v = rec_raw(r, model_field_id(&b->model, span_of("status")));

	return v != NULL ? val_span(*v) : span_of("open");
}

/* A date that follows from another word of the sentence needs none of its own. */
static bool
implied(const struct book *b, const struct rec *was, const struct rec *now, uint16_t id)
{
	struct span name = model_field_name(&b->model, id);
	uint16_t other = 0;

	if (span_is(name, "closed"))
		return !span_eq(status_of(b, was), status_of(b, now));
	if (span_ends(name, "0"))
		other = model_field_id(&b->model, span_make(name.p, name.n - 1));
	if (!other)
		return false;
	return rec_raw(was, other) && rec_raw(now, other);
}

static void
say_fields(struct str *out, const struct book *b, const struct rec *was, const struct rec *now)
{
	uint16_t status = model_field_id(&b->model, span_of("status"));

	if (now->box && !span_eq(status_of(b, was), status_of(b, now))) {
		if (now->box == ' ')
			str_adds(out, "open again");
		else
			str_add(out, status_of(b, now));
	}
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
say_new(struct str *what, const struct book *b, const struct rec *r, size_t lines)
{
	struct span title = change_name(b, r), s;
	struct str room = {0};

	str_add(what, r->kind->place == PLACE_TEAM ? span_of("person") : r->kind->name);
	if (title.n > 0) {
		str_addc(what, ' ');
		put_title(what, title);
	}
	if ((s = field_text(b, r, "due", &room)).n > 0)
		str_addf(what, ", due %.*s", (int)s.n, s.p);
	if (!r->line && (s = field_text(b, r, "channel", &room)).n > 0)
		str_addf(what, "%s%.*s", title.n ? ", " : " ", (int)s.n, s.p);
	if (lines > 0)
		str_addf(what, ", %zu line%s", lines, lines > 1 ? "s" : "");
	str_release(&room);
}

void
change_say(struct str *out, const struct book *b, const struct change_pair *p, size_t lines)
{
	struct str fields = {0};

	if (p->was && p->now) {
		if (p->now->line && p->was->item->hash == p->now->item->hash)	/* what it inherits is the note's change */
			return;
		say_fields(&fields, b, p->was, p->now);
		if (fields.n == 0 && p->now->line && p->now->item->id && !p->was->item->id)
			str_addf(&fields, "named ^%s", p->now->item->id);	/* something links to it now */
		if (fields.n > 0)
			put_label(out, b, p->now);
		str_add(out, str_span(&fields));
	} else if (p->now) {
		say_new(out, b, p->now, lines);
	} else {
		put_label(out, b, p->was);
		str_adds(out, p->was->kind->place == PLACE_CLIENT ? "client removed" : "removed");
	}
	str_release(&fields);
}

void
change_say_text(struct str *out, const struct book *b, const struct rec *r)
{
	put_label(out, b, r);
	str_adds(out, "text edited");
}

static const char *
value_text(const struct val *v, struct arena *a)
{
	struct str text = {0};
	const char *kept = NULL;

	if (v && v->type != VAL_BAD)
		val_print(&text, *v);
	if (v)
		kept = v->type == VAL_BAD ? "?" : arena_dup(a, str_span(&text));
	str_release(&text);
	return kept;
}

static void
add_field(struct change_fields *out, const struct book *b, uint16_t id, const struct val *was, const struct val *now,
    struct arena *a)
{
	struct change_field f = { model_field_name(&b->model, id), value_text(was, a), value_text(now, a) };

	if (!f.was || !f.now || strcmp(f.was, f.now) != 0)
		out->v[out->n++] = f;
}

void
change_fields(struct change_fields *out, const struct book *b, const struct change_pair *p, struct arena *a)
{
	size_t was = p->was ? p->was->nvals : 0, now = p->now ? p->now->nvals : 0;

	*out = (struct change_fields){ .v = arena_array(a, struct change_field, was + now + 1) };
	for (size_t i = 0; i < now; i++) {
		uint16_t id = p->now->vals[i].field;

		add_field(out, b, id, was ? rec_raw(p->was, id) : NULL, &p->now->vals[i], a);
	}
	for (size_t i = 0; i < was; i++)
		if (!now || !rec_raw(p->now, p->was->vals[i].field))
			add_field(out, b, p->was->vals[i].field, &p->was->vals[i], NULL, a);
}
