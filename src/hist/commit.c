/*
 * commit - one write, in the order in which it may be cut short at any instant
 *
 * Objects, journal, temporary files, files, index, branch; then the journal goes.
 * The objects of a large write are one pack, written beside the temporary files.
 * Until the files move, nothing of it shows; from there on the journal lets the
 * next writer finish it. The index comes before the branch, as git has it: an
 * index behind its HEAD would show the new records as staged deletions, and
 * another's commit would take them away.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/files.h"
#include "hist/heal.h"
#include "hist/index.h"
#include "hist/inner.h"
#include "hist/journal.h"

enum { PACK_FROM = 50, SWAPS = 10 };

static int
make_commit(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *commit, bool *changes)
{
	struct repo_change *c = calloc(n, sizeof *c);
	const struct oid *base = h->head.unborn ? NULL : &h->head.commit;
	struct oid tree;
	struct str s = {0};
	char hex[OID_TEXT];
	size_t k = 0;
	int r = 0;

	if (c == NULL)
		abort();
	for (size_t i = 0; i < n; i++)
		if (!v[i]->same)
			c[k++] = (struct repo_change){ v[i]->full, v[i]->mode, v[i]->blob };
	*changes = k > 0;
	if (k > 0)
		r = repo_tree_update(h->repo, base, c, k, &tree);
	free(c);
	if (r < 0 || k == 0)
		return r;
	str_addf(&s, "tree %s\n", oid_text(&tree, hex));
	if (base != NULL)
		str_addf(&s, "parent %s\n", oid_text(base, hex));
	str_adds(&s, "author ");
	ident_add(&s, &h->author);
	str_adds(&s, "\ncommitter ");
	ident_add(&s, &h->committer);
	str_addf(&s, "\n\n%s", message);
	r = repo_write(h->repo, REPO_COMMIT, str_span(&s), commit);
	str_release(&s);
	return r;
}

static int
make_objects(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *commit, bool *changes)
{
	*changes = false;
	if (repo_objects_begin(h->repo, n > PACK_FROM) < 0 || plan_objects(h, v, n) < 0)
		return -1;
	return make_commit(h, v, n, message, commit, changes);
}

/* The pack of a large write, by another hand while the new files are written: both are
 * there before the first file moves. */
struct beside {
	struct repo *repo;
	int r;
};

static void *
keep_beside(void *arg)
{
	struct beside *b = arg;

	b->r = repo_objects_end(b->repo);
	return NULL;
}

static int
write_both(struct hist *h, struct edit **v, size_t n)
{
	struct beside b = { .repo = h->repo };
	struct faults its = {0}, *ours = repo_tell(h->repo, &its);
	pthread_t hand;
	/* The umask is the whole process's, and files have another than a shared repository's pack. */
	bool runs = !h->shared && pthread_create(&hand, NULL, keep_beside, &b) == 0;
	int r;

	if (!runs)
		keep_beside(&b);
	r = files_write(h, v, n);
	if (runs)
		pthread_join(hand, NULL);
	repo_tell(h->repo, ours);
	if (r == 0)
		faults_append(h->faults, &its);
	faults_release(&its);
	return r < 0 ? r : b.r;
}

static int
write_journal(struct hist *h, struct edit **v, size_t n, const char *message, const struct oid *commit)
{
	struct journal j = { .ref = span_of(h->head.ref), .message = span_of(message) };
	struct str author = {0};
	char hex[OID_TEXT];
	char (*names)[2][OID_TEXT] = calloc(n, sizeof *names);
	int r;

	if (names == NULL)
		abort();
	ident_add(&author, &h->author);
	j.author = str_span(&author);
	j.commit = span_of(commit != NULL ? oid_text(commit, hex) : "-");
	for (size_t i = 0; i < n; i++) {
		struct edit *e = v[i];

		*vec_push(j.files, j.n, j.cap) = (struct journal_file){
			.new = span_of(e->what == DROP || (e->what == KEEP && !e->there) ? "-" : oid_text(&e->name, names[i][0])),
			.old = span_of(e->there ? oid_text(&e->raw, names[i][1]) : "-"),
			.tmp = span_of(e->tmp != NULL ? e->tmp : "-"),
			.path = span_of(e->full),
		};
	}
	r = journal_write(h->gitdir, &j, h->fsync, h->faults);
	free(j.files);
	free(names);
	str_release(&author);
	return r;
}

static int
by_change(const void *a, const void *b)
{
	return strcmp(((const struct index_change *)a)->path, ((const struct index_change *)b)->path);
}

static size_t
index_changes(struct hist *h, const struct index *ix, struct edit **v, size_t n, struct index_change *c)
{
	size_t all = n;

	for (size_t i = 0; i < n; i++) {
		struct edit *e = v[i];

		c[i] = (struct index_change){ .path = e->full, .mode = e->mode, .blob = e->blob };
		if (e->mode == 0)
			continue;
		if (files_stat(h, e->full, &c[i].st) != 0)
			memset(&c[i].st, 0, sizeof c[i].st);
		/* What stands there may already be a later hand's. */
		c[i].doubtful = !files_same(&c[i].st, e->what == KEEP ? &e->was : &e->now);
	}
	for (size_t i = 0; i < h->nrecent; i++) {
		struct index_change key = { .path = h->recent[i].full };

		if (bsearch(&key, c, n, sizeof *c, by_change) == NULL && heal_entry(h, ix, &h->recent[i], &c[all]))
			all++;
	}
	qsort(c, all, sizeof *c, by_change);
	return all;
}

static int
patch_index(struct hist *h, struct index *ix, struct edit **v, size_t n)
{
	struct index_change *c = calloc(n + h->nrecent, sizeof *c);
	int r = index_begin(ix, h->faults);

	if (c == NULL)
		abort();
	if (r == 0)
		r = index_end(ix, c, index_changes(h, ix, v, n, c), h->fsync, h->faults);
	free(c);
	if (r == 0 && h->fsync)
		fsync(h->gitdir);
	return r;
}

/* The branch moved under us, by a way that does not ask for the index's lock:
 * the same change on the new parent, unless it is about the same paths. */
static int
rebase_on(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *commit, bool *changes)
{
	struct repo_head now;

	if (repo_head(h->repo, &now) < 0)
		return -1;
	if (now.ref == NULL || strcmp(now.ref, h->head.ref) != 0) {
		free(now.ref);
		return hist_trouble(h, NULL, "another branch was checked out meanwhile; run it again");
	}
	free(h->head.ref);
	h->head = now;
	for (size_t i = 0; i < n; i++) {
		struct oid blob;
		uint32_t mode;
		bool in = repo_find(h->repo, now.unborn ? NULL : &now.commit, v[i]->full, &blob, &mode) == 0;

		if (in != v[i]->in_head || (in && !oid_eq(&blob, &v[i]->head)))
			return hist_trouble(h, v[i]->full, "was committed by someone else meanwhile; run it again");
	}
	return make_objects(h, v, n, message, commit, changes) < 0 ? -1 : repo_objects_end(h->repo);
}

static int
move_branch(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *commit)
{
	struct str line = {0};
	bool changes = true;
	int r = 1;

	str_adds(&line, "cr: ");
	str_add(&line, span_make(message, strcspn(message, "\n")));
	for (int i = 0; i < SWAPS && r == 1; i++) {
		r = repo_swap(h->repo, h->head.ref, commit, h->head.unborn ? NULL : &h->head.commit,
		    h->committer.name, h->committer.email, line.s);
		if (r == 1 && rebase_on(h, v, n, message, commit, &changes) < 0)
			r = -1;
		else if (r == 1)
			r = write_journal(h, v, n, message, commit) < 0 ? -1 : 1;
	}
	if (r == 1)
		r = hist_trouble(h, NULL, "%s moves faster than we can record; run it again", h->head.ref);
	str_release(&line);
	return r;
}

/* From the first rename on: whatever fails here is taken back whole. */
static int
move_files(struct hist *h, struct edit **v, size_t n, const char *message, struct index *ix,
    struct oid *commit, bool changes)
{
	bool many = h->why_git == NULL && n > PACK_FROM;

	if ((many ? write_both(h, v, n) : files_write(h, v, n)) < 0 || files_place(h, v, n) < 0)
		return -1;
	if (h->why_git != NULL)
		return gitway(h, v, n, message, commit);
	if (patch_index(h, ix, v, n) < 0)
		return -1;
	return changes ? move_branch(h, v, n, message, commit) : 0;
}

/* Whether we may write this index ourselves; if not, git does it all. */
static int
look_at_index(struct hist *h, struct edit **v, size_t n, struct index *ix)
{
	struct index_change *c = calloc(n, sizeof *c);
	const char *why = NULL;
	int r;

	if (c == NULL)
		abort();
	for (size_t i = 0; i < n; i++)
		c[i].path = v[i]->full;
	r = index_load(ix, h->gitdir, &why, h->faults);
	if (r == 0)
		r = index_fits(ix, c, n, &why);
	free(c);
	if (r < 0 && why != NULL && strcmp(why, "unmerged") == 0) {
		hist_trouble(h, NULL, "git's index has conflicts that wait for you");
		fault_hint(h->faults, "git status");
	}
	if (r > 0 && h->why_git == NULL)
		h->why_git = why;
	return r < 0 ? -1 : 0;
}

int
commit_edits(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *made)
{
	struct index ix = { .fd = -1 };
	bool changes = false, ours;
	int r = -1;

	memset(made, 0, sizeof *made);
	files_forget(h);
	if (lock_index(&h->lock, h->faults) < 0 || plan(h, v, n) < 0 || look_at_index(h, v, n, &ix) < 0)
		goto out;
	ours = h->why_git == NULL;
	if (ours && (make_objects(h, v, n, message, made, &changes) < 0 ||
	    (n <= PACK_FROM && repo_objects_end(h->repo) < 0)))
		goto out;
	if (files_names(h, v, n) < 0 || write_journal(h, v, n, message, ours && changes ? made : NULL) < 0)
		goto out;
	r = move_files(h, v, n, message, &ix, made, changes);
	if (r < 0) {
		index_back(&ix);
		files_back(h, v, n);
	} else {
		files_settle(h, v, n);
	}
	journal_remove(h->gitdir);
	if (r == 0 && !oid_none(made)) {
		h->head.commit = *made;
		h->head.unborn = false;
		h->made = true;
		if (h->why_git == NULL)
			heal_settled(h);
	}
out:
	files_forget(h);
	index_release(&ix);
	return r;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp((*(struct edit *const *)a)->full, (*(struct edit *const *)b)->full);
}

/* Subject, body and trailer; a body that ends in trailers takes ours among them. */
static void
compose(struct str *s, const char *subject, const char *body, const char *op)
{
	struct span b = span_trim(span_of(body != NULL ? body : "")), last = b;
	const char *line;

	str_add(s, span_trim(span_of(subject)));
	str_addc(s, '\n');
	if (b.n > 0) {
		str_addc(s, '\n');
		str_add(s, b);
		str_addc(s, '\n');
		line = memrchr(b.p, '\n', b.n);
		if (line != NULL)
			last = span_make(line + 1, b.n - (size_t)(line + 1 - b.p));
	}
	if (!span_starts(last, "Cr-"))
		str_addc(s, '\n');
	str_addf(s, "Cr-Op: %s\n", op);
}

int
hist_commit(struct hist *h, const char *subject, const char *body, const char *op,
    char oid[65], struct faults *faults)
{
	struct edit **v = calloc(h->n + 1, sizeof *v);
	struct str message = {0};
	struct oid made = {{0}};
	size_t n = 0;
	int r = 0;

	if (v == NULL)
		abort();
	h->faults = faults;
	oid[0] = '\0';
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].what != NOTHING)
			v[n++] = &h->v[i];
	qsort(v, n, sizeof *v, by_path);
	compose(&message, subject, body, op);
	if (n > 0)
		r = commit_edits(h, v, n, message.s, &made);
	if (r == 0 && !oid_none(&made))
		oid_text(&made, oid);
	for (size_t i = 0; i < h->n; i++)
		edit_done(&h->v[i]);
	str_release(&message);
	free(v);
	return r;
}
