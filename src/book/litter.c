/* litter - see litter.h */
#include "book/litter.h"

#include <fnmatch.h>
#include <stddef.h>
#include <stdbool.h>
#include <string.h>

/* By the file's own name; what a dot hides (.client.md.swp, .#client.md, .stfolder, .obsidian/) is
 * known by the dot. */
static const char *const own[] = {
	"*~", "*.~[0-9]*~", "#*#",		/* vim, emacs, gedit, joe: backups and autosaves */
	"*.bak", "*.sw[a-p]", "*.un~", "4913",	/* vim, with its directories set elsewhere */
	"*.save", "*.save.[0-9]*",		/* nano, after a crash */
	"*.tmp", "*.temp", "*.part", "*.crdownload", "sed[A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9]",
	"*___jb_tmp___", "*___jb_old___",	/* JetBrains */
	"*.code-workspace", "*.sublime-workspace",
	"~$*", "~syncthing~*",			/* Word; Syncthing, where a dot is not allowed */
	"*.orig", "*.rej", "*_BACKUP_[0-9]*", "*_BASE_[0-9]*", "*_LOCAL_[0-9]*", "*_REMOTE_[0-9]*",	/* patch, mergetools */
	"Thumbs.db", "desktop.ini", "Icon\r",
};

static const char *const conflict[] = {
	"*.sync-conflict-[0-9]*",		/* Syncthing */
	"*conflicted copy*", "*Conflicted copy*",	/* Dropbox, Nextcloud, Obsidian Sync */
	"*(conflict [0-9]*)*", "*-conflict-[0-9]*", "*_conflict-[0-9]*",
};

static bool
matches(const char *name, const char *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fnmatch(v[i], name, 0) == 0)
			return true;
	return false;
}

enum litter
litter_of(const char *path)
{
	const char *slash, *name = path;

	for (; (slash = strchr(name, '/')) != NULL; name = slash + 1)
		if (name[0] == '.')
			return LITTER_OWN;
	if (matches(name, conflict, sizeof conflict / sizeof *conflict))
		return LITTER_CONFLICT;
	if (strcmp(name, ".gitattributes") == 0 || strcmp(name, ".gitignore") == 0)
		return LITTER_NONE;
	return name[0] == '.' || name[0] == '\0' || matches(name, own, sizeof own / sizeof *own) ? LITTER_OWN : LITTER_NONE;
}
