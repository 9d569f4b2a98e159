/*
 * clock - runs commands in turn, round after round, and tells the median of each
 *
 *	clock ROUNDS <cases
 *
 * A case is a line: label, TAB, what to do before it (not timed), TAB, the
 * command. Words are split at blanks, no shell is between; "&&" runs one after
 * the other, "<" FILE is the standard input, "%d" the number of the round.
 * Output goes to /dev/null, errors to ours. Prints a line a case: label, median
 * ms, least ms, greatest ms, peak memory in KiB: the mean of the rounds, as the
 * kernel counts pages by the handful, so that single runs differ by a hundred KiB.
 * Rounds are interleaved, and one before the first is not counted; a status above
 * 1 ends it all.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { CASES = 64, ROUNDS = 200, WORDS = 64 };

struct timed {
	char *label, *before, *command;
	double ms[ROUNDS];
	long kib;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
one(char **argv, const char *input, long *kib, const char *label)
{
	posix_spawn_file_actions_t files;
	struct rusage usage;
	int status, error;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	error = posix_spawnp(&pid, argv[0], &files, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	if (error != 0 || wait4(pid, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "clock: %s: %s failed\n", label, argv[0]);
		exit(2);
	}
	if (usage.ru_maxrss > *kib)
		*kib = usage.ru_maxrss;
}

static void
run(const char *command, int round, long *kib, const char *label)
{
	char text[4096], number[16], *argv[WORDS + 1], *save;
	const char *input = "/dev/null";
	size_t n = 0;

	snprintf(text, sizeof text, "%s", command);
	snprintf(number, sizeof number, "%d", round);
	for (char *w = strtok_r(text, " ", &save); w != NULL && n < WORDS; w = strtok_r(NULL, " ", &save)) {
		char *percent = strstr(w, "%d");

		if (strcmp(w, "&&") == 0) {
			argv[n] = NULL;
			one(argv, input, kib, label);
			n = 0;
			input = "/dev/null";
		} else if (strcmp(w, "<") == 0) {
			if ((w = strtok_r(NULL, " ", &save)) != NULL)
				input = w;
		} else if (percent != NULL) {
			size_t size = strlen(w) + sizeof number;

			argv[n] = malloc(size);		/* kept: rounds are few */
			snprintf(argv[n++], size, "%.*s%s%s", (int)(percent - w), w, number, percent + 2);
		} else
			argv[n++] = w;
	}
	argv[n] = NULL;
	if (n > 0)
		one(argv, input, kib, label);
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
	static struct timed cases[CASES];
	int rounds = argc == 2 ? atoi(argv[1]) : 0;
	char *line = NULL;
	size_t n = 0, cap = 0;

	if (rounds < 1 || rounds > ROUNDS) {
		fprintf(stderr, "usage: clock ROUNDS <cases\n");
		return 2;
	}
	while (n < CASES && getline(&line, &cap, stdin) > 0) {
		char *rest = line;

		line[strcspn(line, "\n")] = '\0';
		cases[n].label = strsep(&rest, "\t");
		cases[n].before = strsep(&rest, "\t");
		cases[n].command = rest;
		n += rest != NULL;
		line = NULL;
		cap = 0;
	}
	for (int round = -1; round < rounds; round++)
		for (size_t i = 0; i < n; i++) {
			long kib = 0, ignored = 0;
			double start;

			run(cases[i].before, round + 2, &ignored, cases[i].label);
			start = now();
			run(cases[i].command, round + 2, &kib, cases[i].label);
			if (round < 0)
				continue;
			cases[i].ms[round] = now() - start;
			cases[i].kib += kib;
		}
	for (size_t i = 0; i < n; i++) {
		qsort(cases[i].ms, (size_t)rounds, sizeof *cases[i].ms, by_size);
		printf("%s\t%.2f\t%.2f\t%.2f\t%ld\n", cases[i].label, cases[i].ms[rounds / 2], cases[i].ms[0],
		    cases[i].ms[rounds - 1], cases[i].kib / rounds);
	}
	return 0;
}
