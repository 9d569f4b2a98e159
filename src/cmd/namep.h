/*
 * namep - what name.c (files), exact.c (whole names), search.c (the rest) and short.c share
 */
#ifndef CMD_NAMEP_H
#define CMD_NAMEP_H

#include "cmd/hits.h"
#include "cmd/name.h"
#include "text/line.h"

/* The records of one file, its own first, hits_sort'ed: 0; 1 there is none, or it is no record; -1 an ERROR.
 * *recs is borrowed until name_forget. */
int name_file(struct cmd *cmd, const char *path, const struct hits **recs);

/* Each: 1 found, 0 not of this form, -1 an ERROR was added. */
int name_exact(struct cmd *cmd, struct span typed, const struct rec **out);
int name_search(struct cmd *cmd, const struct book *book, struct span typed, enum name_how how,
    const struct rec **out);

/* The record that the part after a path names among those of its file; NULL: an ERROR was added. */
const struct rec *name_part(struct cmd *cmd, const struct hits *recs, const struct line_name *name,
    struct span typed);

bool name_open(struct eval *ev, const struct rec *rec, uint16_t status);	/* is it an open promise? status: that field */

/* What words are, to a name: letters and digits, case apart in ASCII; a slug without its date. */
bool name_begins(struct span s, struct span with);
bool name_word(struct span *rest, struct span *word);
struct span name_undated(struct span slug);

#endif
