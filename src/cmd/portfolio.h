/*
 * portfolio - a line for each of many clients, the worst first
 *
 *	out_open(cmd, portfolio_columns, PORTFOLIO_DEFAULTS);
 *	return portfolio(cmd, asked, only);
 *
 * asked[] says of each group whether its client is meant. only restricts the
 * evidence to the records for which it is true, and leaves out clients that
 * have none; NULL: all of it. On a terminal a last line counts the bands.
 */
#ifndef CMD_PORTFOLIO_H
#define CMD_PORTFOLIO_H

#include "cmd/out.h"

extern const struct column portfolio_columns[];
#define PORTFOLIO_DEFAULTS "total band coverage text"

/* A -q that looks at the project is about records, any other one about clients: NULL. */
const struct expr *portfolio_only(const struct cmd *cmd);
int portfolio(struct cmd *cmd, const bool *asked, const struct expr *only);

#endif
