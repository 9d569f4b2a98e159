/*
 * outp - what out.c (choice of fields, rows), json, and terminal forms share
 */
#ifndef CMD_OUTP_H
#define CMD_OUTP_H

#include "cmd/run.h"

enum { OUT_FIELDS = 32, OUT_KEYS = 8, OUT_BUFFER = 64 << 10 };

enum voice { VOICE_LINES, VOICE_NUL, VOICE_JSON, VOICE_TERMINAL };

struct shown {
	struct span text;		/* as asked for: "due", "client.tier" */
	int column;			/* of the program, or -1: */
	struct expr *expr;		/* an expression over the record */
	bool descends;			/* of a sort key */
};

struct row {
	const struct rec *rec;
	const struct val *vals;
	struct val keys[OUT_KEYS];
	size_t nth;
};

struct out {
	enum voice voice;
	bool tty, colour, failed, opened, places, chosen;	/* chosen: by -f */
	int width, err;
	struct str buf, cell;
	const struct column *columns;
	const char *defaults;
	struct shown fields[OUT_FIELDS], keys[OUT_KEYS];
	size_t nfields, nkeys;
	struct row *rows;		/* held back: to be sorted or aligned */
	size_t nrows, rows_cap, count;
	struct eval ev;
};

struct val out_value(struct out *o, const struct shown *s, const struct rec *rec, const struct val *vals);
void out_flush(struct out *o);
void out_name_of(struct str *to, const struct out *o, const struct cmd *cmd, const struct rec *rec);	/* or its place */
/* One row into o->buf: the command's own out, or a thread's. */
void out_print(struct out *o, const struct cmd *cmd, const struct rec *rec, const struct val *vals);
void out_json(struct out *o, const struct cmd *cmd, const struct rec *rec, const struct val *vals);
void out_table(struct cmd *cmd);	/* the rows held back, aligned */

/* width.c */
int text_width(struct span s);
/* Appends s made safe for a terminal, cut to `width` columns with "…", padded to it if `pad`. */
void text_fit(struct str *out, struct span s, int width, bool pad);
/* The same, cut in the middle: names differ at their ends. */
void text_middle(struct str *out, struct span s, int width, bool pad);

#endif
