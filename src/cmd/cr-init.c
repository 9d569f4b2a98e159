/*
 * cr-init - start a book
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/out.h"
#include "cmd/share.h"
#include "hist/graph.h"
#include "hist/hist.h"
#include "text/diff.h"
#include "text/front.h"

struct init {
	struct cmd *cmd;
	const char *dir;		/* as it was named; real once it is there */
	const char *real;
	struct hist *hist;		/* NULL: a dry run where there is no repository yet */
	struct str removed;		/* lines: what was in the book once */
	struct str diff;
	size_t added;
	bool started;			/* book.md is one of them */
};

static int
make_dirs(struct cmd *cmd, const char *dir)
{
	char *path = arena_dup(&cmd->arena, span_of(dir));

	for (char *p = path + 1; ; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(path, 0777) < 0 && errno != EEXIST)
			return cmd_fail(cmd, "%s: %s", path, strerror(errno)), -1;
		if (c == '\0')
			return 0;
		*p = c;
	}
}

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

static bool
was_removed(const struct init *in, const char *path)
{
	struct span rest = str_span(&in->removed), line;

	while (span_line(&rest, &line))
		if (span_is(line, path))
			return true;
	return false;
}

/* One file of the new book, unless it is there, or was there and was taken away. */
static int
add_file(struct init *in, const char *path, struct span bytes)
{
	struct str now = {0};
	int r;

	if (in->hist)
		r = hist_read(in->hist, path, &now, &in->cmd->faults);
	else
		r = access(arena_printf(&in->cmd->arena, "%s/%s", in->dir, path), F_OK) < 0;
	str_release(&now);
	if (r <= 0 || was_removed(in, path))
		return r < 0 ? -1 : 0;
	in->added++;
	in->started = in->started || strcmp(path, "book.md") == 0;
	if (opt_has(&in->cmd->opts, 'n'))
		diff_file(&in->diff, path, NULL, &bytes);
	else
		hist_put(in->hist, path, bytes);
	return 0;
}

static int
add_directory(struct init *in, int share, const char *from, const char *to)
{
	struct cmd *cmd = in->cmd;
	struct io_name *names = NULL;
	struct str bytes = {0};
	const char *why;
	size_t n = 0;
	int r = 0;

	if (io_list(share, from, &names, &n) < 0)
		return strcmp(from, "templates") == 0 ? 0 :
		    (cmd_fail(cmd, "the model is not there: %s/%s", cmd_share(cmd), from), -1);
	for (size_t i = 0; i < n && r == 0; i++) {
		if (!span_ends(span_of(names[i].name), ".md"))
			continue;
		if (io_read(share, arena_printf(&cmd->arena, "%s/%s", from, names[i].name), IO_RECORD_MAX, &bytes, &why) != 0)
			r = (cmd_fail(cmd, "%s/%s/%s cannot be read", cmd_share(cmd), from, names[i].name), -1);
		else
			r = add_file(in, arena_printf(&cmd->arena, "%s/%s", to, names[i].name), str_span(&bytes));
	}
	str_release(&bytes);
	free(names);
	return r;
}

static int
add_all(struct init *in)
{
	const char *share = cmd_share(in->cmd), *slash = strrchr(in->real, '/');
	int fd = open(share, O_RDONLY | O_DIRECTORY | O_CLOEXEC), r;
	struct str book = {0};

	if (fd < 0) {
		cmd_fail(in->cmd, "the model to copy is not in %s: %s", share, strerror(errno));
		fault_hint(&in->cmd->faults, "CR_SHARE=DIR names the directory that holds kinds and practices");
		return -1;
	}
	str_adds(&book, "---\nname: ");
	front_scalar(&book, span_of(slash && slash[1] ? slash + 1 : "book"), false);
	str_adds(&book, "\nworkdays: [mon, tue, wed, thu, fri]\nhours: 09:00-17:00\npacks: [core]\n---\n");
	r = add_file(in, ".gitattributes", span_of("*.md -text\n"));
	if (r == 0)
		r = add_file(in, "book.md", str_span(&book));
	if (r == 0)
		r = add_directory(in, fd, "kinds", "model/kinds");
	if (r == 0)
		r = add_directory(in, fd, "practices", "model/practices");
	if (r == 0)
		r = add_directory(in, fd, "templates", "templates");
	str_release(&book);
	close(fd);
	return r;
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

/* Where it is to be, and the repository around it. */
static int
prepare(struct init *in)
{
	struct cmd *cmd = in->cmd;
	bool dry = opt_has(&cmd->opts, 'n');
	struct hist_who who = {0};
	char real[PATH_MAX];
	bool there;

	if (cmd->nargs > 1)
		return cmd_usage(cmd, "one directory, not %zu", cmd->nargs), -1;
	in->dir = cmd->nargs ? cmd->args[0] : cmd->dir ? cmd->dir : ".";
	in->dir = trimmed(cmd, in->dir);
	there = access(in->dir, F_OK) == 0;
	if (!dry && make_dirs(cmd, in->dir) < 0)
		return -1;
	in->real = arena_dup(&cmd->arena, span_of(realpath(in->dir, real) ? real : in->dir));
	cmd_who(cmd, &who);
	if (!in_repository(cmd, in->real)) {
		if (dry)
			return 0;
		if (hist_known(&who, &cmd->faults) < 0 || hist_init(in->dir, &who, &cmd->faults) < 0) {
			if (!there)
				rmdir(in->dir);
			return -1;
		}
	}
	if (hist_open(&in->hist, in->dir, &who, &cmd->faults) < 0)
		return -1;
	return hist_removed(in->hist, &in->removed, &cmd->faults);
}

static int
finish(struct init *in)
{
	struct cmd *cmd = in->cmd;
	const char *subject = in->started ? "book: started" :
	    arena_printf(&cmd->arena, "book: %zu file%s of the handbook added", in->added, in->added == 1 ? "" : "s");
	const char *dir = strcmp(in->dir, ".") == 0 ? "" : arena_printf(&cmd->arena, "%s/", in->dir);
	char oid[65];

	if (opt_has(&cmd->opts, 'n')) {
		out_text(cmd, str_span(&in->diff));
		return CMD_OK;
	}
	if (in->added > 0 && hist_commit(in->hist, subject, NULL, "init", oid, &cmd->faults) < 0)
		return CMD_TROUBLE;
	if (make_dirs(cmd, arena_printf(&cmd->arena, "%s/clients", in->real)) < 0 ||
	    make_dirs(cmd, arena_printf(&cmd->arena, "%s/team", in->real)) < 0)
		return CMD_TROUBLE;
	out_name(cmd, arena_printf(&cmd->arena, "%sbook.md", dir));
	return CMD_OK;
}

static int
init(struct cmd *cmd)
{
	struct init in = { .cmd = cmd };
	int status = CMD_TROUBLE;

	if (out_open(cmd, NULL, "") == 0 && prepare(&in) == 0 && add_all(&in) == 0)
		status = finish(&in);
	if (in.hist) {
		if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
			hist_graph(in.hist);
		hist_close(in.hist);
	}
	str_release(&in.removed);
	str_release(&in.diff);
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
