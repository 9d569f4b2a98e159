/* misplaced - see misplaced.h */
#include "book/misplaced.h"

#include "book/litter.h"
#include "book/place.h"

/* A directory of clients/ that has another name than a client may have. */
static void
client_name(struct faults *faults, const char *path, struct span name)
{
	struct str slug = {0};

	place_slug(&slug, name);
	fault_add(faults, ERROR, path, 0, 0, "\"%.*s\" is no name for a client, so nothing of it is read", (int)name.n, name.p);
	fault_hint(faults, "rename it, in lower-case letters, digits and hyphens%s%s", slug.n ? ": clients/" : "",
	    str_cstr(&slug));
	str_release(&slug);
}

void
misplaced_name(struct faults *faults, const char *path)
{
	struct span rest = span_of(path), part;

	if (span_starts(rest, "clients/") && span_cut(&rest, '/', &part) && span_cut(&rest, '/', &part) && !span_name(part)) {
		client_name(faults, path, part);
	} else if (litter_of(path) == LITTER_CONFLICT) {
		fault_add(faults, ERROR, path, 0, 0, MISPLACED_COPY);
	} else {
		fault_add(faults, ERROR, path, 0, 0, "is no name for a record, so it is not read");
		fault_hint(faults, "rename it: lower-case letters, digits and hyphens, as 2026-11-21-call-jane.md");
	}
}

void
misplaced_file(struct faults *faults, const char *path)
{
	enum litter litter = litter_of(path);

	if (litter == LITTER_CONFLICT)
		fault_add(faults, NOTICE, path, 0, 0, MISPLACED_COPY);
	if (litter != LITTER_NONE)
		return;
	fault_add(faults, NOTICE, path, 0, 0, "is in no kind's folder, so it is no record");
	fault_hint(faults, "a client has client.md and KIND/*.md, as note/2026-11-21-their-offices.md");
}

/* The kind that is meant by a folder of that name: its alias, or a slip; NULL. */
static const char *
meant(const struct model *m, struct span name, struct arena *a)
{
	const struct kind *k = model_kind_word(m, name);
	const char **v = arena_array(a, const char *, m->nkinds + 1);
	size_t n = 0;

	if (k != NULL && k->place == PLACE_KIND)
		return arena_dup(a, k->name);
	for (size_t i = 0; i < m->nkinds; i++)
		if (m->kinds[i]->place == PLACE_KIND)
			v[n++] = arena_dup(a, m->kinds[i]->name);
	return fault_nearest(name, v, n);
}

void
misplaced_folder(struct faults *faults, const struct model *m, const char *path, struct span name)
{
	struct arena a = {0};
	const char *near = meant(m, name, &a);

	fault_add(faults, NOTICE, path, 0, 0, "is no kind, so what it holds is no record");
	if (near != NULL)
		fault_hint(faults, "did you mean %s?", near);
	arena_release(&a);
}

void
misplaced_path(struct faults *faults, const struct model *m, const char *path)
{
	struct span rest = span_of(path), part;
	const struct kind *k;
	struct str folder = {0};

	if (!span_ends(rest, ".md") || !span_starts(rest, "clients/") || span_ends(rest, "/client.md"))
		return;
	span_cut(&rest, '/', &part);
	span_cut(&rest, '/', &part);
	if (span_find(rest, '/') == NULL) {
		misplaced_file(faults, path);
		return;
	}
	span_cut(&rest, '/', &part);
	k = model_kind(m, part);
	if (k != NULL && k->place == PLACE_KIND) {
		if (span_find(rest, '/') != NULL)
			misplaced_file(faults, path);
		return;
	}
	str_add(&folder, span_make(path, (size_t)(part.p + part.n - path)));
	misplaced_folder(faults, m, str_cstr(&folder), part);
	str_release(&folder);
}
