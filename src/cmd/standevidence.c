/* standevidence - see stand.h: a line for every piece of evidence */
#include "cmd/stand.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/name.h"
#include "cmd/out.h"
#include "text/line.h"

static int
worst_evidence(const void *x, const void *y)
{
	const struct evidence *a = x, *b = y;

	return a->value != b->value ? (a->value < b->value ? -1 : 1) : rec_cmp(a->rec, b->rec);
}

/* "path:line TAB value TAB practice TAB reading TAB text" */
void
stand_evidence(struct cmd *cmd, struct eval *ev, const struct score *s, enum reading reading)
{
	size_t n;
	const struct score_row **rows = stand_rows(s, reading, &cmd->arena, &n);
	struct str line = {0}, path = {0};

	for (size_t i = 0; i < n; i++) {
		const struct practice *p = rows[i]->practice;

		qsort(rows[i]->evidence, rows[i]->n, sizeof *rows[i]->evidence, worst_evidence);
		for (size_t k = 0; k < rows[i]->n; k++) {
			const struct evidence *e = &rows[i]->evidence[k];

			str_reset(&line);
			str_reset(&path);
			name_put_path(&path, cmd, e->rec->path);
			line_escape(&line, str_span(&path));
			str_addf(&line, ":%u\t%.2f\t%.*s\t%s\t", e->rec->line > 0 ? e->rec->line : 1, e->value,
			    (int)p->name.n, p->name.p, reading == STATE ? "state" : "conduct");
			line_escape(&line, val_span(cmd_title(cmd, ev, e->rec)));
			if (e->missed)
				str_adds(&line, " (missed)");
			str_addc(&line, '\n');
			out_text(cmd, str_span(&line));
		}
	}
	str_release(&line);
	str_release(&path);
}
