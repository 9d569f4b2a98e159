/* cr-show - shows a client on one page, or a record */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/feed.h"
#include "cmd/fill.h"
#include "cmd/page.h"
#include "cmd/stand.h"

enum { DUE_SHOWN = 8, FIELD_WIDTH = 16 };

/* As a template of the book has it; a book without one of these kinds shows the others. */
static const char open_things[] =
    "## We promised\n"
    "{list: promise where by-side is us and status is open; by due; show owner, to}\n"
    "## They promised\n"
    "{list: promise where by-side is client and status is open; by due; show to}\n"
    "## Requests still open\n"
    "{list: request where not resolved and not decided and not decision; by date; show from, \"scope\" scope}\n"
    "## Trouble still open\n"
    "{list: issue where not closed; by known; show topic, \"severity\" severity, \"told\" told, \"they do not know yet\" not told}\n"
    "## Views not yet settled\n"
    "{list: position where none(decision where topic = this.topic and decided >= this.date); by date; "
    "show topic, stance, from}\n"
    "## Days to remember\n"
    "{list: note where event >= today and event <= today + 60d; by event; show about; first 10}\n"
    "## What they said last\n"
    "{list: feedback where answered; by answered; show from, \"score\" score, \"scale\" scale; newest 3}\n"
    "## Last contacts\n"
    "{list: log where date <= today; by date; show channel, type, with; newest 5}\n"
    "## People\n"
    "{list: person where not left; by name; show role, prefers, phones, emails}\n";

static void
show_open(struct cmd *cmd, struct eval *ev, const struct rec *client)
{
	struct faults ignored = {0};
	struct fill f = { .view = { .cmd = cmd, .ev = ev }, .rec = client, .faults = &ignored };
	struct str page = {0};

	(void)!fill_page(&f, &page, span_of(open_things));
	page_mark(cmd, str_span(&page));
	str_release(&page);
	fill_release(&f);
	faults_release(&ignored);
}

/* The bytes after the frontmatter. */
static struct span
body_of(struct span text)
{
	struct span line;

	span_line(&text, &line);
	while (span_line(&text, &line))
		if (span_is(span_rtrim(line), "---") || span_is(span_rtrim(line), "..."))
			break;
	return span_trim(text);
}

static void
show_client(struct cmd *cmd, struct eval *ev, const struct rec *client, struct span text)
{
	static const char *const facts[] = { "stage", "tier", "owner", "since", "cadence", "channels", "sponsor" };
	struct str line = {0}, words = {0};
	struct score s;

	val_print(&line, cmd_title(cmd, ev, client));
	page_heading(cmd, str_cstr(&line));
	str_reset(&line);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		struct str value = {0};

		val_print(&value, eval_field(ev, client, model_field_id(&cmd->book.model, span_of(facts[i]))));
		if (value.n > 0)
			str_addf(&line, "%s%s %s", line.n > 0 ? " · " : "", facts[i], str_cstr(&value));
		str_release(&value);
	}
	page_text(cmd, "  ", str_span(&line));
	text = body_of(text);
	if (text.n > 0) {
		out_text(cmd, span_of("\n"));
		out_text(cmd, text);
		out_text(cmd, span_of("\n"));
	}
	score_client(&s, ev, client, &cmd->arena, false);
	str_reset(&line);
	if (s.number)
		str_addf(&line, "%s, %.0f of 100: ", band_word(s.band), s.total);
	stand_sentence(&words, &s, &cmd->arena);
	str_add(&line, str_span(&words));
	page_heading(cmd, "How it stands");
	page_text(cmd, "  ", str_span(&line));
	page_heading(cmd, "What is due");
	if (stand_due(cmd, client, false, DUE_SHOWN) == 0)
		page_text(cmd, "  ", span_of("nothing"));
	show_open(cmd, ev, client);
	str_release(&words);
	str_release(&line);
}

/* What follows from a record and stands in no file: defaults that count, and derived fields. */
static void
show_derived(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	const struct kind *kind = rec->kind;
	bool any = false;

	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		struct str value = {0};

		if (rec_raw(rec, f->id) == NULL && (f->derived != NULL || f->otherwise != NULL))
			val_print(&value, eval_field(ev, rec, f->id));
		if (value.n > 0) {
			if (!any)
				page_heading(cmd, "What follows from it");
			any = true;
			page_line(cmd, "  ", f->name, FIELD_WIDTH, str_span(&value));
		}
		str_release(&value);
	}
}

static void
show_record(struct cmd *cmd, struct eval *ev, const struct rec *rec, struct span text)
{
	struct str name = {0};
	struct span rest = text, line = {"", 0};

	name_put(&name, cmd, rec);
	str_addf(&name, "  (%.*s)", (int)rec->kind->name.n, rec->kind->name.p);
	page_heading(cmd, str_cstr(&name));
	if (rec->line > 0) {
		for (uint32_t i = 0; i < rec->line && span_line(&rest, &line); i++)
			;
		text = span_trim(line);
	}
	out_text(cmd, text);
	if (text.n > 0 && text.p[text.n - 1] != '\n')
		out_text(cmd, span_of("\n"));
	show_derived(cmd, ev, rec);
	str_release(&name);
}

static int
show_one(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	struct str text = {0};
	const char *why = "it is gone";
	int got = io_read(cmd->book.dirfd, rec->path, IO_RECORD_MAX, &text, &why);

	if (got != 0)
		fault_add(&cmd->faults, ERROR, rec->path, 0, 0, "%s", why);
	else if (rec->kind->place == PLACE_CLIENT)
		show_client(cmd, ev, rec, str_span(&text));
	else
		show_record(cmd, ev, rec, str_span(&text));
	str_release(&text);
	return got;
}

static int
show(struct cmd *cmd)
{
	struct want want = { .all = true };
	struct feed feed = {0};
	struct eval ev = cmd_eval(cmd);
	const struct rec *rec;
	int status;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "which client or record?");
	if (out_open(cmd, NULL, "") < 0 || cmd_want(cmd, &want) < 0 || cmd_load(cmd, &want) < 0
	    || feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_SET) < 0)
		return CMD_TROUBLE;
	status = feed.n > 0 ? CMD_OK : CMD_NONE;
	while ((rec = feed_next(&feed)) != NULL) {
		if (opt_has(&cmd->opts, 'j'))
			out_row(cmd, rec, NULL);
		else if (show_one(cmd, &ev, rec) != 0)
			status = CMD_TROUBLE;
		arena_reset(&ev.scratch);
	}
	if (opt_has(&cmd->opts, 'j'))
		out_end(cmd);
	arena_release(&ev.scratch);
	want_release(&want);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-show",
	.args = "client|record ...",
	.what = "shows a client on one page, or a record",
	.common = "j",
	.complete = "record",
	.needs = CMD_BOOK,
	.run = show,
};
