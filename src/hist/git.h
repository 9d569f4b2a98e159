/*
 * git - the one door to libgit2; only the repo*.c files include this
 */
#ifndef HIST_GIT_H
#define HIST_GIT_H

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#if __has_include(<git2/sys/errors.h>)	/* git_error_clear, since libgit2 1.8 */
#include <git2/sys/errors.h>
#endif

#include "hist/repo.h"

struct repo_path {
	char *path;		/* NULL: a free slot */
	enum repo_way way;
	char *why;
};

struct repo {
	git_repository *git;
	git_odb *odb;
	git_config *config;
	const char *const *settings;	/* hist_who's, above config; only repo_config and its like see them */
	git_index *none;	/* in memory: keeps libgit2 away from the user's index */
	char *top, *gitdir;	/* real paths without a final slash; top is NULL in a bare one */
	struct faults *faults;
	bool fsync;
	bool packs;		/* objects/pack was there before odb was opened */
	int autocrlf;		/* -1: not looked up yet */
	struct repo_path *paths;	/* how each is converted: a table of slots */
	size_t npaths, slots;
	char *alike_dir;	/* with its slash: the one that repo_alike was asked of last, and the answer */
	bool alike;
	struct repo_objects *fresh;	/* between repo_objects_begin and its end */
	struct oid tree_of;	/* the commit asked for last, and its tree or NULL */
	git_tree *tree;
};

/* repo-config.c: where it is sought; the files that who names put into it; and git's own, of no repository. */
void repo_config_paths(const struct hist_who *who);
int repo_config_named(git_config *config, const git_repository *git, const struct hist_who *who);
int repo_config_default(git_config **out, const struct hist_who *who);
const char *repo_config_given(const char *const *settings, const char *key);	/* the last of hist_who's settings; NULL */
bool repo_config_is(const char *key, const char *wanted);	/* "Core.hookspath" is core.hooksPath */
/* repo-attr.c: whether all paths of one key have the same attributes, and which key path has. */
bool repo_alike(struct repo *r, const char *path, struct str *key);
void repo_paths_release(struct repo *r);
/* repo-objects.c: one more object of this write, named id; and nothing comes of them. */
int repo_keep(struct repo *r, git_object_t type, struct span bytes, const git_oid *id);
void repo_objects_drop(struct repo *r);
/* repo-pack.c: the bytes of a pack, kept as one of the repository's. */
int repo_pack(struct repo *r, struct span bytes);
/* Adds the fault "path: what: libgit2's own words" and returns -1. */
int repo_trouble(struct repo *r, const char *path, const char *what);
git_oid repo_oid_in(const struct oid *id);
struct oid repo_oid_out(const git_oid *id);

#endif
