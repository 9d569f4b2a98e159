#include "model/kind.h"

#include <stdlib.h>
#include <string.h>

#include "model/declare.h"
#include "text/front.h"

struct span
model_field_name(const struct model *m, uint16_t id)
{
	return m->names[id];
}

enum val_type
model_field_type(const struct model *m, uint16_t id)
{
	return m->types[id];
}

static size_t
slot_of(const struct model *m, struct span name)
{
	size_t mask = m->hash_cap - 1, i = span_hash(name) & mask;

	while (m->hash[i] && !span_eq(m->names[m->hash[i]], name))
		i = (i + 1) & mask;
	return i;
}

uint16_t
model_field_id(const struct model *m, struct span name)
{
	return m->hash_cap ? (uint16_t)m->hash[slot_of(m, name)] : 0;
}

static void
grow_hash(struct model *m)
{
	free(m->hash);
	m->hash_cap = m->hash_cap ? m->hash_cap * 2 : 1024;
	if ((m->hash = calloc(m->hash_cap, sizeof *m->hash)) == NULL)
		abort();
	for (size_t id = 1; id < m->nnames; id++)
		m->hash[slot_of(m, m->names[id])] = (uint32_t)id;
}

uint16_t
model_intern(struct model *m, struct span name)
{
	uint16_t id = model_field_id(m, name);
	size_t cap = m->names_cap, cap2 = cap;

	if (id)
		return id;
	if (m->nnames == 0)
		m->nnames = 1;
	if (m->nnames >= UINT16_MAX)
		return 0;
	vec_reserve(&m->names, &m->names_cap, m->nnames + 1, sizeof *m->names);
	vec_reserve(&m->types, &cap, m->nnames + 1, sizeof *m->types);
	vec_reserve(&m->first, &cap2, m->nnames + 1, sizeof *m->first);
	if (m->hash_cap < m->nnames * 2 + 2)
		grow_hash(m);
	id = (uint16_t)m->nnames++;
	m->names[id] = span_make(arena_dup(&m->arena, name), name.n);
	m->types[id] = VAL_TEXT;
	m->first[id] = NULL;
	m->hash[slot_of(m, name)] = id;
	return id;
}

const struct kind *
model_kind(const struct model *m, struct span name)
{
	for (size_t i = 0; i < m->nkinds; i++)
		if (span_eq(m->kinds[i]->name, name))
			return m->kinds[i];
	return NULL;
}

const struct kind *
model_kind_word(const struct model *m, struct span word)
{
	for (size_t i = 0; i < m->nkinds; i++)
		if (span_eq(m->kinds[i]->name, word) || (word.n && span_eq(m->kinds[i]->alias, word)))
			return m->kinds[i];
	return NULL;
}

const struct field *
kind_field_id(const struct kind *k, uint16_t id)
{
	return id < k->nby_id && k->by_id[id] ? &k->fields[k->by_id[id] - 1] : NULL;
}

const struct field *
kind_field(const struct model *m, const struct kind *k, struct span name)
{
	return kind_field_id(k, model_field_id(m, name));
}

static struct span
key_text(const struct front *f, const char *key)
{
	const struct front_key *k = front_find(f, span_of(key));

	return k ? k->text : span_make("", 0);
}

static enum place
place_of(struct span word)
{
	if (span_is(word, "client"))
		return PLACE_CLIENT;
	if (span_is(word, "team"))
		return PLACE_TEAM;
	return span_is(word, "nowhere") ? PLACE_NOWHERE : PLACE_KIND;
}

static struct kind *
kind_of_front(struct model *m, const char *path, const struct front *f)
{
	struct kind *k = arena_new(&m->arena, struct kind);
	struct span base = span_of(path), dir;

	while (span_cut(&base, '/', &dir))
		;
	k->path = path;
	k->name = span_ends(dir, ".md") ? span_make(dir.p, dir.n - 3) : dir;
	k->title = key_text(f, "title");
	k->alias = key_text(f, "alias");
	k->pack = key_text(f, "pack");
	k->expands = key_text(f, "expands");
	k->body = span_trim(f->body);
	k->box = span_is(key_text(f, "box"), "yes");
	k->in_line = !span_is(key_text(f, "line"), "no");
	k->dated_name = !span_is(key_text(f, "dated-name"), "no");
	k->place = k->expands.n ? PLACE_NOWHERE : place_of(key_text(f, "place"));
	if (key_text(f, "dated").n) {
		k->dated = model_intern(m, key_text(f, "dated"));
		k->dated_line = front_find(f, span_of("dated"))->line;
	}
	k->name_date = k->dated;
	if (key_text(f, "name-date").n)
		k->name_date = model_intern(m, key_text(f, "name-date"));
	return k;
}

static void
check_keys(const struct front *f, const char *path, struct faults *faults)
{
	static const char *const known[] = { "title", "pack", "alias", "box", "line", "dated", "dated-name", "name-date",
		"place", "expands", "fields" };

	for (size_t i = 0; i < f->n; i++)
		front_known(&f->keys[i], known, sizeof known / sizeof *known, "a kind", path, faults);
}

int
model_add_kind(struct model *m, const char *path, struct span file, struct faults *faults)
{
	struct front f = {0};
	struct kind *k;
	int r = -1;

	path = arena_dup(&m->arena, span_of(path));
	file = span_make(arena_dup(&m->arena, file), file.n);
	if (front_read(&f, file, path, &m->arena, faults) == 0) {
		check_keys(&f, path, faults);
		k = kind_of_front(m, path, &f);
		r = kind_check(m, k, &f, faults);
		r |= declare_fields(m, k, file, front_find(&f, span_of("fields")), faults);
		if (span_is(k->name, "common")) {
			m->common = k;
		} else if (m->nkinds == MODEL_KINDS) {
			fault_add(faults, ERROR, path, 1, 1, "more than %d kinds", MODEL_KINDS);
			r = -1;
		} else {
			k->index = (uint8_t)m->nkinds;
			m->kinds[m->nkinds++] = k;
		}
	}
	front_release(&f);
	return r;
}

/* Its own fields, then the common ones that it does not declare itself, found by id. */
static void
join_common(struct model *m, struct kind *k)
{
	size_t n = k->nfields, more = m->common ? m->common->nfields : 0;
	struct field *all = arena_array(&m->arena, struct field, n + more);

	k->nby_id = m->nnames;
	k->by_id = arena_array(&m->arena, uint16_t, m->nnames);
	if (n)
		memcpy(all, k->fields, n * sizeof *all);
	for (size_t i = 0; i < n; i++)
		k->by_id[all[i].id] = (uint16_t)(i + 1);
	for (size_t i = 0; i < more; i++) {
		const struct field *c = &m->common->fields[i];

		if (k->by_id[c->id])
			continue;
		all[n] = *c;
		all[n].common = true;
		k->by_id[c->id] = (uint16_t)++n;
	}
	k->fields = all;
	k->nfields = n;
}

int
model_finish(struct model *m, struct faults *faults)
{
	int r = 0;

	m->f_title = model_intern(m, span_of("title"));
	m->f_name = model_intern(m, span_of("name"));
	m->f_date = model_intern(m, span_of("date"));
	m->declared = m->nnames;
	for (size_t i = 0; i < m->nkinds; i++)
		join_common(m, m->kinds[i]);
	for (size_t i = 0; i < m->nkinds; i++)
		if (declare_rules(m, m->kinds[i], faults) < 0)
			r = -1;
	return kinds_check(m, faults) < 0 ? -1 : r;
}

void
model_release(struct model *m)
{
	free(m->names);
	free(m->types);
	free(m->first);
	free(m->hash);
	free(m->practices);
	arena_release(&m->arena);
	*m = (struct model){0};
}

const char *const *
model_kind_names(const struct model *m, struct arena *a, size_t *n)
{
	const char **v = arena_array(a, const char *, m->nkinds + 1);

	for (*n = 0; *n < m->nkinds; ++*n)
		v[*n] = arena_dup(a, m->kinds[*n]->name);
	return v;
}

const char *const *
kind_field_names(const struct kind *k, struct arena *a, size_t *n)
{
	const char **v = arena_array(a, const char *, k->nfields + 1);

	for (*n = 0; *n < k->nfields; ++*n)
		v[*n] = arena_dup(a, k->fields[*n].name);
	return v;
}

const char *const *
field_words(const struct field *f, struct arena *a, size_t *n)
{
	const char **v = arena_array(a, const char *, f->nwords + 1);

	for (*n = 0; *n < f->nwords; ++*n)
		v[*n] = arena_dup(a, f->words[*n]);
	return v;
}
