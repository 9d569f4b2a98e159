/*
 * lock - one writer at a time: ours first, then git's own
 */
#include "hist/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Sleeps a little longer each time, never as long as another waiter does. */
static void
nap(unsigned round, int *waited)
{
	static const unsigned ms[] = { 1, 1, 2, 3, 5, 8, 12 };
	unsigned most = ms[round < 7 ? round : 6];
	unsigned us = most * 500u + ((unsigned)getpid() * 2654435761u + round * 40503u) % (most * 500u);
	struct timespec t = { 0, (long)us * 1000 };

	nanosleep(&t, NULL);
	*waited += (int)(us / 1000u + 1u);
}

int
lock_ours(struct lock *l, struct faults *faults)
{
	int waited = 0;

	if (mkdirat(l->gitdir, "cr", 0777) < 0 && errno != EEXIST)
		goto trouble;
	l->flock = openat(l->gitdir, "cr/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (l->flock < 0)
		goto trouble;
	for (unsigned i = 0; flock(l->flock, LOCK_EX | LOCK_NB) < 0; i++) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			goto trouble;
		if (waited > LOCK_QUEUE) {
			fault_add(faults, ERROR, NULL, 0, 0, "another program of cr has been writing for %d seconds: %s/cr/lock",
			    LOCK_QUEUE / 1000, l->path);
			fault_hint(faults, "fuser %s/cr/lock", l->path);
			return -1;
		}
		nap(i, &waited);
	}
	return 0;
trouble:
	fault_add(faults, ERROR, l->path, 0, 0, "cannot write here: %s", strerror(errno));
	return -1;
}

/* A lock of our own kind cannot belong to the living: we hold the flock. */
static bool
remove_dead(const struct lock *l)
{
	char text[4] = "";
	int fd = openat(l->gitdir, "index.lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t n = fd < 0 ? -1 : read(fd, text, 3);

	if (fd >= 0)
		close(fd);
	return n == 3 && memcmp(text, "cr ", 3) == 0 && unlinkat(l->gitdir, "index.lock", 0) == 0;
}

static int
write_mine(const struct lock *l)
{
	char boot[64] = "-", text[128];
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC), n;

	if (fd >= 0) {
		ssize_t got = read(fd, boot, 36);

		boot[got > 0 ? got : 0] = '\0';
		close(fd);
	}
	n = snprintf(text, sizeof text, "cr %ld %s\n", (long)getpid(), boot);
	fd = openat(l->gitdir, "cr/mine", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return -1;
	if (write(fd, text, (size_t)n) != n) {
		close(fd);
		return -1;
	}
	return close(fd);
}

/* By link(2), so that the lock never exists without its words; where there are
 * no links, as git does it. */
static int
take(const struct lock *l)
{
	int fd;

	if (linkat(l->gitdir, "cr/mine", l->gitdir, "index.lock", 0) == 0)
		return 0;
	if (errno == EEXIST)
		return -1;
	fd = openat(l->gitdir, "index.lock", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return -1;
	if (write(fd, "cr -\n", 5) != 5) {
		close(fd);
		unlinkat(l->gitdir, "index.lock", 0);
		return -1;
	}
	return close(fd);
}

int
lock_index(struct lock *l, struct faults *faults)
{
	int waited = 0;

	if (l->index)
		return 0;
	if (write_mine(l) < 0)
		goto trouble;
	for (unsigned i = 0; take(l) < 0; i++) {
		if (errno != EEXIST)
			goto trouble;
		if (remove_dead(l))
			continue;
		if (waited >= l->patience) {
			fault_add(faults, ERROR, NULL, 0, 0, "git is at work here, or one of its programs died: %s/index.lock is held",
			    l->path);
			fault_hint(faults, "when no git runs any more: rm %s/index.lock", l->path);
			return -1;
		}
		nap(i, &waited);
	}
	l->index = true;
	return 0;
trouble:
	fault_add(faults, ERROR, l->path, 0, 0, "cannot take git's lock: %s", strerror(errno));
	return -1;
}

void
lock_index_release(struct lock *l)
{
	if (l->index)
		unlinkat(l->gitdir, "index.lock", 0);
	l->index = false;
}

void
lock_release(struct lock *l)
{
	lock_index_release(l);
	if (l->flock >= 0)
		close(l->flock);
	l->flock = -1;
}

/* Shorter ones are filled up, so that one write replaces all there was. */
static void
note_bytes(char out[LOCK_NOTE], const char *text)
{
	memset(out, '\n', LOCK_NOTE);
	memcpy(out, text, strnlen(text, LOCK_NOTE - 1));
}

void
lock_note(const struct lock *l, const char *text)
{
	char note[LOCK_NOTE];

	note_bytes(note, text);
	if (pwrite(l->flock, note, sizeof note, 0) != sizeof note)
		(void)!ftruncate(l->flock, 0);
}

bool
lock_noted(const struct lock *l, const char *text)
{
	char note[LOCK_NOTE], there[LOCK_NOTE];

	note_bytes(note, text);
	return pread(l->flock, there, sizeof there, 0) == sizeof there && memcmp(note, there, sizeof note) == 0;
}
