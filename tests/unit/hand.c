/*
 * hand - a person with an editor, who asks nobody
 *
 *	hand WAY ROUNDS NAME FILE
 *
 * Each round reads FILE, sets its line "now NAME-0000" to the round's number, adds
 * a line "did NAME-0017", and writes it back: WAY is place (the same file is opened
 * once, read and written over), truncate (emptied, then written in two halves) or
 * rename (written beside it and renamed). It waits up to 20 ms before each write and
 * between the halves, and up to 200 ms between rounds. It ends with a complaint where its last round is not what
 * it reads. Standard output: how many rounds found what programs had written.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1 << 20, DIGITS = 4, PAUSE = 20, REST = 200 };	/* bytes, digits, ms */

struct hand {
	const char *way, *name, *file;
	char *text;		/* as read, then as it is to be */
	size_t n;
	char *wrote;		/* the last round's */
	size_t nwrote;
	int others;		/* rounds that found another's change */
};

/* Often none, sometimes long enough for a program to begin and end meanwhile. */
static void
wait_a_little(long most_ms)
{
	static const long parts[] = { 1000, 100, 10, 1 };
	struct timespec t = { 0, 0 };

	t.tv_nsec = random() % (1000000 * most_ms / parts[random() % 4]);
	nanosleep(&t, NULL);
}

static int
fail(const struct hand *h, const char *what)
{
	fprintf(stderr, "hand: %s: %s: %s\n", h->file, what, strerror(errno));
	return -1;
}

static int
put(const struct hand *h, int fd, const char *p, size_t n)
{
	return write(fd, p, n) == (ssize_t)n ? 0 : fail(h, "cannot be written");
}

/* What was read, with this round in it. */
static int
change(struct hand *h, int round)
{
	char is[80], *now;

	h->text[h->n] = '\0';
	snprintf(is, sizeof is, "now %s-%0*d\n", h->name, DIGITS, round - 1);
	if ((now = strstr(h->text, is)) == NULL) {
		fprintf(stderr, "hand: %s: round %d of %s is not there any more\n", h->file, round - 1, h->name);
		return -1;
	}
	h->others += h->wrote && (h->n != h->nwrote || memcmp(h->wrote, h->text, h->n) != 0);
	snprintf(is, sizeof is, "now %s-%0*d", h->name, DIGITS, round);
	memcpy(now, is, strlen(is));
	h->n += (size_t)snprintf(h->text + h->n, 80, "did %s-%0*d\n", h->name, DIGITS, round);
	return 0;
}

static int
take(struct hand *h, int fd)
{
	ssize_t n = read(fd, h->text, MOST - 100);

	h->n = n > 0 ? (size_t)n : 0;
	return n > 0 ? 0 : fail(h, "cannot be read");
}

static int
save(struct hand *h, int fd)
{
	char beside[4096];
	int out, r;

	if (strcmp(h->way, "place") == 0) {
		wait_a_little(PAUSE);
		return lseek(fd, 0, SEEK_SET) < 0 ? -1 : put(h, fd, h->text, h->n);
	}
	if (strcmp(h->way, "truncate") == 0) {
		if ((out = open(h->file, O_WRONLY | O_TRUNC | O_CLOEXEC)) < 0)
			return fail(h, "cannot be emptied");
		wait_a_little(PAUSE);
		r = put(h, out, h->text, h->n / 2);
		wait_a_little(PAUSE);
		r |= put(h, out, h->text + h->n / 2, h->n - h->n / 2);
		return close(out) | r;
	}
	snprintf(beside, sizeof beside, "%s~", h->file);
	if ((out = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) < 0)
		return fail(h, "cannot be made");
	r = put(h, out, h->text, h->n);
	return close(out) | r | (rename(beside, h->file) < 0 ? fail(h, "cannot be renamed") : 0);
}

static int
edit(struct hand *h, int round)
{
	int fd = open(h->file, (strcmp(h->way, "place") == 0 ? O_RDWR : O_RDONLY) | O_CLOEXEC), r;

	if (fd < 0)
		return fail(h, "cannot be opened");
	r = take(h, fd) < 0 || change(h, round) < 0 || save(h, fd) < 0 ? -1 : 0;
	close(fd);
	memcpy(h->wrote, h->text, h->n);
	h->nwrote = h->n;
	return r;
}

int
main(int argc, char **argv)
{
	struct hand h = { .text = malloc(MOST), .wrote = malloc(MOST) };
	int rounds, r = 0;

	if (argc != 5 || !h.text || !h.wrote) {
		fputs("usage: hand place|truncate|rename ROUNDS NAME FILE\n", stderr);
		return 2;
	}
	h.way = argv[1];
	rounds = atoi(argv[2]);
	h.name = argv[3];
	h.file = argv[4];
	srandom((unsigned)getpid());
	for (int i = 1; i <= rounds && r == 0; i++) {
		r = edit(&h, i);
		wait_a_little(REST);
	}
	printf("%d\n", h.others);
	free(h.text);
	free(h.wrote);
	return r < 0;
}
