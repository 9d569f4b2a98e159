/*
 * sha1 - the digest that git and the names of lines use; no secret depends on it
 *
 *	struct sha1 h;
 *	sha1_init(&h); sha1_add(&h, p, n); sha1_end(&h, digest);
 */
#ifndef BASE_SHA1_H
#define BASE_SHA1_H

#include <stddef.h>
#include <stdint.h>

enum { SHA1_SIZE = 20 };

struct sha1 {
	uint32_t state[5];
	uint64_t length;
	unsigned char block[64];
};

void sha1_init(struct sha1 *h);
void sha1_add(struct sha1 *h, const void *p, size_t n);
void sha1_end(struct sha1 *h, unsigned char digest[SHA1_SIZE]);

#endif
