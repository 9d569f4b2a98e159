#include "hist/pack.h"

#include "base/sha1.h"
#include "hist/zip.h"

static void
add32(struct str *s, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		str_addc(s, (char)(v >> shift));
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
pack_make(const struct object *v, size_t n, struct str *out)
{
	struct zip *z = zip_new();
	unsigned char digest[SHA1_SIZE];
	struct sha1 h;

	str_adds(out, "PACK");
	add32(out, 2);
	add32(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		add_head(out, v[i].type, v[i].bytes.n);
		zip_add(z, (struct span){0}, v[i].bytes, out);
	}
	sha1_init(&h);
	sha1_add(&h, out->s, out->n);
	sha1_end(&h, digest);
	str_add(out, span_make((const char *)digest, sizeof digest));
	zip_free(z);
}
