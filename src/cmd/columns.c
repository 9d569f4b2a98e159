/* columns - see columns.h */
#include "cmd/columns.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/outp.h"
#include "text/line.h"

enum { LEAST_LAST = 34, LEAST = 12 };	/* of the last column, or others go; or all go */

void
columns_add(struct columns *c, const struct span *cells, const char *tail, bool dim)
{
	struct columns_line *line = vec_push(c->lines, c->nlines, c->cap);

	*line = (struct columns_line){ .tail = tail, .dim = dim };
	memcpy(line->cells, cells, c->n * sizeof *cells);
}

static void
in_a_pipe(struct str *out, const struct columns *c, const struct columns_line *line)
{
	for (size_t k = 0; k < c->n; k++) {
		if (k > 0)
			str_addc(out, '\t');
		line_escape(out, line->cells[k]);
	}
}

/* What is left for the last column that is shown, which may be one that goes; *last is which. */
static int
left(const struct columns *c, const int *widths, int width, size_t *last)
{
	int room = width;

	for (size_t k = 0; k < c->n; k++)
		if (widths[k] > 0)
			*last = k;
	for (size_t k = 0; k < *last; k++)
		room -= widths[k] > 0 ? widths[k] + 2 : 0;
	return room;
}

/* 0 of a column: it is not shown. */
static void
fit(const struct columns *c, int *widths, int width)
{
	size_t last = 0;
	int room;

	for (size_t i = 0; i < c->nlines; i++)
		for (size_t k = 0; k < c->n; k++) {
			int w = text_width(c->lines[i].cells[k]);

			widths[k] = w > widths[k] ? w : widths[k];
		}
	for (const char *g = c->go; *g && (room = left(c, widths, width, &last)) < LEAST_LAST && room < widths[last]; g++)
		widths[*g - '0'] = 0;
	room = left(c, widths, width, &last);
	for (size_t k = 1; k < c->n && room < LEAST && room < widths[last]; k++)
		widths[k] = 0;
	room = left(c, widths, width, &last);
	widths[last] = room < widths[last] ? room : widths[last];
}

static void
on_a_terminal(struct str *out, const struct columns *c, const struct columns_line *line, const int *widths, int width)
{
	int tail = line->tail != NULL ? (int)strlen(line->tail) : 0, w, room;
	size_t last = 0;

	room = left(c, widths, width, &last);
	for (size_t k = 0; k < last; k++)
		if (widths[k] > 0) {
			text_fit(out, line->cells[k], widths[k], true);
			str_adds(out, "  ");
		}
	w = room - tail < widths[last] ? room - tail : widths[last];
	text_fit(out, line->cells[last], w, false);
	str_adds(out, tail > 0 && room >= tail ? line->tail : "");
}

void
columns_end(struct columns *c, struct cmd *cmd)
{
	int widths[COLUMNS_MAX] = {0};
	struct str text = {0};

	if (out_tty(cmd))
		fit(c, widths, out_width(cmd));
	for (size_t i = 0; i < c->nlines; i++) {
		str_reset(&text);
		if (out_tty(cmd))
			on_a_terminal(&text, c, &c->lines[i], widths, out_width(cmd));
		else
			in_a_pipe(&text, c, &c->lines[i]);
		out_tint(cmd, c->lines[i].dim ? TINT_DIM : TINT_NONE, str_cstr(&text));
		out_text(cmd, span_of("\n"));
	}
	str_release(&text);
	free(c->lines);
	*c = (struct columns){0};
}
