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
 * is compared field by field, its lines by id, then title. A subject holds as
 * many of the sentences as fit; if not all do, the body holds every one, up to a thousand.
 */
#ifndef BOOK_CHANGE_H
#define BOOK_CHANGE_H

#include "book/book.h"

struct change {
	const char *who;	/* "acme", "team", "book" */
	const char *what;	/* "promise send-the-sow kept" */
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
void change_moved(struct changes *c, const char *from, const char *to);	/* of the same bytes */
void change_subject(struct str *subject, struct str *body, const struct changes *c);
void changes_release(struct changes *c);

#endif
