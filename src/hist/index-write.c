/*
 * index-write - git's index with a few paths changed
 */
#include "hist/index-form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

static void
put32(unsigned char *p, uint32_t v)
{
	for (int i = 3; i >= 0; i--, v >>= 8)
		p[i] = (unsigned char)v;
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
	s->failed = s->failed || io_write(s->fd, str_span(&s->text)) < 0;
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

		if (index_get32(e + AT_MTIME) >= young && (index_get32(e + AT_MODE) & 0170000) != 0160000)
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
		size_t size = index_get32(p + 4);

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
		count += (v[k].mode != 0) - (size_t)(ix->map != NULL && index_has(ix, v[k].path));
	put32(head + 4, ix->map != NULL ? ix->version : 2);
	put32(head + 8, (uint32_t)count);
	emit(s, head, sizeof head);
	for (size_t k = 0; k < n; k++) {
		size_t i = index_lower(ix, v[k].path);
		bool old = i < ix->n && strcmp(index_name(ix, i), v[k].path) == 0;
		unsigned flags = old ? index_flags(ix, i) : 0, extended = 0;

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
