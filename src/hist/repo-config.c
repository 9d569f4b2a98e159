/*
 * repo-config - git's configuration, from the files that git would read
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "hist/git.h"

/* libgit2 reads HOME by itself; here it is told, so that the caller decides. */
void
repo_config_paths(const struct hist_who *who)
{
	struct str xdg = {0};

	if (who->xdg_config != NULL && *who->xdg_config != '\0')
		str_addf(&xdg, "%s/git", who->xdg_config);
	else if (who->home != NULL)
		str_addf(&xdg, "%s/.config/git", who->home);
	git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_GLOBAL, who->home != NULL ? who->home : "");
	git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, str_cstr(&xdg));
	if (who->no_system_config)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, "");
	str_release(&xdg);
}

/* GIT_CONFIG_GLOBAL stands for ~/.gitconfig and for its XDG fellow, as git has it; libgit2 1.5 knows
 * neither variable. A file that is not there is an empty one. */
int
repo_config_named(git_config *config, const git_repository *git, const struct hist_who *who)
{
	static const char nothing[] = "/dev/null/none";
	const char *system = who->no_system_config ? NULL : who->config_system;
	const struct { git_config_level_t level; const char *path; } files[] = {
		{ GIT_CONFIG_LEVEL_SYSTEM, system },
		{ GIT_CONFIG_LEVEL_XDG, who->config_global != NULL ? nothing : NULL },
		{ GIT_CONFIG_LEVEL_GLOBAL, who->config_global },
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (files[i].path != NULL && git_config_add_file_ondisk(config, *files[i].path != '\0' ?
		    files[i].path : nothing, files[i].level, git, 1) < 0)
			return -1;
	return 0;
}

int
repo_config_default(git_config **out, const struct hist_who *who)
{
	return git_config_open_default(out) < 0 ? -1 : repo_config_named(*out, NULL, who);
}

/* Case tells only between the first dot and the last. */
bool
repo_config_is(const char *key, const char *wanted)
{
	size_t n = strlen(key), first = strcspn(key, "."), last = n;

	while (last > first && key[last] != '.')
		last--;
	return n == strlen(wanted) && strncasecmp(key, wanted, first) == 0 &&
	    memcmp(key + first, wanted + first, last - first) == 0 && strcasecmp(key + last, wanted + last) == 0;
}

const char *
repo_config_given(const char *const *settings, const char *key)
{
	const char *value = NULL;

	for (; settings != NULL && *settings != NULL; settings += 2)
		if (repo_config_is(settings[0], key))
			value = settings[1];
	return value;
}

char *
repo_config(struct repo *r, const char *key)
{
	const char *given = repo_config_given(r->settings, key);
	git_buf value = GIT_BUF_INIT;
	char *s = NULL;

	if (given != NULL)
		return strdup(given);
	if (git_config_get_string_buf(&value, r->config, key) == 0)
		s = strdup(value.ptr);
	git_buf_dispose(&value);
	return s;
}

char *
repo_config_path(struct repo *r, const char *key)
{
	char *text = repo_config(r, key), *s = NULL;
	git_buf value = GIT_BUF_INIT;

	if (text != NULL && git_config_parse_path(&value, text) == 0)
		s = strdup(value.ptr);
	git_buf_dispose(&value);
	free(text);
	return s;
}

bool
repo_config_bool(struct repo *r, const char *key, bool otherwise)
{
	const char *given = repo_config_given(r->settings, key);
	int value, code = given != NULL ? git_config_parse_bool(&value, given) : git_config_get_bool(&value, r->config, key);

	return code == 0 ? value != 0 : otherwise;
}

int
repo_config_int(struct repo *r, const char *key, int otherwise)
{
	const char *given = repo_config_given(r->settings, key);
	int32_t value;
	int code = given != NULL ? git_config_parse_int32(&value, given) : git_config_get_int32(&value, r->config, key);

	return code == 0 ? value : otherwise;
}
