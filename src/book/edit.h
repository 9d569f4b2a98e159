/*
 * edit - changes to the fields of one record, in its file or in its line
 *
 *	struct edit e;
 *	edit_parse(&e, "with+=jane-doe", &faults)		what was typed
 *	edit_check(&e, model, kind, in_line, &arena, &faults)	by the kind's fields
 *	edit_locate(&line, model, rec, file, &faults)		the line of rec, in the file as it is now
 *	edit_apply(&out, file, &at, &e, 1, &faults)		the file as it will be
 *
 * Only the bytes of a value that changes are changed: what is already so is
 * left as it stands. Setting a date F of a kind that declares F0 (due, due0)
 * writes the old F as F0 where there is none. A status that becomes kept, missed
 * or withdrawn brings `closed`, today, where there is none. In a line with a check
 * box `status` is the box: kept is [x], withdrawn and missed are [-] (missed says
 * so), open is [ ]. A line that
 * changes gets a block id, so that whoever knew it finds it again.
 * Every function adds one ERROR where it returns -1; edit_check may add a
 * NOTICE: a key that is the user's own.
 */
#ifndef BOOK_EDIT_H
#define BOOK_EDIT_H

#include "model/rec.h"
#include "text/front.h"

struct edit {
	enum edit_op op;		/* of text/front.h */
	struct span key, text;		/* as typed; dates in ISO before edit_check */
	const struct field *field;	/* edit_check: NULL is a key of the user's own */
	bool list;			/* edit_check: a list's elements */
	struct span *values;		/* edit_check: in the arena */
	size_t nvalues;
};

/* F=V, F=, F+=V, F-=V. Spans point into arg. */
bool edit_shaped(const char *arg);
int edit_parse(struct edit *out, const char *arg, struct faults *faults);

int edit_check(struct edit *e, const struct model *m, const struct kind *kind, bool in_line,
    struct arena *arena, struct faults *faults);

/* Line number of rec in file; 0 for the record of the file itself. -1: it has changed since it
 * was read, or its ^id stands there twice. */
int edit_locate(unsigned *line, const struct model *m, const struct rec *rec, struct span file,
    struct faults *faults);

struct edit_at {
	const struct model *model;
	const struct kind *kind;
	const char *path;
	unsigned line;			/* 0: the file's own record */
	struct date today;
	const char *id;			/* the block id (book/ids.h) of a line that has none, given to
					 * it with its first change; NULL: it gets none */
	bool linked;			/* also without a change: a link will name it */
};

int edit_apply(struct str *out, struct span file, const struct edit_at *at,
    const struct edit *edits, size_t n, struct faults *faults);
/* One line by itself, without its end, added to out: whoever changes many lines of a file goes through
 * the file once. at->line is the one that a fault names. */
int edit_line(struct str *out, struct span line, const struct edit_at *at,
    const struct edit *edits, size_t n, struct faults *faults);

/* The field `closed` of a kind whose `status` is said to have ended by this; else NULL. */
const struct field *edit_closes(const struct model *m, const struct kind *kind, struct span key, struct span value);
/* The same field, where `status` is open again by this, or not said any more: it has no day then. */
const struct field *edit_reopens(const struct model *m, const struct kind *kind, struct span key, struct span value);
/* The notice that something is open and has a day on which it ended. */
void edit_say_open(const char *path, unsigned line, char box, const struct field *closed, struct span day,
    struct faults *faults);

/* The field that keeps the first value of this one ("due0" of "due"), where the kind has one. */
const struct field *edit_first(const struct model *m, const struct kind *kind, struct span key);

#endif
