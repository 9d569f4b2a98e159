/*
 * feed - operands, and lines of standard input where one of them is "-"
 *
 *	struct feed feed = {0};
 *	if (feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_READ) < 0)
 *		return CMD_TROUBLE;			all operands are checked first
 *	while ((rec = feed_next(&feed)) != NULL)
 *		use(rec);
 *
 * NAME_READ: the book is loaded (cmd_load); a client means all its records; no
 * operand at all means every record of the book. Else (writers): only what is
 * named; a client is its client.md; with NAME_CLIENT every record stands for its
 * client. With .derived, of a client and of a plan the slots come too. A record named twice comes once, in the order of its first naming.
 *
 * Of a line of standard input the text up to the first TAB counts (unescaped;
 * with -0, records end in NUL and nothing is escaped): a name as in name.h, or
 * a JSON object with "path". Without "-" standard input is never touched.
 * An empty "-" gives no record and is no error: feed.dash tells it.
 */
#ifndef CMD_FEED_H
#define CMD_FEED_H

#include "cmd/name.h"

struct feed {
	const struct rec **v;	/* in cmd's arena; the operands, clients expanded */
	size_t n, cap, at;
	bool derived;		/* set before feed_open; of the whole book they are out_all's */
	bool all;		/* no operand: every record of the book */
	bool dash;		/* "-" was among them */
	struct cursor cursor;
	const struct book *book;
};

int feed_open(struct feed *f, struct cmd *cmd, const char *const *args, size_t n, enum name_how how);
/* The clients named (NAME_CLIENT); of no operand every one that is not past, in the book's order. */
int feed_clients(struct feed *f, struct cmd *cmd, const char *const *args, size_t n);
void feed_want_clients(const struct cmd *cmd, struct want *want);	/* what it reads of a loaded book */
const struct rec *feed_next(struct feed *f);

#endif
