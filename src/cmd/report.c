/* report - see report.h */
#include "cmd/report.h"

#include <ctype.h>
#include <string.h>

#include "cmd/name.h"

/* What has to be in a report, whatever its template and its plan say. */
static const struct {
	const char *kind, *where, *said;
} musts[] = {
	{ "issue", "severity = 1 and not closed", "an open issue of severity 1 is not in the report" },
	{ "issue", "severity = 2 and not closed and impact <= today", "an issue that hurts them is not in the report" },
};

static struct expr *
compile(const struct view *view, const struct kind *kind, const char *text, bool condition)
{
	struct scope scope = { .model = &view->cmd->book.model, .kinds = KIND_BIT(kind) };
	struct faults ignored = {0};	/* a book may have other kinds than ours */
	struct expr *e = condition ? expr_compile_condition(&scope, span_of(text), &ignored)
	    : expr_compile(&scope, span_of(text), &ignored);

	faults_release(&ignored);
	return e;
}

struct val
report_ask(const struct view *view, const struct rec *rec, const char *expression)
{
	struct expr *e = compile(view, rec->kind, expression, false);

	view->ev->rec = view->ev->self = rec;
	return e != NULL ? eval_run(view->ev, e) : (struct val){0};
}

struct date
report_begin(const struct view *view, const struct rec *client)
{
	const struct group *g = &view->cmd->book.groups[client->group];
	struct date first = view->cmd->today;

	if (client->has_date)
		return client->dated;
	for (size_t i = 0; i < g->n; i++)
		if (g->recs[i].has_date && date_cmp(g->recs[i].dated, first) < 0)
			first = g->recs[i].dated;
	return first;
}

/* The plan -------------------------------------------------------------------- */

/* The oldest date of the plan that nothing has filled since the last report; else the next one. */
static struct val
due_of_plan(const struct view *view, const struct rec *plan)
{
	struct val due = report_ask(view, plan, "first(slot where plan is this and not met and "
	    "(none(log where plan is this) or due > last(log where plan is this).date)).due");

	return due.type != VAL_NONE ? due : report_ask(view, plan, "first(planned slot where plan is this and not met).due");
}

/* Of the standing reports of a client the one that is due first. */
static void
choose_plan(struct report *r, const struct view *view)
{
	const struct kind *kind = model_kind(&view->cmd->book.model, span_of("plan"));
	const struct world *w = view->ev->world;
	struct expr *is_report = kind != NULL ? compile(view, kind, "type is report and (not ends or ends >= today)", true) : NULL;
	const struct rec *plan;
	struct cursor at = {0};

	while (is_report != NULL && (plan = w->next(w->ctx, r->client, kind, &at)) != NULL) {
		struct val due;

		view->ev->rec = view->ev->self = plan;
		if (!eval_true(view->ev, is_report))
			continue;
		due = due_of_plan(view, plan);
		if (r->plan == NULL || val_cmp(due, r->due) < 0) {
			r->plan = plan;
			r->due = due;
		}
	}
}

static void
read_sections(struct report *r, const struct view *view)
{
	struct val v = report_ask(view, r->plan, "sections");

	for (size_t i = 0; v.type == VAL_LIST && i < v.n && i < REPORT_SECTIONS; i++)
		r->sections[r->nsections++] = val_span(v.items[i]);
}

void
report_of(struct report *r, const struct view *view, const struct rec *rec)
{
	struct val last, light;

	*r = (struct report){ .client = rec->client, .until = view->cmd->today };
	if (span_is(rec->kind->name, "plan")) {
		r->plan = rec;
		r->due = due_of_plan(view, rec);
	} else {
		choose_plan(r, view);
	}
	if (r->plan != NULL)
		read_sections(r, view);
	rec = r->plan != NULL ? r->plan : r->client;
	last = report_ask(view, rec, r->plan != NULL ? "last(log where plan is this)"
	    : "last(log where type is one of (update, no-change))");
	light = report_ask(view, rec, r->plan != NULL ? "last(log where plan is this and rag-inside)" : "last(log where rag-inside)");
	r->since = last.type == VAL_REC && last.rec->has_date ? last.rec->dated : report_begin(view, r->client);
	r->since.minute = NO_MINUTE;
	if (light.type == VAL_REC) {
		r->inside_of = light.rec;
		r->inside = val_span(report_ask(view, light.rec, "rag-inside"));
	}
}

static bool
read_light(struct cmd *cmd, const char *text, struct span *out)
{
	if (text == NULL)
		return true;
	*out = span_of(text);
	if (span_is(*out, "green") || span_is(*out, "amber") || span_is(*out, "red"))
		return true;
	cmd_usage(cmd, "a light is green, amber or red, not \"%s\"", text);
	return false;
}

int
report_choose(struct report *r, struct cmd *cmd, const struct report_choice *c)
{
	const struct cal *cal = &cmd->book.cal;

	if ((c->since != NULL && cmd_when(cmd, span_of(c->since), WHEN_BACK, cal, &r->since) < 0)
	    || (c->until != NULL && cmd_when(cmd, span_of(c->until), WHEN_BACK, cal, &r->until) < 0))
		return -1;
	if (date_cmp(r->since, r->until) > 0)
		return -cmd_fail(cmd, "the period ends before it begins");
	if (!read_light(cmd, c->inside, &r->inside))
		return -1;
	r->told = r->inside;
	return read_light(cmd, c->told, &r->told) ? 0 : -1;
}

static void
set_names(struct report *r)
{
	r->names[0] = (struct limit){ .name = span_of("since"), .value = val_date(r->since) };
	r->names[1] = (struct limit){ .name = span_of("until"), .value = val_date(r->until) };
	r->names[2] = (struct limit){ .name = span_of("light"),
		.value = r->told.n > 0 ? val_text(VAL_WORD, r->told) : (struct val){0} };
}

int
report_fill(struct report *r, struct fill *f, struct str *text, struct span template)
{
	set_names(r);
	f->rec = r->plan != NULL ? r->plan : r->client;
	f->names = r->names;
	f->nnames = REPORT_NAMES;
	f->wanted = r->sections;
	f->nwanted = r->nsections;
	return fill_page(f, text, template);
}

/* Words ----------------------------------------------------------------------- */

static bool
of_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Letter by letter, whatever their case is and wherever a line was broken. */
static bool
same(const char *a, struct span b)
{
	for (size_t i = 0; i < b.n; i++) {
		unsigned char x = (unsigned char)a[i], y = (unsigned char)b.p[i];

		if (tolower(x) != tolower(y) && !(isspace(x) && isspace(y)))
			return false;
	}
	return true;
}

/* Where it first stands by itself; prose: in no heading, and not in the first line, which is one. text->n: nowhere. */
static size_t
find_word(const struct str *text, struct span word, bool prose)
{
	bool heading = prose;

	for (size_t i = 0; i + word.n <= text->n; i++) {
		if (i > 0 && text->s[i - 1] == '\n')
			heading = prose && text->s[i] == '#';
		if (heading || !same(text->s + i, word) || (i > 0 && of_word(text->s[i - 1]))
		    || (i + word.n < text->n && of_word(text->s[i + word.n])))
			continue;
		return i;
	}
	return text->n;
}

/* Where the parentheses end that it stands in, on its line; text->n: it stands in none. */
static size_t
end_of_aside(const struct str *text, size_t at)
{
	size_t depth = 0, from = at;

	while (from > 0 && text->s[from - 1] != '\n')
		from--;
	for (; from < at; from++)
		depth = text->s[from] == '(' ? depth + 1 : text->s[from] == ')' && depth > 0 ? depth - 1 : depth;
	if (depth == 0)
		return text->n;
	for (depth = 1; at < text->n && text->s[at] != '\n'; at++) {
		depth = text->s[at] == '(' ? depth + 1 : text->s[at] == ')' ? depth - 1 : depth;
		if (depth == 0)
			return at;
	}
	return text->n;
}

/* "wave (a group that starts together)"; in parentheses at their end: "(in the first wave; wave: a group ...)". */
static void
explain(struct str *text, size_t found, size_t n, struct span meaning)
{
	size_t end = end_of_aside(text, found);
	struct str mark = {0};

	if (end < text->n)
		str_addf(&mark, "; %.*s: %.*s", (int)n, text->s + found, (int)meaning.n, meaning.p);
	else
		str_addf(&mark, " (%.*s)", (int)meaning.n, meaning.p);
	str_splice(text, end < text->n ? end : found + n, 0, str_span(&mark));
	str_release(&mark);
}

/* Honesty --------------------------------------------------------------------- */

static int
darkness(struct span light)
{
	return span_is(light, "red") ? 3 : span_is(light, "amber") ? 2 : span_is(light, "green") ? 1 : 0;
}

static void
warn_of_light(const struct report *r, const struct fill *f, const struct str *went)
{
	struct str of = {0};
	bool shown = r->told.n > 0 && (went != NULL ? find_word(went, r->told, false) < went->n : r->names[2].used);

	if (darkness(r->inside) < 2 || (shown && darkness(r->told) >= darkness(r->inside)))
		return;
	if (r->inside_of != NULL)
		name_put(&of, f->view.cmd, r->inside_of);
	cmd_say(f->view.cmd, "warning: among ourselves the light is %.*s%s%s, and the report %s%.*s", (int)r->inside.n,
	    r->inside.p, of.n > 0 ? ", in " : "", str_cstr(&of), shown ? "says " : "leaves it out",
	    shown ? (int)r->told.n : 0, r->told.p != NULL ? r->told.p : "");
	str_release(&of);
}

/* Of a text that a person has edited: does it name the thing? */
static bool
says(const struct fill *f, const struct str *went, const struct rec *rec)
{
	struct val title = cmd_title(f->view.cmd, f->view.ev, rec);

	if (went == NULL)
		return fill_shows(f, rec);
	return title.type != VAL_NONE && find_word(went, val_span(title), false) < went->n;
}

void
report_warn(const struct report *r, const struct fill *f, const struct str *went)
{
	const struct view *view = &f->view;
	const struct world *w = view->ev->world;
	struct str name = {0};

	for (size_t i = 0; i < sizeof musts / sizeof musts[0]; i++) {
		const struct kind *kind = model_kind(w->model, span_of(musts[i].kind));
		struct expr *where = kind != NULL ? compile(view, kind, musts[i].where, true) : NULL;
		const struct rec *rec;
		struct cursor at = {0};

		while (where != NULL && (rec = w->next(w->ctx, r->client, kind, &at)) != NULL) {
			view->ev->rec = view->ev->self = rec;
			if (!eval_true(view->ev, where) || says(f, went, rec))
				continue;
			str_reset(&name);
			name_put(&name, view->cmd, rec);
			cmd_say(view->cmd, "warning: %s: %s", musts[i].said, str_cstr(&name));
		}
	}
	str_release(&name);
	warn_of_light(r, f, went);
}

void
report_words(struct str *text, const struct view *view, const struct rec *client)
{
	const struct kind *kind = model_kind(&view->cmd->book.model, span_of("term"));
	struct expr *ours = kind != NULL ? compile(view, kind, "side is ours", true) : NULL;
	const struct world *w = view->ev->world;
	const struct rec *rec;
	struct cursor at = {0};

	while (ours != NULL && (rec = w->next(w->ctx, client, kind, &at)) != NULL) {
		struct span word = val_span(report_ask(view, rec, "word")), meaning = val_span(report_ask(view, rec, "meaning"));
		size_t found = word.n > 0 ? find_word(text, word, true) : text->n;

		view->ev->rec = view->ev->self = rec;
		if (found == text->n || !eval_true(view->ev, ours))
			continue;
		if (meaning.n == 0)
			cmd_say(view->cmd, "warning: \"%.*s\" is a word of ours, and its meaning is not written down",
			    (int)word.n, word.p);
		else
			explain(text, found, word.n, meaning);
	}
}
