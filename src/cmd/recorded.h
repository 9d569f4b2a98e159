/*
 * recorded - the list of what was recorded, which cr-undo shows, and what is called by it
 *
 *	recorded_list(cmd, hist, now)			-l: a line each; a table on a terminal, objects with -j
 *	hist_ops(hist, &cmd->arena, RECORDED_MOST, &v, &n, &faults)
 *	op = recorded_named(cmd, v, n, "3")		a number of the list, or the beginning of a name
 */
#ifndef CMD_RECORDED_H
#define CMD_RECORDED_H

#include "cmd/git.h"
#include "hist/hist.h"

enum { RECORDED_MOST = 10000, RECORDED_NAME = GIT_NAME };

int recorded_list(struct cmd *cmd, struct hist *h, int64_t now);	/* CMD_OK, CMD_NONE, CMD_TROUBLE */
struct hist_op *recorded_named(struct cmd *cmd, struct hist_op *v, size_t n, const char *typed);	/* NULL: an ERROR */
bool recorded_number(const char *typed);	/* no name: names have letters, or more digits */
void recorded_offer(struct cmd *cmd, struct wish *wish);	/* for completion: what may be taken back */

#endif
