/* cr-list - lists records */
#include "cmd/feed.h"
#include "cmd/out.h"

static const struct column columns[] = {
	{ "date", COL_DATE }, { "title", COL_TEXT }, { NULL, COL_TEXT }
};

static void
want_titles(const struct cmd *cmd, struct want *want)
{
	const struct model *m = &cmd->book.model;

	want->kinds |= cmd->kinds != 0 ? 0 : UINT64_MAX;
	for (size_t i = 0; i < m->nkinds; i++)
		if (cmd->kinds & KIND_BIT(m->kinds[i]))
			want_kind(want, m, m->kinds[i]);
	want_field(want, m, m->f_title, cmd->kinds);
	want_field(want, m, m->f_name, cmd->kinds);
	if (cmd->nargs > 0)
		name_want(cmd, want);
}

static bool
row(struct cmd *cmd, struct eval *ev, const struct rec *rec, struct val *vals)
{
	if ((rec->kind->expands.n > 0 && cmd->kinds == 0) || !cmd_selects(cmd, ev, rec))
		return false;
	vals[0] = rec->has_date ? val_date(rec->dated) : (struct val){0};
	vals[1] = cmd_title(cmd, ev, rec);
	return true;
}

static int
list(struct cmd *cmd)
{
	struct want want = {0};
	struct feed feed = { .derived = true };
	struct eval ev = cmd_eval(cmd);
	struct val vals[2];
	const struct rec *rec;
	bool ready = out_open(cmd, columns, "date title") == 0 && cmd_want(cmd, &want) == 0;

	if (ready)
		want_titles(cmd, &want);
	ready = ready && cmd_load(cmd, &want) == 0 && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_READ) == 0;
	want_release(&want);
	if (!ready)
		return CMD_TROUBLE;
	if (feed.all)
		return out_all(cmd, row);
	while ((rec = feed_next(&feed)) != NULL)
		if (row(cmd, &ev, rec, vals))
			out_row(cmd, rec, vals);
	arena_release(&ev.scratch);
	return out_end(cmd);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-list",
	.args = "[record ...]",
	.what = "lists records",
	.common = "qkfsj0",
	.complete = "record",
	.columns = "date title",
	.needs = CMD_BOOK | CMD_KINDS,
	.run = list,
};
