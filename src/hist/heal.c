/*
 * heal - what a git at work beside us took away without knowing
 *
 * "git commit" reads the index before it takes the lock, and writes back what it
 * read. If our whole write falls between the two, its commit fails (the branch
 * has moved), but the index it leaves is that from before our write: the next
 * commit by git would undo ours. So the writes of the last minute are looked at
 * again by the next writer. Where the index is back at what was before one of
 * them while HEAD and the file have it, our entry returns; where a commit of git
 * has already gone back on it and the file has not, it is recorded again.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hist/files.h"
#include "hist/heal.h"
#include "hist/inner.h"

enum { COMMITS = 8, SECONDS = 60, PATHS = 256 };

struct recent {
	struct oid id;
	struct repo_commit commit;
	bool ours;
};

struct notes {
	struct hist *h;
	const struct recent *of;
	size_t n;
};

static bool
known(const struct hist *h, const char *full)
{
	for (size_t i = 0; i < h->nrecent; i++)
		if (strcmp(h->recent[i].full, full) == 0)
			return true;
	return false;
}

/* Newest first: what an older commit says of the same path is outdated. */
static void
note(void *arg, const char *full, enum hist_state how)
{
	struct notes *n = arg;
	struct hist *h = n->h;
	struct written *w;

	(void)how;
	if (h->nrecent == PATHS || known(h, full))
		return;
	w = vec_push(h->recent, h->nrecent, h->recent_cap);
	*w = (struct written){ .full = strdup(full), .ours = n->of->ours };
	if (repo_find(h->repo, &n->of->id, full, &w->blob, &w->mode) != 0)
		w->mode = 0;
	if (n->of->commit.root || repo_find(h->repo, &n->of->commit.parent, full, &w->before, &w->mode_before) != 0)
		w->mode_before = 0;
}

static bool
same_as(uint32_t mode, const struct oid *blob, uint32_t mode2, const struct oid *blob2)
{
	return mode == 0 || mode2 == 0 ? mode == mode2 : oid_eq(blob, blob2);
}

/* The file, as git would store it, is that blob; or both are not there. */
static bool
file_is(struct hist *h, const char *full, uint32_t mode, const struct oid *blob)
{
	struct str bytes = {0};
	struct oid id;
	struct faults ignored = {0}, *faults = h->faults;
	int there;
	bool is;

	h->faults = &ignored;
	there = files_read(h, full, &bytes);
	is = there == 0 && mode != 0 && plan_clean(h, full, blob, str_span(&bytes), &id) == 0 && oid_eq(&id, blob);
	is |= there == 1 && mode == 0;
	h->faults = faults;
	faults_release(&ignored);
	str_release(&bytes);
	return is;
}

/* The commits of the last minute, HEAD first. */
static size_t
recent_commits(struct hist *h, struct recent v[COMMITS])
{
	struct oid at = h->head.commit;
	size_t n = 0;

	if (h->head.unborn)
		return 0;
	while (n < COMMITS) {
		struct recent *r = &v[n];

		r->id = at;
		if (repo_commit(h->repo, &at, &r->commit) < 0)
			break;
		r->ours = strstr(r->commit.message, "\nCr-Op: ") != NULL;
		n++;
		if (r->commit.root || r->commit.when < h->who.now - SECONDS)
			break;
		at = r->commit.parent;
	}
	return n;
}

/* A path that git's newer commit set back to what it was before ours. */
static bool
undone(struct hist *h, const struct written *git, const struct recent *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct oid blob, before;
		uint32_t mode = 0, mode_before = 0;

		if (!v[i].ours || v[i].commit.root)
			continue;
		if (repo_find(h->repo, &v[i].id, git->full, &blob, &mode) != 0)
			mode = 0;
		if (repo_find(h->repo, &v[i].commit.parent, git->full, &before, &mode_before) != 0)
			mode_before = 0;
		if (!same_as(mode, &blob, mode_before, &before))
			return same_as(git->mode, &git->blob, mode_before, &before) &&
			    same_as(git->mode_before, &git->before, mode, &blob) && file_is(h, git->full, mode, &blob);
	}
	return false;
}

static int
record_again(struct hist *h, struct edit **v, size_t n)
{
	struct oid made;

	return n == 0 ? 0 : commit_edits(h, v, n, "by git: brought back what its commit undid\n\n"
	    "A commit by git at the same moment had been made from an older index.\n\nCr-Op: heal\n", &made);
}

/* Index and branch in a line; git replaces the index's file whenever it writes one. */
static bool
settled_text(struct hist *h, char out[LOCK_NOTE])
{
	struct stat st;
	char commit[OID_TEXT];

	if (h->head.unborn || fstatat(h->gitdir, "index", &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	snprintf(out, LOCK_NOTE, "%s %llu %lld %lld.%09ld %lld.%09ld", oid_text(&h->head.commit, commit),
	    (unsigned long long)st.st_ino, (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
	    (long long)st.st_ctim.tv_sec, st.st_ctim.tv_nsec);
	return true;
}

void
heal_settled(struct hist *h)
{
	char text[LOCK_NOTE];

	if (settled_text(h, text))
		lock_note(&h->lock, text);
}

/* Where all is as our last write left it, git has written nothing since, and there is nothing to heal. */
static bool
settled(struct hist *h)
{
	char text[LOCK_NOTE];

	return settled_text(h, text) && lock_noted(&h->lock, text);
}

int
heal(struct hist *h)
{
	struct recent v[COMMITS];
	size_t n = settled(h) ? 0 : recent_commits(h, v), nedits = 0;
	struct edit *edits[PATHS];
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		struct notes notes = { .h = h, .of = &v[i] };
		size_t from = h->nrecent;

		if (v[i].commit.when < h->who.now - SECONDS)
			break;
		r = repo_diff(h->repo, v[i].commit.root ? NULL : &v[i].commit.parent, &v[i].id, note, &notes);
		for (size_t k = from; k < h->nrecent && !v[i].ours && r == 0; k++)
			if (undone(h, &h->recent[k], v + i + 1, n - i - 1)) {
				struct edit *e = calloc(1, sizeof *e);

				if (e == NULL)
					abort();
				e->full = strdup(h->recent[k].full);
				e->what = h->recent[k].mode_before == 0 ? DROP : KEEP;
				edit_look(h, e);
				if (e->what == KEEP && files_read(h, e->full, &e->bytes) != 0)
					e->what = DROP;
				edits[nedits++] = e;
			}
	}
	for (size_t i = 0; i < n; i++)
		free(v[i].commit.message);
	if (r == 0)
		r = record_again(h, edits, nedits);
	for (size_t i = 0; i < nedits; i++) {
		edit_done(edits[i]);
		free(edits[i]->full);
		free(edits[i]);
	}
	return r;
}

bool
heal_entry(struct hist *h, const struct index *ix, const struct written *w, struct index_change *out)
{
	const char *why;
	const struct oid *has = index_blob(ix, w->full), *head = NULL;
	struct oid blob;
	uint32_t mode = 0;

	if (!w->ours || same_as(has != NULL, has, w->mode, &w->blob) ||
	    !same_as(has != NULL, has, w->mode_before, &w->before))
		return false;	/* it has what we wrote, or something that somebody staged */
	if (repo_find(h->repo, &h->head.commit, w->full, &blob, &mode) == 0)
		head = &blob;
	if (!same_as(head != NULL, head, w->mode, &w->blob) || !file_is(h, w->full, w->mode, &w->blob))
		return false;
	*out = (struct index_change){ .path = w->full, .mode = w->mode, .blob = w->blob, .doubtful = true };
	files_stat(h, w->full, &out->st);
	return index_fits(ix, out, 1, &why) == 0;
}

void
heal_release(struct hist *h)
{
	for (size_t i = 0; i < h->nrecent; i++)
		free(h->recent[i].full);
	free(h->recent);
}
