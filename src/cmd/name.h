/*
 * name - how a record is called on the command line and in a pipe
 *
 *	const struct rec *rec;
 *	if (name_find(cmd, span_of("sow"), NAME_SET, &rec) < 0) ...	an ERROR was added
 *
 * Tried in this order, and the first that fits counts: a path from the caller's
 * directory or from the book, with #^id, #hash or :LINE[:COL]; a whole handle (acme,
 * acme/promise/2026-11-21-x, team/ana); the whole name of a file, with or without its
 * date, or an alias of a client or a person; what one of these is called; ^id; a unique
 * beginning of a record's name, with or without its date; words that each begin
 * a word of its title, in that order. Two hits are listed: -1. A name of a line
 * whose text has changed is refused: -1.
 *
 * Exact names (paths, whole handles) are found without reading the book where
 * it is not loaded; for the others it is loaded, names only.
 */
#ifndef CMD_NAME_H
#define CMD_NAME_H

#include "cmd/cmd.h"

enum name_how {
	NAME_READ,		/* any record; a client is its client.md, for the feed to expand */
	NAME_SET,		/* the same, for writers: a line named by its hash must be as it was */
	NAME_PROMISE,		/* beginnings and words are sought among open promises only */
	NAME_CLIENT,		/* a client: of a record, its client's client.md; words are of clients */
	NAME_PERSON		/* a person or one of ours: names, aliases, words of names */
};

int name_find(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out);
int name_seek(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out);	/* no whole names: 1, 0 none, -1 */
int name_whole(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out);	/* paths and whole handles only */
void name_want(const struct cmd *cmd, struct want *want);	/* what name_find reads of a loaded book */

/* A person or one of ours among the files of a directory, by name, alias, a beginning or words: 1; 0 nobody; -1 several, an ERROR. */
int name_within(struct cmd *cmd, const char *dir, struct span typed, const struct rec **out);
/* The first of a directory ("clients", "team", ...) that has this name or alias, or NULL. */
const struct rec *name_taken(struct cmd *cmd, const char *dir, struct span name);

const struct kind *name_kind(struct cmd *cmd, struct span typed);	/* of a name or an alias; NULL: an ERROR was added */

/* Path from the book of a path typed in the caller's directory; NULL: not in the book. In cmd->arena. */
char *name_from_caller(struct cmd *cmd, struct span typed);

/* A name for people and pipes: prefix and rec_name, not escaped. */
void name_put(struct str *out, const struct cmd *cmd, const struct rec *rec);
void name_put_path(struct str *out, const struct cmd *cmd, const char *path);

/* Forgets what was read (a writer has just written): the next look-up reads afresh. */
void name_forget(struct cmd *cmd);

#endif
