/* cr-at - runs a command on the book as it was */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/copy.h"
#include "cmd/out.h"
#include "cmd/past.h"

/* Where the command runs: the caller's place in the book, where it was there; else the copy. */
static const char *
place(struct cmd *cmd, const struct copy *c)
{
	size_t n = strlen(cmd->real);
	const char *dir;

	if (cmd->cwd == NULL || strncmp(cmd->cwd, cmd->real, n) != 0 || cmd->cwd[n] != '/')
		return c->dir;
	dir = arena_printf(&cmd->arena, "%s%s", c->dir, cmd->cwd + n);
	return access(dir, X_OK) == 0 ? dir : c->dir;
}

static void
set_environment(const struct copy *c, const struct instant *when)
{
	static const char *const git[] = { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX" };

	for (size_t i = 0; i < sizeof git / sizeof *git; i++)
		unsetenv(git[i]);
	setenv("CR_BOOK", c->dir, 1);
	setenv("CR_TODAY", when->label, 1);
	setenv("CR_AT", c->dir, 1);
	setenv("GIT_CEILING_DIRECTORIES", c->top, 1);	/* a repository around TMPDIR is not the book's */
}

/* What the command prints, line by line behind the day. */
static void
put_labelled(struct cmd *cmd, const char *label, int fd)
{
	struct str line = {0};
	char buf[1 << 14];
	ssize_t n;

	while ((n = read(fd, buf, sizeof buf)) != 0) {
		struct span rest = span_make(buf, n > 0 ? (size_t)n : 0), part;

		if (n < 0 && errno != EINTR)
			break;
		while (rest.n > 0) {
			bool whole = span_find(rest, '\n') != NULL;

			span_cut(&rest, '\n', &part);
			if (line.n == 0)
				str_addf(&line, "%s\t", label);
			str_add(&line, part);
			if (!whole)
				break;
			str_addc(&line, '\n');
			out_text(cmd, str_span(&line));
			str_reset(&line);
		}
	}
	if (line.n > 0) {
		str_addc(&line, '\n');
		out_text(cmd, str_span(&line));
	}
	str_release(&line);
}

/* One step of a range, or the only one. */
static int
run_step(struct copy *c, struct cmd *cmd, const struct instant *when, bool range)
{
	char **argv = arena_array(&cmd->arena, char *, cmd->nargs);
	int out[2] = { -1, -1 };
	pid_t pid;

	for (size_t i = 1; i < cmd->nargs; i++)
		argv[i - 1] = arena_dup(&cmd->arena, span_of(cmd->args[i]));
	if (copy_checkout(c, cmd, when->oid) < 0)
		return -1;
	set_environment(c, when);
	if (range && pipe2(out, O_CLOEXEC) < 0)
		return cmd_fail(cmd, "a pipe: %s", strerror(errno)), -1;
	pid = copy_start(cmd, place(cmd, c), argv, out[1]);
	if (range) {
		close(out[1]);
		if (pid > 0)
			put_labelled(cmd, when->label, out[0]);
		close(out[0]);
	}
	return pid > 0 ? copy_wait(pid) : -1;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL && slash[1] != '\0' ? slash + 1 : "book";
}

/* Of several: trouble, else something if any found something. */
static int
join(int status, int next, bool first)
{
	if (first || next < 0)
		return next;
	if (status < 0)
		return status;
	if (status > 1 || next > 1)
		return status > next ? status : next;
	return status < next ? status : next;
}

static int
at(struct cmd *cmd)
{
	struct past_range range;
	struct copy c;
	int status = -1;

	if (cmd->nargs < 2)
		return cmd_usage(cmd, cmd->nargs == 0 ? "when, and which command?" : "which command?");
	if (cmd_find(cmd) < 0 || past_read(&range, cmd, cmd->args[0]) < 0)
		return CMD_TROUBLE;
	if (range.before > 0)
		cmd_say(cmd, "nothing was recorded yet at the first %zu step%s", range.before, range.before == 1 ? "" : "s");
	if (copy_open(&c, cmd, base_name(cmd->real)) == 0)
		for (size_t i = 0; i < range.n && !copy_stopped(); i++)
			status = join(status, run_step(&c, cmd, &range.v[i], range.range), i == 0);
	copy_close(&c);
	return status < 0 ? CMD_TROUBLE : status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-at",
	.args = "WHEN[..WHEN[/STEP]] COMMAND [ARGUMENT ...]",
	.what = "runs a command on the book as it was",
	.complete = "",
	.needs = CMD_STOP,
	.run = at,
};
