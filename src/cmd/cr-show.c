/* cr-show - shows a client on one page, or a record */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/feed.h"
#include "cmd/page.h"
#include "cmd/stand.h"

enum { EXTRAS = 4, DATE_WIDTH = 12, DUE_SHOWN = 8, FIELD_WIDTH = 16 };

struct section {
	const char *heading, *kind, *where, *by;
	const char *extras[EXTRAS];
	size_t max;
	bool newest;			/* of more than max, the latest; else the earliest */
};

static const struct section sections[] = {
	{ "We promised", "promise", "by-side is us and status is open", "due", { "owner", "to" }, 20, false },
	{ "They promised", "promise", "by-side is client and status is open", "due", { "to" }, 20, false },
	{ "Requests still open", "request", "not resolved and not decided and not decision", "date",
	    { "from", "scope" }, 20, false },
	{ "Trouble still open", "issue", "not closed", "known", { "topic", "severity", "told" }, 20, false },
	{ "Views not yet settled", "position", "none(decision where topic = this.topic and decided >= this.date)", "date",
	    { "topic", "stance", "from" }, 20, false },
	{ "Days to remember", "note", "event >= today and event <= today + 60d", "event", { "about" }, 10, false },
	{ "What they said last", "feedback", "answered", "answered", { "from", "score", "scale" }, 3, true },
	{ "Last contacts", "log", "date <= today", "date", { "channel", "type", "with" }, 5, true },
	{ "People", "person", "not left", "name", { "role", "prefers", "phones", "emails" }, 20, false },
};

struct line {
	const struct rec *rec;
	struct val by;
};

static int
by_value(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int c = val_cmp(a->by, b->by);

	return c != 0 ? c : rec_cmp(a->rec, b->rec);
}

static struct expr *
compile(struct cmd *cmd, const struct kind *kind, const char *text, bool condition)
{
	struct scope scope = { .model = &cmd->book.model, .kinds = KIND_BIT(kind) };
	struct faults ignored = {0};	/* a book may have other kinds than ours: that part is left out */
	struct expr *e = condition ? expr_compile_condition(&scope, span_of(text), &ignored)
	    : expr_compile(&scope, span_of(text), &ignored);

	faults_release(&ignored);
	return e;
}

static void
print_line(struct cmd *cmd, struct eval *ev, const struct kind *kind, const struct section *s, const struct line *l)
{
	struct str left = {0}, right = {0};
	struct val title = cmd_title(cmd, ev, l->rec);
	size_t given = 0;

	if (l->by.type == VAL_DATE)
		val_print(&left, val_date((struct date){ l->by.date.day, NO_MINUTE }));
	val_print(&right, title);
	for (size_t i = 0; i < EXTRAS && s->extras[i] != NULL; i++) {
		struct expr *e = compile(cmd, kind, s->extras[i], false);
		struct str text = {0};

		ev->rec = ev->self = l->rec;
		if (e != NULL)
			val_print(&text, eval_run(ev, e));
		if (text.n > 0)
			str_addf(&right, "%s%s", given++ == 0 ? " (" : ", ", str_cstr(&text));
		str_release(&text);
	}
	if (given > 0)
		str_addc(&right, ')');
	page_line(cmd, "  ", str_span(&left), l->by.type == VAL_DATE ? DATE_WIDTH : 0, str_span(&right));
	str_release(&left);
	str_release(&right);
}

static void
print_section(struct cmd *cmd, struct eval *ev, const struct rec *client, const struct section *s)
{
	const struct kind *kind = model_kind(&cmd->book.model, span_of(s->kind));
	const struct group *g = &cmd->book.groups[client->group];
	struct expr *where = kind != NULL ? compile(cmd, kind, s->where, true) : NULL;
	struct expr *by = kind != NULL ? compile(cmd, kind, s->by, false) : NULL;
	struct line *lines = arena_array(&cmd->arena, struct line, g->n + 1);
	size_t n = 0, from;

	if (where == NULL || by == NULL)
		return;
	for (size_t i = 0; i < g->n; i++) {
		ev->rec = ev->self = &g->recs[i];
		if (g->recs[i].kind == kind && eval_true(ev, where))
			lines[n++] = (struct line){ &g->recs[i], eval_run(ev, by) };
	}
	if (n == 0)
		return;
	qsort(lines, n, sizeof *lines, by_value);
	page_heading(cmd, s->heading);
	from = s->newest && n > s->max ? n - s->max : 0;
	for (size_t i = 0; i < n && i < s->max; i++)
		print_line(cmd, ev, kind, s, &lines[s->newest ? n - 1 - i : from + i]);
	if (n > s->max)
		out_printf(cmd, "  and %zu more\n", n - s->max);
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
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
		print_section(cmd, ev, client, &sections[i]);
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
