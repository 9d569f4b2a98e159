/*
 * circle - the people around a client: how much each counts, and where they stand
 *
 *	circle_want(cmd, &want);				before cmd_load
 *	circle_of(&c, cmd, &ev, client, &choice);		in cmd's arena
 *	circle_page(cmd, &c);					or a view of c below, or circlesvg.h
 *
 * Ratings, index, rank, quadrant and SEAM level are fields of kind person; what
 * they follow from stands in model/kinds/person.md. Here is only the picture:
 * the disc is cut into a sector for each person shown, clockwise from 12
 * o'clock by rank, wide as their urgency (or index) among all that are shown.
 * A person fills `power` of the four rings, from that of their proximity
 * outwards (4 begins at the centre), further in where the disc would end. After
 * Lynda Bourne, see cr-circle(1).
 */
#ifndef CMD_CIRCLE_H
#define CMD_CIRCLE_H

#include "cmd/out.h"

enum { CIRCLE_RINGS = 4, CIRCLE_TOP = 15 };

enum circle_view { CIRCLE_RANKS, CIRCLE_PROFILE, CIRCLE_GRID, CIRCLE_SEAM, CIRCLE_SALIENCE };

struct circle_choice {
	size_t top;		/* at most so many of the rated are shown; 0: all */
	bool us;		/* directions seen from us, not from the client */
	bool by_index;		/* sectors wide as the index, not as the urgency */
};

struct spot {			/* one person; a number that is missing is 0, a word "" */
	const struct rec *rec;
	struct span name, role;
	struct span direction, camp, quadrant, salience, seam, seam_target;
	double index, rank;	/* rank 0: not rated */
	double power, proximity, urgency, drive;
	double support, support_target, receptive, receptive_target;
	struct val attitude, fit;
	bool outside;		/* said not to belong to the client */
	double inner, outer;	/* rings: 0..4 */
	double from, arc;	/* of the whole turn: 0..1, clockwise from 12 o'clock */
};

struct circle {
	const struct rec *client;
	struct circle_choice choice;
	struct span name, rule;	/* of the client; of the index, as the model says it */
	struct spot *v;		/* by rank, those not rated last */
	size_t n, rated, shown;	/* the first `rated` have a rank, the first `shown` a sector */
	struct val level, fit;	/* of all of them, weighed by index */
	struct val net;		/* net engagement: supportive less resistant, percent */
	struct date today, first, last;	/* first and last: when the shown were assessed; day 0: not said */
};

void circle_want(struct cmd *cmd, struct want *want);
void circle_of(struct circle *c, struct cmd *cmd, struct eval *ev, const struct rec *client,
    const struct circle_choice *choice);

bool circle_holds(const struct spot *s, enum circle_view view);	/* are there the ratings that it needs? */
char circle_letter(const struct spot *s);		/* U D O S, or ? */
void circle_cells(const struct spot *s, char out[CIRCLE_RINGS + 1]);	/* "##..": the rings, innermost first */
void circle_who(struct str *out, const struct spot *s);	/* "Jane Doe, COO" */
void circle_seen(struct str *out, const struct circle *c);	/* "seen from the client, assessed ..." */

/* Lines (circleline.c); a view's own columns are chosen by out_open. */
extern const struct column circle_columns[];
void circle_lines(struct cmd *cmd, const struct circle *c, enum circle_view view);

/* Pages (circletext.c): one line a person, or a grid. */
void circle_page(struct cmd *cmd, const struct circle *c);
void circle_profile(struct cmd *cmd, const struct circle *c);
void circle_grid(struct cmd *cmd, const struct circle *c);
void circle_seam(struct cmd *cmd, const struct circle *c);
void circle_salience(struct cmd *cmd, const struct circle *c);

#endif
