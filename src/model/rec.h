/*
 * rec - one record, from a file or from a line, with typed fields
 *
 * A record is made by book/build.c and never changes. Its values are those that
 * the reader was asked for (struct want), its texts live in the book's arenas.
 * rec_get sees what is written, then what a line inherits (copied when it was
 * read); eval_field (model/eval.h) also sees defaults and derived fields.
 */
#ifndef MODEL_REC_H
#define MODEL_REC_H

#include "model/kind.h"

/* What tells one line from the others of its file. */
struct rec_item {
	uint64_t hash;			/* item_hash */
	const char *id;			/* block id without ^, or NULL */
	uint32_t nth, of;		/* Nth of M identical ones; alone 1 of 1 */
};

extern const struct rec_item rec_no_item;

struct rec {
	const struct kind *kind;
	const struct rec *client;	/* the client.md it belongs to; its own; NULL: team, or no client.md */
	const char *path;		/* from the book: "clients/acme/promise/2026-11-21-x.md" */
	const struct val *vals;
	struct date dated;		/* its dating date; valid if has_date */
	const struct rec_item *item;	/* of a line, whose name it is; of a file rec_no_item */
	uint32_t line;			/* of a line: its number; 0: a file */
	uint32_t group;			/* which client directory: index in book.groups */
	uint16_t nvals;
	bool has_date;
	bool faulty;			/* what was read of it does not fit its kind */
	char box;			/* of a line with a check box, or 0 */
};

struct val rec_get(const struct rec *r, uint16_t field);	/* VAL_NONE: not written; VAL_BAD reads as VAL_NONE */

/* NULL: not written. In the header because rules ask it some dozen times of each record. */
static inline const struct val *
rec_raw(const struct rec *r, uint16_t field)
{
	for (uint16_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == field)
			return &r->vals[i];
	return NULL;
}

struct span rec_client_slug(const struct rec *r);		/* "acme", or "" */
struct span rec_slug(const struct rec *r);			/* "2026-11-21-x", "acme" for client.md */
void rec_name(struct str *out, const struct rec *r);		/* path, or path#^id, path#hash[.N.M] */
void rec_handle(struct str *out, const struct rec *r);		/* acme, acme/promise/2026-...: whole handle */
int rec_cmp(const struct rec *a, const struct rec *b);		/* the book's order: path, then line */

#endif
