/* circletext - a client's people on a page: by rank, their engagement, power against interest, salience, SEAM */
#include <stdio.h>
#include <string.h>

#include "cmd/circle.h"
#include "cmd/outp.h"
#include "cmd/page.h"

enum { STEPS = 5, BLOCK_WIDTH = 19, PIPE_WIDTH = 80, NAME_WIDTH = 24, LEVEL_WIDTH = 11 };

static const char *const supports[STEPS + 1] = { "support not said", "active opposition", "passive opposition",
	"non-committal", "passive support", "active support" };

/* "Acme SA: so and so" */
static void
heading(struct cmd *cmd, const struct circle *c, struct str *text)
{
	str_splice(text, 0, 0, span_of(": "));
	str_splice(text, 0, 0, c->name);
	page_heading(cmd, str_cstr(text));
	str_reset(text);
}

static void
note(struct cmd *cmd, struct str *text)
{
	page_text(cmd, "  ", str_span(text));
	str_reset(text);
}

/* "(no stake, drive)": what the index is computed from and they do not have. */
static void
put_missing(struct str *text, struct cmd *cmd, const struct rec *rec)
{
	const struct model *m = &cmd->book.model;
	const struct kind *kind = rec->kind;
	struct want need = {0};
	bool any = false;

	want_field(&need, m, model_field_id(m, span_of("index")), KIND_BIT(kind));
	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		uint8_t type = rec_get(rec, f->id).type;

		if (f->derived != NULL || f->otherwise != NULL || !want_has(&need, kind, f->id)
		    || (type != VAL_NONE && type != VAL_BAD))
			continue;
		str_addf(text, "%s%.*s", any ? ", " : " (no ", (int)f->name.n, f->name.p);
		any = true;
	}
	str_adds(text, any ? ")" : "");
	want_release(&need);
}

/* "not rated: Peter Hahn (no stake), Ann Lee" */
static void
left_out(struct cmd *cmd, const struct circle *c, const char *what, enum circle_view view)
{
	struct str text = {0};

	for (size_t i = 0; i < c->n; i++) {
		if (circle_holds(&c->v[i], view))
			continue;
		str_adds(&text, text.n == 0 ? what : ", ");
		str_add(&text, c->v[i].name);
		if (view == CIRCLE_RANKS)
			put_missing(&text, cmd, c->v[i].rec);
	}
	if (text.n > 0)
		note(cmd, &text);
	str_release(&text);
}

/* "  #1  U  P4 X2 U5  [####]  arc 31%   87.9  Jane Doe, COO" */
static void
person_line(struct cmd *cmd, const struct spot *s)
{
	char cells[CIRCLE_RINGS + 1];
	struct str line = {0}, rank = {0};

	circle_cells(s, cells);
	str_addf(&rank, "#%g", s->rank);
	str_addf(&line, "%-4s %c  P%g X%g U%g  [%s]  arc %2.0f%%  %5.1f  ", str_cstr(&rank), circle_letter(s), s->power,
	    s->proximity, s->urgency, cells, s->arc * 100, s->index);
	circle_who(&line, s);
	page_line(cmd, "  ", span_make("", 0), 0, str_span(&line));
	str_release(&line);
	str_release(&rank);
}

void
circle_page(struct cmd *cmd, const struct circle *c)
{
	struct str text = {0};

	circle_seen(&text, c);
	heading(cmd, c, &text);
	for (size_t i = 0; i < c->shown; i++)
		person_line(cmd, &c->v[i]);
	if (c->shown < c->rated)
		str_addf(&text, "and %zu more: --top %zu shows all", c->rated - c->shown, c->rated), note(cmd, &text);
	left_out(cmd, c, "not rated: ", CIRCLE_RANKS);
	out_text(cmd, span_of("\n"));
	str_addf(&text, "U up, D down, O out, S sideways, ? not said; P power, X proximity, U urgency; the four rings,"
	    " innermost first; arc by %s; index and name", c->choice.by_index ? "index" : "urgency");
	note(cmd, &text);
	str_addf(&text, "index: %.*s", (int)c->rule.n, c->rule.p);
	note(cmd, &text);
	str_release(&text);
}

/* Engagement profile ---------------------------------------------------------- */

static char
mark(const struct spot *s, int support, int receptive)
{
	double st = s->support_target > 0 ? s->support_target : s->support;
	double rt = s->receptive_target > 0 ? s->receptive_target : s->receptive;
	bool now = (int)(s->support + 0.5) == support && (int)(s->receptive + 0.5) == receptive;
	bool wanted = s->fit.type == VAL_NUMBER && (int)(st + 0.5) == support && (int)(rt + 0.5) == receptive;

	return now && wanted ? '*' : now ? 'o' : wanted ? 'x' : '.';
}

static void
block_row(struct str *out, const struct spot *s, int row)
{
	struct str text = {0};

	if (row == 0 && s->rank > 0)
		str_addf(&text, "#%g ", s->rank);
	if (row == 0)
		str_add(&text, s->name);
	if (row > 0 && row <= STEPS) {
		str_addf(&text, "%d", STEPS + 1 - row);
		for (int receptive = 1; receptive <= STEPS; receptive++)
			str_addf(&text, " %c", mark(s, STEPS + 1 - row, receptive));
	}
	if (row == STEPS + 1)
		str_adds(&text, "  1 2 3 4 5");
	if (row == STEPS + 2) {
		str_addf(&text, "%.0f", s->attitude.number);
		if (s->fit.type == VAL_NUMBER)
			str_addf(&text, " fit %.0f", s->fit.number);
	}
	if (row == STEPS + 3)
		str_add(&text, s->camp);
	text_fit(out, span_rtrim(str_span(&text)), BLOCK_WIDTH - 1, true);
	str_addc(out, ' ');
	str_release(&text);
}

/* As many grids side by side as the width has room for. */
static void
blocks(struct cmd *cmd, const struct spot **v, size_t n)
{
	struct str line = {0};

	for (int row = 0; row <= STEPS + 3; row++) {
		str_reset(&line);
		for (size_t i = 0; i < n; i++)
			block_row(&line, v[i], row);
		page_line(cmd, "  ", span_make("", 0), 0, span_rtrim(str_span(&line)));
	}
	out_text(cmd, span_of("\n"));
	str_release(&line);
}

void
circle_profile(struct cmd *cmd, const struct circle *c)
{
	const struct spot **v = arena_array(&cmd->arena, const struct spot *, c->n + 1);
	size_t n = 0, across = (size_t)((out_width(cmd) > 0 ? out_width(cmd) : PIPE_WIDTH) - 2) / BLOCK_WIDTH;
	struct str text = {0};

	str_adds(&text, "engagement level ");
	val_print(&text, c->level);
	str_adds(&text, c->level.type == VAL_NONE ? "not known, fit " : ", fit ");
	val_print(&text, c->fit);
	str_adds(&text, c->fit.type == VAL_NONE ? "not known" : "");
	heading(cmd, c, &text);
	for (size_t i = 0; i < c->n; i++)
		if (circle_holds(&c->v[i], CIRCLE_PROFILE))
			v[n++] = &c->v[i];
	across = across == 0 ? 1 : across;
	for (size_t i = 0; i < n; i += across)
		blocks(cmd, v + i, n - i < across ? n - i : across);
	str_adds(&text, "o now, x wanted, * both; upwards support (1 works against it, 5 for it), to the right"
	    " receptive (1 refuses contact, 5 wants to know); below: attitude and fit, each 0 to 100");
	note(cmd, &text);
	left_out(cmd, c, "support or receptive not said: ", CIRCLE_PROFILE);
	str_release(&text);
}

/* Power against interest ------------------------------------------------------- */

static void
place_of(struct str *line, const struct spot *s)
{
	int support = s->support < 1 ? 0 : s->support > STEPS ? STEPS : (int)(s->support + 0.5);

	str_addf(line, "power %g, drive %g, %-18s  ", s->power, s->drive, supports[support]);
}

static void
claim_of(struct str *line, const struct spot *s)
{
	str_addf(line, "power %g, urgency %g  ", s->power, s->urgency);
}

/* The people of one square, or of one sort of claim, which is left out where nobody has it. */
static void
people(struct cmd *cmd, const struct circle *c, bool claims, const char *word, const char *title)
{
	struct str line = {0};
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct spot *s = &c->v[i];

		if (!span_is(claims ? s->salience : s->quadrant, word))
			continue;
		if (n++ == 0)
			out_printf(cmd, "  %s\n", title);
		str_reset(&line);
		(claims ? claim_of : place_of)(&line, s);
		circle_who(&line, s);
		page_line(cmd, "    ", span_make("", 0), 0, str_span(&line));
	}
	if (n == 0 && !claims)
		out_printf(cmd, "  %s\n    nobody\n", title);
	str_release(&line);
}

void
circle_grid(struct cmd *cmd, const struct circle *c)
{
	struct str text = {0};

	str_adds(&text, "power against interest");
	heading(cmd, c, &text);
	people(cmd, c, false, "manage", "Manage closely: much power, much interest");
	people(cmd, c, false, "satisfy", "Keep satisfied: much power, little interest");
	people(cmd, c, false, "inform", "Keep informed: little power, much interest");
	people(cmd, c, false, "monitor", "Monitor: little power, little interest");
	left_out(cmd, c, "power or drive not said: ", CIRCLE_GRID);
	out_text(cmd, span_of("\n"));
	str_adds(&text, "The four squares do not show who is against it: look at the support. A powerful opponent is not"
	    " won by being kept satisfied.");
	note(cmd, &text);
	str_release(&text);
}

/* Salience ----------------------------------------------------------------------- */

void
circle_salience(struct cmd *cmd, const struct circle *c)
{
	struct str text = {0};

	str_adds(&text, "salience");
	heading(cmd, c, &text);
	people(cmd, c, true, "definitive", "Definitive: power, a rightful claim and urgency");
	people(cmd, c, true, "dominant", "Dominant: power and a rightful claim");
	people(cmd, c, true, "dangerous", "Dangerous: power and urgency, and no rightful claim");
	people(cmd, c, true, "dependent", "Dependent: a rightful claim and urgency, and somebody else's power needed");
	people(cmd, c, true, "dormant", "Dormant: power alone");
	people(cmd, c, true, "discretionary", "Discretionary: a rightful claim alone");
	people(cmd, c, true, "demanding", "Demanding: urgency alone");
	people(cmd, c, true, "bystander", "Bystander: none of the three");
	left_out(cmd, c, "not rated, or legit not said: ", CIRCLE_SALIENCE);
	out_text(cmd, span_of("\n"));
	str_adds(&text, "It holds today: who gains the attribute that is missing moves up.");
	note(cmd, &text);
	str_release(&text);
}

/* SEAM ------------------------------------------------------------------------- */

static const char *const levels[] = { "unaware", "resistant", "neutral", "supportive", "leading" };

static void
seam_line(struct cmd *cmd, const struct spot *s)
{
	struct str line = {0};

	text_fit(&line, s->name, NAME_WIDTH - 2, true);
	str_adds(&line, "  ");
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
		bool current = span_is(s->seam, levels[i]), desired = span_is(s->seam_target, levels[i]);

		str_addf(&line, "%-*s", LEVEL_WIDTH, current && desired ? "CD" : current ? "C" : desired ? "D" : ".");
	}
	page_line(cmd, "  ", span_make("", 0), 0, span_rtrim(str_span(&line)));
	str_release(&line);
}

void
circle_seam(struct cmd *cmd, const struct circle *c)
{
	struct str text = {0};

	str_adds(&text, "engagement, C current and D desired");
	heading(cmd, c, &text);
	str_addf(&text, "%*s", NAME_WIDTH, "");
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
		str_addf(&text, "%-*s", LEVEL_WIDTH, levels[i]);
	page_line(cmd, "  ", span_make("", 0), 0, span_rtrim(str_span(&text)));
	str_reset(&text);
	for (size_t i = 0; i < c->n; i++)
		if (circle_holds(&c->v[i], CIRCLE_SEAM))
			seam_line(cmd, &c->v[i]);
	left_out(cmd, c, "not rated: ", CIRCLE_SEAM);
	out_text(cmd, span_of("\n"));
	str_adds(&text, "Where C is not D something is to be done. Not everybody has to lead.");
	if (c->net.type == VAL_NUMBER)
		str_addf(&text, " Net engagement %.0f: of a hundred people the supportive less the resistant;"
		    " the quiet are no supporters.", c->net.number);
	note(cmd, &text);
	str_release(&text);
}
