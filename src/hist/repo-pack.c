/*
 * repo-pack - what differs between two trees; new objects made to last
 *
 * libgit2's own dump of a memory pack takes in all that a new commit reaches,
 * the old records too. Here only what was written goes in: the blobs and the
 * commit as they were noted, the trees by comparing with the old ones.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/git.h"
#include "hist/pack.h"

struct walk {
	struct repo *r;
	void (*file)(void *arg, const char *path, enum hist_state how);
	void (*tree)(void *arg, const git_oid *id);	/* each tree that only `to` has */
	void *arg;
	struct str path;
};

static int compare(struct walk *w, const git_oid *from, const git_oid *to);

static int
entry(struct walk *w, const git_tree_entry *a, const git_tree_entry *b)
{
	const git_tree_entry *e = a != NULL ? a : b;
	size_t at = w->path.n;
	int code = 0;

	if (a != NULL && b != NULL && git_oid_equal(git_tree_entry_id(a), git_tree_entry_id(b)) &&
	    git_tree_entry_filemode(a) == git_tree_entry_filemode(b))
		return 0;
	str_adds(&w->path, git_tree_entry_name(e));
	if (git_tree_entry_type(e) == GIT_OBJECT_TREE) {
		str_addc(&w->path, '/');
		code = compare(w, a != NULL ? git_tree_entry_id(a) : NULL, b != NULL ? git_tree_entry_id(b) : NULL);
	} else if (w->file != NULL) {
		w->file(w->arg, w->path.s, a == NULL ? HIST_NEW : b == NULL ? HIST_GONE : HIST_CHANGED);
	}
	w->path.n = at;
	w->path.s[at] = '\0';
	return code;
}

static int
compare(struct walk *w, const git_oid *from, const git_oid *to)
{
	git_tree *a = NULL, *b = NULL;
	size_t i = 0, j = 0, na = 0, nb = 0;
	int code = 0;

	if (w->tree != NULL && to != NULL)
		w->tree(w->arg, to);
	if ((from != NULL && git_tree_lookup(&a, w->r->git, from) < 0) ||
	    (to != NULL && git_tree_lookup(&b, w->r->git, to) < 0))
		code = repo_trouble(w->r, w->path.s, "a tree of the repository");
	if (code == 0) {
		na = a != NULL ? git_tree_entrycount(a) : 0;
		nb = b != NULL ? git_tree_entrycount(b) : 0;
	}
	while (code == 0 && (i < na || j < nb)) {
		const git_tree_entry *x = i < na ? git_tree_entry_byindex(a, i) : NULL;
		const git_tree_entry *y = j < nb ? git_tree_entry_byindex(b, j) : NULL;
		int c = x == NULL ? 1 : y == NULL ? -1 : git_tree_entry_cmp(x, y);

		code = entry(w, c <= 0 ? x : NULL, c >= 0 ? y : NULL);
		i += c <= 0;
		j += c >= 0;
	}
	git_tree_free(a);
	git_tree_free(b);
	return code;
}

static int
walk(struct walk *w, const struct oid *from, const struct oid *to)
{
	struct oid trees[2];
	git_oid ids[2];
	int code;

	if ((from != NULL && repo_tree_of(w->r, from, &trees[0]) < 0) ||
	    (to != NULL && repo_tree_of(w->r, to, &trees[1]) < 0))
		return -1;
	if (from != NULL && to != NULL && oid_eq(&trees[0], &trees[1]))
		return 0;
	if (from != NULL)
		ids[0] = repo_oid_in(&trees[0]);
	if (to != NULL)
		ids[1] = repo_oid_in(&trees[1]);
	code = compare(w, from != NULL ? &ids[0] : NULL, to != NULL ? &ids[1] : NULL);
	str_release(&w->path);
	return code;
}

int
repo_diff(struct repo *r, const struct oid *from, const struct oid *to,
    void (*each)(void *arg, const char *path, enum hist_state how), void *arg)
{
	struct walk w = { .r = r, .file = each, .arg = arg };

	return walk(&w, from, to);
}

int
repo_objects_begin(struct repo *r, bool pack)
{
	r->nwritten = 0;
	if (!pack)
		return 0;
	if (git_mempack_new(&r->pack) < 0 || git_odb_add_backend(r->odb, r->pack, 999) < 0)
		return repo_trouble(r, NULL, "git cannot collect objects");
	return 0;
}

static void
note_tree(void *arg, const git_oid *id)
{
	struct repo *r = arg;

	*vec_push(r->written, r->nwritten, r->written_cap) = repo_oid_out(id);
}

static int
by_name(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct oid));
}

/* Records alike, and directories of them, are one object. */
static void
each_once(struct repo *r)
{
	size_t n = 0;

	qsort(r->written, r->nwritten, sizeof *r->written, by_name);
	for (size_t i = 0; i < r->nwritten; i++)
		if (n == 0 || !oid_eq(&r->written[n - 1], &r->written[i]))
			r->written[n++] = r->written[i];
	r->nwritten = n;
}

static struct pack *
packed(struct repo *r)
{
	struct pack *p;

	each_once(r);
	p = pack_new(r->nwritten);
	for (size_t i = 0; i < r->nwritten; i++) {
		git_oid id = repo_oid_in(&r->written[i]);
		git_odb_object *o;

		if (git_odb_read(&o, r->odb, &id) < 0) {
			pack_free(p);
			return NULL;
		}
		pack_add(p, (unsigned)git_odb_object_type(o), span_make(git_odb_object_data(o), git_odb_object_size(o)));
		git_odb_object_free(o);
	}
	return p;
}

static int
write_pack(struct repo *r)
{
	git_odb_writepack *wp = NULL;
	git_indexer_progress progress;
	struct pack *p = packed(r);
	struct span bytes;
	int code = p != NULL ? git_odb_write_pack(&wp, r->odb, NULL, NULL) : -1;

	if (code == 0) {
		bytes = pack_end(p);
		code = wp->append(wp, bytes.p, bytes.n, &progress);
	}
	if (code == 0)
		code = wp->commit(wp, &progress);
	if (wp != NULL)
		wp->free(wp);
	pack_free(p);
	return code;
}

/* A backend cannot be taken off again: the next write gets a new database. */
static int
fresh_odb(struct repo *r)
{
	struct str objects = {0};
	git_odb *odb = NULL;
	int code;

	str_addf(&objects, "%s/objects", git_repository_commondir(r->git));
	code = git_odb_open(&odb, objects.s);
	str_release(&objects);
	if (code == 0)
		code = git_repository_set_odb(r->git, odb);
	if (code < 0) {
		git_odb_free(odb);
		return -1;
	}
	git_odb_free(r->odb);
	r->odb = odb;
	r->pack = NULL;
	return 0;
}

/* Each loose object by itself, as git does; libgit2 would sync its directory too. */
static int
sync_loose(struct repo *r)
{
	struct str path = {0};
	char hex[OID_TEXT];
	int code = 0;

	for (size_t i = 0; i < r->nwritten && code == 0; i++) {
		int fd;

		oid_text(&r->written[i], hex);
		str_reset(&path);
		str_addf(&path, "%s/objects/%.2s/%s", git_repository_commondir(r->git), hex, hex + 2);
		fd = open(path.s, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			continue;	/* it is in a pack since long */
		code = fsync(fd);
		close(fd);
	}
	str_release(&path);
	return code;
}

int
repo_objects_end(struct repo *r, const struct oid *base, const struct oid *commit)
{
	struct walk w = { .r = r, .tree = note_tree, .arg = r };
	int code = walk(&w, base, commit);

	if (r->pack == NULL) {
		if (code == 0 && r->fsync && sync_loose(r) < 0)
			code = repo_trouble(r, NULL, "the disk does not take git's objects");
		return code;
	}
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, r->fsync ? 1 : 0);
	if (code == 0 && r->nwritten > 0 && write_pack(r) < 0)
		code = repo_trouble(r, NULL, "git cannot store a pack");
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 0);
	if (fresh_odb(r) < 0 && code == 0)
		code = repo_trouble(r, NULL, "git's objects");
	return code;
}
