/*
 * settle - the end of a write: the old files go, and the directories they leave empty
 *
 * The journal stands until the last is gone.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/files.h"

/* Directories that a dropped file leaves empty go, up to the book's own. */
static void
prune(struct hist *h, const char *full)
{
	char *dir = strdup(full), *slash;

	while ((slash = strrchr(dir, '/')) != NULL && (size_t)(slash - dir) > h->cut) {
		*slash = '\0';
		if (unlinkat(h->top, dir, AT_REMOVEDIR) < 0)
			break;
	}
	free(dir);
}

/* The old file goes; but one that a hand had open and has written to since, or is about to, comes
 * back as that hand's edit, which nobody has recorded yet: ours is in history. */
static int
settle(struct hist *h, struct edit *e, int dir)
{
	const char *name = files_leaf(e->full);
	struct stat st;
	bool ours;

	(void)h;
	if (!e->swapped)
		return 0;
	e->swapped = false;
	ours = fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 ? files_same(&st, &e->now) : e->what == DROP;
	if (!ours || files_untouched(dir, e->tmp, e) || renameat(dir, e->tmp, dir, name) < 0)
		unlinkat(dir, e->tmp, 0);
	return 0;
}

static int
unhand(struct hist *h, struct edit *e, int dir)
{
	return !e->swapped || files_untouched(dir, e->tmp, e) ? 0 : hist_trouble(h, e->full, "%s", FILES_MEANWHILE);
}

int
files_drop_old(struct hist *h, struct edit **v, size_t n)
{
	if (files_each(h, v, n, &(struct step){ unhand, 1, false }) < 0)
		return -1;
	files_each(h, v, n, &(struct step){ settle, HANDS, true });
	return 0;
}

void
files_settle(struct hist *h, struct edit **v, size_t n)
{
	files_each(h, v, n, &(struct step){ settle, HANDS, true });
	for (size_t i = 0; i < n; i++)
		if (v[i]->what == DROP)
			prune(h, v[i]->full);
	while (h->ndirs > 0)
		free(h->dirs[--h->ndirs]);
}
