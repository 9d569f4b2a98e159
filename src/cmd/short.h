/*
 * short - the shortest thing to type for a record, as name.h would read it
 *
 *	struct shorts s;
 *	shorts_open(&s, &cmd->book);			a loaded book, with what name_want reads
 *	short_name(&out, &s, rec, NAME_READ, span_of(""));	"cutover", "^k3f9", "jane-doe", or its handle
 *	shorts_release(&s);
 *
 * One word of the title where no other record answers to it, else as many from
 * its beginning as are needed, joined by hyphens; else a name without its date or
 * the beginning of one with it, an id, a handle. With NAME_PROMISE no other open promise answers to it, which
 * is where cr-done and cr-move seek; with NAME_READ no other record.
 */
#ifndef CMD_SHORT_H
#define CMD_SHORT_H

#include "cmd/name.h"

struct short_entry;

struct shorts {
	const struct book *book;
	struct eval ev;
	uint16_t title, name, aliases, status;
	struct short_set { struct short_entry *v; size_t n, cap; bool made; } all, open, ids, paths;	/* made when asked for */
};

void shorts_open(struct shorts *s, const struct book *book);
void shorts_release(struct shorts *s);

/* `beginning`, where it is not empty, is what has been typed of it: false where nothing that begins so
 * means the record and no other. */
bool short_name(struct str *out, struct shorts *s, const struct rec *rec, enum name_how how,
    struct span beginning);
bool short_open(struct shorts *s, const struct rec *rec);	/* is it an open promise? */

#endif
