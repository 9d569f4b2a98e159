/*
 * repair - what a dead writer left
 *
 * Its journal says which files it was about to put in place of which, and the
 * commit to be. Where no file had moved, or the branch already has the commit,
 * only leavings are swept up; else its write is finished, under its author's name.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hist/files.h"
#include "hist/inner.h"
#include "hist/journal.h"

enum { FAR = 10000 };	/* commits to look back through */

static char *
own(struct span s)
{
	return strndup(s.p, s.n);
}

/* The file at full: its blob's name in `id`, bytes in out. False: not there. */
static bool
present(struct hist *h, const char *full, struct str *out, struct oid *id)
{
	struct faults ignored = {0}, *faults = h->faults;
	int r;

	h->faults = &ignored;
	r = files_read(h, full, out);
	h->faults = faults;
	faults_release(&ignored);
	if (r == 0)
		repo_hash(str_span(out), id);
	return r == 0;
}

static bool
is(struct span name, bool there, const struct oid *id)
{
	struct oid want;

	if (span_is(name, "-"))
		return !there;
	return there && oid_parse(name, &want) && oid_eq(&want, id);
}

static char *
beside(struct span path, struct span tmp)
{
	struct str s = {0};
	const char *slash = memrchr(path.p, '/', path.n);

	if (slash != NULL)
		str_add(&s, span_make(path.p, (size_t)(slash - path.p) + 1));
	str_add(&s, tmp);
	return s.s;
}

static int
landed(struct hist *h, struct span commit)
{
	struct repo_commit c;
	struct oid want, at = h->head.commit;

	if (h->head.unborn || !oid_parse(commit, &want))
		return 0;
	for (int i = 0; i < FAR; i++) {
		if (oid_eq(&at, &want))
			return 1;
		if (repo_commit(h->repo, &at, &c) < 0)
			return -1;
		free(c.message);
		if (c.root)
			break;
		at = c.parent;
	}
	return 0;
}

/* Temporary files go; a path within the work tree is all that is touched. */
static void
sweep(struct hist *h, const struct journal *j)
{
	for (size_t i = 0; i < j->n; i++) {
		char *tmp;

		if (span_is(j->files[i].tmp, "-") || span_find(j->files[i].tmp, '/') != NULL)
			continue;
		tmp = beside(j->files[i].path, j->files[i].tmp);
		unlinkat(h->top, tmp, 0);
		free(tmp);
	}
}

/* The file is the new one already, or gone as it should be. */
static void
adopt_moved(struct hist *h, const struct journal_file *f, struct edit *e, const char *old_at)
{
	bool gone = span_is(f->new, "-");

	e->seen = true;
	e->there = !span_is(f->old, "-");
	files_stat(h, e->full, &e->now);
	e->was = e->now;
	if (old_at != NULL || !e->there) {
		oid_parse(f->old, &e->raw);
		e->placed = true;
		e->swapped = old_at != NULL && files_stat(h, old_at, &e->was) == 0;
	} else {
		/* No way back any more: it is recorded as it stands. */
		e->what = gone ? DROP : KEEP;
		e->there = !gone;
	}
}

/* One file of the dead write as an edit of ours; false: a hand has been there since. */
static bool
adopt(struct hist *h, const struct journal_file *f, struct edit *e, bool *moved)
{
	struct str now = {0}, beside_it = {0};
	struct oid id = {{0}}, beside_id = {{0}};
	char *tmp = beside(f->path, f->tmp);
	bool there = present(h, e->full, &now, &id), use = true;
	bool has_tmp = !span_is(f->tmp, "-") && present(h, tmp, &beside_it, &beside_id);

	e->what = span_is(f->new, "-") ? DROP : PUT;
	e->tmp = has_tmp ? own(f->tmp) : NULL;
	if (is(f->new, there, &id)) {
		*moved |= !is(f->old, there, &id);
		str_add(&e->bytes, str_span(&now));
		str_add(&e->old, str_span(&beside_it));
		adopt_moved(h, f, e, has_tmp && is(f->old, true, &beside_id) ? tmp : NULL);
	} else if (is(f->old, there, &id) && (e->what == DROP || (has_tmp && is(f->new, true, &beside_id)))) {
		edit_look(h, e);
		str_add(&e->bytes, str_span(&beside_it));
		e->ready = e->what == PUT && files_stat(h, tmp, &e->now) == 0;
	} else {
		use = false;
	}
	str_release(&now);
	str_release(&beside_it);
	free(tmp);
	return use;
}

/* The branch's own lock, if the dead one held it: it has the name of the commit to
 * be, or not even that yet. An empty one may be git's, which soon takes it away. */
static void
unlock_branch(struct hist *h, const struct journal *j)
{
	struct str path = {0};
	char text[64];
	ssize_t n = 0;

	str_addf(&path, "%s/%.*s.lock", repo_commondir(h->repo), (int)j->ref.n, j->ref.p);
	for (int i = 0; i < 50 && n == 0; i++) {
		struct timespec t = { 0, 20000000L };
		int fd = open(path.s, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

		n = fd < 0 ? -1 : read(fd, text, sizeof text);
		if (fd >= 0)
			close(fd);
		if (n == 0)
			nanosleep(&t, NULL);
	}
	if (n >= 0 && (size_t)n <= j->commit.n + 1 && strncmp(text, j->commit.p, (size_t)n < j->commit.n ? (size_t)n : j->commit.n) == 0)
		unlink(path.s);
	str_release(&path);
}

static int
finish(struct hist *h, const struct journal *j)
{
	struct edit *own_v = calloc(j->n + 1, sizeof *own_v), **v = calloc(j->n + 1, sizeof *v);
	struct ident author = {0};
	char *message = own(j->message);
	struct oid made;
	bool moved = false;
	size_t n = 0;
	int r = 0;

	if (own_v == NULL || v == NULL)
		abort();
	for (size_t i = 0; i < j->n; i++) {
		own_v[i].full = own(j->files[i].path);
		if (adopt(h, &j->files[i], &own_v[i], &moved))
			v[n++] = &own_v[i];
	}
	if (moved && n > 0 && ident_parse(j->author, &author)) {
		struct ident mine = h->author;

		h->author = author;
		r = commit_edits(h, v, n, message, &made);
		h->author = mine;
	}
	ident_release(&author);
	for (size_t i = 0; i < j->n; i++) {
		edit_done(&own_v[i]);
		free(own_v[i].full);
	}
	free(own_v);
	free(v);
	free(message);
	return r;
}

int
repair(struct hist *h)
{
	struct journal j;
	int r = journal_read(h->gitdir, &j), done = 0;

	if (r < 0)
		return hist_trouble(h, NULL, "the journal of an interrupted write cannot be read: %s/cr/journal",
		    repo_gitdir(h->repo));
	if (r == 1) {
		journal_remove(h->gitdir);
		journal_release(&j);
		return 0;
	}
	r = 0;
	if (span_is(j.ref, h->head.ref)) {
		if (!span_is(j.commit, "-"))
			unlock_branch(h, &j);
		done = landed(h, j.commit);
		r = done < 0 ? -1 : done == 0 ? finish(h, &j) : 0;
	}
	if (r == 0) {
		sweep(h, &j);
		journal_remove(h->gitdir);
	}
	journal_release(&j);
	return r;
}
