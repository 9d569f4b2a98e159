/*
 * diff - two texts as a unified diff that `git apply` takes
 *
 *	struct str out = {0};
 *	diff_file(&out, "clients/acme/client.md", &before, &after);
 *
 * Appends one file's part of a patch in git's form: NULL before is a new file,
 * NULL after a removed one; of equal texts nothing is appended. The path is
 * from the top of the repository. Lines are bytes: CR belongs to its line, and
 * a last line without an end is said so. Up to some thousand changed lines the
 * difference is a shortest one; beyond that it is right, but coarse.
 */
#ifndef TEXT_DIFF_H
#define TEXT_DIFF_H

#include "base/str.h"

/* What turned base into theirs, done to ours as well. 0; 1: both changed the same lines, *line (of
 * ours) is the first of them, and out is of no use. */
int diff_merge(struct str *out, struct span base, struct span ours, struct span theirs, unsigned *line);

void diff_file(struct str *out, const char *path, const struct span *before, const struct span *after);

#endif
