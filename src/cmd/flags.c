/* flags - see flags.h */
#include "cmd/flags.h"

void
want_flags(const struct model *m, struct want *want)
{
	for (size_t i = 0; i < m->npractices; i++)
		if (m->practices[i]->on && m->practices[i]->nflags > 0)
			practice_want(m->practices[i], m, want, RULES_FLAGS);
}

void
flags_each(const struct book *b, struct eval *ev, const struct rec *rec,
    void (*say)(void *ctx, const struct rec *rec, const struct practice *p, const char *text), void *ctx)
{
	const struct model *m = &b->model;

	for (size_t i = 0; i < m->npractices; i++) {
		const struct practice *p = m->practices[i];

		if (!p->on || p->of != rec->kind || p->nflags == 0)
			continue;
		ev->rec = ev->self = rec;
		ev->window = p->window;
		if (eval_true(ev, p->of_cond))
			for (size_t k = 0; k < p->nflags; k++) {
				ev->rec = ev->self = rec;
				if (eval_true(ev, p->flags[k].cond))
					say(ctx, rec, p, arena_printf(&ev->scratch, "%.*s (%.*s)",
					    (int)p->flags[k].message.n, p->flags[k].message.p, (int)p->name.n, p->name.p));
			}
		arena_reset(&ev->scratch);
	}
}
