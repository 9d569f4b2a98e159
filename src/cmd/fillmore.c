/* fillmore - see fill.h: what is due, what the handbook says unasked, and the note itself */
#include <string.h>

#include "base/io.h"
#include "book/words.h"
#include "cmd/fill.h"
#include "cmd/remind.h"
#include "text/front.h"

size_t
fill_due(struct fill *f, struct str *out, struct span practices)
{
	const struct rec *client = f->rec->client != NULL ? f->rec->client : f->rec;
	struct cmd *cmd = f->view.cmd;
	struct snoozes snoozes;
	struct remind_choice choice = { .until = cmd->today, .snoozes = &snoozes };
	struct due_list due = {0};
	struct eval ev = cmd_eval(cmd);
	char text[DATE_TEXT];
	struct span one;
	size_t n;

	snoozes_of(&snoozes, cmd);
	while (practices.n > 0) {
		span_cut(&practices, ',', &one);
		choice.only = practice_find(&cmd->book.model, span_trim(one));
		if (choice.only == NULL || !choice.only->on)
			continue;
		remind_choose(cmd, &choice);
		remind_group(&due, cmd, &ev, &cmd->book.groups[client->group], &choice);
	}
	remind_once(&due);
	n = due.n;
	for (size_t i = 0; i < n; i++) {
		str_addf(out, "- %s ", date_text((struct date){ due.v[i].date.day, NO_MINUTE }, text));
		due_say(out, &ev, &due.v[i]);
		str_addc(out, '\n');
	}
	due_release(&due);
	arena_release(&ev.scratch);
	return n;
}

/* The first sentence of an advice, on one line. */
static void
add_sentence(struct str *out, struct span advice)
{
	advice = span_trim(advice);
	for (size_t i = 0; i < advice.n; i++) {
		char c = advice.p[i], next = i + 1 < advice.n ? advice.p[i + 1] : '\n';

		if (c == '\n' && next == '\n')
			return;
		if (c != '\n' || next != '\n')
			str_addc(out, c == '\n' ? ' ' : c);
		if (strchr(".!?", c) != NULL && (next == ' ' || next == '\n'))
			return;
	}
}

size_t
fill_prompts(struct fill *f, struct str *out, struct span word)
{
	const struct rec *client = f->rec->client != NULL ? f->rec->client : f->rec;
	const struct model *m = &f->view.cmd->book.model;
	int moment = moment_of(word);
	struct eval ev = cmd_eval(f->view.cmd);
	size_t n = 0;

	if (moment < 0)
		fault_add(f->faults, ERROR, f->path, 0, 0, "there is no moment \"%.*s\"", (int)word.n, word.p);
	for (size_t i = 0; moment >= 0 && i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if (!practice_prompts(p, &ev, (enum moment)moment, client))
			continue;
		str_addf(out, "- %.*s: ", (int)p->title.n, p->title.p);
		add_sentence(out, p->advice);
		str_addc(out, '\n');
		n++;
	}
	arena_release(&ev.scratch);
	return n;
}

void
fill_say_prompts(struct fill *f, const char *moment)
{
	struct str said = {0};
	struct span rest, line;

	fill_prompts(f, &said, span_of(moment));
	rest = str_span(&said);
	while (span_line(&rest, &line))
		cmd_say(f->view.cmd, "%.*s", (int)line.n - 2, line.p + 2);	/* without "- " */
	str_release(&said);
}

/* What is a record where its pack is on was never meant for the reader. */
static void
add_prose(struct str *out, const struct model *m, struct span body)
{
	struct item_words words = words_of(m);
	struct items items = items_of(body, 1, &words);
	struct item item;
	struct span line;
	struct str prose = {0};
	bool more = items_next(&items, &item);

	for (unsigned n = 1; span_line(&body, &line); n++) {
		bool skip = false;

		while (more && item.lineno <= n) {
			skip |= item.lineno == n && (item.kind >= 0 || item.why == ITEM_PACK_OFF);
			more = items_next(&items, &item);
		}
		if (!skip) {
			str_add(&prose, line);
			str_addc(&prose, '\n');
		}
	}
	str_add(out, span_trim(str_span(&prose)));
	str_release(&prose);
	items_release(&items);
}

size_t
fill_body(struct fill *f, struct str *out, bool prose)
{
	struct cmd *cmd = f->view.cmd;
	struct str file = {0};
	struct front front = {0};
	const char *why = "it is gone";
	size_t from = out->n;
	int r = io_read(cmd->book.dirfd, f->rec->path, IO_RECORD_MAX, &file, &why);

	if (r != 0)
		fault_add(f->faults, ERROR, f->rec->path, 0, 0, "%s", why);
	else if (front_read(&front, str_span(&file), f->rec->path, &cmd->arena, f->faults) == 0) {
		if (prose)
			add_prose(out, &cmd->book.model, span_trim(front.body));
		else
			str_add(out, span_trim(front.body));
		if (out->n > from)
			str_addc(out, '\n');
	}
	front_release(&front);
	str_release(&file);
	return out->n > from;
}
