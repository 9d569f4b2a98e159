/* git - see git.h */
#include "cmd/git.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"

enum { CHUNK = 64 << 10, OID_LINE = 72 };

extern char **environ;

static bool
dropped(const char *variable)
{
	static const char *const names[] = {
		"GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_PREFIX=", "GIT_COMMON_DIR=",
		"GIT_OBJECT_DIRECTORY=", "GIT_NAMESPACE=", "GIT_LITERAL_PATHSPECS=", "GIT_GLOB_PATHSPECS=",
		"GIT_NOGLOB_PATHSPECS=", "GIT_ICASE_PATHSPECS=", "GIT_EXTERNAL_DIFF=", "GIT_DIFF_OPTS=",
		"GIT_OPTIONAL_LOCKS=", "GIT_PAGER=", "LC_ALL=",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(variable, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static char **
environment(struct cmd *cmd, const char *const *more)
{
	size_t n = 0, all = 0, extra = 0;
	char **env;

	while (environ[all] != NULL)
		all++;
	while (more != NULL && more[extra] != NULL)
		extra++;
	env = arena_array(&cmd->arena, char *, all + extra + 4);
	for (size_t i = 0; i < all; i++)
		if (!dropped(environ[i]))
			env[n++] = environ[i];
	env[n++] = arena_dup(&cmd->arena, span_of("LC_ALL=C"));
	env[n++] = arena_dup(&cmd->arena, span_of("GIT_OPTIONAL_LOCKS=0"));
	env[n++] = arena_dup(&cmd->arena, span_of("GIT_LITERAL_PATHSPECS=1"));
	for (size_t i = 0; i < extra; i++)
		env[n++] = arena_dup(&cmd->arena, span_of(more[i]));
	return env;
}

static char **
arguments(struct cmd *cmd, const char *const *args)
{
	static const char *const before[] = { "git", "-C", NULL, "-c", "core.quotePath=false", "-c", "log.follow=false",
		"-c", "log.showRoot=true", "-c", "log.showSignature=false", "-c", "diff.orderFile=/dev/null" };
	enum { BEFORE = sizeof before / sizeof *before };
	size_t n = 0;
	char **argv;

	while (args[n] != NULL)
		n++;
	argv = arena_array(&cmd->arena, char *, n + BEFORE + 1);
	for (size_t i = 0; i < BEFORE; i++)
		argv[i] = arena_dup(&cmd->arena, span_of(before[i] != NULL ? before[i] : cmd->dir));
	for (size_t i = 0; i < n; i++)
		argv[BEFORE + i] = arena_dup(&cmd->arena, span_of(args[i]));
	return argv;
}

static int
spawn(struct git *g, char **argv, char **env, const int in[2], const int out[2], unsigned how)
{
	posix_spawn_file_actions_t fa;
	int r;

	posix_spawn_file_actions_init(&fa);
	if (how & GIT_INPUT)
		posix_spawn_file_actions_adddup2(&fa, in[0], 0);
	else
		posix_spawn_file_actions_addopen(&fa, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&fa, out[1], 1);
	if (how & GIT_QUIET)
		posix_spawn_file_actions_addopen(&fa, 2, "/dev/null", O_WRONLY, 0);
	r = posix_spawnp(&g->pid, "git", &fa, NULL, argv, env);
	posix_spawn_file_actions_destroy(&fa);
	return r;
}

int
git_start_env(struct git *g, struct cmd *cmd, const char *const *args, unsigned how, const char *const *env)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, code = 0;

	*g = (struct git){ .in = -1, .out = -1 };
	if (pipe2(out, O_CLOEXEC) < 0 || ((how & GIT_INPUT) && pipe2(in, O_CLOEXEC) < 0))
		code = errno;
	if (code == 0)
		code = spawn(g, arguments(cmd, args), environment(cmd, env), in, out, how);
	if (in[0] >= 0)
		close(in[0]);
	if (out[1] >= 0)
		close(out[1]);
	g->in = in[1];
	g->out = out[0];
	if (code == 0)
		return 0;
	for (int i = 0; i < 2; i++)
		if ((i == 0 ? g->in : g->out) >= 0)
			close(i == 0 ? g->in : g->out);
	*g = (struct git){ .in = -1, .out = -1 };
	cmd_fail(cmd, "git %s: %s", args[0], strerror(code));
	if (code == ENOENT)
		fault_hint(&cmd->faults, "install git: what was recorded is read through it");
	return -1;
}

int
git_start(struct git *g, struct cmd *cmd, const char *const *args, unsigned how)
{
	return git_start_env(g, cmd, args, how, NULL);
}

/* More of its output behind what is there; what was taken goes. */
static bool
more(struct git *g)
{
	ssize_t n;

	if (g->ended)
		return false;
	if (g->at > 0)
		str_splice(&g->buf, 0, g->at, span_make("", 0));
	g->at = 0;
	str_room(&g->buf, CHUNK);
	do
		n = read(g->out, g->buf.s + g->buf.n, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n <= 0) {
		g->ended = true;
		return false;
	}
	g->buf.n += (size_t)n;
	return true;
}

bool
git_field(struct git *g, char end, struct span *out)
{
	size_t seen = 0;

	for (;;) {
		struct span left = span_make(str_cstr(&g->buf) + g->at, g->buf.n - g->at);
		const char *p = left.n > seen ? memchr(left.p + seen, end, left.n - seen) : NULL;

		if (p != NULL) {
			*out = span_make(left.p, (size_t)(p - left.p));
			g->at += out->n + 1;
			return true;
		}
		seen = left.n;
		if (more(g))
			continue;
		*out = span_make(g->buf.s + g->at, g->buf.n - g->at);
		g->at = g->buf.n;
		return out->n > 0;
	}
}

bool
git_bytes(struct git *g, size_t n, struct span *out)
{
	while (g->buf.n - g->at < n)
		if (!more(g))
			return false;
	*out = span_make(g->buf.s + g->at, n);
	g->at += n;
	return true;
}

bool
git_say(struct git *g, struct span bytes)
{
	return io_write(g->in, bytes) == 0;
}

int
git_end(struct git *g)
{
	int status = 0;

	if (g->pid > 0 && g->in >= 0)
		close(g->in);
	if (g->pid > 0 && g->out >= 0)
		close(g->out);
	while (g->pid > 0 && waitpid(g->pid, &status, 0) < 0 && errno == EINTR)
		;
	str_release(&g->buf);
	*g = (struct git){ .in = -1, .out = -1 };
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void
git_stop(struct git *g)
{
	if (g->pid > 0)
		kill(g->pid, SIGTERM);
	git_end(g);
}

char *
git_line(struct cmd *cmd, const char *const *args)
{
	struct span line;
	struct git g;
	char *out = NULL;

	if (git_start(&g, cmd, args, GIT_QUIET) < 0)
		return NULL;
	if (git_field(&g, '\n', &line))
		out = arena_dup(&cmd->arena, line);
	return git_end(&g) == 0 ? out : NULL;
}

const char *
git_short(struct cmd *cmd, struct arena *a, const char *oid)
{
	if (oid == NULL)
		return NULL;
	return arena_printf(a, "%.*s", opt_has(&cmd->opts, 'j') ? (int)strlen(oid) : GIT_NAME, oid);
}

bool
git_began(struct cmd *cmd)
{
	static const char *const args[] = { "rev-parse", "-q", "--verify", "HEAD", NULL };

	return git_line(cmd, args) != NULL;
}

int
git_nothing(struct cmd *cmd)
{
	cmd_fail(cmd, "%s: nothing is recorded there", cmd->dir);
	fault_hint(&cmd->faults, "cr-init starts a book's history, cr-save records what is there; where git refuses, git status says why");
	return -1;
}

int
blobs_open(struct blobs *b, struct cmd *cmd)
{
	static const char *const args[] = { "cat-file", "--batch", NULL };

	b->open = git_start(&b->git, cmd, args, GIT_INPUT) == 0;
	return b->open ? 0 : -1;
}

int
blobs_ask(struct blobs *b, struct cmd *cmd, const char *oid)
{
	char line[OID_LINE];
	int n = snprintf(line, sizeof line, "%s\n", oid);

	if (!b->open && blobs_open(b, cmd) < 0)
		return -1;
	return git_say(&b->git, span_make(line, (size_t)n)) ? 0 : (cmd_fail(cmd, "git cat-file ended"), -1);
}

int
blobs_take(struct blobs *b, struct cmd *cmd, const char *oid, struct span *out)
{
	struct span line, type;
	double size = -1;

	if (git_field(&b->git, '\n', &line)) {
		span_cut(&line, ' ', &type);
		span_cut(&line, ' ', &type);
		if (!span_is(type, "blob") || !span_number(line, &size) || !git_bytes(&b->git, (size_t)size + 1, out))
			size = -1;
		else
			out->n--;
	}
	return size < 0 ? cmd_fail(cmd, "git has no blob %s", oid), -1 : 0;
}

int
blobs_read(struct blobs *b, struct cmd *cmd, const char *oid, struct span *out)
{
	return blobs_ask(b, cmd, oid) < 0 ? -1 : blobs_take(b, cmd, oid, out);
}

void
blobs_close(struct blobs *b)
{
	if (b->open)
		git_end(&b->git);
	b->open = false;
}
