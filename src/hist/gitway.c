/*
 * gitway - the same write through git itself: hooks, signing, filters, any index
 *
 * The files are in place, the journal is written, our flock is held. git's lock is
 * given up, since git takes it itself; where another git is quicker, we try again.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hist/files.h"
#include "hist/gitcli.h"
#include "hist/inner.h"

enum { TRIES = 60 };

/* Runs git, again while another git holds its locks. */
static int
insist(struct hist *h, const char *const *args, struct span in, struct str *out, struct str *err)
{
	int r = 0;

	for (int i = 0; i < TRIES; i++) {
		struct timespec t = { 0, 5000000L + 1500000L * i };

		r = git_run(h, args, NULL, in, out, err);
		if (r <= 0 || (strstr(str_cstr(err), ".lock'") == NULL && strstr(str_cstr(err), "cannot lock ref") == NULL))
			break;
		nanosleep(&t, NULL);
	}
	return r;
}

static int
said(struct hist *h, const char *what, const struct str *err)
{
	struct span text = span_trim(str_span(err));

	return hist_trouble(h, NULL, "git %s (%s): %.*s", what, h->why_git, (int)text.n, text.n > 0 ? text.p : "");
}

static int
by_path(const void *path, const void *edit)
{
	return span_cmp(*(const struct span *)path, span_of((*(struct edit *const *)edit)->full));
}

/* How the index has our paths now, as update-index --index-info takes it back. */
static int
index_now(struct hist *h, struct edit **v, size_t n, struct str *out)
{
	struct str all = {0}, err = {0};
	struct span rest;
	static const char *const args[] = { "ls-files", "-s", "-z", "--full-name", NULL };
	int r = insist(h, args, (struct span){0}, &all, &err);

	if (r > 0)
		r = said(h, "cannot list its index", &err);
	for (size_t i = 0; i < n && r == 0; i++) {
		str_addf(out, "0 %040d\t%s", 0, v[i]->full);
		str_addc(out, '\0');
	}
	rest = str_span(&all);
	while (r == 0 && rest.n > 0) {
		struct span line, path, meta;

		if (!span_cut(&rest, '\0', &line))
			break;
		path = line;
		span_cut(&path, '\t', &meta);
		if (bsearch(&path, v, n, sizeof *v, by_path) != NULL) {
			str_add(out, line);
			str_addc(out, '\0');
		}
	}
	str_release(&all);
	str_release(&err);
	return r;
}

static int
stage(struct hist *h, struct edit **v, size_t n)
{
	static const char *const args[] = { "update-index", "--add", "--remove", "--replace", "-z", "--stdin", NULL };
	struct str paths = {0}, err = {0};
	int r;

	for (size_t i = 0; i < n; i++) {
		str_adds(&paths, v[i]->full);
		str_addc(&paths, '\0');
	}
	r = insist(h, args, str_span(&paths), NULL, &err);
	if (r > 0)
		r = said(h, "cannot take in the files", &err);
	str_release(&paths);
	str_release(&err);
	return r;
}

static int
record(struct hist *h, struct edit **v, size_t n, const char *message)
{
	const char *args[] = {
		"commit", "--only", "--quiet", "--allow-empty-message", "--cleanup=whitespace", "-F", "-",
		"--pathspec-from-file", NULL, "--pathspec-file-nul", NULL,
	};
	struct str paths = {0}, file = {0}, err = {0};
	int r;

	for (size_t i = 0; i < n; i++)
		if (!v[i]->same) {
			str_adds(&paths, v[i]->full);
			str_addc(&paths, '\0');
		}
	str_addf(&file, "%s/cr/paths", repo_gitdir(h->repo));
	args[8] = file.s;
	r = git_note(h, "cr/paths", str_span(&paths));
	if (r == 0)
		r = insist(h, args, span_of(message), NULL, &err);
	if (r > 0)
		r = said(h, "does not record it", &err);
	else if (r == 0 && err.n > 0)
		fault_add(h->faults, NOTICE, NULL, 0, 0, "git: %.*s", (int)span_trim(str_span(&err)).n, err.s);
	git_note(h, "cr/paths", (struct span){0});
	str_release(&paths);
	str_release(&file);
	str_release(&err);
	return r;
}

int
gitway(struct hist *h, struct edit **v, size_t n, const char *message, struct oid *made)
{
	static const char *const args[] = { "update-index", "-z", "--index-info", NULL };
	struct str before = {0}, err = {0};
	struct repo_head now;
	bool changes = false;
	int r;

	for (size_t i = 0; i < n; i++)
		changes |= !v[i]->same;
	lock_index_release(&h->lock);
	r = files_drop_old(h, v, n);	/* before a hook can take them for records */
	if (r == 0)
		r = index_now(h, v, n, &before);
	if (r == 0 && (r = stage(h, v, n)) == 0 && changes)
		r = record(h, v, n, message);
	if (r < 0 && before.n > 0)
		insist(h, args, str_span(&before), NULL, &err);
	if (r == 0 && changes && (r = repo_head(h->repo, &now)) == 0) {
		*made = now.commit;
		free(now.ref);
	}
	str_release(&before);
	str_release(&err);
	return r;
}
