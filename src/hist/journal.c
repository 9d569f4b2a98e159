/*
 * journal - what a write is about to do, on disk before it does it
 *
 * Reading programs link this file without libgit2, for hist_unfinished.
 */
#include "hist/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/hist.h"

static void
add_line(struct str *s, const char *word, struct span value)
{
	str_adds(s, word);
	str_addc(s, ' ');
	str_add(s, value);
	str_addc(s, '\n');
}

static void
render(struct str *s, const struct journal *j)
{
	str_adds(s, "cr-journal 1\n");
	add_line(s, "ref", j->ref);
	add_line(s, "commit", j->commit);
	add_line(s, "author", j->author);
	for (size_t i = 0; i < j->n; i++) {
		const struct journal_file *f = &j->files[i];

		str_addf(s, "file %.*s %.*s ", (int)f->new.n, f->new.p, (int)f->old.n, f->old.p);
		str_add(s, f->tmp);
		str_addc(s, '\t');	/* neither name has control characters */
		str_add(s, f->path);
		str_addc(s, '\n');
	}
	str_addf(s, "message %zu\n", j->message.n);
	str_add(s, j->message);
	str_adds(s, "\nend\n");
}

static void
sync_dir(int gitdir)
{
	int fd = openat(gitdir, "cr", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

int
journal_write(int gitdir, const struct journal *j, bool sync, struct faults *faults)
{
	enum { HOW = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW };
	struct str s = {0};
	int fd = openat(gitdir, "cr/journal", HOW | O_EXCL, 0666);
	bool again = fd < 0 && errno == EEXIST, ok;

	/* A new one counts once its last line is there; one that stands is replaced whole. */
	if (again)
		fd = openat(gitdir, "cr/journal.new", HOW | O_TRUNC, 0666);
	render(&s, j);
	ok = fd >= 0 && io_write(fd, str_span(&s)) == 0 && (!sync || fsync(fd) == 0);
	str_release(&s);
	if (again)
		ok = ok && renameat(gitdir, "cr/journal.new", gitdir, "cr/journal") == 0;
	if (!ok) {
		fault_add(faults, ERROR, NULL, 0, 0, "the journal of this write cannot be written: %s", strerror(errno));
		if (fd >= 0)
			unlinkat(gitdir, again ? "cr/journal.new" : "cr/journal", 0);
	}
	if (fd >= 0)
		close(fd);
	if (ok && sync && again)
		sync_dir(gitdir);
	return ok ? 0 : -1;
}

static bool
line_of(struct span *rest, const char *word, struct span *value)
{
	struct span line, head;

	if (!span_cut(rest, '\n', &line) || !span_cut(&line, ' ', &head) || !span_is(head, word))
		return false;
	*value = line;
	return true;
}

static bool
parse(struct journal *j)
{
	struct span rest = str_span(&j->text), line;
	double n;

	if (!span_cut(&rest, '\n', &line) || !span_is(line, "cr-journal 1") ||
	    !line_of(&rest, "ref", &j->ref) || !line_of(&rest, "commit", &j->commit) ||
	    !line_of(&rest, "author", &j->author))
		return false;
	while (span_starts(rest, "file ")) {
		struct journal_file f;

		if (!line_of(&rest, "file", &line) || !span_cut(&line, ' ', &f.new) ||
		    !span_cut(&line, ' ', &f.old) || !span_cut(&line, '\t', &f.tmp))
			return false;
		f.path = line;
		*vec_push(j->files, j->n, j->cap) = f;
	}
	if (!line_of(&rest, "message", &line) || !span_number(line, &n) || n < 0 || n > (double)rest.n)
		return false;
	j->message = span_make(rest.p, (size_t)n);
	return span_is(span_make(rest.p + (size_t)n, rest.n - (size_t)n), "\nend\n");
}

int
journal_read(int gitdir, struct journal *j)
{
	int fd = openat(gitdir, "cr/journal", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t n;

	memset(j, 0, sizeof *j);
	if (fd < 0)
		return errno == ENOENT ? 1 : -1;
	do {
		str_room(&j->text, 1 << 16);
		n = read(fd, j->text.s + j->text.n, 1 << 16);
		if (n > 0)
			j->text.n += (size_t)n;
	} while (n > 0 && j->text.n < JOURNAL_MAX);
	close(fd);
	if (n < 0)
		return -1;
	j->text.s[j->text.n] = '\0';
	return parse(j) ? 0 : 1;
}

void
journal_remove(int gitdir)
{
	unlinkat(gitdir, "cr/journal", 0);
}

void
journal_release(struct journal *j)
{
	free(j->files);
	str_release(&j->text);
	memset(j, 0, sizeof *j);
}

/* The git directory of the work tree that dir is in, without libgit2. */
static int
open_gitdir(const char *dir)
{
	char link[PATH_MAX + 16];
	int at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd = -1;
	struct stat here, up;

	while (at >= 0) {
		int parent;
		ssize_t n = -1;

		fd = openat(at, ".git", O_RDONLY | O_CLOEXEC);
		if (fd >= 0 && fstat(fd, &here) == 0 && S_ISREG(here.st_mode)) {
			n = read(fd, link, sizeof link - 1);
			close(fd);
			fd = -1;
			if (n > 8 && memcmp(link, "gitdir: ", 8) == 0) {
				link[n] = '\0';
				link[strcspn(link, "\n")] = '\0';
				fd = openat(at, link + 8, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
			}
		}
		if (fd >= 0)
			break;
		parent = openat(at, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (parent < 0 || fstat(at, &here) < 0 || fstat(parent, &up) < 0 ||
		    (here.st_ino == up.st_ino && here.st_dev == up.st_dev)) {
			if (parent >= 0)
				close(parent);
			break;
		}
		close(at);
		at = parent;
	}
	if (at >= 0)
		close(at);
	return fd;
}

int
hist_unfinished(const char *book_dir)
{
	int gitdir = open_gitdir(book_dir), lock, dead = 0;

	if (gitdir < 0)
		return 0;
	if (faccessat(gitdir, "cr/journal", F_OK, 0) == 0) {
		/* A living writer has one too, for the moment; it holds the flock. */
		lock = openat(gitdir, "cr/lock", O_RDONLY | O_CLOEXEC);
		dead = lock < 0 || flock(lock, LOCK_SH | LOCK_NB) == 0;
		if (lock >= 0)
			close(lock);
		dead = dead && faccessat(gitdir, "cr/journal", F_OK, 0) == 0;
	}
	close(gitdir);
	return dead;
}
