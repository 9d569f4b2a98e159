#include "text/marks.h"

#include "base/span.h"

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

/* Of the sixteen bytes at p, those that are line ends before such a byte. */
static inline sixteen
line_ends(const char *p)
{
	sixteen v, after;

	memcpy(&v, p, sizeof v);
	memcpy(&after, p + 1, sizeof after);
	return (sixteen)(v == '\n') & (sixteen)(after < '?');
}

static inline bool
any_end(sixteen ends, uint64_t w[2])
{
	memcpy(w, &ends, sizeof ends);
	return (w[0] | w[1]) != 0;
}

const char *
marked_line(const char *p, const char *end)
{
	uint64_t w[2];

	while (end - p > 64 && !any_end(line_ends(p) | line_ends(p + 16) | line_ends(p + 32) | line_ends(p + 48), w))
		p += 64;
	for (; end - p > 16; p += 16)
		if (any_end(line_ends(p), w))
			return p + 1 + (w[0] ? __builtin_ctzll(w[0]) / 8 : 8 + __builtin_ctzll(w[1]) / 8);
	for (; end - p >= 2; p++)
		if (*p == '\n' && (unsigned char)p[1] < '?')
			return p + 1;
	return NULL;
}

#else

const char *
marked_line(const char *p, const char *end)
{
	for (; end - p >= 2; p++)
		if (*p == '\n' && (unsigned char)p[1] < '?')
			return p + 1;
	return NULL;
}

#endif
