/*
 * index - git's index, patched for a few paths
 */
#include "hist/index-form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

uint32_t
index_get32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

unsigned
index_flags(const struct index *ix, size_t i)
{
	const unsigned char *p = ix->map + ix->at[i] + AT_FLAGS;

	return (unsigned)p[0] << 8 | p[1];
}

const char *
index_name(const struct index *ix, size_t i)
{
	return (const char *)ix->map + ix->at[i] + FIXED + ((index_flags(ix, i) & EXTENDED) != 0 ? 2 : 0);
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
		name = index_name(ix, i);
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
		size_t n = index_get32(p + 4);

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
		ix->map = mmap(NULL, ix->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	close(fd);
	if (ix->map == NULL || ix->map == MAP_FAILED) {
		ix->map = NULL;
		return 1;
	}
	ix->version = index_get32(ix->map + 4);
	ix->n = index_get32(ix->map + 8);
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

size_t
index_lower(const struct index *ix, const char *path)
{
	size_t low = 0, high = ix->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(index_name(ix, mid), path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
index_has(const struct index *ix, const char *path)
{
	size_t i = index_lower(ix, path);

	return i < ix->n && strcmp(index_name(ix, i), path) == 0;
}

const struct oid *
index_blob(const struct index *ix, const char *path)
{
	size_t i = index_lower(ix, path);

	if (i == ix->n || strcmp(index_name(ix, i), path) != 0)
		return NULL;
	return (const struct oid *)(ix->map + ix->at[i] + AT_OID);
}

int
index_fits(const struct index *ix, const struct index_change *v, size_t n, const char **why)
{
	struct str dir = {0};
	int clash = 0;

	for (size_t k = 0; k < n && clash == 0; k++) {
		size_t i = index_lower(ix, v[k].path);

		if (i < ix->n && strcmp(index_name(ix, i), v[k].path) == 0) {
			if ((index_flags(ix, i) & STAGE) != 0) {
				*why = "unmerged";
				clash = -1;
			}
			continue;
		}
		str_reset(&dir);
		str_addf(&dir, "%s/", v[k].path);
		i = index_lower(ix, dir.s);
		if (i < ix->n && strncmp(index_name(ix, i), dir.s, dir.n) == 0)
			clash = 1;
		for (char *slash = strrchr(v[k].path, '/'); slash != NULL && clash == 0;) {
			str_reset(&dir);
			str_add(&dir, span_make(v[k].path, (size_t)(slash - v[k].path)));
			clash = index_has(ix, dir.s);
			slash = memrchr(v[k].path, '/', dir.n);
		}
		if (clash == 1)
			*why = "a file staged where a directory is, or the reverse";
	}
	str_release(&dir);
	return clash;
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
