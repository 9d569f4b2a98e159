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
	lists(dir);
	close(dir);
	close(top);
	snprintf(remove, sizeof remove, "rm -rf %s", base);
	return system(remove) != 0 || failed;
}
