/*
 * editor - a person's editor, on some files
 *
 *	struct editor e;
 *	editor_find(&e);			CR_EDITOR, VISUAL, EDITOR, else vi
 *	editor_run(&e, cmd, files, n, 12);	opens them, the first at line 12
 *	if (e.quick) ...			it was back at once: a window that goes on, perhaps
 *
 * It reads and writes the terminal, also where this program stands in a pipe;
 * without a terminal it writes to standard error. The command is one for the
 * shell, as git has it: EDITOR='code --wait'. SIGHUP and SIGTERM end the editor, not us.
 */
#ifndef CMD_EDITOR_H
#define CMD_EDITOR_H

#include "cmd/cmd.h"

struct editor {
	const char *command;
	char name[64];		/* "code" of "/usr/bin/code --wait" */
	bool quick;
};

void editor_find(struct editor *e);
int editor_run(struct editor *e, struct cmd *cmd, const char *const *files, size_t n, unsigned line);	/* -1: an ERROR */
const char *editor_wait(const struct editor *e);	/* what makes it wait: "--wait"; NULL: not known to need it */

#endif
