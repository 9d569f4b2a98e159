/*
 * synced - what a command has the disk take
 *
 *	synced COMMAND [ARG ...]
 *
 * Runs COMMAND with its output to nowhere and prints, in order, the file of each
 * fsync(2), fdatasync(2) and syncfs(2) that it calls itself. Exit status: the
 * command's, 126 if it cannot be traced.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Not <linux/ptrace.h>, which declares again what <sys/ptrace.h> does. */
static void
tell(pid_t pid)
{
	struct __ptrace_syscall_info info;
	char link[64], path[4096];
	ssize_t n;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof info, &info) <= 0 ||
	    info.op != PTRACE_SYSCALL_INFO_ENTRY ||
	    (info.entry.nr != SYS_fsync && info.entry.nr != SYS_fdatasync && info.entry.nr != SYS_syncfs))
		return;
	snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)pid, (int)info.entry.args[0]);
	if ((n = readlink(link, path, sizeof path)) >= 0)
		printf("%.*s\n", (int)n, path);
}

static void
become(char **argv)
{
	int nowhere = open("/dev/null", O_WRONLY);

	dup2(nowhere, 1);
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
		execvp(argv[0], argv);
	_exit(126);
}

int
main(int argc, char **argv)
{
	int status;
	pid_t pid;

	if (argc < 2) {
		fputs("usage: synced COMMAND [ARG ...]\n", stderr);
		return 126;
	}
	if ((pid = fork()) == 0)
		become(argv + 1);
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFSTOPPED(status))
		return 126;
	ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	while (WIFSTOPPED(status)) {
		int signal = WSTOPSIG(status);

		if (signal == (SIGTRAP | 0x80))
			tell(pid);
		if (signal == SIGTRAP || signal == (SIGTRAP | 0x80))
			signal = 0;
		if (ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(long)signal) < 0 || waitpid(pid, &status, 0) < 0)
			return 126;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
