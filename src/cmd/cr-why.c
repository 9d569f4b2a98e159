/* cr-why - splits the change of a score or of what is due into its causes */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/copy.h"
#include "cmd/facts.h"
#include "cmd/feed.h"
#include "cmd/judge.h"
#include "cmd/out.h"
#include "cmd/past.h"

static const struct opt options[] = {
	{ 'a', "all", NULL, "what changed nothing, too", "" },
	{ 'd', "due", NULL, "of what is due, instead of the score", "" },
	OPT_END
};

static const struct column columns[] = {
	{ "part", COL_NUMBER }, { "cause", COL_WORD }, { "date", COL_DATE }, { "who", COL_WORD }, { "text", COL_TEXT },
	{ "commit", COL_WORD }, { NULL, COL_TEXT }
};

enum { SHORT_OID = 12, PRACTICES = 3 };

struct why {
	struct cmd *cmd;
	struct copy copy;
	struct lay lay;
	struct instant from, to;
	enum judge_what what;
	const char *client;		/* slug of the one at hand */
	const struct rec *rec;
	struct date now;		/* when the state at hand is looked at */
	struct judged last;		/* the state before this step */
};

/* One step, as a row has it. */
struct step {
	const char *cause;
	const struct rec *rec;
	const char *commit, *who, *what;
	struct date date;
};

static struct val
text(const char *s)
{
	return s != NULL && s[0] != '\0' ? val_text(VAL_TEXT, span_of(s)) : (struct val){0};
}

static void
row(struct why *w, const struct step *s, const struct rec *rec, double part, const char *said)
{
	struct arena *a = &w->cmd->arena;
	struct val v[] = { val_number(part), text(s->cause), s->date.day != 0 ? val_date(s->date) : (struct val){0},
	    text(s->who), text(arena_dup(a, span_of(said))),
	    text(s->commit != NULL ? arena_printf(a, "%.*s", SHORT_OID, s->commit) : NULL) };

	out_row(w->cmd, rec, v);
}

/* The score ----------------------------------------------------------------------- */

static double
tenths(double total)
{
	return floor(total * 10 + 0.5);
}

struct shift {			/* of one practice */
	const char *practice;
	const struct judged_row *was, *now;
	double by;
};

static int
by_size(const void *x, const void *y)
{
	const struct shift *a = x, *b = y;

	return a->by != b->by ? (a->by > b->by ? -1 : 1) : strcmp(a->practice, b->practice);
}

static double
worth(const struct judged_row *r)
{
	return r != NULL ? r->value : -1;
}

static void
put_count(struct str *out, const struct judged_row *r)
{
	if (r == NULL)
		str_adds(out, "no evidence");
	else
		str_addf(out, "%.3g of %zu", floor(r->value * (double)r->n * 10 + 0.5) / 10, r->n);
}

/* "keep-promises 2 of 7 to 3 of 7, no-silence 1 of 2 to 2 of 2" */
static void
put_shifts(struct str *out, const struct judged *was, const struct judged *now, struct arena *a)
{
	struct shift *v = arena_array(a, struct shift, was->nrows + now->nrows + 1);
	size_t n = 0;

	for (size_t i = 0, j = 0; i < was->nrows || j < now->nrows; ) {
		int c = i == was->nrows ? 1 : j == now->nrows ? -1 : strcmp(was->rows[i].practice, now->rows[j].practice);
		struct shift s = { .was = c <= 0 ? &was->rows[i++] : NULL, .now = c >= 0 ? &now->rows[j++] : NULL };

		s.practice = s.was != NULL ? s.was->practice : s.now->practice;
		s.by = fabs(worth(s.was) - worth(s.now));
		if (s.was == NULL || s.now == NULL || s.was->n != s.now->n || s.by > 0)
			v[n++] = s;
	}
	qsort(v, n, sizeof *v, by_size);
	for (size_t i = 0; i < n && i < PRACTICES; i++) {
		str_addf(out, "%s%s ", i > 0 ? ", " : "", v[i].practice);
		put_count(out, v[i].was);
		str_adds(out, " to ");
		put_count(out, v[i].now);
	}
	if (n > PRACTICES)
		str_addf(out, ", and %zu more", n - PRACTICES);
}

static void
say_score(struct why *w, const struct step *s, const struct judged *now)
{
	double part = (tenths(now->total) - tenths(w->last.total)) / 10;
	struct str said = {0}, shifts = {0};

	put_shifts(&shifts, &w->last, now, &w->cmd->arena);
	str_addf(&said, "%s%s%s", s->what, s->what[0] != '\0' && shifts.n > 0 ? ": " : "", str_cstr(&shifts));
	if (part != 0 || opt_has(&w->cmd->opts, 'a'))
		row(w, s, s->rec, part, str_cstr(&said));
	str_release(&said);
	str_release(&shifts);
}

/* What is due ---------------------------------------------------------------------- */

static int
by_line(const struct judged_due *a, const struct judged_due *b)
{
	int c = strcmp(a->name, b->name);

	return c != 0 ? c : strcmp(a->practice, b->practice);
}

/* A record, so that a row has a name: of a due line, as it was called in the state at hand. */
static const struct rec *
rec_named(struct why *w, const char *name)
{
	static const struct kind kind = { .name = { "record", 6 }, .place = PLACE_KIND };
	struct rec *rec = arena_new(&w->cmd->arena, struct rec);

	*rec = (struct rec){ .kind = &kind, .path = name };
	return rec;
}

static void
say_line(struct why *w, const struct step *s, const struct judged_due *d, int part)
{
	const char *said = arena_printf(&w->cmd->arena, "%s: %s%s%s%s", d->practice, d->text,
	    s->what[0] != '\0' ? " (" : "", s->what, s->what[0] != '\0' ? ")" : "");

	row(w, s, rec_named(w, d->name), part, said);
}

static void
say_due(struct why *w, const struct step *s, const struct judged *now)
{
	const struct judged *was = &w->last;

	for (size_t i = 0, j = 0; i < was->ndue || j < now->ndue; ) {
		int c = i == was->ndue ? 1 : j == now->ndue ? -1 : by_line(&was->due[i], &now->due[j]);

		if (c < 0)
			say_line(w, s, &was->due[i], -1);
		else if (c > 0)
			say_line(w, s, &now->due[j], 1);
		i += c <= 0;
		j += c >= 0;
	}
}

/* The steps -------------------------------------------------------------------------- */

static bool
same(const struct judged *a, const struct judged *b)
{
	if (tenths(a->total) != tenths(b->total) || a->ndue != b->ndue)
		return false;
	for (size_t i = 0; i < a->ndue; i++)
		if (by_line(&a->due[i], &b->due[i]) != 0)
			return false;
	return true;
}

static int
look(struct why *w, struct judged *out)
{
	return judge(out, w->cmd, w->lay.dir, w->now, w->client, w->what, &w->cmd->arena);
}

static int
take_step(struct why *w, const struct step *s)
{
	struct judged now;

	if (copy_stopped() || look(w, &now) < 0)
		return -1;
	if (w->what == JUDGE_SCORE)
		say_score(w, s, &now);
	else
		say_due(w, s, &now);
	w->last = now;
	return 0;
}

/* The facts of one commit, part by part; or at once, where all of them together changed nothing. */
static int
take_commit(struct why *w, const struct fact *v, size_t n)
{
	struct judged now;
	int r = 0;

	for (size_t i = 0; r == 0 && i < n; i++)
		r = facts_put(&w->lay, &v[i], v[i].nparts - 1);
	if (r < 0 || look(w, &now) < 0)
		return -1;
	if (same(&w->last, &now) && !opt_has(&w->cmd->opts, 'a'))
		return 0;
	for (size_t i = n; r == 0 && i-- > 0; )
		r = facts_take_back(&w->lay, &v[i]);
	for (size_t i = 0; r == 0 && i < n; i++)
		for (size_t k = 0; r == 0 && k < v[i].nparts; k++) {
			struct step s = { v[i].model ? "model" : "fact", v[i].parts[k].rec, v[i].commit, v[i].who,
			    v[i].parts[k].what, v[i].date };

			r = facts_put(&w->lay, &v[i], k);
			if (r == 0)
				r = take_step(w, &s);
		}
	return r;
}

/* Commit by commit: the facts, or the edits of the model. */
static int
take_all(struct why *w, const struct facts *f, bool model)
{
	struct fact *v = arena_array(&w->cmd->arena, struct fact, f->n + 1);
	size_t n = 0;
	int r = 0;

	for (size_t i = 0; r == 0 && i < f->n; i++) {
		if (f->v[i].model == model)
			v[n++] = f->v[i];
		if (n > 0 && (i + 1 == f->n || strcmp(f->v[i + 1].commit, f->v[i].commit) != 0)) {
			r = take_commit(w, v, n);
			n = 0;
		}
	}
	return r;
}

static void
say_whole(struct why *w, const struct judged *first)
{
	struct arena *a = &w->cmd->arena;
	struct step s = { "whole", w->rec, NULL, NULL, "", w->to.today };

	if (w->what == JUDGE_DUE)
		row(w, &s, w->rec, (double)w->last.ndue - (double)first->ndue, arena_printf(a, "%zu due on %s, %zu on %s",
		    first->ndue, w->from.label, w->last.ndue, w->to.label));
	else
		row(w, &s, w->rec, (tenths(w->last.total) - tenths(first->total)) / 10,
		    arena_printf(a, "%.1f%s on %s, %.1f%s on %s", tenths(first->total) / 10,
		    first->number ? "" : " (too little evidence for a figure)", w->from.label, tenths(w->last.total) / 10,
		    w->last.number ? "" : " (too little evidence for a figure)", w->to.label));
}

static int
explain(struct why *w, const struct rec *client)
{
	struct cmd *cmd = w->cmd;
	struct span slug = rec_client_slug(client);
	struct judged first;
	struct facts f;
	struct step s = { "time", client, NULL, NULL, "", w->to.today };
	const char *paths[] = { "book.md", "model", "team", NULL, NULL };
	int r;

	w->client = arena_dup(&cmd->arena, slug);
	w->rec = client;
	w->now = w->from.today;
	w->lay = (struct lay){ .cmd = cmd, .dir = arena_printf(&cmd->arena, "%s/%s", w->copy.dir, w->client) };
	paths[3] = arena_printf(&cmd->arena, "clients/%s", w->client);
	r = facts_read(&f, cmd, w->from.oid, w->to.oid, w->client);
	if (r == 0)
		r = lay_out(&w->lay, NULL, w->from.oid, paths);
	if (r == 0)
		r = look(w, &w->last);
	first = w->last;
	w->now = w->to.today;
	if (r == 0)
		r = take_step(w, &s);
	if (r == 0)
		r = take_all(w, &f, false);
	if (r == 0)
		r = take_all(w, &f, true);
	if (r == 0)
		say_whole(w, &first);
	lay_release(&w->lay);
	facts_release(&f);
	return r;
}

/* The first-parent line from one commit to the other is what is told. */
static int
check_line(struct why *w)
{
	const char *args[] = { "rev-list", "--first-parent", "--boundary",
		arena_printf(&w->cmd->arena, "%s..%s", w->from.oid, w->to.oid), "--", NULL };
	bool met = strcmp(w->from.oid, w->to.oid) == 0;
	struct span line;
	struct git g;

	if (git_start(&g, w->cmd, args, 0) < 0)
		return -1;
	while (git_field(&g, '\n', &line))
		met = met || (line.n > 1 && line.p[0] == '-' && span_is(span_make(line.p + 1, line.n - 1), w->from.oid));
	if (git_end(&g) == 0 && met)
		return 0;
	return cmd_fail(w->cmd, "%s is no commit on the first-parent line of %s", w->from.label, w->to.label), -1;
}

/* Those named; else every client but those that are past. */
static int
choose(struct cmd *cmd, struct feed *feed)
{
	struct want want = {0};
	struct eval ev = cmd_eval(cmd);
	uint16_t stage = model_field_id(&cmd->book.model, span_of("stage"));
	int r;

	name_want(cmd, &want);
	want_field(&want, &cmd->book.model, stage, 0);
	r = cmd_want(cmd, &want) < 0 || cmd_load(cmd, &want) < 0
	    || feed_open(feed, cmd, cmd->args + 1, cmd->nargs - 1, NAME_CLIENT) < 0 ? -1 : 0;
	want_release(&want);
	if (r == 0 && cmd->nargs == 1) {
		feed->v = arena_array(&cmd->arena, const struct rec *, cmd->book.ngroups + 1);
		for (size_t i = 0; i < cmd->book.ngroups; i++) {
			const struct rec *client = cmd->book.groups[i].client;

			if (client != NULL && !span_is(val_span(eval_field(&ev, client, stage)), "past"))
				feed->v[feed->n++] = client;
		}
	}
	arena_release(&ev.scratch);
	return r;
}

static int
why(struct cmd *cmd)
{
	struct why w = { .cmd = cmd, .what = opt_has(&cmd->opts, 'd') ? JUDGE_DUE : JUDGE_SCORE };
	struct feed feed = {0};
	int r = 0;

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "since when?");
	if (out_open(cmd, columns, "part cause date who text") < 0 || choose(cmd, &feed) < 0
	    || past_ends(&w.from, &w.to, cmd, cmd->args[0]) < 0 || check_line(&w) < 0)
		return CMD_TROUBLE;
	r = copy_open(&w.copy, cmd, "book");
	for (size_t i = 0; r == 0 && i < feed.n; i++)
		r = explain(&w, feed.v[i]);
	copy_close(&w.copy);
	return r < 0 ? CMD_TROUBLE : out_end(cmd);
}

const struct cmd_spec cmd_spec = {
	.name = "cr-why",
	.args = "WHEN[..WHEN] [client ...]",
	.what = "splits the change of a score or of what is due into its causes",
	.options = options,
	.common = "fsj0",
	.complete = "client",
	.columns = "part cause date who text commit",
	.needs = CMD_BOOK,
	.run = why,
};
