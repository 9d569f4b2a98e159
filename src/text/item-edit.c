#include <string.h>

#include "text/itemp.h"

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

void
item_quote(struct str *out, struct span value)
{
	bool plain = value.n != 0;

	for (size_t i = 0; i < value.n; i++)
		if (blank(value.p[i]) || value.p[i] == '"')
			plain = false;
	if (plain) {
		str_add(out, value);
		return;
	}
	str_addc(out, '"');
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '"' || value.p[i] == '\\')
			str_addc(out, '\\');
		str_addc(out, value.p[i]);
	}
	str_addc(out, '"');
}

/* Where the bare line ends within the whole: before trailing blanks. */
static const char *
bare_end(const struct item *item)
{
	return item->bare.p + item->bare.n;
}

static void
add_to(struct str *out, const char *from, const char *to)
{
	if (to > from)
		str_add(out, span_make(from, (size_t)(to - from)));
}

static struct span
value_of(const struct item *item, struct span key)
{
	for (size_t i = 0; i < item->npairs; i++)
		if (span_eq(item->pairs[i].key, key))
			return item->pairs[i].value;
	return span_make(NULL, 0);
}

/* What the new line has to say. */
struct meant {
	struct span title, id, key, value;	/* key.n 0: no pair changes */
	char box;
};

/* The pairs of a but for key are those of b, in their order and bytes. */
static bool
other_pairs(const struct item *a, const struct item *b, struct span key)
{
	size_t i = 0, j = 0;

	for (;; i++, j++) {
		while (i < a->npairs && key.n && span_eq(a->pairs[i].key, key))
			i++;
		while (j < b->npairs && key.n && span_eq(b->pairs[j].key, key))
			j++;
		if (i == a->npairs || j == b->npairs)
			return i == a->npairs && j == b->npairs;
		if (!span_eq(a->pairs[i].key, b->pairs[j].key) || !span_eq(a->pairs[i].raw, b->pairs[j].raw))
			return false;
	}
}

/* Reads what was appended to out from `at` on; takes it back unless it says what was meant. */
static int
check(struct str *out, size_t at, const struct item *old, const struct meant *m)
{
	struct span line = span_make(out->s + at, out->n - at), value;
	struct items it = items_of(line, old->lineno, old->words);
	struct item now;
	bool same = old->kind >= 0 && items_next(&it, &now) && now.line.n == line.n &&
	    now.kind == old->kind && now.box == m->box && span_eq(now.word, old->word) &&
	    span_eq(now.title, m->title) && span_eq(now.id, m->id) && other_pairs(old, &now, m->key);

	if (same && m->key.n) {
		value = value_of(&now, m->key);
		same = m->value.p ? value.p && span_eq(value, m->value) : value.p == NULL;
	}
	items_release(&it);
	if (same)
		return 0;
	out->n = at;
	out->s[at] = '\0';
	return -1;
}

static struct meant
as_it_is(const struct item *item)
{
	return (struct meant){ .title = item->title, .id = item->id, .box = item->box };
}

/* Where a new pair belongs. */
static const char *
before_id(const struct item *item)
{
	const char *p = item->id.n ? item->id.p - 1 : bare_end(item);

	while (p > item->bare.p && blank(p[-1]))
		p--;
	return p;
}

int
item_set(struct str *out, const struct item *item, struct span key, struct span value)
{
	struct meant m = as_it_is(item);
	const char *kept = item->line.p;
	size_t at = out->n;
	bool done = value.p == NULL;

	m.key = key;
	m.value = value;
	str_room(out, 0);
	for (size_t i = 0; i < item->npairs; i++) {
		const struct item_pair *p = &item->pairs[i];
		const char *from = p->key.p;

		if (!span_eq(p->key, key))
			continue;
		if (!done) {
			add_to(out, kept, p->raw.p);
			item_quote(out, value);
			done = true;
		} else {
			while (blank(from[-1]))
				from--;
			add_to(out, kept, from);
		}
		kept = p->raw.p + p->raw.n;
	}
	if (!done) {
		add_to(out, kept, before_id(item));
		str_addc(out, ' ');
		str_add(out, key);
		str_addc(out, ':');
		item_quote(out, value);
		kept = before_id(item);
	}
	add_to(out, kept, item->line.p + item->line.n);
	return key.n ? check(out, at, item, &m) : check(out, at, item, &(struct meant){0});
}

int
item_box(struct str *out, const struct item *item, char box)
{
	struct meant m = as_it_is(item);
	size_t at = out->n, mark;

	m.box = item->box ? box : 0;
	str_add(out, item->line);
	mark = (size_t)(item->bare.p - item->line.p) + item_marker(item->bare) + 1;
	if (item->box && mark < item->line.n)
		out->s[at + mark] = box;
	return check(out, at, item, &m);
}

int
item_id(struct str *out, const struct item *item, struct span id)
{
	struct meant m = as_it_is(item);
	size_t at = out->n;

	m.id = id;
	add_to(out, item->line.p, bare_end(item));
	if (item->id.n == 0)
		str_addf(out, " ^%.*s", (int)id.n, id.p);
	add_to(out, bare_end(item), item->line.p + item->line.n);
	return check(out, at, item, &m);
}

int
item_title(struct str *out, const struct item *item, struct span title)
{
	struct meant m = as_it_is(item);
	const char *end = item->line.p + item->line.n, *start = item->bare.p + item_marker(item->bare);
	size_t at = out->n;

	m.title = title;
	start += item->box ? 3 : item->word.n + 1;
	if (item->title.p >= start && item->title.p < end) {
		add_to(out, item->line.p, item->title.p);
		str_add(out, title);
		add_to(out, item->title.p + item->title.n, end);
		return check(out, at, item, &m);
	}
	/* pairs stand amid the old title: they follow the new one */
	add_to(out, item->line.p, start);
	str_addc(out, ' ');
	str_add(out, title);
	for (size_t i = 0; i < item->npairs; i++) {
		const struct item_pair *p = &item->pairs[i];

		str_addc(out, ' ');
		add_to(out, p->key.p, p->raw.p + p->raw.n);
	}
	add_to(out, before_id(item), end);
	return check(out, at, item, &m);
}
