/*
 * asked - the files, directories and records that a person asks for, and whether something is of them
 *
 *	struct asked a;
 *	asked_files(&a, cmd)			the operands, as paths from the book; a directory is all below it
 *	asked_past(&a, cmd)			the same of records, "-" and what git alone remembers
 *	asked_feed(&a, cmd, &feed)		the same of a feed: of a client its directory, readable or not
 *	if (asked_path(&a, path)) ...		no operand at all asks for everything
 *	if (asked_has(&a, rec)) ...		a record in a line: it, and no other of its file
 *	if (!a.v[i].met) ...			nothing came that the operand a.paths[i] asks for
 *
 * Everything is in cmd's arena. Functions answer -1 where they added an ERROR.
 */
#ifndef CMD_ASKED_H
#define CMD_ASKED_H

#include "cmd/feed.h"

struct asked {
	const char **paths;		/* from the book; "." is all of it */
	struct asked_one {		/* of asked_files in the order of the operands */
		const struct rec *line;	/* a record in a line; NULL: all that is in the path */
		bool sure;		/* it is there today */
		bool met;
	} *v;
	size_t n;
	bool all;
};

int asked_files(struct asked *a, struct cmd *cmd);
int asked_past(struct asked *a, struct cmd *cmd);
void asked_feed(struct asked *a, struct cmd *cmd, const struct feed *feed);

bool asked_path(struct asked *a, const char *path);
bool asked_has(struct asked *a, const struct rec *rec);

#endif
