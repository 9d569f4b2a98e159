/* pageprose - Markdown that somebody wrote, on a terminal that may be narrower (see page.h) */
#include <string.h>

#include "cmd/outp.h"
#include "cmd/page.h"

static size_t
blanks(struct span line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

/* Up to the text of an item, "  - [ ] " or "12. "; 0: it is none. */
static size_t
marker(struct span line)
{
	size_t in = blanks(line), n = in;

	if (n < line.n && memchr("-*+", line.p[n], 3)) {
		n++;
	} else {
		while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
			n++;
		if (n == in || n == line.n || (line.p[n] != '.' && line.p[n] != ')'))
			return 0;
		n++;
	}
	return n < line.n && line.p[n] == ' ' ? n + 1 : 0;
}

static bool
fence(struct span line)
{
	line = span_trim(line);
	return span_starts(line, "```") || span_starts(line, "~~~");
}

/* A line that is no part of a paragraph: blank, a heading, a table, a quote, a fence. */
static bool
apart(struct span line)
{
	struct span text = span_trim(line);

	return text.n == 0 || memchr("#|>", text.p[0], 3) || fence(line);
}

/* Two blanks or a backslash at its end: the next line is to begin anew. */
static bool
breaks(struct span line)
{
	return span_ends(line, "  ") || span_ends(line, "\\");
}

/* The lines of the paragraph or item that begins with the first of rest, and how wide the widest is. */
static struct span
take(struct span *rest, int *widest)
{
	struct span block = span_make(rest->p, 0), after = *rest, line;

	*widest = 0;
	while (span_line(&after, &line)) {
		if (block.n > 0 && (apart(line) || marker(line) > 0))
			break;
		*widest = text_width(line) > *widest ? text_width(line) : *widest;
		block.n = (size_t)(after.p - block.p);
		*rest = after;
		if (breaks(line))
			break;
	}
	return block;
}

static void
as_it_is(struct cmd *cmd, struct span lines)
{
	out_text(cmd, lines);
	if (lines.n > 0 && lines.p[lines.n - 1] != '\n')
		out_text(cmd, span_of("\n"));
}

/* In one paragraph, below the place where its first line's text begins. */
static void
fill(struct cmd *cmd, struct span lines)
{
	size_t hang = marker(lines) > 0 ? marker(lines) : blanks(lines), n;
	struct span lead = span_make(lines.p, hang), rest = span_make(lines.p + hang, lines.n - hang), line;
	const char *indent = arena_printf(&cmd->arena, "%*s", (int)hang, "");
	struct str words = {0};

	while (span_line(&rest, &line))
		if ((line = span_trim(line)).n > 0) {
			str_adds(&words, words.n > 0 ? " " : "");
			str_add(&words, line);
		}
	for (rest = str_span(&words); rest.n > 0; rest = span_trim(span_make(rest.p + n, rest.n - n))) {
		n = page_fits(rest, out_width(cmd) - (int)hang);
		out_text(cmd, lead);
		out_text(cmd, span_make(rest.p, n));
		out_text(cmd, span_of("\n"));
		lead = span_of(indent);
	}
	str_release(&words);
}

void
page_prose(struct cmd *cmd, struct span text)
{
	bool code = false;
	struct span line;

	if (out_width(cmd) == 0) {
		as_it_is(cmd, text);
		return;
	}
	while (text.n > 0) {
		struct span rest = text, block;
		int widest = 0;

		span_line(&rest, &line);
		if (code || apart(line) || (blanks(line) >= 4 && marker(line) == 0)) {
			code ^= fence(line);
			block = span_make(text.p, (size_t)(rest.p - text.p));
			text = rest;
		} else {
			block = take(&text, &widest);
		}
		if (widest > out_width(cmd))
			fill(cmd, block);
		else
			as_it_is(cmd, block);
	}
}
