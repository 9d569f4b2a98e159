/* cr-guide - reads the handbook: a practice, its rules, its advice, where this book stands */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "cmd/page.h"
#include "cmd/stand.h"
#include "model/speak.h"
#include "text/line.h"

enum { KEY_ON = OPT_LONG, KEY_OFF, LABEL = 10, NAME_WIDTH = 30, CLASS_WIDTH = 11, PACK_WIDTH = 11 };

static const struct opt options[] = {
	{ 'd', "dimension", "DIMENSION", "only practices of this dimension",
	    "reliability|candour|rhythm|verdict|clarity|governance|people|none" },
	{ 'p', "pack", "PACK", "only practices of this pack, on or off", "core|agreement|rhythm|governance|care|circle" },
	{ 'a', "all", NULL, "those that are off as well", "" },
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
put_json(struct str *line, const char *key, struct span value)
{
	json_key(line, span_of(key));
	json_text(line, value);
}

static void
list_one(struct cmd *cmd, const struct practice *p)
{
	struct str line = {0};

	if (opt_has(&cmd->opts, 'j')) {
		str_addc(&line, '{');
		put_json(&line, "name", p->name);
		put_json(&line, "class", span_of(class_word(p->class)));
		put_json(&line, "pack", p->pack);
		put_json(&line, "title", p->title);
		put_json(&line, "dimension", span_of(dimension_word(p->dimension)));
		str_addf(&line, ",\"on\":%s}", p->on ? "true" : "false");
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

static int
list(struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	const char *dimension = opt_value(&cmd->opts, 'd'), *pack = opt_value(&cmd->opts, 'p');
	bool all = opt_has(&cmd->opts, 'a') || pack != NULL;
	int status = CMD_NONE;

	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if ((!p->on && !all) || (pack != NULL && !span_is(p->pack, pack))
		    || (dimension != NULL && strcmp(dimension_word(p->dimension), dimension) != 0))
			continue;
		list_one(cmd, p);
		status = CMD_OK;
	}
	return status;
}

static void
label(struct cmd *cmd, const char *name, struct span text)
{
	if (text.n > 0)
		page_line(cmd, "  ", span_of(name), LABEL, text);
}

static void
show_rules(struct cmd *cmd, const struct practice *p)
{
	const struct model *m = &cmd->book.model;
	struct span rest, line;
	struct str text = {0};

	speak_practice(&text, m, p);
	page_heading(cmd, "In words");
	for (rest = str_span(&text); span_line(&rest, &line); )
		page_text(cmd, "  ", line);
	page_heading(cmd, "Rules");
	label(cmd, "of", p->of_text);
	label(cmd, "remind", p->remind_text);
	label(cmd, "counts", p->counts_text);
	label(cmd, "miss", p->miss_text);
	label(cmd, "value", p->value_text);
	for (size_t i = 0; i < p->nflags; i++)
		label(cmd, "flag", p->flags[i].message);
	label(cmd, "gate", p->gate_message);
	for (size_t i = 0; i < p->nlimits; i++) {
		str_reset(&text);
		str_addf(&text, "%.*s ", (int)p->limits[i].name.n, p->limits[i].name.p);
		val_print(&text, p->limits[i].value);
		label(cmd, "limit", str_span(&text));
	}
	str_reset(&text);
	for (size_t i = 0; i < p->nsource; i++)
		str_addf(&text, "%s%.*s", i > 0 ? ", " : "", (int)p->source[i].n, p->source[i].p);
	label(cmd, "source", str_span(&text));
	str_release(&text);
}

/* A line a client: what the practice says of it. */
static void
show_standing(struct cmd *cmd, const struct practice *p)
{
	struct eval ev = cmd_eval(cmd);
	struct str text = {0};
	struct score s;

	page_heading(cmd, "Where this book stands");
	for (size_t g = 0; g < cmd->book.ngroups; g++) {
		if (cmd->book.groups[g].client == NULL)
			continue;
		score_client(&s, &ev, cmd->book.groups[g].client, &cmd->arena, false);
		for (size_t i = 0; i < s.nrows; i++) {
			if (s.rows[i].practice != p || s.rows[i].occasions == 0)
				continue;
			str_reset(&text);
			if (s.rows[i].n > 0)
				stand_count(&text, &s.rows[i]);
			else
				str_addf(&text, "no evidence, %zu occasion%s", s.rows[i].occasions,
				    s.rows[i].occasions == 1 ? "" : "s");
			page_line(cmd, "  ", cmd->book.groups[g].slug, NAME_WIDTH, str_span(&text));
		}
		arena_reset(&ev.scratch);
	}
	str_release(&text);
	arena_release(&ev.scratch);
}

static void
show_practice(struct cmd *cmd, const struct practice *p)
{
	page_heading(cmd, arena_printf(&cmd->arena, "%.*s: %.*s", (int)p->name.n, p->name.p,
	    (int)p->title.n, p->title.p));
	out_printf(cmd, "  %s · %s · %s · pack %.*s · weight %g%s\n\n", dimension_word(p->dimension),
	    class_word(p->class), p->reading == STATE ? "state" : "conduct", (int)p->pack.n, p->pack.p,
	    p->weight, p->on ? "" : " · off");
	out_text(cmd, span_trim(p->advice));
	out_text(cmd, span_of("\n"));
	show_rules(cmd, p);
	if (p->on)
		show_standing(cmd, p);
}

static void
show_kind(struct cmd *cmd, const struct kind *k)
{
	struct str left = {0}, right = {0};

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
		page_line(cmd, "  ", str_span(&left), 16, str_span(&right));
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
			show_practice(cmd, p);
		else
			show_kind(cmd, model_kind_word(m, span_of(cmd->args[i])));
	}
	return CMD_OK;
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

/* book.md is a file like any other: cr-set changes it, and records that. */
static int
switch_one(struct cmd *cmd, const char *name, bool on)
{
	const struct model *m = &cmd->book.model;
	const struct practice *p = practice_find(m, span_of(name));
	char *argv[9] = { (char *)"cr-set", (char *)"-C", cmd->dir, NULL };
	size_t n = 3;
	bool pack;

	if (is_pack(m, name)) {
		argv[n++] = arena_printf(&cmd->arena, "packs%s%s", on ? "+=" : "-=", name);
	} else if (p != NULL) {
		pack = pack_on(&cmd->book.settings, p->pack);
		argv[n++] = arena_printf(&cmd->arena, "off%s%s", pack && !on ? "+=" : "-=", name);
		argv[n++] = arena_printf(&cmd->arena, "on%s%s", on && !pack ? "+=" : "-=", name);
	} else {
		no_such(cmd, span_of(name));
		return CMD_TROUBLE;
	}
	if (opt_has(&cmd->opts, 'n'))
		argv[n++] = (char *)"-n";
	argv[n++] = arena_printf(&cmd->arena, "%s/book.md", cmd->real);
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
		    : switch_one(cmd, on != NULL ? on : off, on != NULL);
	return cmd->nargs > 0 ? show(cmd) : list(cmd);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-guide",
	.args = "[practice|kind ...]",
	.what = "reads the handbook: a practice, its rules, its advice, where this book stands",
	.options = options,
	.common = "jn",
	.complete = "guide",
	.needs = CMD_BOOK,
	.run = guide,
};
