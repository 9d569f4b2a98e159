/*
 * plan - what each path becomes, before anything is written
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/files.h"
#include "hist/gitcli.h"
#include "hist/inner.h"

enum { LINK = 0120000, SUBREPO = 0160000, TREE = 0040000 };

/* The blob's name for bytes at a path; through git where only it can convert. */
int
plan_clean(struct hist *h, const char *full, const struct oid *known, struct span in, struct oid *out)
{
	const char *beyond;
	enum repo_way way = repo_way(h->repo, full, &beyond);
	struct str s = {0}, option = {0}, said = {0};
	int r;

	if (way == REPO_PLAIN) {
		repo_hash(in, out);
		r = 0;
	} else if (way == REPO_CONVERTED) {
		r = repo_clean(h->repo, full, known, in, &s);
		if (r == 0)
			repo_hash(str_span(&s), out);
	} else {
		const char *args[] = { "hash-object", "--stdin", NULL, NULL };

		str_addf(&option, "--path=%s", full);
		args[2] = option.s;
		r = git_run(h, args, NULL, in, &s, &said);
		if (r > 0 || (r == 0 && !oid_parse(span_trim(str_span(&s)), out)))
			r = hist_trouble(h, full, "git cannot convert it (%s): %s", beyond, str_cstr(&said));
	}
	str_release(&s);
	str_release(&option);
	str_release(&said);
	return r;
}

static int
look_at_head(struct hist *h, struct edit *e)
{
	uint32_t mode = 0;
	int r = repo_find(h->repo, h->head.unborn ? NULL : &h->head.commit, e->full, &e->head, &mode);

	if (r < 0)
		return -1;
	if (r == 0 && mode != 0100644 && mode != 0100755)
		return hist_trouble(h, e->full, "is %s in git's history, no record",
		    mode == LINK ? "a symbolic link" : mode == SUBREPO ? "a submodule" : "a directory");
	e->in_head = r == 0;
	e->mode = e->in_head ? mode : 0100644;
	return 0;
}

/* Whether the bytes that were read are still at hand, and the file looks as it did before: it is
 * compared again, with whoever may be writing it in mind, in the instant before it moves. */
static bool
known(struct hist *h, const struct edit *e)
{
	struct stat now;

	return e->there && e->read && e->old.n > 0 && files_stat(h, e->full, &now) == 0 && files_same(&now, &e->was);
}

static int
read_again(struct hist *h, struct edit *e)
{
	int r = 1;

	str_reset(&e->old);
	if (e->there)
		r = files_read(h, e->full, &e->old);
	if (r < 0)
		return -1;
	if (e->there)
		repo_hash(str_span(&e->old), &e->raw);
	if (e->there != (r == 0) || (e->there && e->read && !oid_eq(&e->raw, &e->first)))
		return hist_trouble(h, e->full, "%s", FILES_MEANWHILE);
	return 0;
}

/* What the work tree has; a file that would not change is only recorded. */
static int
look_at_file(struct hist *h, struct edit *e)
{
	edit_look(h, e);
	if (known(h, e))
		e->raw = e->first;
	else if (read_again(h, e) < 0)
		return -1;
	if (e->what == PUT && e->there && span_eq(str_span(&e->old), str_span(&e->bytes)))
		e->what = KEEP;
	return 0;
}

/* A file that is new to us, and lies in a submodule or in a repository within this one: git takes it
 * not either, and a tree with it would have no place for the pointer. beside: one that was looked at. */
static int
within_another(struct hist *h, const struct edit *e, const struct edit *beside)
{
	struct str dir = {0};
	int r = 0;

	if (e->in_head || (beside != NULL && !beside->in_head && beside->mode != 0 && files_beside(beside->full, e->full)))
		return 0;
	for (const char *c = e->full + h->cut; r == 0 && (c = strchr(c, '/')) != NULL; c++) {
		struct oid id;
		uint32_t mode = 0;
		size_t n = (size_t)(c - e->full);
		bool there;

		str_reset(&dir);
		str_addf(&dir, "%.*s/.git", (int)n, e->full);
		there = faccessat(h->top, dir.s, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
		dir.s[n] = '\0';
		if (!h->head.unborn && repo_find(h->repo, &h->head.commit, dir.s, &id, &mode) < 0)
			r = -1;
		if (r == 0 && (there || mode == SUBREPO)) {
			r = hist_trouble(h, e->full, "lies in %s, a repository of its own", dir.s + h->cut);
			fault_hint(h->faults, mode == SUBREPO ? "git rm --cached %s, and move its .git away" :
			    "record it there, or move %s/.git away", dir.s + h->cut);
		}
	}
	str_release(&dir);
	return r;
}

static int
plan_one(struct hist *h, struct edit *e, const struct edit *last, bool modes)
{
	enum repo_way way;
	uint32_t head_mode;

	if (e->bad != NULL)
		return hist_trouble(h, e->full, "%s", e->bad);
	if (look_at_head(h, e) < 0 || (!e->placed && look_at_file(h, e) < 0))
		return -1;
	head_mode = e->mode;
	if (e->what == DROP || (e->what == KEEP && !e->there)) {
		e->mode = 0;
		e->same = !e->in_head;
		return 0;
	}
	if (within_another(h, e, last) < 0)
		return -1;
	if (modes && e->there)
		e->mode = (e->was.st_mode & 0100) != 0 ? 0100755 : 0100644;
	way = repo_way(h->repo, e->full, NULL);
	if (way == REPO_BEYOND)
		h->why_git = "a filter or an encoding that .gitattributes names";
	repo_hash(str_span(&e->bytes), &e->name);
	e->blob = e->name;
	if (way != REPO_PLAIN && plan_clean(h, e->full, e->in_head ? &e->head : NULL, str_span(&e->bytes), &e->blob) < 0)
		return -1;
	e->same = e->in_head && oid_eq(&e->blob, &e->head) && e->mode == head_mode;
	return 0;
}

int
plan(struct hist *h, struct edit **v, size_t n)
{
	bool modes = repo_config_bool(h->repo, "core.filemode", true);
	int r = 0;

	for (size_t i = 0; i < n; i++)
		if (plan_one(h, v[i], i > 0 ? v[i - 1] : NULL, modes) < 0)
			r = -1;			/* all of them are said, not the first only */
	return r;
}

int
plan_objects(struct hist *h, struct edit **v, size_t n)
{
	struct str s = {0};
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		struct edit *e = v[i];

		if (e->same || e->mode == 0)
			continue;
		if (repo_way(h->repo, e->full, NULL) == REPO_PLAIN) {
			r = repo_store(h->repo, str_span(&e->bytes), &e->blob);
			continue;
		}
		r = repo_clean(h->repo, e->full, e->in_head ? &e->head : NULL, str_span(&e->bytes), &s);
		if (r == 0)
			r = repo_write(h->repo, REPO_BLOB, str_span(&s), &e->blob);
	}
	str_release(&s);
	return r;
}
