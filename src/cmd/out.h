/*
 * out - lines out: pipe, NUL, JSON Lines or terminal, one loop for all programs
 *
 *	static const struct column columns[] = {
 *		{ "remind", COL_DATE }, { "practice", COL_WORD }, { "text", COL_TEXT }, { NULL, 0 }
 *	};
 *	out_open(cmd, columns, "remind practice text");		before cmd_want
 *	struct val v[] = { val_date(d), ..., ... };
 *	out_row(cmd, rec, v);
 *	return out_end(cmd);					CMD_OK, or CMD_NONE: no row
 *
 * A line is the record's name, TAB, fields. `defaults` are the columns without
 * -f: columns of the program, else fields of the record. -f a,b is the name and
 * exactly these. -s keys (-F descends, missing last) hold rows back until the
 * end, as a terminal does to align them. -j prints one object a row: path, the
 * program's columns, client, kind, then every field the record carries.
 * Values of v are borrowed until out_end.
 *
 * Writers: out_open(cmd, NULL, "") and out_name(cmd, path) prints a name.
 */
#ifndef CMD_OUT_H
#define CMD_OUT_H

#include "cmd/cmd.h"

enum column_type { COL_TEXT, COL_WORD, COL_DATE, COL_NUMBER, COL_NAME };

struct column {
	const char *name;
	enum column_type type;
};

enum tint { TINT_NONE, TINT_DIM, TINT_BOLD, TINT_RED, TINT_YELLOW, TINT_GREEN, TINT_BLUE };

int out_open(struct cmd *cmd, const struct column *columns, const char *defaults);	/* -1: bad -f, -s, --color */
void out_places(struct cmd *cmd);	/* from here on names are "path:line", as editors take them */
void out_row(struct cmd *cmd, const struct rec *rec, const struct val *vals);
int out_end(struct cmd *cmd);

/* The same for every record of the book, by two threads where it is large: row says whether there
 * is one and fills vals; it looks at nothing but its arguments. */
typedef bool out_row_fn(struct cmd *cmd, struct eval *ev, const struct rec *rec, struct val *vals);
int out_all(struct cmd *cmd, out_row_fn *row);

void out_name(struct cmd *cmd, const char *path);	/* a line that is a name: "clients/acme/..." or "...#^k3f9" */

/* Text as it is, for pages (cr-show, cr-guide, -n's diff): control characters
 * but newline and tab are shown as \xHH on a terminal. */
void out_text(struct cmd *cmd, struct span text);
void out_printf(struct cmd *cmd, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void out_tint(struct cmd *cmd, enum tint tint, const char *text);	/* coloured where colour is */
bool out_tty(const struct cmd *cmd);
int out_width(const struct cmd *cmd);		/* columns of the terminal; 0: none */
void out_relative(struct str *out, struct date d, struct date today);	/* "3 days ago", "today", "in 2 weeks" */
int out_close(struct cmd *cmd);			/* run.c's: flushes; -1: a write failed */

#endif
