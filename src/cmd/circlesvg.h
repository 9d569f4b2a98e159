/*
 * circlesvg - the stakeholder circle as an SVG picture
 *
 *	struct str svg = {0};
 *	circle_svg(&svg, &circle);		a whole file; circle.shown is from 1 to CIRCLE_MOST
 *
 * Made to be read in grey and by colour-blind people: a direction has a colour,
 * a hatch and a letter, somebody outside the client a lighter shade and a dashed
 * edge, and the legend says all of it in words and digits.
 */
#ifndef CMD_CIRCLESVG_H
#define CMD_CIRCLESVG_H

#include "cmd/circle.h"

enum { CIRCLE_MOST = 40 };	/* sectors below two degrees cannot be told apart */

void circle_svg(struct str *out, const struct circle *c);

#endif
