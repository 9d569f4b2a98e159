/*
 * cr-log - record a contact with a client
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "book/place.h"
#include "cmd/add.h"
#include "cmd/feed.h"
#include "cmd/operands.h"
#include "cmd/out.h"

enum { KEY_DRAFT = OPT_LONG };

static const struct opt options[] = {
	{ 'b', "body", "TEXT|@FILE", "the body, or the file that holds it", "" },
	{ 'c', "channel", "CHANNEL", "how; else the client's first channel, else phone",
	    "in-person|video|phone|chat|email|letter|portal|social" },
	{ 'd', "date", "DATE", "the day; else today", "" },
	{ 'i', "inbound", NULL, "they opened it", "" },
	{ 't', "type", "TYPE", "what it was for",
	    "check-in|meeting|update|no-change|heads-up|thanks|social|scope-note|win|extra|correction|attempt|other" },
	{ 'w', "with", "PERSON[,PERSON]", "who of them took part", "person" },
	{ KEY_DRAFT, "draft", NULL, "write the file, and leave it to cr-save to record it", "" },
	OPT_END
};

static struct span
first_channel(struct cmd *cmd, const struct rec *client)
{
	uint16_t id = model_field_id(&cmd->book.model, span_of("channels"));
	struct val v = id ? rec_get(client, id) : (struct val){0};

	return v.type == VAL_LIST && v.n > 0 ? val_span(v.items[0]) : span_of("phone");
}

/* Options are short for fields. */
static int
read_values(struct values *v, struct cmd *cmd, const struct rec *client, const char *const *fields, size_t n)
{
	static const struct { char key; const char *field; } shorts[] = {
		{ 'c', "channel" }, { 'd', "date" }, { 't', "type" }, { 'w', "with" },
	};

	if (values_read(v, cmd, fields, n) < 0)
		return -1;
	for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
		const char *text = opt_value(&cmd->opts, shorts[i].key);

		if (!text)
			continue;
		if (values_find(v, shorts[i].field))
			return cmd_usage(cmd, "%s is given twice", shorts[i].field), -1;
		values_add(v, shorts[i].field, span_of(text));
	}
	if (!values_find(v, "channel"))
		values_add(v, "channel", first_channel(cmd, client));
	if (opt_has(&cmd->opts, 'i') && !values_find(v, "inbound"))
		values_add(v, "inbound", span_of("yes"));
	return 0;
}

/* cr-note's: a file for the editor to open, that nothing has recorded yet. The history is opened
 * and left as it was: whoever could not be recorded hears it before anything is typed. */
static int
draft(struct add *a, struct cmd *cmd)
{
	const char *dir = arena_printf(&cmd->arena, "clients/%.*s/log", (int)a->client.n, a->client.p);
	struct write_file *f = NULL;
	struct write w = {0};
	struct str text = {0};
	bool made;

	if (write_open(&w, cmd) == 0 && (f = add_place(a, &w, span_make("", 0))) != NULL) {
		made = mkdirat(cmd->book.dirfd, dir, 0777) == 0;
		place_text(&text, a->kind, a->values->v, a->values->n, a->body);
		if (io_create(cmd->book.dirfd, f->path, str_span(&text)) < 0) {
			cmd_fail(cmd, "%s cannot be written: %s", f->path, strerror(errno));
			if (made)
				unlinkat(cmd->book.dirfd, dir, AT_REMOVEDIR);
			f = NULL;
		} else {
			out_name(cmd, f->path);
		}
	}
	str_release(&text);
	write_close(&w);
	return f ? CMD_OK : CMD_TROUBLE;
}

static int
log_all(struct cmd *cmd, const struct feed *feed, struct add *adds, size_t n)
{
	struct write w = {0};
	int status = CMD_TROUBLE, r;

	if (opt_has(&cmd->opts, KEY_DRAFT))
		return feed->dash ? cmd_usage(cmd, "--draft takes one client") : draft(&adds[0], cmd);
	if ((r = write_open(&w, cmd)) == 0) {
		for (size_t i = 0; i < n && r == 0; i++)
			r = add_write(&adds[i], &w);
		if (n == 1)
			w.after = values_said(adds[0].values, cmd, "title");
		if (r == 0)
			status = write_end(&w, "log", NULL);
	}
	write_close(&w);
	return status;
}

static int
log_contacts(struct cmd *cmd)
{
	struct operands o = operands_of(cmd, 0);
	size_t n = 0;
	struct feed feed = {0};
	struct str body = {0};
	struct add *adds;
	struct values *values;
	const struct rec *client;
	int status = CMD_TROUBLE;

	if (o.nwords == 0 || o.nwords > 2)
		return cmd_usage(cmd, o.nwords ? "more than one title: put it in quotes" : "which client?");
	if (strcmp(o.words[0], "-") == 0 && opt_value(&cmd->opts, 'b') && strcmp(opt_value(&cmd->opts, 'b'), "@-") == 0)
		return cmd_usage(cmd, "standard input holds either the clients or the body");
	if (feed_open(&feed, cmd, o.words, 1, NAME_CLIENT) < 0)
		return CMD_TROUBLE;
	if (feed.n == 0)
		return CMD_OK;
	adds = arena_array(&cmd->arena, struct add, feed.n);
	values = arena_array(&cmd->arena, struct values, feed.n);
	if (values_body(&body, cmd) == 0) {
		status = CMD_OK;
		while ((client = feed_next(&feed)) != NULL) {
			struct add *a = &adds[n];

			*a = (struct add){ .kind = model_kind(&cmd->book.model, span_of("log")), .values = &values[n++],
			    .client = rec_client_slug(client), .body = str_span(&body) };
			if (o.nwords > 1)
				a->title = span_of(o.words[1]);
			if (read_values(a->values, cmd, client, o.fields, o.nfields) < 0 ||
			    add_check(a, cmd) < 0 || add_required(a, cmd) < 0)
				status = CMD_TROUBLE;
		}
		if (status == CMD_OK)
			status = log_all(cmd, &feed, adds, n);
	}
	for (size_t i = 0; i < n; i++)
		values_release(&values[i]);
	str_release(&body);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-log",
	.args = "CLIENT|- [TITLE] [FIELD=VALUE ...]",
	.what = "record a contact with a client",
	.options = options,
	.common = "n0",
	.complete = "client",
	.needs = CMD_BOOK | CMD_KINDS | CMD_WRITES,
	.run = log_contacts,
};
