#include "hist/loose.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/zip.h"

enum { AT_ONCE = 64, NAME = 48 };

/* One that is on its way. */
struct file {
	char tmp[NAME], name[NAME];	/* below objects/ */
	int fd;				/* -1: it is there already */
};

static void
place_of(const struct oid *id, char out[NAME])
{
	char hex[OID_TEXT];

	snprintf(out, NAME, "%.2s/%s", oid_text(id, hex), hex + 2);
}

/* Whether there is one; then it is as young as a new one, and as lasting. */
static bool
is_there(int objects, const char *name, bool sync)
{
	int fd;

	if (utimensat(objects, name, NULL, 0) < 0)
		return false;
	if (!sync)
		return true;
	fd = openat(objects, name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	sync = fsync(fd) == 0;
	close(fd);
	return sync;
}

static int
begin(int objects, struct file *f, struct span bytes)
{
	uint64_t noise;

	if (getrandom(&noise, sizeof noise, 0) != sizeof noise)
		return -1;
	snprintf(f->tmp, sizeof f->tmp, "tmp_obj_%016llx", (unsigned long long)noise);
	f->fd = openat(objects, f->tmp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444);
	return f->fd < 0 ? -1 : io_write(f->fd, bytes);
}

static int
place(int objects, const struct file *f)
{
	char fan[3] = { f->name[0], f->name[1], '\0' };

	if (renameat(objects, f->tmp, objects, f->name) == 0)
		return 0;
	if (errno != ENOENT || (mkdirat(objects, fan, 0777) < 0 && errno != EEXIST))
		return -1;
	return renameat(objects, f->tmp, objects, f->name);
}

/* All are written before the first is synced: a file system may write their directory but once. */
static int
write_some(int objects, struct zip *z, const struct object *v, size_t n, bool sync)
{
	static const char *const types[] = {
		[OBJECT_COMMIT] = "commit", [OBJECT_TREE] = "tree", [OBJECT_BLOB] = "blob",
	};
	struct file file[AT_ONCE], *f;
	struct str out = {0};
	int error = 0;

	for (f = file; f < file + n; f++, v++) {
		char head[32];
		int size = snprintf(head, sizeof head, "%s %zu", types[v->type], v->bytes.n);

		f->fd = -1;
		place_of(&v->name, f->name);
		if (error != 0 || is_there(objects, f->name, sync))
			continue;
		str_reset(&out);
		zip_add(z, span_make(head, (size_t)size + 1), v->bytes, &out);
		error = begin(objects, f, str_span(&out)) < 0 ? errno : 0;
	}
	for (f = file; f < file + n && sync && error == 0; f++)
		error = f->fd >= 0 && fsync(f->fd) < 0 ? errno : 0;
	for (f = file; f < file + n; f++) {
		if (f->fd < 0)
			continue;
		if (close(f->fd) < 0 && error == 0)
			error = errno;
		if (error == 0 && place(objects, f) < 0)
			error = errno;
		if (error != 0)
			unlinkat(objects, f->tmp, 0);
	}
	str_release(&out);
	errno = error;
	return error == 0 ? 0 : -1;
}

int
loose_write(int objects, const struct object *v, size_t n, bool sync)
{
	struct zip *z = zip_new();
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i += AT_ONCE)
		r = write_some(objects, z, v + i, n - i < AT_ONCE ? n - i : AT_ONCE, sync);
	zip_free(z);
	return r;
}
