/* past - see past.h */
#include "cmd/past.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/git.h"

/* Every commit that HEAD reaches, parents before children. */
struct past {
	struct commit {
		const char *oid;
		int64_t latest;		/* its own clock and all its ancestors' */
		uint32_t parent;	/* the first: index + 1; 0: a root */
	} *v;
	size_t n, cap;
	uint32_t *hash;			/* open addressing: index + 1 */
	size_t room;
	struct arena arena;
};

/* The last second of a day, or of a moment's minute. */
static int64_t
last_second(struct date d)
{
	struct tm tm = { .tm_isdst = -1, .tm_hour = 23, .tm_min = 59, .tm_sec = 59 };

	date_split(d, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon--;
	if (d.minute != NO_MINUTE) {
		tm.tm_hour = d.minute / 60;
		tm.tm_min = d.minute % 60;
	}
	return (int64_t)mktime(&tm);
}

/* Where oid stands in the table, or would stand. */
static uint32_t *
slot(const struct past *p, struct span oid)
{
	size_t at = span_hash(oid) & (p->room - 1);

	while (p->hash[at] != 0 && !span_is(oid, p->v[p->hash[at] - 1].oid))
		at = (at + 1) & (p->room - 1);
	return &p->hash[at];
}

static void
grow(struct past *p)
{
	free(p->hash);
	p->room = p->room ? p->room * 2 : 1024;
	p->hash = calloc(p->room, sizeof *p->hash);
	if (p->hash == NULL)
		abort();
	for (size_t i = 0; i < p->n; i++)
		*slot(p, span_of(p->v[i].oid)) = (uint32_t)i + 1;
}

/* "TIME OID PARENT..." */
static void
add_commit(struct past *p, struct span line)
{
	struct span word;
	double when = 0;
	struct commit c = {0};

	span_cut(&line, ' ', &word);
	span_number(word, &when);
	c.latest = (int64_t)when;
	span_cut(&line, ' ', &word);
	c.oid = arena_dup(&p->arena, word);
	for (bool first = true; line.n > 0; first = false) {
		uint32_t at;

		span_cut(&line, ' ', &word);
		at = *slot(p, word);
		if (first)
			c.parent = at;
		if (at != 0 && p->v[at - 1].latest > c.latest)
			c.latest = p->v[at - 1].latest;
	}
	if ((p->n + 1) * 2 > p->room)
		grow(p);
	*slot(p, span_of(c.oid)) = (uint32_t)p->n + 1;
	*vec_push(p->v, p->n, p->cap) = c;
}

static int
read_commits(struct past *p, struct cmd *cmd, const char *tip)
{
	const char *args[] = { "rev-list", "--topo-order", "--reverse", "--parents", "--timestamp", tip, "--", NULL };
	struct span line;
	struct git g;

	if (git_start(&g, cmd, args, GIT_QUIET) < 0)
		return -1;
	grow(p);
	while (git_field(&g, '\n', &line))
		add_commit(p, line);
	if (git_end(&g) == 0 && p->n > 0)
		return 0;
	return git_nothing(cmd);
}

static void
release(struct past *p)
{
	free(p->v);
	free(p->hash);
	arena_release(&p->arena);
}

static void
find_day(struct instant *m, const struct past *p)
{
	int64_t limit = last_second(m->today);

	for (uint32_t at = (uint32_t)p->n; at != 0; at = p->v[at - 1].parent)
		if (p->v[at - 1].latest <= limit) {
			memcpy(m->oid, p->v[at - 1].oid, strlen(p->v[at - 1].oid) + 1);
			return;
		}
}

static const char *
label(struct cmd *cmd, struct date d)
{
	char text[DATE_TEXT];

	return arena_dup(&cmd->arena, span_of(date_text(d, text)));
}

/* 0; 1: no commit of that name. */
static int
read_commit(struct instant *m, struct cmd *cmd, struct span typed)
{
	const char *args[] = { "log", "-1", "--format=%ct %H", "--end-of-options",
		arena_printf(&cmd->arena, "%.*s^{commit}", (int)typed.n, typed.p), "--", NULL };
	const char *line = git_line(cmd, args);
	struct span rest = span_of(line != NULL ? line : ""), when;
	double seconds;

	if (line == NULL || !span_cut(&rest, ' ', &when) || !span_number(when, &seconds) || rest.n >= OID_ROOM)
		return 1;
	*m = (struct instant){ .today = cmd_civil((int64_t)seconds), .is_commit = true };
	memcpy(m->oid, rest.p, rest.n);
	m->label = label(cmd, m->today);
	return 0;
}

/* A day, whose commit find_day finds; a commit; or a duration, so long ago. */
static int
read_end(struct instant *m, struct cmd *cmd, struct span typed)
{
	struct faults none = {0};
	struct when w;
	struct dur dur;
	int r = 0;

	if (typed.n < 4 && dur_parse(typed, &dur) && dur.n > 0)	/* git shortens no commit to that */
		typed = span_of(arena_printf(&cmd->arena, "-%.*s", (int)typed.n, typed.p));
	*m = (struct instant){0};
	if (typed.n > 0 && when_read(&w, typed, cmd->today, WHEN_BACK, NULL, &none) == 0) {
		r = cmd_when(cmd, typed, WHEN_BACK, NULL, &m->today);
		m->label = label(cmd, m->today);
	} else if (typed.n == 0 || read_commit(m, cmd, typed) != 0) {
		r = -1;
		if (typed.n > 0 && !git_began(cmd))
			git_nothing(cmd);
		else {
			cmd_fail(cmd, "\"%.*s\" is neither a day nor a commit", (int)typed.n, typed.p);
			fault_hint(&cmd->faults, "2026-06-01, 3 weeks ago, HEAD~20");
		}
	}
	faults_release(&none);
	return r;
}

static int
too_early(struct cmd *cmd, const struct instant *m, const struct past *p)
{
	char text[DATE_TEXT];

	cmd_fail(cmd, "nothing was recorded by %s", m->label);
	fault_hint(&cmd->faults, "the first commit is of %s", date_text(cmd_civil(p->v[0].latest), text));
	return -1;
}

int
past_moment(struct instant *out, struct cmd *cmd, struct span typed)
{
	struct past p = {0};
	int r = read_end(out, cmd, typed);

	if (r == 0 && !out->is_commit && (r = read_commits(&p, cmd, "HEAD")) == 0) {
		find_day(out, &p);
		if (out->oid[0] == '\0')
			r = too_early(cmd, out, &p);
	}
	release(&p);
	return r;
}

/* Ranges ----------------------------------------------------------------------- */

struct list {
	struct instant *v;
	size_t n, cap;
};

/* One step for each commit of the first-parent line after `from` up to `to`. */
static int
each_commit(struct list *list, struct cmd *cmd, const struct instant *from, const struct instant *to)
{
	const char *args[] = { "rev-list", "--first-parent", "--reverse", "--timestamp",
		from->oid[0] ? arena_printf(&cmd->arena, "%s..%s", from->oid, to->oid) : to->oid, "--", NULL };
	struct span line, when;
	struct git g;
	double seconds;

	if (git_start(&g, cmd, args, 0) < 0)
		return -1;
	while (git_field(&g, '\n', &line))
		if (span_cut(&line, ' ', &when) && span_number(when, &seconds) && line.n < OID_ROOM) {
			struct instant m = { .today = cmd_civil((int64_t)seconds), .is_commit = true };

			memcpy(m.oid, line.p, line.n);
			m.label = label(cmd, m.today);
			*vec_push(list->v, list->n, list->cap) = m;
		}
	return git_end(&g) == 0 ? 0 : (cmd_fail(cmd, "git cannot tell the commits of the range"), -1);
}

static int
each_day(struct list *list, struct cmd *cmd, const struct past *p, const struct instant *from,
    const struct instant *to, struct dur step)
{
	struct instant m;
	double n = step.n;

	for (int i = 1; ; i++) {
		step.n = n * i;
		m = (struct instant){ .today = date_add(from->today, step, NULL) };
		if (date_cmp(m.today, to->today) >= 0)
			return 0;
		if (i > 1 && date_cmp(m.today, from->today) <= 0)
			return cmd_fail(cmd, "a step must lead forward"), -1;
		m.label = label(cmd, m.today);
		find_day(&m, p);
		*vec_push(list->v, list->n, list->cap) = m;
	}
}

static void
first_commit(struct instant *m, struct cmd *cmd, const struct past *p)
{
	*m = (struct instant){ .today = cmd_civil(p->v[0].latest), .is_commit = true };
	memcpy(m->oid, p->v[0].oid, strlen(p->v[0].oid) + 1);
	m->label = label(cmd, m->today);
}

/* Both ends, and what HEAD (or the last of them) reaches. */
static int
read_ends(struct instant *from, struct instant *to, struct past *p, struct cmd *cmd, struct span a, struct span b)
{
	int r = a.n > 0 ? read_end(from, cmd, a) : 0;

	*to = (struct instant){ .today = cmd->today, .label = label(cmd, cmd->today) };
	if (r == 0 && b.n > 0)
		r = read_end(to, cmd, b);
	if (r == 0)
		r = read_commits(p, cmd, to->is_commit ? to->oid : "HEAD");
	if (r < 0)
		return -1;
	if (a.n == 0)
		first_commit(from, cmd, p);
	if (!from->is_commit)
		find_day(from, p);
	if (!to->is_commit)
		find_day(to, p);
	if (date_cmp(from->today, to->today) > 0)
		return cmd_fail(cmd, "%s is after %s", from->label, to->label), -1;
	return to->oid[0] == '\0' ? too_early(cmd, to, p) : 0;
}

static int
read_steps(struct list *list, struct cmd *cmd, struct span a, struct span b, const struct dur *step)
{
	struct instant from, to;
	struct past p = {0};
	int r = read_ends(&from, &to, &p, cmd, a, b);

	if (r == 0) {
		*vec_push(list->v, list->n, list->cap) = from;
		r = step != NULL ? each_day(list, cmd, &p, &from, &to, *step) : each_commit(list, cmd, &from, &to);
	}
	if (r == 0 && strcmp(list->v[list->n - 1].label, to.label) != 0)
		*vec_push(list->v, list->n, list->cap) = to;
	release(&p);
	return r;
}

int
past_ends(struct instant *from, struct instant *to, struct cmd *cmd, const char *typed)
{
	const char *dots = strstr(typed, "..");
	struct span a = span_make(typed, dots != NULL ? (size_t)(dots - typed) : strlen(typed));
	struct past p = {0};
	int r = read_ends(from, to, &p, cmd, a, span_of(dots != NULL ? dots + 2 : ""));

	if (r == 0 && from->oid[0] == '\0')
		r = too_early(cmd, from, &p);
	release(&p);
	return r;
}

/* Those that have a commit; the list is done with. */
static void
keep_steps(struct past_range *out, struct cmd *cmd, struct list *list)
{
	out->v = arena_array(&cmd->arena, struct instant, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		if (list->v[i].oid[0] != '\0')
			out->v[out->n++] = list->v[i];
		else
			out->before++;
	}
	free(list->v);
}

int
past_lately(struct past_range *out, struct cmd *cmd)
{
	static const struct { int days; enum unit unit; int steps; } ways[] = {
		{ 112, DUR_M, 12 }, { 28, DUR_W, 16 }, { INT_MIN, DUR_D, 28 }
	};
	struct list list = {0};
	struct past p = {0};
	size_t way = 0;
	int r = read_commits(&p, cmd, "HEAD");

	*out = (struct past_range){ .range = true };
	while (r == 0 && cmd->today.day - cmd_civil(p.v[0].latest).day <= ways[way].days)
		way++;
	for (int i = ways[way].steps; r == 0 && i >= 0; i--) {
		struct instant m = { .today = date_add(cmd->today, (struct dur){ -i, ways[way].unit }, NULL) };

		m.label = label(cmd, m.today);
		find_day(&m, &p);
		*vec_push(list.v, list.n, list.cap) = m;
	}
	if (r == 0 && list.v[list.n - 1].oid[0] == '\0')
		r = too_early(cmd, &list.v[list.n - 1], &p);
	keep_steps(out, cmd, &list);
	release(&p);
	return r;
}

int
past_read(struct past_range *out, struct cmd *cmd, const char *typed)
{
	const char *dots = strstr(typed, ".."), *slash = dots != NULL ? strrchr(dots, '/') : NULL;
	struct span b = span_of(dots != NULL ? dots + 2 : "");
	struct list list = {0};
	struct dur step;
	bool stepped = slash != NULL && dur_parse(span_of(slash + 1), &step) && step.n > 0;
	int r;

	*out = (struct past_range){ .range = dots != NULL };
	if (slash != NULL && !stepped && slash[1] >= '0' && slash[1] <= '9') {
		cmd_fail(cmd, "a step is no \"%s\"", slash + 1);
		fault_hint(&cmd->faults, "1d, 1w, 1m");
		return -1;
	}
	if (stepped)
		b.n = (size_t)(slash - b.p);
	if (dots == NULL)
		r = past_moment(vec_push(list.v, list.n, list.cap), cmd, span_of(typed));
	else
		r = read_steps(&list, cmd, span_make(typed, (size_t)(dots - typed)), b, stepped ? &step : NULL);
	keep_steps(out, cmd, &list);
	return r;
}
