/*
 * arena - memory that lives as long as the command
 *
 *	struct arena a = {0};
 *	char *s = arena_dup(&a, span_of("acme"));	NUL-terminated copy
 *	struct rec *r = arena_new(&a, struct rec);	zeroed
 *	arena_release(&a);				all of it, at once
 *
 * Nothing is freed singly. An arena belongs to one thread. When there is no
 * memory the process aborts: nothing sensible is left to do, and nothing has
 * been written, since writes go through a journal (hist/).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>

#include "base/span.h"

struct arena {
	struct arena_block *head;
	char *at, *end;
};

void *arena_alloc(struct arena *a, size_t n);		/* 8-byte aligned, not cleared */
void *arena_zero(struct arena *a, size_t n);
char *arena_dup(struct arena *a, struct span s);
char *arena_bytes(struct arena *a, size_t n);		/* unaligned, for text */
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *a);			/* empties it, keeps one block */
void arena_release(struct arena *a);

#define arena_new(a, type) ((type *)arena_zero((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_zero((a), sizeof(type) * (n)))

/* Growing arrays outside an arena: *p has room for *cap elements of `size`
 * bytes; makes it room for at least need. Release with free(3). */
void vec_reserve(void *p, size_t *cap, size_t need, size_t size);
#define vec_push(v, n, cap) \
	((n) < (cap) ? (void)0 : vec_reserve(&(v), &(cap), (n) + 1, sizeof *(v)), &(v)[(n)++])

#endif
