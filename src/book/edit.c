/*
 * edit - what was typed, checked by kind, and applied to a record's bytes
 */
#include "book/edit.h"

#include <string.h>

#include "book/words.h"

/* Names that a query knows, but that no file says: the folder does. */
static const char *const reserved[] = { "kind", "client", "path", NULL };

static bool
key_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* The bytes of arg's key; 0: it is not of the form. */
static size_t
key_length(const char *arg)
{
	size_t n = 0;

	while (key_byte(arg[n]))
		n++;
	if (arg[n] == '=' && n > 1 && arg[n - 1] == '-')
		return n - 1;
	return arg[n] == '=' || (arg[n] == '+' && arg[n + 1] == '=') ? n : 0;
}

bool
edit_shaped(const char *arg)
{
	size_t n = key_length(arg);

	return n > 0 && arg[0] != '-';
}

int
edit_parse(struct edit *out, const char *arg, struct faults *faults)
{
	size_t n = key_length(arg);

	*out = (struct edit){ .op = EDIT_SET, .key = span_make(arg, n) };
	if (!edit_shaped(arg)) {
		fault_add(faults, ERROR, NULL, 0, 0, "not a change of a field: \"%s\"", arg);
		fault_hint(faults, "type FIELD=VALUE, FIELD= to unset, or FIELD+=VALUE and FIELD-=VALUE for lists");
		return -1;
	}
	if (arg[n] == '+' || arg[n] == '-')
		out->op = arg[n++] == '+' ? EDIT_ADD : EDIT_TAKE;
	out->text = span_trim(span_of(arg + n + 1));
	if (out->text.n == 0 && out->op != EDIT_SET) {
		fault_add(faults, ERROR, NULL, 0, 0, "%s names no element", arg);
		return -1;
	}
	if (out->text.n == 0)
		out->op = EDIT_UNSET;
	return 0;
}

static int
no_field(const struct edit *e, const struct model *m, const struct kind *kind, bool in_line,
    struct arena *arena, struct faults *faults)
{
	int kn = (int)e->key.n, nn = (int)kind->name.n;
	const char *key = e->key.p, *near;
	size_t n;
	const char *const *names = kind_field_names(kind, arena, &n);
	uint16_t id = model_field_id(m, e->key);

	for (size_t i = 0; reserved[i]; i++)
		if (span_is(e->key, reserved[i])) {
			fault_add(faults, ERROR, NULL, 0, 0, "%s is no field: a record's folder says it", reserved[i]);
			fault_hint(faults, "move the file to change it");
			return -1;
		}
	if ((near = fault_nearest(e->key, names, n)) != NULL) {
		fault_add(faults, ERROR, NULL, 0, 0, "%.*s has no field %.*s", nn, kind->name.p, kn, key);
		fault_hint(faults, "did you mean %s?", near);
		return -1;
	}
	if ((id != 0 && id < m->declared) || in_line) {
		fault_add(faults, ERROR, NULL, 0, 0, "%.*s has no field %.*s%s", nn, kind->name.p, kn, key,
		    id != 0 && id < m->declared ? ", other kinds have" : "; a line holds only fields of its kind");
		fault_hint(faults, "cr-guide %.*s lists its fields", nn, kind->name.p);
		return -1;
	}
	if (e->op == EDIT_SET || e->op == EDIT_ADD)
		fault_add(faults, NOTICE, NULL, 0, 0, "%.*s is no field of %.*s: kept as a key of your own",
		    kn, key, nn, kind->name.p);
	return 0;
}

static void
split_values(struct edit *e, struct arena *arena)
{
	struct span rest = e->text, one;
	size_t n = 1;

	for (size_t i = 0; i < rest.n; i++)
		n += rest.p[i] == ',';
	e->values = arena_array(arena, struct span, n);
	while (e->list && span_cut(&rest, ',', &one))
		if ((one = span_trim(one)).n > 0)
			e->values[e->nvalues++] = one;
	one = e->list ? span_trim(one) : e->text;
	if (one.n > 0)
		e->values[e->nvalues++] = one;
}

int
edit_check(struct edit *e, const struct model *m, const struct kind *kind, bool in_line,
    struct arena *arena, struct faults *faults)
{
	e->field = kind_field(m, kind, e->key);
	e->values = NULL;
	e->nvalues = 0;
	e->list = e->op == EDIT_ADD || e->op == EDIT_TAKE || (e->field && e->field->list);
	if (!e->field && no_field(e, m, kind, in_line, arena, faults) < 0)
		return -1;
	if (e->field && e->field->derived_text.n > 0 && e->op != EDIT_UNSET) {
		fault_add(faults, ERROR, NULL, 0, 0, "%.*s is worked out and never written", (int)e->key.n, e->key.p);
		return -1;
	}
	if (e->field && !e->field->list && (e->op == EDIT_ADD || e->op == EDIT_TAKE)) {
		fault_add(faults, ERROR, NULL, 0, 0, "%.*s is no list", (int)e->key.n, e->key.p);
		fault_hint(faults, "type %.*s=VALUE", (int)e->key.n, e->key.p);
		return -1;
	}
	if (e->op == EDIT_UNSET)
		return 0;
	split_values(e, arena);
	for (size_t i = 0; e->field && e->op != EDIT_TAKE && i < e->nvalues; i++) {
		const char *why = "not of its type";

		if (field_read(e->field, e->values[i], arena, &why).type != VAL_BAD)
			continue;
		fault_add(faults, ERROR, NULL, 0, 0, "%.*s: %s: \"%.*s\"", (int)e->key.n, e->key.p,
		    why, (int)e->values[i].n, e->values[i].p);
		return -1;
	}
	return 0;
}

const struct field *
edit_first(const struct model *m, const struct kind *kind, struct span key)
{
	char name[64];

	if (key.n + 1 >= sizeof name)
		return NULL;
	memcpy(name, key.p, key.n);
	name[key.n] = '0';
	return kind_field(m, kind, span_make(name, key.n + 1));
}

static const struct field *
closed_of(const struct model *m, const struct kind *kind)
{
	const struct field *closed = kind_field(m, kind, span_of("closed"));

	return closed && !closed->common && closed->type == VAL_DATE && !closed->list ? closed : NULL;
}

const struct field *
edit_reopens(const struct model *m, const struct kind *kind, struct span key, struct span value)
{
	return span_is(key, "status") && (value.n == 0 || span_is(value, "open")) && kind_field(m, kind, key) ?
	    closed_of(m, kind) : NULL;
}

void
edit_say_open(const char *path, unsigned line, char box, const struct field *closed, struct span day,
    struct faults *faults)
{
	fault_add(faults, NOTICE, path, line ? line : 1, 1, "it is open, and %.*s on %.*s", (int)closed->name.n,
	    closed->name.p, (int)day.n, day.p);
	fault_hint(faults, box ? "tick the box, or take the day out" : "say status:%skept, or take the day out", line ? "" : " ");
}

const struct field *
edit_closes(const struct model *m, const struct kind *kind, struct span key, struct span value)
{
	if (!span_is(key, "status") ||
	    (!span_is(value, "kept") && !span_is(value, "missed") && !span_is(value, "withdrawn")))
		return NULL;
	return closed_of(m, kind);
}

static int
changed_since(const struct rec *rec, struct faults *faults)
{
	struct str name = {0};

	rec_name(&name, rec);
	fault_add(faults, ERROR, rec->path, rec->line, 0, "%s has changed since it was listed", str_cstr(&name));
	fault_hint(faults, "list it again: nothing was written");
	str_release(&name);
	return -1;
}

int
edit_locate(unsigned *line, const struct model *m, const struct rec *rec, struct span file, struct faults *faults)
{
	struct item_words words = words_of(m);
	struct arena arena = {0};
	struct front f = {0};
	struct items it;
	struct item item;
	unsigned found = 0;

	*line = 0;
	if (rec->line == 0)
		return 0;
	if (front_read(&f, file, rec->path, &arena, faults) < 0) {
		front_release(&f);
		arena_release(&arena);
		return -1;
	}
	it = items_of(f.body, f.body_line, &words);
	while (items_next(&it, &item)) {
		if (item.kind < 0 || (rec->item->id ? !span_is(item.id, rec->item->id) : item_hash(item.bare) != rec->item->hash))
			continue;
		if (++found == (rec->item->of > 1 && !rec->item->id ? rec->item->nth : 1u))
			*line = item.lineno;
	}
	items_release(&it);
	front_release(&f);
	arena_release(&arena);
	if (*line == 0 || found != (rec->item->of > 1 && !rec->item->id ? rec->item->of : 1u))
		return changed_since(rec, faults);
	return 0;
}
