/* handbook - a line a practice, of those asked for (see handbook.h) */
#include <string.h>

#include "cmd/handbook.h"
#include "text/line.h"

enum { NAME_WIDTH = 32, CLASS_WIDTH = 11, PACK_WIDTH = 11 };

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

/* --source takes the name of a text, or how it begins: 004. */
static bool
has_source(const struct practice *p, const char *source)
{
	for (size_t i = 0; i < p->nsource; i++)
		if (span_starts(p->source[i], source))
			return true;
	return false;
}

/* A dimension or a pack that nobody has would only look as if nothing were there. */
static int
check_filters(struct cmd *cmd, const char *dimension, const char *pack)
{
	const struct model *m = &cmd->book.model;
	const char *words[DIM_NONE + 1], *near;

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
	if (pack == NULL || pack_there(m, span_of(pack)))
		return 0;
	cmd_fail(cmd, "there is no pack \"%s\"", pack);
	pack_hint(m, span_of(pack), &cmd->faults);
	return -1;
}

int
guide_list(struct cmd *cmd, const struct guide_filter *f)
{
	const struct model *m = &cmd->book.model;
	bool all = f->all || f->pack != NULL || f->source != NULL;
	int status = CMD_NONE;

	if (check_filters(cmd, f->dimension, f->pack) < 0)
		return CMD_TROUBLE;
	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if ((!p->on && !all) || (f->pack != NULL && !span_is(p->pack, f->pack))
		    || (f->dimension != NULL && strcmp(dimension_word(p->dimension), f->dimension) != 0)
		    || (f->source != NULL && !has_source(p, f->source)))
			continue;
		list_one(cmd, p);
		status = CMD_OK;
	}
	return status;
}
