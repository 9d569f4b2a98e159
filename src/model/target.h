/*
 * target - the kinds that a field of links names, "promise deliverable"
 *
 *	struct span rest = f->link_to, kind;
 *	while (target_next(&rest, &kind))
 *		...				"team" and "practice" are such, too
 *
 * A field that names none may lead to anything.
 */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "base/str.h"
#include "model/kind.h"

bool target_next(struct span *kinds, struct span *kind);
bool target_names(struct span kinds, struct span kind);			/* is it among them? */
bool target_allows(const struct field *f, const struct kind *k);
uint64_t target_bits(const struct model *m, const struct field *f);	/* as bits; 0: any, or what is no record */
void target_words(struct str *out, struct span kinds);			/* "promise or deliverable" */
/* 'affects: "note/x" is a note, not a promise or deliverable' */
void target_refusal(struct str *out, const struct field *f, struct span to, const struct kind *is);

#endif
