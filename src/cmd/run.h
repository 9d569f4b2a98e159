/*
 * run - what the files of cmd/ share with run.c and no program calls
 */
#ifndef CMD_RUN_H
#define CMD_RUN_H

#include "cmd/out.h"

enum { KEY_COLOR = OPT_LONG + 900, KEY_VERSION };

/* run.c */
const struct opt *run_options(const struct cmd_spec *spec, struct arena *arena);
void run_release(struct cmd *cmd);

/* find.c: the caller's directory, -C and CR_BOOK; and what a name begins with */
void find_start(struct cmd *cmd);
char *find_prefix(struct cmd *cmd);

/* out.c */
void out_init(struct cmd *cmd);
void out_release(struct cmd *cmd);
int out_want(struct cmd *cmd, struct want *want);	/* what -f and -s read */

/* complete.c: prints what the last of the words may become, a line each; usage NULL: of this program */
int complete(struct cmd *cmd, const char *usage, int nwords, char **words);
void complete_offer(struct wish *w, struct span word, struct span about);	/* if it begins as the word does */

#endif
