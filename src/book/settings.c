/* What book.md says of packs and practices that the model does not have (book/inside.h). */
#include <unistd.h>

#include "book/inside.h"

struct check {
	const struct book *book;
	struct span bytes;
	const struct front_key *key;
	struct arena *arena;
	struct faults *faults;
};

static void
wrong(struct check *c, struct span at, const char *what, struct span word)
{
	unsigned line = c->key->line, col = c->key->col;

	if (at.p >= c->bytes.p && at.p < c->bytes.p + c->bytes.n)
		fault_where(c->bytes, at.p, &line, &col);
	fault_add(c->faults, FAULT, "book.md", line, col, "%.*s: %s \"%.*s\"", (int)c->key->key.n, c->key->key.p, what,
	    (int)word.n, word.p);
}

static void
check_pack(struct check *c, struct span pack)
{
	if (pack_there(&c->book->model, pack))
		return;
	wrong(c, pack, "there is no pack", pack);
	pack_hint(&c->book->model, pack, c->faults);
}

bool
practice_there(const struct book *b, struct span name, struct arena *arena, const char **near)
{
	const struct model *m = &b->model;
	const char **v;

	*near = NULL;
	if (practice_find(m, name) || (span_name(name) &&
	    faccessat(b->dirfd, arena_printf(arena, "model/practices/%.*s.md", (int)name.n, name.p), F_OK, 0) == 0))
		return true;
	v = arena_array(arena, const char *, m->npractices + 1);
	for (size_t i = 0; i < m->npractices; i++)
		v[i] = arena_dup(arena, m->practices[i]->name);
	*near = fault_nearest(name, v, m->npractices);
	return false;
}

static const struct practice *
check_practice(struct check *c, struct span name)
{
	const char *near;

	if (practice_there(c->book, name, c->arena, &near))
		return practice_find(&c->book->model, name);
	wrong(c, name, "there is no practice", name);
	fault_hint(c->faults, near ? "did you mean %s?" : "cr-guide lists them%s", near ? near : "");
	return NULL;
}

/* A practice keeps its own value of a limit where book.md has one of another type. */
static void
check_limit(struct check *c, const struct limit *l, struct span item, struct span value)
{
	struct val v = practice_value(value);

	if (v.type == l->value.type)
		return;
	wrong(c, item, "no value of this limit:", value);
	fault_hint(c->faults, l->value.type == VAL_DUR ? "a duration, as 45d" : "a number, or a percentage");
}

/* "check-in.too-long 45d", or "keep-promises 5" */
static void
check_number(struct check *c, struct span item, bool limit)
{
	struct span rest = span_trim(item), name, practice;
	const struct practice *p;
	double n;

	if (!span_cut(&rest, ' ', &name) || (limit && !span_cut(&name, '.', &practice))) {
		wrong(c, item, limit ? "it is PRACTICE.LIMIT VALUE, not" : "it is PRACTICE N, not", item);
		return;
	}
	rest = span_trim(rest);
	if (!limit && (!span_number(rest, &n) || n < 0)) {
		wrong(c, item, "no number of 0 or more:", rest);
		return;
	}
	if ((p = check_practice(c, limit ? practice : name)) == NULL || p->unread || !limit)
		return;
	for (size_t i = 0; i < p->nlimits; i++)
		if (span_eq(p->limits[i].name, name)) {
			check_limit(c, &p->limits[i], item, rest);
			return;
		}
	wrong(c, name, arena_printf(c->arena, "%.*s has no limit", (int)practice.n, practice.p), name);
	fault_hint(c->faults, "cr-guide %.*s shows its limits", (int)practice.n, practice.p);
}

static void
check_item(struct check *c, struct span item)
{
	if (span_is(c->key->key, "packs"))
		check_pack(c, item);
	else if (span_is(c->key->key, "on") || span_is(c->key->key, "off"))
		check_practice(c, item);
	else
		check_number(c, item, span_is(c->key->key, "limits"));
}

void
settings_check(const struct book *b, struct span bytes, struct faults *faults)
{
	static const char *const keys[] = { "packs", "on", "off", "limits", "weights" };
	struct faults none = {0};
	struct arena a = {0};
	struct front f = {0};
	struct check c = { .book = b, .bytes = bytes, .arena = &a, .faults = faults };
	struct span rest, item;

	if (front_read(&f, bytes, "book.md", &a, &none) == 0)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			if ((c.key = front_find(&f, span_of(keys[i]))) == NULL || c.key->shape == SHAPE_EMPTY)
				continue;
			for (size_t j = 0; c.key->shape == SHAPE_LIST && j < c.key->nitems; j++)
				check_item(&c, c.key->items[j]);
			rest = c.key->shape == SHAPE_LIST || c.key->shape == SHAPE_OTHER ? span_make("", 0) : c.key->text;
			while (rest.n > 0) {
				if (i == 0)
					span_cut(&rest, ',', &item);
				else
					item = rest, rest.n = 0;
				check_item(&c, span_trim(item));
			}
		}
	front_release(&f);
	faults_release(&none);
	arena_release(&a);
}
