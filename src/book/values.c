/* Reading the values of a record, typed by its kind (book/inside.h). */
#include <string.h>

#include "book/inside.h"

/* Words point into the model already; everything else must outlive the file's bytes. */
struct val
value_keep(struct reader *r, struct val v)
{
	if (v.type == VAL_TEXT || v.type == VAL_LINK || v.type == VAL_WORD) {
		char *copy = arena_bytes(&r->arena, v.n ? v.n : 1);

		memcpy(copy, v.text, v.n);
		v.text = copy;
	}
	return v;
}

static struct val
keep_word(struct reader *r, const struct field *f, struct val v)
{
	return f->type == VAL_WORD && f->nwords ? v : value_keep(r, v);
}

void
value_fault(struct reader *r, const struct at *at, enum grade grade, struct span key, const char *what, struct span text)
{
	r->wrong = r->wrong || grade == FAULT;
	if (r->want->all)
		fault_add(&r->faults, grade, at->path, at->line, at->col, "%.*s: %s%s%.*s%s", (int)key.n, key.p, what,
		    text.n ? ": \"" : "", (int)(text.n > 60 ? 60 : text.n), text.p, text.n ? "\"" : "");
}

struct val
value_read(struct reader *r, const struct field *f, struct span text, const struct at *at)
{
	const char *why = NULL;
	struct val v = field_read(f, text, &r->scratch, &why);

	if (v.type == VAL_BAD)
		value_fault(r, at, FAULT, f->name, why, text);
	return keep_word(r, f, v);
}

struct val
value_list(struct reader *r, const struct field *f, const struct span *items, size_t n, const struct at *at)
{
	struct val *v = arena_array(&r->arena, struct val, n);
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		v[k] = value_read(r, f, items[i], at);
		v[k].field = f->id;
		k += v[k].type != VAL_BAD;
	}
	return (struct val){ .type = VAL_LIST, .n = (uint32_t)k, .items = v };
}

/* "jane-doe, bob" is two in a list of links, words or dates; a list of texts is cut by YAML alone. */
struct val
value_split(struct reader *r, const struct field *f, struct span text, const struct at *at, bool line)
{
	struct span *items, item;
	size_t n = 0, commas = 0;

	if (f->type == VAL_TEXT && !line)
		return value_list(r, f, &text, 1, at);
	for (size_t i = 0; i < text.n; i++)
		commas += text.p[i] == ',';
	items = arena_alloc(&r->scratch, (commas + 1) * sizeof *items);
	while (text.n) {
		span_cut(&text, ',', &item);
		item = span_trim(item);
		if (item.n)
			items[n++] = item;
	}
	return value_list(r, f, items, n, at);
}

bool
value_has(const struct reader *r, uint16_t id)
{
	for (size_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == id)
			return true;
	return false;
}
