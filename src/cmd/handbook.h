/*
 * handbook - the practices on paper: what cr-guide prints of them
 *
 * The book is open; for guide_practice and guide_json it need not be loaded,
 * but where it is, guide_practice says where it stands. guide_wrong loads it.
 * Statuses are those of a program: CMD_OK, CMD_NONE, CMD_TROUBLE.
 */
#ifndef CMD_HANDBOOK_H
#define CMD_HANDBOOK_H

#include "cmd/page.h"

void guide_practice(struct cmd *cmd, const struct practice *p, bool rules);
void guide_json(struct str *line, struct cmd *cmd, const struct practice *p);
void guide_kind(struct cmd *cmd, const struct kind *k);
void guide_kind_json(struct str *line, struct cmd *cmd, const struct kind *k);
/* Adds the ERROR that no practice is called so, nor a pack, or else a kind. */
void guide_unknown(struct cmd *cmd, struct span name, bool packs);

/* A line a practice: of those that are on, or with `all`, a pack or a source of the others as well. */
struct guide_filter {
	const char *dimension, *pack, *source;	/* NULL: any; a source by how it begins: "004" */
	bool all;
};
int guide_list(struct cmd *cmd, const struct guide_filter *f);

/* Practices and packs, `first` and the operands, on or off: cr-set is run in our place. */
int guide_switch(struct cmd *cmd, const char *first, bool on);

/* The whole handbook: a line a practice, or the manual page. */
int guide_table(struct cmd *cmd);
int guide_manual(struct cmd *cmd);

/* A line for each practice with something due, flagged or badly done now, of the operands' clients. */
int guide_wrong(struct cmd *cmd);

#endif
