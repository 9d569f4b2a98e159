/*
 * files - the work tree's side of a write
 *
 * Every new file is written beside its place, then exchanged with the old one,
 * which so stays at hand until the branch has moved: taking back is one rename.
 * If what the exchange brings out is not what was read, a hand was quicker, and
 * all of it is taken back.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/files.h"

enum { BULK = 16 };	/* so many files are synced together, by the file system */

const char *
files_leaf(const char *full)
{
	const char *slash = strrchr(full, '/');

	return slash != NULL ? slash + 1 : full;
}

bool
files_beside(const char *a, const char *b)
{
	size_t n = (size_t)(files_leaf(a) - a);

	return n == (size_t)(files_leaf(b) - b) && memcmp(a, b, n) == 0;
}

/* The directory of full, open; made where make says so. -1 and errno. */
static int
parent(struct hist *h, const char *full, bool make)
{
	const char *slash = strrchr(full, '/');
	char *dir;
	int fd, up, saved;

	if (slash == NULL)
		return openat(h->top, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	dir = strndup(full, (size_t)(slash - full));
	fd = io_open_beneath(h->top, dir, O_RDONLY | O_DIRECTORY);
	if (fd < 0 && errno == ENOENT && make) {
		up = parent(h, dir, true);
		if (up >= 0 && (mkdirat(up, files_leaf(dir), 0777) == 0)) {
			*vec_push(h->dirs, h->ndirs, h->dirs_cap) = strdup(dir);
			fd = io_open_beneath(h->top, dir, O_RDONLY | O_DIRECTORY);
		}
		saved = errno;
		if (up >= 0)
			close(up);
		errno = saved;
	}
	saved = errno;
	free(dir);
	errno = saved;
	return fd;
}

int
files_parent(struct hist *h, const char *full)
{
	return parent(h, full, false);
}

void
files_forget(struct hist *h)
{
	if (h->near.of == NULL)
		return;
	close(h->near.fd);
	free(h->near.of);
	h->near.of = NULL;
}

int
files_near(struct hist *h, const char *full)
{
	if (h->near.of != NULL && files_beside(h->near.of, full))
		return h->near.fd;
	files_forget(h);
	h->near.fd = parent(h, full, false);
	if (h->near.fd >= 0)
		h->near.of = strdup(full);
	return h->near.fd;
}

int
files_stat(struct hist *h, const char *full, struct stat *st)
{
	int dir = files_near(h, full), r = 0;

	memset(st, 0, sizeof *st);
	if (dir < 0)
		return errno == ENOENT ? 1 : -1;
	if (fstatat(dir, files_leaf(full), st, AT_SYMLINK_NOFOLLOW) < 0)
		r = errno == ENOENT ? 1 : -1;
	return r;
}

int
files_read(struct hist *h, const char *full, struct str *out)
{
	const char *why;
	int dir = files_near(h, full), r;

	str_reset(out);
	if (dir < 0)
		return errno == ENOENT || errno == ENOTDIR ? 1 : hist_trouble(h, full, "%s", io_why(errno));
	r = io_read(dir, files_leaf(full), IO_RECORD_MAX, out, &why);
	return r < 0 ? hist_trouble(h, full, "%s", why) : r;
}

int
files_names(struct hist *h, struct edit **v, size_t n)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned char noise[6];

	for (size_t i = 0; i < n; i++) {
		struct edit *e = v[i];
		struct str s = {0};
		const char *name = files_leaf(e->full);

		if (e->placed || e->tmp != NULL || e->what == KEEP || (e->what == DROP && !e->there))
			continue;
		if (getrandom(noise, sizeof noise, 0) != sizeof noise)
			return hist_trouble(h, e->full, "no random name for a temporary file: %s", strerror(errno));
		str_addf(&s, ".%.*s.cr", 200, name);
		for (size_t k = 0; k < sizeof noise; k++)
			str_addc(&s, letters[noise[k] & 31]);
		e->tmp = s.s;
	}
	return 0;
}

/* A new file beside e's place, with the old one's mode and, if we may, owner. */
static int
make(int dir, struct edit *e, struct span bytes, bool sync)
{
	int fd = openat(dir, e->tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	bool ok;

	if (fd < 0)
		return -1;
	ok = io_write(fd, bytes) == 0;
	if (ok && e->there && (e->was.st_uid != geteuid() || e->was.st_gid != getegid()) &&
	    fchown(fd, e->was.st_uid, e->was.st_gid) < 0)
		ok = errno == EPERM;
	if (ok && e->there)
		ok = fchmod(fd, e->was.st_mode & 07777) == 0;
	if (ok && sync)
		ok = fsync(fd) == 0;
	ok = ok && fstat(fd, &e->now) == 0;
	if (close(fd) < 0)
		ok = false;
	return ok ? 0 : -1;
}

static int
write_new(struct hist *h, struct edit *e, int dir)
{
	if (e->what != PUT || e->placed || e->ready)
		return 0;
	if (make(dir, e, str_span(&e->bytes), h->fsync && !h->bulk) < 0)
		return hist_trouble(h, e->full, "cannot be written: %s", strerror(errno));
	e->ready = true;
	return 0;
}

/* One after another, as several files may be the first of a directory. */
static int
make_dirs(struct hist *h, struct edit **v, size_t n)
{
	const char *last = NULL;

	for (size_t i = 0; i < n; i++) {
		int dir;

		if (v[i]->what != PUT || v[i]->placed || v[i]->ready || (last != NULL && files_beside(last, v[i]->full)))
			continue;
		last = v[i]->full;
		dir = parent(h, v[i]->full, true);
		if (dir < 0)
			return hist_trouble(h, v[i]->full, "cannot be written: %s", strerror(errno));
		close(dir);
	}
	return 0;
}

int
files_write(struct hist *h, struct edit **v, size_t n)
{
	mode_t shared = umask(h->umask);	/* git's sharing is about its own directory */
	int r;

	h->bulk = n > BULK;
	r = make_dirs(h, v, n) < 0 ? -1 : files_each(h, v, n, &(struct step){ write_new, 2, false });
	umask(shared);
	if (r == 0 && h->bulk && h->fsync && syncfs(h->top) < 0)
		r = hist_trouble(h, NULL, "the disk does not take what was written: %s", strerror(errno));
	return r;
}

static bool
unsupported(int err)
{
	return err == EINVAL || err == ENOSYS || err == EOPNOTSUPP;
}

/* Puts tmp in the place of name: 0 with e->swapped saying where the old one is. */
static int
exchange(int dir, struct edit *e, const char *name)
{
	struct stat st;

	if (!e->there) {
		if (io_rename(dir, e->tmp, name, IO_RENAME_NEW) == 0)
			return 0;
		return unsupported(errno) && linkat(dir, e->tmp, dir, name, 0) == 0 ? unlinkat(dir, e->tmp, 0) : -1;
	}
	if (io_rename(dir, e->tmp, name, IO_RENAME_SWAP) == 0) {
		e->swapped = true;
		return 0;
	}
	if (!unsupported(errno))
		return -1;
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return -1;
	if (!files_same(&st, &e->was)) {
		errno = EBUSY;
		return -1;
	}
	return renameat(dir, e->tmp, dir, name);
}

static int
place(struct hist *h, struct edit *e, int dir)
{
	const char *name = files_leaf(e->full);

	if (e->what == DROP ? renameat(dir, name, dir, e->tmp) < 0 : exchange(dir, e, name) < 0)
		return hist_trouble(h, e->full, "%s", errno == EEXIST || errno == ENOENT || errno == EBUSY ?
		    FILES_MEANWHILE : strerror(errno));
	e->placed = true;
	e->swapped |= e->what == DROP;
	if (e->swapped && !files_untouched(dir, e->tmp, e))
		return hist_trouble(h, e->full, "%s", FILES_MEANWHILE);
	return 0;
}

static int
still(struct hist *h, struct edit *e, int dir)
{
	return e->placed || !e->there || files_untouched(dir, files_leaf(e->full), e) ? 0 : hist_trouble(h, e->full, "%s", FILES_MEANWHILE);
}

static int
place_new(struct hist *h, struct edit *e, int dir)
{
	return e->placed ? 0 : place(h, e, dir);
}

static int
sync_dir(struct hist *h, struct edit *e, int dir)
{
	return fsync(dir) < 0 ? hist_trouble(h, e->full, "the disk does not take it: %s", strerror(errno)) : 0;
}

/* All are looked at before the first is exchanged: what is taken back again was in sight meanwhile,
 * and a hand may have opened it. */
int
files_place(struct hist *h, struct edit **v, size_t n)
{
	if (files_each(h, v, n, &(struct step){ still, 1, false }) < 0 ||
	    files_each(h, v, n, &(struct step){ place_new, 1, false }) < 0)
		return -1;
	if (h->fsync && !h->bulk)
		return files_each(h, v, n, &(struct step){ sync_dir, 1, false });
	if (h->fsync && syncfs(h->top) < 0)
		return hist_trouble(h, NULL, "the disk does not take what was written: %s", strerror(errno));
	return 0;
}

/* One path as it was. A file that somebody changed after us stays theirs. */
static void
back(struct edit *e, int dir)
{
	const char *name = files_leaf(e->full);
	struct stat st;
	bool is = fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0;

	if (!e->placed) {
		if (e->tmp != NULL)
			unlinkat(dir, e->tmp, 0);
		return;
	}
	if (e->what == DROP ? is : !is || !files_same(&st, &e->now)) {
		if (e->swapped)
			unlinkat(dir, e->tmp, 0);
		return;
	}
	if (!e->there) {
		unlinkat(dir, name, 0);
	} else {
		if (!e->swapped && make(dir, e, str_span(&e->old), true) < 0)
			return;
		renameat(dir, e->tmp, dir, name);
	}
}

void
files_back(struct hist *h, struct edit **v, size_t n)
{
	mode_t shared = umask(h->umask);

	while (n-- > 0) {
		struct edit *e = v[n];
		int dir;

		if (e->tmp == NULL && !e->placed)
			continue;
		dir = parent(h, e->full, false);
		if (dir < 0)
			continue;
		back(e, dir);
		close(dir);
		e->placed = e->swapped = e->ready = false;
	}
	while (h->ndirs > 0) {
		unlinkat(h->top, h->dirs[--h->ndirs], AT_REMOVEDIR);
		free(h->dirs[h->ndirs]);
	}
	umask(shared);
}
