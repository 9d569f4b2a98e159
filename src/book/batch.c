#include "book/batch.h"

#include <dirent.h>

void
batch_begin(struct batch *b, struct reader *r)
{
	b->reader = r;
	b->n = 0;
	b->most = r->book->ngroups > 32 ? 128 << 10 : 8 << 10;
	b->left = (struct io_left){0};
	str_reset(&r->bytes);
}

void
batch_end(struct batch *b)
{
	struct reader *r = b->reader;

	io_close_left(&b->left);
	for (size_t i = 0; i < b->n; i++)
		build_file(r, b->v[i].path, b->v[i].kind, span_make(r->bytes.s + b->v[i].from, b->v[i].n));
	b->n = 0;
	str_reset(&r->bytes);
}

/* What may be anything but a file: by itself. */
static void
read_alone(struct batch *b, int dir, const char *name, const char *path, const struct kind *k)
{
	struct reader *r = b->reader;
	const char *why = NULL;
	int got;

	batch_end(b);
	got = io_read(dir, name, IO_RECORD_MAX, &r->bytes, &why);
	if (got < 0)
		fault_add(&r->faults, ERROR, path, 0, 0, "%s", why);
	else if (got == 0)
		build_file(r, path, k, str_span(&r->bytes));
	str_reset(&r->bytes);
}

void
batch_read(struct batch *b, int dir, struct io_name name, const char *path, const struct kind *k)
{
	struct reader *r = b->reader;
	const char *why = NULL;
	size_t from = r->bytes.n;
	int got;

	if (name.type != DT_REG) {
		read_alone(b, dir, name.name, path, k);
		return;
	}
	if ((got = io_add_entry(dir, name.name, IO_RECORD_MAX, &r->bytes, &why, &b->left)) < 0)
		fault_add(&r->faults, ERROR, path, 0, 0, "%s", why);
	if (got != 0)
		return;
	b->v[b->n].kind = k;
	b->v[b->n].path = path;
	b->v[b->n].from = from;
	b->v[b->n++].n = r->bytes.n - from;
	if (b->n == BATCH || r->bytes.n > b->most)
		batch_end(b);
}
