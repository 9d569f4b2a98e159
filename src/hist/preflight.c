/*
 * preflight - what has to be refused, or left to git, before a byte is written
 */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/inner.h"

static int
find_place(struct hist *h, const char *dir)
{
	const char *top = repo_top(h->repo);
	size_t n;

	if (top == NULL) {
		hist_trouble(h, NULL, "%s lies in a bare repository, which has no files to keep records in", dir);
		fault_hint(h->faults, "git clone %s book", dir);
		return -1;
	}
	h->book = realpath(dir, NULL);
	n = strcmp(top, "/") == 0 ? 0 : strlen(top);
	if (h->book == NULL || strncmp(h->book, top, n) != 0 || (h->book[n] != '/' && h->book[n] != '\0'))
		return hist_trouble(h, NULL, "%s is not within its repository's work tree %s", dir, top);
	h->cut = strlen(h->book) == n || h->book[n + 1] == '\0' ? 0 : strlen(h->book) - n;
	h->top = open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	h->gitdir = open(repo_gitdir(h->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return h->top < 0 || h->gitdir < 0 ? hist_trouble(h, NULL, "%s cannot be opened", dir) : 0;
}

/* On a detached HEAD, and while git is half way through something, what is
 * recorded would be lost by the --abort or the switch that follows. */
static int
find_branch(struct hist *h)
{
	const char *busy = repo_busy(h->repo);

	if (busy != NULL) {
		hist_trouble(h, NULL, "a %s is in progress in this repository; nothing is recorded until it is over", busy);
		if (strcmp(busy, "bisect") == 0)
			fault_hint(h->faults, "git bisect reset");
		else
			fault_hint(h->faults, "git %s --continue, or git %s --abort", busy, busy);
		return -1;
	}
	free(h->head.ref);
	if (repo_head(h->repo, &h->head) < 0)
		return -1;
	if (h->head.detached) {
		char *branch = repo_branch(h->repo, &h->head.commit);

		hist_trouble(h, NULL, "no branch is checked out here (HEAD is detached); what is recorded would be lost");
		fault_hint(h->faults, "git switch %s, or git switch -c NEW-BRANCH", branch != NULL ? branch : "BRANCH");
		free(branch);
		return -1;
	}
	return 0;
}

static char *
either(struct repo *r, const char *given, const char *role, const char *what)
{
	struct str key = {0};
	char *value;

	if (given != NULL && *given != '\0')
		return strdup(given);
	str_addf(&key, "%s.%s", role, what);
	value = repo_config(r, key.s);
	str_reset(&key);
	str_addf(&key, "user.%s", what);
	if (value == NULL || *value == '\0') {
		free(value);
		value = repo_config(r, key.s);
	}
	str_release(&key);
	return value;
}

static int
find_ident(struct hist *h, struct ident *out, const char *role, const char *const given[3])
{
	char *name = either(h->repo, given[0], role, "name"), *email = either(h->repo, given[1], role, "email");
	int r = 0;

	if (email == NULL && h->who.email != NULL)
		email = strdup(h->who.email);
	out->when = h->who.now;
	out->zone = h->who.zone_minutes;
	if (name != NULL && email != NULL)
		ident_set(out, name, email);
	if (out->name == NULL || *out->name == '\0' || *email == '\0') {
		r = hist_trouble(h, NULL, "git does not know who you are, and every record says who wrote it");
		fault_hint(h->faults, "git config --global user.name 'Your Name' && "
		    "git config --global user.email you@example.org");
	} else if (given[2] != NULL && *given[2] != '\0' && !ident_date(given[2], &out->when, &out->zone)) {
		r = hist_trouble(h, NULL, "GIT_%s_DATE is no date: %s", *role == 'a' ? "AUTHOR" : "COMMITTER", given[2]);
		fault_hint(h->faults, "2026-11-21T09:30:00+01:00");
	}
	free(name);
	free(email);
	return r;
}

int
hist_known(const struct hist_who *who, struct faults *faults)
{
	const char *const author[3] = { who->author_name, who->author_email, who->author_date };
	const char *const committer[3] = { who->committer_name, who->committer_email, who->committer_date };
	struct hist h = { .who = *who, .faults = faults };
	int r = repo_settings(&h.repo, who, faults);

	if (r == 0 && (find_ident(&h, &h.author, "author", author) < 0 ||
	    find_ident(&h, &h.committer, "committer", committer) < 0))
		r = -1;
	ident_release(&h.author);
	ident_release(&h.committer);
	repo_close(h.repo);
	return r;
}

/* libgit2 runs no hooks: where git would run one, git records. */
static bool
hooked(struct hist *h)
{
	static const char *const names[] = {
		"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit",
		"reference-transaction", "post-index-change",
	};
	char *own = repo_config_path(h->repo, "core.hooksPath");
	struct str path = {0};
	bool found = false;

	for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++) {
		str_reset(&path);
		if (own == NULL)
			str_addf(&path, "%s/hooks", repo_commondir(h->repo));
		else
			str_addf(&path, "%s%s%s", *own == '/' ? "" : repo_top(h->repo), *own == '/' ? "" : "/", own);
		str_addf(&path, "/%s", names[i]);
		found = access(path.s, X_OK) == 0;
	}
	str_release(&path);
	free(own);
	return found;
}

/* git's sharing of a repository, as the umask under which its files are made. */
static void
share(struct hist *h)
{
	char *shared = repo_config(h->repo, "core.sharedRepository"), *end;
	long mode;

	h->umask = umask(0);
	umask(h->umask);
	if (shared == NULL)
		return;
	h->shared = true;
	mode = strtol(shared, &end, 8);
	if (strcmp(shared, "group") == 0 || strcmp(shared, "true") == 0 || strcmp(shared, "1") == 0)
		umask(h->umask & ~(mode_t)070);
	else if (strcmp(shared, "all") == 0 || strcmp(shared, "world") == 0 ||
	    strcmp(shared, "everybody") == 0 || strcmp(shared, "2") == 0)
		umask(h->umask & ~(mode_t)075);
	else if (*end == '\0' && mode >= 0600 && mode <= 0777)
		umask(~(mode_t)mode & 0077);
	free(shared);
}

int
preflight_look(struct hist *h, const char *dir)
{
	return repo_open(&h->repo, dir, &h->who, h->faults) < 0 || find_place(h, dir) < 0 ? -1 :
	    repo_head(h->repo, &h->head);
}

int
preflight(struct hist *h, const char *dir)
{
	const char *const author[3] = { h->who.author_name, h->who.author_email, h->who.author_date };
	const char *const committer[3] = { h->who.committer_name, h->who.committer_email, h->who.committer_date };

	if (h->repo == NULL) {
		if (h->who.index_file != NULL && *h->who.index_file != '\0') {
			hist_trouble(h, NULL, "GIT_INDEX_FILE is set: git is at work and has called us, so nothing can be recorded");
			fault_hint(h->faults, "run it outside git's hooks, or: unset GIT_INDEX_FILE");
			return -1;
		}
		if (repo_open(&h->repo, dir, &h->who, h->faults) < 0 || find_place(h, dir) < 0 ||
		    find_ident(h, &h->author, "author", author) < 0 ||
		    find_ident(h, &h->committer, "committer", committer) < 0)
			return -1;
		if (repo_config_bool(h->repo, "commit.gpgSign", false))
			h->why_git = "commit.gpgSign";
		else if (hooked(h))
			h->why_git = "a hook";
		h->fsync = repo_config_bool(h->repo, "cr.fsync", true);
		repo_fsync(h->repo, h->fsync);
		h->lock.patience = repo_config_int(h->repo, "cr.lockWait", LOCK_PATIENCE);
		share(h);
	}
	return find_branch(h);
}
