/*
 * practicep - what practice.c (heads, packs) and rules.c (rules) share while they read a file
 */
#ifndef MODEL_PRACTICEP_H
#define MODEL_PRACTICEP_H

#include "model/practice.h"
#include "text/front.h"

struct reading_of {		/* what one file's rules are compiled with */
	struct model *m;
	struct practice *p;
	const struct front *front;
	struct span file;
	struct faults *faults;
	struct scope scope;
};

struct span practice_text(const struct reading_of *r, const char *name);	/* a key's text, or "" */
/* A key given once as a text, or as a list: always a list. */
size_t practice_texts(const struct reading_of *r, const char *name, const struct span **v);
bool practice_is_list(const struct reading_of *r, const char *name);
void practice_wrong(struct reading_of *r, const char *name, const char *what, struct span word);
struct expr *practice_compile(struct reading_of *r, const char *name, struct span rule, bool condition);

/* "tell 1bd": a name and any value that a field may have. */
bool practice_limit(struct span item, struct limit *out, struct span *name);
void practice_limits(struct reading_of *r, const struct settings *set);
void practice_of(struct reading_of *r);
void practice_rules(struct reading_of *r, unsigned rules);

#endif
