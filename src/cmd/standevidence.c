/* standevidence - see stand.h: a line for every piece of evidence */
#include "cmd/stand.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/out.h"

static int
worst_evidence(const void *x, const void *y)
{
	const struct evidence *a = x, *b = y;

	return a->value != b->value ? (a->value < b->value ? -1 : 1) : rec_cmp(a->rec, b->rec);
}

const struct column evidence_columns[] = {
	{ "value", COL_NUMBER }, { "practice", COL_WORD }, { "reading", COL_WORD }, { "title", COL_TEXT }, { NULL, COL_TEXT }
};

/* To a program a number, to a person one of two places. */
static struct val
value_of(struct cmd *cmd, double value)
{
	char text[16];
	int n = snprintf(text, sizeof text, "%.2f", value);

	if (opt_has(&cmd->opts, 'j'))
		return val_number(strtod(text, NULL));
	return val_text(VAL_TEXT, span_make(arena_dup(&cmd->arena, span_of(text)), (size_t)n));
}

void
stand_evidence(struct cmd *cmd, struct eval *ev, const struct score *s, enum reading reading)
{
	size_t n;
	const struct score_row **rows = stand_rows(s, reading, &cmd->arena, &n);
	struct str title = {0};

	for (size_t i = 0; i < n; i++) {
		qsort(rows[i]->evidence, rows[i]->n, sizeof *rows[i]->evidence, worst_evidence);
		for (size_t k = 0; k < rows[i]->n; k++) {
			const struct evidence *e = &rows[i]->evidence[k];
			struct val v[] = { value_of(cmd, e->value), val_text(VAL_TEXT, rows[i]->practice->name),
				val_text(VAL_TEXT, span_of(reading == STATE ? "state" : "conduct")), { 0 } };

			str_reset(&title);
			str_add(&title, val_span(cmd_title(cmd, ev, e->rec)));
			if (e->missed)
				str_adds(&title, " (missed)");
			v[3] = val_text(VAL_TEXT, span_make(arena_dup(&cmd->arena, str_span(&title)), title.n));
			out_row(cmd, e->rec, v);
		}
	}
	str_release(&title);
}
