/*
 * changes - how the work tree stands to HEAD, and what HEAD's history says
 */
#include <stdlib.h>
#include <string.h>

#include "hist/files.h"
#include "hist/gitcli.h"
#include "hist/inner.h"

enum { FAR = 100000, UNDONE_MAX = 1000 };

static char *
full_of(const struct hist *h, const char *path)
{
	struct str s = {0};

	if (h->cut > 0)
		str_addf(&s, "%s/", h->book + strlen(h->book) - h->cut + 1);
	str_adds(&s, path);
	return s.s != NULL ? s.s : strdup("");
}

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
	char *full = full_of(h, path);
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
	char *full = full_of(h, path);
	int r;

	h->faults = faults;
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
	char *book = full_of(h, "");
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

/* The value of a trailer, of the message's last lines; n 0: there is none. */
static struct span
trailer(const char *message, const char *key)
{
	struct span rest = span_trim(span_of(message)), line, found = {0};

	while (span_line(&rest, &line))
		if (line.n == 0)
			found.n = 0;		/* a new paragraph: the last one counts */
		else if (span_starts(line, key))
			found = span_trim(span_make(line.p + strlen(key), line.n - strlen(key)));
	return found;
}

struct paths {
	struct hist *h;
	struct arena *arena;
	struct hist_path *v;
	size_t n, cap;
};

static void
note_path(void *arg, const char *full, enum hist_state how)
{
	struct paths *p = arg;

	if (p->h->cut > 0 && strncmp(full, p->h->book + strlen(p->h->book) - p->h->cut + 1, p->h->cut - 1) != 0)
		return;
	if (p->h->cut > 0 && full[p->h->cut - 1] != '/')
		return;
	*vec_push(p->v, p->n, p->cap) = (struct hist_path){ arena_dup(p->arena, span_of(full + p->h->cut)), how };
}

static int
fill(struct hist *h, struct arena *arena, const struct oid *id, const struct repo_commit *c, struct hist_op *out)
{
	struct paths p = { .h = h, .arena = arena };
	char hex[OID_TEXT];
	int r = repo_diff(h->repo, c->root ? NULL : &c->parent, id, note_path, &p);

	memset(out, 0, sizeof *out);
	memcpy(out->oid, oid_text(id, hex), OID_TEXT);
	out->subject = arena_dup(arena, span_make(c->message, strcspn(c->message, "\n")));
	out->op = arena_dup(arena, trailer(c->message, "Cr-Op:"));
	out->when = c->when;
	out->paths = arena_array(arena, struct hist_path, p.n + 1);
	if (p.n > 0)
		memcpy(out->paths, p.v, p.n * sizeof *p.v);
	out->npaths = p.n;
	free(p.v);
	return r;
}

int
hist_last_op(struct hist *h, struct arena *arena, struct hist_op *out, struct faults *faults)
{
	struct oid at = h->head.commit, undone[UNDONE_MAX];
	size_t n = 0;

	h->faults = faults;
	if (h->head.unborn)
		return 1;
	for (int i = 0; i < FAR; i++) {
		struct repo_commit c;
		struct span op, undoes;
		bool skip;
		int r = 1;

		if (repo_commit(h->repo, &at, &c) < 0)
			return -1;
		op = trailer(c.message, "Cr-Op:");
		undoes = trailer(c.message, "Cr-Undoes:");
		if (undoes.n > 0 && n < UNDONE_MAX && oid_parse(undoes, &undone[n]))
			n++;
		skip = op.n == 0 || undoes.n > 0;
		for (size_t k = 0; k < n && !skip; k++)
			skip = oid_eq(&undone[k], &at);
		if (!skip)
			r = fill(h, arena, &at, &c, out);
		free(c.message);
		if (!skip || c.root)
			return skip ? 1 : r;
		at = c.parent;
	}
	return 1;
}
