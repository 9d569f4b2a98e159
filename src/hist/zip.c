#include "hist/zip.h"

#include <stdlib.h>
#include <zlib.h>

struct zip {
	z_stream z;
};

struct zip *
zip_new(void)
{
	struct zip *z = calloc(1, sizeof *z);

	if (z == NULL || deflateInit(&z->z, Z_BEST_SPEED) != Z_OK)
		abort();
	return z;
}

static int
put(z_stream *z, struct span bytes, int flush)
{
	z->next_in = (unsigned char *)(uintptr_t)bytes.p;	/* it only reads */
	z->avail_in = (unsigned)bytes.n;
	return deflate(z, flush);
}

void
zip_add(struct zip *zip, struct span head, struct span body, struct str *out)
{
	z_stream *z = &zip->z;
	size_t room;

	if (deflateReset(z) != Z_OK)
		abort();
	room = deflateBound(z, head.n + body.n);
	str_room(out, room);
	z->next_out = (unsigned char *)out->s + out->n;
	z->avail_out = (unsigned)room;
	if ((head.n > 0 && put(z, head, Z_NO_FLUSH) != Z_OK) || put(z, body, Z_FINISH) != Z_STREAM_END)
		abort();
	out->n += room - z->avail_out;
}

void
zip_free(struct zip *z)
{
	if (z == NULL)
		return;
	deflateEnd(&z->z);
	free(z);
}
