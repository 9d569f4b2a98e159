/*
 * test-sha1 - the vectors of FIPS 180, and the same digest however the bytes are cut
 */
#include <stdio.h>
#include <string.h>

#include "base/sha1.h"

static const char *
hex(const void *p, size_t n, size_t step)
{
	static char text[2 * SHA1_SIZE + 1];
	unsigned char digest[SHA1_SIZE];
	struct sha1 h;

	sha1_init(&h);
	for (size_t i = 0; i < n; i += step)
		sha1_add(&h, (const char *)p + i, n - i < step ? n - i : step);
	sha1_end(&h, digest);
	for (unsigned i = 0; i < SHA1_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return text;
}

int
main(void)
{
	static char million[1000000];
	static const struct { const char *text, *digest; } rows[] = {
		{ "", "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
		{ "abc", "a9993e364706816aba3e25717850c26c9cd0d89d" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    "84983e441c3bd26ebaae4aa1f95129e5e54670f1" },
		{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
		    "a49b2446a02c645bf419f995b67091253a04a259" },
	};
	int failed = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t step = 1; step < 130; step++)
			if (strcmp(hex(rows[i].text, strlen(rows[i].text), step), rows[i].digest) != 0)
				failed = !printf("%s:1: row %zu in steps of %zu\n", __FILE__, i, step) || 1;
	memset(million, 'a', sizeof million);
	for (size_t step = 1; step <= sizeof million; step *= 10)
		if (strcmp(hex(million, sizeof million, step), "34aa973cd4c4daa4f61eeb2bdbad27316534016f") != 0)
			failed = !printf("%s:1: a million letters in steps of %zu\n", __FILE__, step) || 1;
	return failed;
}
