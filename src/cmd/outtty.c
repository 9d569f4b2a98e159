/* outtty - what a person sees: pages of text, aligned columns, colour, relative dates */
#include "cmd/outp.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/name.h"

static int
terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	int width = columns != NULL ? (int)strtol(columns, NULL, 10) : 0;

	if (width <= 0 && ioctl(1, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	return width < 20 ? 80 : width > 1000 ? 1000 : width;
}

void
out_init(struct cmd *cmd)
{
	struct out *o = arena_new(&cmd->arena, struct out);

	cmd->out = o;
	o->tty = isatty(1);
	o->voice = o->tty ? VOICE_TERMINAL : VOICE_LINES;
	o->width = o->tty ? terminal_width() : 0;
}

void
out_release(struct cmd *cmd)
{
	struct out *o = cmd->out;

	str_release(&o->buf);
	str_release(&o->cell);
	free(o->rows);
	arena_release(&o->ev.scratch);
}

bool
out_tty(const struct cmd *cmd)
{
	return cmd->out->voice == VOICE_TERMINAL;
}

int
out_width(const struct cmd *cmd)
{
	return cmd->out->width;
}

void
out_text(struct cmd *cmd, struct span text)
{
	struct out *o = cmd->out;
	struct span line;

	if (!o->tty) {
		str_add(&o->buf, text);
	} else {
		while (text.n > 0) {
			bool end = span_cut(&text, '\n', &line);

			text_fit(&o->buf, line, 1 << 30, false);
			if (end)
				str_addc(&o->buf, '\n');
		}
	}
	if (o->buf.n >= OUT_BUFFER)
		out_flush(o);
}

void
out_printf(struct cmd *cmd, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		abort();
	va_end(ap);
	out_text(cmd, span_of(text));
	free(text);
}

static const char *
tint_on(enum tint tint)
{
	static const char *const codes[] = { "", "\033[2m", "\033[1m", "\033[31m", "\033[33m", "\033[32m", "\033[34m" };

	return codes[tint];
}

void
out_tint(struct cmd *cmd, enum tint tint, const char *text)
{
	struct out *o = cmd->out;
	bool on = o->colour && tint != TINT_NONE;

	if (on)
		str_adds(&o->buf, tint_on(tint));
	out_text(cmd, span_of(text));
	if (on)
		str_adds(&o->buf, "\033[0m");
}

/* Near days in days, then weeks, months and years, as people say them. */
void
out_relative(struct str *out, struct date d, struct date today)
{
	long days = (long)d.day - today.day, far = labs(days);
	long n = far < 14 ? far : far < 60 ? far / 7 : far < 730 ? far / 30 : far / 365;
	const char *unit = far < 14 ? "day" : far < 60 ? "week" : far < 730 ? "month" : "year";

	if (days == 0)
		str_adds(out, "today");
	else if (far == 1)
		str_adds(out, days > 0 ? "tomorrow" : "yesterday");
	else
		str_addf(out, days > 0 ? "in %ld %s%s" : "%ld %s%s ago", n, unit, n == 1 ? "" : "s");
}

enum { LEAST_COLUMN = 2 };

/* The table ------------------------------------------------------------------ */

struct table {
	struct cmd *cmd;
	struct span *cells;		/* rows * columns, in the arena */
	enum tint *tints;
	int width[OUT_FIELDS + 1];
	size_t ncols;
	bool handles;			/* names without "clients/" and ".md", where room is scarce */
};

static struct span
keep(struct cmd *cmd, struct str *text)
{
	struct span s = { arena_dup(&cmd->arena, str_span(text)), text->n };

	str_reset(text);
	return s;
}

static void
make_cell(struct table *t, size_t at, struct val v)
{
	struct out *o = t->cmd->out;
	struct date today = t->cmd->today;

	str_reset(&o->cell);
	if (v.type == VAL_DATE) {
		out_relative(&o->cell, v.date, today);
		t->tints[at] = v.date.day < today.day ? TINT_DIM : TINT_NONE;
	} else {
		val_print(&o->cell, v);
	}
	if (o->cell.n == 0)
		str_addc(&o->cell, '-');
	t->cells[at] = keep(t->cmd, &o->cell);
}

/* A whole name either way: "clients/acme/log/x.md#^k3f9", or "acme/log/x#^k3f9". */
static void
put_name(struct table *t, const struct rec *rec)
{
	struct str *cell = &t->cmd->out->cell;
	struct str name = {0};

	str_reset(cell);
	if (!t->handles || t->cmd->out->places) {
		out_name_of(cell, t->cmd->out, t->cmd, rec);
		return;
	}
	rec_name(&name, rec);
	if (rec->kind->place == PLACE_CLIENT) {
		str_add(cell, rec_client_slug(rec));
	} else {
		struct span rest = str_span(&name), path = { name.s, strlen(rec->path) };

		if (span_starts(path, "clients/"))
			path.p += 8, path.n -= 8;
		rest = span_make(path.p + path.n, rest.n - (size_t)(path.p + path.n - name.s));
		path.n -= span_ends(path, ".md") ? 3 : 0;
		str_add(cell, path);
		str_add(cell, rest);
	}
	str_release(&name);
}

static void
make_cells(struct table *t)
{
	struct out *o = t->cmd->out;

	memset(t->width, 0, sizeof t->width);

	for (size_t i = 0; i < o->nrows; i++) {
		size_t at = i * t->ncols;

		put_name(t, o->rows[i].rec);
		t->cells[at] = keep(t->cmd, &o->cell);
		for (size_t k = 0; k < o->nfields; k++)
			make_cell(t, at + k + 1, out_value(o, &o->fields[k], o->rows[i].rec, o->rows[i].vals));
		for (size_t k = 0; k < t->ncols; k++) {
			int w = text_width(t->cells[at + k]);

			t->width[k] = w > t->width[k] ? w : t->width[k];
		}
	}
}

static int
total_width(const struct table *t)
{
	int total = 0;

	for (size_t k = 0; k < t->ncols; k++)
		total += t->width[k] + (k > 0 ? 2 : 0);
	return total;
}

/* What is too wide in all is taken from the name, which keeps this much; the width in all. */
static int
cut_name(struct table *t, int total, int least)
{
	int cut = total - t->cmd->out->width;

	if (cut > t->width[0] - least)
		cut = t->width[0] - least;
	if (cut <= 0)
		return total;
	t->width[0] -= cut;
	return total - cut;
}

/* What is too wide is taken from the name and the last column, the two that are long. */
static void
fit_columns(struct table *t)
{
	int total, room = t->cmd->out->width, last = (int)t->ncols - 1;

	if (total_width(t) > room) {
		t->handles = true;
		make_cells(t);
	}
	total = total_width(t);
	if (last > 0)
		total = cut_name(t, total, room * 2 / 5);
	if (last > 0 && t->width[last] - (total - room) < room / 3)
		total = cut_name(t, total, room / 4);
	if (total > room)
		t->width[last] = t->width[last] - (total - room) > 8 ? t->width[last] - (total - room) : 8;
	for (total = total_width(t); total > room; total--) {	/* and where that does not do, from the widest, again and again */
		size_t widest = 0;

		for (size_t k = 1; k < t->ncols; k++)
			widest = t->width[k] > t->width[widest] ? k : widest;
		if (t->width[widest] <= LEAST_COLUMN)
			return;
		t->width[widest]--;
	}
}

void
out_table(struct cmd *cmd)
{
	struct out *o = cmd->out;
	struct table t = { .cmd = cmd, .ncols = o->nfields + 1 };

	t.cells = arena_array(&cmd->arena, struct span, o->nrows * t.ncols + 1);
	t.tints = arena_array(&cmd->arena, enum tint, o->nrows * t.ncols + 1);
	make_cells(&t);
	fit_columns(&t);
	for (size_t i = 0; i < o->nrows; i++) {
		for (size_t k = 0; k < t.ncols; k++) {
			enum tint tint = o->colour ? t.tints[i * t.ncols + k] : TINT_NONE;

			if (k > 0)
				str_adds(&o->buf, "  ");
			str_adds(&o->buf, tint_on(tint));
			(k == 0 ? text_middle : text_fit)(&o->buf, t.cells[i * t.ncols + k], t.width[k], k + 1 < t.ncols);
			if (tint != TINT_NONE)
				str_adds(&o->buf, "\033[0m");
		}
		str_addc(&o->buf, '\n');
		if (o->buf.n >= OUT_BUFFER)
			out_flush(o);
	}
}
