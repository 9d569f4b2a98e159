/* ids - see ids.h */
#include "book/ids.h"

#include <stdlib.h>

#include "base/io.h"
#include "text/item.h"

enum { DIGITS = 4, WINDOWS = 6 };	/* 48 bits are nine digits and a rest */

static size_t
slot_of(const struct ids *ids, struct span id)
{
	size_t at = span_hash(id) & (ids->cap - 1);

	while (ids->slots[at] && !span_is(id, ids->slots[at]))
		at = (at + 1) & (ids->cap - 1);
	return at;
}

static bool
taken(const struct ids *ids, struct span id)
{
	return ids->cap > 0 && ids->slots[slot_of(ids, id)] != NULL;
}

static const char *
take(struct ids *ids, struct span id)
{
	if (2 * ids->n >= ids->cap) {
		const char **old = ids->slots;
		size_t cap = ids->cap;

		ids->cap = cap ? 2 * cap : 64;
		ids->slots = arena_array(ids->arena, const char *, ids->cap);
		for (size_t i = 0; i < cap; i++)
			if (old[i])
				ids->slots[slot_of(ids, span_of(old[i]))] = old[i];
	}
	if (!taken(ids, id)) {
		ids->n++;
		ids->slots[slot_of(ids, id)] = arena_dup(ids->arena, id);
	}
	return ids->slots[slot_of(ids, id)];
}

static bool
id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static void
take_all(struct ids *ids, struct span text)
{
	const char *end = text.p + text.n, *p = text.p;

	while (p < end && (p = memchr(p, '^', (size_t)(end - p))) != NULL) {
		const char *from = ++p;

		while (p < end && id_byte(*p))
			p++;
		if (p > from)
			take(ids, span_make(from, (size_t)(p - from)));
	}
}

static void
read_file(struct ids *ids, int dirfd, const char *path)
{
	struct str bytes = {0};
	const char *why;

	if (io_read(dirfd, path, IO_RECORD_MAX, &bytes, &why) == 0)
		take_all(ids, str_span(&bytes));
	str_release(&bytes);
}

void
ids_read(struct ids *ids, int dirfd, struct span client)
{
	const char *dir = arena_printf(ids->arena, "clients/%.*s", (int)client.n, client.p);
	struct io_name *kinds = NULL, *files = NULL;
	size_t nkinds = 0, nfiles = 0;

	read_file(ids, dirfd, arena_printf(ids->arena, "%s/client.md", dir));
	if (io_list(dirfd, dir, &kinds, &nkinds) < 0)
		return;
	for (size_t k = 0; k < nkinds; k++) {
		const char *below = arena_printf(ids->arena, "%s/%s", dir, kinds[k].name);

		if (io_list(dirfd, below, &files, &nfiles) < 0)
			continue;
		for (size_t i = 0; i < nfiles; i++)
			if (span_ends(span_of(files[i].name), ".md"))
				read_file(ids, dirfd, arena_printf(ids->arena, "%s/%s", below, files[i].name));
		free(files);
	}
	free(kinds);
}

static uint64_t
other_hash(struct ids *ids, uint64_t hash, unsigned nth)
{
	return item_hash(span_of(arena_printf(ids->arena, "%llu.%u", (unsigned long long)hash, nth)));
}

const char *
ids_give(struct ids *ids, const struct rec_item *line)
{
	static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";	/* no i, l, o, u: read aloud */
	uint64_t hash = line->hash;
	char id[DIGITS + 1] = "";

	for (unsigned at = 0; ; at++) {
		if (at == WINDOWS) {
			hash = other_hash(ids, hash, 1);
			at = 0;
		}
		for (unsigned i = 0; i < DIGITS; i++)
			id[i] = digits[hash >> (43 - 5 * (at + i)) & 31];
		if (!taken(ids, span_of(id)))
			return take(ids, span_of(id));
		if (at == 0 && hash == line->hash && line->nth > 1)
			hash = other_hash(ids, hash, line->nth);
	}
}
