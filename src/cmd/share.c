/* share - see share.h */
#include "cmd/share.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *
cmd_share(struct cmd *cmd)
{
	static const char *const beside[] = { "/../share/cr-model", "/../src/model" };
	const char *given = getenv("CR_SHARE");
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (given && given[0])
		return given;
	if (n > 0) {
		exe[n] = '\0';
		*strrchr(exe, '/') = '\0';
		for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
			char *dir = arena_printf(&cmd->arena, "%s%s", exe, beside[i]);

			if (access(arena_printf(&cmd->arena, "%s/kinds", dir), F_OK) == 0)
				return dir;
		}
	}
	return CR_SHARE;
}
