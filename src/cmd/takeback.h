/*
 * takeback - what a recorded change did to a file, taken out of the file as it is now
 *
 *	hist_op_paths(w.hist, &cmd->arena, op, &cmd->faults)
 *	takeback(&w, op, op->paths[i].path)		and in the end write_end
 *
 * A file that is as the change left it becomes what it was before. What else
 * was edited since stays: other lines, and other fields of the same lines
 * (book/revert.h). A file that is as it was before already is left alone.
 */
#ifndef CMD_TAKEBACK_H
#define CMD_TAKEBACK_H

#include "cmd/write.h"

int takeback(struct write *w, const struct hist_op *op, const char *path);	/* -1: an ERROR was added */

#endif
