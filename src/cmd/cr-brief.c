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

/* One of the client's people, before anybody else's of that name. */
static int
find_expected(struct cmd *cmd, struct span client, struct span typed, const struct rec **out)
{
	const char *dir = arena_printf(&cmd->arena, "clients/%.*s/person", (int)client.n, client.p);
	int got = name_within(cmd, dir, typed, out);
	struct span slug;

	if (got != 0)
		return got < 0 ? -1 : 0;
	if (name_find(cmd, typed, NAME_PERSON, out) < 0)
		return -1;
	if ((*out)->client == NULL)
		return -cmd_fail(cmd, "%.*s is one of us, not of the client", (int)typed.n, typed.p);
	slug = rec_slug(*out);
	if (!span_eq(rec_client_slug(*out), client))
		return -cmd_fail(cmd, "%.*s is not a person of %.*s", (int)slug.n, slug.p, (int)client.n, client.p);
	return 0;
}

/* The people of -w. */
static int
read_expected(struct cmd *cmd, struct view *view, const struct rec *client)
{
	const char *text = opt_value(&cmd->opts, 'w');
	const struct rec **v = arena_array(&cmd->arena, const struct rec *, EXPECTED);
	struct span rest = span_of(text != NULL ? text : ""), one;
	int result = 0;

	view->nexpected = 0;
	while (rest.n > 0) {
		span_cut(&rest, ',', &one);
		if (view->nexpected == EXPECTED
		    || find_expected(cmd, rec_client_slug(client), span_trim(one), &v[view->nexpected++]) < 0)
			result = -1;
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
	    && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_CLIENT) == 0
	    && fill_read(&f, opt_has(&cmd->opts, HANDOVER) ? "handover" : "brief", &template) == 0) {
		status = feed.n > 0 ? CMD_OK : CMD_NONE;
		for (size_t i = 0; i < feed.n; i++) {
			f.rec = feed.v[i];
			if (i > 0 && opt_has(&cmd->opts, 'm'))
				out_text(cmd, span_of("\n"));
			if (read_expected(cmd, &f.view, f.rec) < 0 || print_page(cmd, &f, str_span(&template)) < 0)
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
	.common = "c",
	.complete = "client",
	.needs = CMD_BOOK,
	.run = brief,
};
