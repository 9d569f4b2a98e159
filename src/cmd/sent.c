/* sent - see sent.h */
#include "cmd/sent.h"

#include <string.h>

#include "book/words.h"

void
sent_open(struct sent *s, struct cmd *cmd, size_t most)
{
	*s = (struct sent){ .cmd = cmd, .adds = arena_array(&cmd->arena, struct add, most + 1),
		.values = arena_array(&cmd->arena, struct values, most + 1) };
}

void
sent_release(struct sent *s)
{
	for (size_t i = 0; i < s->n; i++)
		values_release(&s->values[i]);
}

static void
add_field(struct sent *s, const char *key, struct span text)
{
	if (text.n > 0)
		values_add(&s->values[s->n], key, span_make(arena_dup(&s->cmd->arena, text), text.n));
}

static void
add_list(struct sent *s, const char *key, const struct span *v, size_t n)
{
	struct str list = {0};

	for (size_t i = 0; i < n; i++)
		str_addf(&list, "%s%.*s", i > 0 ? "," : "", (int)v[i].n, v[i].p);
	add_field(s, key, str_span(&list));
	str_release(&list);
}

static void
add_printed(struct sent *s, const char *key, struct val v)
{
	struct str text = {0};

	val_print(&text, v);
	add_field(s, key, str_span(&text));
	str_release(&text);
}

/* The text of a report is no note: what reads as a record in a line there is one of another file. */
static struct span
without_records(struct cmd *cmd, struct span text)
{
	struct item_words words = words_of(&cmd->book.model);
	struct items items = items_of(text, 1, &words);
	struct item item;
	struct str out = {0};
	struct span kept;

	str_add(&out, text);
	while (items_next(&items, &item)) {
		size_t at = (size_t)(item.bare.p - text.p) + 2 + (out.n - text.n);

		if (item.kind >= 0)
			str_splice(&out, at, 0, span_of("· "));
	}
	items_release(&items);
	kept = span_make(arena_dup(&cmd->arena, str_span(&out)), out.n);
	str_release(&out);
	return kept;
}

/* A plan that is a line of a note is linked to by its ^id. */
static void
add_plan(struct sent *s, const struct rec *plan)
{
	if (plan->line == 0)
		add_field(s, "plan", rec_slug(plan));
	else if (plan->item->id != NULL)
		add_field(s, "plan", span_of(arena_printf(&s->cmd->arena, "^%s", plan->item->id)));
	else
		cmd_say(s->cmd, "warning: the plan is a line without a ^id, so the contact is not linked to it");
}

/* The contact that a report was. The moment counts against the hour of the plan; a day that
 * CR_TODAY gives has none. */
int
sent_add(struct sent *s, const struct report *r, const struct fill *f, struct span text, bool edited)
{
	const struct view *view = &f->view;
	struct cmd *cmd = s->cmd;
	struct add *a = &s->adds[s->n];
	struct val channel = report_ask(view, r->client, "channels"), title = {0};

	if (r->plan != NULL) {
		title = report_ask(view, r->plan, "title");
		if (report_ask(view, r->plan, "channel").type != VAL_NONE)
			channel = report_ask(view, r->plan, "channel");
		add_printed(s, "with", report_ask(view, r->plan, "audience"));
		add_plan(s, r->plan);
	}
	if (channel.type == VAL_LIST && channel.n > 0)
		channel = channel.items[0];
	add_field(s, "channel", channel.type == VAL_NONE ? span_of("email") : val_span(channel));
	add_field(s, "type", span_of(f->news > 0 ? "update" : "no-change"));
	if (cmd->now.minute != DAY_MINUTES - 1)
		add_printed(s, "date", val_date(cmd->now));
	add_list(s, "sections", f->sections, f->nsections);
	add_field(s, "rag-told", r->told);
	add_field(s, "rag-inside", r->inside);
	*a = (struct add){ .kind = model_kind(&cmd->book.model, span_of("log")), .client = rec_client_slug(r->client),
		.title = title.type == VAL_NONE ? span_of("Report") : val_span(title),
		.body = edited ? text : without_records(cmd, text), .values = &s->values[s->n] };
	s->n++;
	return add_check(a, cmd);
}

int
sent_write(struct sent *s)
{
	struct write w = {0};
	int status = CMD_TROUBLE, r;

	if ((r = write_open(&w, s->cmd)) == 0) {
		for (size_t i = 0; i < s->n && r == 0; i++)
			r = add_write(&s->adds[i], &w);
		if (r == 0)
			status = write_end(&w, "report", NULL);
	}
	write_close(&w);
	return status;
}
