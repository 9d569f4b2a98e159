/*
 * handbook - the practices on paper: what cr-guide prints of them
 *
 * The book is open; for guide_practice and guide_json it need not be loaded,
 * but where it is, guide_practice says where it stands. guide_wrong loads it.
 */
#ifndef CMD_HANDBOOK_H
#define CMD_HANDBOOK_H

#include "cmd/page.h"

void guide_practice(struct cmd *cmd, const struct practice *p, bool rules);
void guide_json(struct str *line, struct cmd *cmd, const struct practice *p);

/* The whole handbook: a line a practice, or the manual page. CMD_OK or CMD_TROUBLE. */
int guide_table(struct cmd *cmd);
int guide_manual(struct cmd *cmd);

/* A line for each practice with something due, flagged or badly done now, of the operands' clients. */
int guide_wrong(struct cmd *cmd);

#endif
