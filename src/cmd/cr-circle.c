/* cr-circle - shows the people around a client, who counts most and where they stand */
#include <math.h>

#include "cmd/circlesvg.h"
#include "cmd/feed.h"

enum { SVG = OPT_LONG, PROFILE, GRID, SEAM, SALIENCE, TEXT, TOP, CENTRE, ARC };

static const struct opt options[] = {
	{ SVG, "svg", NULL, "the picture of one client, as SVG", "" },
	{ PROFILE, "profile", NULL, "support and receptiveness, current against target", "" },
	{ GRID, "grid", NULL, "power against interest", "" },
	{ SEAM, "seam", NULL, "level of engagement, current and desired", "" },
	{ SALIENCE, "salience", NULL, "power, rightful claim and urgency: who has which", "" },
	{ TEXT, "text", NULL, "the page for a person, also into a pipe", "" },
	{ TOP, "top", "N", "the first N by rank; a picture has 15 unless said", "" },
	{ CENTRE, "centre", "WHO", "directions seen from the client, or from us", "client|us" },
	{ ARC, "arc", "WHAT", "sectors wide as the urgency, or as the index", "urgency|index" },
	OPT_END
};

static const struct view {
	int key;
	enum circle_view view;
	const char *columns;
	void (*page)(struct cmd *cmd, const struct circle *c);
} views[] = {
	{ 0, CIRCLE_RANKS, "index rank direction power proximity urgency arc text", circle_page },
	{ PROFILE, CIRCLE_PROFILE, "attitude fit support support-target receptive receptive-target text", circle_profile },
	{ GRID, CIRCLE_GRID, "quadrant support power drive text", circle_grid },
	{ SEAM, CIRCLE_SEAM, "seam seam-target text", circle_seam },
	{ SALIENCE, CIRCLE_SALIENCE, "salience power legit urgency text", circle_salience }
};

enum { VIEWS = sizeof views / sizeof views[0] };

struct wish {
	const struct view *view;
	struct circle_choice choice;
	bool svg, page;
};

/* True: there was something to show. */
static bool
print_circle(struct cmd *cmd, const struct wish *w, const struct circle *c)
{
	struct str svg = {0};
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += circle_holds(&c->v[i], w->view->view);
	if (n == 0)
		return false;
	if (w->svg) {
		circle_svg(&svg, c);
		out_text(cmd, str_span(&svg));
		str_release(&svg);
	} else if (w->page) {
		w->view->page(cmd, c);
	} else {
		circle_lines(cmd, c, w->view->view);
	}
	return true;
}

static int
read_choice(struct cmd *cmd, struct wish *w)
{
	const char *top = opt_value(&cmd->opts, TOP), *centre = opt_value(&cmd->opts, CENTRE);
	const char *arc = opt_value(&cmd->opts, ARC);
	double n = w->svg || (w->page && w->view->view == CIRCLE_RANKS) ? CIRCLE_TOP : 0;

	if (top != NULL && (!span_number(span_of(top), &n) || n < 1 || n > 1e6 || n != floor(n)))
		return cmd_usage(cmd, "--top takes a number from 1 on, not \"%s\"", top);
	if (w->svg && n > CIRCLE_MOST)
		return cmd_fail(cmd, "a picture carries %d people at most; leave out --svg for a longer list", CIRCLE_MOST);
	if (centre != NULL && !span_is(span_of(centre), "client") && !span_is(span_of(centre), "us"))
		return cmd_usage(cmd, "--centre is client or us, not \"%s\"", centre);
	if (arc != NULL && !span_is(span_of(arc), "urgency") && !span_is(span_of(arc), "index"))
		return cmd_usage(cmd, "--arc is urgency or index, not \"%s\"", arc);
	w->choice.top = (size_t)n;
	w->choice.us = centre != NULL && span_is(span_of(centre), "us");
	w->choice.by_index = arc != NULL && span_is(span_of(arc), "index");
	return CMD_OK;
}

static int
read_wish(struct cmd *cmd, struct wish *w)
{
	bool lines = opt_has(&cmd->opts, 'f') || opt_has(&cmd->opts, 's') || opt_has(&cmd->opts, 'j')
	    || opt_has(&cmd->opts, '0');
	bool text = opt_has(&cmd->opts, TEXT);
	int given = 0;

	w->view = &views[0];
	w->svg = opt_has(&cmd->opts, SVG);
	for (size_t i = 1; i < VIEWS; i++)
		if (opt_has(&cmd->opts, views[i].key)) {
			w->view = &views[i];
			given++;
		}
	if (given + w->svg + (w->svg && text) > 1)
		return cmd_usage(cmd, "one view at a time, and only the circle is a picture");
	if (lines && (w->svg || text))
		return cmd_usage(cmd, "-f, -s, -j and -0 are for lines, and %s is none", w->svg ? "a picture" : "a page");
	if (out_open(cmd, circle_columns, w->view->columns) < 0)
		return CMD_TROUBLE;
	w->page = text || (out_tty(cmd) && !lines);
	return read_choice(cmd, w);
}

static int
print_all(struct cmd *cmd, const struct wish *w, struct feed *clients)
{
	struct eval ev = cmd_eval(cmd);
	const struct rec *client;
	struct circle c;
	bool any = false;

	while ((client = feed_next(clients)) != NULL) {
		circle_of(&c, cmd, &ev, client, &w->choice);
		if (w->view->view != CIRCLE_RANKS && w->choice.top > 0 && w->choice.top < c.n)
			c.n = w->choice.top;
		if (print_circle(cmd, w, &c))
			any = true;
		else if (cmd->nargs > 0)
			cmd_say(cmd, "%.*s: nobody has the ratings for it, see cr-circle(1)", (int)c.name.n, c.name.p);
		arena_reset(&ev.scratch);
	}
	if (!any && cmd->nargs == 0 && clients->n > 0)
		cmd_say(cmd, "nobody has the ratings for it, see cr-circle(1)");
	arena_release(&ev.scratch);
	if (w->svg || w->page)
		return any ? CMD_OK : CMD_NONE;
	return out_end(cmd);
}

static int
circle(struct cmd *cmd)
{
	struct wish wish = {0};
	struct want want = {0};
	struct feed feed = {0};
	bool ready = read_wish(cmd, &wish) == CMD_OK && cmd_want(cmd, &want) == 0;

	if (ready) {
		feed_want_clients(cmd, &want);
		circle_want(cmd, &want);
	}
	ready = ready && cmd_load(cmd, &want) == 0 && feed_clients(&feed, cmd, cmd->args, cmd->nargs) == 0;
	want_release(&want);
	if (!ready)
		return CMD_TROUBLE;
	if (wish.svg && feed.n > 1)
		return cmd_usage(cmd, "a picture is of one client, and these are %zu", feed.n);
	return print_all(cmd, &wish, &feed);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-circle",
	.args = "[client ...]",
	.what = "shows the people around a client, who counts most and where they stand",
	.options = options,
	.common = "qfsj0",
	.complete = "client",
	.columns = "index rank direction urgency arc rings attitude fit camp quadrant salience seam seam-target text",
	.needs = CMD_BOOK,
	.run = circle,
};
