/* replay - see replay.h */
#include "cmd/replay.h"

#include <string.h>

#include "cmd/facts.h"
#include "cmd/shift.h"

static int
look(struct replay *r, struct judged *out)
{
	return judge(out, r->cmd, r->lay.dir, r->now, r->client, r->what, &r->cmd->arena);
}

static int
take_step(struct replay *r, const struct replay_step *s)
{
	struct judged now;

	if (copy_stopped() || look(r, &now) < 0)
		return -1;
	r->step(r->ctx, s, &r->last, &now);
	r->last = now;
	return 0;
}

static int
take_parts(struct replay *r, const struct fact *f)
{
	int got = 0;

	for (size_t k = 0; got == 0 && k < f->nparts; k++) {
		struct replay_step s = { f->model ? "model" : "fact", f->parts[k].rec, f->commit, f->who, f->parts[k].what,
		    f->date };

		got = facts_put(&r->lay, f, k);
		if (got == 0)
			got = take_step(r, &s);
	}
	return got;
}

/* The facts of one commit, part by part; or at once, where all of them together changed nothing. */
static int
take_commit(struct replay *r, const struct fact *v, size_t n)
{
	struct judged now;
	int got = 0;

	for (size_t i = 0; got == 0 && i < n; i++)
		got = facts_put(&r->lay, &v[i], v[i].nparts - 1);
	if (got < 0 || look(r, &now) < 0)
		return -1;
	if (shift_none(&r->last, &now) && !r->all)
		return 0;
	for (size_t i = n; got == 0 && i-- > 0; )
		got = facts_take_back(&r->lay, &v[i]);
	for (size_t i = 0; got == 0 && i < n; i++)
		got = take_parts(r, &v[i]);
	return got;
}

/* Commit by commit: the facts, or the edits of the model. */
static int
take_all(struct replay *r, const struct facts *f, bool model)
{
	struct fact *v = arena_array(&r->cmd->arena, struct fact, f->n + 1);
	size_t n = 0;
	int got = 0;

	for (size_t i = 0; got == 0 && i < f->n; i++) {
		if (f->v[i].model == model)
			v[n++] = f->v[i];
		if (n > 0 && (i + 1 == f->n || strcmp(f->v[i + 1].commit, f->v[i].commit) != 0)) {
			got = take_commit(r, v, n);
			n = 0;
		}
	}
	return got;
}

int
replay_client(struct replay *r, const struct rec *client)
{
	struct cmd *cmd = r->cmd;
	struct replay_step time = { "time", client, NULL, NULL, "", r->to->today };
	const char *paths[] = { "book.md", "model", "team", NULL, NULL };
	struct facts f;
	int got;

	r->client = arena_dup(&cmd->arena, rec_client_slug(client));
	r->now = r->from->today;
	r->lay = (struct lay){ .cmd = cmd, .dir = arena_printf(&cmd->arena, "%s/%s", r->copy->dir, r->client) };
	paths[3] = arena_printf(&cmd->arena, "clients/%s", r->client);
	got = facts_read(&f, cmd, r->from->oid, r->to->oid, r->client);
	if (got == 0)
		got = lay_out(&r->lay, NULL, r->from->oid, paths);
	if (got == 0)
		got = look(r, &r->first);
	r->last = r->first;
	r->now = r->to->today;
	if (got == 0)
		got = take_step(r, &time);
	if (got == 0)
		got = take_all(r, &f, false);
	if (got == 0)
		got = take_all(r, &f, true);
	lay_release(&r->lay);
	facts_release(&f);
	return got;
}
