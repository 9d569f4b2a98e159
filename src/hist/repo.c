/*
 * repo - finding and opening the repository, its configuration, its branch
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hist/git.h"

enum { CACHE_BYTES = 16 << 20, TREE_BYTES = 1 << 20 };

int
repo_trouble(struct repo *r, const char *path, const char *what)
{
	const git_error *e = git_error_last();

	fault_add(r->faults, ERROR, path, 0, 0, "%s: %s", what, e != NULL && e->klass != GIT_ERROR_NONE ? e->message :
	    strerror(errno));
	return -1;
}

static int
start(const struct hist_who *who, struct faults *faults)
{
	/* Both only widen what a repository may say without our missing anything:
	 * the one moves settings to another file, the other defers blobs. */
	static const char *known[] = { "worktreeconfig", "partialclone" };

	if (git_libgit2_init() < 0) {
		fault_add(faults, ERROR, NULL, 0, 0, "libgit2 does not start");
		return -1;
	}
	repo_config_paths(who);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, known, sizeof known / sizeof *known);
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);	/* owned() below does it as git does */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)CACHE_BYTES);
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)TREE_BYTES);
	return 0;
}

/* What libgit2 says about a repository that it cannot open, in words that help. */
static void
explain_closed(struct faults *faults, const char *dir, int code)
{
	const git_error *e = git_error_last();
	const char *why = e != NULL ? e->message : "";

	if (strstr(why, "objectformat") != NULL || strstr(why, "object format") != NULL) {	/* before and since 1.6 */
		fault_add(faults, ERROR, dir, 0, 0, "the repository uses SHA-256 names, which cr cannot record in");
		fault_hint(faults, "a book needs a repository made by: git init --object-format=sha1");
	} else if (strstr(why, "refstorage") != NULL) {
		fault_add(faults, ERROR, dir, 0, 0, "the repository keeps its branches in a reftable, which cr cannot write");
		fault_hint(faults, "git refs migrate --ref-format=files");
	} else if (code == GIT_ENOTFOUND && strstr(why, "could not find repository") != NULL) {
		fault_add(faults, ERROR, dir, 0, 0, "no git repository here or above");
		fault_hint(faults, "cr-init %s", dir);
	} else {
		fault_add(faults, ERROR, dir, 0, 0, "the git repository does not open: %s", why);
	}
}

/* One more word on what is safe: an empty value forgets those before it. */
static bool
safe_too(bool safe, const char *value, const char *top)
{
	char real[PATH_MAX];
	size_t n = strlen(value);

	if (n == 0)
		return false;
	if (strcmp(value, "*") == 0)
		return true;
	if (n > 2 && strcmp(value + n - 2, "/*") == 0)
		return safe || strncmp(top, value, n - 1) == 0;
	return safe || (realpath(value, real) != NULL && strcmp(real, top) == 0);
}

static bool
safe_directory(const char *top, const struct hist_who *who)
{
	git_config *config = NULL;
	git_config_iterator *it = NULL;
	git_config_entry *e;
	bool safe = false;

	if (repo_config_default(&config, who) == 0 &&
	    git_config_multivar_iterator_new(&it, config, "safe.directory", NULL) == 0)
		while (git_config_next(&e, it) == 0)
			safe = safe_too(safe, e->value, top);
	for (const char *const *s = who->settings; s != NULL && *s != NULL; s += 2)
		if (repo_config_is(s[0], "safe.directory"))
			safe = safe_too(safe, s[1], top);
	git_config_iterator_free(it);
	git_config_free(config);
	return safe;
}

/* git's rule: the work tree and the git directory are ours, or declared safe;
 * libgit2 1.5 knows neither "*" nor a configuration without the key. */
static bool
owned(const struct repo *r, const struct hist_who *who)
{
	uid_t me = geteuid(), other = me;
	const char *dirs[] = { r->top, r->gitdir };

	if (me == 0 && who->sudo_uid != NULL && *who->sudo_uid != '\0')
		other = (uid_t)strtoul(who->sudo_uid, NULL, 10);
	for (size_t i = 0; i < 2; i++) {
		struct stat st;

		if (dirs[i] == NULL)
			continue;
		if (lstat(dirs[i], &st) < 0 || (st.st_uid != me && st.st_uid != other))
			return safe_directory(r->top != NULL ? r->top : r->gitdir, who);
	}
	return true;
}

/* Without it libgit2 takes "/" for the directory of packs: empty ones get lost where a repository is copied. */
static bool
has_packs(const struct repo *r)
{
	struct str path = {0};
	struct stat st;
	bool has;

	str_addf(&path, "%sobjects/pack", git_repository_commondir(r->git));
	has = stat(path.s, &st) == 0 && S_ISDIR(st.st_mode);
	str_release(&path);
	return has;
}

int
repo_open(struct repo **out, const char *dir, const struct hist_who *who, struct faults *faults)
{
	struct repo *r;
	const char *top;
	int code;

	*out = NULL;
	if (start(who, faults) < 0)
		return -1;
	r = calloc(1, sizeof *r);
	if (r == NULL)
		abort();
	r->faults = faults;
	r->settings = who->settings;
	r->autocrlf = -1;
	code = git_repository_open_ext(&r->git, dir, 0, NULL);
	if (code < 0) {
		explain_closed(faults, dir, code);
		repo_close(r);
		return -1;
	}
	top = git_repository_workdir(r->git);
	r->top = top != NULL ? realpath(top, NULL) : NULL;
	r->gitdir = realpath(git_repository_path(r->git), NULL);
	if (r->gitdir == NULL || !owned(r, who)) {
		fault_add(faults, ERROR, dir, 0, 0, "the repository belongs to somebody else");
		fault_hint(faults, "git config --global --add safe.directory '%s'", r->top != NULL ? r->top : dir);
		repo_close(r);
		return -1;
	}
	r->packs = has_packs(r);
	if (git_repository_config(&r->config, r->git) < 0 || repo_config_named(r->config, r->git, who) < 0 ||
	    git_repository_odb(&r->odb, r->git) < 0 ||
	    git_index_new(&r->none) < 0 || git_repository_set_index(r->git, r->none) < 0) {
		repo_trouble(r, dir, "the git repository does not open");
		repo_close(r);
		return -1;
	}
	*out = r;
	return 0;
}

void
repo_close(struct repo *r)
{
	if (r == NULL)
		return;
	repo_objects_drop(r);
	git_tree_free(r->tree);
	git_index_free(r->none);
	git_odb_free(r->odb);
	git_config_free(r->config);
	git_repository_free(r->git);
	free(r->top);
	free(r->gitdir);
	repo_paths_release(r);
	free(r);
	git_libgit2_shutdown();
}

int
repo_settings(struct repo **out, const struct hist_who *who, struct faults *faults)
{
	struct repo *r;

	*out = NULL;
	if (start(who, faults) < 0)
		return -1;
	if ((r = calloc(1, sizeof *r)) == NULL)
		abort();
	r->faults = faults;
	r->settings = who->settings;
	if (repo_config_default(&r->config, who) < 0) {
		repo_trouble(r, NULL, "git's configuration");
		repo_close(r);
		return -1;
	}
	*out = r;
	return 0;
}

int
repo_init(const char *dir, const struct hist_who *who, struct faults *faults)
{
	git_repository *git = NULL;
	git_buf found = GIT_BUF_INIT;
	struct repo *settings;
	int r = 0;

	if (repo_settings(&settings, who, faults) < 0)
		return -1;
	if (git_repository_discover(&found, dir, 0, NULL) < 0) {
		git_repository_init_options how = {
			.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION,
			.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_EXTERNAL_TEMPLATE,
		};
		char *branch = repo_config(settings, "init.defaultBranch");

		how.initial_head = branch;
		r = git_repository_init_ext(&git, dir, &how);
		free(branch);
		if (r < 0) {
			const git_error *e = git_error_last();

			fault_add(faults, ERROR, dir, 0, 0, "no git repository can be made here: %s",
			    e != NULL ? e->message : "");
		}
	}
	git_buf_dispose(&found);
	git_repository_free(git);
	repo_close(settings);
	return r < 0 ? -1 : 0;
}

const char *
repo_top(const struct repo *r)
{
	return r->top;
}

const char *
repo_gitdir(const struct repo *r)
{
	return r->gitdir;
}

const char *
repo_commondir(const struct repo *r)
{
	return git_repository_commondir(r->git);
}

const char *
repo_busy(const struct repo *r)
{
	switch (git_repository_state(r->git)) {
	case GIT_REPOSITORY_STATE_NONE:
		return NULL;
	case GIT_REPOSITORY_STATE_MERGE:
		return "merge";
	case GIT_REPOSITORY_STATE_REVERT:
	case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
		return "revert";
	case GIT_REPOSITORY_STATE_CHERRYPICK:
	case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
		return "cherry-pick";
	case GIT_REPOSITORY_STATE_BISECT:
		return "bisect";
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
		return "am";
	default:
		return "rebase";
	}
}

void
repo_fsync(struct repo *r, bool on)
{
	r->fsync = on;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, on ? 1 : 0);
}

struct faults *
repo_tell(struct repo *r, struct faults *faults)
{
	struct faults *before = r->faults;

	r->faults = faults;
	return before;
}

int
repo_head(struct repo *r, struct repo_head *out)
{
	git_reference *head = NULL, *branch = NULL;
	int code = git_reference_lookup(&head, r->git, "HEAD");

	memset(out, 0, sizeof *out);
	if (code < 0)
		return repo_trouble(r, NULL, "HEAD");
	if (git_reference_type(head) == GIT_REFERENCE_DIRECT) {
		out->detached = true;
		out->commit = repo_oid_out(git_reference_target(head));
		git_reference_free(head);
		return 0;
	}
	out->ref = strdup(git_reference_symbolic_target(head));
	git_reference_free(head);
	code = git_reference_lookup(&branch, r->git, out->ref);
	if (code == GIT_ENOTFOUND) {
		out->unborn = true;
		return 0;
	}
	if (code < 0 || git_reference_type(branch) != GIT_REFERENCE_DIRECT) {
		git_reference_free(branch);
		repo_trouble(r, NULL, out->ref);
		free(out->ref);
		out->ref = NULL;
		return -1;
	}
	out->commit = repo_oid_out(git_reference_target(branch));
	git_reference_free(branch);
	return 0;
}

int
repo_swap(struct repo *r, const char *ref, const struct oid *new, const struct oid *old,
    const char *name, const char *email, const char *message)
{
	git_reference *made = NULL;
	git_oid to = repo_oid_in(new), from = {{0}};
	int code;

	if (old != NULL)
		from = repo_oid_in(old);
	git_repository_set_ident(r->git, name, email);	/* the reflog's */
	for (int i = 0;; i++) {
		code = git_reference_create_matching(&made, r->git, ref, &to, 1, &from, message);
		if (code != GIT_ELOCKED || i == 50)
			break;
		usleep(2000u + 400u * (unsigned)i);	/* git holds a ref's lock for an instant only */
	}
	git_reference_free(made);
	if (code == GIT_EMODIFIED || code == GIT_ENOTFOUND || code == GIT_EEXISTS)
		return 1;
	if (code < 0)
		return repo_trouble(r, NULL, ref);
	return 0;
}
