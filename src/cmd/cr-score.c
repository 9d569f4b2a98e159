/* cr-score - tells how a relationship stands, in words first, with its evidence */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/feed.h"
#include "cmd/out.h"
#include "cmd/remind.h"
#include "cmd/satisfaction.h"
#include "cmd/stand.h"
#include "text/line.h"

enum { SATISFACTION = OPT_LONG };

static const struct opt options[] = {
	{ 'e', "evidence", NULL, "a row for every piece of evidence, with path and line", "" },
	{ SATISFACTION, "satisfaction", NULL, "what they answered: CSAT, NPS, CES; of one client the answers", "" },
	OPT_END
};

static const struct column columns[] = {
	{ "total", COL_NUMBER }, { "band", COL_WORD }, { "coverage", COL_NUMBER }, { "text", COL_TEXT },
	{ "evidence", COL_NUMBER }, { NULL, COL_TEXT }
};

enum { NCOLUMNS = sizeof columns / sizeof columns[0] - 1 };

/* A -q that looks at the project is about records, any other one about clients. */
static const struct expr *
only_of(const struct cmd *cmd)
{
	const struct model *m = &cmd->book.model;
	uint16_t project = model_field_id(m, span_of("project"));
	struct want want = {0};
	bool reads = false;

	if (cmd->query == NULL || project == 0)
		return NULL;
	want_expr(&want, m, cmd->query, 0);
	for (size_t k = 0; k < m->nkinds && !reads; k++)
		reads = want_has(&want, m->kinds[k], project);
	want_release(&want);
	return reads ? cmd->query : NULL;
}

struct standing {
	const struct rec *client;
	struct val vals[NCOLUMNS];
	int band;
	double total;
	bool number;
};

/* Poor, fair, good, then those of which too little is known; within each the lower total. */
static int
worst_first(const void *x, const void *y)
{
	const struct standing *a = x, *b = y;

	if (a->number != b->number)
		return a->number ? -1 : 1;
	if (a->band != b->band)
		return a->band < b->band ? -1 : 1;
	if (a->total != b->total && a->number)
		return a->total < b->total ? -1 : 1;
	return rec_cmp(a->client, b->client);
}

static void
stand(struct standing *out, struct arena *texts, const struct score *s, struct arena *arena)
{
	struct str text = {0};

	stand_sentence(&text, s, arena);
	*out = (struct standing){ .client = s->client, .band = (int)s->band, .total = s->total, .number = s->number };
	if (s->number) {
		out->vals[0] = val_number(floor(s->total + 0.5));
		out->vals[1] = val_text(VAL_WORD, span_of(band_word(s->band)));
	}
	out->vals[2] = val_number(floor(s->coverage * 100 + 0.5) / 100);
	out->vals[3] = val_text(VAL_TEXT, span_make(arena_dup(texts, str_span(&text)), text.n));
	out->vals[4] = val_number((double)s->n);
	str_release(&text);
}

static int
worst_evidence(const void *x, const void *y)
{
	const struct evidence *a = x, *b = y;

	return a->value != b->value ? (a->value < b->value ? -1 : 1) : rec_cmp(a->rec, b->rec);
}

/* "path:line TAB value TAB practice TAB reading TAB text" */
static void
print_evidence(struct cmd *cmd, struct eval *ev, const struct score *s, enum reading reading)
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

/* A line for each of many clients: two threads at most, each with what is its own. */
struct scoring {
	struct cmd *cmd;
	struct standing *all;		/* by group; client NULL: not asked for */
	const bool *asked;
	const struct expr *only;	/* of which records; NULL: of all */
	struct { struct eval ev; struct arena arena, texts; } worker[2];
};

static void
score_group(void *ctx, const struct group *g, unsigned worker)
{
	struct scoring *s = ctx;
	struct arena *arena = &s->worker[worker].arena;
	struct score score;

	if (g->client == NULL || !s->asked[g->client->group])
		return;
	score_part(&score, &s->worker[worker].ev, g->client, s->only, arena, false);
	if (s->only != NULL && score.n == 0)
		return;
	stand(&s->all[g->client->group], &s->worker[worker].texts, &score, arena);
	arena_reset(arena);
}

/* On a terminal, below the lines of several clients. */
static void
print_summary(struct cmd *cmd, const struct standing *all, size_t n)
{
	size_t of[BAND_GOOD + 1] = {0};

	for (size_t i = 0; i < n; i++)
		of[all[i].number ? all[i].band : BAND_NONE]++;
	out_printf(cmd, "%zu clients: %zu poor, %zu fair, %zu good, %zu with too little evidence\n", n, of[BAND_POOR],
	    of[BAND_FAIR], of[BAND_GOOD], of[BAND_NONE]);
}

static int
print_lines(struct cmd *cmd, const bool *asked, const struct expr *only)
{
	struct scoring s = { .cmd = cmd, .asked = asked, .only = only,
	    .all = arena_array(&cmd->arena, struct standing, cmd->book.ngroups + 1) };
	size_t n = 0;
	int status;

	for (size_t i = 0; i < 2; i++)
		s.worker[i].ev = cmd_eval(cmd);
	book_each_group(&cmd->book, score_group, &s);
	for (size_t i = 0; i < cmd->book.ngroups; i++)
		if (s.all[i].client != NULL)
			s.all[n++] = s.all[i];
	if (n > 0)
		qsort(s.all, n, sizeof *s.all, worst_first);
	for (size_t i = 0; i < n; i++)
		out_row(cmd, s.all[i].client, s.all[i].vals);
	status = out_end(cmd);
	if (n > 1 && out_tty(cmd) && !opt_has(&cmd->opts, 'f') && !opt_has(&cmd->opts, 'j') && !opt_has(&cmd->opts, '0'))
		print_summary(cmd, s.all, n);
	for (size_t i = 0; i < 2; i++) {
		arena_release(&s.worker[i].ev.scratch);
		arena_release(&s.worker[i].arena);
		arena_release(&s.worker[i].texts);
	}
	return status;
}

/* With -e, or of one client on a terminal. */
static int
print_long(struct cmd *cmd, const bool *asked, const struct expr *only)
{
	bool evidence = opt_has(&cmd->opts, 'e');
	struct eval ev = cmd_eval(cmd);
	struct arena arena = {0};
	int status = CMD_NONE;
	struct score s;

	for (size_t i = 0; i < cmd->book.ngroups; i++) {
		if (!asked[i])
			continue;
		score_part(&s, &ev, cmd->book.groups[i].client, only, &arena, true);
		if (evidence) {
			print_evidence(cmd, &ev, &s, STATE);
			print_evidence(cmd, &ev, &s, CONDUCT);
		} else {
			stand_page(cmd, &s);
		}
		arena_reset(&arena);
		arena_reset(&ev.scratch);
		status = CMD_OK;
	}
	arena_release(&arena);
	arena_release(&ev.scratch);
	return status;
}

/* Of no operand: every client but those that are past. By group; how many. */
static size_t
choose(struct cmd *cmd, struct feed *feed, bool *asked, bool of_records)
{
	uint16_t stage = model_field_id(&cmd->book.model, span_of("stage"));
	struct eval ev = cmd_eval(cmd);
	size_t n = 0;

	for (size_t i = 0; cmd->nargs == 0 && i < cmd->book.ngroups; i++) {
		const struct rec *client = cmd->book.groups[i].client;

		asked[i] = client != NULL && (of_records || cmd_selects(cmd, &ev, client))
		    && !span_is(val_span(eval_field(&ev, client, stage)), "past");
		n += asked[i];
	}
	for (size_t i = 0; i < feed->n; i++)
		if (!asked[feed->v[i]->group] && (of_records || cmd_selects(cmd, &ev, feed->v[i]))) {
			asked[feed->v[i]->group] = true;
			n++;
		}
	arena_release(&ev.scratch);
	return n;
}

static int
score(struct cmd *cmd)
{
	struct remind_choice late = {0}, tidy = { .procedures = true };
	struct want want = {0};
	struct feed feed = {0};
	const struct expr *only;
	bool figures = opt_has(&cmd->opts, SATISFACTION), *asked, ready = out_open(cmd,
	    figures ? satisfaction_columns : columns, figures ? SATISFACTION_DEFAULTS
	    : "total band coverage text") == 0 && cmd_want(cmd, &want) == 0;
	size_t n;

	if (ready) {
		name_want(cmd, &want);
		if (figures)
			satisfaction_want(cmd, &want);
		else
			stand_want(cmd, &want);
		want_field(&want, &cmd->book.model, model_field_id(&cmd->book.model, span_of("stage")), 0);
		if (out_tty(cmd)) {
			remind_choose(cmd, &late);
			remind_choose(cmd, &tidy);
			remind_want(cmd, &want, &late);
			remind_want(cmd, &want, &tidy);
		}
	}
	ready = ready && cmd_load(cmd, &want) == 0
	    && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_CLIENT) == 0;
	want_release(&want);
	if (!ready)
		return CMD_TROUBLE;
	only = only_of(cmd);
	asked = arena_array(&cmd->arena, bool, cmd->book.ngroups + 1);
	n = choose(cmd, &feed, asked, figures || only != NULL);
	if (figures)
		return satisfaction(cmd, asked, n);
	if (opt_has(&cmd->opts, 'e') || (n == 1 && out_tty(cmd) && !opt_has(&cmd->opts, 'f')))
		return print_long(cmd, asked, only);
	return print_lines(cmd, asked, only);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-score",
	.args = "[client ...]",
	.what = "tells how a relationship stands, in words first, with its evidence",
	.options = options,
	.common = "qfsj0",
	.complete = "client",
	.columns = "total band coverage text evidence score instrument answered who",
	.needs = CMD_BOOK,
	.run = score,
};
