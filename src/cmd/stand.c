/* stand - see stand.h */
#include "cmd/stand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/page.h"
#include "cmd/remind.h"

enum { WELL = 70, NAMED = 2, TITLE_WIDTH = 46, DIMENSION_WIDTH = 40, LATE_SHOWN = 5, TIDY_SHOWN = 8 };

void
stand_want(struct cmd *cmd, struct want *want)
{
	const struct model *m = &cmd->book.model;

	for (size_t i = 0; i < m->npractices; i++)
		if (m->practices[i]->on)
			practice_want(m->practices[i], m, want, RULES_VALUE);
}

static int
worst_first(const void *x, const void *y)
{
	const struct score_row *a = *(const struct score_row *const *)x, *b = *(const struct score_row *const *)y;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	if (a->practice->weight != b->practice->weight)
		return a->practice->weight > b->practice->weight ? -1 : 1;
	return span_cmp(a->practice->name, b->practice->name);
}

const struct score_row **
stand_rows(const struct score *s, enum reading reading, struct arena *arena, size_t *n)
{
	const struct score_row **rows = arena_array(arena, const struct score_row *, s->nrows + 1);

	*n = 0;
	for (size_t i = 0; i < s->nrows; i++) {
		const struct practice *p = s->rows[i].practice;

		if (p->class == MEASURED && p->reading == reading && s->rows[i].n > 0)
			rows[(*n)++] = &s->rows[i];
	}
	qsort(rows, *n, sizeof *rows, worst_first);
	return rows;
}

void
stand_count(struct str *out, const struct score_row *row)
{
	str_addf(out, "%.0f of %zu", floor(row->value * (double)row->n + 0.5), row->n);
}

static void
add_clause(struct str *out, struct span text)
{
	if (out->n > 0)
		str_adds(out, "; ");
	str_add(out, text);
}

static void
add_bounds(struct str *out, const struct score *s)
{
	for (size_t i = 0; i < s->ngates; i++)
		add_clause(out, s->gates[i]->gate_message);
	if (s->capped_by != NULL) {
		add_clause(out, span_of("no better than "));
		str_addf(out, "%s while \"%.*s\" stands", band_word(s->band), (int)s->capped_by->title.n,
		    s->capped_by->title.p);
	} else if (s->worst_dim >= 0) {
		add_clause(out, span_of("no better than "));
		str_addf(out, "%s while %s is poor", band_word(s->band), dimension_word((enum dimension)s->worst_dim));
	}
}

/* What weighs most among what went wrong comes first. */
static int
heaviest_first(const void *x, const void *y)
{
	const struct score_row *a = *(const struct score_row *const *)x, *b = *(const struct score_row *const *)y;
	double lost_a = a->practice->weight * (1 - a->value), lost_b = b->practice->weight * (1 - b->value);

	if (lost_a != lost_b)
		return lost_a > lost_b ? -1 : 1;
	return a->n != b->n ? (a->n > b->n ? -1 : 1) : worst_first(x, y);
}

void
stand_sentence(struct str *out, const struct score *s, struct arena *arena)
{
	size_t n, named = 0;
	const struct score_row **rows = stand_rows(s, CONDUCT, arena, &n);

	add_bounds(out, s);
	qsort(rows, n, sizeof *rows, heaviest_first);
	for (size_t i = 0; i < n && named < NAMED; i++) {
		if (rows[i]->value * 100 >= WELL)
			continue;
		add_clause(out, rows[i]->practice->title);
		str_addc(out, ' ');
		stand_count(out, rows[i]);
		named++;
	}
	if (!s->number) {
		add_clause(out, span_of("too little evidence for a figure"));
		str_addf(out, " (%zu piece%s)", s->n, s->n == 1 ? "" : "s");
	} else if (out->n == 0) {
		add_clause(out, span_of("nothing stands out"));
	}
}

/* The page ------------------------------------------------------------------- */

static void
page_words(struct cmd *cmd, const struct score *s)
{
	struct str line = {0};
	struct eval ev = cmd_eval(cmd);
	struct span name = val_span(cmd_title(cmd, &ev, s->client));

	str_addf(&line, "%.*s: ", (int)name.n, name.p);
	if (s->number)
		str_addf(&line, "%s, %.0f of 100, with data on %.0f%% of what could be seen", band_word(s->band),
		    s->total, s->coverage * 100);
	else
		str_adds(&line, "no figure yet");
	page_heading(cmd, str_cstr(&line));
	str_reset(&line);
	stand_sentence(&line, s, &cmd->arena);
	page_text(cmd, "  ", str_span(&line));
	str_release(&line);
	arena_release(&ev.scratch);
}

/* The last day on which anything happened to a piece of evidence, as far as its practice looks. */
static int32_t
newest_of(const struct rec *rec, int32_t today)
{
	int32_t newest = rec->has_date && rec->dated.day <= today ? rec->dated.day : INT32_MIN;

	for (uint16_t i = 0; i < rec->nvals; i++)
		if (rec->vals[i].type == VAL_DATE && rec->vals[i].date.day <= today && rec->vals[i].date.day > newest)
			newest = rec->vals[i].date.day;
	return newest;
}

/* Few pieces, or none of the younger half of the window. What is about the client as a whole is
 * one piece and of today; what lasts, as a person does, is of no day. */
static void
add_marks(struct str *out, const struct cmd *cmd, const struct score_row *row)
{
	const struct practice *p = row->practice;
	struct dur window = p->window.n > 0 ? p->window : cmd->book.window;
	int32_t today = cmd->today.day, newest = INT32_MIN;
	int32_t days = date_add(cmd->today, window, NULL).day - today;

	if (p->of->place == PLACE_CLIENT)
		return;
	if (row->n < SCORE_ENOUGH)
		str_adds(out, ", thin");
	for (size_t i = 0; i < row->n; i++) {
		int32_t day = newest_of(row->evidence[i].rec, today);

		newest = day > newest ? day : newest;
	}
	if (newest == INT32_MIN || today - newest <= days / 2 || (!p->of->dated_name && p->of->expands.n == 0))
		return;
	str_adds(out, ", stale: last ");
	out_relative(out, (struct date){ newest, NO_MINUTE }, cmd->today);
}

/* A state that is bad each time it is there is a number of things; another one is a level. */
static void
page_row(struct cmd *cmd, const struct score_row *row, bool figure)
{
	struct str right = {0};

	if (row->practice->reading == STATE && row->value <= 0) {
		str_addf(&right, "%3zu", row->n);
	} else {
		if (figure)
			str_addf(&right, "%3.0f  ", row->value * 100);
		stand_count(&right, row);
		add_marks(&right, cmd, row);
	}
	page_line(cmd, "  ", row->practice->title, TITLE_WIDTH, str_span(&right));
	str_release(&right);
}

static void
page_rows(struct cmd *cmd, const struct score *s, enum reading reading)
{
	size_t n;
	const struct score_row **rows = stand_rows(s, reading, &cmd->arena, &n);

	for (size_t i = 0; i < n; i++)
		page_row(cmd, rows[i], s->number);
	if (n == 0 && reading == CONDUCT)
		page_text(cmd, "  ", span_of("nothing to judge by yet"));
}

static void
page_dimensions(struct cmd *cmd, const struct score *s)
{
	struct str right = {0};

	for (int d = 0; d < DIMENSIONS; d++) {
		if (s->dims[d].weight <= 0)
			continue;
		str_reset(&right);
		if (s->number)
			str_addf(&right, "%3.0f  %s, ", s->dims[d].value, band_word(band_of(s->dims[d].value)));
		str_addf(&right, "%zu piece%s of evidence%s", s->dims[d].n, s->dims[d].n == 1 ? "" : "s",
		    s->dims[d].n < SCORE_ENOUGH ? ", thin" : "");
		page_line(cmd, "  ", span_of(dimension_word((enum dimension)d)), DIMENSION_WIDTH, str_span(&right));
	}
	str_release(&right);
}

size_t
stand_due(struct cmd *cmd, const struct rec *client, bool procedures, size_t max)
{
	struct snoozes snoozes;
	struct remind_choice choice = { .until = cmd->today, .procedures = procedures, .snoozes = &snoozes };
	const struct group *g = &cmd->book.groups[client->group];
	struct due_list due = {0};
	struct page_dues widths = {0};
	struct eval ev = cmd_eval(cmd);
	struct str more = {0};
	size_t n;

	remind_choose(cmd, &choice);
	snoozes_of(&snoozes, cmd);
	for (size_t i = 0; i < g->n; i++)
		if (g->recs[i].kind->expands.n == 0)
			remind_rec(&due, &ev, &g->recs[i], &choice);
	remind_derived(&due, cmd, &ev, client, &choice);
	remind_once(&due);
	n = due.n;
	for (size_t i = 0; i < n && i < max; i++)
		page_due_fit(&widths, cmd, &due.v[i], span_make("", 0));
	for (size_t i = 0; i < n && i < max; i++)
		page_due(cmd, &ev, &due.v[i], span_make("", 0), &widths);
	if (n > max) {
		str_addf(&more, "and %zu more", n - max);
		page_text(cmd, "  ", str_span(&more));
	}
	str_release(&more);
	due_release(&due);
	arena_release(&ev.scratch);
	return n;
}

void
stand_page(struct cmd *cmd, const struct score *s)
{
	page_words(cmd, s);
	page_heading(cmd, "State: what is late, complained of, silent");
	page_rows(cmd, s, STATE);
	if (stand_due(cmd, s->client, false, LATE_SHOWN) == 0)
		page_text(cmd, "  ", span_of("nothing is due"));
	page_heading(cmd, "Conduct: how what happened was handled, worst first");
	page_rows(cmd, s, CONDUCT);
	page_heading(cmd, "By dimension");
	page_dimensions(cmd, s);
	page_heading(cmd, "Records: housekeeping, never points");
	if (stand_due(cmd, s->client, true, TIDY_SHOWN) == 0)
		page_text(cmd, "  ", span_of("in order"));
}
