/*
 * marks - lines that begin with no letter, sixteen bytes at a time
 *
 *	for (p = text; p; p = marked_line(p, end))
 *		...			the first line, and those that may be a fence, an item, a quote
 *
 * Prose has few such lines, and what has a meaning for us begins with a mark,
 * a digit or a blank: '-', '.', '*', '+', '>', all below 'A'.
 */
#ifndef TEXT_MARKS_H
#define TEXT_MARKS_H

/* The start of the first line after p whose first byte is there and below '?'; NULL: none before end. */
const char *marked_line(const char *p, const char *end);

#endif
