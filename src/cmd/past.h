/*
 * past - which commit is meant by a day, and the steps from one day to another
 *
 *	struct past_range r;
 *	if (past_read(&r, cmd, "2026-01-01..today/1m") < 0) ...		an ERROR was added
 *	for (i = 0; i < r.n; i++)
 *		use(r.v[i].oid, r.v[i].today);
 *
 * A day or moment stands for the newest commit of HEAD's first-parent line that,
 * with all its ancestors, is not later by the committers' clocks; anything else
 * is a commit in git's own words, at its own moment. "A..B" are both ends and
 * each commit of the first-parent line between; with "/STEP" (a duration) days
 * counted from A, and B. A left out is the first commit, B left out is today.
 */
#ifndef CMD_PAST_H
#define CMD_PAST_H

#include "cmd/cmd.h"

enum { OID_ROOM = 65 };

struct instant {
	char oid[OID_ROOM];	/* "": nothing was recorded by then */
	struct date today;	/* what CR_TODAY was */
	const char *label;	/* it, in ISO */
	bool is_commit;		/* asked for as a commit, not as a day */
};

struct past_range {
	struct instant *v;	/* in cmd's arena, oldest first; those before the first commit left out */
	size_t n, before;	/* how many were left out */
	bool range;		/* written with ".." */
};

int past_read(struct past_range *out, struct cmd *cmd, const char *typed);
/* Steps up to today by months, weeks or days: a year of them, or since the first commit; 29 at most. */
int past_lately(struct past_range *out, struct cmd *cmd);
/* The two ends of "A..B", or of "A" alone until today. */
int past_ends(struct instant *from, struct instant *to, struct cmd *cmd, const char *typed);
int past_moment(struct instant *out, struct cmd *cmd, struct span typed);

#endif
