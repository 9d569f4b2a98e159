/*
 * course - how a client's score went: judged step by step, as the book was recorded
 *
 *	struct past_range range;
 *	struct course c;
 *	if (past_lately(&range, cmd) < 0 || course_read(&c, cmd, client, &range) < 0) ...	an ERROR was added
 *	course_svg(&svg, &c);				a picture, or
 *	course_page(cmd, &c);				a heading and a sparkline for each that has data
 *
 * Of each step only what the score of one client reads is laid out, and of two
 * steps only what differs. Everything is in cmd's arena. The picture is made to
 * be read in grey and by colour-blind people: what differs, differs in form and
 * place, and each dimension has a panel of its own on the scale of the others.
 */
#ifndef CMD_COURSE_H
#define CMD_COURSE_H

#include "cmd/judge.h"
#include "cmd/past.h"

enum { COURSE_MOST = 366 };	/* more steps than points can be told apart */

struct course {
	struct span name, slug;		/* of the client */
	struct course_point {
		struct date day;
		struct judged judged;
	} *v;
	size_t n;
};

/* What is drawn: the total where which is DIMENSIONS, else a dimension. */
bool course_value(const struct course_point *p, int which, double *value);
const char *course_word(int which);

int course_read(struct course *c, struct cmd *cmd, const struct rec *client, const struct past_range *range);
/* The same of the last year, for somebody who did not ask: where the past cannot be read, or holds
 * less than two days to compare, there are no points and nothing is said. */
void course_lately(struct course *c, struct cmd *cmd, const struct rec *client);

void course_page(struct cmd *cmd, const struct course *c);
void course_svg(struct str *out, const struct course *c);
/* The picture printed, over the days of a range as typed (NULL: lately). CMD_NONE: there is nothing to draw. */
int course_plot(struct cmd *cmd, const struct rec *client, const char *over);

#endif
