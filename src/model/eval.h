/*
 * eval - the rule language: one compiler, one evaluator
 *
 *	struct scope sc = { .model = m, .kinds = KIND_BIT(promise), .limits = ..., .where = {path, line, col} };
 *	struct expr *e = expr_compile(&sc, span_of("due < today + 7d"), &faults);	NULL: an ERROR with caret
 *	struct eval ev = { .world = &world, .rec = rec };
 *	if (eval_true(&ev, e)) ...
 *
 * The language is documented in cr-rules(7) and cr-select(7). Compiled once, it
 * runs over any number of records without allocating; lists that a function
 * makes for a moment live in ev.scratch, which the caller resets when it likes.
 * An expression is immutable and may be evaluated by several threads, each with
 * its own struct eval.
 */
#ifndef MODEL_EVAL_H
#define MODEL_EVAL_H

#include "model/rec.h"

struct expr;

struct limit {
	struct span name;
	struct val value;
	bool used;
};

/* What names may mean while compiling. */
struct scope {
	struct model *model;
	uint64_t kinds;			/* bit by kind.index: what the record in scope may be; 0 is any */
	struct limit *limits;
	size_t nlimits;
	const struct field *expect;	/* a default of this field: its listed words are words wherever they stand */
	bool query;			/* -q: a name nobody declares is noted in wanted, not refused */
	const struct expr *remind;	/* what the name `remind` stands for, or NULL */
	struct span *wanted;		/* -q: undeclared names, for the check after reading */
	size_t nwanted, wanted_cap;
	const char *path;		/* for messages: the file, or NULL: the command line */
	unsigned line, col;		/* where the text begins in it */
	struct span file, source;	/* of a text that was folded out of several lines: the file's bytes, its value's there */
};

struct cursor {			/* a place in a walk over records; {0} is before the first */
	size_t group, i;
	bool back;		/* from the last to the first; set before the walk begins */
};

/* Everything that expressions can see besides the record in scope. */
struct world {
	const struct model *model;
	struct date today;		/* a day */
	struct date now;		/* a moment */
	struct dur window;
	/* The next record of a kind (NULL: of any) for the client of r, or of the whole book
	 * where r has none; at starts as {0}. */
	const struct rec *(*next)(const void *ctx, const struct rec *r, const struct kind *k, struct cursor *at);
	const struct rec *(*link)(const void *ctx, const struct rec *from, const struct span to, struct span kinds);
	const struct rec *book;		/* book.md as a record of kind book, or NULL */
	const struct cal *(*cal)(const void *ctx, const struct rec *r);
	const void *ctx;
};

struct eval {
	const struct world *world;
	const struct rec *rec;		/* bare names are its fields */
	const struct rec *self;		/* `this`; set to rec by eval_run when NULL */
	struct dur window;		/* n 0: the world's */
	struct arena scratch;
	unsigned depth;			/* derived fields that meet themselves end as unknown */
};

struct expr *expr_compile(struct scope *sc, struct span text, struct faults *faults);
/* The same for a condition: a field that is no yes/no asks whether it is there. */
struct expr *expr_compile_condition(struct scope *sc, struct span text, struct faults *faults);
/* What to write for a day's name ("tomorrow": "today + 1d"), which the language does not know; or NULL. */
const char *expr_day_hint(struct span name);
enum val_type expr_type(const struct expr *e);	/* VAL_NONE: known only when run */
struct val eval_run(struct eval *ev, const struct expr *e);
bool eval_true(struct eval *ev, const struct expr *e);		/* NULL is true */

/* A field with its default and derivation. */
struct val eval_field(struct eval *ev, const struct rec *r, uint16_t field);

/* Which fields an expression reads, of which kinds: adds to want (bitset by field id for each kind index). */
struct want {
	uint64_t *bits;			/* [kind index * words + id/64] */
	size_t words;
	bool all;			/* every field of every kind: cr-show, cr-check */
	uint64_t kinds;			/* kinds that matter at all; 0 is every kind */
};
void want_expr(struct want *w, const struct model *m, const struct expr *e, uint64_t kinds);
void want_said(struct want *w, const struct model *m, const struct expr *e, uint64_t kinds);	/* and names of links */
void want_field(struct want *w, const struct model *m, uint16_t id, uint64_t kinds);	/* with what its default reads */
void want_kind(struct want *w, const struct model *m, const struct kind *k);	/* its records, and what it expands */
bool want_has(const struct want *w, const struct kind *k, uint16_t id);
void want_join(struct want *w, const struct want *other);	/* adds what other wants */
void want_release(struct want *w);

#define KIND_BIT(k) (UINT64_C(1) << (k)->index)

#endif
