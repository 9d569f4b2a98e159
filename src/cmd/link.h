/*
 * link - names as links, and the block ids of lines that are changed or linked to
 *
 *	struct span v = span_of("clients/acme/log/2026-11-18-review.md#6218d90a658f");
 *	link_value(cmd, field, client, &v)	v is "^k3f9"; of a file "promise/2026-11-10-sow"
 *	link_id(cmd, rec)			"k3f9": the line's own id, or what it will get
 *	link_lines(&w)				before what was put is recorded (write_end's)
 *
 * A line without an id is given one by the program that links to it, in the
 * same commit. Ids are worked out once an invocation, from book/ids.h.
 */
#ifndef CMD_LINK_H
#define CMD_LINK_H

#include "cmd/write.h"

/* A value that is no name of a file or a line stays as it is. -1: an ERROR was added. */
int link_value(struct cmd *cmd, const struct field *f, struct span client, struct span *value);
/* The same of what a person typed in words: 1 found, 0 nothing answers to it, -1 an ERROR (several do). */
int link_words(struct cmd *cmd, const struct field *f, struct span client, struct span *value);
const char *link_id(struct cmd *cmd, const struct rec *line);
int link_lines(struct write *w);
void link_other_kind(struct cmd *cmd, const struct field *f, struct span to, const struct kind *is);	/* adds the ERROR */

#endif
