/* who - who writes and when by the real clock, as the environment says it to git */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/cmd.h"
#include "hist/hist.h"

static bool
yes(const char *value)
{
	return value != NULL && value[0] != '\0' && strcmp(value, "0") != 0 && strcmp(value, "false") != 0
	    && strcmp(value, "no") != 0 && strcmp(value, "off") != 0;
}

/* Nothing is guessed of what another program has put together: git stops, too. */
static int
bad(struct cmd *cmd, const char *what, const char *name)
{
	cmd_fail(cmd, "%s: %s", name, what);
	fault_hint(&cmd->faults, "unset GIT_CONFIG_COUNT, or see git-config(1) for what goes with it");
	return -1;
}

/* GIT_CONFIG_COUNT: so many pairs of GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n, from 0 on. */
static int
settings(struct cmd *cmd, const char *const **out)
{
	const char *text = getenv("GIT_CONFIG_COUNT"), **v = NULL;
	char *end;
	long n = text != NULL ? strtol(text, &end, 10) : 0;

	*out = NULL;
	if (text == NULL || *text == '\0')
		return 0;
	if (*end != '\0' || n < 0)
		return bad(cmd, "no count", "GIT_CONFIG_COUNT");
	for (long i = 0, room = 0; i < n; i++) {
		const char *name = arena_printf(&cmd->arena, "GIT_CONFIG_KEY_%ld", i), *dot;
		const char *key = getenv(name), *other = arena_printf(&cmd->arena, "GIT_CONFIG_VALUE_%ld", i);
		const char *value = getenv(other);

		if (key == NULL || (dot = strrchr(key, '.')) == NULL || dot == key || dot[1] == '\0')
			return bad(cmd, key == NULL ? "is not there" : "no key of git's configuration", name);
		if (value == NULL)
			return bad(cmd, "is not there", other);
		if (i == room) {
			const char **more = arena_array(&cmd->arena, const char *, (size_t)(room = 2 * room + 8) * 2 + 1);

			if (i > 0)
				memcpy(more, v, (size_t)i * 2 * sizeof *v);
			v = more;
		}
		v[2 * i] = key;
		v[2 * i + 1] = value;
	}
	*out = v;
	return 0;
}

int
cmd_who(struct cmd *cmd, struct hist_who *who)
{
	time_t now = time(NULL);
	struct tm tm = {0};

	localtime_r(&now, &tm);
	*who = (struct hist_who){
		.author_name = getenv("GIT_AUTHOR_NAME"),
		.author_email = getenv("GIT_AUTHOR_EMAIL"),
		.author_date = getenv("GIT_AUTHOR_DATE"),
		.committer_name = getenv("GIT_COMMITTER_NAME"),
		.committer_email = getenv("GIT_COMMITTER_EMAIL"),
		.committer_date = getenv("GIT_COMMITTER_DATE"),
		.email = getenv("EMAIL"),
		.index_file = getenv("GIT_INDEX_FILE"),
		.sudo_uid = getenv("SUDO_UID"),
		.home = getenv("HOME"),
		.xdg_config = getenv("XDG_CONFIG_HOME"),
		.config_global = getenv("GIT_CONFIG_GLOBAL"),
		.config_system = getenv("GIT_CONFIG_SYSTEM"),
		.no_system_config = yes(getenv("GIT_CONFIG_NOSYSTEM")),
		.now = (int64_t)now,
		.zone_minutes = (int)(tm.tm_gmtoff / 60),
	};
	return settings(cmd, &who->settings);
}
