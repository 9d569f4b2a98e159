/*
 * due - what wants attention, from the reminders of the practices
 *
 *	struct due_list list = {0};
 *	due_of(&list, &ev, practice, rec, until);	adds the due ones, if any
 *	due_sort(&list);		by lateness over rhythm, latest first; then what is ahead, by its day
 *	due_release(&list);
 */
#ifndef MODEL_DUE_H
#define MODEL_DUE_H

#include "model/practice.h"

struct due {
	const struct rec *rec;
	const struct practice *practice;
	const struct remind *remind;
	struct date date;		/* of the reminder, which orders */
	struct date day;		/* that it is for, by which one says what is late; else date */
	double urgency;		/* days late / days of the rhythm; negative ahead */
};

struct due_list {
	struct due *v;
	size_t n, cap;
};

/* until: reminders up to this day are due. */
void due_of(struct due_list *list, struct eval *ev, const struct practice *p, const struct rec *r, struct date until);
void due_sort(struct due_list *list);
void due_say(struct str *out, struct eval *ev, const struct due *d);	/* the free text of its line */
void due_release(struct due_list *list);

#endif
