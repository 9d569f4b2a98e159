/*
 * settle - the end of a write: the old files go, and the directories they leave empty
 *
 * A file system may tell its disk of each file's blocks as they become free, and
 * wait for the answer; so several hands remove them where there are many. The
 * journal stands until the last is gone.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hist/files.h"

enum { HANDS = 8, EACH = 16 };	/* so many at most, and so many files for each */

struct part {
	struct hist *h;
	struct edit **v;
	size_t n;
	pthread_t hand;
	bool runs;
};

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
static void
settle(struct hist *h, struct edit *e)
{
	int dir = e->swapped ? files_parent(h, e->full) : -1;
	const char *name = files_leaf(e->full);
	struct stat st;
	bool ours;

	e->swapped = false;
	if (dir < 0)
		return;
	ours = fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 ? files_same(&st, &e->now) : e->what == DROP;
	if (!ours || files_untouched(dir, e->tmp, e) || renameat(dir, e->tmp, dir, name) < 0)
		unlinkat(dir, e->tmp, 0);
	close(dir);
}

static void *
settle_part(void *arg)
{
	struct part *p = arg;

	for (size_t i = 0; i < p->n; i++)
		settle(p->h, p->v[i]);
	return NULL;
}

/* Neighbours stay in one hand, as most share a directory, which only one changes at a time. */
static void
settle_all(struct hist *h, struct edit **v, size_t n)
{
	struct part part[HANDS] = {0};
	size_t hands = n / EACH < HANDS ? n / EACH : HANDS, done = 0;

	for (size_t k = 0; k + 1 < hands; k++) {
		part[k] = (struct part){ .h = h, .v = v + done, .n = n / hands };
		part[k].runs = pthread_create(&part[k].hand, NULL, settle_part, &part[k]) == 0;
		if (!part[k].runs)
			break;
		done += part[k].n;
	}
	settle_part(&(struct part){ .h = h, .v = v + done, .n = n - done });
	for (size_t k = 0; k < HANDS && part[k].runs; k++)
		pthread_join(part[k].hand, NULL);
}

int
files_drop_old(struct hist *h, struct edit **v, size_t n)
{
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		int dir = v[i]->swapped ? files_parent(h, v[i]->full) : -1;

		if (dir >= 0 && !files_untouched(dir, v[i]->tmp, v[i]))
			r = hist_trouble(h, v[i]->full, "%s", FILES_MEANWHILE);
		if (dir >= 0)
			close(dir);
	}
	if (r == 0)
		settle_all(h, v, n);
	return r;
}

void
files_settle(struct hist *h, struct edit **v, size_t n)
{
	settle_all(h, v, n);
	for (size_t i = 0; i < n; i++)
		if (v[i]->what == DROP)
			prune(h, v[i]->full);
	while (h->ndirs > 0)
		free(h->dirs[--h->ndirs]);
}
