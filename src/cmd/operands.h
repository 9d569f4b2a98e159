/*
 * operands - what was typed after the options, in two: FIELD=VALUE, and other words
 *
 *	struct operands o = operands_of(cmd, 0);	from the first one on; 1: the first is something else
 *	if (o.nwords == 0)
 *		return cmd_usage(cmd, "which client?");
 *	values_read(&values, cmd, o.fields, o.nfields)
 *
 * Each in the order typed; in cmd's arena.
 */
#ifndef CMD_OPERANDS_H
#define CMD_OPERANDS_H

#include "cmd/cmd.h"

struct operands {
	const char **words, **fields;
	size_t nwords, nfields;
};

struct operands operands_of(struct cmd *cmd, size_t from);

#endif
