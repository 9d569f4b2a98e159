/* lay - see lay.h */
#include "cmd/lay.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

/* What git takes for the tree of nothing, in a sha1 and in a sha256 repository. */
#define EMPTY_TREE "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
#define EMPTY_TREE_256 "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"

struct lay_dir {
	char *path;
};

struct entry {			/* one file that differs */
	const char *path, *oid;
	unsigned mode;		/* 0: it goes */
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

static int
trouble(struct lay *l, const char *path)
{
	return cmd_fail(l->cmd, "%s: %s", path, strerror(errno)), -1;
}

/* No path of a tree may lead out of the copy. */
static bool
is_inside(struct span path)
{
	struct span part;
	bool more = true;

	if (path.n == 0)
		return false;
	while (more) {
		more = span_cut(&path, '/', &part);
		if (part.n == 0 || span_is(part, ".") || span_is(part, ".."))
			return false;
	}
	return true;
}

static unsigned
octal(struct span s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '7'; i++)
		n = n * 8 + (unsigned)(s.p[i] - '0');
	return n;
}

/* ":100644 100644 OID OID M" */
static void
read_entry(struct entry *e, struct arena *a, struct span raw)
{
	struct span word[4] = {0};

	for (size_t i = 0; i < 4; i++)
		span_cut(&raw, ' ', &word[i]);
	e->mode = octal(word[1]);
	e->oid = arena_dup(a, word[3]);
}

static int
list_entries(struct lay *l, struct entries *out, struct arena *a, const char *from, const char *to,
    const char *const *paths)
{
	const char *args[16] = { "diff-tree", "-r", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", NULL, to, "--" };
	struct span raw, path;
	struct git g;
	size_t n = 10;

	args[7] = from != NULL ? from : strlen(to) > 40 ? EMPTY_TREE_256 : EMPTY_TREE;
	for (size_t i = 0; paths != NULL && paths[i] != NULL && n < 15; i++)
		args[n++] = paths[i];
	if (paths == NULL)
		args[n++] = ".";
	if (git_start(&g, l->cmd, args, 0) < 0)
		return -1;
	while (git_field(&g, '\0', &raw)) {
		struct entry e;

		read_entry(&e, a, raw);
		if (!git_field(&g, '\0', &path))
			break;
		e.path = arena_dup(a, path);
		if (is_inside(path))
			*vec_push(out->v, out->n, out->cap) = e;
	}
	return git_end(&g) == 0 ? 0 : (cmd_fail(l->cmd, "git cannot compare %s and %s", args[7], to), -1);
}

static const char *
full(struct lay *l, const char *path)
{
	str_reset(&l->path);
	str_addf(&l->path, "%s/%s", l->dir, path);
	return str_cstr(&l->path);
}

/* Makes a directory of the copy writable until the end of this round. */
static void
unlock(struct lay *l, const char *dir)
{
	if (!l->locked || (l->nopened > 0 && strcmp(l->opened[l->nopened - 1].path, dir) == 0))
		return;
	if (chmod(dir, 0755) == 0)
		*vec_push(l->opened, l->nopened, l->opened_cap) =
		    (struct lay_dir){ arena_dup(&l->cmd->arena, span_of(dir)) };
}

static void
lock_again(struct lay *l)
{
	for (size_t i = l->nopened; i-- > 0; )
		(void)chmod(l->opened[i].path, 0555);
	l->nopened = 0;
}

/* The directories above a file that is to be written, or taken away. */
static int
make_way(struct lay *l, bool make)
{
	char *s = l->path.s;
	size_t base = strlen(l->dir);

	for (char *p = s + base; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		if (make && mkdir(s, 0755) < 0 && errno != EEXIST)
			return trouble(l, s);
		unlock(l, s);
		*p = '/';
	}
	return 0;
}

static int
take_away(struct lay *l, const struct entry *e)
{
	char *s, *slash;

	full(l, e->path);
	if (make_way(l, false) < 0)
		return -1;
	s = l->path.s;
	if (unlink(s) < 0 && errno != ENOENT && rmdir(s) < 0)
		return trouble(l, s);
	while ((slash = strrchr(s, '/')) != NULL && (size_t)(slash - s) > strlen(l->dir)) {
		*slash = '\0';
		if (rmdir(s) < 0)
			break;
	}
	return 0;
}

/* Not one that goes, nor a repository of its own: that is an empty directory. */
static bool
has_blob(const struct entry *e)
{
	return e->mode != 0 && (e->mode & S_IFMT) != 0160000;
}

static int
put_file(struct lay *l, const struct entry *e)
{
	unsigned mode = (e->mode & 0111 ? 0755u : 0644u) & (l->locked ? 0555u : 0777u);
	struct span bytes;
	int fd, r;

	full(l, e->path);
	if (make_way(l, true) < 0)
		return -1;
	if (!has_blob(e))
		return mkdir(l->path.s, 0755) < 0 && errno != EEXIST ? trouble(l, l->path.s) : 0;
	if (blobs_take(&l->blobs, l->cmd, e->oid, &bytes) < 0)
		return -1;
	unlink(l->path.s);
	if (S_ISLNK(e->mode)) {
		char *to = arena_dup(&l->cmd->arena, bytes);

		return symlink(to, l->path.s) < 0 ? trouble(l, l->path.s) : 0;
	}
	fd = open(l->path.s, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	if (fd < 0)
		return trouble(l, l->path.s);
	r = io_write(fd, bytes);
	if (close(fd) < 0 || r < 0)
		return trouble(l, l->path.s);
	return 0;
}

int
lay_out(struct lay *l, const char *from, const char *to, const char *const *paths)
{
	struct entries all = {0};
	struct arena a = {0};
	int r = list_entries(l, &all, &a, from, to, paths);

	for (size_t i = 0; r == 0 && from != NULL && i < all.n; i++)
		if (span_ends(span_of(all.v[i].path), ".gitattributes"))
			r = 1;
	for (size_t i = 0; r == 0 && i < all.n; i++)
		if (all.v[i].mode == 0)
			r = take_away(l, &all.v[i]);
	for (size_t i = 0, asked = 0; r == 0 && i < all.n; i++) {
		for (; r == 0 && asked < all.n && asked < i + BLOBS_AHEAD; asked++)
			if (has_blob(&all.v[asked]))
				r = blobs_ask(&l->blobs, l->cmd, all.v[asked].oid);
		if (r == 0 && all.v[i].mode != 0)
			r = put_file(l, &all.v[i]);
	}
	lock_again(l);
	free(all.v);
	arena_release(&a);
	return r;
}

int
lay_file(struct lay *l, const char *path, const struct span *bytes)
{
	const struct entry e = { .path = path };
	int fd, r;

	if (!is_inside(span_of(path)))
		return 0;
	if (bytes == NULL)
		return take_away(l, &e);
	full(l, path);
	if (make_way(l, true) < 0)
		return -1;
	unlink(l->path.s);
	fd = open(l->path.s, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return trouble(l, l->path.s);
	r = io_write(fd, *bytes);
	return close(fd) < 0 || r < 0 ? trouble(l, l->path.s) : 0;
}

/* Only what cr-init writes, comments, and merge drivers stand in it. */
static bool
plain_attributes(struct span text)
{
	struct span line, pattern;

	while (span_line(&text, &line)) {
		line = span_trim(line);
		if (line.n == 0 || line.p[0] == '#' || span_is(line, "*.md -text"))
			continue;
		span_cut(&line, ' ', &pattern);
		for (line = span_trim(line); line.n > 0; line = span_trim(line)) {
			struct span attribute;

			span_cut(&line, ' ', &attribute);
			if (!span_is(attribute, "-text") && !span_starts(attribute, "merge=") && !span_starts(attribute, "diff"))
				return false;
		}
	}
	return true;
}

static bool
is_there(struct lay *l, const char *dir, const char *rest)
{
	return dir != NULL && access(arena_printf(&l->cmd->arena, "%s%s", dir, rest), F_OK) == 0;
}

/* Attributes of this repository alone, of this user, of this machine. */
static bool
other_attributes(struct lay *l)
{
	static const char *const info[] = { "rev-parse", "--git-path", "info/attributes", NULL };
	const char *path = git_line(l->cmd, info), *xdg = getenv("XDG_CONFIG_HOME");

	if (path == NULL || is_there(l, path[0] == '/' ? "" : l->cmd->dir, arena_printf(&l->cmd->arena, "/%s", path)))
		return true;
	return (xdg != NULL && xdg[0] ? is_there(l, xdg, "/git/attributes")
	    : is_there(l, getenv("HOME"), "/.config/git/attributes")) || is_there(l, "", "/etc/gitattributes");
}

bool
lay_plain(struct lay *l)
{
	static const char *const config[] = { "config", "--get-regexp", "^core\\.(autocrlf|eol|attributesfile)$", NULL };
	struct str text = {0};
	const char *why;
	int fd = open(l->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), r;
	bool plain;

	if (fd < 0)
		return false;
	r = io_read(fd, ".gitattributes", IO_RECORD_MAX, &text, &why);
	plain = r >= 0 && plain_attributes(str_span(&text)) && git_line(l->cmd, config) == NULL && !other_attributes(l);
	str_release(&text);
	close(fd);
	return plain;
}

void
lay_release(struct lay *l)
{
	blobs_close(&l->blobs);
	str_release(&l->path);
	free(l->opened);
	*l = (struct lay){0};
}
