/*
 * gitcli - git itself, run for what libgit2 cannot do
 *
 *	const char *args[] = { "status", "--porcelain", "-z", NULL };
 *	int status = git_run(h, args, NULL, input, &out, &err);
 *
 * Runs at the top of the work tree, found from there as a user's git would;
 * paths are literal. The caller's environment without what would lead git
 * elsewhere (GIT_DIR, GIT_INDEX_FILE, ...), with author and committer as h has
 * them once they are known (author: NULL for h's). Answers git's exit status; -1
 * with a fault when git did not run or was killed. out and err may be NULL.
 */
#ifndef HIST_GITCLI_H
#define HIST_GITCLI_H

#include "base/str.h"

struct hist;
struct ident;

int git_run(struct hist *h, const char *const *args, const struct ident *author,
    struct span in, struct str *out, struct str *err);
/* The same in the background, mute, and not waited for: it may outlive us, and if it fails nobody hears of it. */
void git_leave(struct hist *h, const char *const *args);
/* A file of .git/cr for git to read; removed where bytes are none. */
int git_note(struct hist *h, const char *name, struct span bytes);

#endif
