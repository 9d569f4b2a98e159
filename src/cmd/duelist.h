/*
 * duelist - a list of what is due, printed: into a pipe or as a page, a line a thing or a line a client
 *
 *	duelist_open(cmd, today)		before cmd_want; -1: an ERROR was added
 *	remind_all(&list, cmd, &feed, &choice)	the most urgent first
 *	return duelist_print(cmd, &list, today);	CMD_OK, or CMD_NONE: nothing is due
 *
 * With `today` a client has one line: the most urgent thing, and how many more there are. On a page,
 * which is a terminal's where neither -f nor -s is given, a client's lines stand together, and each has
 * the shortest name that may be typed for it: the book is loaded with what name_want reads.
 */
#ifndef CMD_DUELIST_H
#define CMD_DUELIST_H

#include "cmd/out.h"
#include "model/due.h"

int duelist_open(struct cmd *cmd, bool today);
int duelist_print(struct cmd *cmd, const struct due_list *due, bool today);

#endif
