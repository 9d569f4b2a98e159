/* cr-history - tells what changed, field by field: when, who, what */
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"
#include "cmd/asked.h"
#include "cmd/tell.h"

static const struct opt options[] = {
	{ 'p', "patch", NULL, "the text that changed, too, as a diff", "" },
	OPT_END
};

struct telling {
	struct cmd *cmd;
	struct asked asked;
	struct teller teller;
	struct arena arena;		/* of the touch at hand, or of all where rows are held back */
	bool held;
	size_t rows;
};

/* Where a record in a line was asked for, the file as it is now names its lines. */
static void
newest(struct telling *t, const struct touch *touch)
{
	struct str bytes = {0};
	const char *why;

	for (size_t i = 0; i < t->asked.n; i++)
		if (t->asked.v[i].line != NULL && !t->asked.v[i].met && strcmp(t->asked.paths[i], touch->name) == 0) {
			t->asked.v[i].met = true;
			if (io_read(t->cmd->book.dirfd, touch->name, IO_RECORD_MAX, &bytes, &why) == 0)
				tell_newest(&t->teller, touch, str_span(&bytes));
		}
	str_release(&bytes);
}

static void
tell_touch(struct telling *t, const struct touch *touch)
{
	bool patch = opt_has(&t->cmd->opts, 'p');
	struct told *v = NULL;
	size_t n, kept = 0;

	newest(t, touch);
	n = tell(&t->teller, touch, &t->arena, &v);
	for (size_t i = 0; i < n; i++)
		if (asked_has(&t->asked, v[i].rec)
		    && (t->cmd->kinds == 0 || (v[i].rec->kind->fields != NULL && (t->cmd->kinds & KIND_BIT(v[i].rec->kind)))))
			v[kept++] = v[i];
	if (patch && kept > 0)
		tell_patch(t->cmd, &t->teller, touch, v, kept);
	for (size_t i = 0; !patch && i < kept; i++)
		tell_line(t->cmd, touch, &v[i], &t->arena);
	t->rows += kept;
	if (!t->held)
		arena_reset(&t->arena);
}

/* A path that is not there, and that git does not remember either: a slip. */
static void
check_met(struct telling *t)
{
	for (size_t i = 0; i < t->asked.n; i++)
		if (!t->asked.v[i].sure && !t->asked.v[i].met)
			cmd_fail(t->cmd, "%s: nothing of that name is there or was recorded", t->asked.paths[i]);
}

/* The path of a single operand that is one as it stands: git may begin before the book is open. */
static const char *
early_path(struct cmd *cmd)
{
	const char *path = cmd->nargs == 1 && strcmp(cmd->args[0], "-") != 0
	    ? name_from_caller(cmd, span_of(cmd->args[0])) : NULL;
	struct stat st;

	return path != NULL && stat(arena_printf(&cmd->arena, "%s/%s", cmd->real, path), &st) == 0
	    && S_ISREG(st.st_mode) ? path : NULL;
}

static bool
is_only(const struct asked *a, const char *path)
{
	return path != NULL && a->n == 1 && a->v[0].line == NULL && strcmp(a->paths[0], path) == 0;
}

/* The records of today are read only where -f or -s names what no kind declares: one of them may carry it. */
static int
choose_fields(struct cmd *cmd)
{
	struct want want = {0};
	int r = cmd_want(cmd, &want);

	if (r == 0 && cmd->scope.nwanted > 0) {
		want.kinds = UINT64_MAX;
		r = cmd_load(cmd, &want);
	}
	want_release(&want);
	return r;
}

static int
history_of(struct telling *t, struct history *h, const char *early)
{
	struct cmd *cmd = t->cmd;

	if (cmd_open(cmd) < 0 || out_open(cmd, tell_columns, "date who what") < 0 || choose_fields(cmd) < 0
	    || asked_past(&t->asked, cmd) < 0)
		return -1;
	t->held = (out_tty(cmd) || opt_has(&cmd->opts, 's')) && !opt_has(&cmd->opts, 'p');
	if (early != NULL && !is_only(&t->asked, early))
		history_stop(h);
	else if (early != NULL)
		return 0;
	if (cmd->nargs > 0 && t->asked.n == 0)		/* an empty "-" */
		return 1;
	return history_open(h, cmd, t->asked.paths, t->asked.n);
}

static int
history(struct cmd *cmd)
{
	struct telling t = { .cmd = cmd, .teller = { .cmd = cmd } };
	struct history h = {0};
	struct touch touch;
	const char *early;
	int r;

	if (cmd_find(cmd) < 0)
		return CMD_TROUBLE;
	early = early_path(cmd);
	if (early != NULL && (history_open(&h, cmd, &early, 1) < 0 || blobs_open(&t.teller.blobs, cmd) < 0))
		return CMD_TROUBLE;
	r = history_of(&t, &h, early);
	while (r == 0 && history_next(&h, &touch))
		tell_touch(&t, &touch);
	if (r != 0)
		history_stop(&h);
	else if (history_close(&h) == 0)
		check_met(&t);
	if (r == 0 && !opt_has(&cmd->opts, 'p'))
		out_end(cmd);
	tell_close(&t.teller);
	arena_release(&t.arena);
	return r < 0 ? CMD_TROUBLE : t.rows > 0 ? CMD_OK : CMD_NONE;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-history",
	.args = "[record ...]",
	.what = "tells what changed, field by field: when, who, what",
	.options = options,
	.common = "kfsj0",
	.complete = "record",
	.columns = "date who what commit fields late moved-by email subject",
	.needs = CMD_KINDS,
	.run = history,
};
