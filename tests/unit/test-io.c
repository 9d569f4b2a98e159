/*
 * test-io - what may be opened beneath a directory and what is refused, and why
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

static int failed;

#define CHECK(ok, ...) ((ok) ? (void)0 : (printf("%s:%d: ", __FILE__, __LINE__), \
    printf(__VA_ARGS__), puts(""), (void)(failed = 1)))

static void
put(int dir, const char *path, const char *text, size_t n)
{
	int fd = openat(dir, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	CHECK(fd >= 0 && write(fd, text, n) == (ssize_t)n, "cannot write %s", path);
	close(fd);
}

static const struct { const char *path; int status; const char *why; } rows[] = {
	{ "a/file", 0, NULL }, { "a//file", 0, NULL }, { "./a/file", 0, NULL }, { "empty", 0, NULL },
	{ "none", 1, NULL }, { "a/none", 1, NULL }, { "none/file", 1, NULL }, { "a/file/x", 1, NULL },
	{ "link", -1, "link" }, { "dirlink/file", -1, "link" }, { "dangling", -1, "link" },
	{ "a/../../out", -1, "out of the book" }, { "../out", -1, "out of the book" },
	{ "/etc/passwd", -1, "out of the book" }, { "outlink", -1, "link" },
	{ "fifo", -1, "no file" }, { "a", -1, "directory" }, { "hard", -1, "hard link" }, { "big", -1, "too large" },
};

static void
reads(int dir)
{
	struct str out = {0};
	const char *why;
	int status;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		status = io_read(dir, rows[i].path, 1000, &out, &why);
		CHECK(status == rows[i].status, "%s: %d, %s", rows[i].path, status, why ? why : "");
		CHECK(status != -1 || (why && strstr(why, rows[i].why)), "%s: %s", rows[i].path, why ? why : "no reason");
	}
	CHECK(io_read(dir, "a/file", 1000, &out, &why) == 0 && span_is(str_span(&out), "hello"), "the bytes");
	CHECK(io_read(dir, "empty", 1000, &out, &why) == 0 && out.n == 0 && *str_cstr(&out) == '\0', "no bytes");
	CHECK(io_read(dir, "big", 1001, &out, &why) == 0 && out.n == 1001, "as many bytes as are allowed");
	str_release(&out);
}

static bool
is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

/* More files than there are runs, with descriptors of somebody else between them. */
static void
leaves(int dir)
{
	struct io_left left = {0};
	struct str out = {0};
	const char *why;
	bool before[64];
	int other[6];

	for (int fd = 0; fd < 64; fd++)
		before[fd] = is_open(fd);
	for (int i = 0; i < 6; i++) {
		for (int k = 0; k < 3; k++)
			CHECK(io_add_entry(dir, "a/file", 1000, &out, &why, &left) == 0, "%s", why);
		other[i] = dup(dir);
	}
	CHECK(out.n == 6 * 3 * 5, "%zu bytes", out.n);
	CHECK(io_add_entry(dir, "none", 1000, &out, &why, &left) == 1, "what is not there");
	CHECK(io_add_entry(dir, "a", 1000, &out, &why, &left) == -1 && out.n == 6 * 3 * 5, "a directory");
	io_close_left(&left);
	for (int i = 0; i < 6; i++)
		CHECK(close(other[i]) == 0, "descriptor %d was closed by another", other[i]);
	for (int fd = 0; fd < 64; fd++)
		CHECK(is_open(fd) == before[fd], "descriptor %d is %s", fd, before[fd] ? "closed" : "open");
	str_release(&out);
}

/* By bytes, whatever they have in common; few and many are sorted by different means. */
static void
sorts(int dir, int n)
{
	static const char *const starts[] = { "2026-01-0", "2026-01-01-call", "2026-01-01-call-", "2", "" };
	struct io_name *v;
	char name[64];
	size_t got;

	mkdirat(dir, "s", 0755);
	for (int i = 0; i < n; i++) {
		snprintf(name, sizeof name, "s/%s%d", starts[i % 5], i * 7919 % 100);
		put(dir, name, "", 0);
	}
	CHECK(io_list(dir, "s", &v, &got) == 0 && got == (size_t)n, "%zu of %d names", got, n);
	for (size_t i = 0; i < got; i++) {
		CHECK(v[i].n == strlen(v[i].name), "%s has no %u bytes", v[i].name, v[i].n);
		CHECK(i == 0 || strcmp(v[i - 1].name, v[i].name) < 0, "%s stands before %s", v[i - 1].name, v[i].name);
	}
	free(v);
}

static void
lists(int dir)
{
	static const char *const names[] = { "B", "a", "b", "\xc3\xa9" };
	struct io_name *v;
	size_t n;

	mkdirat(dir, "l", 0755);
	mkdirat(dir, "none-in-it", 0755);
	mkdirat(dir, "l/a", 0755);
	put(dir, "l/b", "", 0);
	put(dir, "l/\xc3\xa9", "", 0);
	put(dir, "l/B", "", 0);
	CHECK(io_list(dir, "l", &v, &n) == 0 && n == 4, "%zu names", n);
	for (size_t i = 0; i < n; i++)
		CHECK(strcmp(v[i].name, names[i]) == 0, "name %zu is %s", i, v[i].name);
	CHECK(v[1].type == DT_DIR || v[1].type == DT_UNKNOWN, "a directory is said");
	CHECK(v[2].type == DT_REG || v[2].type == DT_UNKNOWN, "a file is said");
	free(v);
	CHECK(io_list(dir, "none-in-it", &v, &n) == 0 && n == 0, "an empty directory");
	free(v);
	CHECK(io_list(dir, "none", &v, &n) < 0 && errno == ENOENT, "no directory");
	CHECK(io_list(dir, "dirlink", &v, &n) < 0 && errno == ELOOP, "a link to a directory");
	CHECK(io_list(dir, "a/file", &v, &n) < 0 && errno == ENOTDIR, "a file");
}

static void
creates(int dir)
{
	struct str out = {0};
	const char *why;

	CHECK(io_create(dir, "a/new", span_of("first")) == 0, "a new file");
	CHECK(io_create(dir, "a/new", span_of("second")) < 0 && errno == EEXIST, "one that is there");
	CHECK(io_read(dir, "a/new", 1000, &out, &why) == 0 && span_is(str_span(&out), "first"), "it stays as it was");
	CHECK(io_create(dir, "../new", span_of("x")) < 0 && errno == EXDEV, "outside");
	CHECK(io_create(dir, "dirlink/new", span_of("x")) < 0 && errno == ELOOP, "behind a link");
	str_release(&out);
}

static bool
holds(int dir, const char *name, const char *text)
{
	struct str s = {0};
	const char *why;
	bool is = io_read(dir, name, 100, &s, &why) == 0 && span_is(str_span(&s), text);

	str_release(&s);
	return is;
}

/* A system that cannot says so, and does nothing. */
static void
renames(int dir)
{
	bool can;

	put(dir, "one", "1", 1);
	put(dir, "two", "2", 1);
	can = io_rename(dir, "one", "two", IO_RENAME_SWAP) == 0;
	CHECK(can || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP, "swap: %s", strerror(errno));
	CHECK(holds(dir, "one", can ? "2" : "1") && holds(dir, "two", can ? "1" : "2"), "not swapped");
	CHECK(io_rename(dir, "one", "two", IO_RENAME_NEW) < 0 && (!can || errno == EEXIST), "over another");
	CHECK(holds(dir, "one", can ? "2" : "1") && holds(dir, "two", can ? "1" : "2"), "changed by what failed");
	CHECK((io_rename(dir, "one", "new", IO_RENAME_NEW) == 0) == can, "to a free name: %s", strerror(errno));
	CHECK(holds(dir, can ? "new" : "one", can ? "2" : "1"), "not there");
}

int
main(void)
{
	char base[] = "test-io.XXXXXX", big[1001] = {0}, remove[64];
	int top, dir;

	if (mkdtemp(base) == NULL || (top = open(base, O_RDONLY | O_DIRECTORY)) < 0)
		return 1;
	mkdirat(top, "book", 0755);
	dir = openat(top, "book", O_RDONLY | O_DIRECTORY);
	put(top, "out", "secret", 6);
	mkdirat(dir, "a", 0755);
	put(dir, "a/file", "hello", 5);
	put(dir, "empty", "", 0);
	put(dir, "big", big, sizeof big);
	put(dir, "hard", "x", 1);
	if (linkat(dir, "hard", dir, "hard2", 0) < 0 || symlinkat("a/file", dir, "link") < 0 ||
	    symlinkat("a", dir, "dirlink") < 0 || symlinkat("none", dir, "dangling") < 0 ||
	    symlinkat("../out", dir, "outlink") < 0 || mkfifoat(dir, "fifo", 0644) < 0)
		CHECK(0, "the directory cannot be made");
	reads(dir);
	leaves(dir);
	renames(dir);
	creates(dir);
	lists(dir);
	sorts(dir, 31);
	sorts(dir, 33);
	close(dir);
	close(top);
	snprintf(remove, sizeof remove, "rm -rf %s", base);
	return system(remove) != 0 || failed;
}
