/*
 * graph - git's commit graph with its filters of changed paths, kept fresh
 *
 * With it git finds the commits of one record among thousands without looking at
 * each. It is worth writing again some hundred commits after the last time; how
 * many there were, the branch's log of moves says. git itself writes it, as one
 * more layer, while nobody waits.
 */
#include "hist/graph.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/gitcli.h"
#include "hist/inner.h"

enum { ENOUGH = 256, TAIL = 64 << 10, LARGE_PACK = 1 << 20 };

static int64_t
written_at(int objects)
{
	static const char *const files[] = { "info/commit-graphs/commit-graph-chain", "info/commit-graph" };
	struct stat st;
	int64_t last = 0;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (fstatat(objects, files[i], &st, 0) == 0 && st.st_mtime > last)
			last = st.st_mtime;
	return last;
}

/* "... <ana@example.com> 1795300000 +0100 TAB commit: ..." */
static int64_t
moved_at(struct span line)
{
	struct span rest;
	const char *end = span_find(line, '\t');
	double when = 0;

	if (end != NULL)
		line.n = (size_t)(end - line.p);
	rest = line;
	for (const char *p = line.p; p < line.p + line.n; p++)
		if (*p == '>')
			rest = span_make(p + 1, (size_t)(line.p + line.n - p - 1));
	rest = span_trim(rest);
	span_cut(&rest, ' ', &line);
	return span_number(line, &when) ? (int64_t)when : 0;
}

/* Moves of HEAD since then, as far as the end of its log tells. */
static size_t
moves_since(int gitdir, int64_t since)
{
	int fd = openat(gitdir, "logs/HEAD", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char *buf = malloc(TAIL);
	struct span rest, line;
	struct stat st;
	ssize_t got = 0;
	size_t n = 0;

	if (buf == NULL)
		abort();
	if (fd >= 0 && fstat(fd, &st) == 0)
		got = pread(fd, buf, TAIL, st.st_size > TAIL ? st.st_size - TAIL : 0);
	for (rest = span_make(buf, got > 0 ? (size_t)got : 0); span_line(&rest, &line); )
		n += moved_at(line) > since;
	free(buf);
	if (fd >= 0)
		close(fd);
	return n;
}

/* Of a clone the log says nothing, but it comes in one pack. */
static bool
has_large_pack(int objects)
{
	struct io_name *names = NULL;
	struct stat st;
	size_t n = 0;
	bool large = false;
	int dir = openat(objects, "pack", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir >= 0 && io_list(dir, ".", &names, &n) == 0)
		for (size_t i = 0; i < n && !large; i++)
			large = span_ends(span_of(names[i].name), ".pack") && fstatat(dir, names[i].name, &st, 0) == 0
			    && st.st_size >= LARGE_PACK;
	free(names);
	if (dir >= 0)
		close(dir);
	return large;
}

void
hist_graph(struct hist *h)
{
	static const char *const args[] = { "commit-graph", "write", "--reachable", "--changed-paths", "--split", NULL };
	int common = open(repo_commondir(h->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC), objects = -1;
	int64_t last;

	if (common >= 0)
		objects = openat(common, "objects", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (objects >= 0 && faccessat(common, "shallow", F_OK, 0) < 0 && repo_config_bool(h->repo, "core.commitGraph", true)) {
		last = written_at(objects);
		if (moves_since(h->gitdir, last) >= ENOUGH || (last == 0 && has_large_pack(objects)))
			git_leave(h, args);
	}
	if (objects >= 0)
		close(objects);
	if (common >= 0)
		close(common);
}
