/* Directories, listed: see io.h. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

enum { FEW = 64 };

/* An entry in text: its length in two bytes, its type, its name, a NUL. */
static void
add_entry(struct str *text, size_t *n, unsigned char type, const char *name)
{
	size_t len = strlen(name);
	uint16_t kept = (uint16_t)len;
	char *to;

	if (*name == '.' && (len == 1 || (len == 2 && name[1] == '.')))
		return;
	str_room(text, len + 4);
	to = text->s + text->n;
	memcpy(to, &kept, 2);
	to[2] = (char)type;
	memcpy(to + 3, name, len + 1);
	text->n += len + 4;
	++*n;
}

#ifdef __GLIBC__
/* As readdir does, without the five calls of the system that opening and closing a stream takes. */
static int
read_entries(int fd, struct str *text, size_t *n)
{
	_Alignas(struct dirent64) char buf[32 << 10];
	ssize_t got;

	while ((got = getdents64(fd, buf, sizeof buf)) > 0) {
		str_room(text, (size_t)got);
		for (char *at = buf; at < buf + got; at += ((struct dirent64 *)at)->d_reclen)
			add_entry(text, n, ((struct dirent64 *)at)->d_type, ((struct dirent64 *)at)->d_name);
	}
	return got < 0 ? -1 : 0;
}
#else
static int
read_entries(int fd, struct str *text, size_t *n)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3), err;
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *e;

	if (dir == NULL) {
		err = errno;
		if (copy >= 0)
			close(copy);
		errno = err;
		return -1;
	}
	while (errno = 0, (e = readdir(dir)) != NULL)
		add_entry(text, n, e->d_type, e->d_name);
	err = errno;
	closedir(dir);
	errno = err;
	return err ? -1 : 0;
}
#endif

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct io_name *)a)->name, ((const struct io_name *)b)->name);
}

/* How many bytes all names begin with. */
static size_t
common_start(const struct io_name *v, size_t n)
{
	size_t lead = n > 0 ? v[0].n : 0, k;

	for (size_t i = 1; i < n; i++) {
		for (k = 0; k < lead && v[i].name[k] == v[0].name[k]; k++)
			;
		lead = k;
	}
	return lead;
}

/* The eight bytes from there on, as a number that compares as they do; zeros after the end. */
static uint64_t
key_of(const struct io_name *e, size_t lead)
{
	size_t n = e->n - lead;
	uint64_t key = 0;

	memcpy(&key, e->name + lead, n < 8 ? n : 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	key = __builtin_bswap64(key);
#endif
	return key;
}

/* A few names, which is what most directories hold: by insertion, and nearly always by one comparison of numbers. */
static void
sort_few(struct io_name *v, size_t n)
{
	size_t lead = common_start(v, n);
	uint64_t keys[FEW];

	for (size_t i = 0; i < n; i++) {
		struct io_name e = v[i];
		uint64_t key = key_of(&e, lead);
		size_t k = i;

		for (; k > 0 && (keys[k - 1] > key || (keys[k - 1] == key && by_name(&v[k - 1], &e) > 0)); k--) {
			keys[k] = keys[k - 1];
			v[k] = v[k - 1];
		}
		keys[k] = key;
		v[k] = e;
	}
}

/* The entries and then their texts in one block. */
static struct io_name *
pack(const struct str *text, size_t n)
{
	struct io_name *v = malloc(n * sizeof *v + text->n + 1);
	char *at;

	if (v == NULL)
		abort();
	at = (char *)(v + n);
	if (text->n)
		memcpy(at, text->s, text->n);
	for (size_t i = 0; i < n; i++) {
		uint16_t len;

		memcpy(&len, at, 2);
		v[i] = (struct io_name){ .name = at + 3, .n = len, .type = (unsigned char)at[2] };
		at += len + 4;
	}
	if (n <= FEW)
		sort_few(v, n);
	else
		qsort(v, n, sizeof *v, by_name);
	return v;
}

int
io_list_open(int fd, struct io_name **names, size_t *n)
{
	struct str text = {0};
	int r, err;

	*names = NULL;
	*n = 0;
	if ((r = read_entries(fd, &text, n)) == 0)
		*names = pack(&text, *n);
	else
		*n = 0;
	err = errno;
	str_release(&text);
	errno = err;
	return r;
}

int
io_list(int dirfd, const char *path, struct io_name **names, size_t *n)
{
	int fd = io_open_beneath(dirfd, path, O_RDONLY | O_DIRECTORY), r, err;

	*names = NULL;
	*n = 0;
	if (fd < 0)
		return -1;
	r = io_list_open(fd, names, n);
	err = errno;
	close(fd);
	errno = err;
	return r;
}
