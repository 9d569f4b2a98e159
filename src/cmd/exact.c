/* exact - whole names: paths, handles, and what follows them (#^id, #hash, :LINE) */
#include "cmd/namep.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"

static int
changed(struct cmd *cmd, struct span typed, const char *how)
{
	cmd_fail(cmd, "%.*s: %s", (int)typed.n, typed.p, how);
	fault_hint(&cmd->faults, "list it again, and use the name it has now");
	return -1;
}

static const struct rec *
by_hash(struct cmd *cmd, const struct hits *recs, const struct line_name *name, struct span typed)
{
	const struct rec *rec = hits_same(recs, name->hash, 0);

	if (rec != NULL && (rec->item->of > 1 ? rec->item->of : 0) != (name->of > 1 ? name->of : 0)) {
		changed(cmd, typed, "the number of lines that read the same has changed");
		return NULL;
	}
	if (rec != NULL && name->of > 1)
		rec = hits_same(recs, name->hash, name->nth);
	if (rec == NULL || (name->of > 1 && rec->item->nth != name->nth)) {
		changed(cmd, typed, "the line has changed since it was listed, or is gone");
		return NULL;
	}
	return rec;
}

/* A line keeps its id where it goes: the client's other files. */
static const struct rec *
id_elsewhere(struct cmd *cmd, struct span slug, struct span id, size_t *n)
{
	const char *client = arena_printf(&cmd->arena, "clients/%.*s", (int)slug.n, slug.p);
	struct io_name *kinds = NULL, *files;
	const struct rec *hit = NULL, *found;
	const struct hits *recs;
	size_t nkinds = 0, nfiles;

	if (slug.n == 0 || io_list(cmd->book.dirfd, client, &kinds, &nkinds) < 0)
		return NULL;
	for (size_t k = 0; k < nkinds; k++) {
		const char *dir = arena_printf(&cmd->arena, "%s/%s", client, kinds[k].name);

		if (kinds[k].type != DT_DIR || io_list(cmd->book.dirfd, dir, &files, &nfiles) < 0)
			continue;
		for (size_t i = 0; i < nfiles; i++)
			if (name_file(cmd, arena_printf(&cmd->arena, "%s/%s", dir, files[i].name), &recs) == 0
			    && (found = hits_id(recs, id, n)) != NULL)
				hit = found;
		free(files);
	}
	free(kinds);
	return hit;
}

static const struct rec *
by_id(struct cmd *cmd, const struct hits *recs, const struct line_name *name, struct span typed)
{
	size_t n = 0;
	const struct rec *hit = hits_id(recs, name->id, &n);

	if (hit == NULL)
		hit = id_elsewhere(cmd, rec_client_slug(recs->v[0]), name->id, &n);
	if (n > 1) {
		cmd_fail(cmd, "%.*s: %zu lines have that id", (int)typed.n, typed.p, n);
		fault_hint(&cmd->faults, "take it off all but one of them");
	} else if (hit == NULL)
		cmd_fail(cmd, "%.*s: no line there has that id", (int)typed.n, typed.p);
	return n == 1 ? hit : NULL;
}

/* What stands in that line; where nothing does, the file. */
static const struct rec *
in_line(const struct hits *recs, unsigned line)
{
	size_t low = 0, high = recs->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (recs->v[mid]->line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low < recs->n && recs->v[low]->line == line ? recs->v[low] : recs->v[0];
}

const struct rec *
name_part(struct cmd *cmd, const struct hits *recs, const struct line_name *name, struct span typed)
{
	switch (name->part) {
	case PART_WHOLE:
		return recs->v[0];
	case PART_ID:
		return by_id(cmd, recs, name, typed);
	case PART_HASH:
		return by_hash(cmd, recs, name, typed);
	case PART_PLACE:
		break;
	}
	return in_line(recs, name->line);
}

/* A handle is a path below clients/ (or team/...) without ".md"; a client's is its slug. */
static char *
of_handle(struct cmd *cmd, struct span typed)
{
	int n = (int)typed.n;

	if (memchr(typed.p, '/', typed.n) == NULL)
		return arena_printf(&cmd->arena, "clients/%.*s/client.md", n, typed.p);
	return arena_printf(&cmd->arena, "%s%.*s%s", span_starts(typed, "team/") ? "" : "clients/", n, typed.p,
	    span_ends(typed, ".md") ? "" : ".md");
}

/* "clients/acme" or "clients/acme/", typed as a directory, is the client. */
static char *
of_directory(struct cmd *cmd, const char *path)
{
	struct span rest = span_of(path != NULL ? path : ""), part;

	if (!span_starts(rest, "clients/"))
		return NULL;
	span_cut(&rest, '/', &part);
	span_cut(&rest, '/', &part);
	if (part.n == 0 || rest.n > 0)
		return NULL;
	return arena_printf(&cmd->arena, "clients/%.*s/client.md", (int)part.n, part.p);
}

static bool
clean(struct span s)
{
	struct span rest = s, part;

	if (s.n == 0 || s.p[0] == '/' || memchr(s.p, '\0', s.n) != NULL)
		return false;
	while (rest.n > 0) {
		span_cut(&rest, '/', &part);
		if (part.n == 0 || part.p[0] == '.')
			return false;
	}
	return true;
}

/* The records of the file that a path or handle names: as name_file. */
static int
file_of(struct cmd *cmd, struct span typed, const struct hits **recs)
{
	char *path = name_from_caller(cmd, typed);
	char *tries[4] = { path, NULL, of_directory(cmd, path), NULL };
	int got = 1;

	if (clean(typed)) {
		tries[1] = arena_dup(&cmd->arena, typed);
		tries[3] = of_handle(cmd, typed);
	}
	for (size_t i = 0; i < 4 && got == 1; i++)
		if (tries[i] != NULL)
			got = name_file(cmd, tries[i], recs);
	return got;
}

/* The settings are a record as well, if not one of a client's. */
static bool
is_book(struct cmd *cmd, struct span typed)
{
	const char *path = name_from_caller(cmd, typed);

	return span_is(typed, "book.md") || (path != NULL && strcmp(path, "book.md") == 0);
}

int
name_exact(struct cmd *cmd, struct span typed, const struct rec **out)
{
	struct line_name name;
	const struct hits *recs;
	int got;

	line_name(&name, typed);
	if (name.path.n == 0)
		return 0;
	if (is_book(cmd, name.path) && cmd->book.world.book != NULL) {
		*out = cmd->book.world.book;
		return 1;
	}
	got = file_of(cmd, name.path, &recs);
	if (got < 0)
		return -1;
	if (got == 0) {
		*out = name_part(cmd, recs, &name, typed);
		return *out != NULL ? 1 : -1;
	}
	if (span_ends(name.path, ".md") || name.part == PART_HASH) {
		bool there = name_from_caller(cmd, name.path) != NULL;

		cmd_fail(cmd, "%.*s: %s", (int)typed.n, typed.p,
		    there ? "no record of the book" : "not in the book, or not there");
		return -1;
	}
	return 0;
}
