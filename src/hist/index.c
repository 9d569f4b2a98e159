/*
 * index - git's index, patched for a few paths
 */
#include "hist/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/sha1.h"

enum {
	HEADER = 12, FIXED = 62, TRAILER = SHA1_SIZE,
	AT_MTIME = 8, AT_MODE = 24, AT_SIZE = 36, AT_OID = 40, AT_FLAGS = 60,
	ASSUME_VALID = 0x8000, EXTENDED = 0x4000, STAGE = 0x3000, NAME_MAX_FLAG = 0x0fff,
	INTENT_TO_ADD = 0x2000,		/* of the extended flags */
};

static uint32_t
get32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void
put32(unsigned char *p, uint32_t v)
{
	for (int i = 3; i >= 0; i--, v >>= 8)
		p[i] = (unsigned char)v;
}

static unsigned
flags_of(const struct index *ix, size_t i)
{
	const unsigned char *p = ix->map + ix->at[i] + AT_FLAGS;

	return (unsigned)p[0] << 8 | p[1];
}

static const char *
name_of(const struct index *ix, size_t i)
{
	return (const char *)ix->map + ix->at[i] + FIXED + ((flags_of(ix, i) & EXTENDED) != 0 ? 2 : 0);
}

static bool
scan_entries(struct index *ix)
{
	size_t at = HEADER, end = ix->size - TRAILER;

	for (size_t i = 0; i < ix->n; i++) {
		const char *name, *nul;

		if (end < at || end - at < FIXED + 2)
			return false;
		ix->at[i] = (uint32_t)at;
		name = name_of(ix, i);
		nul = memchr(name, '\0', ix->size - TRAILER - (size_t)(name - (const char *)ix->map));
		if (nul == NULL)
			return false;
		at += ((size_t)(nul - (const char *)(ix->map + at)) + 8) & ~(size_t)7;
	}
	ix->extensions = at;
	return at <= end;
}

/* Extensions in capitals are hints; others change what the entries mean. */
static const char *
foreign_extension(const struct index *ix)
{
	size_t at = ix->extensions, end = ix->size - TRAILER;

	while (end - at >= 8) {
		const unsigned char *p = ix->map + at;
		size_t n = get32(p + 4);

		if (p[0] < 'A' || p[0] > 'Z')
			return memcmp(p, "link", 4) == 0 ? "a split index" :
			    memcmp(p, "sdir", 4) == 0 ? "a sparse index" : "an index of an unknown kind";
		if (n > end - at - 8)
			return "an index that cannot be read";
		at += 8 + n;
	}
	return at == end ? NULL : "an index that cannot be read";
}

int
index_load(struct index *ix, int gitdir, const char **why, struct faults *faults)
{
	int fd;

	memset(ix, 0, sizeof *ix);
	ix->gitdir = gitdir;
	ix->fd = -1;
	fd = openat(gitdir, "index", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0 || fstat(fd, &ix->st) < 0) {
		fault_add(faults, ERROR, NULL, 0, 0, "git's index: %s", strerror(errno));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	ix->size = (size_t)ix->st.st_size;
	*why = "an index that cannot be read";
	if (ix->size >= HEADER + TRAILER && ix->size <= UINT32_MAX)
		ix->map = mmap(NULL, ix->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	close(fd);
	if (ix->map == NULL || ix->map == MAP_FAILED) {
		ix->map = NULL;
		return 1;
	}
	ix->version = get32(ix->map + 4);
	ix->n = get32(ix->map + 8);
	if (memcmp(ix->map, "DIRC", 4) != 0 || ix->n > ix->size / FIXED)
		return 1;
	if (ix->version != 2 && ix->version != 3) {
		*why = "an index of another version";
		return 1;
	}
	ix->at = malloc((ix->n + 1) * sizeof *ix->at);
	if (ix->at == NULL)
		abort();
	if (!scan_entries(ix))
		return 1;
	*why = foreign_extension(ix);
	return *why != NULL;
}

/* The first entry not before path. */
static size_t
lower(const struct index *ix, const char *path)
{
	size_t low = 0, high = ix->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(name_of(ix, mid), path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
has(const struct index *ix, const char *path)
{
	size_t i = lower(ix, path);

	return i < ix->n && strcmp(name_of(ix, i), path) == 0;
}

int
index_fits(const struct index *ix, const struct index_change *v, size_t n, const char **why)
{
	struct str dir = {0};
	int clash = 0;

	for (size_t k = 0; k < n && clash == 0; k++) {
		size_t i = lower(ix, v[k].path);

		if (i < ix->n && strcmp(name_of(ix, i), v[k].path) == 0) {
			if ((flags_of(ix, i) & STAGE) != 0) {
				*why = "unmerged";
				clash = -1;
			}
			continue;
		}
		str_reset(&dir);
		str_addf(&dir, "%s/", v[k].path);
		i = lower(ix, dir.s);
		if (i < ix->n && strncmp(name_of(ix, i), dir.s, dir.n) == 0)
			clash = 1;
		for (char *slash = strrchr(v[k].path, '/'); slash != NULL && clash == 0;) {
			str_reset(&dir);
			str_add(&dir, span_make(v[k].path, (size_t)(slash - v[k].path)));
			clash = has(ix, dir.s);
			slash = memrchr(v[k].path, '/', dir.n);
		}
		if (clash == 1)
			*why = "a file staged where a directory is, or the reverse";
	}
	str_release(&dir);
	return clash;
}

int
index_begin(struct index *ix, struct faults *faults)
{
	struct stat st;
	mode_t mode = ix->map != NULL ? ix->st.st_mode & 0777 : 0666;

	unlinkat(ix->gitdir, "cr/index", 0);
	ix->fd = openat(ix->gitdir, "cr/index", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (ix->fd < 0 || fstat(ix->fd, &st) < 0 || (ix->map != NULL && fchmod(ix->fd, mode) < 0)) {
		fault_add(faults, ERROR, NULL, 0, 0, "git's index cannot be written: %s", strerror(errno));
		return -1;
	}
	ix->stamp = st.st_mtim;
	return 0;
}

struct sink {
	int fd;
	struct sha1 hash;
	struct str text;
	bool failed;
};

static void
flush(struct sink *s)
{
	const char *p = s->text.s;
	size_t n = s->text.n;

	while (n > 0 && !s->failed) {
		ssize_t w = write(s->fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0) {
			s->failed = true;
			break;
		}
		p += w;
		n -= (size_t)w;
	}
	str_reset(&s->text);
}

static void
emit(struct sink *s, const void *p, size_t n)
{
	sha1_add(&s->hash, p, n);
	str_add(&s->text, span_make(p, n));
	if (s->text.n > 1 << 18)
		flush(s);
}

static void
emit_entry(struct sink *s, const struct index_change *c, unsigned flags, unsigned extended)
{
	unsigned char e[FIXED + 2] = {0};
	static const char zeros[8];
	size_t name = strlen(c->path), fixed = (flags & EXTENDED) != 0 ? FIXED + 2 : FIXED;
	const uint32_t stat[] = {
		(uint32_t)c->st.st_ctim.tv_sec, (uint32_t)c->st.st_ctim.tv_nsec,
		(uint32_t)c->st.st_mtim.tv_sec, (uint32_t)c->st.st_mtim.tv_nsec,
		(uint32_t)c->st.st_dev, (uint32_t)c->st.st_ino, c->mode,
		(uint32_t)c->st.st_uid, (uint32_t)c->st.st_gid,
		c->doubtful ? 0 : (uint32_t)c->st.st_size,
	};

	for (size_t i = 0; i < sizeof stat / sizeof *stat; i++)
		put32(e + 4 * i, stat[i]);
	memcpy(e + AT_OID, c->blob.b, sizeof c->blob.b);
	flags = (flags & (ASSUME_VALID | EXTENDED)) | (name < NAME_MAX_FLAG ? (unsigned)name : NAME_MAX_FLAG);
	e[AT_FLAGS] = (unsigned char)(flags >> 8);
	e[AT_FLAGS + 1] = (unsigned char)flags;
	e[FIXED] = (unsigned char)(extended >> 8);
	e[FIXED + 1] = (unsigned char)extended;
	emit(s, e, fixed);
	emit(s, c->path, name);
	emit(s, zeros, 8 - (fixed + name) % 8);
}

/* Entries [from, to) as they are, those too young without their size. */
static void
emit_old(struct sink *s, struct index *ix, size_t from, size_t to)
{
	uint32_t young = (uint32_t)ix->st.st_mtim.tv_sec;
	size_t end = to < ix->n ? ix->at[to] : ix->extensions;

	if (from == to)
		return;
	for (size_t i = from; i < to; i++) {
		unsigned char *e = ix->map + ix->at[i];

		if (get32(e + AT_MTIME) >= young && (get32(e + AT_MODE) & 0170000) != 0160000)
			put32(e + AT_SIZE, 0);
	}
	emit(s, ix->map + ix->at[from], end - ix->at[from]);
}

static void
emit_extensions(struct sink *s, const struct index *ix, const struct index_change *v, size_t n)
{
	size_t at = ix->extensions, end = ix->size - TRAILER;

	while (end - at >= 8) {
		const unsigned char *p = ix->map + at;
		size_t size = get32(p + 4);

		if (memcmp(p, "REUC", 4) == 0 || memcmp(p, "NAME", 4) == 0) {
			emit(s, p, 8 + size);
		} else if (memcmp(p, "TREE", 4) == 0) {
			struct str tree = {0};
			unsigned char head[8] = "TREE";

			if (index_tree(&tree, span_make((const char *)p + 8, size), v, n)) {
				put32(head + 4, (uint32_t)tree.n);
				emit(s, head, sizeof head);
				emit(s, tree.s, tree.n);
			}
			str_release(&tree);
		}
		at += 8 + size;
	}
}

static void
emit_all(struct sink *s, struct index *ix, const struct index_change *v, size_t n)
{
	unsigned char head[HEADER] = "DIRC";
	size_t from = 0, count = ix->n;

	for (size_t k = 0; k < n; k++)
		count += (v[k].mode != 0) - (size_t)(ix->map != NULL && has(ix, v[k].path));
	put32(head + 4, ix->map != NULL ? ix->version : 2);
	put32(head + 8, (uint32_t)count);
	emit(s, head, sizeof head);
	for (size_t k = 0; k < n; k++) {
		size_t i = lower(ix, v[k].path);
		bool old = i < ix->n && strcmp(name_of(ix, i), v[k].path) == 0;
		unsigned flags = old ? flags_of(ix, i) : 0, extended = 0;

		if ((flags & EXTENDED) != 0) {
			const unsigned char *x = ix->map + ix->at[i] + FIXED;

			extended = ((unsigned)x[0] << 8 | x[1]) & ~(unsigned)INTENT_TO_ADD;
		}
		emit_old(s, ix, from, i);
		if (v[k].mode != 0)
			emit_entry(s, &v[k], flags, extended);
		from = i + old;
	}
	emit_old(s, ix, from, ix->n);
	if (ix->map != NULL)
		emit_extensions(s, ix, v, n);
}

int
index_end(struct index *ix, const struct index_change *v, size_t n, bool fsync_too, struct faults *faults)
{
	struct sink s = { .fd = ix->fd };
	unsigned char digest[SHA1_SIZE];
	/* As old as the moment before the files were looked at: an edit since then is younger. */
	struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, ix->stamp };

	sha1_init(&s.hash);
	emit_all(&s, ix, v, n);
	sha1_end(&s.hash, digest);
	str_add(&s.text, span_make((const char *)digest, sizeof digest));
	flush(&s);
	str_release(&s.text);
	if (s.failed || futimens(ix->fd, times) < 0 || (fsync_too && fsync(ix->fd) < 0))
		goto trouble;
	unlinkat(ix->gitdir, "cr/index.old", 0);
	if (ix->map != NULL && linkat(ix->gitdir, "index", ix->gitdir, "cr/index.old", 0) < 0 &&
	    errno != EPERM && errno != EOPNOTSUPP)
		goto trouble;
	if (renameat(ix->gitdir, "cr/index", ix->gitdir, "index") < 0)
		goto trouble;
	ix->replaced = true;
	return 0;
trouble:
	fault_add(faults, ERROR, NULL, 0, 0, "git's index cannot be written: %s", strerror(errno));
	unlinkat(ix->gitdir, "cr/index", 0);
	return -1;
}

void
index_back(struct index *ix)
{
	if (!ix->replaced)
		return;
	if (ix->map != NULL)
		renameat(ix->gitdir, "cr/index.old", ix->gitdir, "index");
	else
		unlinkat(ix->gitdir, "index", 0);
	ix->replaced = false;
}

void
index_release(struct index *ix)
{
	if (ix->map != NULL)
		munmap(ix->map, ix->size);
	if (ix->fd >= 0)
		close(ix->fd);
	if (ix->replaced)
		unlinkat(ix->gitdir, "cr/index.old", 0);
	free(ix->at);
	ix->map = NULL;
	ix->at = NULL;
	ix->fd = -1;
}
