/*
 * changes - how the work tree stands to HEAD, and what a file was at a commit
 */
#include <stdlib.h>
#include <string.h>

#include "hist/files.h"
#include "hist/gitcli.h"
#include "hist/inner.h"

/* As the work tree would have it: through git where only it can convert. */
static int
checked_out(struct hist *h, const char *full, const struct oid *blob, struct str *out)
{
	const char *beyond;
	char hex[OID_TEXT];
	struct str raw = {0}, option = {0}, err = {0};
	int r;

	if (repo_way(h->repo, full, &beyond) == REPO_BEYOND) {
		const char *args[] = { "cat-file", "--filters", NULL, oid_text(blob, hex), NULL };

		str_addf(&option, "--path=%s", full);
		args[2] = option.s;
		r = git_run(h, args, NULL, (struct span){0}, out, &err);
		if (r > 0)
			r = hist_trouble(h, full, "git cannot convert it (%s): %s", beyond, str_cstr(&err));
	} else {
		r = repo_blob(h->repo, blob, &raw);
		if (r == 0)
			r = repo_smudge(h->repo, full, str_span(&raw), out);
	}
	str_release(&raw);
	str_release(&option);
	str_release(&err);
	return r;
}

static int
at_commit(struct hist *h, const struct oid *commit, const char *path, struct str *out)
{
	char *full = full_path(h, path);
	struct oid blob;
	uint32_t mode;
	int r = repo_find(h->repo, commit, full, &blob, &mode);

	str_reset(out);
	if (r == 0)
		r = mode == 0100644 || mode == 0100755 ? checked_out(h, full, &blob, out) : 1;
	free(full);
	return r;
}

int
hist_head(struct hist *h, const char *path, struct str *out, struct faults *faults)
{
	h->faults = faults;
	return at_commit(h, h->head.unborn ? NULL : &h->head.commit, path, out);
}

static int
state_of(struct hist *h, const char *full, enum hist_state *out)
{
	struct str now = {0};
	struct oid head, id;
	uint32_t mode;
	int in = repo_find(h->repo, h->head.unborn ? NULL : &h->head.commit, full, &head, &mode), there;

	if (in < 0)
		return -1;
	there = files_read(h, full, &now);
	if (there == 0 && in == 0 && plan_clean(h, full, &head, str_span(&now), &id) < 0)
		there = -1;
	str_release(&now);
	if (there < 0)
		return -1;
	if (in != 0)
		*out = there == 0 ? HIST_NEW : HIST_SAME;
	else if (there != 0)
		*out = HIST_GONE;
	else
		*out = oid_eq(&head, &id) ? HIST_SAME : HIST_CHANGED;
	return 0;
}

int
hist_state(struct hist *h, const char *path, enum hist_state *out, struct faults *faults)
{
	char *full = full_path(h, path);
	struct edit *e = hist_edit(h, full);
	struct oid head;
	uint32_t mode;
	int r = 1;

	h->faults = faults;
	/* What was read just now is looked at again when it is written. */
	if (e->read && e->there && repo_way(h->repo, full, NULL) == REPO_PLAIN &&
	    (r = repo_find(h->repo, h->head.unborn ? NULL : &h->head.commit, full, &head, &mode)) == 0)
		*out = oid_eq(&head, &e->first) ? HIST_SAME : HIST_CHANGED;
	if (r > 0)
		r = state_of(h, full, out);
	free(full);
	return r;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct hist_path *)a)->path, ((const struct hist_path *)b)->path);
}

/* One line of status, "XY path"; what its two letters leave open is looked at. */
static int
take(struct hist *h, struct arena *arena, struct span line, struct hist_path *p)
{
	static const struct { char xy[3]; enum hist_state state; } plain[] = {
		{ "??", HIST_NEW }, { "A ", HIST_NEW }, { "AM", HIST_NEW }, { " A", HIST_NEW },
		{ " M", HIST_CHANGED }, { "M ", HIST_CHANGED }, { " D", HIST_GONE }, { "MD", HIST_GONE },
		{ "AD", HIST_SAME },
	};
	char *full = arena_dup(arena, span_make(line.p + 3, line.n - 3));
	struct oid blob;
	uint32_t mode;

	p->path = full + h->cut;
	/* Taken from the index by hand, a record of HEAD's is untracked, too. */
	if (line.p[0] == '?' && !h->head.unborn && repo_find(h->repo, &h->head.commit, full, &blob, &mode) == 0)
		return state_of(h, full, &p->state);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (memcmp(line.p, plain[i].xy, 2) == 0) {
			p->state = plain[i].state;
			return 0;
		}
	return state_of(h, full, &p->state);
}

int
hist_changes(struct hist *h, struct arena *arena, struct hist_path **out, size_t *n, struct faults *faults)
{
	static const char *const options[] = {
		"status", "--porcelain", "-z", "-uall", "--no-renames", "--ignore-submodules=all", "--",
	};
	const char *args[sizeof options / sizeof *options + 2] = {0};
	struct str listing = {0}, err = {0};
	struct span rest, line;
	char *book = full_path(h, "");
	size_t kept = 0;
	int r;

	memcpy(args, options, sizeof options);
	args[sizeof options / sizeof *options] = h->cut > 0 ? book : ".";
	h->faults = faults;
	*out = NULL;
	*n = 0;
	r = git_run(h, args, NULL, (struct span){0}, &listing, &err);
	if (r > 0)
		r = hist_trouble(h, NULL, "git cannot say what has changed: %s", str_cstr(&err));
	rest = str_span(&listing);
	for (size_t i = 0; i < rest.n; i++)
		*n += rest.p[i] == '\0';
	*out = arena_array(arena, struct hist_path, *n + 1);
	while (r == 0 && rest.n > 0 && span_cut(&rest, '\0', &line))
		if (line.n > 3 + h->cut) {
			r = take(h, arena, line, &(*out)[kept]);
			if (r == 0 && (*out)[kept].state != HIST_SAME)
				kept++;
		}
	qsort(*out, kept, sizeof **out, by_path);
	*n = 0;
	for (size_t i = 0; i < kept; i++)	/* "D " and "??" may both name a path */
		if (*n == 0 || strcmp((*out)[*n - 1].path, (*out)[i].path) != 0)
			(*out)[(*n)++] = (*out)[i];
	free(book);
	str_release(&listing);
	str_release(&err);
	return r;
}

int
hist_at(struct hist *h, const char *oid, bool parent, const char *path, struct str *out, struct faults *faults)
{
	struct repo_commit c;
	struct oid id;

	h->faults = faults;
	if (!oid_parse(span_of(oid), &id))
		return hist_trouble(h, NULL, "%s is no commit", oid);
	if (!parent)
		return at_commit(h, &id, path, out);
	if (repo_commit(h->repo, &id, &c) < 0)
		return -1;
	free(c.message);
	return at_commit(h, c.root ? NULL : &c.parent, path, out);
}
