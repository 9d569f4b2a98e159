/*
 * remind - what is due, less what is put off: shared by cr-due, cr-score and cr-show
 *
 *	struct due_list due = {0};
 *	struct snoozes snoozes;
 *	remind_choose(cmd, &choice);
 *	snoozes_of(&snoozes, cmd);			after cmd_load
 *	remind_rec(&due, &ev, rec, &choice);		those of its kind, less what another covers
 *	remind_once(&due);				sorted; one line for one thing
 */
#ifndef CMD_REMIND_H
#define CMD_REMIND_H

#include "cmd/whose.h"
#include "model/due.h"

struct feed;

struct remind_choice {
	struct date until;
	bool procedures;		/* housekeeping, and nothing else; else all but it */
	const struct practice *only;	/* -p; NULL: any */
	const struct snoozes *snoozes;	/* NULL: none are looked at */
	const struct whose *whose;	/* NULL: anybody's */
	struct practices_of {		/* remind_choose: those chosen, by the kind they are of */
		const struct practice **v;
		size_t n;
	} *of;
};

struct snoozes {			/* those still running today, in cmd's arena */
	struct snooze *v;		/* sorted, since each due line is sought among them */
	size_t n;
};

void remind_choose(struct cmd *cmd, struct remind_choice *choice);	/* first */
void remind_want(struct cmd *cmd, struct want *want, const struct remind_choice *choice);
void snoozes_of(struct snoozes *out, struct cmd *cmd);
void remind_rec(struct due_list *list, struct eval *ev, const struct rec *rec, const struct remind_choice *choice);
/* A whole client, or the team: what is chosen by -q and -k. May run in several threads, each
 * with its own list and eval. */
void remind_group(struct due_list *list, struct cmd *cmd, struct eval *ev, const struct group *g,
    const struct remind_choice *choice);
/* Records that are derived (slots): every one of a client. */
void remind_derived(struct due_list *list, struct cmd *cmd, struct eval *ev, const struct rec *client,
    const struct remind_choice *choice);
void remind_once(struct due_list *list);
/* All of it (remindall.c): of the whole book by two threads where it is large, or of what the feed
 * (NAME_READ) names; settled by remind_once. */
void remind_all(struct due_list *list, struct cmd *cmd, struct feed *feed, const struct remind_choice *choice);

#endif
