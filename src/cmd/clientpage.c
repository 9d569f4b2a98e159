/* clientpage - see clientpage.h */
#include "cmd/clientpage.h"

#include "cmd/fill.h"
#include "cmd/page.h"
#include "cmd/stand.h"

enum { DUE_SHOWN = 8 };

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
put_facts(struct cmd *cmd, struct eval *ev, const struct rec *client)
{
	static const char *const facts[] = { "stage", "tier", "owner", "since", "cadence", "channels", "sponsor" };
	struct str line = {0}, value = {0};

	val_print(&line, cmd_title(cmd, ev, client));
	page_heading(cmd, str_cstr(&line));
	str_reset(&line);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		str_reset(&value);
		val_print(&value, eval_field(ev, client, model_field_id(&cmd->book.model, span_of(facts[i]))));
		if (value.n > 0)
			str_addf(&line, "%s%s %s", line.n > 0 ? " · " : "", facts[i], str_cstr(&value));
	}
	page_text(cmd, "  ", str_span(&line));
	str_release(&value);
	str_release(&line);
}

static void
put_standing(struct cmd *cmd, struct eval *ev, const struct rec *client)
{
	struct str line = {0}, words = {0};
	struct score s;

	score_client(&s, ev, client, &cmd->arena, false);
	if (s.number)
		str_addf(&line, "%s, %.0f of 100: ", band_word(s.band), s.total);
	stand_sentence(&words, &s, &cmd->arena);
	str_add(&line, str_span(&words));
	page_heading(cmd, "How it stands");
	page_text(cmd, "  ", str_span(&line));
	page_heading(cmd, "What is due");
	if (stand_due(cmd, client, false, DUE_SHOWN) == 0)
		page_text(cmd, "  ", span_of("nothing"));
	str_release(&words);
	str_release(&line);
}

int
client_page(struct cmd *cmd, struct eval *ev, const struct rec *client)
{
	size_t errors = cmd->faults.errors;
	struct faults ignored = {0};
	struct fill f = { .view = { .cmd = cmd, .ev = ev }, .rec = client, .faults = &cmd->faults };
	struct str prose = {0}, open = {0};
	int r = 0;

	(void)fill_body(&f, &prose, true);
	if (cmd->faults.errors > errors) {
		r = -1;
		goto out;
	}
	put_facts(cmd, ev, client);
	if (prose.n > 0) {
		out_text(cmd, span_of("\n"));
		page_prose(cmd, str_span(&prose));
	}
	put_standing(cmd, ev, client);
	f.faults = &ignored;
	(void)!fill_page(&f, &open, span_of(open_things));
	page_mark(cmd, str_span(&open));
out:
	str_release(&prose);
	str_release(&open);
	fill_release(&f);
	faults_release(&ignored);
	return r;
}
