/*
 * facts - what was recorded between two commits, one thing after the other
 *
 *	struct facts f;
 *	facts_read(&f, cmd, from, to, "acme");		of one client, the team and the model
 *	for (i = 0; i < f.n; i++)			oldest first
 *		for (k = 0; k < f.v[i].nparts; k++)
 *			facts_put(&lay, &f.v[i], k);	files as they were after that part
 *	facts_release(&f);
 *
 * Its texts and records lie in the command's arena: rows that are held back show them at the end.
 *
 * A fact is one file in one commit; its parts are its records: first what is
 * the file's own, then each line that is new or another, from the top.
 */
#ifndef CMD_FACTS_H
#define CMD_FACTS_H

#include "cmd/lay.h"
#include "cmd/tell.h"

struct fact {
	const char *commit, *who;
	struct date date;
	const char *path, *from;	/* from: it was called so before; or NULL */
	struct span before, after;	/* p NULL: not there */
	bool model;			/* of the model or book.md: no fact, but how facts are judged */
	struct told *parts;
	size_t nparts;
};

struct facts {
	struct fact *v;
	size_t n, cap;
};

int facts_read(struct facts *f, struct cmd *cmd, const char *from, const char *to, const char *client);
/* The file after parts 0 to `part` of it; all of it at the last one. */
int facts_put(struct lay *l, const struct fact *fact, size_t part);
int facts_take_back(struct lay *l, const struct fact *fact);
void facts_release(struct facts *f);

#endif
