/* test-arena - pieces of any size: apart, aligned, and never NULL, not even of nothing */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static int failed;

#define CHECK(ok, ...) ((ok) ? (void)0 : (printf("%s:%d: ", __FILE__, __LINE__), \
    printf(__VA_ARGS__), puts(""), (void)(failed = 1)))

static void
of_nothing(void)
{
	struct arena bytes = {0}, words = {0}, cleared = {0};

	CHECK(arena_bytes(&bytes, 0) != NULL, "no bytes are NULL");
	CHECK(arena_alloc(&words, 0) != NULL, "no words are NULL");
	CHECK(arena_zero(&cleared, 0) != NULL, "nothing cleared is NULL");
	arena_release(&bytes);
	arena_release(&words);
	arena_release(&cleared);
}

/* Past every size of block up to the largest, and pieces that fill one to its end. */
static void
of_any_size(void)
{
	static const size_t sizes[] = { 1, 7, 8, 1000, 16384 - 24, 16384, 100000, 1 << 20, 3 << 20 };
	enum { N = 60, SIZES = sizeof sizes / sizeof *sizes };
	struct arena a = {0};
	char *v[N];

	for (int i = 0; i < N; i++) {
		size_t n = sizes[i % SIZES];

		v[i] = i % 2 ? arena_alloc(&a, n) : arena_bytes(&a, n);
		CHECK(i % 2 == 0 || (uintptr_t)v[i] % 8 == 0, "piece %d is not aligned", i);
		memset(v[i], i, n);
	}
	for (int i = 0; i < N; i++)
		for (size_t k = 0, n = sizes[i % SIZES]; k < n; k += n - 1 > k ? n - 1 : 1)
			CHECK(v[i][k] == (char)i, "piece %d lies on another", i);
	arena_reset(&a);
	CHECK(strcmp(arena_dup(&a, span_of("after")), "after") == 0, "a text after all was emptied");
	arena_release(&a);
}

int
main(void)
{
	of_nothing();
	of_any_size();
	return failed;
}
