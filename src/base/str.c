#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void
str_room(struct str *s, size_t n)
{
	if (s->cap - s->n <= n)
		vec_reserve(&s->s, &s->cap, s->n + n + 1, 1);
}

void
str_add(struct str *s, struct span what)
{
	str_room(s, what.n);
	if (what.n)
		memcpy(s->s + s->n, what.p, what.n);
	s->n += what.n;
	s->s[s->n] = '\0';
}

void
str_adds(struct str *s, const char *cstr)
{
	str_add(s, span_of(cstr));
}

void
str_addc(struct str *s, char c)
{
	str_room(s, 1);
	s->s[s->n++] = c;
	s->s[s->n] = '\0';
}

void
str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	if ((n = vsnprintf(NULL, 0, fmt, ap)) < 0)
		abort();
	str_room(s, (size_t)n);
	vsnprintf(s->s + s->n, (size_t)n + 1, fmt, again);
	s->n += (size_t)n;
	va_end(again);
	va_end(ap);
}

void
str_splice(struct str *s, size_t at, size_t drop, struct span what)
{
	str_room(s, what.n);
	memmove(s->s + at + what.n, s->s + at + drop, s->n - at - drop);
	if (what.n)
		memcpy(s->s + at, what.p, what.n);
	s->n += what.n - drop;
	s->s[s->n] = '\0';
}

void
str_reset(struct str *s)
{
	s->n = 0;
	if (s->s)
		s->s[0] = '\0';
}

void
str_release(struct str *s)
{
	free(s->s);
	*s = (struct str){0};
}

const char *
str_cstr(const struct str *s)
{
	return s->s ? s->s : "";
}

struct span
str_span(const struct str *s)
{
	return span_make(str_cstr(s), s->n);
}
