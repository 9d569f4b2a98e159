/*
 * svg - texts in an SVG picture, and its beginning
 *
 *	svg_open(&out, 1000, 700, name, ": how we did");	the title that a reader of pictures says
 *	svg_line(&out, 40, 60, 12, " fill=\"#444\"", text, 200);
 *	str_adds(&out, "</svg>\n");
 *
 * No font is measured here: a text's width is guessed, rather too wide than too
 * narrow, and what may not fit its room is cut with an ellipsis. What XML may
 * not hold, or what would turn the direction of a line, is shown as missing.
 */
#ifndef CMD_SVG_H
#define CMD_SVG_H

#include "base/str.h"

void svg_open(struct str *out, int width, double height, struct span name, const char *what);
/* A <text> of its own at x, y; `more` are attributes, each with a blank before it. */
void svg_line(struct str *out, double x, double y, double size, const char *more, struct span text, double room);
void svg_text(struct str *out, struct span text, double size, double room);
double svg_ems(struct span text);		/* its width in ems */

#endif
