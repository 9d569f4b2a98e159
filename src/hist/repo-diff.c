/*
 * repo-diff - what differs between two trees
 */
#include "hist/git.h"

struct walk {
	struct repo *r;
	void (*file)(void *arg, const char *path, enum hist_state how);
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
	} else {
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

int
repo_diff(struct repo *r, const struct oid *from, const struct oid *to,
    void (*each)(void *arg, const char *path, enum hist_state how), void *arg)
{
	struct walk w = { .r = r, .file = each, .arg = arg };
	struct oid trees[2];
	git_oid ids[2];
	int code;

	if ((from != NULL && repo_tree_of(r, from, &trees[0]) < 0) ||
	    (to != NULL && repo_tree_of(r, to, &trees[1]) < 0))
		return -1;
	if (from != NULL && to != NULL && oid_eq(&trees[0], &trees[1]))
		return 0;
	if (from != NULL)
		ids[0] = repo_oid_in(&trees[0]);
	if (to != NULL)
		ids[1] = repo_oid_in(&trees[1]);
	code = compare(&w, from != NULL ? &ids[0] : NULL, to != NULL ? &ids[1] : NULL);
	str_release(&w.path);
	return code;
}
