/*
 * repo-branch - a branch to go back to, where none is checked out
 */
#include <stdlib.h>
#include <string.h>

#include "hist/git.h"

char *
repo_branch(struct repo *r, const struct oid *at)
{
	git_branch_iterator *it = NULL;
	git_reference *ref;
	git_branch_t type;
	char *best = NULL;
	int worth = 0;

	if (git_branch_iterator_new(&it, r->git, GIT_BRANCH_LOCAL) < 0)
		return NULL;
	while (git_branch_next(&ref, &type, it) == 0) {
		const char *name = git_reference_shorthand(ref);
		const git_oid *tip = git_reference_target(ref);
		int w = strcmp(name, "main") == 0 || strcmp(name, "master") == 0 ? 2 : 1;

		if (tip != NULL && memcmp(tip->id, at->b, sizeof at->b) == 0)
			w += 2;
		if (w > worth) {
			free(best);
			best = strdup(name);
			worth = w;
		}
		git_reference_free(ref);
	}
	git_branch_iterator_free(it);
	return best;
}
