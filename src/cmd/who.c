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

void
cmd_who(const struct cmd *cmd, struct hist_who *who)
{
	time_t now = time(NULL);
	struct tm tm = {0};

	(void)cmd;
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
}
