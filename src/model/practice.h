/*
 * practice - one rule file of the handbook, compiled
 *
 *	practice_add(&model, "model/practices/keep-promises.md", bytes, &settings, &faults);
 *
 * The file's form is in cr-rules(7). A file that is wrong is reported with line
 * and column and left out; the others run.
 */
#ifndef MODEL_PRACTICE_H
#define MODEL_PRACTICE_H

#include "model/eval.h"

enum dimension { RELIABILITY, CANDOUR, RHYTHM, VERDICT, CLARITY, GOVERNANCE, PEOPLE, DIM_NONE };
enum { DIMENSIONS = DIM_NONE };
enum practice_class { MEASURED, PROCEDURE, SUPPORT };
enum reading { STATE, CONDUCT };
enum moment { AT_MEETING, AT_REPORT, AT_LETTER, AT_HANDOVER, AT_PROMISE, AT_NOTE, MOMENTS };

struct remind {
	struct span label;		/* "" where the file gives one reminder without a label */
	struct expr *date, *until;	/* until NULL: never ends of itself */
	struct expr *day;		/* that it is for, by which lateness is told; NULL: date */
};

struct flag {
	struct span message;
	struct expr *cond;
};

struct say_part {				/* "call {name}": a text, and the value after it; NULL: none */
	struct span text;
	struct expr *value;
};

struct practice {
	struct span name, title, pack, advice;
	const char *path;
	struct span file;		/* the whole of it */
	bool unread;			/* only name, path and pack are known: its pack is off */
	enum dimension dimension;
	enum practice_class class;
	enum reading reading;
	struct span *source;
	size_t nsource;
	struct span *covered_by;	/* practices: while one of them is due of the same record, this one is silent */
	size_t ncovered_by;
	int *rows;			/* its numbers in the list of what the texts ask for */
	size_t nrows;
	unsigned prompts;		/* bits by enum moment: when its advice is shown unasked */
	struct expr *when;		/* and for which client; NULL: any */
	double weight;
	const struct kind *of;
	struct expr *of_cond, *counts, *miss, *value;
	struct remind *reminds;
	size_t nreminds;
	struct say_part *say;		/* what a due line says; none: the title */
	size_t nsay;
	struct flag *flags;
	size_t nflags;
	struct expr *cap, *gate;
	struct span cap_band, gate_message;
	struct limit *limits;
	size_t nlimits;
	struct dur rhythm, window;	/* window: limit of that name, or n 0 */
	bool on;
};

/* Which rules: those that a program runs, so that none is compiled, and no value made, that nobody asks for. */
enum rules { RULES_REMIND = 1, RULES_VALUE = 2, RULES_FLAGS = 4, RULES_ALL = 7 };

/* What book.md says of the model, and which rules of a practice are compiled; a fault of another is not found. */
struct settings {
	unsigned rules;
	const struct span *packs, *on, *off, *limits, *weights;
	size_t npacks, non, noff, nlimits, nweights;
};

int practice_add(struct model *m, const char *path, struct span file, const struct settings *set, struct faults *faults);
/* practice_add leaves the practices of packs that are off unread, so that a program starts fast;
 * this reads them, for who shows or checks the whole handbook. -1: an ERROR, and that one is left out. */
int practices_complete(struct model *m, const struct settings *set, struct faults *faults);
const struct practice *practice_find(const struct model *m, struct span name);
struct val practice_limit_of(const struct practice *p, const char *name);	/* as this book sets it; none of a NULL p */
struct val practice_value(struct span text);	/* of a limit: a duration, a number, a percentage; else none */
bool pack_on(const struct settings *set, struct span pack);
bool pack_there(const struct model *m, struct span pack);	/* does anything belong to it? */
const char **packs_of(const struct model *m, struct arena *a, size_t *n);	/* of kinds and practices, each once */
/* What to type instead of a pack that nothing belongs to. */
void pack_hint(const struct model *m, struct span pack, struct faults *faults);
const char *dimension_word(enum dimension d);
const char *class_word(enum practice_class c);
const char *moment_word(enum moment m);
int moment_of(struct span word);	/* -1: there is no such moment */
bool span_listed(const struct span *v, size_t n, struct span name);
/* Is its prompt for this moment, and for this client? */
bool practice_prompts(const struct practice *p, struct eval *ev, enum moment moment, const struct rec *client);
/* What these of its rules read. */
void practice_want(const struct practice *p, const struct model *m, struct want *w, unsigned rules);
void practice_want_prompt(const struct practice *p, const struct model *m, struct want *w);	/* what its when reads */

#endif
