/* say - what goes to standard error: faults with their place, and a word in passing */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

enum { CARET_SPAN = 100 };	/* bytes shown of a long line */

/* Control characters of a record never reach a terminal, nor bytes that are no UTF-8. */
static void
add_safe(struct str *out, struct span s, bool lines)
{
	while (s.n > 0) {
		struct span was = s;
		uint32_t c = utf8_next(&s);

		if ((c == '\n' || c == '\t') && lines)
			str_addc(out, (char)c);
		else if (c == '\t')
			str_addc(out, ' ');
		else if (c == UTF8_BAD)
			str_addf(out, "\\x%02x", (unsigned char)was.p[0]);
		else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			str_addf(out, "\\x%02x", (unsigned)c);
		else if (utf8_width(c) < 0)
			str_addf(out, "\\u{%x}", (unsigned)c);
		else
			str_add(out, span_make(was.p, was.n - s.n));
	}
}

static size_t
columns_of(const struct str *s, size_t from)
{
	size_t n = 0;

	for (size_t i = from; i < s->n; i++)
		n += ((unsigned char)s->s[i] & 0xc0) != 0x80;
	return n;
}

static void
add_excerpt(struct str *out, struct span line, unsigned col)
{
	size_t at = col > 0 ? col - 1 : 0, from = 0, start;

	if (at > line.n)
		at = line.n;
	if (at > CARET_SPAN * 2 / 3)
		from = at - CARET_SPAN / 2;
	while (from > 0 && ((unsigned char)line.p[from] & 0xc0) == 0x80)
		from--;
	if (line.n - from > CARET_SPAN)
		line.n = from + CARET_SPAN;
	str_adds(out, "    ");
	start = out->n;
	add_safe(out, span_make(line.p + from, at - from), false);
	at = at > from ? at : from;
	start = columns_of(out, start);
	add_safe(out, span_make(line.p + at, line.n - at), false);
	if (col > 0)
		str_addf(out, "\n    %*s^", (int)start, "");
	str_addc(out, '\n');
}

static void
add_place(struct str *out, const struct cmd *cmd, const struct fault *f)
{
	if (f->path == NULL) {
		str_addf(out, "%s: ", cmd->name);
		if (f->grade != ERROR)
			str_addf(out, "%s: ", grade_word(f->grade));
		return;
	}
	if (f->path[0] != '/' && cmd->book.prefix != NULL)
		add_safe(out, span_of(cmd->book.prefix), false);
	add_safe(out, span_of(f->path), false);
	if (f->line > 0)
		str_addf(out, ":%u:%u", f->line, f->col > 0 ? f->col : 1);
	str_addf(out, ": %s: ", f->flag ? "flag" : grade_word(f->grade));
}

static void
add_fault(struct str *out, const struct cmd *cmd, const struct fault *f)
{
	add_place(out, cmd, f);
	add_safe(out, span_of(f->text), true);
	str_addc(out, '\n');
	if (f->excerpt != NULL)
		add_excerpt(out, span_of(f->excerpt), f->caret > 0 ? f->caret : f->col);
	if (f->hint != NULL) {
		str_adds(out, "    hint: ");
		add_safe(out, span_of(f->hint), true);
		str_addc(out, '\n');
	}
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Each place is said once. */
static bool
said(const struct faults *faults, size_t at)
{
	const struct fault *f = &faults->v[at];

	for (size_t i = at > 64 ? at - 64 : 0; i < at; i++) {
		const struct fault *g = &faults->v[i];

		if (g->line == f->line && g->col == f->col && same(g->path, f->path) && same(g->text, f->text))
			return true;
	}
	return false;
}

void
cmd_faults(struct cmd *cmd, const struct faults *faults)
{
	struct str out = {0};
	bool all = cmd->spec->needs & CMD_WRITES;

	for (size_t i = 0; i < faults->n; i++)
		if ((all || faults->v[i].grade == ERROR) && !said(faults, i))
			add_fault(&out, cmd, &faults->v[i]);
	fputs(str_cstr(&out), stderr);
	str_release(&out);
}

static char *
vprint(struct arena *arena, const char *fmt, va_list ap)
{
	char *text = NULL, *kept;

	if (vasprintf(&text, fmt, ap) < 0)
		abort();
	kept = arena_dup(arena, span_of(text));
	free(text);
	return kept;
}

void
cmd_say(struct cmd *cmd, const char *fmt, ...)
{
	struct str out = {0};
	va_list ap;

	va_start(ap, fmt);
	str_addf(&out, "%s: ", cmd->name);
	add_safe(&out, span_of(vprint(&cmd->arena, fmt, ap)), true);
	str_addc(&out, '\n');
	va_end(ap);
	fputs(str_cstr(&out), stderr);
	str_release(&out);
}

void
cmd_say_faulty(struct cmd *cmd, size_t n)
{
	if (n > 0)
		cmd_say(cmd, "%zu record%s a fault, and no rule sees the field that is wrong: cr-check", n,
		    n == 1 ? " has" : "s have");
}

int
cmd_fail(struct cmd *cmd, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fault_add(&cmd->faults, ERROR, NULL, 0, 0, "%s", vprint(&cmd->arena, fmt, ap));
	va_end(ap);
	return CMD_TROUBLE;
}

int
cmd_usage(struct cmd *cmd, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fault_add(&cmd->faults, ERROR, NULL, 0, 0, "%s", vprint(&cmd->arena, fmt, ap));
	va_end(ap);
	if (cmd->name == cmd->spec->name)
		fault_hint(&cmd->faults, "%s %s (-h lists the options)", cmd->name, cmd->spec->args);
	else
		fault_hint(&cmd->faults, "%s -h says how it is called", cmd->name);
	return CMD_TROUBLE;
}

int
cmd_when(struct cmd *cmd, struct span text, enum when_way way, const struct cal *cal, struct date *out)
{
	struct when w;
	char echo[DATE_TEXT + 4];

	if (when_read(&w, text, cmd->today, way, cal, &cmd->faults) < 0)
		return -1;
	*out = w.date;
	if (w.relative)
		cmd_say(cmd, "%.*s is %s", (int)text.n, text.p, when_text(w.date, echo));
	return 0;
}
