/*
 * expr - the tree that lex.c and compile.c make and eval.c, sets.c and want.c walk
 *
 * Private to the rule language; everybody else uses model/eval.h. Nodes live
 * in the model's arena and never change once compiled.
 */
#ifndef MODEL_EXPR_H
#define MODEL_EXPR_H

#include "model/eval.h"

enum op {
	OP_LIT, OP_FIELD, OP_OF, OP_THIS, OP_IT, OP_CLIENT, OP_BOOK, OP_KIND, OP_SLUG, OP_PATH,
	OP_TODAY, OP_NOW, OP_WINDOW, OP_REMIND,
	OP_IF, OP_OR, OP_AND, OP_NOT, OP_THERE,
	OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_IS, OP_IS_NOT, OP_HAS, OP_HAS_ALL, OP_HAS_ANY,
	OP_IN_WINDOW, OP_OTHERWISE, OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_NEG, OP_CALL
};

enum fn {
	/* over a set */
	FN_COUNT, FN_ANY, FN_NONE, FN_ALL, FN_SHARE, FN_FIRST, FN_LAST, FN_SUM, FN_MEAN_OF,
	FN_LEAST, FN_MOST, FN_DISTINCT, FN_GAPS,
	FN_LAST_OF_SETS = FN_GAPS,
	/* of values */
	FN_LONGEST, FN_MEDIAN, FN_EARLIEST, FN_LATEST, FN_MIN, FN_MAX, FN_MEAN, FN_WORKTIME, FN_FADE,
	FN_NEXT_YEARLY, FN_CLIP, FN_DAYS, FN_ROUND, FN_AGE
};

struct set {			/* [PICK of] [planned] KIND [where COND] [in window] */
	const struct kind *kind;
	struct expr *pick, *cond;
	bool in_window, planned;
};

struct expr {
	uint8_t op, fn;
	uint8_t type;		/* enum val_type it yields; VAL_NONE: known only when run */
	bool list;
	bool walks;		/* over a set, it or a part of it: of two sides that decide, the one to ask last */
	uint16_t field;		/* OP_FIELD, OP_OF */
	uint64_t kinds;		/* of a record-valued node: what it may be; of OP_FIELD: the scope */
	struct span text;	/* where it stands, for messages */
	struct val lit;
	struct set *set;
	size_t nargs;
	struct expr **args;	/* operands, in order */
};

enum token_type { T_END, T_NAME, T_NUMBER, T_PERCENT, T_DUR, T_DATE, T_TIME, T_STRING, T_OP };

struct token {
	enum token_type type;
	struct span text;
	struct val value;	/* of literals */
};

/* Cuts text into tokens, T_END last; *bad is the offending byte where it fails (NULL returned). */
struct token *lex(struct arena *arena, struct span text, const char **bad);

/* Three-valued truth: 1 true, 0 false, -1 unknown. */
int eval_truth(struct eval *ev, const struct expr *e);
struct val eval_set(struct eval *ev, const struct expr *call);	/* sets.c: functions over a set */
struct val eval_call(struct eval *ev, const struct expr *call);	/* calls.c: functions of values */
struct val eval_compare(struct eval *ev, const struct expr *e);		/* ops.c */
struct val eval_has(struct eval *ev, const struct expr *e);
struct val eval_arithmetic(struct eval *ev, const struct expr *e);
struct val eval_read_as(struct val text, uint8_t type);	/* an undeclared key beside a typed value */
struct val eval_link(struct eval *ev, struct val v, const struct rec *from);	/* a link as VAL_REC, or missing */
struct dur eval_window(const struct eval *ev);
bool eval_days(const struct eval *ev, struct val dur, double *days);	/* counted back from today */
const struct cal *eval_cal(const struct eval *ev);

#endif
