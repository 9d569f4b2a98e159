#include "base/sha1.h"

#include <string.h>

static uint32_t
rotate(uint32_t x, unsigned by)
{
	return x << by | x >> (32 - by);
}

static void
block(uint32_t state[5], const unsigned char *p)
{
	static const uint32_t add[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6 };
	uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

	for (unsigned i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	for (unsigned i = 16; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (unsigned i = 0; i < 80; i++) {
		uint32_t f = i < 20 ? (d ^ (b & (c ^ d))) : i >= 40 && i < 60 ?
		    ((b & c) | (d & (b | c))) : (b ^ c ^ d);
		uint32_t t = rotate(a, 5) + f + e + add[i / 20] + w[i];

		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = t;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void
sha1_init(struct sha1 *h)
{
	*h = (struct sha1){
		.state = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 }
	};
}

void
sha1_add(struct sha1 *h, const void *p, size_t n)
{
	const unsigned char *from = p;
	size_t held = h->length % 64;

	h->length += n;
	if (held) {
		size_t take = n < 64 - held ? n : 64 - held;

		memcpy(h->block + held, from, take);
		if (held + take < 64)
			return;
		block(h->state, h->block);
		from += take;
		n -= take;
	}
	for (; n >= 64; from += 64, n -= 64)
		block(h->state, from);
	if (n)
		memcpy(h->block, from, n);
}

void
sha1_end(struct sha1 *h, unsigned char digest[SHA1_SIZE])
{
	static const unsigned char pad[64] = { 0x80 };
	uint64_t bits = h->length * 8;
	size_t held = h->length % 64;
	unsigned char count[8];

	for (unsigned i = 0; i < 8; i++)
		count[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha1_add(h, pad, held < 56 ? 56 - held : 120 - held);
	sha1_add(h, count, sizeof count);
	for (unsigned i = 0; i < SHA1_SIZE; i++)
		digest[i] = (unsigned char)(h->state[i / 4] >> (24 - 8 * (i % 4)));
}
