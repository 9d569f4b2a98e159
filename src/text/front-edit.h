/*
 * front-edit - what the files of front_edit share
 *
 * Private to src/text. A step reads sp->text whole and leaves the
 * changed file in sp->next; sp->changed says whether it did.
 */
#ifndef TEXT_FRONT_EDIT_H
#define TEXT_FRONT_EDIT_H

#include "text/parts.h"

struct splice {
	const struct front_edit *e;
	const char *path;
	struct faults *faults;
	struct span text;
	struct front f;
	struct yaml y;
	struct arena arena;
	struct str next;
	bool changed;
};

int splice_refuse(struct splice *sp, const struct front_key *k, const char *why);
void splice_bytes(struct splice *sp, const char *at, size_t drop, struct span what);
int splice_value(struct splice *sp, const struct yaml_key *k, struct span value);
int splice_new_line(struct splice *sp, struct span value);
void splice_scalar(const struct splice *sp, struct str *out, struct span value, bool in_flow);

/* k is NULL where the key is absent. An element that is there is not added again. */
int splice_add(struct splice *sp, const struct yaml_key *k, struct span value);
int splice_take(struct splice *sp, const struct yaml_key *k, struct span value);

/* Reads before and after: 0 when only the key changed, and to what was asked. */
int splice_verify(struct splice *sp, struct span before, struct span after);

#endif
