/* cr-guide - reads the handbook: a practice, its rules, its advice, where this book stands */
#include "cmd/handbook.h"
#include "cmd/stand.h"

enum { KEY_ON = OPT_LONG, KEY_OFF, KEY_SOURCE, KEY_WRONG, KEY_TABLE, KEY_MANUAL };

static const struct opt options[] = {
	{ 'd', "dimension", "DIMENSION", "only practices of this dimension",
	    "reliability|candour|rhythm|verdict|clarity|governance|people|none" },
	{ 'p', "pack", "PACK", "only practices of this pack, on or off", "pack" },
	{ KEY_SOURCE, "source", "TEXT", "only what this text asks for, on or off: 004", "" },
	{ 'a', "all", NULL, "those that are off as well", "" },
	{ 'v', "verbose", NULL, "of a practice, the text of its rules as well", "" },
	{ KEY_WRONG, "wrong", NULL, "those that something is wrong with now, of these clients or all", "" },
	{ KEY_TABLE, "table", NULL, "every practice: rows, sources, class, pack, how many cases prove it", "" },
	{ KEY_MANUAL, "manual", NULL, "the page cr-practices(7), written from the practices", "" },
	{ KEY_ON, "on", "NAME", "switch a practice or a pack on in book.md", "switch" },
	{ KEY_OFF, "off", "NAME", "switch a practice or a pack off in book.md", "switch" },
	OPT_END
};

static void
show_one(struct cmd *cmd, struct span name)
{
	const struct practice *p = practice_find(&cmd->book.model, name);
	const struct kind *k = model_kind_word(&cmd->book.model, name);
	struct str line = {0};

	if (!opt_has(&cmd->opts, 'j')) {
		p != NULL ? guide_practice(cmd, p, opt_has(&cmd->opts, 'v')) : guide_kind(cmd, k);
		return;
	}
	p != NULL ? guide_json(&line, cmd, p) : guide_kind_json(&line, cmd, k);
	out_text(cmd, str_span(&line));
	str_release(&line);
}

static int
show(struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	struct want want = {0};
	bool standing = false;

	for (size_t i = 0; i < cmd->nargs; i++) {
		struct span name = span_of(cmd->args[i]);

		if (practice_find(m, name) != NULL)
			standing = true;
		else if (model_kind_word(m, name) == NULL)
			guide_unknown(cmd, name, false);
	}
	if (cmd->faults.errors > 0)
		return CMD_TROUBLE;
	if (standing && !opt_has(&cmd->opts, 'j')) {
		stand_want(cmd, &want);
		cmd_load(cmd, &want);
		want_release(&want);
	}
	for (size_t i = 0; i < cmd->nargs; i++)
		show_one(cmd, span_of(cmd->args[i]));
	return CMD_OK;
}

static int
guide(struct cmd *cmd)
{
	const char *on = opt_value(&cmd->opts, KEY_ON), *off = opt_value(&cmd->opts, KEY_OFF);
	struct guide_filter filter = { opt_value(&cmd->opts, 'd'), opt_value(&cmd->opts, 'p'),
	    opt_value(&cmd->opts, KEY_SOURCE), opt_has(&cmd->opts, 'a') };

	if (out_open(cmd, NULL, "") < 0)
		return CMD_TROUBLE;
	if (on != NULL || off != NULL)
		return on != NULL && off != NULL ? cmd_usage(cmd, "--on or --off, one at a time")
		    : guide_switch(cmd, on != NULL ? on : off, on != NULL);
	if (opt_has(&cmd->opts, KEY_WRONG))
		return guide_wrong(cmd);
	if (opt_has(&cmd->opts, KEY_TABLE))
		return guide_table(cmd);
	if (opt_has(&cmd->opts, KEY_MANUAL))
		return guide_manual(cmd);
	return cmd->nargs > 0 ? show(cmd) : guide_list(cmd, &filter);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-guide",
	.args = "[practice|kind|client ...]",
	.what = "reads the handbook: a practice, its rules, its advice, where this book stands",
	.options = options,
	.common = "jn",
	.complete = "guide",
	.needs = CMD_BOOK | CMD_HANDBOOK,
	.run = guide,
};
