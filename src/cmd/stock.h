/*
 * stock - the files that a new book begins with: settings, kinds, practices, templates
 *
 *	struct stock s = { .cmd = cmd, .dir = "book", .hist = hist };
 *	stock_add(&s, "book")			put to hist, or with -n as a diff in s.diff; -1: an ERROR
 *	hist_commit(hist, ...)			s.added says how many, s.started whether there is a book.md now
 *	stock_release(&s);
 *
 * What is there stays as it is, and what a commit once took out of the book stays out: a later
 * release of the handbook adds what is new in it. The files come from cmd_share (share.h).
 */
#ifndef CMD_STOCK_H
#define CMD_STOCK_H

#include "cmd/cmd.h"
#include "hist/hist.h"

struct stock {
	struct cmd *cmd;
	const char *dir;
	struct hist *hist;		/* NULL: a dry run where there is no repository yet */
	struct str diff;
	size_t added;
	bool started;			/* book.md is one of them */
	struct str removed;		/* private: lines, what was in the book once */
};

int stock_add(struct stock *s, const char *name);	/* name: of the book, for its settings */
void stock_release(struct stock *s);

#endif
