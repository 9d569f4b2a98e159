/*
 * add - one new record file, for cr-add and cr-log
 *
 *	struct add a = { .kind = kind, .client = slug, .title = title, .values = &values, .body = body };
 *	add_check(&a, cmd)		fields by kind, links, dates; before the lock
 *	add_required(&a, cmd)		what its kind asks for is there, unless a form asks for it
 *	add_write(&a, &w)		a free name, the text, checked; its name will be printed
 *
 * The name is the day of the dating field, else of `date`, else today, and the
 * title; without a title the first field that is given of those that the kind
 * must have (word, text or link), then of those with listed words; else the kind's name.
 */
#ifndef CMD_ADD_H
#define CMD_ADD_H

#include "cmd/values.h"
#include "cmd/write.h"

struct add {
	const struct kind *kind;
	struct span client, title, body;
	struct values *values;
	const char *path;	/* add_write: where it went */
};

const struct kind *add_kind(struct cmd *cmd, const char *name);	/* that may be written; NULL: an ERROR was added */
int add_check(struct add *a, struct cmd *cmd);		/* -1: an ERROR was added */
int add_required(struct add *a, struct cmd *cmd);	/* after it; -1 likewise */
int add_write(struct add *a, struct write *w);
/* The first name that is free; if a file before it has this text, a notice names it. */
struct write_file *add_place(struct add *a, struct write *w, struct span text);

/* "name" of a client, a person, one of ours; of other kinds "title". */
const char *add_title_key(const struct model *m, const struct kind *kind);

#endif
