#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"

#if defined SYS_openat2 && __has_include(<linux/openat2.h>)
#include <linux/openat2.h>

static int
open2(int dirfd, const char *path, int flags)
{
	struct open_how how = {
		.flags = (uint64_t)(unsigned)flags,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};

	if (flags & O_CREAT)
		how.mode = 0666;
	return (int)syscall(SYS_openat2, dirfd, path, &how, sizeof how);
}
#else
static int
open2(int dirfd, const char *path, int flags)
{
	(void)dirfd, (void)path, (void)flags;
	errno = ENOSYS;
	return -1;
}
#endif

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

/*
 * The three calls that each record costs. In a program of two threads the C
 * library's own are points of cancellation, which takes two locked instructions
 * a call, and nobody here cancels a thread.
 */
#ifdef __linux__
#define open_entry(at, name, flags)	((int)syscall(SYS_openat, at, name, flags))
#define read_entry(fd, to, n)		((ssize_t)syscall(SYS_read, fd, to, n))
#define close_entry(fd)			((void)syscall(SYS_close, fd))
#else
#define open_entry(at, name, flags)	openat(at, name, flags)
#define read_entry(fd, to, n)		read(fd, to, n)
#define close_entry(fd)			((void)close(fd))
#endif

/* Not by the C library's renameat2, which musl has but lately. */
int
io_rename(int dir, const char *from, const char *to, enum io_rename how)
{
#ifdef SYS_renameat2
	return (int)syscall(SYS_renameat2, dir, from, dir, to, (unsigned)how);
#else
	(void)dir, (void)from, (void)to, (void)how;
	errno = ENOSYS;
	return -1;
#endif
}

void
io_own_descriptors(void)
{
#ifdef CLONE_FILES
	(void)unshare(CLONE_FILES);
#endif
}

/* One component, which must be no link. A link in place of a directory is said to be one. */
static int
open_step(int at, const char *name, int flags)
{
	struct stat st;
	int fd;

	if (strcmp(name, "..") == 0) {
		errno = EXDEV;
		return -1;
	}
	fd = openat(at, name, flags | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0 && errno == ENOTDIR)
		errno = fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode) ?
		    ELOOP : ENOTDIR;
	return fd;
}

/* Where the kernel has no openat2. */
static int
open_steps(int dirfd, const char *path, int flags)
{
	int at = dirfd, next, saved;
	char name[256];

	if (*path == '/' || *path == '\0') {
		errno = *path ? EXDEV : ENOENT;
		return -1;
	}
	for (;;) {
		size_t n = strcspn(path, "/");
		const char *rest = path + n + strspn(path + n, "/");

		if (n >= sizeof name) {
			errno = ENAMETOOLONG;
			next = -1;
		} else {
			memcpy(name, path, n);
			name[n] = '\0';
			next = open_step(at, name, *rest ? O_PATH | O_DIRECTORY : flags);
		}
		saved = errno;
		if (at != dirfd)
			close(at);
		errno = saved;
		if (next < 0 || *rest == '\0')
			return next;
		at = next;
		path = rest;
	}
}

int
io_write(int fd, struct span bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			errno = n < 0 ? errno : EIO;
			return -1;
		}
		bytes = span_make(bytes.p + n, bytes.n - (size_t)n);
	}
	return 0;
}

/* O_NONBLOCK: a fifo or a device must not hold us up before we see what it is. */
int
io_open_beneath(int dirfd, const char *path, int flags)
{
	int fd = open2(dirfd, path, flags | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == EAGAIN))
		fd = open_steps(dirfd, path, flags | O_CLOEXEC | O_NONBLOCK);
	return fd;
}

int
io_create(int dirfd, const char *path, struct span bytes)
{
	int fd = io_open_beneath(dirfd, path, O_WRONLY | O_CREAT | O_EXCL), err = 0;

	if (fd < 0)
		return -1;
	if (io_write(fd, bytes) < 0)
		err = errno;
	if (close(fd) < 0 && err == 0)
		err = errno;
	if (err == 0)
		return 0;
	unlinkat(dirfd, path, 0);
	errno = err;
	return -1;
}

int
io_make_dirs(char *path, unsigned mode)
{
	for (char *p = path + 1; ; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(path, mode) < 0 && errno != EEXIST)
			return -1;
		if (c == '\0')
			return 0;
		*p = c;
	}
}

const char *
io_why(int err)
{
	switch (err) {
	case ENOENT:
		return "is not there";
	case ENOTDIR:
		return "is no directory";
	case ELOOP:
		return "is a symbolic link, or lies behind one";
	case EXDEV:
		return "leads out of the book";
	case EACCES:
	case EPERM:
		return "may not be read: permission denied";
	case ENXIO:
	case ENODEV:
		return "is no file";
	case ENAMETOOLONG:
		return "has too long a name";
	case EMFILE:
	case ENFILE:
		return "cannot be opened: too many open files";
	}
	return "cannot be read";
}

static const char *
stat_trouble(const struct stat *st, size_t max)
{
	if (S_ISDIR(st->st_mode))
		return "is a directory";
	if (!S_ISREG(st->st_mode))
		return "is no file";
	if (st->st_nlink > 1)
		return "has a second hard link";
	if ((uint64_t)st->st_size > max)
		return "is too large";
	return NULL;
}

/* One byte more than the size is asked for, so that the end is seen in the same call. */
static const char *
read_all(int fd, size_t size, size_t max, struct str *out)
{
	for (;;) {
		size_t room = size >= out->n ? size - out->n + 1 : 4096;
		ssize_t n;

		str_room(out, room);
		n = read(fd, out->s + out->n, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return "cannot be read";
		out->n += (size_t)n;
		out->s[out->n] = '\0';
		if (out->n > max)
			return "is too large";
		if (n == 0 || (out->n == size && (size_t)n < room))
			return NULL;
	}
}

int
io_read(int dirfd, const char *path, size_t max, struct str *out, const char **why)
{
	int fd = io_open_beneath(dirfd, path, O_RDONLY);
	struct stat st;

	str_reset(out);
	*why = NULL;
	if (fd < 0) {
		*why = io_why(errno);
		return errno == ENOENT || errno == ENOTDIR ? 1 : -1;
	}
	if (fstat(fd, &st) < 0)
		*why = "cannot be read";
	else if ((*why = stat_trouble(&st, max)) == NULL)
		*why = read_all(fd, (size_t)st.st_size, max, out);
	close(fd);
	return *why ? -1 : 0;
}

static void
close_run(int first, int n)
{
#ifdef SYS_close_range
	if (n > 1 && syscall(SYS_close_range, first, first + n - 1, 0) == 0)
		return;
#endif
	while (n-- > 0)
		close_entry(first + n);
}

void
io_close_left(struct io_left *left)
{
	for (unsigned i = 0; i < left->n; i++)
		close_run(left->run[i].first, left->run[i].n);
	left->n = 0;
}

/* The system gives the lowest number that is free, so those opened one after another mostly follow. */
static void
leave(struct io_left *left, int fd)
{
	if (left->n > 0 && fd == left->run[left->n - 1].first + left->run[left->n - 1].n) {
		left->run[left->n - 1].n++;
		return;
	}
	if (left->n == sizeof left->run / sizeof left->run[0])
		io_close_left(left);
	left->run[left->n].first = fd;
	left->run[left->n++].n = 1;
}

/* A file of our own is read without a time of access, which nobody asks for and which costs a look at the clock. */
static int
open_record(int dirfd, const char *name, struct io_left *left)
{
	int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

#ifdef O_NOATIME
	if (!left->foreign) {
		int fd = open_entry(dirfd, name, flags | O_NOATIME);

		if (fd >= 0 || errno != EPERM)
			return fd;
		left->foreign = true;
	}
#else
	(void)left;
#endif
	return open_entry(dirfd, name, flags);
}

/* Almost every record fits the first read, whose shortness says that it was all. */
int
io_add_entry(int dirfd, const char *name, size_t max, struct str *out, const char **why, struct io_left *left)
{
	enum { FIRST = 16 << 10 };
	int fd = open_record(dirfd, name, left);
	size_t from = out->n;
	ssize_t n;

	*why = NULL;
	if (fd < 0) {
		*why = io_why(errno);
		return errno == ENOENT ? 1 : -1;
	}
	str_room(out, FIRST);
	n = read_entry(fd, out->s + from, FIRST);
	out->n += n > 0 ? (size_t)n : 0;
	out->s[out->n] = '\0';
	if (n < 0)
		*why = "cannot be read";
	else if (n == FIRST)
		*why = read_all(fd, from + 2 * FIRST, from + max, out);
	leave(left, fd);
	if (*why)
		out->n = from;
	return *why ? -1 : 0;
}
