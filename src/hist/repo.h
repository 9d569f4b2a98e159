/*
 * repo - what hist needs of a git repository, and nothing more
 *
 *	struct repo *r;
 *	if (repo_open(&r, dir, &who, &faults) < 0) ...	found from dir upward, owner checked
 *	repo_head(r, &head);				branch and commit
 *	repo_clean(r, path, ...);			attributes applied: bytes as git stores them
 *	repo_objects_begin(r, pack);			before anything is written
 *	repo_tree_update(r, head commit, changes, n, &tree);
 *	repo_write(r, REPO_COMMIT, text, &id);		a blob, a commit
 *	repo_objects_end(r);				now it is there to stay
 *	repo_swap(r, ref, &new, &old, "cr: ...");	1: somebody moved the branch
 *	repo_close(r);
 *
 * A thin wrapper: no policy here. Functions return 0, or -1 with one ERROR in
 * the faults given to repo_open; 1 where said. Paths are from the top of the work
 * tree. The user's index is never read or written by these.
 */
#ifndef HIST_REPO_H
#define HIST_REPO_H

#include "base/fault.h"
#include "base/str.h"
#include "hist/hist.h"

struct oid {
	unsigned char b[20];
};

enum { OID_TEXT = 41 };
struct repo;

struct repo_head {
	char *ref;		/* "refs/heads/main", owned by the caller: free(3) */
	bool unborn, detached;
	struct oid commit;	/* unless unborn */
};

struct repo_change {
	const char *path;
	uint32_t mode;		/* 0100644 or 0100755; 0 removes the path */
	struct oid blob;
};

struct repo_commit {
	struct oid tree, parent;
	bool root;		/* no parent */
	bool merge;		/* more than one: */
	struct oid second;
	int64_t when;
	char *message;		/* free(3) */
};

enum repo_type { REPO_COMMIT, REPO_BLOB };
bool oid_eq(const struct oid *a, const struct oid *b);
bool oid_none(const struct oid *id);			/* all zero */
const char *oid_text(const struct oid *id, char out[OID_TEXT]);
bool oid_parse(struct span hex, struct oid *out);

int repo_open(struct repo **out, const char *dir, const struct hist_who *who, struct faults *faults);
void repo_close(struct repo *r);
int repo_settings(struct repo **out, const struct hist_who *who, struct faults *faults);	/* repo_config of no repository */
int repo_init(const char *dir, const struct hist_who *who, struct faults *faults);
const char *repo_top(const struct repo *r);		/* NULL: bare */
const char *repo_gitdir(const struct repo *r);		/* of this work tree: its HEAD, its index */
const char *repo_commondir(const struct repo *r);	/* of all work trees: hooks, objects */
const char *repo_busy(const struct repo *r);		/* "a merge", "a rebase", ...; NULL */
char *repo_config(struct repo *r, const char *key);	/* free(3); NULL: not set */
char *repo_config_path(struct repo *r, const char *key);	/* ~/ expanded */
bool repo_config_bool(struct repo *r, const char *key, bool otherwise);
int repo_config_int(struct repo *r, const char *key, int otherwise);
void repo_fsync(struct repo *r, bool on);	/* before the first branch is asked for: libgit2 looks but once */
struct faults *repo_tell(struct repo *r, struct faults *faults);	/* from now on there; where until now */

int repo_head(struct repo *r, struct repo_head *out);
/* A branch to go back to: one that stands at this commit, else main or master, else any; free(3), or NULL. */
char *repo_branch(struct repo *r, const struct oid *at);
/* A path in a commit's tree: 0, 1 not there. */
int repo_find(struct repo *r, const struct oid *commit, const char *path, struct oid *blob, uint32_t *mode);
int repo_blob(struct repo *r, const struct oid *blob, struct str *out);
int repo_commit(struct repo *r, const struct oid *id, struct repo_commit *out);
/* Each file that differs between two commits' trees, NULL for the empty one; in path order. */
int repo_diff(struct repo *r, const struct oid *from, const struct oid *to,
    void (*each)(void *arg, const char *path, enum hist_state how), void *arg);

void repo_hash(struct span bytes, struct oid *out);	/* the blob's name, nothing written */
/* How a path's bytes become git's: as they are, by libgit2, or by git alone; by
 * its attributes, looked up once for each path. *why: "filter=lfs", where git alone. */
enum repo_way { REPO_PLAIN, REPO_CONVERTED, REPO_BEYOND };
enum repo_way repo_way(struct repo *r, const char *path, const char **why);
/* Bytes as git stores them, or back as a checkout writes them; known is the
 * blob at that path in HEAD or NULL: autocrlf leaves what already has CR alone. */
int repo_clean(struct repo *r, const char *path, const struct oid *known, struct span in, struct str *out);
int repo_smudge(struct repo *r, const char *path, struct span in, struct str *out);

int repo_write(struct repo *r, enum repo_type type, struct span bytes, struct oid *out);
int repo_store(struct repo *r, struct span bytes, const struct oid *name);	/* a blob, hashed before */
/* n ascending changes on the tree of base (NULL: the empty tree). */
int repo_tree_update(struct repo *r, const struct oid *base, const struct repo_change *v, size_t n, struct oid *out);
int repo_tree_of(struct repo *r, const struct oid *commit, struct oid *out);
/* Between these two, what is written is collected in memory; end makes it last, as one pack (if there
 * is a place for packs) or each object as a file. Without an end nothing comes of it. */
int repo_objects_begin(struct repo *r, bool pack);
int repo_objects_end(struct repo *r);

/* Compare and swap under git's ref lock; old NULL: must not exist. 1: it is not old. */
int repo_swap(struct repo *r, const char *ref, const struct oid *new, const struct oid *old,
    const char *name, const char *email, const char *message);

#endif
