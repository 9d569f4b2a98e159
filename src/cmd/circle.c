/* circle - see circle.h: who is in it, in which order, and where in the disc */
#include "cmd/circle.h"

#include <math.h>
#include <stdlib.h>

static const char *const person_fields[] = { "name", "role", "left", "index", "rank", "power", "proximity", "urgency",
	"drive", "direction", "from-us", "inside", "support", "support-target", "receptive", "receptive-target",
	"attitude", "fit", "camp", "quadrant", "salience", "seam", "seam-target", "assessed" };

void
circle_want(struct cmd *cmd, struct want *want)
{
	static const char *const client_fields[] = { "name", "engagement", "engagement-fit", "net-engagement" };
	const struct model *m = &cmd->book.model;
	const struct kind *person = model_kind(m, span_of("person")), *client = model_kind(m, span_of("client"));

	if (person == NULL || client == NULL)
		return;
	want->kinds |= KIND_BIT(person) | KIND_BIT(client);
	for (size_t i = 0; i < sizeof person_fields / sizeof person_fields[0]; i++)
		want_field(want, m, model_field_id(m, span_of(person_fields[i])), KIND_BIT(person));
	for (size_t i = 0; i < sizeof client_fields / sizeof client_fields[0]; i++)
		want_field(want, m, model_field_id(m, span_of(client_fields[i])), KIND_BIT(client));
}

/* A field by its name; a book with an older model has no such field, and so no value. */
static struct val
value_of(struct eval *ev, const struct rec *rec, const char *name)
{
	uint16_t id = model_field_id(ev->world->model, span_of(name));

	return id != 0 ? eval_field(ev, rec, id) : (struct val){0};
}

static double
number_of(struct eval *ev, const struct rec *rec, const char *name)
{
	struct val v = value_of(ev, rec, name);

	return v.type == VAL_NUMBER ? v.number : 0;
}

static struct span
word_of(struct eval *ev, const struct rec *rec, const char *name)
{
	struct val v = value_of(ev, rec, name);

	return v.type == VAL_WORD || v.type == VAL_TEXT ? val_span(v) : span_make("", 0);
}

/* A book may stretch its scales; the disc has four rings all the same. */
static double
within(double x, double low, double high)
{
	return x < low ? low : x > high ? high : x;
}

static void
read_spot(struct spot *s, struct cmd *cmd, struct eval *ev, const struct rec *rec, bool us)
{
	struct val inside = value_of(ev, rec, "inside");
	double depth;

	*s = (struct spot){ .rec = rec, .name = val_span(cmd_title(cmd, ev, rec)), .role = word_of(ev, rec, "role") };
	if (s->name.n == 0)
		s->name = rec_slug(rec);
	s->direction = word_of(ev, rec, us ? "from-us" : "direction");
	s->camp = word_of(ev, rec, "camp");
	s->quadrant = word_of(ev, rec, "quadrant");
	s->salience = word_of(ev, rec, "salience");
	s->seam = word_of(ev, rec, "seam");
	s->seam_target = word_of(ev, rec, "seam-target");
	s->index = number_of(ev, rec, "index");
	s->rank = number_of(ev, rec, "rank");
	s->power = number_of(ev, rec, "power");
	s->proximity = number_of(ev, rec, "proximity");
	s->urgency = number_of(ev, rec, "urgency");
	s->drive = number_of(ev, rec, "drive");
	s->support = number_of(ev, rec, "support");
	s->support_target = number_of(ev, rec, "support-target");
	s->receptive = number_of(ev, rec, "receptive");
	s->receptive_target = number_of(ev, rec, "receptive-target");
	s->attitude = value_of(ev, rec, "attitude");
	s->fit = value_of(ev, rec, "fit");
	s->outside = inside.type == VAL_BOOL && !inside.yes;
	depth = within(s->power, 1, CIRCLE_RINGS);
	s->inner = CIRCLE_RINGS - within(s->proximity, 1, CIRCLE_RINGS);
	if (s->inner > CIRCLE_RINGS - depth)
		s->inner = CIRCLE_RINGS - depth;
	s->outer = s->inner + depth;
}

/* By rank; people without one last, in the book's order. */
static int
by_rank(const void *x, const void *y)
{
	const struct spot *a = x, *b = y;

	if ((a->rank > 0) != (b->rank > 0))
		return a->rank > 0 ? -1 : 1;
	if (a->rank < b->rank || a->rank > b->rank)
		return a->rank < b->rank ? -1 : 1;
	return rec_cmp(a->rec, b->rec);
}

/* An index of 0 is still somebody: at least a hundredth of what the highest may have. */
static double
weight_of(const struct circle *c, const struct spot *s)
{
	return c->choice.by_index ? within(s->index, 1, 100) : within(s->urgency, 1, 100);
}

static void
place_spots(struct circle *c)
{
	double sum = 0, at = 0;

	for (size_t i = 0; i < c->shown; i++)
		sum += weight_of(c, &c->v[i]);
	for (size_t i = 0; i < c->shown; i++) {
		struct spot *s = &c->v[i];

		s->from = at / sum;
		s->arc = weight_of(c, s) / sum;
		at += weight_of(c, s);
		if (!s->rec->has_date)
			continue;
		if (c->first.day == 0 || date_cmp(s->rec->dated, c->first) < 0)
			c->first = s->rec->dated;
		if (c->last.day == 0 || date_cmp(s->rec->dated, c->last) > 0)
			c->last = s->rec->dated;
	}
}

void
circle_of(struct circle *c, struct cmd *cmd, struct eval *ev, const struct rec *client,
    const struct circle_choice *choice)
{
	const struct model *m = &cmd->book.model;
	const struct kind *person = model_kind(m, span_of("person"));
	const struct field *index = person != NULL ? kind_field(m, person, span_of("index")) : NULL;
	const struct group *g = &cmd->book.groups[client->group];

	*c = (struct circle){ .client = client, .choice = *choice, .name = val_span(cmd_title(cmd, ev, client)),
	    .today = cmd->today };
	if (c->name.n == 0)
		c->name = rec_client_slug(client);
	if (index != NULL)
		c->rule = index->derived_text;
	c->v = arena_array(&cmd->arena, struct spot, g->n + 1);
	for (size_t i = 0; i < g->n; i++) {
		const struct rec *rec = &g->recs[i];

		if (rec->kind != person || value_of(ev, rec, "left").type != VAL_NONE || !cmd_selects(cmd, ev, rec))
			continue;
		read_spot(&c->v[c->n], cmd, ev, rec, choice->us);
		c->rated += c->v[c->n++].rank > 0;
	}
	if (c->n > 0)
		qsort(c->v, c->n, sizeof *c->v, by_rank);
	c->shown = choice->top > 0 && choice->top < c->rated ? choice->top : c->rated;
	c->level = value_of(ev, client, "engagement");
	c->fit = value_of(ev, client, "engagement-fit");
	c->net = value_of(ev, client, "net-engagement");
	place_spots(c);
}

bool
circle_holds(const struct spot *s, enum circle_view view)
{
	switch (view) {
	case CIRCLE_PROFILE: return s->attitude.type == VAL_NUMBER;
	case CIRCLE_GRID: return s->quadrant.n > 0;
	case CIRCLE_SALIENCE: return s->salience.n > 0;
	case CIRCLE_SEAM: return s->seam.n > 0;
	default: return s->rank > 0;
	}
}

char
circle_letter(const struct spot *s)
{
	static const struct { const char *word; char letter; } letters[] = {
		{ "up", 'U' }, { "down", 'D' }, { "out", 'O' }, { "side", 'S' }
	};

	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (span_is(s->direction, letters[i].word))
			return letters[i].letter;
	return '?';
}

void
circle_cells(const struct spot *s, char out[CIRCLE_RINGS + 1])
{
	for (int ring = 0; ring < CIRCLE_RINGS; ring++)
		out[ring] = s->inner < ring + 0.5 && s->outer > ring + 0.5 ? '#' : '.';
	out[CIRCLE_RINGS] = '\0';
}

void
circle_who(struct str *out, const struct spot *s)
{
	str_add(out, s->name);
	if (s->role.n > 0) {
		str_adds(out, ", ");
		str_add(out, s->role);
	}
}

void
circle_seen(struct str *out, const struct circle *c)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	str_addf(out, "seen from %s", c->choice.us ? "us" : "the client");
	if (c->first.day == 0)
		return;
	date_text(c->first, first);
	date_text(c->last, last);
	if (c->first.day == c->last.day)
		str_addf(out, ", assessed %s", first);
	else
		str_addf(out, ", assessed between %s and %s", first, last);
}
