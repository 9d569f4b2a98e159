/* coursesvg - see course.h */
#include <string.h>

#include "cmd/course.h"
#include "cmd/out.h"
#include "cmd/svg.h"

enum {
	WIDTH = 1000, MARGIN = 40,
	MAIN_X = 70, MAIN_Y = 96, MAIN_WIDTH = 860, MAIN_HEIGHT = 250,
	DATES_Y = MAIN_Y + MAIN_HEIGHT + 18, DATE_ROOM = 84,
	SMALL_Y = DATES_Y + 52, SMALL_HEIGHT = 90, SMALL_COLUMNS = 4, COLUMN = 235, ROW = 140,
	AXIS = 26,			/* left of a small panel, for its figures */
	KEY_ROW = 22,
	FOOT_Y = SMALL_Y + 2 * ROW, HEIGHT = FOOT_Y + 34,
	FAIR = 40, GOOD = 70
};

#define INK "#1f4e79"
#define QUIET " fill=\"#444\""

/* Where a panel stands, and what it shows. */
struct panel {
	const struct course *course;
	int which;
	double x, y, width, height, dot;
};

static double
x_of(const struct panel *p, size_t i)
{
	const struct course_point *v = p->course->v;
	double from = v[0].day.day, to = v[p->course->n - 1].day.day;

	if (to <= from)
		return p->x + p->width / 2;
	return p->x + p->width * (v[i].day.day - from) / (to - from);
}

static double
y_of(const struct panel *p, double value)
{
	return p->y + p->height * (100 - value) / 100;
}

static void
text_at(struct str *out, double x, double y, double size, const char *more, const char *text)
{
	svg_line(out, x, y, size, more, span_of(text), 1e9);
}

/* The bands as shades, their limits as dashes: light is good. */
static void
ground(struct str *out, const struct panel *p)
{
	static const struct { int from, to; const char *fill; } bands[] = {
		{ 0, FAIR, "#e3e3e3" }, { FAIR, GOOD, "#f2f2f2" }, { GOOD, 100, "#ffffff" }
	};

	for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++)
		str_addf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", p->x,
		    y_of(p, bands[i].to), p->width, p->height * (bands[i].to - bands[i].from) / 100, bands[i].fill);
	for (int i = 0; i < 2; i++)
		str_addf(out, "<path stroke=\"#888\" stroke-dasharray=\"4 4\" d=\"M%.1f %.1fh%.1f\"/>\n", p->x,
		    y_of(p, i ? GOOD : FAIR), p->width);
	str_addf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"#888\"/>\n",
	    p->x, p->y, p->width, p->height);
}

/* Broken where there was nothing to judge by. */
static void
line(struct str *out, const struct panel *p)
{
	const struct course *c = p->course;
	bool drawn = false;
	double value;

	str_addf(out, "<path fill=\"none\" stroke=\"" INK "\" stroke-width=\"%s\" stroke-linejoin=\"round\" d=\"",
	    p->which == DIMENSIONS ? "2.5" : "2");
	for (size_t i = 0; i < c->n; i++) {
		bool there = course_value(&c->v[i], p->which, &value);

		if (there)
			str_addf(out, "%c%.1f %.1f", drawn ? 'L' : 'M', x_of(p, i), y_of(p, value));
		drawn = there;
	}
	str_adds(out, "\"/>\n");
}

static void
mark(struct str *out, double x, double y, double r, bool number, const char *said)
{
	str_addf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"" INK "\" stroke-width=\"1.5\"><title>",
	    x, y, r, number ? INK : "#ffffff");
	svg_text(out, span_of(said), 1, 1e9);
	str_adds(out, "</title></circle>\n");
}

static void
marks(struct str *out, const struct panel *p)
{
	const struct course *c = p->course;
	struct str said = {0};
	char day[DATE_TEXT];
	double value;

	for (size_t i = 0; i < c->n; i++) {
		if (!course_value(&c->v[i], p->which, &value))
			continue;
		str_reset(&said);
		str_addf(&said, "%s: %.0f%s", date_text(c->v[i].day, day), value,
		    c->v[i].judged.number ? "" : ", too little evidence for a figure");
		mark(out, x_of(p, i), y_of(p, value), p->dot, c->v[i].judged.number, str_cstr(&said));
	}
	str_release(&said);
}

/* First and last point with a value; false: none. */
static bool
ends(const struct course *c, int which, size_t *first, size_t *last)
{
	double value;
	bool any = false;

	for (size_t i = 0; i < c->n; i++)
		if (course_value(&c->v[i], which, &value)) {
			*first = any ? *first : i;
			*last = i;
			any = true;
		}
	return any;
}

static double
value_at(const struct panel *p, size_t i)
{
	double value;

	(void)course_value(&p->course->v[i], p->which, &value);
	return value;
}

/* The panel's own name and how it went: "reliability", "12 to 40". */
static void
heading(struct str *out, const struct panel *p, double size)
{
	size_t first = 0, last = 0;
	struct str said = {0};

	if (!ends(p->course, p->which, &first, &last))
		str_adds(&said, "nothing to judge by");
	else if (first == last)
		str_addf(&said, "%.0f", value_at(p, last));
	else
		str_addf(&said, "%.0f to %.0f", value_at(p, first), value_at(p, last));
	text_at(out, p->x, p->y - 8, size, " font-weight=\"bold\"", course_word(p->which));
	text_at(out, p->x + p->width, p->y - 8, size, " text-anchor=\"end\"" QUIET, str_cstr(&said));
	str_release(&said);
}

static void
draw(struct str *out, const struct panel *p)
{
	ground(out, p);
	line(out, p);
	marks(out, p);
}

static void
scale(struct str *out, const struct panel *p, double size)
{
	static const int at[] = { 0, FAIR, GOOD, 100 };

	for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
		char text[8] = { 0 };

		text[0] = at[i] == 100 ? '1' : (char)('0' + at[i] / 10);
		if (at[i] > 0)
			memcpy(text + 1, "00", at[i] == 100 ? 2 : 1);
		text_at(out, p->x - 6, y_of(p, at[i]) + size / 3, size, " text-anchor=\"end\"" QUIET, text);
	}
}

/* Days below the total: the ends, and between them as many as have room. */
static void
dates(struct str *out, const struct panel *p)
{
	const struct course *c = p->course;
	double end = x_of(p, c->n - 1), used = -1e9;

	for (size_t i = 0; i < c->n; i++) {
		double x = x_of(p, i);
		char day[DATE_TEXT];

		if (x < used + DATE_ROOM || (i + 1 < c->n && x > end - DATE_ROOM))
			continue;
		str_addf(out, "<path stroke=\"#888\" d=\"M%.1f %.1fv5\"/>\n", x, p->y + p->height);
		text_at(out, x, DATES_Y, 11, " text-anchor=\"middle\"" QUIET,
		    date_text((struct date){ c->v[i].day.day, NO_MINUTE }, day));
		used = x;
	}
}

static void
total(struct str *out, const struct course *c)
{
	static const struct { int at; const char *word; } words[] = { { 85, "good" }, { 55, "fair" }, { 20, "poor" } };
	struct panel p = { c, DIMENSIONS, MAIN_X, MAIN_Y, MAIN_WIDTH, MAIN_HEIGHT, 4.5 };

	heading(out, &p, 14);
	draw(out, &p);
	scale(out, &p, 11);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		text_at(out, MAIN_X + MAIN_WIDTH + 10, y_of(&p, words[i].at) + 4, 12, "", words[i].word);
	dates(out, &p);
}

static double
column_x(int i)
{
	return MARGIN + (i % SMALL_COLUMNS) * COLUMN;
}

static double
row_y(int i)
{
	return SMALL_Y + (double)(i / SMALL_COLUMNS) * ROW;
}

static void
dimensions(struct str *out, const struct course *c)
{
	for (int i = 0; i < DIMENSIONS; i++) {
		struct panel p = { c, i, column_x(i) + AXIS, row_y(i), COLUMN - AXIS - 20, SMALL_HEIGHT, 2.5 };

		heading(out, &p, 12);
		draw(out, &p);
		scale(out, &p, 9);
	}
}

/* In the place of an eighth dimension. */
static void
key(struct str *out)
{
	double x = column_x(DIMENSIONS) + AXIS + 8, y = row_y(DIMENSIONS) + 8;

	mark(out, x, y, 4.5, true, "a figure");
	text_at(out, x + 16, y + 4, 11, "", "evidence enough for a figure");
	mark(out, x, y + KEY_ROW, 4.5, false, "no figure");
	text_at(out, x + 16, y + KEY_ROW + 4, 11, "", "too little evidence for one");
	str_addf(out, "<path stroke=\"#888\" stroke-dasharray=\"4 4\" d=\"M%.1f %.1fh18\"/>\n", x - 9, y + 2 * KEY_ROW);
	text_at(out, x + 16, y + 2 * KEY_ROW + 4, 11, "", "good from 70, fair from 40");
	text_at(out, x - 9, y + 3 * KEY_ROW + 4, 11, "", "no line: nothing to judge by");
}

static void
titles(struct str *out, const struct course *c)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	struct str text = {0};

	str_add(&text, c->name);
	str_adds(&text, ": how we did");
	svg_line(out, MARGIN, 40, 20, " font-weight=\"bold\"", str_span(&text), WIDTH - 2 * MARGIN);
	str_reset(&text);
	str_addf(&text, "from %s to %s: the score of conduct and its dimensions, 0 to 100", date_text(c->v[0].day, from),
	    date_text(c->v[c->n - 1].day, to));
	svg_line(out, MARGIN, 62, 12, QUIET, str_span(&text), WIDTH - 2 * MARGIN);
	str_release(&text);
}

void
course_svg(struct str *out, const struct course *c)
{
	svg_open(out, WIDTH, HEIGHT, c->name, ": how we did");
	titles(out, c);
	total(out, c);
	dimensions(out, c);
	key(out);
	text_at(out, MARGIN, FOOT_Y, 11, QUIET, "Each point is the book as it was recorded by that day, judged by the"
	    " practices that it had then. The panels share their days and their scale.");
	str_adds(out, "</svg>\n");
}

int
course_plot(struct cmd *cmd, const struct rec *client, const char *over)
{
	struct past_range range;
	struct course course;
	struct str svg = {0};
	double value;
	size_t any = 0;

	if ((over != NULL ? past_read(&range, cmd, over) : past_lately(&range, cmd)) < 0
	    || course_read(&course, cmd, client, &range) < 0)
		return CMD_TROUBLE;
	for (size_t i = 0; i < course.n; i++)
		any += course_value(&course.v[i], DIMENSIONS, &value);
	if (any == 0)
		return CMD_NONE;
	course_svg(&svg, &course);
	out_text(cmd, str_span(&svg));
	str_release(&svg);
	return CMD_OK;
}
