/* remindall - see remind.h: what is due in a whole book, or of what is named */
#include "cmd/feed.h"
#include "cmd/remind.h"

/* Two threads at most, each with what is its own. */
struct gathering {
	struct cmd *cmd;
	const struct remind_choice *choice;
	struct { struct eval ev; struct due_list due; } worker[2];
};

static void
gather_group(void *ctx, const struct group *g, unsigned worker)
{
	struct gathering *all = ctx;

	remind_group(&all->worker[worker].due, all->cmd, &all->worker[worker].ev, g, all->choice);
}

static void
gather_named(struct gathering *all, struct feed *feed)
{
	struct due_list *due = &all->worker[0].due;
	struct eval *ev = &all->worker[0].ev;
	const struct rec *rec;

	while ((rec = feed_next(feed)) != NULL) {
		if (rec->kind->expands.n == 0 && cmd_selects(all->cmd, ev, rec))
			remind_rec(due, ev, rec, all->choice);
		if (rec->kind->place == PLACE_CLIENT)
			remind_derived(due, all->cmd, ev, rec, all->choice);
	}
}

void
remind_all(struct due_list *list, struct cmd *cmd, struct feed *feed, const struct remind_choice *choice)
{
	struct gathering all = { .cmd = cmd, .choice = choice };

	for (size_t i = 0; i < 2; i++)
		all.worker[i].ev = cmd_eval(cmd);
	if (feed->all)
		book_each_group(&cmd->book, gather_group, &all);
	else
		gather_named(&all, feed);
	for (size_t i = 0; i < 2; i++) {
		for (size_t k = 0; k < all.worker[i].due.n; k++)
			*vec_push(list->v, list->n, list->cap) = all.worker[i].due.v[k];
		due_release(&all.worker[i].due);
		arena_release(&all.worker[i].ev.scratch);
	}
	remind_once(list);
}
