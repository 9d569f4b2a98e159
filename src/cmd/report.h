/*
 * report - which report is due, since when, and whether it is honest
 *
 *	struct report r;
 *	report_of(&r, &view, rec);			a plan, or a client: the plan that is due next
 *	report_choose(&r, cmd, &typed)			what a person wants otherwise; -1: an ERROR was added
 *	report_fill(&r, &fill, &text, template)		its names are since, until, light; -1: an ERROR was added
 *	report_warn(&r, &fill, NULL);			what was left out
 *	report_words(&text, &view, client);		our jargon, explained where it first stands
 *
 * A report covers the time since the last log of its plan (without a plan, the
 * last log of type update or no-change), that day included: what happened after
 * the last one left is not lost, at the price that it may be said twice.
 */
#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include "cmd/fill.h"

enum { REPORT_NAMES = 3, REPORT_SECTIONS = 24 };

struct report {
	const struct rec *client, *plan;	/* plan NULL: there is none */
	struct date since, until;
	struct val due;				/* the slot that it fills, or missing */
	struct span told, inside;		/* lights: "amber"; empty: not known */
	const struct rec *inside_of;		/* the log that the inner light comes from, or NULL */
	struct limit names[REPORT_NAMES];
	struct span sections[REPORT_SECTIONS];	/* those that the plan asks for */
	size_t nsections;
};

void report_of(struct report *r, const struct view *view, const struct rec *rec);
struct report_choice {
	const char *since, *until, *told, *inside;	/* as typed; NULL: as it is. told is else what inside is */
};
int report_choose(struct report *r, struct cmd *cmd, const struct report_choice *c);
int report_fill(struct report *r, struct fill *f, struct str *text, struct span template);	/* borrows r */
void report_warn(const struct report *r, const struct fill *f, const struct str *went);	/* went: NULL as filled */
void report_words(struct str *text, const struct view *view, const struct rec *client);

/* An expression over one record; missing where it does not compile in this book. */
struct val report_ask(const struct view *view, const struct rec *rec, const char *expression);
struct date report_begin(const struct view *view, const struct rec *client);	/* of the relationship */

#endif
