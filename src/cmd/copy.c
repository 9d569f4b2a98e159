/* copy - see copy.h */
#include "cmd/copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/git.h"

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE };
enum { SIGNALS = sizeof signals / sizeof *signals };

static volatile sig_atomic_t came, running;	/* the signal; the command it is passed on to */

static void
take(int sig)
{
	came = sig;
	if (running > 0 && sig != SIGPIPE)
		kill((pid_t)running, sig);
}

bool
copy_stopped(void)
{
	return came != 0;
}

enum sweep { REMOVE, LOCK, UNLOCK };

/* Every file and directory below: removed, made read-only, or its directories open to writing
 * again. How many files of attributes there are. */
static size_t
sweep(int at, const char *name, enum sweep how)
{
	int dir = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct io_name *names = NULL;
	size_t n = 0, attributes = 0;

	if (dir < 0)
		return 0;
	if (how != LOCK)
		(void)fchmod(dir, 0700);
	if (io_list(dir, ".", &names, &n) < 0)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned char type = names[i].type;

		attributes += strcmp(names[i].name, ".gitattributes") == 0;
		if (type == DT_DIR || type == DT_UNKNOWN)
			attributes += sweep(dir, names[i].name, how);
		if (how == REMOVE && type != DT_DIR)
			unlinkat(dir, names[i].name, 0);
		else if (how == LOCK && type == DT_REG)
			(void)fchmodat(dir, names[i].name, 0444, 0);
	}
	free(names);
	if (how == REMOVE)
		unlinkat(at, name, AT_REMOVEDIR);
	else if (how == LOCK)
		(void)fchmod(dir, 0555);
	close(dir);
	return attributes;
}

/* Waits until nobody holds the other end of the pipe; then the copy goes. */
static pid_t
keep_watch(const char *top, int alive[2])
{
	pid_t pid = fork();
	char byte;

	if (pid != 0)
		return pid;
	for (int i = 0; i < SIGNALS; i++)
		signal(signals[i], SIG_IGN);
	setsid();
	close(alive[1]);
	for (int fd = 0; fd <= 2; fd++)		/* nobody waits for what holds their pipe */
		close(fd);
	while (read(alive[0], &byte, 1) < 0 && errno == EINTR)
		;
	sweep(AT_FDCWD, top, REMOVE);
	_exit(0);
}

static void
take_signals(void)
{
	struct sigaction sa = { .sa_handler = take };

	for (int i = 0; i < SIGNALS; i++) {
		struct sigaction old;

		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN && signals[i] != SIGPIPE)
			continue;		/* nohup */
		sigaction(signals[i], &sa, NULL);
	}
}

int
copy_open(struct copy *c, struct cmd *cmd, const char *name)
{
	const char *tmp = getenv("TMPDIR");
	int alive[2];
	char real[PATH_MAX];

	*c = (struct copy){ .alive = -1 };
	if (tmp == NULL || tmp[0] == '\0' || realpath(tmp, real) == NULL)
		tmp = "/tmp";
	else
		tmp = real;
	c->top = arena_printf(&cmd->arena, "%s/cr-at.XXXXXX", tmp);
	take_signals();
	if (mkdtemp(c->top) == NULL)
		return cmd_fail(cmd, "%s: %s", tmp, strerror(errno)), -1;
	c->dir = arena_printf(&cmd->arena, "%s/%s", c->top, name);
	if (pipe2(alive, O_CLOEXEC) == 0) {
		c->keeper = keep_watch(c->top, alive);
		c->alive = alive[1];
		close(alive[0]);
	}
	if (c->keeper <= 0 || mkdir(c->dir, 0700) < 0)
		return cmd_fail(cmd, "%s: %s", c->dir, strerror(errno)), -1;
	return 0;
}

static int
read_tree(struct copy *c, struct cmd *cmd, const char *from, const char *to)
{
	const char *way = from != NULL ? "-m" : "--reset";
	const char *args[] = { "-c", "core.trustctime=false", "-c", "core.sparseCheckout=false", "-c", "core.fsmonitor=false",
		"-c", "core.splitIndex=false", "-c", "checkout.workers=2", "read-tree", way, "-u",
		from != NULL ? from : to, from != NULL ? to : NULL, NULL };
	const char *env[] = { arena_printf(&cmd->arena, "GIT_DIR=%s", c->git_dir),
		arena_printf(&cmd->arena, "GIT_WORK_TREE=%s", c->dir),
		arena_printf(&cmd->arena, "GIT_INDEX_FILE=%s/index", c->top), NULL };
	struct git g;

	if (git_start_env(&g, cmd, args, from != NULL ? GIT_QUIET : 0, env) < 0)
		return -1;
	return git_end(&g);
}

/* The repository, and the book's place in it. */
static int
find_repository(struct copy *c, struct cmd *cmd)
{
	static const char *const where[] = { "rev-parse", "--absolute-git-dir", "--show-prefix", NULL };
	struct span line;
	struct git g;

	if (git_start(&g, cmd, where, 0) < 0)
		return -1;
	if (git_field(&g, '\n', &line))
		c->git_dir = arena_dup(&cmd->arena, line);
	c->prefix = git_field(&g, '\n', &line) ? arena_dup(&cmd->arena, line) : "";
	if (git_end(&g) == 0 && c->git_dir != NULL)
		return 0;
	cmd_fail(cmd, "%s is in no git repository", cmd->dir);
	fault_hint(&cmd->faults, "cr-init starts one");
	return -1;
}

/* By git, from what is laid out or from nothing. */
static int
check_out(struct copy *c, struct cmd *cmd, const char *tree)
{
	int status = -1;
	size_t attributes;

	if (c->tree != NULL && !c->plain) {
		sweep(AT_FDCWD, c->dir, UNLOCK);
		status = read_tree(c, cmd, c->tree, tree);
	} else if (c->tree != NULL) {
		sweep(AT_FDCWD, c->dir, REMOVE);
		(void)mkdir(c->dir, 0700);
		(void)unlink(arena_printf(&cmd->arena, "%s/index", c->top));
	}
	if (status != 0 && !copy_stopped())	/* the first, or the command wrote into the copy */
		status = read_tree(c, cmd, NULL, tree);
	if (status != 0 && !copy_stopped())
		cmd_fail(cmd, "git cannot lay out %s", tree);
	attributes = sweep(AT_FDCWD, c->dir, LOCK);
	c->lay.cmd = cmd;
	c->lay.dir = c->dir;
	c->lay.locked = true;
	c->plain = attributes < 2 && lay_plain(&c->lay);
	return status;
}

int
copy_checkout(struct copy *c, struct cmd *cmd, const char *oid)
{
	char *tree;
	int r = 1;

	if (c->git_dir == NULL && find_repository(c, cmd) < 0)
		return -1;
	if (c->oid != NULL && strcmp(c->oid, oid) == 0)
		return 0;
	tree = arena_printf(&cmd->arena, "%s:%s", oid, c->prefix);
	if (c->plain)
		r = lay_out(&c->lay, c->oid, oid, NULL);
	if (r > 0)
		r = check_out(c, cmd, tree);
	c->oid = arena_dup(&cmd->arena, span_of(oid));
	c->tree = tree;
	return r;
}

/* "due" for "cr-due" is a slip of everybody who types "cr due". */
static bool
is_ours(struct cmd *cmd, const char *name)
{
	const char *path = getenv("PATH");
	struct span rest = span_of(path != NULL ? path : ""), dir;

	while (rest.n > 0) {
		span_cut(&rest, ':', &dir);
		if (access(arena_printf(&cmd->arena, "%.*s/cr-%s", (int)dir.n, dir.p, name), X_OK) == 0)
			return true;
	}
	return false;
}

/* In the child: the command, as if we had never been. */
static void
become(struct cmd *cmd, const char *dir, char *const *argv, int out, const sigset_t *mask)
{
	int status;

	for (int i = 0; i < SIGNALS; i++) {
		struct sigaction now;

		if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == take)
			signal(signals[i], SIG_DFL);
	}
	sigprocmask(SIG_SETMASK, mask, NULL);
	if (out >= 0)
		dup2(out, 1);
	if (chdir(dir) == 0) {
		setenv("PWD", dir, 1);
		execvp(argv[0], argv);
	}
	status = errno == ENOENT ? 127 : 126;
	if (status == 127 && is_ours(cmd, argv[0]))
		cmd_say(cmd, "there is no command %s; did you mean cr-%s?", argv[0], argv[0]);
	else
		cmd_say(cmd, "%s: %s", argv[0], strerror(status == 127 ? ENOENT : errno));
	_exit(status);
}

/* A signal that comes while the child has no name yet waits until it has one. */
pid_t
copy_start(struct cmd *cmd, const char *dir, char *const *argv, int out)
{
	sigset_t ours, before;
	pid_t pid = -1;

	sigemptyset(&ours);
	for (int i = 0; i < SIGNALS; i++)
		sigaddset(&ours, signals[i]);
	sigprocmask(SIG_BLOCK, &ours, &before);
	if (came == 0)
		pid = fork();
	if (pid == 0)
		become(cmd, dir, argv, out, &before);
	if (pid > 0)
		running = (sig_atomic_t)pid;
	else if (came == 0)
		cmd_fail(cmd, "%s: %s", argv[0], strerror(errno));
	sigprocmask(SIG_SETMASK, &before, NULL);
	return pid;
}

int
copy_wait(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	running = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void
copy_close(struct copy *c)
{
	int status;

	lay_release(&c->lay);
	if (c->alive >= 0) {
		close(c->alive);
		while (waitpid(c->keeper, &status, 0) < 0 && errno == EINTR)
			;
	} else if (c->top != NULL) {
		sweep(AT_FDCWD, c->top, REMOVE);
	}
	for (int i = 0; i < SIGNALS; i++)
		if (came == signals[i]) {
			signal(came, SIG_DFL);
			raise(came);
		}
}
