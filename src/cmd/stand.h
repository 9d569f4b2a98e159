/*
 * stand - how a relationship stands, in words: what cr-score and cr-show print
 */
#ifndef CMD_STAND_H
#define CMD_STAND_H

#include "cmd/out.h"
#include "model/score.h"

void stand_want(struct cmd *cmd, struct want *want);

/* Rows worth words, worst first: of one reading, measured, with evidence. In the arena. */
const struct score_row **stand_rows(const struct score *s, enum reading reading, struct arena *arena, size_t *n);

/* One sentence: what bounds it, then the worst of how we did; or how little is known. */
void stand_sentence(struct str *out, const struct score *s, struct arena *arena);

/* "2 of 6" */
void stand_count(struct str *out, const struct score_row *row);

/* Lines of what is due for a client, at most max; how many there are. */
size_t stand_due(struct cmd *cmd, const struct rec *client, bool procedures, size_t max);

extern const struct column evidence_columns[];
#define EVIDENCE_DEFAULTS "value practice reading title"
/* A line for every piece of evidence of one reading, the worst of each practice first. */
void stand_evidence(struct cmd *cmd, struct eval *ev, const struct score *s, enum reading reading);

/* A whole page of one client: words, then state, conduct and records, never mixed. s holds its evidence. */
void stand_page(struct cmd *cmd, const struct score *s);

#endif
