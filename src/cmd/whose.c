/* whose - see whose.h */
#include "cmd/whose.h"

#include <strings.h>

static const char owner_of[] = "owner otherwise action-owner otherwise plan.owner otherwise client.owner";

int
whose_read(struct whose *w, struct cmd *cmd, const char *who, bool theirs, struct want *want)
{
	struct model *m = &cmd->book.model;
	struct scope scope = { .model = m, .query = true };
	static const char *const names[] = { "name", "aliases" };

	*w = (struct whose){0};
	if (theirs) {
		if (model_field_id(m, span_of("waiting")) == 0) {
			cmd_fail(cmd, "no kind of this book says what we wait for: none has the field \"waiting\"");
			return -1;
		}
		w->theirs = expr_compile_condition(&scope, span_of("waiting"), &cmd->faults);
		if (w->theirs == NULL)
			return -1;
		want_expr(want, m, w->theirs, 0);
	}
	if (who == NULL)
		return 0;
	w->owner = expr_compile(&scope, span_of(owner_of), &cmd->faults);
	if (w->owner == NULL)
		return -1;
	want_expr(want, m, w->owner, 0);
	for (size_t k = 0; k < m->nkinds; k++) {
		if (m->kinds[k]->place != PLACE_TEAM)
			continue;
		want_kind(want, m, m->kinds[k]);
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
			want_field(want, m, model_field_id(m, span_of(names[i])), KIND_BIT(m->kinds[k]));
	}
	return 0;
}

static bool
same(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

static bool
answers_to(const struct model *m, const struct rec *rec, struct span typed)
{
	struct val aliases = rec_get(rec, model_field_id(m, span_of("aliases")));

	if (same(rec_slug(rec), typed) || same(val_span(rec_get(rec, m->f_name)), typed))
		return true;
	for (uint32_t i = 0; aliases.type == VAL_LIST && i < aliases.n; i++)
		if (same(val_span(aliases.items[i]), typed))
			return true;
	return false;
}

/* A person at the client may have the same name: only ours are looked at. */
int
whose_find(struct whose *w, struct cmd *cmd, const char *who)
{
	struct span typed = span_of(who != NULL ? who : "");
	const char **names = NULL, *near;
	struct cursor at = {0};
	const struct rec *rec;
	size_t n = 0;

	if (who == NULL)
		return 0;
	if (span_starts(typed, "team/"))
		typed = span_make(typed.p + strlen("team/"), typed.n - strlen("team/"));
	names = arena_array(&cmd->arena, const char *, cmd->book.nrecs + 1);
	while ((rec = book_next(&cmd->book, &at)) != NULL) {
		if (rec->kind->place != PLACE_TEAM)
			continue;
		names[n++] = arena_dup(&cmd->arena, rec_slug(rec));
		if (!answers_to(&cmd->book.model, rec, typed))
			continue;
		if (w->who != NULL) {
			cmd_fail(cmd, "two of ours answer to \"%s\": %s and %s", who, w->who->path, rec->path);
			return -1;
		}
		w->who = rec;
	}
	if (w->who != NULL)
		return 0;
	cmd_fail(cmd, "none of ours answers to \"%s\"", who);
	near = fault_nearest(typed, names, n);
	fault_hint(&cmd->faults, "%s", near != NULL ? near : "cr-list -k team lists them");
	return -1;
}

bool
whose_is(const struct whose *w, struct eval *ev, const struct rec *rec)
{
	struct val owner;

	ev->rec = ev->self = rec;
	if (w->theirs != NULL && !eval_true(ev, w->theirs))
		return false;
	if (w->who == NULL || rec == w->who)
		return true;
	owner = eval_run(ev, w->owner);
	return val_span(owner).n > 0
	    && ev->world->link(ev->world->ctx, rec, val_span(owner), w->who->kind->name) == w->who;
}
