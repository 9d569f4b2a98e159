/*
 * repo-object - reading and writing git's objects
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hist/git.h"

bool
oid_eq(const struct oid *a, const struct oid *b)
{
	return memcmp(a->b, b->b, sizeof a->b) == 0;
}

bool
oid_none(const struct oid *id)
{
	return oid_eq(id, &(struct oid){{0}});
}

const char *
oid_text(const struct oid *id, char out[OID_TEXT])
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof id->b; i++) {
		out[2 * i] = digit[id->b[i] >> 4];
		out[2 * i + 1] = digit[id->b[i] & 15];
	}
	out[OID_TEXT - 1] = '\0';
	return out;
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
oid_parse(struct span hex, struct oid *out)
{
	if (hex.n != OID_TEXT - 1)
		return false;
	for (size_t i = 0; i < sizeof out->b; i++) {
		int high = nibble(hex.p[2 * i]), low = nibble(hex.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out->b[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

git_oid
repo_oid_in(const struct oid *id)
{
	git_oid o;

	memset(&o, 0, sizeof o);
	memcpy(o.id, id->b, sizeof id->b);
	return o;
}

struct oid
repo_oid_out(const git_oid *id)
{
	struct oid o;

	memcpy(o.b, id->id, sizeof o.b);
	return o;
}

/*
 * The tree of a commit; NULL: the empty tree, and *out is NULL. A thousand paths
 * are asked of one commit, whose message may name each of them.
 */
static int
tree_of(struct repo *r, const struct oid *commit, git_tree **out)
{
	git_commit *c = NULL;
	git_oid id;
	int code;

	*out = NULL;
	if (commit == NULL)
		return 0;
	if (r->tree != NULL && oid_eq(commit, &r->tree_of))
		return git_tree_dup(out, r->tree);
	id = repo_oid_in(commit);
	code = git_commit_lookup(&c, r->git, &id);
	if (code == 0)
		code = git_commit_tree(out, c);
	git_commit_free(c);
	if (code == 0) {
		git_tree_free(r->tree);
		code = git_tree_dup(&r->tree, *out);
		r->tree_of = *commit;
	}
	return code < 0 ? repo_trouble(r, NULL, "a commit of the branch") : 0;
}

int
repo_find(struct repo *r, const struct oid *commit, const char *path, struct oid *blob, uint32_t *mode)
{
	git_tree *tree = NULL;
	git_tree_entry *e = NULL;
	int code;

	if (commit == NULL)
		return 1;
	if (tree_of(r, commit, &tree) < 0)
		return -1;
	code = git_tree_entry_bypath(&e, tree, path);
	if (code == 0) {
		*blob = repo_oid_out(git_tree_entry_id(e));
		*mode = (uint32_t)git_tree_entry_filemode(e);
	}
	git_tree_entry_free(e);
	git_tree_free(tree);
	if (code == GIT_ENOTFOUND)
		return 1;
	return code < 0 ? repo_trouble(r, path, "git's tree") : 0;
}

int
repo_blob(struct repo *r, const struct oid *blob, struct str *out)
{
	git_odb_object *o = NULL;
	git_oid id = repo_oid_in(blob);
	char hex[OID_TEXT];

	str_reset(out);
	if (git_odb_read(&o, r->odb, &id) < 0) {
		repo_trouble(r, NULL, "an object of the repository is missing");
		fault_hint(r->faults, "git cat-file -p %s", oid_text(blob, hex));
		return -1;
	}
	str_add(out, span_make(git_odb_object_data(o), git_odb_object_size(o)));
	git_odb_object_free(o);
	return 0;
}

/* A shallow clone ends at commits whose parents it does not have. */
static bool
cut_off(struct repo *r, const git_oid *parent)
{
	git_odb *odb = NULL;
	bool there = true;

	if (git_repository_is_shallow(r->git) == 1 && git_repository_odb(&odb, r->git) == 0)
		there = git_odb_exists(odb, parent) == 1;
	git_odb_free(odb);
	return !there;
}

int
repo_commit(struct repo *r, const struct oid *id, struct repo_commit *out)
{
	git_commit *c = NULL;
	git_oid want = repo_oid_in(id);

	memset(out, 0, sizeof *out);
	if (git_commit_lookup(&c, r->git, &want) < 0)
		return repo_trouble(r, NULL, "a commit of the branch");
	out->tree = repo_oid_out(git_commit_tree_id(c));
	out->root = git_commit_parentcount(c) == 0 || cut_off(r, git_commit_parent_id(c, 0));
	if (!out->root)
		out->parent = repo_oid_out(git_commit_parent_id(c, 0));
	out->merge = !out->root && git_commit_parentcount(c) > 1;
	if (out->merge)
		out->second = repo_oid_out(git_commit_parent_id(c, 1));
	out->when = git_commit_time(c);
	out->message = strdup(git_commit_message(c));
	git_commit_free(c);
	return 0;
}

void
repo_hash(struct span bytes, struct oid *out)
{
	git_oid id;

	memset(&id, 0, sizeof id);
	git_odb_hash(&id, bytes.p, bytes.n, GIT_OBJECT_BLOB);
	*out = repo_oid_out(&id);
}

int
repo_write(struct repo *r, enum repo_type type, struct span bytes, struct oid *out)
{
	git_object_t t = type == REPO_COMMIT ? GIT_OBJECT_COMMIT : GIT_OBJECT_BLOB;
	git_oid id;

	if (git_odb_hash(&id, bytes.p, bytes.n, t) < 0)
		return repo_trouble(r, NULL, "git cannot store an object");
	*out = repo_oid_out(&id);
	return repo_keep(r, t, bytes, &id);
}

int
repo_store(struct repo *r, struct span bytes, const struct oid *name)
{
	git_oid id = repo_oid_in(name);

	return repo_keep(r, GIT_OBJECT_BLOB, bytes, &id);
}

int
repo_tree_of(struct repo *r, const struct oid *commit, struct oid *out)
{
	git_tree *tree;

	if (tree_of(r, commit, &tree) < 0)
		return -1;
	*out = repo_oid_out(git_tree_id(tree));
	git_tree_free(tree);
	return 0;
}

int
repo_tree_update(struct repo *r, const struct oid *base, const struct repo_change *v, size_t n, struct oid *out)
{
	git_tree *tree;
	git_tree_update *u;
	git_oid id;
	int code;

	if (tree_of(r, base, &tree) < 0)
		return -1;
	u = calloc(n + 1, sizeof *u);
	if (u == NULL)
		abort();
	for (size_t i = 0; i < n; i++) {
		u[i].action = v[i].mode != 0 ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
		u[i].id = repo_oid_in(&v[i].blob);
		u[i].filemode = v[i].mode == 0100755 ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
		u[i].path = v[i].path;
	}
	code = git_tree_create_updated(&id, r->git, tree, n, u);
	free(u);
	git_tree_free(tree);
	if (code < 0)
		return repo_trouble(r, n == 1 ? v[0].path : NULL, "git cannot make the new tree");
	*out = repo_oid_out(&id);
	return 0;
}
