/* cr-guide - reads the handbook: a practice, its rules, its advice, where this book stands */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/handbook.h"
#include "cmd/stand.h"
#include "text/line.h"

enum { KEY_ON = OPT_LONG, KEY_OFF, KEY_SOURCE, KEY_WRONG, KEY_TABLE, KEY_MANUAL };
enum { NAME_WIDTH = 32, CLASS_WIDTH = 11, PACK_WIDTH = 11, FIELD_WIDTH = 16 };

static const struct opt options[] = {
	{ 'd', "dimension", "DIMENSION", "only practices of this dimension",
	    "reliability|candour|rhythm|verdict|clarity|governance|people|none" },
	{ 'p', "pack", "PACK", "only practices of this pack, on or off", "core|agreement|rhythm|governance|care|circle" },
	{ KEY_SOURCE, "source", "TEXT", "only what this text asks for, on or off: 004", "" },
	{ 'a', "all", NULL, "those that are off as well", "" },
	{ 'v', "verbose", NULL, "of a practice, the text of its rules as well", "" },
	{ KEY_WRONG, "wrong", NULL, "those that something is wrong with now, of these clients or all", "" },
	{ KEY_TABLE, "table", NULL, "every practice: rows, sources, class, pack, how many cases prove it", "" },
	{ KEY_MANUAL, "manual", NULL, "the page cr-practices(7), written from the practices", "" },
	{ KEY_ON, "on", "NAME", "switch a practice or a pack on in book.md", "practice" },
	{ KEY_OFF, "off", "NAME", "switch a practice or a pack off in book.md", "practice" },
	OPT_END
};

static void
put_cell(struct cmd *cmd, struct str *line, struct span text, int width)
{
	if (!out_tty(cmd)) {
		if (line->n > 0)
			str_addc(line, '\t');
		line_escape(line, text);
		return;
	}
	str_add(line, text);
	for (size_t n = text.n; n < (size_t)width; n++)
		str_addc(line, ' ');
	if (width > 0)
		str_adds(line, "  ");
}

static void
list_one(struct cmd *cmd, const struct practice *p)
{
	struct str line = {0};

	if (opt_has(&cmd->opts, 'j')) {
		guide_json(&line, cmd, p);
	} else {
		put_cell(cmd, &line, p->name, NAME_WIDTH);
		put_cell(cmd, &line, span_of(class_word(p->class)), CLASS_WIDTH);
		put_cell(cmd, &line, p->pack, PACK_WIDTH);
		put_cell(cmd, &line, p->title, 0);
		if (out_tty(cmd) && !p->on)
			str_adds(&line, " (off)");
	}
	out_tint(cmd, p->on ? TINT_NONE : TINT_DIM, str_cstr(&line));
	out_text(cmd, span_of("\n"));
	str_release(&line);
}

/* -s takes the name of a text, or how it begins: 004. */
static bool
has_source(const struct practice *p, const char *source)
{
	for (size_t i = 0; i < p->nsource; i++)
		if (span_starts(p->source[i], source))
			return true;
	return false;
}

static bool
is_pack(const struct model *m, const char *name)
{
	for (size_t i = 0; i < m->nkinds; i++)
		if (span_is(m->kinds[i]->pack, name))
			return true;
	for (size_t i = 0; i < m->npractices; i++)
		if (span_is(m->practices[i]->pack, name))
			return true;
	return false;
}

/* A dimension or a pack that nobody has would only look as if nothing were there. */
static int
check_filters(struct cmd *cmd, const char *dimension, const char *pack)
{
	const struct model *m = &cmd->book.model;
	const char **packs = arena_array(&cmd->arena, const char *, m->npractices + 1), *near;
	const char *words[DIM_NONE + 1];

	for (size_t i = 0; i < DIM_NONE + 1; i++)
		words[i] = dimension_word((enum dimension)i);
	for (size_t i = 0; dimension != NULL && i < DIM_NONE + 1; i++)
		if (strcmp(words[i], dimension) == 0)
			dimension = NULL;
	if (dimension != NULL) {
		near = fault_nearest(span_of(dimension), words, DIM_NONE + 1);
		cmd_fail(cmd, "there is no dimension \"%s\"", dimension);
		fault_hint(&cmd->faults, "%s", near != NULL ? near :
		    "reliability, candour, rhythm, verdict, clarity, governance, people or none");
		return -1;
	}
	if (pack == NULL || is_pack(m, pack))
		return 0;
	for (size_t i = 0; i < m->npractices; i++)
		packs[i] = arena_dup(&cmd->arena, m->practices[i]->pack);
	near = fault_nearest(span_of(pack), packs, m->npractices);
	cmd_fail(cmd, "there is no pack \"%s\"", pack);
	fault_hint(&cmd->faults, "%s", near != NULL ? near : "cr-guide -a says of each practice which pack it is of");
	return -1;
}

static int
list(struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	const char *dimension = opt_value(&cmd->opts, 'd'), *pack = opt_value(&cmd->opts, 'p');
	const char *source = opt_value(&cmd->opts, KEY_SOURCE);
	bool all = opt_has(&cmd->opts, 'a') || pack != NULL || source != NULL;
	int status = CMD_NONE;

	if (check_filters(cmd, dimension, pack) < 0)
		return CMD_TROUBLE;
	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if ((!p->on && !all) || (pack != NULL && !span_is(p->pack, pack))
		    || (dimension != NULL && strcmp(dimension_word(p->dimension), dimension) != 0)
		    || (source != NULL && !has_source(p, source)))
			continue;
		list_one(cmd, p);
		status = CMD_OK;
	}
	return status;
}

static void
show_kind(struct cmd *cmd, const struct kind *k)
{
	struct str left = {0}, right = {0};
	int width = FIELD_WIDTH;

	for (size_t i = 0; i < k->nfields; i++)
		width = (int)k->fields[i].name.n + 2 > width ? (int)k->fields[i].name.n + 2 : width;
	page_heading(cmd, arena_printf(&cmd->arena, "%.*s: %.*s", (int)k->name.n, k->name.p, (int)k->title.n, k->title.p));
	out_printf(cmd, "  kind of record · pack %.*s%s", (int)k->pack.n, k->pack.p, k->on ? "" : " (off)");
	if (k->alias.n > 0)
		out_printf(cmd, " · as a line \"%.*s:\"", (int)k->alias.n, k->alias.p);
	out_text(cmd, span_of(k->box ? " · a check box\n\n" : "\n\n"));
	out_text(cmd, span_trim(k->body));
	out_text(cmd, span_of("\n"));
	page_heading(cmd, "Fields");
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		str_reset(&left);
		str_reset(&right);
		str_addf(&left, "%.*s%s", (int)f->name.n, f->name.p, f->required ? " *" : "");
		str_add(&right, f->meaning);
		for (size_t w = 0; w < f->nwords; w++)
			str_addf(&right, "%s%.*s", w == 0 ? " (" : ", ", (int)f->words[w].n, f->words[w].p);
		str_adds(&right, f->nwords > 0 ? ")" : "");
		if (f->default_text.n > 0)
			str_addf(&right, "; else %.*s", (int)f->default_text.n, f->default_text.p);
		else if (f->derived != NULL)
			str_adds(&right, "; computed");
		page_line(cmd, "  ", str_span(&left), width, str_span(&right));
	}
	str_release(&left);
	str_release(&right);
}

static int
no_such(struct cmd *cmd, struct span name)
{
	const struct model *m = &cmd->book.model;
	const char **names = arena_array(&cmd->arena, const char *, m->npractices + m->nkinds);
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < m->npractices; i++)
		names[n++] = arena_dup(&cmd->arena, m->practices[i]->name);
	for (size_t i = 0; i < m->nkinds; i++)
		names[n++] = arena_dup(&cmd->arena, m->kinds[i]->name);
	cmd_fail(cmd, "no practice and no kind is called \"%.*s\"", (int)name.n, name.p);
	near = fault_nearest(name, names, n);
	fault_hint(&cmd->faults, "%s", near != NULL ? near : "cr-guide -a lists the practices");
	return -1;
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
			no_such(cmd, name);
	}
	if (cmd->faults.errors > 0)
		return CMD_TROUBLE;
	if (standing) {
		stand_want(cmd, &want);
		cmd_load(cmd, &want);
		want_release(&want);
	}
	for (size_t i = 0; i < cmd->nargs; i++) {
		const struct practice *p = practice_find(m, span_of(cmd->args[i]));

		if (p != NULL)
			guide_practice(cmd, p, opt_has(&cmd->opts, 'v'));
		else
			show_kind(cmd, model_kind_word(m, span_of(cmd->args[i])));
	}
	return CMD_OK;
}

/* What switches a pack or a practice, as cr-set takes it; how many words. */
static size_t
switch_one(char **to, struct cmd *cmd, const char *name, bool on)
{
	const struct model *m = &cmd->book.model;
	const struct practice *p = practice_find(m, span_of(name));
	bool pack;

	if (!on && strcmp(name, "core") == 0) {
		cmd_fail(cmd, "the pack core is always on");
		fault_hint(&cmd->faults, "cr-guide --off PRACTICE ... switches single practices off");
		return 0;
	}
	if (is_pack(m, name)) {
		to[0] = arena_printf(&cmd->arena, "packs%s%s", on ? "+=" : "-=", name);
		return 1;
	}
	if (p == NULL) {
		no_such(cmd, span_of(name));
		return 0;
	}
	pack = pack_on(&cmd->book.settings, p->pack);
	to[0] = arena_printf(&cmd->arena, "off%s%s", pack && !on ? "+=" : "-=", name);
	to[1] = arena_printf(&cmd->arena, "on%s%s", on && !pack ? "+=" : "-=", name);
	return 2;
}

/* book.md is a file like any other: cr-set changes it, and records that. */
static int
switch_all(struct cmd *cmd, const char *first, bool on)
{
	char **argv = arena_array(&cmd->arena, char *, 2 * cmd->nargs + 8);
	size_t n = 0;

	argv[n++] = (char *)"cr-set";
	argv[n++] = (char *)"-C";
	argv[n++] = cmd->dir;
	n += switch_one(argv + n, cmd, first, on);
	for (size_t i = 0; i < cmd->nargs; i++)
		n += switch_one(argv + n, cmd, cmd->args[i], on);
	if (cmd->faults.errors > 0)
		return CMD_TROUBLE;
	if (opt_has(&cmd->opts, 'n'))
		argv[n++] = (char *)"-n";
	argv[n++] = arena_printf(&cmd->arena, "%s/book.md", cmd->real);
	setenv("CR_AS", cmd->name, 1);
	execvp(argv[0], argv);
	return cmd_fail(cmd, "cr-set could not be started");
}

static int
guide(struct cmd *cmd)
{
	const char *on = opt_value(&cmd->opts, KEY_ON), *off = opt_value(&cmd->opts, KEY_OFF);

	if (out_open(cmd, NULL, "") < 0)
		return CMD_TROUBLE;
	if (on != NULL || off != NULL)
		return on != NULL && off != NULL ? cmd_usage(cmd, "--on or --off, one at a time")
		    : switch_all(cmd, on != NULL ? on : off, on != NULL);
	if (opt_has(&cmd->opts, KEY_WRONG))
		return guide_wrong(cmd);
	if (opt_has(&cmd->opts, KEY_TABLE))
		return guide_table(cmd);
	if (opt_has(&cmd->opts, KEY_MANUAL))
		return guide_manual(cmd);
	return cmd->nargs > 0 ? show(cmd) : list(cmd);
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
