#include "model/rec.h"

#include <string.h>

const struct rec_item rec_no_item;

struct val
rec_get(const struct rec *r, uint16_t field)
{
	const struct val *v = rec_raw(r, field);

	if (v == NULL || v->type == VAL_BAD)
		return (struct val){0};
	return *v;
}

/* The parts of a path; both layouts end in "SLUG.md" but for client.md. */
struct span
rec_client_slug(const struct rec *r)
{
	struct span rest = span_of(r->path), part;

	if (!span_starts(rest, "clients/"))
		return span_make("", 0);
	span_cut(&rest, '/', &part);
	span_cut(&rest, '/', &part);
	return part;
}

struct span
rec_slug(const struct rec *r)
{
	struct span name = span_of(r->path);
	const char *slash;

	if (r->kind->place == PLACE_CLIENT)
		return rec_client_slug(r);
	if ((slash = memrchr(name.p, '/', name.n)) != NULL)
		name = span_make(slash + 1, (size_t)(name.p + name.n - slash) - 1);
	if (span_ends(name, ".md"))
		name.n -= 3;
	return name;
}

static void
put_hash(struct str *out, uint64_t hash)
{
	char hex[13];

	for (int i = 11; i >= 0; i--, hash >>= 4)
		hex[i] = "0123456789abcdef"[hash & 15];
	hex[12] = '\0';
	str_adds(out, hex);
}

void
rec_name(struct str *out, const struct rec *r)
{
	str_adds(out, r->path);
	if (r->line == 0)
		return;
	str_adds(out, r->item->id ? "#^" : "#");
	if (r->item->id)
		str_adds(out, r->item->id);
	else
		put_hash(out, r->item->hash);
	if (r->item->id == NULL && r->item->of > 1)
		str_addf(out, ".%u.%u", r->item->nth, r->item->of);
}

void
rec_handle(struct str *out, const struct rec *r)
{
	struct span path = span_of(r->path);

	if (r->kind->place == PLACE_CLIENT) {
		str_add(out, rec_client_slug(r));
		return;
	}
	if (span_starts(path, "clients/"))
		path.p += 8, path.n -= 8;
	if (span_ends(path, ".md"))
		path.n -= 3;
	str_add(out, path);
	if (r->item->id)
		str_addf(out, "^%s", r->item->id);
}

/* client.md first within its directory: "client.md" has no '/' where the others have. */
int
rec_cmp(const struct rec *a, const struct rec *b)
{
	int c;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	c = (b->kind->place == PLACE_CLIENT) - (a->kind->place == PLACE_CLIENT);
	if (c == 0)
		c = strcmp(a->path, b->path);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}
