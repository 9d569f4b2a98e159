/*
 * str - the only way to build text
 *
 *	struct str s = {0};
 *	str_addf(&s, "%s: ", path);
 *	str_add(&s, value);
 *	puts(s.s);			always NUL-terminated; "" when nothing was added
 *	str_release(&s);		the owner frees; str_reset empties and keeps the room
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/span.h"

struct str {
	char *s;
	size_t n, cap;
};

void str_add(struct str *s, struct span what);
void str_adds(struct str *s, const char *cstr);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_splice(struct str *s, size_t at, size_t drop, struct span what);	/* replace drop bytes at `at` */
void str_room(struct str *s, size_t n);		/* room for n more bytes and a NUL */
void str_reset(struct str *s);
void str_release(struct str *s);
const char *str_cstr(const struct str *s);	/* never NULL */
struct span str_span(const struct str *s);

#endif
