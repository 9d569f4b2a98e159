/*
 * repo-attr - which paths must have the same attributes
 *
 * libgit2 takes some fifteen system calls to look up those of a path. But where
 * every rule on the way to it is for "*" or for an ending, as the rule that a book
 * begins with, they depend on its directory and what follows the first dot of its
 * name. Anything else that could say a word, read or not, is a no.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "hist/git.h"

enum { RULES_MAX = 1 << 16 };

/* "*" or "*.md": letters, digits, dots, '-' and '_' behind the star. */
static bool
for_ending(struct span pattern)
{
	if (pattern.n == 0 || pattern.p[0] != '*' || (pattern.n > 1 && pattern.p[1] != '.'))
		return false;
	for (size_t i = 1; i < pattern.n; i++) {
		char c = pattern.p[i], low = (char)(c | 0x20);

		if (!(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '_')
			return false;
	}
	return true;
}

static bool
only_endings(struct span rules)
{
	struct span line;
	bool last;

	do {
		size_t n;

		last = !span_cut(&rules, '\n', &line);
		line = span_trim(line);
		for (n = 0; n < line.n && line.p[n] != ' ' && line.p[n] != '\t' && line.p[n] != '\r'; n++)
			;
		if (line.n > 0 && line.p[0] != '#' && !for_ending(span_make(line.p, n)))
			return false;
	} while (!last);
	return true;
}

/* In the directory that the first n bytes of path name, and in all above it. */
static bool
only_endings_to(int top, const char *path, size_t n)
{
	struct str name = {0}, rules = {0};
	const char *why;
	bool fine = true;

	for (;;) {
		int code;

		str_reset(&name);
		str_addf(&name, "%.*s.gitattributes", (int)n, path);
		code = io_read(top, name.s, RULES_MAX, &rules, &why);
		fine = code == 1 || (code == 0 && only_endings(str_span(&rules)));
		if (!fine || n == 0)
			break;
		for (n--; n > 0 && path[n - 1] != '/'; n--)
			;
	}
	str_release(&name);
	str_release(&rules);
	return fine;
}

static bool
there(struct span dir, const char *name)
{
	struct str s = {0};
	bool is;

	str_addf(&s, "%.*s/%s", (int)dir.n, dir.p, name);
	is = access(s.s, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
	str_release(&s);
	return is;
}

/* Whether there is a file in one of the directories where libgit2 looks, divided by colons. */
static bool
searched(int level, const char *name)
{
	git_buf dirs = GIT_BUF_INIT;
	bool is = git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, level, &dirs) < 0, more = !is;
	struct span rest = span_make(dirs.ptr, dirs.size), dir;

	while (more && !is) {
		more = span_cut(&rest, ':', &dir);
		is = dir.n > 0 && there(dir, name);
	}
	git_buf_dispose(&dirs);
	return is;
}

/* Outside of the work tree nobody says anything: as it is nearly everywhere. */
static bool
said_elsewhere(struct repo *r)
{
	char *file = repo_config(r, "core.attributesFile");
	bool is = file != NULL || there(span_of(repo_commondir(r)), "info/attributes") ||
	    searched(GIT_CONFIG_LEVEL_XDG, "attributes") || searched(GIT_CONFIG_LEVEL_SYSTEM, "gitattributes");

	free(file);
	return is;
}

bool
repo_alike(struct repo *r, const char *path, struct str *key)
{
	const char *slash = strrchr(path, '/'), *dot;
	size_t n = slash != NULL ? (size_t)(slash + 1 - path) : 0;

	if (r->alike_dir == NULL || strncmp(r->alike_dir, path, n) != 0 || r->alike_dir[n] != '\0') {
		int top = r->top != NULL ? open(r->top, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

		free(r->alike_dir);
		r->alike_dir = strndup(path, n);
		r->alike = top >= 0 && !said_elsewhere(r) && only_endings_to(top, path, n);
		if (top >= 0)
			close(top);
	}
	if (!r->alike)
		return false;
	dot = strchr(path + n, '.');
	str_reset(key);
	str_add(key, span_make(path, n));
	str_adds(key, dot != NULL ? dot : "");
	return true;
}
