/* editor - see editor.h */
#include "cmd/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUICK_MS = 1500 };

/* How an editor is told the line: before the file as +N, after its name as FILE:N, by -g FILE:N; and
 * what makes it wait where it hands over to a window. */
static const struct {
	const char *name, *line, *wait;
} known[] = {
	{ "vi", "+", NULL }, { "vim", "+", NULL }, { "nvim", "+", NULL }, { "nvi", "+", NULL }, { "vis", "+", NULL },
	{ "emacs", "+", NULL }, { "nano", "+", NULL }, { "pico", "+", NULL }, { "micro", "+", NULL }, { "kak", "+", NULL },
	{ "joe", "+", NULL }, { "jed", "+", NULL }, { "mg", "+", NULL }, { "ne", "+", NULL }, { "mcedit", "+", NULL },
	{ "emacsclient", "+", NULL }, { "hx", ":", NULL }, { "helix", ":", NULL },
	{ "gvim", "+", "-f" }, { "mvim", "+", "-f" }, { "gedit", "+", "--wait" }, { "xed", "+", "--wait" },
	{ "gnome-text-editor", "+", "--standalone" }, { "kate", NULL, "--block" }, { "mate", NULL, "--wait" },
	{ "bbedit", NULL, "--wait" }, { "open", NULL, "-W" }, { "xdg-open", NULL, "" },
	{ "code", "g", "--wait" }, { "codium", "g", "--wait" }, { "cursor", "g", "--wait" }, { "zed", ":", "--wait" },
	{ "subl", ":", "--wait" },
};

static size_t
place_of(const struct editor *e)
{
	size_t i = 0;

	while (i < sizeof known / sizeof *known && strcmp(known[i].name, e->name) != 0)
		i++;
	return i;
}

void
editor_find(struct editor *e)
{
	static const char *const names[] = { "CR_EDITOR", "VISUAL", "EDITOR" };
	struct span word, rest, part;

	*e = (struct editor){ .command = "vi" };
	for (size_t i = 3; i-- > 0; )
		if (getenv(names[i]) && getenv(names[i])[0])
			e->command = getenv(names[i]);
	rest = span_trim(span_of(e->command));
	span_cut(&rest, ' ', &word);
	while (span_cut(&word, '/', &part))
		;
	if (part.n < sizeof e->name)
		memcpy(e->name, part.p, part.n);
}

const char *
editor_wait(const struct editor *e)
{
	size_t i = place_of(e);
	const char *flag = i < sizeof known / sizeof *known ? known[i].wait : NULL;

	return flag && (!flag[0] || !strstr(e->command, flag)) ? flag : NULL;
}

/* A program and its options: then it takes the shell's place, and what is sent to that is its own. A ':' or '=' may be
 * the shell's; with one between, Ctrl-C is the editor's all the same. */
static bool
plain(const char *command)
{
	return command[strspn(command, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /._+,-")] == '\0';
}

/* sh -c 'EDITOR "$@"' EDITOR ARGUMENTS */
static char **
arguments(const struct editor *e, struct cmd *cmd, const char *const *files, size_t n, unsigned line)
{
	const char **v = arena_array(&cmd->arena, const char *, n + 8);
	size_t i = place_of(e), k = 0;
	const char *how = line > 1 && i < sizeof known / sizeof *known ? known[i].line : NULL;

	v[k++] = "sh";
	v[k++] = "-c";
	v[k++] = arena_printf(&cmd->arena, "%s%s \"$@\"", plain(e->command) ? "exec " : "trap : INT QUIT; ", e->command);
	v[k++] = e->command;
	if (how && how[0] == '+')
		v[k++] = arena_printf(&cmd->arena, "+%u", line);
	if (how && how[0] == 'g')
		v[k++] = "-g";
	for (size_t f = 0; f < n; f++)
		v[k++] = f == 0 && how && how[0] != '+' ? arena_printf(&cmd->arena, "%s:%u", files[f], line) : files[f];
	return (char **)v;
}

/* In the child. A pipe's ends are not the person's. */
static void
take_terminal(void)
{
	int tty = isatty(0) && isatty(1) ? -1 : open("/dev/tty", O_RDWR);

	if (tty >= 0) {
		dup2(tty, 0);
		dup2(tty, 1);
		if (tty > 2)
			close(tty);
	} else if (!isatty(1)) {
		dup2(2, 1);
	}
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
}

static volatile sig_atomic_t running;	/* the editor's process */

static void
pass_on(int sig)
{
	(void)sig;
	if (running > 0)
		kill((pid_t)running, SIGHUP);
}

/* Who hangs up on us hangs up on the editor, which keeps what it can; then we go on as after any other end. */
static void
outlive(int sig, struct sigaction *old)
{
	struct sigaction pass = { .sa_handler = pass_on };

	sigemptyset(&pass.sa_mask);
	if (sigaction(sig, NULL, old) == 0 && old->sa_handler != SIG_IGN)
		sigaction(sig, &pass, NULL);
}

static int64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int
editor_run(struct editor *e, struct cmd *cmd, const char *const *files, size_t n, unsigned line)
{
	char **v = arguments(e, cmd, files, n, line);
	void (*interrupt)(int) = signal(SIGINT, SIG_IGN), (*quit)(int) = signal(SIGQUIT, SIG_IGN);
	struct sigaction hangup, term;
	sigset_t both, before;
	int64_t began = milliseconds();
	int status = -1;
	pid_t pid;

	outlive(SIGHUP, &hangup);
	outlive(SIGTERM, &term);
	sigemptyset(&both);
	sigaddset(&both, SIGHUP);
	sigaddset(&both, SIGTERM);
	sigprocmask(SIG_BLOCK, &both, &before);		/* until it is known whom to tell */
	if ((pid = fork()) == 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		take_terminal();
		execv("/bin/sh", v);
		_exit(127);
	}
	running = (sig_atomic_t)pid;
	sigprocmask(SIG_SETMASK, &before, NULL);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	running = 0;
	sigaction(SIGHUP, &hangup, NULL);
	sigaction(SIGTERM, &term, NULL);
	signal(SIGINT, interrupt);
	signal(SIGQUIT, quit);
	e->quick = milliseconds() - began < QUICK_MS;
	if (pid < 0)
		return cmd_fail(cmd, "%s: %s", e->command, strerror(errno)), -1;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		cmd_fail(cmd, WIFEXITED(status) && WEXITSTATUS(status) == 127 ? "there is no editor \"%s\"" :
		    "the editor (%s) failed", e->command);
		fault_hint(&cmd->faults, "CR_EDITOR, VISUAL or EDITOR names the one to use");
		return -1;
	}
	return 0;
}
