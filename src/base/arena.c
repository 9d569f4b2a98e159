#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_BLOCK = 16 << 10, LAST_BLOCK = 1 << 20, HUGE_PAGE = 2 << 20, SMALL_BLOCKS = 7 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	unsigned number;		/* how many there are up to this one */
};

/*
 * Of a large book every page is touched for the first time, which costs more
 * than what is done with it: there the system may take two megabytes at a time.
 */
static void *
huge_page(void)
{
	void *p = aligned_alloc(HUGE_PAGE, HUGE_PAGE);

#ifdef MADV_HUGEPAGE
	if (p != NULL)
		(void)madvise(p, HUGE_PAGE, MADV_HUGEPAGE);
#endif
	return p;
}

/* Blocks double up to a megabyte, so that an empty book stays small and a large one takes few. */
static void
arena_grow(struct arena *a, size_t n)
{
	size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
	unsigned number = a->head ? a->head->number + 1 : 1;
	struct arena_block *b;

	if (size > LAST_BLOCK)
		size = number > SMALL_BLOCKS ? HUGE_PAGE : LAST_BLOCK;
	if (size < n + sizeof *b)
		size = n + sizeof *b;
	if ((b = size == HUGE_PAGE ? huge_page() : malloc(size)) == NULL)
		abort();
	b->next = a->head;
	b->size = size;
	b->number = number;
	a->head = b;
	a->at = (char *)(b + 1);
	a->end = (char *)b + size;
}

/* Of no bytes, too, something comes that is no NULL: hence a byte more than is asked for. */
char *
arena_bytes(struct arena *a, size_t n)
{
	char *p;

	if ((size_t)(a->end - a->at) <= n)
		arena_grow(a, n);
	p = a->at;
	a->at += n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t pad = -(uintptr_t)a->at & 7;

	if ((size_t)(a->end - a->at) <= n + pad) {
		arena_grow(a, n + 8);
		pad = -(uintptr_t)a->at & 7;
	}
	a->at += pad;
	return arena_bytes(a, n);
}

void *
arena_zero(struct arena *a, size_t n)
{
	void *p = arena_alloc(a, n);

	memset(p, 0, n);
	return p;
}

char *
arena_dup(struct arena *a, struct span s)
{
	char *p = arena_bytes(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, ap);
	if ((n = vsnprintf(NULL, 0, fmt, ap)) < 0)
		abort();
	p = arena_bytes(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b = a->head, *next;

	if (b == NULL)
		return;
	while ((next = b->next) != NULL) {
		b->next = next->next;
		free(next);
	}
	a->at = (char *)(b + 1);
	a->end = (char *)b + b->size;
}

void
arena_release(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->head; b; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct arena){0};
}

void
vec_reserve(void *p, size_t *cap, size_t need, size_t size)
{
	void *grown, **slot = p;
	size_t n = *cap ? *cap : 8;

	if (need <= *cap)
		return;
	while (n < need)
		n *= 2;
	if ((grown = realloc(*slot, n * size)) == NULL)
		abort();
	*slot = grown;
	*cap = n;
}
