/* circlesvg - see circlesvg.h */
#include "cmd/circlesvg.h"

#include <math.h>

#include "cmd/svg.h"

enum {
	WIDTH = 1000, MARGIN = 40,
	CENTRE_X = 340, CENTRE_Y = 410,
	HUB = 50, RING = 50, RADIUS = HUB + CIRCLE_RINGS * RING,
	RIM = 18, RIM_MOST = 85,	/* how far out its labels stand */
	LABEL_WIDTH = 36, LABEL_HEIGHT = 15,
	LEGEND_X = 670, LEGEND_Y = 90, ROW = 36, SWATCH = 24,
	KEY_Y = CENTRE_Y + RADIUS + 95, LEAST_HEIGHT = KEY_Y + 40, FOOT = 62
};

struct label {
	double x, y, r, turn;
};

/* What is shared: hatch and letter tell directions apart without the colours. */
static const struct style {
	char letter;
	const char *word, *line, *fill, *pale, *hatch;
} styles[] = {
	{ 'U', "up", "#7a4b00", "#f0a830", "#fbe3b5", "<path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\"/>" },
	{ 'D', "down", "#00432f", "#45b58f", "#c5e8dc", "<path d=\"M-2 6l4 4M0 0l8 8M6-2l4 4\"/>" },
	{ 'O', "out", "#002f55", "#5aa4d8", "#cfe5f5", "<path d=\"M2 2h2.4M6 6h2.4\" stroke-width=\"2.4\"/>" },
	{ 'S', "sideways", "#4f1f43", "#cf8fc0", "#f1dcec", "<path d=\"M0 4h8\"/>" },
	{ '?', "not said", "#444444", "#b0b0b0", "#e4e4e4", "" }
};

enum { STYLES = sizeof styles / sizeof styles[0] };

static size_t
style_of(const struct spot *s)
{
	size_t i = 0;

	while (i + 1 < STYLES && styles[i].letter != circle_letter(s))
		i++;
	return i;
}

/* The disc --------------------------------------------------------------------- */

/* " x y" of a radius at a turn, clockwise from 12 o'clock. */
static void
point(struct str *out, double r, double turn)
{
	str_addf(out, "%.2f %.2f", CENTRE_X + r * sin(turn * 2 * M_PI), CENTRE_Y - r * cos(turn * 2 * M_PI));
}

static void
arc_to(struct str *out, double r, bool big, bool clockwise, double turn)
{
	str_addf(out, "A%.2f %.2f 0 %d %d ", r, r, big, clockwise);
	point(out, r, turn);
}

/* A whole turn begins and ends in one point, where an arc is nothing: it is two rings of two halves. */
static void
full_ring(struct str *out, double inner, double outer)
{
	const double radii[] = { outer, inner };

	for (int i = 0; i < 2; i++) {
		str_addc(out, 'M');
		point(out, radii[i], 0);
		arc_to(out, radii[i], false, true, 0.5);
		arc_to(out, radii[i], false, true, 0);
		str_addc(out, 'Z');
	}
}

static void
sector_path(struct str *out, const struct spot *s)
{
	double inner = HUB + s->inner * RING, outer = HUB + s->outer * RING, to = s->from + s->arc;
	bool big = s->arc > 0.5;

	if (s->arc > 0.9999) {
		full_ring(out, inner, outer);
		return;
	}
	str_addc(out, 'M');
	point(out, outer, s->from);
	arc_to(out, outer, big, true, to);
	str_addc(out, 'L');
	point(out, inner, to);
	arc_to(out, inner, big, false, s->from);
	str_addc(out, 'Z');
}

static void
look(struct str *out, size_t style, bool outside)
{
	str_addf(out, " fill=\"url(#%c%zu)\" stroke=\"%s\" stroke-width=\"1.5\"%s", outside ? 'o' : 'i', style,
	    styles[style].line, outside ? " stroke-dasharray=\"5 3\"" : "");
}

static void
sector(struct str *out, const struct spot *s)
{
	struct str who = {0};

	circle_who(&who, s);
	str_addf(out, "<path fill-rule=\"evenodd\"");
	look(out, style_of(s), s->outside);
	str_adds(out, " d=\"");
	sector_path(out, s);
	str_addf(out, "\"><title>%g ", s->rank);
	svg_text(out, str_span(&who), 1, 1e9);
	str_adds(out, "</title></path>\n");
	str_release(&who);
}

/* Where the label of a sector stands: at its middle, as near to the rim as labels before it leave room. */
static struct label
place_label(const struct label *before, size_t n, const struct spot *s)
{
	struct label l = { .turn = s->from + s->arc / 2, .r = RADIUS + RIM };
	size_t i = 0;

	do {
		l.x = CENTRE_X + l.r * sin(l.turn * 2 * M_PI);
		l.y = CENTRE_Y - l.r * cos(l.turn * 2 * M_PI);
		for (i = 0; i < n; i++)
			if (fabs(l.x - before[i].x) < LABEL_WIDTH && fabs(l.y - before[i].y) < LABEL_HEIGHT)
				break;
		l.r += i < n ? 3 : 0;
	} while (i < n && l.r < RADIUS + RIM_MOST);
	return l;
}

/* Rank and letter outside the rim; one that had to move out has a line to its sector. */
static void
rim_labels(struct str *out, const struct circle *c)
{
	struct label labels[CIRCLE_MOST];

	for (size_t i = 0; i < c->shown && i < CIRCLE_MOST; i++) {
		labels[i] = place_label(labels, i, &c->v[i]);
		if (labels[i].r <= RADIUS + RIM)
			continue;
		str_adds(out, "<path stroke=\"#888\" d=\"M");
		point(out, RADIUS + 2, labels[i].turn);
		str_addc(out, 'L');
		point(out, labels[i].r - 8, labels[i].turn);
		str_adds(out, "\"/>\n");
	}
	str_adds(out, "<g text-anchor=\"middle\" font-size=\"12\" font-weight=\"bold\" stroke=\"#fff\" stroke-width=\"3\""
	    " paint-order=\"stroke\">\n");
	for (size_t i = 0; i < c->shown && i < CIRCLE_MOST; i++)
		str_addf(out, "<text x=\"%.1f\" y=\"%.1f\">%g %c</text>\n", labels[i].x, labels[i].y + 4, c->v[i].rank,
		    circle_letter(&c->v[i]));
	str_adds(out, "</g>\n");
}

static void
disc(struct str *out, const struct circle *c)
{
	struct span middle = c->name;

	for (int ring = 0; ring <= CIRCLE_RINGS; ring++)
		str_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"#bbb\"/>\n", CENTRE_X, CENTRE_Y,
		    RADIUS - ring * RING, ring == CIRCLE_RINGS ? "#ffffff" : "none");
	for (size_t i = 0; i < c->shown; i++)
		sector(out, &c->v[i]);
	if (c->choice.us)
		middle = span_of("us");
	else if (svg_ems(middle) * 12 > 2 * HUB - 12)
		middle = rec_client_slug(c->client);
	svg_line(out, CENTRE_X, CENTRE_Y + 4, 12, " text-anchor=\"middle\" font-weight=\"bold\"", middle,
	    2 * HUB - 12);
	rim_labels(out, c);
}

/* Legend and key --------------------------------------------------------------- */

static void
swatch(struct str *out, double x, double y, size_t style, bool outside)
{
	str_addf(out, "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\"", x, y, SWATCH, SWATCH);
	look(out, style, outside);
	str_adds(out, "/>\n");
}

static void
legend_row(struct str *out, const struct spot *s, double y)
{
	struct str who = {0}, digits = {0};
	size_t style = style_of(s);

	str_addf(&who, "%g  ", s->rank);
	circle_who(&who, s);
	str_addf(&digits, "%c  P%g X%g U%g  index %g  arc %.0f%%%s", circle_letter(s), s->power, s->proximity, s->urgency,
	    s->index, s->arc * 100, s->outside ? "  outside" : "");
	swatch(out, LEGEND_X, y, style, s->outside);
	svg_line(out, LEGEND_X + SWATCH + 10, y + 10, 13, " xml:space=\"preserve\"", str_span(&who),
	    WIDTH - LEGEND_X - SWATCH - 30);
	svg_line(out, LEGEND_X + SWATCH + 10, y + 25, 11, " xml:space=\"preserve\" fill=\"#444\"", str_span(&digits),
	    WIDTH - LEGEND_X - SWATCH - 20);
	str_release(&who);
	str_release(&digits);
}

static void
key(struct str *out, const struct circle *c)
{
	struct str text = {0};
	bool unsaid = false, outside = false;
	double x = MARGIN;

	for (size_t i = 0; i < c->shown; i++) {
		unsaid = unsaid || circle_letter(&c->v[i]) == '?';
		outside = outside || c->v[i].outside;
	}
	for (size_t i = 0; i < (size_t)STYLES - (unsaid ? 0 : 1); i++) {
		str_reset(&text);
		str_addf(&text, "%c %s", styles[i].letter, styles[i].word);
		swatch(out, x, KEY_Y, i, false);
		svg_line(out, x + SWATCH + 7, KEY_Y + 16, 12, "", str_span(&text), 200);
		x += SWATCH + 7 + svg_ems(str_span(&text)) * 12 + 14;
	}
	if (outside)
		svg_line(out, x, KEY_Y + 16, 12, "", span_of("pale, dashed: outside the client"), LEGEND_X - x);
	str_release(&text);
}

static void
foot(struct str *out, const struct circle *c, double y)
{
	struct str text = {0};

	str_addf(&text, "Clockwise from 12 o'clock by rank. Nearness to the centre is proximity (X), depth is power (P),"
	    " width is %s.", c->choice.by_index ? "the index" : "urgency (U)");
	svg_line(out, MARGIN, y, 11, " fill=\"#444\"", str_span(&text), WIDTH - 2 * MARGIN);
	str_reset(&text);
	str_addf(&text, "index = %.*s", (int)c->rule.n, c->rule.p);
	svg_line(out, MARGIN, y + 17, 11, " fill=\"#444\"", str_span(&text), WIDTH - 2 * MARGIN);
	str_release(&text);
}

static void
patterns(struct str *out)
{
	str_adds(out, "<defs>\n");
	for (size_t i = 0; i < STYLES; i++)
		for (int outside = 0; outside < 2; outside++)
			str_addf(out, "<pattern id=\"%c%zu\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
			    "<rect width=\"8\" height=\"8\" fill=\"%s\"/><g stroke=\"%s\" stroke-width=\"1.2\">%s</g></pattern>\n",
			    outside ? 'o' : 'i', i, outside ? styles[i].pale : styles[i].fill, styles[i].line,
			    styles[i].hatch);
	str_adds(out, "</defs>\n");
}

static void
titles(struct str *out, const struct circle *c)
{
	struct str text = {0};
	char today[DATE_TEXT];

	str_add(&text, c->name);
	str_adds(&text, ": the people around the work");
	svg_line(out, MARGIN, 40, 20, " font-weight=\"bold\"", str_span(&text), WIDTH - 4 * MARGIN);
	str_reset(&text);
	date_text(c->today, today);
	str_addf(&text, "on %s, ", today);
	circle_seen(&text, c);
	if (c->shown < c->rated)
		str_addf(&text, "; the first %zu of %zu", c->shown, c->rated);
	else
		str_addf(&text, "; %zu rated", c->rated);
	if (c->rated < c->n)
		str_addf(&text, ", %zu not rated", c->n - c->rated);
	svg_line(out, MARGIN, 62, 12, " fill=\"#444\"", str_span(&text), WIDTH - 2 * MARGIN);
	str_release(&text);
}

void
circle_svg(struct str *out, const struct circle *c)
{
	double legend = LEGEND_Y + (double)c->shown * ROW, body = legend > LEAST_HEIGHT ? legend : LEAST_HEIGHT;

	svg_open(out, WIDTH, body + FOOT, c->name, ": the people around the work");
	patterns(out);
	titles(out, c);
	disc(out, c);
	for (size_t i = 0; i < c->shown; i++)
		legend_row(out, &c->v[i], LEGEND_Y + (double)i * ROW);
	key(out, c);
	foot(out, c, body + 20);
	str_adds(out, "</svg>\n");
}
