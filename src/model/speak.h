/*
 * speak - a rule in English, written from the rule itself
 *
 *	struct str s = {0};
 *	speak_practice(&s, model, practice);
 *	"For every promise of ours that is open: ..."
 *
 * The words come from the compiled rule and from nowhere else, so what
 * cr-guide says is what runs. Limits stand as their values in this book.
 */
#ifndef MODEL_SPEAK_H
#define MODEL_SPEAK_H

#include "model/practice.h"

void speak_name(struct str *out, struct span name);	/* "remedy-due" as "remedy due" */
void speak_duration(struct str *out, struct dur d);	/* "5 business days" */
void speak_kind(struct str *out, const struct kind *k);	/* "contact" of a log */
void speak_expr(struct str *out, const struct model *m, const struct expr *e);	/* a value: "the due date" */
void speak_condition(struct str *out, const struct model *m, const struct expr *e);	/* "status is open" */

/* One sentence a rule, each ended by a newline: whom it is about, when it
 * reminds, what counts, what is a miss, what it is worth, what it flags. */
void speak_practice(struct str *out, const struct model *m, const struct practice *p);

#endif
