/*
 * hist - opening and closing, reading and putting
 */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "hist/files.h"
#include "hist/gitcli.h"
#include "hist/heal.h"
#include "hist/inner.h"

int
hist_trouble(struct hist *h, const char *full, const char *fmt, ...)
{
	va_list ap;
	char *text = NULL;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		abort();
	va_end(ap);
	fault_add(h->faults, ERROR, full != NULL && strlen(full) > h->cut ? full + h->cut : full, 0, 0, "%s", text);
	free(text);
	return -1;
}

/* Nothing ends us half way: what arrives meanwhile is delivered after the close. */
static void
hold_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGQUIT);
	sigaddset(&set, SIGTSTP);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

static struct hist *
begin(const struct hist_who *who, struct faults *faults)
{
	struct hist *h = calloc(1, sizeof *h);

	if (h == NULL)
		abort();
	h->who = *who;
	h->faults = faults;
	h->top = h->gitdir = h->lock.flock = -1;
	sigprocmask(SIG_SETMASK, NULL, &h->signals);
	h->umask = umask(0);
	umask(h->umask);
	return h;
}

int
hist_look(struct hist **out, const char *book_dir, const struct hist_who *who, struct faults *faults)
{
	struct hist *h = begin(who, faults);

	*out = NULL;
	if (preflight_look(h, book_dir) < 0) {
		hist_close(h);
		return -1;
	}
	*out = h;
	return 0;
}

int
hist_open(struct hist **out, const char *book_dir, const struct hist_who *who, struct faults *faults)
{
	struct hist *h = begin(who, faults);

	*out = NULL;
	hold_signals();
	if (preflight(h, book_dir) < 0)
		goto trouble;
	h->lock.gitdir = h->gitdir;
	h->lock.path = repo_gitdir(h->repo);
	/* The branch is looked at again: it may have moved while we waited. */
	if (lock_ours(&h->lock, faults) < 0 || lock_index(&h->lock, faults) < 0 ||
	    preflight(h, book_dir) < 0 || repair(h) < 0 || heal(h) < 0)
		goto trouble;
	*out = h;
	return 0;
trouble:
	hist_close(h);
	return -1;
}

const char *
hist_dir(const struct hist *h)
{
	return repo_gitdir(h->repo);
}

void
edit_done(struct edit *e)
{
	struct edit next = { .full = e->full };

	/* What was seen stays seen: a later round under the same lock must not
	 * overwrite what a hand has done since. Our own file is as we left it. */
	if (e->what == NOTHING || e->what == KEEP) {
		next.seen = e->seen;
		next.there = e->there;
		next.was = e->was;
		next.read = e->read;
		next.first = e->first;
	} else if (e->placed) {
		next.seen = true;
		next.there = e->what == PUT;
		next.was = e->now;
		next.read = true;
		next.first = e->name;
	}
	str_release(&e->bytes);
	str_release(&e->old);
	free(e->tmp);
	*e = next;
}

static size_t
count_files(const char *dir)
{
	DIR *d = opendir(dir);
	size_t n = 0;

	while (d != NULL && readdir(d) != NULL)
		n++;
	if (d != NULL)
		closedir(d);
	return n;
}

/* libgit2 never collects garbage; git does when asked, and it is asked when one
 * of its 256 directories of objects says that it is about time. */
static void
tidy(struct hist *h)
{
	static const char *const args[] = { "gc", "--auto", "--quiet", NULL };
	struct str dir = {0};
	struct faults ignored = {0};
	int limit = repo_config_int(h->repo, "gc.auto", 6700);
	size_t most = limit > 0 ? ((size_t)limit + 255) / 256 : 0;

	str_addf(&dir, "%s/objects/17", repo_commondir(h->repo));
	if (most > 0 && count_files(dir.s) > most + 2) {
		h->faults = &ignored;
		git_run(h, args, NULL, (struct span){0}, NULL, NULL);
		faults_release(&ignored);
	}
	str_release(&dir);
}

void
hist_close(struct hist *h)
{
	if (h == NULL)
		return;
	lock_release(&h->lock);
	if (h->made)
		tidy(h);
	for (size_t i = 0; i < h->n; i++) {
		edit_done(&h->v[i]);
		free(h->v[i].full);
	}
	heal_release(h);
	files_forget(h);
	free(h->v);
	free(h->table);
	free(h->dirs);
	free(h->book);
	free(h->head.ref);
	ident_release(&h->author);
	ident_release(&h->committer);
	if (h->top >= 0)
		close(h->top);
	if (h->gitdir >= 0)
		close(h->gitdir);
	repo_close(h->repo);
	umask(h->umask);
	sigprocmask(SIG_SETMASK, &h->signals, NULL);
	free(h);
}

static size_t
slot_of(const struct hist *h, const char *full)
{
	size_t at = span_hash(span_of(full)) & (h->slots - 1);

	while (h->table[at] != 0 && strcmp(h->v[h->table[at] - 1].full, full) != 0)
		at = (at + 1) & (h->slots - 1);
	return at;
}

static void
grow(struct hist *h)
{
	h->slots = h->slots != 0 ? 2 * h->slots : 64;
	free(h->table);
	h->table = calloc(h->slots, sizeof *h->table);
	if (h->table == NULL)
		abort();
	for (size_t i = 0; i < h->n; i++)
		h->table[slot_of(h, h->v[i].full)] = (uint32_t)i + 1;
}

struct edit *
hist_edit(struct hist *h, const char *full)
{
	size_t at;

	if (2 * (h->n + 1) > h->slots)
		grow(h);
	at = slot_of(h, full);
	if (h->table[at] == 0) {
		*vec_push(h->v, h->n, h->cap) = (struct edit){ .full = strdup(full) };
		h->table[at] = (uint32_t)h->n;
	}
	return &h->v[h->table[at] - 1];
}

void
edit_look(struct hist *h, struct edit *e)
{
	if (e->seen)
		return;
	e->seen = true;
	e->there = files_stat(h, e->full, &e->was) == 0;
}

bool
hist_unchanged(struct edit *e, struct span bytes)
{
	struct oid now;

	repo_hash(bytes, &now);
	if (!e->read)
		e->first = now;
	e->read = true;
	str_reset(&e->old);
	str_add(&e->old, bytes);
	return oid_eq(&e->first, &now);
}

/* Why git, or we, could not keep a path; NULL: it is fine. */
static const char *
unfit(const char *path)
{
	struct span rest = span_of(path), part;

	if (rest.n == 0 || rest.n > 3000)
		return "is no name for a record";
	for (const char *c = path; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f || *c == '\\')
			return "has a control character or a backslash in its name";
	for (;;) {
		bool last = !span_cut(&rest, '/', &part);

		if (part.n == 0 || span_is(part, ".") || span_is(part, ".."))
			return "is no path within the book";
		if (part.n >= 4 && strncasecmp(part.p, ".git", 4) == 0 && (part.n == 4 || strncasecmp(part.p, ".git~1", part.n) == 0))
			return "is git's own";
		if (last)
			return NULL;
	}
}

char *
full_path(const struct hist *h, const char *path)
{
	struct str s = {0};

	if (h->cut > 0)
		str_addf(&s, "%s/", h->book + strlen(h->book) - h->cut + 1);
	str_adds(&s, path);
	return s.s != NULL ? s.s : strdup("");
}

static struct edit *
edit_of(struct hist *h, const char *path)
{
	char *full = full_path(h, path);
	struct edit *e = hist_edit(h, full);

	free(full);
	e->bad = unfit(path);
	return e;
}

int
hist_read(struct hist *h, const char *path, struct str *out, struct faults *faults)
{
	struct edit *e = edit_of(h, path);
	int r;

	h->faults = faults;
	if (e->bad != NULL)
		return hist_trouble(h, e->full, "%s", e->bad);
	if (!files_wait(h, e->full))
		return hist_trouble(h, e->full, FILES_AT_WORK);
	edit_look(h, e);	/* before the reading: what changes after it is noticed */
	r = files_read(h, e->full, out);
	if (r == 0 && !hist_unchanged(e, str_span(out)))
		r = hist_trouble(h, e->full, FILES_MEANWHILE);
	return r;
}

void
hist_put(struct hist *h, const char *path, struct span bytes)
{
	struct edit *e = edit_of(h, path);

	e->what = PUT;
	str_reset(&e->bytes);
	str_add(&e->bytes, bytes);
	if (e->bad == NULL)
		edit_look(h, e);
}

void
hist_drop(struct hist *h, const char *path)
{
	struct edit *e = edit_of(h, path);

	e->what = DROP;
	if (e->bad == NULL)
		edit_look(h, e);
}

void
hist_keep(struct hist *h, const char *path)
{
	struct edit *e = edit_of(h, path);
	struct faults said = {0}, *faults = h->faults;
	struct stat now;

	e->what = KEEP;
	if (e->bad == NULL && !files_wait(h, e->full))
		e->bad = FILES_AT_WORK;
	if (e->bad != NULL)
		return;
	edit_look(h, e);
	h->faults = &said;
	if (e->there != (files_stat(h, e->full, &now) == 0) || (e->there && !files_same(&now, &e->was)))
		e->bad = FILES_MEANWHILE;
	else if (e->there && files_read(h, e->full, &e->bytes) != 0)
		e->bad = "cannot be recorded: it is no plain file, or may not be read";
	else if (e->there && !hist_unchanged(e, str_span(&e->bytes)))
		e->bad = FILES_MEANWHILE;
	h->faults = faults;
	faults_release(&said);
}

int
hist_init(const char *dir, const struct hist_who *who, struct faults *faults)
{
	return repo_init(dir, who, faults);
}
