/*
 * kill-at - a sudden death at every instant that shows from outside
 *
 *	kill-at N COMMAND [ARG ...]
 *
 * Runs COMMAND and kills it, by SIGKILL, as it enters its Nth system call; its
 * children are left alone. Exit status: 0 killed, 1 the command ended before,
 * 2 it cannot be traced.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	long at = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	int status;
	pid_t pid;

	if (at <= 0) {
		fputs("usage: kill-at N COMMAND [ARG ...]\n", stderr);
		return 2;
	}
	pid = fork();
	if (pid == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
			_exit(126);
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFSTOPPED(status)) {
		perror("kill-at");
		return 2;
	}
	ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	/* Every call stops twice, entering and leaving. */
	for (long stops = 0; stops < 2 * at - 1;) {
		int sig = 0;

		if (WSTOPSIG(status) != (SIGTRAP | 0x80) && WSTOPSIG(status) != SIGTRAP)
			sig = WSTOPSIG(status);
		if (ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(long)sig) < 0 || waitpid(pid, &status, 0) < 0)
			return 2;
		if (WIFEXITED(status) || WIFSIGNALED(status))
			return 1;
		stops += WSTOPSIG(status) == (SIGTRAP | 0x80);
	}
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return 0;
}
