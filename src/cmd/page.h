/*
 * page - lines of a page for people: cr-due on a terminal, cr-show, cr-score
 *
 * Each prints one line (or a heading with an empty line before it, but for the
 * first), cut to the terminal's width; in a pipe nothing is cut.
 */
#ifndef CMD_PAGE_H
#define CMD_PAGE_H

#include "cmd/out.h"
#include "model/due.h"

void page_heading(struct cmd *cmd, const char *text);
/* "  left      right": left padded to `at` columns. */
void page_line(struct cmd *cmd, const char *indent, struct span left, int at, struct span right);
/* The same, the right one wrapped below itself. */
void page_pair(struct cmd *cmd, const char *indent, struct span left, int at, struct span right);
void page_show(struct cmd *cmd);	/* what there is of it, now: the rest takes a while */

size_t page_fits(struct span text, int width);	/* bytes of it that fit: up to a blank where there is one */
void page_text(struct cmd *cmd, const char *indent, struct span text);	/* wrapped at blanks on a terminal */

/* Markdown as somebody wrote it, line by line; on a terminal a paragraph or an item that is too wide is
 * filled anew. Code, tables and quotes stay. */
void page_prose(struct cmd *cmd, struct span text);

/* A filled template (cmd/fill.h) as a page: headings, lists and paragraphs of Markdown. */
void page_mark(struct cmd *cmd, struct span text);

void page_client(struct cmd *cmd, struct eval *ev, const struct rec *rec);	/* heading: who it is about */
/* "name  late  text  practice"; name_width 0: no names. page_due_fit first, of each line, aligns them. */
struct page_dues {
	int name, late, practice;	/* columns; {0} is none yet */
};
void page_due_fit(struct page_dues *widths, const struct cmd *cmd, const struct due *due, struct span name);
void page_due(struct cmd *cmd, struct eval *ev, const struct due *due, struct span name, const struct page_dues *widths);
void page_today(struct cmd *cmd, struct eval *ev, const struct due *due, size_t more);

#endif
