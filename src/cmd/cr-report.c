/* cr-report - the report that a client is due; minutes, the contact log, letters */
#include <string.h>

#include "cmd/feed.h"
#include "cmd/out.h"
#include "cmd/sent.h"

enum { SENT = OPT_LONG, TOLD, INSIDE, MINUTES, LOG, LETTER };

#define LIGHTS "green|amber|red"

static const struct opt options[] = {
	{ 's', "since", "DATE", "from this day on; else since the last one", "" },
	{ 'u', "until", "DATE", "up to this day; else today", "" },
	{ TOLD, "told", "COLOUR", "the light that they are shown; else the one among ourselves", LIGHTS },
	{ INSIDE, "inside", "COLOUR", "the light among ourselves; else that of the last report", LIGHTS },
	{ SENT, "sent", NULL, "it has gone: record it as a contact", "" },
	{ 'b', "body", "TEXT|@FILE", "with --sent: the text that went, if it was edited", "" },
	{ MINUTES, "minutes", NULL, "minutes of a note", "" },
	{ LOG, "log", NULL, "the contacts of a client, as a table", "" },
	{ LETTER, "letter", "TEMPLATE", "a letter about a record", "letter" },
	OPT_END
};

/* One invocation: what was asked for, and the contacts that it records. */
struct job {
	struct cmd *cmd;
	struct report_choice typed;
	struct fill fill;
	struct str template, sent;
	bool sends;
	struct sent logs;
};

static int
report_one(struct job *job, const struct rec *rec, struct str *text)
{
	bool edited = opt_has(&job->cmd->opts, 'b');
	struct fill *f = &job->fill;
	struct report r;

	report_of(&r, &f->view, rec);
	if (report_choose(&r, job->cmd, &job->typed) < 0 || report_fill(&r, f, text, str_span(&job->template)) < 0)
		return -1;
	report_words(text, &f->view, r.client);
	report_warn(&r, f, edited ? &job->sent : NULL);
	if (job->sends)
		return sent_add(&job->logs, &r, f, str_span(edited ? &job->sent : text), edited);
	fill_say_prompts(f, "report");
	return 0;
}

static int
log_one(struct job *job, const struct rec *rec, struct str *text)
{
	struct report r = { .client = rec->client, .until = job->cmd->today };

	r.since = report_begin(&job->fill.view, rec->client);
	if (report_choose(&r, job->cmd, &job->typed) < 0)
		return -1;
	return report_fill(&r, &job->fill, text, str_span(&job->template));
}

static int
page_one(struct job *job, const struct rec *rec, struct str *text)
{
	bool minutes = opt_has(&job->cmd->opts, MINUTES);
	struct str name = {0};

	if (minutes && !span_is(rec->kind->name, "log")) {
		name_put(&name, job->cmd, rec);
		cmd_fail(job->cmd, "minutes are of a note, and %s is none", str_cstr(&name));
		str_release(&name);
		return -1;
	}
	job->fill.rec = rec;
	if (fill_page(&job->fill, text, str_span(&job->template)) < 0)
		return -1;
	report_words(text, &job->fill.view, rec->client != NULL ? rec->client : rec);
	if (!minutes)
		fill_say_prompts(&job->fill, "letter");
	return 0;
}

/* What is asked for, and its template. NULL: an ERROR was added. */
static const char *
choose(struct job *job, int (**one)(struct job *, const struct rec *, struct str *))
{
	const struct opts *o = &job->cmd->opts;
	const char *letter = opt_value(o, LETTER);
	int given = opt_has(o, MINUTES) + opt_has(o, LOG) + (letter != NULL);

	job->typed = (struct report_choice){ opt_value(o, 's'), opt_value(o, 'u'), opt_value(o, TOLD), opt_value(o, INSIDE) };
	job->sends = opt_has(o, SENT);
	*one = opt_has(o, LOG) ? log_one : given > 0 ? page_one : report_one;
	if (given + job->sends > 1 || (given > 0 && (opt_has(o, TOLD) || opt_has(o, INSIDE)))
	    || (!opt_has(o, LOG) && given > 0 && (opt_has(o, 's') || opt_has(o, 'u')))) {
		cmd_usage(job->cmd, "one thing at a time: a report, --minutes, --log or --letter");
		return NULL;
	}
	if ((opt_has(o, 'b') || opt_has(o, 'n')) && !job->sends) {
		cmd_usage(job->cmd, "-b and -n go with --sent");
		return NULL;
	}
	return letter != NULL ? letter : opt_has(o, MINUTES) ? "minutes" : opt_has(o, LOG) ? "contact-log" : "report";
}

static int
run_job(struct job *job, struct feed *feed, int (*one)(struct job *, const struct rec *, struct str *))
{
	struct cmd *cmd = job->cmd;
	struct str text = {0};
	int status = feed->n > 0 || job->sends ? CMD_OK : CMD_NONE;

	sent_open(&job->logs, cmd, feed->n);
	for (size_t i = 0; i < feed->n; i++) {
		const struct rec *rec = feed->v[i];

		str_reset(&text);
		if (rec->client == NULL && one != page_one)
			status = cmd_fail(cmd, "a report is about a client");
		else if (one(job, rec, &text) < 0)
			status = CMD_TROUBLE;
		if (!job->sends && i > 0)
			out_text(cmd, span_of("\n"));
		if (!job->sends)
			out_text(cmd, str_span(&text));
	}
	if (job->sends && status == CMD_OK)
		status = sent_write(&job->logs);
	sent_release(&job->logs);
	str_release(&text);
	return status;
}

static int
report(struct cmd *cmd)
{
	int (*one)(struct job *, const struct rec *, struct str *);
	struct eval ev = cmd_eval(cmd);
	struct job job = { .cmd = cmd, .fill = { .view = { .cmd = cmd, .ev = &ev }, .faults = &cmd->faults } };
	struct want want = { .all = true };
	struct feed feed = {0};
	const char *name = choose(&job, &one);
	int status = CMD_TROUBLE;

	if (name == NULL)
		return CMD_TROUBLE;
	if (cmd->nargs == 0)
		return cmd_usage(cmd, "a report to whom?");
	if (out_open(cmd, NULL, "") == 0 && cmd_want(cmd, &want) == 0 && cmd_load(cmd, &want) == 0
	    && feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_SET) == 0
	    && (opt_has(&cmd->opts, LETTER) ? fill_read_letter : fill_read)(&job.fill, name, &job.template) == 0
	    && values_body(&job.sent, cmd) == 0)
		status = run_job(&job, &feed, one);
	fill_release(&job.fill);
	str_release(&job.template);
	str_release(&job.sent);
	arena_release(&ev.scratch);
	want_release(&want);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-report",
	.args = "client|plan|record ...",
	.what = "the report that a client is due; minutes, the contact log, letters",
	.options = options,
	.common = "qn0",
	.complete = "record",
	.needs = CMD_BOOK,
	.run = report,
};
