/*
 * share - where the model to copy is: kinds, practices, templates
 *
 * CR_SHARE, else share/cr-model or src/model beside the program's directory, else
 * where the Makefile installs.
 */
#ifndef CMD_SHARE_H
#define CMD_SHARE_H

#include "cmd/cmd.h"

const char *cmd_share(struct cmd *cmd);		/* in the arena, or the environment's */

#endif
