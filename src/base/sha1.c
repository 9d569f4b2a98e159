#include "base/sha1.h"

#include <string.h>

static uint32_t
rotate(uint32_t x, unsigned by)
{
	return x << by | x >> (32 - by);
}

/* Five steps at a time, each with the roles of the five words turned by one, so
 * that nothing is moved; w is kept as its last sixteen words. Git's index is
 * hashed whole at every write, so this is most of what a write costs. */
#define WORD(i)		(w[(i) & 15] = rotate(w[((i) + 13) & 15] ^ w[((i) + 8) & 15] ^ \
			    w[((i) + 2) & 15] ^ w[(i) & 15], 1))
#define CHOOSE(b, c, d)	((d) ^ ((b) & ((c) ^ (d))))
#define PARITY(b, c, d)	((b) ^ (c) ^ (d))
#define MAJORITY(b, c, d) (((b) & (c)) | ((d) & ((b) | (c))))
#define STEP(f, k, a, b, c, d, e, word) \
	((e) += rotate(a, 5) + f(b, c, d) + (k) + (word), (b) = rotate(b, 30))
#define FIVE(f, k, word, i) \
	(STEP(f, k, a, b, c, d, e, word(i)), STEP(f, k, e, a, b, c, d, word((i) + 1)), \
	STEP(f, k, d, e, a, b, c, word((i) + 2)), STEP(f, k, c, d, e, a, b, word((i) + 3)), \
	STEP(f, k, b, c, d, e, a, word((i) + 4)))
#define TWENTY(f, k, i) \
	(FIVE(f, k, WORD, i), FIVE(f, k, WORD, (i) + 5), FIVE(f, k, WORD, (i) + 10), FIVE(f, k, WORD, (i) + 15))
#define FIRST(i)	(w[i])

static void
block(uint32_t state[5], const unsigned char *p)
{
	uint32_t w[16], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

	for (unsigned i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	FIVE(CHOOSE, 0x5a827999, FIRST, 0);
	FIVE(CHOOSE, 0x5a827999, FIRST, 5);
	FIVE(CHOOSE, 0x5a827999, FIRST, 10);
	STEP(CHOOSE, 0x5a827999, a, b, c, d, e, FIRST(15));
	STEP(CHOOSE, 0x5a827999, e, a, b, c, d, WORD(16));
	STEP(CHOOSE, 0x5a827999, d, e, a, b, c, WORD(17));
	STEP(CHOOSE, 0x5a827999, c, d, e, a, b, WORD(18));
	STEP(CHOOSE, 0x5a827999, b, c, d, e, a, WORD(19));
	TWENTY(PARITY, 0x6ed9eba1, 20);
	TWENTY(MAJORITY, 0x8f1bbcdc, 40);
	TWENTY(PARITY, 0xca62c1d6, 60);
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
