/* The scalars that the line scanner is sure of: see text/scan.h. */
#include <string.h>

#include "text/scan.h"

#define A (KEY | START | VALUE | FLOW)
#define S (START | VALUE | FLOW)
#define F (VALUE | FLOW)
#define V VALUE
const unsigned char scan_class[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*   ! " # $ % & ' ( ) * + , - . / */
	F, F, F, 0, S, F, F, F, S, S, F, S, V, KEY | F, A, A,
	/* 0-9 : ; < = > ? */
	A, A, A, A, A, A, A, A, A, A, 0, S, S, S, F, F,
	/* @ A-O, P-Z [ \\ ] ^ _ */
	F, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, V, S, V, S, A,
	/* ` a-o, p-z { | } ~ */
	F, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, V, F, V, S, 0,
	/* not ASCII */
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
};

const char *
scan_plain(const char *p, struct span *text, bool flow)
{
	const char *from = p;
	int within = flow ? FLOW : VALUE;

	if (!is(*p, START) && !(*p == '-' && is(p[1], START)))
		return NULL;
	for (;; p++) {
		while (is(*p, within))
			p++;
		if (*p == ':' && is(p[1], within) && p[1] != ' ')
			continue;
		if (*p == '#' && p[-1] != ' ')
			continue;
		break;
	}
	if (flow ? *p != ',' && *p != ']' : *p != '\n' && *p != '#' && !(*p == '\r' && p[1] == '\n'))
		return NULL;
	while (p[-1] == ' ')
		p--;
	*text = span_make(from, (size_t)(p - from));
	return p;
}

/* The first byte of a line that goes on with the plain scalar that ends at p, else NULL. */
static const char *
continued(const char *p, size_t indent)
{
	const char *line;

	while (*p == ' ')
		p++;
	if ((line = line_end(p)) == NULL)
		return NULL;
	for (p = line; *p == ' '; p++)
		;
	return (size_t)(p - line) >= indent && is(*p, START) ? p : NULL;
}

const char *
scan_lines(struct scan *s, const char *p, size_t indent, struct span *text)
{
	const char *after = scan_plain(p, text, false), *next, *at;
	struct span line = *text;
	char *to;

	if (after == NULL || (*after == '\n' && after[1] != ' ') || continued(after, indent) == NULL)
		return after;
	for (; (at = continued(after, indent)) != NULL; s->lineno++)
		if ((after = scan_plain(at, &line, false)) == NULL)
			return NULL;
	to = arena_bytes(s->arena, (size_t)(after - p));
	*text = span_make(to, 0);
	for (next = p; next; next = continued(line.p + line.n, indent)) {
		if (next > p)
			to[text->n++] = ' ';
		(void)scan_plain(next, &line, false);
		memcpy(to + text->n, line.p, line.n);
		text->n += line.n;
	}
	return after;
}

static struct span
undouble(struct arena *arena, struct span raw)
{
	char *to = arena_bytes(arena, raw.n), *at = to;

	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];

		if (c == '\\') {
			c = raw.p[++i];
			c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
		}
		*at++ = c;
	}
	return span_make(to, (size_t)(at - to));
}

/* Past the line break at *i, those after it and the blanks around them: a blank, or a line end for each but the first. */
static char *
fold(char *at, const char *line, struct span raw, size_t *i)
{
	size_t breaks = 0;

	while (at > line && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	for (; *i < raw.n && memchr(" \t\r\n", raw.p[*i], 4); ++*i)
		breaks += raw.p[*i] == '\n';
	if (breaks == 1)
		*at++ = ' ';
	for (; breaks > 1; breaks--)
		*at++ = '\n';
	return at;
}

struct span
scalar_unsingle(struct arena *arena, struct span raw)
{
	char *to = arena_bytes(arena, raw.n), *at = to, *line = to;

	for (size_t i = 0; i < raw.n;) {
		if (raw.p[i] == '\n' || (raw.p[i] == '\r' && i + 1 < raw.n && raw.p[i + 1] == '\n')) {
			line = at = fold(at, line, raw, &i);
			continue;
		}
		i += raw.p[i] == '\'';
		*at++ = raw.p[i++];
	}
	return span_make(to, (size_t)(at - to));
}

const char *
scan_quoted(struct scan *s, const char *p, struct span *text)
{
	const char *from = p + 1;
	char quote = *p++;
	bool escapes = false;

	for (;; p++) {
		while ((is(*p, VALUE) && *p != quote && *p != '\\') || *p == ':' || *p == '#')
			p++;
		if (*p == '\\' && quote == '\'')
			continue;
		if (*p == '\\' && p[1] != '\0' && strchr("\"\\nt", p[1]))
			escapes = true, p++;
		else if (*p == '\'' && quote == '\'' && p[1] == '\'')
			escapes = true, p++;
		else
			break;
	}
	if (*p != quote)
		return NULL;
	*text = span_make(from, (size_t)(p - from));
	if (escapes)
		*text = quote == '"' ? undouble(s->arena, *text) : scalar_unsingle(s->arena, *text);
	return p + 1;
}

