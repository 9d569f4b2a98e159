/* asked - see asked.h */
#include "cmd/asked.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

static void
begin(struct asked *a, struct cmd *cmd, size_t room)
{
	*a = (struct asked){ .all = cmd->nargs == 0, .paths = arena_array(&cmd->arena, const char *, room + 1),
	    .v = arena_array(&cmd->arena, struct asked_one, room + 1) };
}

static void
ask(struct asked *a, const char *path, const struct rec *line, bool sure)
{
	a->paths[a->n] = path[0] != '\0' ? path : ".";
	a->v[a->n++] = (struct asked_one){ .line = line, .sure = sure };
}

static void
ask_rec(struct asked *a, struct cmd *cmd, const struct rec *rec)
{
	if (rec->kind->place == PLACE_CLIENT) {
		struct span slug = rec_client_slug(rec);

		ask(a, arena_printf(&cmd->arena, "clients/%.*s", (int)slug.n, slug.p), NULL, true);
	} else {
		ask(a, rec->path, rec->line > 0 ? rec : NULL, true);
	}
}

void
asked_feed(struct asked *a, struct cmd *cmd, const struct feed *feed)
{
	begin(a, cmd, feed->n);
	for (size_t i = 0; i < feed->n; i++)
		ask_rec(a, cmd, feed->v[i]);
}

int
asked_files(struct asked *a, struct cmd *cmd)
{
	const struct rec *rec;
	int r = 0;

	begin(a, cmd, cmd->nargs);
	for (size_t i = 0; i < cmd->nargs; i++) {
		const char *path = name_from_caller(cmd, span_of(cmd->args[i]));

		if (path == NULL && cmd->real != NULL && strcmp(cmd->args[i], ".") == 0)
			path = ".";
		if (path != NULL)
			ask(a, path, NULL, false);
		else if (name_find(cmd, span_of(cmd->args[i]), NAME_SET, &rec) == 0)
			ask(a, rec->path, NULL, true);
		else
			r = -1;
	}
	return r;
}

/* A record by any of its names; a directory or another file of the book; or a path that git alone
 * remembers. */
static int
ask_typed(struct asked *a, struct cmd *cmd, const char *typed)
{
	const char *path = name_from_caller(cmd, span_of(typed));
	size_t faults = cmd->faults.n, errors = cmd->faults.errors;
	const struct rec *rec;
	struct stat st;

	if (path != NULL && fstatat(cmd->book.dirfd, path[0] != '\0' ? path : ".", &st, AT_SYMLINK_NOFOLLOW) == 0
	    && (S_ISDIR(st.st_mode) || !book_is_record(&cmd->book, span_of(path)))) {
		ask(a, path, NULL, true);
		return 0;
	}
	if (name_find(cmd, span_of(typed), NAME_READ, &rec) == 0) {
		ask_rec(a, cmd, rec);
		return 0;
	}
	if (path == NULL || strchr(typed, '/') == NULL || strchr(typed, '#') != NULL)
		return -1;
	cmd->faults.n = faults;
	cmd->faults.errors = errors;
	ask(a, path, NULL, false);
	return 0;
}

int
asked_past(struct asked *a, struct cmd *cmd)
{
	static const char *const dash[] = { "-" };
	struct feed feed = {0};
	int r = 0;

	*a = (struct asked){0};
	for (size_t i = 0; i < cmd->nargs; i++)
		if (strcmp(cmd->args[i], "-") == 0 && !feed.dash
		    && (cmd_input(cmd) < 0 || feed_open(&feed, cmd, dash, 1, NAME_SET) < 0))
			return -1;
	begin(a, cmd, cmd->nargs + feed.n);
	for (size_t i = 0; i < feed.n; i++)
		ask_rec(a, cmd, feed.v[i]);
	for (size_t i = 0; i < cmd->nargs; i++)
		if (strcmp(cmd->args[i], "-") != 0 && ask_typed(a, cmd, cmd->args[i]) < 0)
			r = -1;
	return r;
}

static bool
below(const char *path, const char *dir)
{
	size_t n = strlen(dir);

	return strcmp(dir, ".") == 0 || (strncmp(path, dir, n) == 0 && (path[n] == '\0' || path[n] == '/'));
}

static bool
is_line(const struct rec *line, const struct rec *rec)
{
	if (line == NULL || rec == NULL)
		return true;
	if (line->item->id != NULL && rec->item->id != NULL)
		return strcmp(line->item->id, rec->item->id) == 0;
	return rec->line > 0 && line->item->hash == rec->item->hash && line->item->nth == rec->item->nth;
}

/* rec NULL: the file as a whole. */
static bool
meet(struct asked *a, const char *path, const struct rec *rec)
{
	bool any = a->all;

	for (size_t i = 0; i < a->n; i++)
		if (below(path, a->paths[i]) && is_line(a->v[i].line, rec))
			any = a->v[i].met = true;
	return any;
}

bool
asked_path(struct asked *a, const char *path)
{
	return meet(a, path, NULL);
}

bool
asked_has(struct asked *a, const struct rec *rec)
{
	return meet(a, rec->path, rec);
}
