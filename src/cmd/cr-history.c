/* cr-history - tells what changed, field by field: when, who, what */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/feed.h"
#include "cmd/out.h"
#include "cmd/tell.h"
#include "text/diff.h"
#include "text/line.h"

static const struct opt options[] = {
	{ 'p', "patch", NULL, "the text that changed, too, as a diff", "" },
	OPT_END
};

static const struct column columns[] = {
	{ "date", COL_DATE }, { "who", COL_WORD }, { "what", COL_TEXT }, { "commit", COL_WORD },
	{ "fields", COL_TEXT }, { "late", COL_NUMBER }, { "moved-by", COL_NUMBER }, { "email", COL_WORD },
	{ "subject", COL_TEXT }, { NULL, COL_TEXT }
};

enum { NCOLUMNS = sizeof columns / sizeof columns[0] - 1, SHORT_OID = 12 };

struct asked {
	const char **paths;		/* files and directories of the book */
	const struct rec **lines;	/* a record in a line: only it, of its file; NULL: all */
	bool *sure;			/* it is there today */
	bool *met;
	size_t n;
};

/* Operands ------------------------------------------------------------------------ */

static void
ask(struct asked *a, const char *path, const struct rec *line, bool sure)
{
	a->paths[a->n] = path;
	a->lines[a->n] = line;
	a->sure[a->n++] = sure;
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
		ask(a, path[0] != '\0' ? path : ".", NULL, true);
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

static int
read_operands(struct asked *a, struct cmd *cmd)
{
	static const char *const dash[] = { "-" };
	size_t room = cmd->nargs + 1;
	struct feed feed = {0};
	int r = 0;

	for (size_t i = 0; i < cmd->nargs; i++)
		if (strcmp(cmd->args[i], "-") == 0 && !feed.dash) {
			if (cmd_input(cmd) < 0 || feed_open(&feed, cmd, dash, 1, NAME_SET) < 0)
				return -1;
			room += feed.n;
		}
	a->paths = arena_array(&cmd->arena, const char *, room);
	a->lines = arena_array(&cmd->arena, const struct rec *, room);
	a->sure = arena_array(&cmd->arena, bool, room);
	a->met = arena_array(&cmd->arena, bool, room);
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
	if (line == NULL)
		return true;
	if (line->id != NULL && rec->id != NULL)
		return strcmp(line->id, rec->id) == 0;
	return rec->line > 0 && line->hash == rec->hash && line->nth == rec->nth;
}

static bool
is_asked(struct asked *a, const struct rec *rec)
{
	bool any = a->n == 0;

	for (size_t i = 0; i < a->n; i++)
		if (below(rec->path, a->paths[i]) && is_line(a->lines[i], rec))
			any = a->met[i] = true;
	return any;
}

/* Rows ------------------------------------------------------------------------------ */

struct telling {
	struct cmd *cmd;
	struct asked asked;
	struct teller teller;
	struct arena arena;		/* of the touch at hand, or of all where rows are held back */
	bool held;
	size_t rows;
};

static struct val
text(const char *s)
{
	return s != NULL && s[0] != '\0' ? val_text(VAL_TEXT, span_of(s)) : (struct val){0};
}

static struct val
days(int n)
{
	return n != 0 ? val_number(n) : (struct val){0};
}

static void
print_row(struct telling *t, const struct touch *touch, const struct told *told)
{
	struct arena *a = &t->arena;
	struct val *items = arena_array(a, struct val, told->nfields + 1);
	struct val v[NCOLUMNS] = {
		val_date(touch->date), text(arena_dup(a, span_of(touch->who))), text(told->what),
		text(arena_printf(a, "%.*s", SHORT_OID, touch->commit)), { .type = VAL_LIST, .n = (uint32_t)told->nfields },
		days(told->late > 0 ? told->late : 0), days(told->moved), text(arena_dup(a, span_of(touch->email))),
		text(arena_dup(a, span_of(touch->subject))),
	};

	for (size_t i = 0; i < told->nfields; i++)
		items[i] = text(told->fields[i]);
	v[4].items = items;
	if (told->nfields == 0)
		v[4] = (struct val){0};
	out_row(t->cmd, told->rec, v);
	t->rows++;
}

/* With -p: the line, then the text. */
static void
print_patch(struct telling *t, const struct touch *touch, const struct told *v, size_t n)
{
	struct str out = {0};
	char date[DATE_TEXT];

	for (size_t i = 0; i < n; i++) {
		struct str name = {0};

		name_put(&name, t->cmd, v[i].rec);
		line_escape(&out, str_span(&name));
		str_addf(&out, "\t%s\t", date_text(touch->date, date));
		line_escape(&out, span_of(touch->who));
		str_addc(&out, '\t');
		line_escape(&out, span_of(v[i].what));
		str_addc(&out, '\n');
		str_release(&name);
	}
	diff_file(&out, touch->path, t->teller.before.p != NULL ? &t->teller.before : NULL,
	    t->teller.after.p != NULL ? &t->teller.after : NULL);
	out_text(t->cmd, str_span(&out));
	t->rows += n;
	str_release(&out);
}

/* Where a record in a line was asked for, the file as it is now names its lines. */
static void
newest(struct telling *t, const struct touch *touch)
{
	struct str bytes = {0};
	const char *why;

	for (size_t i = 0; i < t->asked.n; i++)
		if (t->asked.lines[i] != NULL && !t->asked.met[i] && strcmp(t->asked.paths[i], touch->name) == 0) {
			t->asked.met[i] = true;
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
		if (is_asked(&t->asked, v[i].rec)
		    && (t->cmd->kinds == 0 || (v[i].rec->kind->fields != NULL && (t->cmd->kinds & KIND_BIT(v[i].rec->kind)))))
			v[kept++] = v[i];
	if (patch && kept > 0)
		print_patch(t, touch, v, kept);
	for (size_t i = 0; !patch && i < kept; i++)
		print_row(t, touch, &v[i]);
	if (!t->held)
		arena_reset(&t->arena);
}

/* A path that is not there, and that git does not remember either: a slip. */
static void
check_met(struct telling *t)
{
	for (size_t i = 0; i < t->asked.n; i++)
		if (!t->asked.sure[i] && !t->asked.met[i])
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
	return path != NULL && a->n == 1 && a->lines[0] == NULL && strcmp(a->paths[0], path) == 0;
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

	if (cmd_open(cmd) < 0 || out_open(cmd, columns, "date who what") < 0 || choose_fields(cmd) < 0
	    || read_operands(&t->asked, cmd) < 0)
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
