/* history - see history.h */
#include "cmd/historyp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATHS = 64 };		/* more are quicker sought among all */

static const char *
keep(struct arena *a, struct span s)
{
	return arena_dup(a, s);
}

static const char *
name_today(const struct history *h, const char *path)
{
	for (size_t i = h->naliases; i-- > 0; )
		if (strcmp(h->aliases[i].then, path) == 0)
			return h->aliases[i].now;
	return path;
}

/* One log: from a commit's parents (NULL: from HEAD) back, of these paths. */
static int
start_log(struct history *h, const char *below, const char *const *paths, size_t n)
{
	const char *args[PATHS + 24] = { "log", "--no-color", "--no-ext-diff", "--encoding=UTF-8", "--date=iso-strict",
		"--format=%x01%H%x00%P%x00%aN%x00%aE%x00%ad%x00%s%x00"
		"%(trailers:key=Cr-Moved,valueonly,separator=%x0a)%x00", "--raw", "--no-abbrev", "-M", "-z",
		"--full-history" };	/* also what a merge let go of */
	size_t i = 11;

	args[i++] = h->between != NULL ? "-m" : "-c";
	if (h->between != NULL)
		args[i++] = "--first-parent";
	args[i++] = h->between != NULL ? h->between : below != NULL ? arena_printf(&h->arena, "%s^@", below) : "HEAD";
	args[i++] = "--";
	if (n == 0 || n > PATHS)
		args[i++] = h->prefix[0] != '\0' ? "." : NULL;
	else
		for (size_t k = 0; k < n; k++)
			args[i++] = paths[k];
	h->whole = n == 0 || n > PATHS;
	h->npaths = h->whole ? 0 : n;
	h->paths = arena_array(&h->arena, const char *, h->npaths + 1);
	for (size_t k = 0; k < h->npaths; k++)
		h->paths[k] = keep(&h->arena, span_of(paths[k]));
	return git_start(&h->log, h->cmd, args, GIT_QUIET);
}

static int
find_prefix_of(struct history *h)
{
	static const char *const args[] = { "rev-parse", "--show-prefix", NULL };
	struct cmd *cmd = h->cmd;

	h->prefix = "";
	if (access(arena_printf(&cmd->arena, "%s/.git", cmd->dir), F_OK) == 0)
		return 0;
	h->prefix = git_line(cmd, args);
	if (h->prefix != NULL)
		return 0;
	cmd_fail(cmd, "%s is in no git repository", cmd->dir);
	fault_hint(&cmd->faults, "cr-init starts one");
	return -1;
}

int
history_open(struct history *h, struct cmd *cmd, const char *const *paths, size_t n)
{
	*h = (struct history){ .cmd = cmd, .log = { .in = -1, .out = -1 }, .renames = { .in = -1, .out = -1 } };
	if (n > PATHS)
		history_only(h, paths, n);
	if (find_prefix_of(h) < 0 || start_log(h, NULL, paths, n) < 0) {
		h->failed = true;
		return -1;
	}
	return 0;
}

int
history_between(struct history *h, struct cmd *cmd, const char *from, const char *to, const char *const *paths, size_t n)
{
	*h = (struct history){ .cmd = cmd, .log = { .in = -1, .out = -1 }, .renames = { .in = -1, .out = -1 } };
	h->between = arena_printf(&h->arena, "%s..%s", from, to);
	if (find_prefix_of(h) < 0 || start_log(h, NULL, paths, n) < 0) {
		h->failed = true;
		return -1;
	}
	return 0;
}

int
history_leads(struct cmd *cmd, const char *from, const char *to)
{
	const char *args[] = { "rev-list", "--first-parent", "--boundary", arena_printf(&cmd->arena, "%s..%s", from, to),
		"--", NULL };
	bool met = strcmp(from, to) == 0;
	struct span line;
	struct git g;

	if (git_start(&g, cmd, args, 0) < 0)
		return -1;
	while (git_field(&g, '\n', &line))
		met = met || (line.n > 1 && line.p[0] == '-' && span_is(span_make(line.p + 1, line.n - 1), from));
	return git_end(&g) == 0 && met;
}

/* Commits and what they touched ------------------------------------------------- */

static bool
next_field(struct history *h, struct span *out)
{
	return git_field(&h->log, '\0', out);
}

static void
read_commit(struct history *h, struct span oid)
{
	struct touch *t = &h->at;
	struct span field;

	arena_reset(&h->commit);
	*t = (struct touch){ .commit = keep(&h->commit, oid) };
	h->root = next_field(h, &field) && field.n == 0;
	t->merge = span_find(field, ' ') != NULL;
	if (next_field(h, &field))
		t->who = keep(&h->commit, field);
	if (next_field(h, &field))
		t->email = keep(&h->commit, field);
	if (next_field(h, &field))
		date_parse(field, &t->date);
	if (next_field(h, &field))
		t->subject = keep(&h->commit, field);
	h->moved = next_field(h, &field) ? keep(&h->commit, field) : "";
}

static bool
is_zero(struct span oid)
{
	for (size_t i = 0; i < oid.n; i++)
		if (oid.p[i] != '0')
			return false;
	return true;
}

/* Path from the book; NULL: not in it. */
static const char *
from_book(struct history *h, struct span path)
{
	if (!span_starts(path, h->prefix))
		return NULL;
	return keep(&h->commit, span_make(path.p + strlen(h->prefix), path.n - strlen(h->prefix)));
}

/* "::MODE MODE MODE OID OID OID MM": as many parents as colons, then the commit itself. */
static char
read_raw(struct history *h, struct span raw)
{
	struct touch *t = &h->at;
	struct span word;
	size_t parents = 0;

	while (raw.n > 0 && raw.p[0] == ':') {
		parents++;
		raw = span_make(raw.p + 1, raw.n - 1);
	}
	for (size_t i = 0; i <= parents; i++)
		span_cut(&raw, ' ', &word);
	t->parents = 0;
	for (size_t i = 0; i < parents; i++) {
		span_cut(&raw, ' ', &word);
		if (t->parents < TOUCH_PARENTS)
			t->was[t->parents++] = is_zero(word) ? NULL : keep(&h->commit, word);
	}
	span_cut(&raw, ' ', &word);
	t->now = is_zero(word) ? NULL : keep(&h->commit, word);
	return parents > 1 || raw.n == 0 ? 'M' : raw.p[0];
}

static void
add_alias(struct history *h, const char *then, const char *now)
{
	*vec_push(h->aliases, h->naliases, h->aliases_cap) =
	    (struct alias){ keep(&h->arena, span_of(then)), keep(&h->arena, span_of(now)) };
}

/* The next field of a rename in the answer of diff-tree, without the book's prefix; NULL: not in the book. */
static const char *
renamed_path(struct history *h)
{
	struct span path;

	return git_field(&h->renames, '\0', &path) ? from_book(h, path) : NULL;
}

/* A file that is new within the paths asked for may have come from elsewhere: the renames of
 * the commit at hand are asked of one diff-tree that stays. A line that is no commit is echoed, which
 * ends the answer. */
static void
look_outside(struct history *h)
{
	static const char *const args[] = { "diff-tree", "--stdin", "-r", "-M", "--diff-filter=R", "--raw", "--no-abbrev", "-z", NULL };
	struct touch *t = &h->at;
	struct span first, rest;

	if (h->renames.pid == 0 && git_start(&h->renames, h->cmd, args, GIT_INPUT) < 0)
		return;
	if (!git_say(&h->renames, span_of(t->commit)) || !git_say(&h->renames, span_of("\n.\n")))
		return;
	while (git_bytes(&h->renames, 1, &first)) {
		bool raw = first.p[0] == ':', end = first.p[0] == '.';
		const char *from, *to;

		if (!git_field(&h->renames, end ? '\n' : '\0', &rest) || end)
			return;
		if (!raw)
			continue;
		rest = span_make(arena_printf(&h->commit, ":%.*s", (int)rest.n, rest.p), rest.n + 1);
		from = renamed_path(h);
		to = renamed_path(h);
		if (from == NULL || to == NULL || strcmp(to, t->path) != 0)
			continue;
		read_raw(h, rest);
		t->from = from;
		*vec_push(h->older, h->nolder, h->older_cap) =
		    (struct older){ keep(&h->arena, span_of(t->commit)), keep(&h->arena, span_of(from)) };
	}
}

/* A file that is new for git, and was not for whoever moved and edited it. */
static bool
look_in_message(struct history *h)
{
	struct touch *t = &h->at;
	const char *from = history_moved(h, t->path, true);
	const char *args[] = { "rev-parse", "--verify", "-q", from == NULL ? NULL :
		arena_printf(&h->commit, "%s^:%s%s", t->commit, h->prefix, from), NULL };
	const char *oid = from == NULL ? NULL : git_line(h->cmd, args);

	if (oid == NULL)
		return false;
	t->from = from;
	t->was[0] = keep(&h->commit, span_of(oid));
	if (!history_shown(h, from) && h->between == NULL)
		*vec_push(h->older, h->nolder, h->older_cap) =
		    (struct older){ keep(&h->arena, span_of(t->commit)), keep(&h->arena, span_of(from)) };
	return true;
}

/* One file of the commit at hand; false: it is none of ours. */
static bool
read_touch(struct history *h, struct span raw)
{
	struct touch *t = &h->at;
	char status = read_raw(h, raw);
	const char *to;
	struct span path;

	t->from = t->path = NULL;
	if (!next_field(h, &path))
		return false;
	t->path = from_book(h, path);
	if (status == 'R' || status == 'C') {
		t->from = t->path;
		t->path = next_field(h, &path) ? from_book(h, path) : NULL;
	}
	if (t->path == NULL)
		return false;
	t->name = keep(&h->commit, span_of(name_today(h, t->path)));
	if (!history_asked(h, t->name))
		return false;
	if (status == 'D' && (to = history_moved(h, t->path, false)) != NULL && history_shown(h, to))
		return false;		/* told with what it became */
	if (status == 'A' && !look_in_message(h) && !h->whole && !h->root && h->between == NULL)
		look_outside(h);
	if (t->from != NULL)
		add_alias(h, t->from, t->name);
	else if (status == 'A' && strcmp(t->name, t->path) != 0)	/* before that, another file of this name */
		add_alias(h, t->path, t->path);
	return true;
}

/* Files that were called otherwise before some commit: their log from there on. */
static bool
go_on(struct history *h)
{
	const char *paths[PATHS + 1], *commit;
	size_t n = 0, kept = 0;

	if (h->nolder == 0)
		return false;
	commit = h->older[0].commit;
	for (size_t i = 0; i < h->nolder; i++) {
		if (n < PATHS && strcmp(h->older[i].commit, commit) == 0)
			paths[n++] = h->older[i].path;
		else
			h->older[kept++] = h->older[i];
	}
	h->nolder = kept;
	return start_log(h, commit, paths, n) == 0;
}

bool
history_next(struct history *h, struct touch *out)
{
	struct span field;

	for (;;) {
		while (next_field(h, &field)) {
			while (field.n > 0 && field.p[0] == '\n')
				field = span_make(field.p + 1, field.n - 1);
			if (field.n > 0 && field.p[0] == '\001') {
				read_commit(h, span_make(field.p + 1, field.n - 1));
			} else if (field.n > 0 && field.p[0] == ':' && read_touch(h, field)) {
				*out = h->at;
				return true;
			}
		}
		if (git_end(&h->log) != 0)
			h->failed = true;
		if (h->failed || !go_on(h))
			return false;
	}
}

void
history_stop(struct history *h)
{
	git_stop(&h->log);
	git_stop(&h->renames);
	free(h->aliases);
	free(h->older);
	arena_release(&h->commit);
	arena_release(&h->arena);
	*h = (struct history){ .log = { .in = -1, .out = -1 }, .renames = { .in = -1, .out = -1 } };
}

int
history_close(struct history *h)
{
	bool failed = h->failed && git_began(h->cmd);	/* else nothing was recorded, and that is all of it */

	if (failed) {
		cmd_fail(h->cmd, "git log ended early: this is not all of the history");
		fault_hint(&h->cmd->faults, "git log and git fsck say why");
	}
	history_stop(h);
	return failed ? -1 : 0;
}
