/*
 * compile - what the parts of the compiler share
 *
 * compile.c holds the looser operators, operand.c names and literals and dots,
 * compare.c comparisons and arithmetic with their type checks, setexpr.c sets
 * and functions. A parse function returns NULL when it has reported an error.
 */
#ifndef MODEL_COMPILE_H
#define MODEL_COMPILE_H

#include "model/expr.h"

struct parser {
	struct scope *scope;
	struct span text;
	const struct token *t;		/* the next one */
	struct faults *faults;
	uint64_t kinds;			/* what the record in scope may be; 0 any */
	uint64_t self;			/* what `this` may be */
	uint64_t met;			/* what is left of kinds after "kind is promise and"; 0 any */
	unsigned depth;
	bool in_set;			/* inside a set's condition: the record in scope is not `this` */
	bool failed;			/* one error a compilation */
};

struct expr *fail(struct parser *p, struct span at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
struct expr *node(struct parser *p, enum op op, enum val_type type, struct span at);
struct expr *node_args(struct parser *p, struct expr *e, size_t n, ...);
bool at_word(const struct parser *p, const char *word);
bool take_word(struct parser *p, const char *word);
bool at_op(const struct parser *p, const char *op);
bool take_op(struct parser *p, const char *op);
bool expect_op(struct parser *p, const char *op);

struct expr *parse_expr(struct parser *p);
struct expr *parse_condition(struct parser *p);
struct expr *parse_otherwise(struct parser *p);
struct expr *parse_comparison(struct parser *p);
struct expr *parse_unary(struct parser *p);
struct expr *parse_call(struct parser *p, struct span name);	/* NULL and not failed: no such function */

struct expr *arithmetic(struct parser *p, enum op op, struct expr *left, struct expr *right, struct span at);
const char *type_word(int type);	/* "a date", "a number" */
const struct field *field_in(const struct parser *p, struct span name, uint64_t kinds);	/* declared by one of kinds */

#endif
