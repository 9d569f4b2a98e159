/*
 * clientpage - a client on one page: who they are, how it stands, what is due, what is open
 *
 *	want.all = true, cmd_load(cmd, &want)
 *	client_page(cmd, &ev, client)		-1: its client.md cannot be read, an ERROR was added
 *
 * What is open is a template (cr-template(5)): a book without one of its kinds shows the others.
 */
#ifndef CMD_CLIENTPAGE_H
#define CMD_CLIENTPAGE_H

#include "cmd/cmd.h"

int client_page(struct cmd *cmd, struct eval *ev, const struct rec *client);

#endif
