/*
 * draft - a text that a person edits, in a file of its own until it is recorded
 *
 *	struct draft d = { .path = "clients/acme/client.md" };
 *	draft_open(&d, cmd, dir, bytes)		its file below dir; or what was kept there before
 *	draft_write(&d, cmd)			for the editor: notes on top, as comments
 *	draft_read(&d, cmd)			d.text is what came back, without the notes
 *	draft_drop(&d)				recorded: the file goes
 *
 * What is not recorded stays in d.file, with d.file.base beside it: what the
 * text was made from. The next draft_open of that path goes on with it; one that
 * is open elsewhere is an ERROR.
 */
#ifndef CMD_DRAFT_H
#define CMD_DRAFT_H

#include "cmd/cmd.h"

struct draft {
	const char *path;	/* from the book; of a new record what its file here is called */
	const char *file;	/* absolute */
	struct span base;	/* what the text was made from */
	struct span shown;	/* as the editor was last given it */
	struct span text;	/* as it came back */
	struct str notes;	/* lines to be shown on top, without "# cr-edit: " */
	unsigned line;		/* where to begin, in the text */
	const char *wrong;	/* why it was not recorded, and where; NULL: nothing found yet */
	unsigned wrong_line, wrong_col;
	bool kept;		/* it goes on with what was kept */
	int lock;		/* so that no second program has it open; closed by draft_drop, or the end */
	bool done;		/* recorded, refused, or as it was */
};

int draft_open(struct draft *d, struct cmd *cmd, const char *dir, struct span bytes);	/* -1: an ERROR */
int draft_write(struct draft *d, struct cmd *cmd);	/* at -1 the file is as it was */
int draft_read(struct draft *d, struct cmd *cmd);	/* 1: there is nothing but blanks */
void draft_drop(struct draft *d);
unsigned draft_line(const struct draft *d);		/* where to begin, in the file */

#endif
