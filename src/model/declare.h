/*
 * declare - the field lines of a kind file: "due date; default x -- meaning"
 *
 * Used by kind.c alone, which reads the files; the form is in cr-book(5).
 * declare_fields fills k->fields from the list `fields`; declare_rules compiles
 * defaults and derivations, when every kind is known. -1: an ERROR was added,
 * and the field at fault is left out, or without its rule.
 */
#ifndef MODEL_DECLARE_H
#define MODEL_DECLARE_H

#include "model/kind.h"

struct front_key;
struct front;

int declare_fields(struct model *m, struct kind *k, struct span file, const struct front_key *list, struct faults *faults);
int declare_rules(struct model *m, struct kind *k, struct faults *faults);

/* kindcheck.c: of a kind not yet in m, what its file says beside the fields; of all, what they say of one another. */
int kind_check(const struct model *m, const struct kind *k, const struct front *f, struct faults *faults);
int kinds_check(const struct model *m, struct faults *faults);

#endif
