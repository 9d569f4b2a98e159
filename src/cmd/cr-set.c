/*
 * cr-set - change fields of records
 */
#include "cmd/alter.h"
#include "cmd/feed.h"
#include "cmd/operands.h"
#include "cmd/out.h"

enum { KEY_OPEN = OPT_LONG };

static const struct opt options[] = {
	{ KEY_OPEN, "open", NULL, "only open promises: words of a title are sought among them", "" },
	OPT_END
};

struct job {
	struct cmd *cmd;
	struct values *given;		/* as typed */
	struct alter *v;		/* each with its own, typed by its kind */
	size_t n;
};

/* A relative day is the same for most: then it is said which one it was. */
static const char *
said(const struct job *job)
{
	const struct values *v = &job->v[0].values;

	for (size_t i = 1; i < job->n && v != job->given; i++)
		if (!values_same(v, &job->v[i].values))
			v = job->given;
	return arena_printf(&job->cmd->arena, "%s on", values_said(v, job->cmd, NULL));
}

static int
change_all(struct job *job)
{
	struct write w = {0};
	int status = CMD_TROUBLE;

	if (write_open(&w, job->cmd) == 0 && alter_all(&w, job->v, job->n) == 0) {
		w.before = said(job);
		values_say(job->given, job->cmd);
		status = write_end(&w, "set", NULL);
		if (status == CMD_OK && w.done == 0)
			cmd_say(job->cmd, "nothing changed: %s so already", job->n == 1 ? "it was" : "they were");
	}
	write_close(&w);
	return status;
}

/* For --open. */
static bool
is_open(struct cmd *cmd, const struct rec *rec)
{
	uint16_t id = model_field_id(&cmd->book.model, span_of("status"));
	struct val status = id ? rec_get(rec, id) : (struct val){0};

	if (!span_is(rec->kind->name, "promise"))
		return false;
	return rec->box ? rec->box == ' ' : status.type == VAL_NONE || span_is(val_span(status), "open");
}

/* What --open takes: of a list just those that are open; one that was named has to be. 1 yes, 0 no, -1 an ERROR. */
static int
is_meant(struct cmd *cmd, const struct feed *feed, const struct rec *rec)
{
	struct str name = {0};

	if (!opt_has(&cmd->opts, KEY_OPEN) || is_open(cmd, rec))
		return 1;
	if (feed->dash)
		return 0;
	rec_name(&name, rec);
	cmd_fail(cmd, "%s is no open promise", str_cstr(&name));
	str_release(&name);
	return -1;
}

static int
take_records(struct job *job, struct feed *feed)
{
	struct cmd *cmd = job->cmd;
	struct eval ev = cmd_eval(cmd);
	const struct rec *rec;
	int r = 0;

	job->v = arena_array(&cmd->arena, struct alter, feed->n);
	while ((rec = feed_next(feed)) != NULL) {
		struct alter *c = &job->v[job->n];
		int meant = cmd_selects(cmd, &ev, rec) ? is_meant(cmd, feed, rec) : 0;

		if (meant < 0)
			r = -1;
		if (meant <= 0)
			continue;
		job->n++;
		c->rec = rec;
		for (size_t i = 0; i < job->given->n; i++)
			*vec_push(c->values.v, c->values.n, c->values.cap) = job->given->v[i];
		c->values.echo = job->given;
		if (values_check(&c->values, cmd, rec->kind, rec_client_slug(rec), rec->line != 0) < 0)
			r = -1;
	}
	arena_release(&ev.scratch);
	return r;
}

/* What is to be set, and of which records. */
static int
read_job(struct job *job, const struct operands *o)
{
	struct cmd *cmd = job->cmd;
	enum name_how how = opt_has(&cmd->opts, KEY_OPEN) ? NAME_PROMISE : NAME_SET;
	struct feed feed = {0};
	struct want want = {0};
	int r = -1;

	if (values_read(job->given, cmd, o->fields, o->nfields) == 0 && out_open(cmd, NULL, "") == 0 &&
	    cmd_want(cmd, &want) == 0) {
		name_want(cmd, &want);
		if ((!cmd->query || cmd_load(cmd, &want) == 0) && feed_open(&feed, cmd, o->words, o->nwords, how) == 0)
			r = take_records(job, &feed);
	}
	want_release(&want);
	return r;
}

static int
set(struct cmd *cmd)
{
	struct operands o = operands_of(cmd, 0);
	struct values given = {0};
	struct job job = { .cmd = cmd, .given = &given };
	int status = CMD_TROUBLE;

	if (o.nfields == 0 || o.nwords == 0)
		return cmd_usage(cmd, o.nfields ? "which records? \"-\" reads their names" : "which field? FIELD=VALUE");
	if (read_job(&job, &o) == 0)
		status = job.n > 0 ? change_all(&job) : CMD_OK;
	for (size_t i = 0; i < job.n; i++)
		values_release(&job.v[i].values);
	values_release(&given);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-set",
	.args = "FIELD=VALUE ... RECORD ...|-",
	.what = "change fields of records",
	.options = options,
	.common = "qkn0",
	.complete = "set",
	.needs = CMD_BOOK | CMD_KINDS | CMD_WRITES,
	.run = set,
};
