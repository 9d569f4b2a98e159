/*
 * gitcli - git itself, run for what libgit2 cannot do
 *
 * What it reads and says goes through unlinked files, so that neither side ever
 * waits for the other, whatever the hooks do.
 */
#include "hist/gitcli.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/inner.h"

extern char **environ;

static int
scratch(struct hist *h)
{
	int fd;

	unlinkat(h->gitdir, "cr/scratch", 0);
	fd = openat(h->gitdir, "cr/scratch", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno == ENOENT && mkdirat(h->gitdir, "cr", 0777) == 0)
		fd = openat(h->gitdir, "cr/scratch", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		unlinkat(h->gitdir, "cr/scratch", 0);
	return fd;
}

static bool
dropped(const char *variable)
{
	static const char *const names[] = {
		"GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_PREFIX=", "GIT_COMMON_DIR=",
		"GIT_OBJECT_DIRECTORY=", "GIT_NAMESPACE=", "GIT_INTERNAL_", "GIT_LITERAL_PATHSPECS=",
		"GIT_GLOB_PATHSPECS=", "GIT_NOGLOB_PATHSPECS=", "GIT_ICASE_PATHSPECS=",
		"GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_OPTIONAL_LOCKS=",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(variable, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static void
add_ident(char **env, size_t *n, struct arena *a, const char *role, const struct ident *who)
{
	int zone = who->zone < 0 ? -who->zone : who->zone;

	if (who->name == NULL)
		return;
	env[(*n)++] = arena_printf(a, "GIT_%s_NAME=%s", role, who->name);
	env[(*n)++] = arena_printf(a, "GIT_%s_EMAIL=%s", role, who->email);
	env[(*n)++] = arena_printf(a, "GIT_%s_DATE=@%lld %c%02d%02d", role, (long long)who->when,
	    who->zone < 0 ? '-' : '+', zone / 60, zone % 60);
}

static char **
environment(struct hist *h, struct arena *a, const struct ident *author)
{
	size_t n = 0, all = 0;
	char **env;

	while (environ[all] != NULL)
		all++;
	env = arena_array(a, char *, all + 9);
	for (size_t i = 0; i < all; i++)
		if (!dropped(environ[i]))
			env[n++] = environ[i];
	add_ident(env, &n, a, "AUTHOR", author != NULL ? author : &h->author);
	add_ident(env, &n, a, "COMMITTER", &h->committer);
	env[n++] = arena_dup(a, span_of("GIT_LITERAL_PATHSPECS=1"));
	env[n++] = arena_dup(a, span_of("GIT_OPTIONAL_LOCKS=0"));
	return env;
}

static char **
arguments(struct hist *h, struct arena *a, const char *const *args)
{
	size_t n = 0;
	char **argv;

	while (args[n] != NULL)
		n++;
	argv = arena_array(a, char *, n + 4);
	argv[0] = arena_dup(a, span_of("git"));
	argv[1] = arena_dup(a, span_of("-C"));
	argv[2] = arena_dup(a, span_of(repo_top(h->repo)));
	for (size_t i = 0; i < n; i++)
		argv[i + 3] = arena_dup(a, span_of(args[i]));
	return argv;
}

static void
read_back(int fd, struct str *out)
{
	ssize_t n;

	str_reset(out);
	if (lseek(fd, 0, SEEK_SET) < 0)
		return;
	do {
		str_room(out, 1 << 16);
		n = read(fd, out->s + out->n, 1 << 16);
		if (n > 0)
			out->n += (size_t)n;
	} while (n > 0 || (n < 0 && errno == EINTR));
	out->s[out->n] = '\0';
}

static int
spawn(struct hist *h, char **argv, char **env, const int fds[3], pid_t *pid)
{
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	int r;

	posix_spawn_file_actions_init(&fa);
	posix_spawnattr_init(&attr);
	for (int i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(&fa, fds[i], i);
	posix_spawnattr_setsigmask(&attr, &h->signals);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	r = posix_spawnp(pid, "git", &fa, &attr, argv, env);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&fa);
	return r;
}

int
git_run(struct hist *h, const char *const *args, const struct ident *author,
    struct span in, struct str *out, struct str *err)
{
	struct arena a = {0};
	int fds[3] = { scratch(h), scratch(h), scratch(h) }, status, r = -1, code = 0;
	pid_t pid;

	for (int i = 0; i < 3; i++)
		if (fds[i] < 0)
			code = errno;
	if (code == 0 && in.n > 0 && (io_write(fds[0], in) < 0 || lseek(fds[0], 0, SEEK_SET) < 0))
		code = errno;
	if (code == 0)
		code = spawn(h, arguments(h, &a, args), environment(h, &a, author), fds, &pid);
	if (code != 0) {
		hist_trouble(h, NULL, "git %s: %s", args[0], strerror(code));
		if (code == ENOENT)
			fault_hint(h->faults, "install git; this book needs it beside cr");
	} else {
		pid_t done;

		while ((done = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
			;
		if (done < 0)
			hist_trouble(h, NULL, "git %s: its end was not seen: %s", args[0], strerror(errno));
		else if (WIFEXITED(status))
			r = WEXITSTATUS(status);
		else
			hist_trouble(h, NULL, "git %s was killed by signal %d", args[0], WTERMSIG(status));
		if (out != NULL)
			read_back(fds[1], out);
		if (err != NULL)
			read_back(fds[2], err);
	}
	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	arena_release(&a);
	return r;
}

void
git_leave(struct hist *h, const char *const *args)
{
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	struct arena a = {0};
	pid_t pid;

	posix_spawn_file_actions_init(&fa);
	posix_spawnattr_init(&attr);
	posix_spawn_file_actions_addopen(&fa, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&fa, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&fa, 1, 2);
	posix_spawnattr_setsigmask(&attr, &h->signals);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
	(void)posix_spawnp(&pid, "git", &fa, &attr, arguments(h, &a, args), environment(h, &a, NULL));
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&fa);
	arena_release(&a);
}

int
git_note(struct hist *h, const char *name, struct span bytes)
{
	int fd;
	bool ok;

	if (bytes.n == 0) {
		unlinkat(h->gitdir, name, 0);
		return 0;
	}
	fd = openat(h->gitdir, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	ok = fd >= 0 && io_write(fd, bytes) == 0;
	if (fd >= 0 && close(fd) < 0)
		ok = false;
	return ok ? 0 : hist_trouble(h, NULL, "cannot write %s: %s", name, strerror(errno));
}
