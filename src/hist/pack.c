/*
 * pack - git's objects as one pack, in memory; the one door to zlib
 */
#include "hist/pack.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/sha1.h"

struct pack {
	struct str bytes;
	z_stream z;
};

static void
add32(struct str *s, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		str_addc(s, (char)(v >> shift));
}

struct pack *
pack_new(size_t n)
{
	struct pack *p = calloc(1, sizeof *p);

	if (p == NULL || deflateInit(&p->z, Z_DEFAULT_COMPRESSION) != Z_OK)
		abort();
	str_adds(&p->bytes, "PACK");
	add32(&p->bytes, 2);
	add32(&p->bytes, (uint32_t)n);
	return p;
}

/* The low four bits of the size beside the type, then seven at a time while there are more. */
static void
add_head(struct str *s, unsigned type, size_t size)
{
	unsigned c = type << 4 | (unsigned)(size & 15);

	for (size >>= 4; size > 0; size >>= 7) {
		str_addc(s, (char)(c | 0x80));
		c = (unsigned)(size & 0x7f);
	}
	str_addc(s, (char)c);
}

void
pack_add(struct pack *p, unsigned type, struct span bytes)
{
	z_stream *z = &p->z;
	size_t room = deflateBound(z, bytes.n);

	add_head(&p->bytes, type, bytes.n);
	str_room(&p->bytes, room);
	z->next_in = (unsigned char *)(uintptr_t)bytes.p;	/* it only reads */
	z->avail_in = (unsigned)bytes.n;
	z->next_out = (unsigned char *)p->bytes.s + p->bytes.n;
	z->avail_out = (unsigned)room;
	if (deflateReset(z) != Z_OK || deflate(z, Z_FINISH) != Z_STREAM_END)
		abort();
	p->bytes.n += room - z->avail_out;
}

struct span
pack_end(struct pack *p)
{
	unsigned char digest[SHA1_SIZE];
	struct sha1 h;

	sha1_init(&h);
	sha1_add(&h, p->bytes.s, p->bytes.n);
	sha1_end(&h, digest);
	str_add(&p->bytes, span_make((const char *)digest, sizeof digest));
	return str_span(&p->bytes);
}

void
pack_free(struct pack *p)
{
	if (p == NULL)
		return;
	deflateEnd(&p->z);
	str_release(&p->bytes);
	free(p);
}
