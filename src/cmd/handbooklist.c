/* handbook - a line a practice, of those asked for (see handbook.h) */
#include <string.h>

#include "cmd/columns.h"
#include "cmd/handbook.h"

static void
list_one(struct cmd *cmd, struct columns *c, const struct practice *p)
{
	struct span cells[] = { p->name, span_of(class_word(p->class)), p->pack, p->title };
	struct str line = {0};

	if (!opt_has(&cmd->opts, 'j')) {
		columns_add(c, cells, p->on ? NULL : " (off)", !p->on);
		return;
	}
	guide_json(&line, cmd, p);
	out_text(cmd, str_span(&line));
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
	struct columns c = { .n = 4, .go = "12" };
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
		list_one(cmd, &c, p);
		status = CMD_OK;
	}
	columns_end(&c, cmd);
	return status;
}
