/*
 * completep - what complete.c (words of the model), completename.c (names of records),
 * completecommand.c (a command behind ours) and completeusage.c (the options of a shell program) share
 */
#ifndef CMD_COMPLETEP_H
#define CMD_COMPLETEP_H

#include "cmd/run.h"

struct wish {
	struct cmd *cmd;
	struct span head;		/* of the word: stays as it is ("status=", "due,") */
	struct span part;		/* what is to be completed */
	struct span client;		/* the one that a word before names, as its directory is called; or empty */
	size_t offered;
};

void wish_after_last(struct wish *w, const char *stops);	/* "a,b,c": only what follows the last comma */

/* completename.c */
void wish_dir(struct wish *w, const char *dir, struct span shown);	/* the records of a directory */
void wish_records(struct wish *w);		/* handles; words of titles where none fits */
void wish_promises(struct wish *w);		/* open ones: words of their titles, then handles */
void wish_people(struct wish *w, struct span kind);	/* "team", "person": of the client at hand; "": both */

void wish_kind(struct wish *w, struct span kind);	/* of the client at hand, "promise/" before them where that is typed */

/* completecommand.c: cr-at's, where `o` has the words before; the program named there is run in our place */
void wish_command(struct wish *w, const struct opts *o);

/* completeusage.c: "usage: cr-done [-n] [-d date] promise ...", as options and as operands (struct cmd_spec.complete) */
const struct opt *usage_options(const char *usage, struct arena *arena);
const char *usage_operands(const char *usage, struct arena *arena);

#endif
