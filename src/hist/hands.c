/*
 * hands - one step for each of a write's files, by several threads where there are many
 *
 * Most of a step is the system's work, and some of it waiting: a file system may
 * tell its disk of blocks as they become free, and wait for the answer.
 */
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "hist/files.h"

enum { EACH = 16 };	/* so many files at least for each hand */

struct part {
	struct hist h;		/* a copy, with faults of its own */
	struct faults faults;
	struct edit **v;
	size_t n;
	const struct step *step;
	int r;
	pthread_t hand;
	bool runs;
};

static void *
work(void *arg)
{
	struct part *p = arg;
	const char *at = NULL;	/* whose directory is open */
	int dir = -1;

	for (size_t i = 0; i < p->n && (p->r == 0 || p->step->on); i++) {
		struct edit *e = p->v[i];

		if (e->tmp == NULL)
			continue;
		if (at == NULL || !files_beside(at, e->full)) {
			if (dir >= 0)
				close(dir);
			dir = files_parent(&p->h, e->full);
			at = e->full;
		}
		p->r = dir >= 0 ? p->step->take(&p->h, e, dir) :
		    hist_trouble(&p->h, e->full, "cannot be written: %s", strerror(errno));
		if (dir < 0)
			at = NULL;
	}
	if (dir >= 0)
		close(dir);
	return NULL;
}

/* Neighbours stay in one hand, as only one at a time may change a directory. Of what several
 * hands find wrong, the first is said, as one hand would. */
int
files_each(struct hist *h, struct edit **v, size_t n, const struct step *step)
{
	struct part part[HANDS] = {0};
	size_t hands = n / EACH < step->hands ? n / EACH : step->hands, done = 0;
	int r = 0;

	hands = hands == 0 ? 1 : hands;
	for (size_t k = 0; k < hands; k++) {
		struct part *p = &part[k];
		bool last = k + 1 == hands;

		*p = (struct part){ .h = *h, .v = v + done, .n = last ? n - done : n / hands, .step = step };
		p->h.faults = &p->faults;
		p->runs = !last && pthread_create(&p->hand, NULL, work, p) == 0;
		if (!p->runs)
			work(p);
		done += p->n;
	}
	for (size_t k = 0; k < hands; k++) {
		if (part[k].runs)
			pthread_join(part[k].hand, NULL);
		if (r == 0 && !step->on && part[k].r < 0) {
			r = -1;
			faults_append(h->faults, &part[k].faults);
		}
		faults_release(&part[k].faults);
	}
	return r;
}
