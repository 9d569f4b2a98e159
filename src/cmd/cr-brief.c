/* cr-brief - one page before a meeting, or for whoever takes over */
#include <string.h>

#include "cmd/feed.h"
#include "cmd/fill.h"
#include "cmd/page.h"

enum { HANDOVER = OPT_LONG, EXPECTED = 64 };

static const struct opt options[] = {
	{ 'w', "with", "PERSON[,PERSON]", "only these people are expected", "person" },
	{ 'm', "markdown", NULL, "Markdown, to print or to send", "" },
	{ HANDOVER, "handover", NULL, "for whoever takes over: the story, who owns what, what is stale", "" },
	OPT_END
};

/* The people of -w. */
static int
read_expected(struct cmd *cmd, struct view *view)
{
	const char *text = opt_value(&cmd->opts, 'w');
	const struct rec **v = arena_array(&cmd->arena, const struct rec *, EXPECTED);
	struct span rest = span_of(text != NULL ? text : ""), one;
	int result = 0;

	while (rest.n > 0) {
		span_cut(&rest, ',', &one);
		one = span_trim(one);
		if (view->nexpected == EXPECTED || name_find(cmd, one, NAME_PERSON, &v[view->nexpected]) < 0)
			result = -1;
		else if (v[view->nexpected++]->client == NULL)
			result = -cmd_fail(cmd, "%.*s is one of us, not of the client", (int)one.n, one.p);
	}
	view->expected = v;
	return result;
}

static int
print_page(struct cmd *cmd, struct fill *f, struct span template)
{
	struct str page = {0};
	int r = fill_page(f, &page, template);

	if (opt_has(&cmd->opts, 'm'))
		out_text(cmd, str_span(&page));
	else
		page_mark(cmd, str_span(&page));
	str_release(&page);
	return r;
}

/* Somebody expected who is not of this client: a wrong name, or a wrong meeting. */
static int
check_expected(struct cmd *cmd, const struct fill *f)
{
	for (size_t i = 0; i < f->view.nexpected; i++) {
		const struct rec *who = f->view.expected[i];
		struct span slug = rec_slug(who), client = rec_client_slug(f->rec);

		if (!span_eq(rec_client_slug(who), client))
			return -cmd_fail(cmd, "%.*s is not a person of %.*s", (int)slug.n, slug.p, (int)client.n, client.p);
	}
	return 0;
}

static int
brief(struct cmd *cmd)
{
	struct want want = { .all = true };
	struct feed feed = {0};
	struct eval ev = cmd_eval(cmd);
	struct fill f = { .view = { .cmd = cmd, .ev = &ev }, .faults = &cmd->faults };
	struct str template = {0};
	int status = CMD_TROUBLE;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "before a meeting with whom?");
	if (out_open(cmd, NULL, "") == 0 && cmd_want(cmd, &want) == 0 && cmd_load(cmd, &want) == 0
	    && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_CLIENT) == 0 && read_expected(cmd, &f.view) == 0
	    && fill_read(&f, opt_has(&cmd->opts, HANDOVER) ? "handover" : "brief", &template) == 0) {
		status = feed.n > 0 ? CMD_OK : CMD_NONE;
		for (size_t i = 0; i < feed.n; i++) {
			f.rec = feed.v[i];
			if (i > 0 && opt_has(&cmd->opts, 'm'))
				out_text(cmd, span_of("\n"));
			if (check_expected(cmd, &f) < 0 || print_page(cmd, &f, str_span(&template)) < 0)
				status = CMD_TROUBLE;
		}
	}
	fill_release(&f);
	str_release(&template);
	arena_release(&ev.scratch);
	want_release(&want);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-brief",
	.args = "client ...",
	.what = "one page before a meeting, or for whoever takes over",
	.options = options,
	.complete = "client",
	.needs = CMD_BOOK,
	.run = brief,
};
