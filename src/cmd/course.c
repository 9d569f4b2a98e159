/* course - see course.h */
#include "cmd/course.h"

#include <string.h>

#include "cmd/copy.h"
#include "cmd/page.h"

enum { NAME_WIDTH = 14 };

bool
course_value(const struct course_point *p, int which, double *value)
{
	const struct judged *j = &p->judged;

	*value = which == DIMENSIONS ? j->total : j->dims[which];
	return j->there && j->pieces > 0 && *value >= 0;
}

const char *
course_word(int which)
{
	return which == DIMENSIONS ? "total" : dimension_word((enum dimension)which);
}

/* From one step to the next; where git's attributes changed between them, all of it anew. */
static int
lay_step(struct lay *lay, const struct copy *copy, const char *from, const char *to, const char *const *paths, size_t nth)
{
	int r;

	if (from != NULL && strcmp(from, to) == 0)
		return 0;
	r = lay_out(lay, from, to, paths);
	if (r <= 0)
		return r;
	lay->dir = arena_printf(&lay->cmd->arena, "%s/%zu", copy->dir, nth);
	return lay_out(lay, NULL, to, paths);
}

static int
judge_all(struct course *c, struct cmd *cmd, const char *slug, const struct past_range *range, const struct copy *copy)
{
	const char *paths[] = { "book.md", "model", "team", arena_printf(&cmd->arena, "clients/%s", slug), NULL };
	struct lay lay = { .cmd = cmd, .dir = arena_printf(&cmd->arena, "%s/0", copy->dir) };
	int r = 0;

	for (size_t i = 0; r == 0 && i < range->n && !copy_stopped(); i++) {
		const struct instant *step = &range->v[i];

		c->v[c->n] = (struct course_point){ .day = step->today };
		r = lay_step(&lay, copy, i > 0 ? range->v[i - 1].oid : NULL, step->oid, paths, i);
		if (r == 0)
			r = judge(&c->v[c->n++].judged, cmd, lay.dir, step->today, slug, JUDGE_SCORE, &cmd->arena);
	}
	lay_release(&lay);
	return r;
}

int
course_read(struct course *c, struct cmd *cmd, const struct rec *client, const struct past_range *range)
{
	struct eval ev = cmd_eval(cmd);
	struct copy copy;
	int r;

	*c = (struct course){ .name = val_span(cmd_title(cmd, &ev, client)), .slug = rec_client_slug(client) };
	c->name = span_of(arena_dup(&cmd->arena, c->name));
	arena_release(&ev.scratch);
	if (range->n > COURSE_MOST) {
		cmd_fail(cmd, "these are %zu steps, and %d can be told apart", range->n, COURSE_MOST);
		fault_hint(&cmd->faults, "2026-01-01..today/1w");
		return -1;
	}
	c->v = arena_array(&cmd->arena, struct course_point, range->n + 1);
	r = copy_open(&copy, cmd, "book");
	if (r == 0)
		r = judge_all(c, cmd, arena_dup(&cmd->arena, c->slug), range, &copy);
	copy_close(&copy);
	return r;
}

void
course_lately(struct course *c, struct cmd *cmd, const struct rec *client)
{
	struct faults kept = cmd->faults;
	struct past_range range;

	*c = (struct course){0};
	cmd->faults = (struct faults){0};
	if (past_lately(&range, cmd) == 0 && range.n > 1 && course_read(c, cmd, client, &range) < 0)
		c->n = 0;
	faults_release(&cmd->faults);
	cmd->faults = kept;
}

/* The page ------------------------------------------------------------------- */

/* Of a day without a figure the page shows none, either; the picture marks it. */
static bool
page_value(const struct course_point *p, int which, double *value)
{
	return course_value(p, which, value) && p->judged.number;
}

/* From 0 to 100 in eight heights; a dot where there is nothing to show. */
static void
sparkline(struct str *out, const struct course *c, int which)
{
	static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	enum { BARS = sizeof bars / sizeof bars[0] };
	double value;

	for (size_t i = 0; i < c->n; i++) {
		int height = page_value(&c->v[i], which, &value) ? (int)(value * BARS / 100) : -1;

		str_adds(out, height < 0 ? "·" : bars[height < BARS ? height : BARS - 1]);
	}
}

/* "▁▃▅  12 to 54"; false: on less than two days was there anything to show. */
static bool
put_course(struct str *out, const struct course *c, int which)
{
	double value, first = 0, last = 0;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (page_value(&c->v[i], which, &value)) {
			first = n++ == 0 ? value : first;
			last = value;
		}
	sparkline(out, c, which);
	str_addf(out, "  %.0f to %.0f", first, last);
	return n > 1;
}

void
course_page(struct cmd *cmd, const struct course *c)
{
	struct str right = {0};
	char day[DATE_TEXT];
	bool any = false;

	for (int i = 0; i <= DIMENSIONS; i++) {
		int which = i == 0 ? DIMENSIONS : i - 1;

		str_reset(&right);
		if (!put_course(&right, c, which))
			continue;
		if (!any)
			page_heading(cmd, arena_printf(&cmd->arena, "Since %s, as it was recorded",
			    date_text(c->v[0].day, day)));
		any = true;
		page_line(cmd, "  ", span_of(course_word(which)), NAME_WIDTH, str_span(&right));
	}
	str_release(&right);
}
