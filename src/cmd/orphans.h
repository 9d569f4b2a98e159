/*
 * orphans - the records that would stay behind if a writer removed what they belong or link to
 *
 *	takeback(&w, op, path)			for each
 *	if (orphans_refuse(&w, op) < 0)		an ERROR was added that names some of them
 *
 * Where a record belonged or linked before the change that is taken back as it does now,
 * that is no reason: the change made no difference to it.
 */
#ifndef CMD_ORPHANS_H
#define CMD_ORPHANS_H

#include "cmd/write.h"

int orphans_refuse(struct write *w, const struct hist_op *op);

#endif
