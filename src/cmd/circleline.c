/* circleline - a client's people as lines of a pipe */
#include <math.h>

#include "cmd/circle.h"

const struct column circle_columns[] = {
	{ "index", COL_NUMBER }, { "rank", COL_NUMBER }, { "direction", COL_WORD }, { "urgency", COL_NUMBER },
	{ "arc", COL_NUMBER }, { "rings", COL_WORD }, { "attitude", COL_NUMBER }, { "fit", COL_NUMBER },
	{ "camp", COL_WORD }, { "quadrant", COL_WORD }, { "salience", COL_WORD }, { "seam", COL_WORD },
	{ "seam-target", COL_WORD }, { "text", COL_TEXT }, { NULL, COL_TEXT }
};

enum {
	INDEX, RANK, DIRECTION, URGENCY, ARC, RINGS, ATTITUDE, FIT, CAMP, QUADRANT, SALIENCE, LEVEL, TARGET, WHO, NCOLUMNS
};

static struct val
word_or_none(struct span word)
{
	return word.n > 0 ? val_text(VAL_WORD, word) : (struct val){0};
}

static struct val
kept(struct cmd *cmd, struct span text)
{
	return val_text(VAL_TEXT, span_make(arena_dup(&cmd->arena, text), text.n));
}

static void
person(struct cmd *cmd, const struct spot *s, bool shown)
{
	struct val v[NCOLUMNS] = {0};
	char cells[CIRCLE_RINGS + 1];
	struct str who = {0};

	circle_who(&who, s);
	v[DIRECTION] = word_or_none(s->direction);
	v[ATTITUDE] = s->attitude;
	v[FIT] = s->fit;
	v[CAMP] = word_or_none(s->camp);
	v[QUADRANT] = word_or_none(s->quadrant);
	v[SALIENCE] = word_or_none(s->salience);
	v[LEVEL] = word_or_none(s->seam);
	v[TARGET] = word_or_none(s->seam_target);
	v[WHO] = kept(cmd, str_span(&who));
	if (s->rank > 0) {
		circle_cells(s, cells);
		v[INDEX] = val_number(s->index);
		v[RANK] = val_number(s->rank);
		v[URGENCY] = val_number(s->urgency);
		v[RINGS] = kept(cmd, span_of(cells));
	}
	if (shown)
		v[ARC] = val_number(floor(s->arc * 1000 + 0.5) / 1000);
	out_row(cmd, s->rec, v);
	str_release(&who);
}

/* What the community as a whole comes to is a line of the client itself. */
static void
community(struct cmd *cmd, const struct circle *c)
{
	struct val v[NCOLUMNS] = { [ATTITUDE] = c->level, [FIT] = c->fit, [WHO] = val_text(VAL_TEXT, c->name) };

	out_row(cmd, c->client, v);
}

void
circle_lines(struct cmd *cmd, const struct circle *c, enum circle_view view)
{
	size_t n = view == CIRCLE_RANKS ? c->shown : c->n;

	if (view == CIRCLE_PROFILE)
		community(cmd, c);
	for (size_t i = 0; i < n; i++)
		if (circle_holds(&c->v[i], view))
			person(cmd, &c->v[i], i < c->shown);
}
