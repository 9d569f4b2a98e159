/* outall - every record of the book, a line each, by two threads */
#include "cmd/outp.h"

/* Rows of a whole book by two threads: each group's text by itself, then all in order. */
struct spread {
	struct cmd *cmd;
	out_row_fn *row;
	struct out own[2];
	struct eval ev[2];
	struct str *texts;		/* by group */
	size_t count[2];
};

/* The records of a group, then its slots. */
static const struct rec *
member(const struct group *g, size_t i)
{
	return i < g->n ? &g->recs[i] : &g->slots[i - g->n];
}

static void
spread_group(void *ctx, const struct group *g, unsigned worker)
{
	struct spread *s = ctx;
	struct out *o = &s->own[worker];
	struct val vals[OUT_FIELDS];

	for (size_t i = 0; i < g->n + g->nslots; i++) {
		const struct rec *rec = member(g, i);

		if (s->row(s->cmd, &s->ev[worker], rec, vals)) {
			out_print(o, s->cmd, rec, vals);
			s->count[worker]++;
		}
		arena_reset(&o->ev.scratch);
		arena_reset(&s->ev[worker].scratch);
	}
	s->texts[g - s->cmd->book.groups] = o->buf;
	o->buf = (struct str){0};
}

static void
spread_out(struct cmd *cmd, out_row_fn *row)
{
	struct spread s = { .cmd = cmd, .row = row };
	struct out *o = cmd->out;

	s.texts = arena_array(&cmd->arena, struct str, cmd->book.ngroups + 1);
	for (size_t i = 0; i < 2; i++) {
		s.own[i] = *o;
		s.own[i].buf = s.own[i].cell = (struct str){0};
		s.own[i].ev = s.ev[i] = cmd_eval(cmd);
	}
	book_each_group(&cmd->book, spread_group, &s);
	for (size_t i = 0; i < cmd->book.ngroups; i++) {
		str_add(&o->buf, str_span(&s.texts[i]));
		str_release(&s.texts[i]);
		if (o->buf.n >= OUT_BUFFER)
			out_flush(o);
	}
	for (size_t i = 0; i < 2; i++) {
		o->count += s.count[i];
		str_release(&s.own[i].cell);
		arena_release(&s.own[i].ev.scratch);
		arena_release(&s.ev[i].scratch);
	}
}

int
out_all(struct cmd *cmd, out_row_fn *row)
{
	struct out *o = cmd->out;
	struct eval ev = cmd_eval(cmd);
	struct val vals[OUT_FIELDS];

	if (o->nkeys == 0 && o->voice != VOICE_TERMINAL) {
		spread_out(cmd, row);
		return out_end(cmd);
	}
	for (const struct group *g = cmd->book.groups; g < cmd->book.groups + cmd->book.ngroups; g++)
		for (size_t i = 0; i < g->n + g->nslots; i++) {
			if (row(cmd, &ev, member(g, i), vals))
				out_row(cmd, member(g, i), vals);
			arena_reset(&ev.scratch);
		}
	arena_release(&ev.scratch);
	return out_end(cmd);
}
