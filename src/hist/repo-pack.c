/*
 * repo-pack - a pack indexed by libgit2, and taken to its place
 *
 * In a directory as git's own has it for what it receives: objects are not sought in
 * there, and should we die, git sweeps it up. What libgit2 leaves beside the packs stays for ever.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/git.h"

/* The index last: by it a reader finds the other. */
static const char *const ends[] = { "pack", "idx" };

static int
sync_dir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code, saved;

	if (fd < 0)
		return -1;
	code = fsync(fd);
	saved = errno;
	close(fd);
	errno = saved;
	return code;
}

static int
place(struct repo *r, const char *dir, const char *name)
{
	struct str from = {0}, to = {0};
	int code = 0;

	for (size_t i = 0; i < 2 && code == 0; i++) {
		str_reset(&from);
		str_reset(&to);
		str_addf(&from, "%s/pack-%s.%s", dir, name, ends[i]);
		str_addf(&to, "%s/../pack/pack-%s.%s", dir, name, ends[i]);
		code = rename(from.s, to.s);
	}
	if (code == 0 && r->fsync) {
		str_reset(&to);
		str_addf(&to, "%s/../pack", dir);
		code = sync_dir(to.s);
	}
	if (code < 0)
		fault_add(r->faults, ERROR, NULL, 0, 0, "git cannot store a pack: %s", strerror(errno));
	str_release(&from);
	str_release(&to);
	return code;
}

/* What there is of a pack that is not going to be one. */
static void
sweep(const char *dir, const char *name)
{
	struct str path = {0};

	for (size_t i = 0; i < 2; i++) {
		str_reset(&path);
		str_addf(&path, "%s/pack-%s.%s", dir, name, ends[i]);
		unlink(path.s);
	}
	str_release(&path);
}

/* In dir; its name, or NULL and an ERROR. */
static char *
make(struct repo *r, const char *dir, struct span bytes)
{
	git_indexer *made = NULL;
	git_indexer_progress progress = {0};
	char *name = NULL;

	if (git_indexer_new(&made, dir, 0, NULL, NULL) < 0 ||
	    git_indexer_append(made, bytes.p, bytes.n, &progress) < 0 || git_indexer_commit(made, &progress) < 0)
		repo_trouble(r, NULL, "git cannot store a pack");
	else
		name = strdup(git_indexer_name(made));
	git_indexer_free(made);		/* its own files, too, where they are not whole */
	return name;
}

int
repo_pack(struct repo *r, struct span bytes)
{
	struct str dir = {0};
	char *name = NULL;
	int code = -1;

	str_addf(&dir, "%sobjects/tmp_objdir-cr-XXXXXX", git_repository_commondir(r->git));
	if (mkdtemp(dir.s) == NULL)
		fault_add(r->faults, ERROR, NULL, 0, 0, "git cannot store a pack: %s", strerror(errno));
	else if ((name = make(r, dir.s, bytes)) != NULL && (code = place(r, dir.s, name)) < 0)
		sweep(dir.s, name);
	rmdir(dir.s);
	free(name);
	str_release(&dir);
	return code;
}
