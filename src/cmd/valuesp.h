/*
 * valuesp - what values.c (form, dates) and valueslink.c (links) share
 */
#ifndef CMD_VALUESP_H
#define CMD_VALUESP_H

#include "cmd/values.h"

void values_say_once(struct values *v, struct cmd *cmd, const char *said);
/* The links of one checked edit: what was typed for one becomes its name. Errors are added. */
void values_links(struct values *v, struct cmd *cmd, struct edit *e, struct span client);
/* Of links that lead somewhere: what has left by then, or ended, is said. */
void values_gone(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client);

#endif
