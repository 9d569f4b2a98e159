/*
 * utf8 - code points: check, decode, width on a terminal, escape for one
 *
 *	const char *bad = utf8_check(file);		NULL: valid UTF-8 without NUL
 *	while (rest.n)
 *		cp = utf8_next(&rest);			UTF8_BAD for a byte that is none
 *	utf8_escape(&out, title);			safe to write to a terminal
 *	n = utf8_fit(title, 40, &width);		bytes that fit into 40 columns
 *
 * Nothing here asks the locale. Widths are those of Unicode 14 with wide East
 * Asian characters and emoji as 2; a sequence that joins (accents, skin tones,
 * flags, families) counts as what terminals draw: one character.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD 0xffffffffu

const char *utf8_check(struct span s);		/* the first byte that is NUL or not UTF-8 */
uint32_t utf8_next(struct span *rest);		/* rest must not be empty; UTF8_BAD takes one byte */
void utf8_add(struct str *out, uint32_t cp);

/* Columns of one code point: 0 combining, 1, 2; -1 for what must not reach a
 * terminal: control characters, C1, bidi controls, U+2028, U+2029, UTF8_BAD. */
int utf8_width(uint32_t cp);

/* The next grapheme of *rest (a base with what joins it), and its columns once
 * escaped. */
struct span utf8_grapheme(struct span *rest, size_t *columns);

/* Appends s with everything of width -1 made visible: \x1b for bytes and
 * control characters, \u{202e} for the rest. Newlines and tabs are controls. */
void utf8_escape(struct str *out, struct span s);

size_t utf8_columns(struct span s);		/* of s as utf8_escape writes it */
size_t utf8_fit(struct span s, size_t columns, size_t *width);	/* whole graphemes only */

#endif
