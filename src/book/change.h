/*
 * change - what happened to records, in words, for the subject of a commit
 *
 *	struct changes c = {0};
 *	change_find(&c, &book, "clients/acme/client.md", &before, &after);
 *	struct str subject = {0}, body = {0};
 *	change_subject(&subject, &body, &c);	"acme: cadence 2w to 1w; promise send-the-sow kept"
 *	changes_release(&c);
 *
 * NULL before is a new file, NULL after a removed one. A record that was there
 * is compared field by field; a line with the one of the same bytes, else of the
 * same id, title, or at last kind. A subject holds as many of the sentences as
 * fit; if not all do, the body holds every one, up to a thousand.
 * change_count says which records they are about, "promise send-the-sow of acme" or "14 promises and 2 issues".
 */
#ifndef BOOK_CHANGE_H
#define BOOK_CHANGE_H

#include "book/book.h"

struct change {
	const char *who;	/* "acme", "team", "book" */
	const char *what;	/* "promise send-the-sow kept" */
	const char *kind;	/* "promise"; "file" of what is no record; NULL: counted with the next */
	const char *name;	/* "promise send-the-sow"; of a client "acme" */
};

struct changes {
	struct change *v;
	size_t n, cap;
	struct arena arena;
};

/* A file whose fields are compared: a record, or book.md. */
bool change_is_record(const struct book *b, const char *path);

void change_find(struct changes *c, struct book *b, const char *path, const struct span *before,
    const struct span *after);
/* A file that is called otherwise now, and what else became of it. */
void change_moved(struct changes *c, struct book *b, const char *from, const char *to, const struct span *before,
    const struct span *after);
bool change_subject(struct str *subject, struct str *body, const struct changes *c);	/* false: not all did */
void change_count(struct str *out, const struct changes *c);
void changes_release(struct changes *c);

/* The same record by record, for programs that look back. Records and texts are in the arena. */
struct change_pair {
	const struct rec *was, *now;	/* NULL: was not there, is not there */
};

struct change_pairs {			/* the file's own record first; those unchanged too */
	struct change_pair *v;
	size_t n;
};

struct change_field {
	struct span name;
	const char *was, *now;		/* as val_print has them; NULL: not there; "?": of a wrong type */
};

struct change_fields {
	struct change_field *v;
	size_t n;
};

/* 1: it is no record, or not readable as one. */
int change_pairs(struct change_pairs *out, struct book *b, const char *path, const struct span *before,
    const struct span *after, struct arena *arena);
/* Appends the sentence of a pair, nothing where no field differs; lines: of a new file. */
void change_say(struct str *out, const struct book *b, const struct change_pair *p, size_t lines);
void change_say_text(struct str *out, const struct book *b, const struct rec *r);	/* only prose differs */
void change_text(struct str *out, struct span s, size_t columns);	/* one line, of bounded width */
/* The fields that differ, those that follow from others (due0, closed) included; of a new record all. */
void change_fields(struct change_fields *out, const struct book *b, const struct change_pair *p, struct arena *arena);

#endif
