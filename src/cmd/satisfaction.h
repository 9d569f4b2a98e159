/*
 * satisfaction - what clients answered when they were asked: CSAT, NPS, CES
 *
 *	satisfaction_want(cmd, &want);			before cmd_load
 *	return satisfaction(cmd, asked, n);
 *
 * asked[] says of each group whether its client is meant. Of one client the raw
 * answers are printed (out_open with satisfaction_columns), of several a line an
 * instrument: name, value, answers, in words. Only the last answer of a person
 * with an instrument counts. Which box of its scale a number is in says the field box
 * of the kind; how long an answer counts, and how few are few, limits of their-verdict.
 */
#ifndef CMD_SATISFACTION_H
#define CMD_SATISFACTION_H

#include "cmd/out.h"

extern const struct column satisfaction_columns[];
#define SATISFACTION_DEFAULTS "score instrument answered who text"

void satisfaction_want(struct cmd *cmd, struct want *want);
int satisfaction(struct cmd *cmd, const bool *asked, size_t n);

#endif
