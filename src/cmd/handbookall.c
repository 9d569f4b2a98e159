/* handbook - all of it: the table, and the manual page (see handbook.h) */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/handbook.h"
#include "cmd/share.h"
#include "model/speak.h"

enum { NAME_WIDTH = 32, ROW_WIDTH = 11, SOURCE_WIDTH = 15, CLASS_WIDTH = 9, PACK_WIDTH = 10 };

static int
by_row(const void *x, const void *y)
{
	const struct practice *a = *(const struct practice *const *)x, *b = *(const struct practice *const *)y;
	int ra = a->nrows > 0 ? a->rows[0] : 1000, rb = b->nrows > 0 ? b->rows[0] : 1000;

	return ra != rb ? (ra > rb) - (ra < rb) : span_cmp(a->name, b->name);
}

static int
by_dimension(const void *x, const void *y)
{
	const struct practice *a = *(const struct practice *const *)x, *b = *(const struct practice *const *)y;

	return a->dimension != b->dimension ? (a->dimension > b->dimension) - (a->dimension < b->dimension)
	    : by_row(x, y);
}

static const struct practice **
sorted(struct cmd *cmd, int (*order)(const void *, const void *))
{
	const struct model *m = &cmd->book.model;
	const struct practice **v = arena_array(&cmd->arena, const struct practice *, m->npractices + 1);

	for (size_t i = 0; i < m->npractices; i++)
		v[i] = m->practices[i];
	if (m->npractices > 0)
		qsort(v, m->npractices, sizeof *v, order);
	return v;
}

/* The cases stand beside the sources; where a program is installed there are none: -1. */
static int
open_cases(struct cmd *cmd)
{
	return open(arena_printf(&cmd->arena, "%s/../../tests/practices", cmd_share(cmd)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int
cases_of(struct cmd *cmd, int dir, const struct practice *p)
{
	struct str text = {0};
	struct span rest, line;
	const char *why;
	int n = 0;

	if (dir < 0 || io_read(dir, arena_printf(&cmd->arena, "%.*s.case", (int)p->name.n, p->name.p), IO_RECORD_MAX,
	    &text, &why) != 0)
		n = -1;
	for (rest = str_span(&text); n >= 0 && span_line(&rest, &line); )
		n += span_starts(line, "case ");
	str_release(&text);
	return n;
}

static void
cell(struct cmd *cmd, struct str *line, const char *text, size_t width)
{
	if (out_tty(cmd))
		str_addf(line, "%s%-*s", line->n > 0 ? "  " : "", (int)width, text);
	else
		str_addf(line, "%s%s", line->n > 0 ? "\t" : "", text);
}

static void
table_line(struct cmd *cmd, int cases, const struct practice *p)
{
	struct str line = {0}, part = {0};
	int n = cases_of(cmd, cases, p);

	cell(cmd, &line, arena_dup(&cmd->arena, p->name), NAME_WIDTH);
	for (size_t i = 0; i < p->nrows; i++)
		str_addf(&part, "%s%d", i > 0 ? "," : "", p->rows[i]);
	cell(cmd, &line, part.n > 0 ? str_cstr(&part) : "-", ROW_WIDTH);
	str_reset(&part);
	for (size_t i = 0; i < p->nsource; i++)
		str_addf(&part, "%s%.*s", i > 0 ? "," : "", (int)strcspn(arena_dup(&cmd->arena, p->source[i]), "_."), p->source[i].p);
	cell(cmd, &line, part.n > 0 ? str_cstr(&part) : "-", SOURCE_WIDTH);
	cell(cmd, &line, class_word(p->class), CLASS_WIDTH);
	cell(cmd, &line, arena_dup(&cmd->arena, p->pack), PACK_WIDTH);
	cell(cmd, &line, n < 0 ? "-" : arena_printf(&cmd->arena, "%d", n), 0);
	str_addc(&line, '\n');
	out_text(cmd, str_span(&line));
	str_release(&part);
	str_release(&line);
}

int
guide_table(struct cmd *cmd)
{
	const struct practice **v = sorted(cmd, by_row);
	int cases = open_cases(cmd);

	for (size_t i = 0; i < cmd->book.model.npractices; i++)
		table_line(cmd, cases, v[i]);
	if (cases >= 0)
		close(cases);
	if (out_tty(cmd))
		out_printf(cmd, "%zu practices\n", cmd->book.model.npractices);
	return CMD_OK;
}

/* The manual page ------------------------------------------------------------- */

/* Text as mdoc takes it: no macro at its beginning, `code` in quotes, a line for each sentence. */
static void
mdoc_line(struct str *out, struct span line)
{
	bool code = false;

	if (line.n > 0 && (line.p[0] == '.' || line.p[0] == '\''))
		str_adds(out, "\\&");
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == '`')
			str_adds(out, (code = !code) ? "\\(oq" : "\\(cq");
		else if (c == '\\')
			str_adds(out, "\\e");
		else if (c == ' ' && i > 0 && strchr(".?!", line.p[i - 1]) != NULL)
			str_addc(out, '\n');
		else
			str_addc(out, c);
	}
	str_addc(out, '\n');
}

/* A heading is arguments: a word as short as a macro's name must not be one. */
static void
mdoc_heading(struct str *out, const char *macro, struct span title)
{
	struct span word;

	str_adds(out, macro);
	while (title.n > 0) {
		span_cut(&title, ' ', &word);
		str_addf(out, word.n < 4 ? " \\&%.*s" : " %.*s", (int)word.n, word.p);
	}
	str_addc(out, '\n');
}

enum block { TEXT, LITERAL, LIST };

static void
mdoc_end(struct str *out, enum block *in)
{
	str_adds(out, *in == LITERAL ? ".Ed\n" : *in == LIST ? ".El\n" : "");
	*in = TEXT;
}

/* Paragraphs, lines indented by four, and lists: what the advice is made of. */
static void
mdoc_advice(struct str *out, struct span advice)
{
	enum block in = TEXT;
	struct span line;
	bool gap = true;

	while (span_line(&advice, &line)) {
		bool literal = span_starts(line, "    "), item = span_starts(line, "- ");

		if (line.n == 0) {
			gap = true;
			continue;
		}
		if (in != TEXT && gap && !literal && !item)
			mdoc_end(out, &in);
		if (literal && in != LITERAL) {
			mdoc_end(out, &in);
			str_adds(out, ".Bd -literal -offset indent\n");
			in = LITERAL;
		} else if (item && in != LIST) {
			mdoc_end(out, &in);
			str_adds(out, ".Bl -bullet -compact\n");
			in = LIST;
		} else if (gap && in == TEXT) {
			str_adds(out, ".Pp\n");
		}
		if (item)
			str_adds(out, ".It\n");
		if (literal)
			str_addf(out, "%.*s\n", (int)line.n - 4, line.p + 4);
		else
			mdoc_line(out, item ? span_make(line.p + 2, line.n - 2) : span_trim(line));
		gap = false;
	}
	mdoc_end(out, &in);
}

static void
mdoc_practice(struct str *out, struct cmd *cmd, const struct practice *p)
{
	struct str rule = {0};
	struct span rest, line;

	mdoc_heading(out, ".Ss", p->title);
	str_addf(out, ".Ic %.*s :\n%s%s, pack %.*s", (int)p->name.n, p->name.p, class_word(p->class),
	    p->reading == STATE ? ", state" : "", (int)p->pack.n, p->pack.p);
	for (size_t i = 0; i < p->nsource; i++)
		str_addf(out, "%s%.*s", i == 0 ? "; from " : ", ", (int)strcspn(arena_dup(&cmd->arena, p->source[i]), "_."),
		    p->source[i].p);
	str_adds(out, ".\n");
	mdoc_advice(out, span_trim(p->advice));
	speak_practice(&rule, &cmd->book.model, p);
	if (rule.n > 0)
		str_adds(out, ".Bl -dash -compact -offset indent\n");
	for (rest = str_span(&rule); span_line(&rest, &line); ) {
		str_adds(out, ".It\n");
		mdoc_line(out, line);
	}
	if (rule.n > 0)
		str_adds(out, ".El\n");
	str_release(&rule);
}

static const char head[] =
    ".\\\" Written by cr-guide --manual from src/model/practices; change it there.\n"
    ".Dd November 22, 2026\n.Dt CR-PRACTICES 7\n.Os\n.Sh NAME\n.Nm cr-practices\n"
    ".Nd the handbook: every practice, its advice and its rule in words\n.Sh DESCRIPTION\n"
    "These are the practices that a new book starts with, by what they are about.\n"
    "Each has its advice, and below it what the programs make of its rule, written from the rule itself.\n"
    "Days and numbers in a rule are settings of the book\n.Pq Xr cr-rules 7 ,\n"
    "and a practice is on where its pack is\n.Pq Xr cr-guide 1 .\n.Pp\n"
    "What is measured counts in the score; a procedure is shown and never counts; a support practice is advice at the right moment.\n";

static const char tail[] =
    ".Sh SOURCES\nFive texts on managing clients ask for these practices; the words here are ours:\n"
    ".Bl -tag -width 000 -compact\n"
    ".It 000\na guide to surviving a student project, its chapter on what to do and not to do with a client\n"
    ".It 001\nnineteen points on managing the client of a contract for information technology\n"
    ".It 002\nfive points on caring for relationships with clients\n"
    ".It 003\nseven principles of managing clients\n"
    ".It 004\nseven good practices, which cite the Stakeholder Circle of Lynda Bourne\n.El\n"
    ".Pp\nStakeholder Circle and Net Promoter are trade marks of their owners.\n"
    ".Sh SEE ALSO\n.Xr cr-guide 1 ,\n.Xr cr-rules 7\n";

int
guide_manual(struct cmd *cmd)
{
	const struct practice **v = sorted(cmd, by_dimension);
	struct str out = {0};

	str_adds(&out, head);
	for (size_t i = 0; i < cmd->book.model.npractices; i++) {
		if (i == 0 || v[i]->dimension != v[i - 1]->dimension) {
			str_adds(&out, ".Sh ");
			for (const char *w = v[i]->dimension == DIM_NONE ? "besides" : dimension_word(v[i]->dimension); *w; w++)
				str_addc(&out, (char)(*w - 'a' + 'A'));
			str_addc(&out, '\n');
		}
		mdoc_practice(&out, cmd, v[i]);
	}
	str_adds(&out, tail);
	out_text(cmd, str_span(&out));
	str_release(&out);
	return CMD_OK;
}
