/* satisfaction - see satisfaction.h */
#include "cmd/satisfaction.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

enum figure { SHARE, NET, MEAN };	/* of the top box; of the top less the bottom; of the numbers */

const struct column satisfaction_columns[] = {
	{ "score", COL_NUMBER }, { "instrument", COL_WORD }, { "answered", COL_DATE }, { "who", COL_WORD },
	{ "text", COL_TEXT }, { NULL, COL_TEXT }
};

/* What an instrument adds up. Which number is in which box, and on which scale, is the kind's to say. */
static const struct form {
	const char *word;
	enum figure figure;
} forms[] = { { "csat", SHARE }, { "nps", NET }, { "ces", MEAN } };

enum { FORMS = sizeof forms / sizeof *forms };

struct answer {
	const struct rec *rec;
	struct span instrument, from, box;
	double score, low, high;
	struct date answered;
	bool off;			/* its own scale */
};

struct answers {
	struct answer *v;		/* in cmd's arena */
	size_t n;
	int32_t since;			/* answered later than this day */
	double few, few_nps;
};

enum { F_SCORE, F_LOW, F_HIGH, F_INSTRUMENT, F_FROM, F_ANSWERED, F_BOX, FIELDS };

static const char *const names[FIELDS] = { "score", "scale-low", "scale", "instrument", "from", "answered", "box" };

void
satisfaction_want(struct cmd *cmd, struct want *want)
{
	const struct model *m = &cmd->book.model;
	const struct kind *kind = model_kind(m, span_of("feedback"));

	if (kind == NULL)
		return;
	want_kind(want, m, kind);
	want_field(want, m, m->f_title, KIND_BIT(kind));
	for (size_t i = 0; i < FIELDS; i++)
		want_field(want, m, model_field_id(m, span_of(names[i])), KIND_BIT(kind));
}

static bool
read_answer(struct answer *a, struct cmd *cmd, struct eval *ev, const struct rec *rec, int32_t since)
{
	const struct model *m = &cmd->book.model;
	struct val v[FIELDS];

	for (size_t i = 0; i < FIELDS; i++)
		v[i] = eval_field(ev, rec, model_field_id(m, span_of(names[i])));
	if (v[F_SCORE].type != VAL_NUMBER || v[F_LOW].type != VAL_NUMBER || v[F_HIGH].type != VAL_NUMBER
	    || v[F_ANSWERED].type != VAL_DATE)
		return false;
	*a = (struct answer){ .rec = rec, .instrument = val_span(v[F_INSTRUMENT]), .from = val_span(v[F_FROM]),
	    .box = val_span(v[F_BOX]), .score = v[F_SCORE].number, .low = v[F_LOW].number,
	    .high = v[F_HIGH].number, .answered = v[F_ANSWERED].date };
	a->off = a->low >= a->high || a->score < a->low || a->score > a->high;
	return a->answered.day <= cmd->today.day && a->answered.day > since;
}

static int
latest_first(const void *x, const void *y)
{
	const struct answer *a = x, *b = y;
	int c = date_cmp(b->answered, a->answered);

	return c != 0 ? c : -rec_cmp(a->rec, b->rec);
}

static void
sort(struct answers *all, size_t first)
{
	if (all->n > first)
		qsort(all->v + first, all->n - first, sizeof *all->v, latest_first);
}

/* Whoever answers often is still one voice; a number off its scale is no answer, and none is the earlier for it. */
static void
keep_last(struct answers *all, size_t first)
{
	size_t kept = first;

	sort(all, first);
	for (size_t i = first; i < all->n; i++) {
		bool again = false;

		for (size_t k = first; k < kept && !again && !all->v[i].off && all->v[i].from.n > 0; k++)
			again = !all->v[k].off && span_eq(all->v[k].from, all->v[i].from)
			    && span_eq(all->v[k].instrument, all->v[i].instrument);
		if (!again)
			all->v[kept++] = all->v[i];
	}
	all->n = kept;
}

static void
gather(struct answers *all, struct cmd *cmd, const bool *asked, bool every)
{
	const struct kind *kind = model_kind(&cmd->book.model, span_of("feedback"));
	struct eval ev = cmd_eval(cmd);

	all->v = arena_array(&cmd->arena, struct answer, cmd->book.nrecs + 1);
	for (size_t i = 0; kind != NULL && i < cmd->book.ngroups; i++) {
		const struct group *g = &cmd->book.groups[i];
		size_t first = all->n;

		for (size_t k = 0; asked[i] && k < g->sets[kind->index].n; k++) {
			const struct rec *rec = &g->recs[g->sets[kind->index].first + k];

			all->n += cmd_selects(cmd, &ev, rec) && read_answer(&all->v[all->n], cmd, &ev, rec,
			    all->since);
		}
		if (every)
			sort(all, first);
		else
			keep_last(all, first);
	}
	arena_release(&ev.scratch);
}

static int
print_answers(struct cmd *cmd, const struct answers *all)
{
	struct eval ev = cmd_eval(cmd);
	int status;

	for (size_t i = 0; i < all->n; i++) {
		const struct answer *a = &all->v[i];
		const struct val none = {0};
		struct val v[] = { val_number(a->score),
		    a->instrument.n > 0 ? val_text(VAL_WORD, a->instrument) : none, val_date(a->answered),
		    a->from.n > 0 ? val_text(VAL_WORD, a->from) : none, cmd_title(cmd, &ev, a->rec) };

		out_row(cmd, a->rec, v);
	}
	status = out_end(cmd);
	arena_release(&ev.scratch);
	return status;
}

/* Of one instrument: how many in either box, of all; and in none, on another scale or off their own. */
struct count {
	size_t n, low, high, other, off;
	double sum;
	const struct answer *first;
};

static struct count
count(const struct answers *all, const struct form *f)
{
	struct count c = {0};

	for (size_t i = 0; i < all->n; i++) {
		const struct answer *a = &all->v[i];

		if (!span_is(a->instrument, f->word))
			continue;
		if (a->off || a->box.n == 0) {
			*(a->off ? &c.off : &c.other) += 1;
			continue;
		}
		if (c.n++ == 0)
			c.first = a;
		c.low += span_is(a->box, "bottom");
		c.high += span_is(a->box, "top");
		c.sum += a->score;
	}
	return c;
}

static void
say_off(struct str *words, size_t n)
{
	if (n > 0)
		str_addf(words, "; %zu off %s scale left out", n, n == 1 ? "its" : "their");
}

static void
say(struct str *words, char value[16], const struct form *f, const struct count *c, const struct answers *all)
{
	double n = (double)c->n, net = c->n > 0 ? 100 * ((double)c->high - (double)c->low) / n : 0;

	snprintf(value, 16, "-");
	if (c->n == 0) {
		str_adds(words, "no answers");
	} else if (f->figure == SHARE) {
		snprintf(value, 16, "%.0f", 100 * (double)c->high / n);
		str_addf(words, "%zu of %zu in the top box", c->high, c->n);
	} else if (f->figure == NET) {
		snprintf(value, 16, "%.0f", net);
		str_addf(words, "%zu in the top box less %zu in the bottom one, of %zu", c->high, c->low, c->n);
	} else {
		snprintf(value, 16, "%.1f", c->sum / n);
		str_addf(words, "mean from %g to %g; %zu in the top box less %zu in the bottom one is %.0f",
		    c->first->low, c->first->high, c->high, c->low, net);
	}
	if (f->figure == NET && n > 0 && n < all->few_nps)
		str_addf(words, "; few answers: one can move it by %.0f, so read them instead", 200 / n);
	else if (n > 0 && n < all->few)
		str_adds(words, "; thin");
	if (c->other > 0)
		str_addf(words, "; %zu on another scale left out", c->other);
	say_off(words, c->off);
}

/* A number whose question nobody wrote down is a level, and none of the three. */
static size_t
say_level(struct str *words, char value[16], const struct answers *all)
{
	size_t n = 0, off = 0;
	double sum = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct answer *a = &all->v[i];

		if (a->instrument.n == 0 && a->off)
			off++;
		else if (a->instrument.n == 0)
			sum += (a->score - a->low) / (a->high - a->low), n++;
	}
	if (n > 0) {
		snprintf(value, 16, "%.0f", 100 * sum / (double)n);
		str_addf(words, "mean share of the scale, of %zu that name no instrument%s", n, (double)n < all->few ? "; thin" : "");
	} else if (off > 0) {
		snprintf(value, 16, "-");
		str_adds(words, "no answers");
	}
	say_off(words, off);
	return n;
}

static void
put_json(struct str *out, const char *word, const char *value, size_t n, const char *words)
{
	str_addc(out, '{');
	json_key(out, span_of("instrument"));
	if (*word != '-')
		json_text(out, span_of(word));
	else
		str_adds(out, "null");
	str_addf(out, ",\"value\":%s,\"answers\":%zu", strcmp(value, "-") != 0 ? value : "null", n);
	json_key(out, span_of("text"));
	json_text(out, span_of(words));
	str_adds(out, "}\n");
}

static void
print_line(struct cmd *cmd, const char *word, const char *value, size_t n, const struct str *words)
{
	struct str json = {0};

	if (opt_has(&cmd->opts, 'j')) {
		put_json(&json, word, value, n, words->n > 0 ? words->s : "");
		out_text(cmd, str_span(&json));
		str_release(&json);
	} else if (out_tty(cmd))
		out_printf(cmd, "%-6s%5s  %s\n", word, value, words->n > 0 ? words->s : "");
	else
		out_printf(cmd, "%s\t%s\t%zu\t%s\n", word, value, n, words->n > 0 ? words->s : "");
}

static int
print_figures(struct cmd *cmd, const struct answers *all)
{
	struct str words = {0};
	char value[16];
	size_t n;

	for (const struct form *f = forms; f < forms + FORMS; f++) {
		struct count c = count(all, f);

		str_reset(&words);
		say(&words, value, f, &c, all);
		print_line(cmd, f->word, value, c.n, &words);
	}
	str_reset(&words);
	n = say_level(&words, value, all);
	if (words.n > 0)
		print_line(cmd, "-", value, n, &words);
	str_release(&words);
	return all->n > 0 ? CMD_OK : CMD_NONE;
}

/* Its limits are those of the practice that looks at the same answers. */
static int
read_limits(struct answers *all, struct cmd *cmd)
{
	const struct practice *p = practice_find(&cmd->book.model, span_of("their-verdict"));
	struct dur year;
	struct val since = practice_limit_of(p, "answers-of"), few = practice_limit_of(p, "few"),
	    few_nps = practice_limit_of(p, "few-nps");

	if (since.type != VAL_DUR || few.type != VAL_NUMBER || few_nps.type != VAL_NUMBER) {
		fault_add(&cmd->faults, ERROR, "model/practices/their-verdict.md", 0, 0,
		    "--satisfaction takes the limits answers-of, few and few-nps from here");
		fault_hint(&cmd->faults, "copy it out of a book that cr-init makes");
		return -1;
	}
	year = val_dur(since);
	year.n = -year.n;
	all->since = date_add(cmd->today, year, NULL).day;
	all->few = few.number;
	all->few_nps = few_nps.number;
	return 0;
}

int
satisfaction(struct cmd *cmd, const bool *asked, size_t n)
{
	struct answers all = {0};

	if (read_limits(&all, cmd) < 0)
		return CMD_TROUBLE;
	for (const char *c = "fs0"; n != 1 && *c != '\0'; c++)
		if (opt_has(&cmd->opts, *c))
			return cmd_usage(cmd, "-%c is for the answers of one client", *c);
	gather(&all, cmd, asked, n == 1);
	return n == 1 ? print_answers(cmd, &all) : print_figures(cmd, &all);
}
