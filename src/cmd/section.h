/*
 * section - a list of records on a page, written as one line of text
 *
 *	promise where by-side is us and status is open; by due; show owner, "to" to; first 12
 *
 *	struct section s;
 *	if (section_read(&s, &scope, text, &faults) < 0) ...	-1: an ERROR was added
 *	struct row *rows = section_rows(&s, &view, self, &n);	in cmd's arena
 *	section_say(&out, &s, &view, &rows[i]);
 *		"2026-11-13 Cutover plan (ana, to Jane Doe)"
 *
 * First the set: KIND [where CONDITION], or `its FIELD [where CONDITION]`, the
 * records that a field of the one at hand links to. Then clauses, parted by
 * semicolons, in any order: `and SET` · `by EXPR` (order, missing last; a date
 * stands in front of the line; else the dating date) · `say EXPR` (in place of
 * the title) · `show ["LABEL"] EXPR, ...` (in parentheses, missing ones left
 * out; of a yes/no the label where it is true) · `first N`, `last N`, `newest N`
 * (20 of the first; the last in order, or the latest first) · `here` (only of the note at hand) · `expected` (people named on the command
 * line) · `news` (counts as something that happened).
 *
 * In expressions bare names are fields of the record listed, which is also
 * `this`; the one at hand is what scope.limits say that it is, scope.kinds what
 * it may be.
 */
#ifndef CMD_SECTION_H
#define CMD_SECTION_H

#include "cmd/cmd.h"

enum { SECTION_SETS = 12, SECTION_ITEMS = 12 };

enum section_pick { PICK_FIRST, PICK_LAST, PICK_NEWEST };

struct section_set {
	const struct kind *kind;	/* NULL: what `its` links to */
	const struct field *its;
	struct expr *where;
};

struct section_item {
	struct span label;
	struct expr *value;
};

struct section {
	struct section_set sets[SECTION_SETS];
	size_t nsets;
	uint64_t kinds;			/* of all of them, as bits; 0: any */
	struct expr *by, *say;
	struct section_item items[SECTION_ITEMS];
	size_t nitems;
	size_t most;
	enum section_pick pick;
	bool here, expected, news;
};

struct row {
	const struct rec *rec;
	struct val by;
};

/* What a page looks at its records with. */
struct view {
	struct cmd *cmd;
	struct eval *ev;
	const struct rec *const *expected;	/* NULL: everybody */
	size_t nexpected;
};

int section_read(struct section *s, const struct scope *scope, struct span text, struct faults *faults);

/* *n rows to print, in order; *left of them were too many. */
struct row *section_rows(const struct section *s, const struct view *view, const struct rec *self, size_t *n,
    size_t *left);
void section_say(struct str *out, const struct section *s, const struct view *view, const struct row *row);
/* "| a | b |": the items alone; row NULL: their labels, and the rule below them. */
void section_cells(struct str *out, const struct section *s, const struct view *view, const struct row *row);

/* A value as a person reads it: a link by the name of what it leads to, lists with ", ", one line. */
void say_value(struct str *out, const struct view *view, const struct rec *rec, struct val v);
void say_record(struct str *out, const struct view *view, const struct rec *rec);	/* its title, else its name */

#endif
