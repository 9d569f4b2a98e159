/*
 * whose - the lines of one of ours, or those on which the client has to move (-o, --theirs)
 *
 *	struct whose whose;
 *	whose_read(&whose, cmd, who, theirs, &want)	before cmd_load; who NULL: anybody's
 *	whose_find(&whose, cmd, who)			after it
 *	choice.whose = &whose;
 *
 * Whose a record is, is said by its owner, the owner of what is done about it, the owner of its
 * plan, its client's owner, in this order. What is theirs to do is said by the kinds: the field
 * `waiting`. -1: an ERROR was added.
 */
#ifndef CMD_WHOSE_H
#define CMD_WHOSE_H

#include "cmd/cmd.h"

struct whose {
	struct expr *owner, *theirs;	/* NULL: anybody's; whoever has to move */
	const struct rec *who;
};

int whose_read(struct whose *w, struct cmd *cmd, const char *who, bool theirs, struct want *want);
int whose_find(struct whose *w, struct cmd *cmd, const char *who);
bool whose_is(const struct whose *w, struct eval *ev, const struct rec *rec);

#endif
