/* completecommand - a command behind operands of ours, as cr-at takes one: a program of cr, then what that one says */
#include "cmd/completep.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

/* The programs that stand beside this one. */
static void
programs(struct wish *w)
{
	struct io_name *names = NULL;
	char exe[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", exe, sizeof exe - 1);
	size_t n = 0;
	int dir;

	if (len <= 0)
		return;
	exe[len] = '\0';
	*strrchr(exe, '/') = '\0';
	if ((dir = open(exe, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return;
	(void)!io_list_open(dir, &names, &n);
	close(dir);
	for (size_t i = 0; i < n; i++)
		if (strncmp(names[i].name, "cr-", 3) == 0 && strcmp(names[i].name, w->cmd->spec->name) != 0)
			complete_offer(w, span_of(names[i].name), span_make("", 0));
	free(names);
}

void
wish_command(struct wish *w, const struct opts *o)
{
	const char **argv;
	size_t n = 0;

	if (o->nargs == 1) {
		programs(w);
		return;
	}
	if (strcmp(o->args[1], "cr") != 0 && strncmp(o->args[1], "cr-", 3) != 0)
		return;
	argv = arena_array(&w->cmd->arena, const char *, o->nargs + 3);
	argv[n++] = o->args[1];
	argv[n++] = "--complete";
	for (size_t i = 2; i < o->nargs; i++)
		argv[n++] = o->args[i];
	argv[n++] = w->part.p;			/* the last word, to its end */
	if (opt_has(o, 'C'))
		setenv("CR_BOOK", w->cmd->dir, 1);
	execvp(argv[0], (char *const *)argv);
}
