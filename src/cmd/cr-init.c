/*
 * cr-init - start a book
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "book/litter.h"
#include "cmd/out.h"
#include "cmd/stock.h"
#include "hist/graph.h"

/* Is dir in a repository's work tree? */
static bool
in_repository(struct cmd *cmd, const char *real)
{
	char *path = arena_dup(&cmd->arena, span_of(real));
	char *slash;

	for (; path[0]; *slash = '\0') {
		if (access(arena_printf(&cmd->arena, "%s/.git", path), F_OK) == 0)
			return true;
		if ((slash = strrchr(path, '/')) == NULL)
			break;
	}
	return false;
}

/* Without the slashes at its end. */
static const char *
trimmed(struct cmd *cmd, const char *dir)
{
	struct span s = span_of(dir);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	return arena_dup(&cmd->arena, s);
}

static int
make_dirs(struct cmd *cmd, const char *dir)
{
	char *path = arena_dup(&cmd->arena, span_of(dir));

	return io_make_dirs(path, 0777) == 0 ? 0 : (cmd_fail(cmd, "%s: %s", path, strerror(errno)), -1);
}

/* The repository that the book will be in: one that is there around it, or its own. */
static int
find_repository(struct stock *s, const char *real, bool there)
{
	struct cmd *cmd = s->cmd;
	struct hist_who who = {0};

	if (cmd_who(cmd, &who) < 0)
		return -1;
	if (!in_repository(cmd, real)) {
		if (opt_has(&cmd->opts, 'n'))
			return 0;
		if (hist_known(&who, &cmd->faults) < 0 || hist_init(s->dir, &who, &cmd->faults) < 0) {
			if (!there)
				rmdir(s->dir);
			return -1;
		}
	}
	return hist_open(&s->hist, s->dir, &who, &cmd->faults);
}

/* Where it is to be. */
static int
prepare(struct stock *s, const char **real)
{
	struct cmd *cmd = s->cmd;
	char found[PATH_MAX];
	bool there;

	if (cmd->nargs > 1)
		return cmd_usage(cmd, "one directory, not %zu", cmd->nargs), -1;
	s->dir = trimmed(cmd, cmd->nargs ? cmd->args[0] : cmd->dir ? cmd->dir : ".");
	there = access(s->dir, F_OK) == 0;
	if (!opt_has(&cmd->opts, 'n') && make_dirs(cmd, s->dir) < 0)
		return -1;
	*real = arena_dup(&cmd->arena, span_of(realpath(s->dir, found) ? found : s->dir));
	return find_repository(s, *real, there);
}

/* What was there stays its owner's, and unrecorded; a record, by its place: kinds may be in no one's way here. */
static int
say_unrecorded(struct stock *s)
{
	struct cmd *cmd = s->cmd;
	struct hist_path *v = NULL;
	size_t n = 0, found = 0;
	bool here = strcmp(s->dir, ".") == 0;

	if (hist_changes(s->hist, &cmd->arena, &v, &n, &cmd->faults) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct span path = span_of(v[i].path);

		found += v[i].state != HIST_GONE && litter_of(v[i].path) == LITTER_NONE && (span_is(path, "book.md") ||
		    (span_ends(path, ".md") && (span_starts(path, "clients/") || span_starts(path, "team/"))));
	}
	if (found > 0) {
		fault_add(&cmd->faults, NOTICE, NULL, 0, 0, found == 1 ? "%zu file of records was there already, and is not recorded" :
		    "%zu files of records were there already, and are not recorded", found);
		fault_hint(&cmd->faults, "cr-save%s%s records what was there", here ? "" : " -C ", here ? "" : s->dir);
	}
	return 0;
}

/* One commit, and the directories that git would not keep empty; or what would be. */
static int
finish(struct stock *s, const char *real)
{
	struct cmd *cmd = s->cmd;
	const char *subject = s->started ? "book: started" :
	    arena_printf(&cmd->arena, "book: %zu file%s of the handbook added", s->added, s->added == 1 ? "" : "s");
	const char *dir = strcmp(s->dir, ".") == 0 ? "" : arena_printf(&cmd->arena, "%s/", s->dir);
	char oid[65];

	if (opt_has(&cmd->opts, 'n')) {
		out_text(cmd, str_span(&s->diff));
		return CMD_OK;
	}
	if (s->added > 0 && hist_commit(s->hist, subject, NULL, "init", oid, &cmd->faults) < 0)
		return CMD_TROUBLE;
	if (make_dirs(cmd, arena_printf(&cmd->arena, "%s/clients", real)) < 0 ||
	    make_dirs(cmd, arena_printf(&cmd->arena, "%s/team", real)) < 0)
		return CMD_TROUBLE;
	out_name(cmd, arena_printf(&cmd->arena, "%sbook.md", dir));
	return say_unrecorded(s) < 0 ? CMD_TROUBLE : CMD_OK;
}

static int
init(struct cmd *cmd)
{
	struct stock s = { .cmd = cmd };
	const char *real, *slash;
	int status = CMD_TROUBLE;

	if (out_open(cmd, NULL, "") == 0 && prepare(&s, &real) == 0) {
		slash = strrchr(real, '/');
		if (stock_add(&s, slash && slash[1] ? slash + 1 : "book") == 0)
			status = finish(&s, real);
	}
	if (s.hist) {
		if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
			hist_graph(s.hist);
		hist_close(s.hist);
	}
	stock_release(&s);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-init",
	.args = "[DIRECTORY]",
	.what = "start a book",
	.common = "n0",
	.complete = "dir",
	.needs = CMD_WRITES,
	.run = init,
};
