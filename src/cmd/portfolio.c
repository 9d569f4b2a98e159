/* portfolio - see portfolio.h */
#include "cmd/portfolio.h"

#include <math.h>
#include <stdlib.h>

#include "cmd/page.h"
#include "cmd/stand.h"

const struct column portfolio_columns[] = {
	{ "total", COL_NUMBER }, { "band", COL_WORD }, { "coverage", COL_NUMBER }, { "text", COL_TEXT },
	{ "evidence", COL_NUMBER }, { NULL, COL_TEXT }
};

enum { NCOLUMNS = sizeof portfolio_columns / sizeof portfolio_columns[0] - 1 };

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
	page_text(cmd, "", span_of(arena_printf(&cmd->arena, "%zu clients: %zu poor, %zu fair, %zu good, %zu with too little"
	    " evidence", n, of[BAND_POOR], of[BAND_FAIR], of[BAND_GOOD], of[BAND_NONE])));
}

int
portfolio(struct cmd *cmd, const bool *asked, const struct expr *only)
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

const struct expr *
portfolio_only(const struct cmd *cmd)
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
