/*
 * atwork - see files.h: whether a file is still what was read, or somebody is writing it
 *
 * An editor that truncates and writes, a synchroniser that copies: what stands there
 * meanwhile is half a file, and what they write after we have put another in its
 * place would go to a file without a name. The system knows who has a file open for
 * writing, and says so where we ask for a lease, which we do not keep. A system, or
 * a file system, that has no leases answers no: then the file's stat alone decides.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/files.h"

enum {
	WAITS = 50, WAIT_MS = 10,
	FRESH = 10,	/* seconds: a file that was written so lately is compared, too */
};

static bool
at_work(int dir, const char *name)
{
#ifdef F_SETLEASE
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool is;

	if (fd < 0)
		return false;
	/* who opens it while we ask is told to wait for the close; we are told by a signal, and ignore it */
	is = fcntl(fd, F_SETSIG, SIGURG) == 0 && fcntl(fd, F_SETLEASE, F_RDLCK) < 0 && errno == EAGAIN;
	close(fd);
	return is;
#else
	(void)dir;
	(void)name;
	return false;
#endif
}

bool
files_same(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* The bytes of a file, where its stat may not tell: two writes within one tick of the clock. */
static bool
same_bytes(int dir, const char *name, struct span bytes)
{
	struct str now = {0};
	const char *why;
	bool is = io_read(dir, name, IO_RECORD_MAX, &now, &why) == 0 && span_eq(str_span(&now), bytes);

	str_release(&now);
	return is;
}

bool
files_untouched(int dir, const char *name, const struct edit *e)
{
	struct stat st;
	bool fresh = e->what == DROP || e->now.st_mtim.tv_sec - e->was.st_mtim.tv_sec < FRESH;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && files_same(&st, &e->was) &&
	    !at_work(dir, name) && (!fresh || same_bytes(dir, name, str_span(&e->old)));
}

bool
files_wait(struct hist *h, const char *full)
{
	struct timespec t = { 0, WAIT_MS * 1000000L };
	int dir = files_near(h, full);
	bool is = false;

	if (dir < 0)
		return true;
	while ((is = at_work(dir, files_leaf(full))) && h->waits < WAITS) {
		h->waits++;
		nanosleep(&t, NULL);
	}
	return !is;
}
