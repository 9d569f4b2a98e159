/* cr-score - tells how a relationship stands, in words first, with its evidence */
#include "cmd/course.h"
#include "cmd/feed.h"
#include "cmd/page.h"
#include "cmd/portfolio.h"
#include "cmd/remind.h"
#include "cmd/satisfaction.h"
#include "cmd/stand.h"

enum { SATISFACTION = OPT_LONG, PLOT, OVER };

static const struct opt options[] = {
	{ 'e', "evidence", NULL, "a row for every piece of evidence, with path and line", "" },
	{ SATISFACTION, "satisfaction", NULL, "what they answered: CSAT, NPS, CES; of one client the answers", "" },
	{ PLOT, "plot", NULL, "how one client went, total and dimensions, as SVG", "" },
	{ OVER, "over", "RANGE", "the days of the picture, as in cr-at", "" },
	OPT_END
};

/* The page of one client, and once it is there how it came to be so. */
static void
print_page(struct cmd *cmd, const struct score *s, bool whole)
{
	struct course course;

	stand_page(cmd, s);
	if (!whole)
		return;
	page_show(cmd);
	course_lately(&course, cmd, s->client);
	course_page(cmd, &course);
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
			stand_evidence(cmd, &ev, &s, STATE);
			stand_evidence(cmd, &ev, &s, CONDUCT);
		} else {
			print_page(cmd, &s, only == NULL);
		}
		arena_reset(&arena);
		arena_reset(&ev.scratch);
		status = CMD_OK;
	}
	arena_release(&arena);
	arena_release(&ev.scratch);
	return evidence ? out_end(cmd) : status;
}

/* Those that are meant, by group; how many. */
static size_t
choose(struct cmd *cmd, const struct feed *feed, bool *asked, bool of_records)
{
	struct eval ev = cmd_eval(cmd);
	size_t n = 0;

	for (size_t i = 0; i < feed->n; i++)
		if (!asked[feed->v[i]->group] && (of_records || cmd_selects(cmd, &ev, feed->v[i]))) {
			asked[feed->v[i]->group] = true;
			n++;
		}
	arena_release(&ev.scratch);
	return n;
}

/* What goes with a picture, before anything is read. */
static int
check_plot(struct cmd *cmd)
{
	static const char others[] = "eqfsj0";

	if (!opt_has(&cmd->opts, PLOT))
		return opt_has(&cmd->opts, OVER) ? cmd_usage(cmd, "--over goes with --plot") : CMD_OK;
	for (const char *c = others; *c != '\0'; c++)
		if (opt_has(&cmd->opts, *c))
			return cmd_usage(cmd, "-%c is for lines, and a picture is none", *c);
	return opt_has(&cmd->opts, SATISFACTION) ? cmd_usage(cmd, "--satisfaction has no picture") : CMD_OK;
}

static int
plot(struct cmd *cmd, const bool *asked, size_t n)
{
	size_t one = 0;

	if (n != 1)
		return cmd_usage(cmd, "a picture is of one client, and these are %zu", n);
	while (!asked[one])
		one++;
	return course_plot(cmd, cmd->book.groups[one].client, opt_value(&cmd->opts, OVER));
}

/* The columns: of answers, of evidence, of clients. */
static int
open_lines(struct cmd *cmd)
{
	if (opt_has(&cmd->opts, SATISFACTION))
		return out_open(cmd, satisfaction_columns, SATISFACTION_DEFAULTS);
	if (!opt_has(&cmd->opts, 'e'))
		return out_open(cmd, portfolio_columns, PORTFOLIO_DEFAULTS);
	out_places(cmd);
	return out_open(cmd, evidence_columns, EVIDENCE_DEFAULTS);
}

static int
score(struct cmd *cmd)
{
	struct remind_choice late = {0}, tidy = { .procedures = true };
	struct want want = {0};
	struct feed feed = {0};
	const struct expr *only;
	bool figures = opt_has(&cmd->opts, SATISFACTION), ready, *asked;
	size_t n;

	ready = check_plot(cmd) == CMD_OK && open_lines(cmd) == 0 && cmd_want(cmd, &want) == 0;
	if (ready) {
		feed_want_clients(cmd, &want);
		if (figures)
			satisfaction_want(cmd, &want);
		else
			stand_want(cmd, &want);
		if (out_tty(cmd)) {
			remind_choose(cmd, &late);
			remind_choose(cmd, &tidy);
			remind_want(cmd, &want, &late);
			remind_want(cmd, &want, &tidy);
		}
	}
	ready = ready && cmd_load(cmd, &want) == 0 && feed_clients(&feed, cmd, cmd->args, cmd->nargs) == 0;
	want_release(&want);
	if (!ready)
		return CMD_TROUBLE;
	only = portfolio_only(cmd);
	asked = arena_array(&cmd->arena, bool, cmd->book.ngroups + 1);
	n = choose(cmd, &feed, asked, figures || only != NULL);
	if (opt_has(&cmd->opts, PLOT))
		return plot(cmd, asked, n);
	if (figures)
		return satisfaction(cmd, asked, n);
	if (opt_has(&cmd->opts, 'e') || (n == 1 && out_tty(cmd) && !opt_has(&cmd->opts, 'f')))
		return print_long(cmd, asked, only);
	return portfolio(cmd, asked, only);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-score",
	.args = "[client ...]",
	.what = "tells how a relationship stands, in words first, with its evidence",
	.options = options,
	.common = "qfsj0",
	.complete = "client",
	.columns = "total band coverage text evidence value practice reading title score instrument answered who",
	.needs = CMD_BOOK,
	.run = score,
};
