/*
 * flags - what the practices that are on find wrong with a record
 *
 *	want_flags(&book.model, &want);			before the book is loaded
 *	flags_each(&book, &ev, rec, say, ctx)		each as "message (practice)"
 *	flags_changed(&w)				what a writer's records are flagged for now
 *
 * Flags hold nothing back: they are said.
 */
#ifndef CMD_FLAGS_H
#define CMD_FLAGS_H

#include "book/book.h"

struct write;

void want_flags(const struct model *m, struct want *want);

/* text lives in the evaluation's scratch memory, until the next practice. */
void flags_each(const struct book *b, struct eval *ev, const struct rec *rec,
    void (*say)(void *ctx, const struct rec *rec, const struct practice *p, const char *text), void *ctx);

/* After write_end: reads the book afresh, once, and adds to cmd->faults the flags of those records that are
 * new or have changed, and what cr-check says of their links. */
void flags_changed(struct write *w);

#endif
