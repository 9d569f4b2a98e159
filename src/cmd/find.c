/* find - where the book is, and how its files are called from the caller's directory */
#include "cmd/run.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
find_start(struct cmd *cmd)
{
	const char *dir = opt_value(&cmd->opts, 'C');
	char buf[PATH_MAX];

	if (getcwd(buf, sizeof buf) != NULL)
		cmd->cwd = arena_dup(&cmd->arena, span_of(buf));
	if (dir == NULL)
		dir = getenv("CR_BOOK");
	if (dir != NULL && dir[0] != '\0')
		cmd->dir = arena_dup(&cmd->arena, span_of(dir));
}

static bool
holds_book(struct cmd *cmd, const char *dir)
{
	return access(arena_printf(&cmd->arena, "%s/book.md", dir), F_OK) == 0;
}

static char *
nearest_parent(struct cmd *cmd)
{
	char *dir = cmd->cwd != NULL ? arena_dup(&cmd->arena, span_of(cmd->cwd)) : NULL;

	while (dir != NULL && dir[0] != '\0') {
		char *slash = strrchr(dir, '/');

		if (holds_book(cmd, dir))
			return dir;
		if (slash == NULL)
			break;
		*slash = '\0';
	}
	return NULL;
}

static char *
data_home(struct cmd *cmd)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data != NULL && data[0] == '/')
		return arena_printf(&cmd->arena, "%s/cr", data);
	return home != NULL && home[0] == '/' ? arena_printf(&cmd->arena, "%s/.local/share/cr", home) : NULL;
}

static int
no_book(struct cmd *cmd, const char *given)
{
	const char *past = getenv("CR_AT"), *day = getenv("CR_TODAY");

	if (given != NULL && past != NULL && day != NULL && strcmp(given, past) == 0) {
		cmd_fail(cmd, "the book of %s has no book.md: it was not recorded by then", day);
		fault_hint(&cmd->faults, "cr-save records what is there now, and cr-at shows what was recorded");
	} else if (given != NULL) {
		cmd_fail(cmd, "there is no book in %s: it has no book.md", given);
		fault_hint(&cmd->faults, "cr-init %s starts one", given);
	} else {
		cmd_fail(cmd, "there is no book here, nor in a directory above, nor in %s",
		    cmd->dir != NULL ? cmd->dir : "~/.local/share/cr");
		fault_hint(&cmd->faults, "cr-init DIR starts one; -C DIR or CR_BOOK=DIR names one");
	}
	return -1;
}

int
cmd_find(struct cmd *cmd)
{
	const char *given = cmd->dir;
	char buf[PATH_MAX];

	if (given == NULL) {
		cmd->dir = nearest_parent(cmd);
		if (cmd->dir == NULL)
			cmd->dir = data_home(cmd);
	}
	if (cmd->dir == NULL || !holds_book(cmd, cmd->dir) || realpath(cmd->dir, buf) == NULL)
		return no_book(cmd, given);
	cmd->real = arena_dup(&cmd->arena, span_of(buf));
	return 0;
}

/* What follows dir in path where path is dir or below it: "" or "/sub"; else NULL. */
static const char *
beneath(const char *path, const char *dir)
{
	size_t n = strcmp(dir, "/") == 0 ? 0 : strlen(dir);

	if (strncmp(path, dir, n) != 0 || (path[n] != '/' && path[n] != '\0'))
		return NULL;
	return path + n;
}

/* Relative where the caller stands in the book or above it; a relative -C as it was given. */
char *
find_prefix(struct cmd *cmd)
{
	struct str up = {0};
	const char *rest;
	char *out;

	if (cmd->cwd != NULL && (rest = beneath(cmd->cwd, cmd->real)) != NULL) {
		for (; *rest != '\0'; rest++)
			if (*rest == '/')
				str_adds(&up, "../");
		out = arena_dup(&cmd->arena, str_span(&up));
		str_release(&up);
		return out;
	}
	if (cmd->cwd != NULL && (rest = beneath(cmd->real, cmd->cwd)) != NULL && rest[0] == '/')
		return arena_printf(&cmd->arena, "%s/", rest + 1);
	if (cmd->dir[0] != '/')
		return arena_printf(&cmd->arena, "%s/", cmd->dir);
	return arena_printf(&cmd->arena, "%s/", cmd->real);
}
