/* page - see page.h */
#include "cmd/page.h"

#include <string.h>

#include "cmd/outp.h"

enum { DATE_WIDTH = 12, LATE_WIDTH = 14, WHO_WIDTH = 20, NAME_WIDTH = 18, WIDE_NAME = 32,
	NARROW = 60, WIDE = 100, LEAST_TEXT = 16 };

#define BELOW "    "

static bool
first_on_page(const struct cmd *cmd)
{
	return cmd->out->buf.n == 0 && cmd->out->count == 0;
}

size_t
page_fits(struct span text, int width)
{
	size_t end = 0, n = 0;

	while (n < text.n) {
		size_t word = n;

		while (word < text.n && text.p[word] == ' ')
			word++;
		while (word < text.n && text.p[word] != ' ')
			word++;
		if (end > 0 && text_width(span_make(text.p, word)) > width)
			break;
		end = n = word;
	}
	return end;
}

void
page_heading(struct cmd *cmd, const char *text)
{
	struct span rest = span_of(text);
	int room = out_width(cmd) > 0 ? out_width(cmd) : 1 << 20;

	if (!first_on_page(cmd))
		out_text(cmd, span_of("\n"));
	cmd->out->count++;
	while (rest.n > 0) {
		size_t n = page_fits(rest, room);

		out_tint(cmd, TINT_BOLD, arena_printf(&cmd->arena, "%.*s", (int)n, rest.p));
		out_text(cmd, span_of("\n"));
		rest = span_trim(span_make(rest.p + n, rest.n - n));
	}
}

void
page_line(struct cmd *cmd, const char *indent, struct span left, int at, struct span right)
{
	struct str line = {0};
	int width = out_width(cmd), used = (int)strlen(indent);

	cmd->out->count++;
	str_adds(&line, indent);
	if (width > 0 && width - used - at < LEAST_TEXT)
		at = at < (width - used) / 2 ? at : (width - used) / 2;
	if (at > 0) {
		text_fit(&line, left, right.n > 0 ? at - 1 : at, right.n > 0);
		str_adds(&line, right.n > 0 ? " " : "");
		used += at;
	}
	text_fit(&line, right, width == 0 ? 1 << 20 : width > used ? width - used : 0, false);
	str_addc(&line, '\n');
	str_add(&cmd->out->buf, str_span(&line));
	str_release(&line);
}

void
page_show(struct cmd *cmd)
{
	out_flush(cmd->out);
}

void
page_text(struct cmd *cmd, const char *indent, struct span text)
{
	int room = out_width(cmd) > 0 ? out_width(cmd) - (int)strlen(indent) : 1 << 20;

	cmd->out->count++;
	while (text.n > 0) {
		size_t n = page_fits(text, room);

		out_text(cmd, span_of(indent));
		out_text(cmd, span_make(text.p, n));
		out_text(cmd, span_of("\n"));
		text = span_trim(span_make(text.p + n, text.n - n));
	}
}

void
page_pair(struct cmd *cmd, const char *indent, struct span left, int at, struct span right)
{
	int used = (int)strlen(indent) + at, width = out_width(cmd);
	size_t n = width > used + 8 ? page_fits(right, width - used) : right.n;

	page_line(cmd, indent, left, at, span_make(right.p, n));
	right = span_trim(span_make(right.p + n, right.n - n));
	if (right.n > 0)
		page_text(cmd, arena_printf(&cmd->arena, "%*s", used, ""), right);
}

/* "- 2026-11-27 text": the date in a column of its own. */
static void
mark_item(struct cmd *cmd, size_t depth, struct span item)
{
	struct span day = span_make(item.p, item.n > 10 ? 10 : 0);
	const char *indent = arena_printf(&cmd->arena, "%*s", (int)(2 * depth + 2), "");
	struct date d;

	if (day.n > 0 && item.p[10] == ' ' && date_parse(day, &d))
		page_pair(cmd, indent, day, DATE_WIDTH, span_trim(span_make(item.p + 10, item.n - 10)));
	else if (item.n > 0)
		page_text(cmd, indent, item);
}

void
page_mark(struct cmd *cmd, struct span text)
{
	bool blank = false, prose = false;
	struct span line;

	while (span_line(&text, &line)) {
		size_t in = 0, hashes = 0;

		while (in < line.n && line.p[in] == ' ')
			in++;
		while (hashes < line.n && line.p[hashes] == '#')
			hashes++;
		if (line.n == 0) {
			blank = prose;
			continue;
		}
		prose = false;
		if (hashes > 0 && hashes < line.n && line.p[hashes] == ' ') {
			page_heading(cmd, arena_dup(&cmd->arena, span_trim(span_make(line.p + hashes, line.n - hashes))));
		} else if (line.n > in + 2 && line.p[in] == '-' && line.p[in + 1] == ' ') {
			mark_item(cmd, in / 2, span_make(line.p + in + 2, line.n - in - 2));
		} else {
			out_text(cmd, span_of(blank ? "\n" : ""));
			page_text(cmd, "", line);
			prose = true;
		}
		blank = false;
	}
}

/* "3 days late", "today", "in 2 weeks" */
static void
late_words(struct str *out, struct date d, struct date today)
{
	size_t from = out->n;

	out_relative(out, d, today);
	if (d.day >= today.day)
		return;
	if (span_is(span_make(out->s + from, out->n - from), "yesterday")) {
		out->n = from;
		str_adds(out, "1 day ago");
	}
	str_splice(out, out->n - 3, 3, span_of("late"));
}

static struct span
who(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	const struct rec *client = rec->client != NULL ? rec->client : rec;
	struct span name = val_span(cmd_title(cmd, ev, client));

	if (name.n == 0 || client->kind->place != PLACE_CLIENT)
		name = rec_client_slug(rec);
	return name.n > 0 ? name : span_of("team");
}

void
page_client(struct cmd *cmd, struct eval *ev, const struct rec *rec)
{
	page_heading(cmd, arena_dup(&cmd->arena, who(cmd, ev, rec)));
}

/* Red is late; yellow what is reminded of and can still be in time. */
static enum tint
late_tint(const struct cmd *cmd, const struct due *due)
{
	return due->day.day < cmd->today.day ? TINT_RED : due->date.day <= cmd->today.day ? TINT_YELLOW : TINT_NONE;
}

/* The text of a line, which takes what is left of it, and what stands behind. */
static void
due_text(struct cmd *cmd, struct span text, int room, struct span tail, int tail_width)
{
	struct out *o = cmd->out;
	struct str line = {0};

	text_fit(&o->buf, text, room, tail.n > 0 && out_width(cmd) > 0);
	if (tail.n > 0) {
		text_fit(&line, tail, tail_width, false);
		str_adds(&o->buf, "  ");
		out_tint(cmd, TINT_DIM, str_cstr(&line));
	}
	str_addc(&o->buf, '\n');
	str_release(&line);
}

/* "INDENT late  text  [tail]"; on a terminal too narrow for that the text has a line of its own below. */
static void
due_line(struct cmd *cmd, struct eval *ev, const struct due *due, struct str *left, int late_width, struct span tail,
    int tail_width)
{
	struct str text = {0}, late = {0}, line = {0};
	int used = text_width(str_span(left)), width = out_width(cmd), behind = tail.n > 0 ? tail_width + 2 : 0;
	bool below = width > 0 && width - used - late_width - 2 - behind < LEAST_TEXT;

	late_words(&late, due->day, cmd->today);
	due_say(&text, ev, due);
	cmd->out->count++;
	out_text(cmd, str_span(left));
	if (below && text_width(str_span(&late)) > width - used)
		out_text(cmd, span_of("\n" BELOW));
	text_fit(&line, str_span(&late), below ? width : late_width + 2, !below);
	out_tint(cmd, late_tint(cmd, due), str_cstr(&line));
	used = below ? (int)strlen(BELOW) : used + late_width + 2;
	out_text(cmd, span_of(below ? "\n" BELOW : ""));
	due_text(cmd, str_span(&text), width > 0 ? width - used - behind : 1 << 20, tail, tail_width);
	str_release(&text);
	str_release(&late);
	str_release(&line);
}

static void
widen(int *width, struct span text, int most)
{
	int w = text_width(text);

	*width = w > most ? most : w > *width ? w : *width;
}

void
page_due_fit(struct page_dues *widths, const struct cmd *cmd, const struct due *due, struct span name)
{
	struct str late = {0};
	int most = out_width(cmd) == 0 || out_width(cmd) >= WIDE ? WIDE_NAME : NAME_WIDTH;

	late_words(&late, due->day, cmd->today);
	widen(&widths->name, name, most);
	widen(&widths->late, str_span(&late), LATE_WIDTH);
	widen(&widths->practice, due->practice->name, most);
	str_release(&late);
}

void
page_due(struct cmd *cmd, struct eval *ev, const struct due *due, struct span name, const struct page_dues *widths)
{
	struct str left = {0};
	int width = out_width(cmd), used;
	bool narrow;

	str_adds(&left, "  ");
	if (widths->name > 0) {		/* whole: it is to be typed */
		text_fit(&left, name, text_width(name) > widths->name ? text_width(name) : widths->name, true);
		str_adds(&left, "  ");
	}
	used = text_width(str_span(&left)) + widths->late + widths->practice + 4;
	narrow = width > 0 && (width < NARROW || width - used < LEAST_TEXT);
	due_line(cmd, ev, due, &left, widths->late, narrow ? span_make("", 0) : due->practice->name, widths->practice);
	str_release(&left);
}

void
page_today(struct cmd *cmd, struct eval *ev, const struct due *due, size_t more)
{
	struct str left = {0}, tail = {0};
	int width = out_width(cmd);

	text_fit(&left, who(cmd, ev, due->rec), width > 0 && width < WHO_WIDTH + 2 ? width - 2 : WHO_WIDTH, true);
	str_adds(&left, "  ");
	if (more > 0)
		str_addf(&tail, "+%zu", more);
	due_line(cmd, ev, due, &left, LATE_WIDTH, str_span(&tail), 4);
	str_release(&left);
	str_release(&tail);
}
