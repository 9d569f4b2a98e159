/* cmd - reading the book as -q, -k, -f and -s ask for it */
#include "cmd/name.h"
#include "cmd/run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static int
read_kinds(struct cmd *cmd)
{
	const char *given = opt_value(&cmd->opts, 'k');
	struct span rest = span_of(given != NULL ? given : ""), word;
	const struct kind *kind;

	cmd->kinds = 0;
	while (rest.n > 0) {
		span_cut(&rest, ',', &word);
		if ((kind = name_kind(cmd, word)) == NULL)
			return -1;
		cmd->kinds |= KIND_BIT(kind);
	}
	return 0;
}

int
cmd_want(struct cmd *cmd, struct want *want)
{
	const char *query = opt_value(&cmd->opts, 'q');

	if (read_kinds(cmd) < 0)
		return -1;
	cmd->scope = (struct scope){ .model = &cmd->book.model, .kinds = cmd->kinds, .query = true };
	if (query != NULL) {
		cmd->query = expr_compile(&cmd->scope, span_of(query), &cmd->faults);
		if (cmd->query == NULL)
			return -1;
		want_expr(want, &cmd->book.model, cmd->query, cmd->kinds);
	}
	return out_want(cmd, want);
}

static bool
carried(const struct book *book, uint16_t field)
{
	struct cursor at = {0};
	const struct rec *rec;

	while ((rec = book_next(book, &at)) != NULL)
		if (rec_raw(rec, field) != NULL)
			return true;
	return false;
}

/* A name with its place in the text of -q, -f or -s that holds it. */
static void
unknown_name(struct cmd *cmd, struct span name)
{
	static const int keys[] = { 'q', 'f', 's' };
	const struct model *m = &cmd->book.model;
	const char **names = arena_array(&cmd->arena, const char *, m->nnames + 2);
	struct fault *f;
	unsigned line = 0, col = 0;
	size_t n = 0;

	f = fault_add(&cmd->faults, ERROR, NULL, 0, 0, "no field \"%.*s\" in any kind or record",
	    (int)name.n, name.p);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const char *text = opt_value(&cmd->opts, keys[i]);

		if (text == NULL || name.p < text || name.p > text + strlen(text))
			continue;
		fault_where(span_of(text), name.p, &line, &col);
		f->line = line;
		f->col = col;
		f->caret = (unsigned)(name.p - text) + 1;
		fault_excerpt(&cmd->faults, span_of(text));
	}
	for (size_t id = 1; id < m->declared; id++)
		names[n++] = arena_dup(&cmd->arena, m->names[id]);
	names[n++] = "today";
	names[n++] = "now";
	if (expr_day_hint(name) != NULL)
		fault_hint(&cmd->faults, "%s", expr_day_hint(name));
	else if (fault_nearest(name, names, n) != NULL)
		fault_hint(&cmd->faults, "%s", fault_nearest(name, names, n));
}

int
cmd_input(struct cmd *cmd)
{
	char buf[1 << 14];
	size_t n;

	if (cmd->input_read)
		return 0;
	cmd->input_read = true;
	while ((n = fread(buf, 1, sizeof buf, stdin)) > 0)
		str_add(&cmd->input, span_make(buf, n));
	if (ferror(stdin))
		return cmd_fail(cmd, "standard input: %s", strerror(errno)), -1;
	return 0;
}

int
cmd_load(struct cmd *cmd, const struct want *want)
{
	int trouble = 0;

	for (size_t i = 0; i < cmd->nargs; i++)
		if (strcmp(cmd->args[i], "-") == 0 && cmd_input(cmd) < 0)
			return -1;
	(void)book_load(&cmd->book, want, &cmd->faults);	/* what is unreadable was stepped over */
	cmd->loaded = true;
	for (size_t i = 0; i < cmd->scope.nwanted; i++) {
		struct span name = cmd->scope.wanted[i];

		if (carried(&cmd->book, model_field_id(&cmd->book.model, name)))
			continue;
		unknown_name(cmd, name);
		trouble = -1;
	}
	return trouble;
}

struct date
cmd_civil(int64_t when)
{
	time_t t = (time_t)when;
	struct tm tm = {0};
	struct date d;

	localtime_r(&t, &tm);
	d = date_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	d.minute = tm.tm_hour * 60 + tm.tm_min;
	return d;
}

struct eval
cmd_eval(struct cmd *cmd)
{
	return (struct eval){ .world = &cmd->book.world };
}

struct val
cmd_title(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	const struct model *m = &cmd->book.model;
	struct val v = rec_get(rec, m->f_title);

	if (v.type == VAL_NONE)
		v = rec_get(rec, m->f_name);
	return v.type == VAL_NONE && rec->kind->place == PLACE_NOWHERE ? eval_field(ev, rec, m->f_title) : v;
}

bool
cmd_selects(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	if (cmd->kinds != 0 && !(cmd->kinds & KIND_BIT(rec->kind)))
		return false;
	if (cmd->query == NULL)
		return true;
	ev->rec = rec;
	ev->self = rec;
	return eval_true(ev, cmd->query);
}
