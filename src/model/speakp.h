/* speakp - what speak.c and speakset.c share */
#ifndef MODEL_SPEAKP_H
#define MODEL_SPEAKP_H

#include "model/expr.h"
#include "model/speak.h"

enum many { MANY, ONE, NO };	/* "issues", "an issue", "no issue" */

void speak_set(struct str *out, const struct model *m, const struct set *s, enum many many);
void speak_set_call(struct str *out, const struct model *m, const struct expr *e);
void speak_existence(struct str *out, const struct model *m, const struct expr *e, bool not);

#endif
