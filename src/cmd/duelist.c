/* duelist - see duelist.h */
#include "cmd/duelist.h"

#include "cmd/page.h"
#include "cmd/short.h"

static const struct column columns[] = {
	{ "remind", COL_DATE }, { "practice", COL_WORD }, { "text", COL_TEXT }, { "late", COL_NUMBER },
	{ NULL, COL_TEXT }
};

static const struct column today_columns[] = {
	{ "remind", COL_DATE }, { "practice", COL_WORD }, { "text", COL_TEXT }, { "more", COL_NUMBER },
	{ NULL, COL_TEXT }
};

int
duelist_open(struct cmd *cmd, bool today)
{
	return out_open(cmd, today ? today_columns : columns, today ? "remind practice text more" : "remind practice text");
}

static struct val
say(struct cmd *cmd, struct eval *ev, const struct due *d)
{
	struct str text = {0};
	struct val v;

	due_say(&text, ev, d);
	v = val_text(VAL_TEXT, span_make(arena_dup(&cmd->arena, str_span(&text)), text.n));
	str_release(&text);
	return v;
}

static void
print_lines(struct cmd *cmd, const struct due_list *due)
{
	struct eval ev = cmd_eval(cmd);

	for (size_t i = 0; i < due->n; i++) {
		const struct due *d = &due->v[i];
		struct val v[] = { val_date(d->date), val_text(VAL_WORD, d->practice->name), say(cmd, &ev, d),
		    val_number(cmd->today.day - d->day.day) };

		out_row(cmd, d->rec, v);
		arena_reset(&ev.scratch);
	}
	arena_release(&ev.scratch);
}

/* The lines of each client, as chains through the list: due->n is the end of one. */
struct chains {
	size_t *next, *more;
	bool *first;
};

static struct chains
chains_of(struct cmd *cmd, const struct due_list *due)
{
	struct chains c = { arena_array(&cmd->arena, size_t, due->n + 1), arena_array(&cmd->arena, size_t, due->n + 1),
	    arena_array(&cmd->arena, bool, due->n + 1) };
	size_t *head = arena_array(&cmd->arena, size_t, cmd->book.ngroups), *last;

	last = arena_array(&cmd->arena, size_t, cmd->book.ngroups);
	for (size_t i = 0; i < due->n; i++) {
		uint32_t g = due->v[i].rec->group;

		c.next[i] = due->n;
		c.first[i] = head[g] == 0;
		if (c.first[i]) {
			head[g] = i + 1;
		} else {
			c.next[last[g]] = i;
			c.more[head[g] - 1]++;
		}
		last[g] = i;
	}
	return c;
}

/* One line a client: its most urgent thing, and how many more there are. */
static void
print_today(struct cmd *cmd, const struct due_list *due)
{
	struct chains c = chains_of(cmd, due);
	struct eval ev = cmd_eval(cmd);

	for (size_t i = 0; i < due->n; i++) {
		const struct due *d = &due->v[i];

		if (c.first[i]) {
			struct val v[] = { val_date(d->date), val_text(VAL_WORD, d->practice->name),
			    say(cmd, &ev, d), val_number((double)c.more[i]) };

			out_row(cmd, d->rec->client != NULL ? d->rec->client : d->rec, v);
		}
	}
	arena_release(&ev.scratch);
}

/* What to type for each: to cr-done and cr-move for an open promise, else to any program. */
static struct span *
names_of(struct cmd *cmd, const struct due_list *due, struct page_dues *widths)
{
	struct span *names = arena_array(&cmd->arena, struct span, due->n + 1);
	struct shorts shorts;
	struct str name = {0};

	shorts_open(&shorts, &cmd->book);
	for (size_t i = 0; i < due->n; i++) {
		const struct rec *rec = due->v[i].rec;

		str_reset(&name);
		short_name(&name, &shorts, rec, short_open(&shorts, rec) ? NAME_PROMISE : NAME_READ, span_make("", 0));
		names[i] = span_make(arena_dup(&cmd->arena, str_span(&name)), name.n);
		page_due_fit(widths, cmd, &due->v[i], names[i]);
	}
	shorts_release(&shorts);
	str_release(&name);
	return names;
}

/* On a terminal: a client, then its lines, the top reason first; clients by their top reason. */
static void
print_groups(struct cmd *cmd, const struct due_list *due, bool today)
{
	struct chains c = chains_of(cmd, due);
	struct eval ev = cmd_eval(cmd);
	struct page_dues widths = {0};
	const struct span *names = today ? NULL : names_of(cmd, due, &widths);

	for (size_t i = 0; i < due->n; i++) {
		if (!c.first[i])
			continue;
		if (today) {
			page_today(cmd, &ev, &due->v[i], c.more[i]);
			continue;
		}
		page_client(cmd, &ev, due->v[i].rec);
		for (size_t k = i; k < due->n; k = c.next[k])
			page_due(cmd, &ev, &due->v[k], names[k], &widths);
	}
	arena_release(&ev.scratch);
}

int
duelist_print(struct cmd *cmd, const struct due_list *due, bool today)
{
	if (out_tty(cmd) && !opt_has(&cmd->opts, 'f') && !opt_has(&cmd->opts, 's')) {
		print_groups(cmd, due, today);
		if (due->n == 0)
			page_text(cmd, "", span_of("Nothing wants attention."));
		return due->n > 0 ? CMD_OK : CMD_NONE;
	}
	if (today)
		print_today(cmd, due);
	else
		print_lines(cmd, due);
	return out_end(cmd);
}
