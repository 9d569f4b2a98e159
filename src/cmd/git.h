/*
 * git - git itself as a child, for the programs that look back
 *
 *	const char *args[] = { "log", "-z", "--format=%H", "--", path, NULL };
 *	struct git g;
 *	struct span field;
 *	if (git_start(&g, cmd, args, 0) < 0) ...	an ERROR was added
 *	while (git_field(&g, '\0', &field))		borrowed until the next call
 *		...
 *	if (git_end(&g) != 0) ...			its exit status
 *
 * It runs in the book's directory with paths taken literally, takes no locks,
 * writes nothing and speaks English; what would lead it elsewhere (GIT_DIR, ...)
 * is taken out of its environment. What it says on standard error goes through,
 * unless GIT_QUIET. Programs that only read need no libgit2 for it.
 */
#ifndef CMD_GIT_H
#define CMD_GIT_H

#include <sys/types.h>

#include "cmd/cmd.h"

enum git_how { GIT_INPUT = 1, GIT_QUIET = 2 };	/* with a pipe to its standard input; mute */

struct git {
	pid_t pid;
	int in, out;
	struct str buf;
	size_t at;
	bool ended;
};

int git_start(struct git *g, struct cmd *cmd, const char *const *args, unsigned how);
int git_start_env(struct git *g, struct cmd *cmd, const char *const *args, unsigned how,
    const char *const *env);					/* with these "NAME=VALUE" too */
bool git_field(struct git *g, char end, struct span *out);	/* false: no more */
bool git_bytes(struct git *g, size_t n, struct span *out);	/* exactly n */
bool git_say(struct git *g, struct span bytes);			/* to its standard input */
int git_end(struct git *g);		/* waits; 128 and the signal where one killed it */
void git_stop(struct git *g);		/* where the rest is of no interest */

/* The first line of what a short command prints; NULL where it fails. In cmd's arena. */
char *git_line(struct cmd *cmd, const char *const *args);

enum { GIT_NAME = 10 };		/* bytes of a commit's name that people are shown */
const char *git_short(struct cmd *cmd, struct arena *a, const char *oid);	/* so many, all of it with -j; NULL of NULL */
bool git_began(struct cmd *cmd);	/* there is a commit */
int git_nothing(struct cmd *cmd);	/* adds the ERROR that there is none: -1 */

/* Blobs, one after the other, through one `git cat-file --batch`. */
struct blobs {
	struct git git;
	bool open;
};

int blobs_open(struct blobs *b, struct cmd *cmd);
int blobs_read(struct blobs *b, struct cmd *cmd, const char *oid, struct span *out);	/* borrowed; -1: an ERROR */
/* The same in two halves, which saves waiting: up to BLOBS_AHEAD are asked for before the first is
 * taken; they come in the order asked. */
enum { BLOBS_AHEAD = 64 };
int blobs_ask(struct blobs *b, struct cmd *cmd, const char *oid);
int blobs_take(struct blobs *b, struct cmd *cmd, const char *oid, struct span *out);
void blobs_close(struct blobs *b);

#endif
