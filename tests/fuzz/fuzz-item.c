/*
 * fuzz-item - any bytes as a body: the records in it, and edits of their lines
 * that read back as what was set
 *
 * The bytes up to the first newline are the value that is set.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/item.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fuzz-item: %s\n", what);
		abort();
	}
}

static int
kind_of(const void *ctx, struct span word)
{
	(void)ctx;
	return span_is(word, "bad") ? 1 : span_is(word, "ask") ? 2 : span_is(word, "off") ? -2 : -1;
}

static bool
is_field(const void *ctx, int kind, struct span key)
{
	(void)ctx, (void)kind;
	return span_is(key, "due") || span_is(key, "to") || span_is(key, "a");
}

static struct span
near(const void *ctx, struct span word)
{
	static const char *const words[] = { "bad", "ask" };
	const char *found = fault_nearest(word, words, 2);

	(void)ctx;
	return found ? span_of(found) : span_make(NULL, 0);
}

static const struct item_words words = { kind_of, is_field, near, 0, NULL };

static struct span
value_of(const struct item *item, const char *key)
{
	for (size_t i = 0; i < item->npairs; i++)
		if (span_is(item->pairs[i].key, key))
			return item->pairs[i].value;
	return span_make(NULL, 0);
}

/* Reads the line alone; it must be the record it was. */
static void
again(const struct str *out, const struct item *was, struct items *it, struct item *now)
{
	*it = items_of(str_span(out), 1, &words);
	must(items_next(it, now), "no record any more");
	must(now->kind == was->kind && span_eq(now->word, was->word), "another kind");
	must(now->line.n == out->n, "a second line");
}

static void
edits(const struct item *item, struct span value)
{
	struct str out = {0};
	struct items it;
	struct item now;

	if (item_set(&out, item, span_of("due"), value) == 0) {
		again(&out, item, &it, &now);
		must(span_eq(value_of(&now, "due"), value), "another value");
		must(span_eq(now.title, item->title) && span_eq(now.id, item->id), "another title or id");
		items_release(&it);
	}
	str_reset(&out);
	if (item_set(&out, item, span_of("to"), span_make(NULL, 0)) == 0) {
		again(&out, item, &it, &now);
		must(value_of(&now, "to").p == NULL, "still set");
		must(span_eq(now.title, item->title), "another title");
		items_release(&it);
	}
	str_reset(&out);
	if (item_title(&out, item, value) == 0) {
		again(&out, item, &it, &now);
		must(span_eq(now.title, value) && now.npairs == item->npairs, "another title than meant");
		items_release(&it);
	}
	str_reset(&out);
	if (item_id(&out, item, span_of("k3f9")) == 0) {
		again(&out, item, &it, &now);
		must(span_is(now.id, "k3f9") && span_eq(now.title, item->title), "another id");
		items_release(&it);
	} else {
		must(item->id.n || item->line.n > ITEM_LINE_MAX - 8 || item->kind < 0 ||
		    memchr(item->line.p, '\r', item->line.n), "no id taken");
	}
	str_reset(&out);
	if (item->box) {
		if (item_box(&out, item, 'x') == 0) {
			again(&out, item, &it, &now);
			must(now.box == 'x' && out.n == item->line.n, "another box");
			items_release(&it);
		} else {
			must(memchr(item->line.p, '\r', item->line.n) != NULL, "the box does not turn");
		}
	}
	str_release(&out);
}

/* What was only meant as a record has no name, so that nobody can edit it. */
static bool
only_meant(const struct item *item)
{
	return item->why == ITEM_NEAR_BOX || item->why == ITEM_TOO_LONG || item->why == ITEM_NO_TITLE;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nl = size ? memchr(data, '\n', size) : NULL;
	struct items it;
	struct item item;
	unsigned last = 0, records = 0;
	char *copy;
	size_t n;

	if (nl == NULL)
		return 0;
	n = size - (size_t)(nl - data) - 1;
	if ((copy = malloc(n ? n : 1)) == NULL)
		return 0;
	memcpy(copy, nl + 1, n);
	it = items_of(span_make(copy, n), 1, &words);
	while (items_next(&it, &item)) {
		must(item.lineno > last, "lines go backwards");
		last = item.lineno;
		must(item.bare.n && item.line.n >= item.bare.n, "an empty line");
		must(item.title.n || only_meant(&item), "an empty record");
		must((item.why == ITEM_RECORD) == (item.kind >= 0), "a kind without a record");
		must((item.why == ITEM_NEAR_MISS) == (item.meant.n != 0), "a near miss of nothing");
		item_hash(item.bare);
		if (!only_meant(&item) && records++ < 8)
			edits(&item, span_make((const char *)data, (size_t)(nl - data)));
	}
	items_release(&it);
	free(copy);
	return 0;
}
