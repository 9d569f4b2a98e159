/*
 * place - where a new record goes, and what its file says
 *
 *	struct str path = {0}, text = {0};
 *	place_path(&path, kind, client_slug, date, span_of("Send the SOW"), n);
 *		clients/acme/promise/2026-11-21-send-the-sow.md, with n 2 ...-2.md
 *	place_text(&text, kind, edits, nedits, body);
 *
 * place_slug makes a name of a title: lower case, accents off and Latin letters
 * in ASCII, other scripts kept as letters, everything else one hyphen; at most
 * PLACE_SLUG bytes, ended at a word. It appends nothing where the title holds
 * neither letter nor digit.
 */
#ifndef BOOK_PLACE_H
#define BOOK_PLACE_H

#include "book/edit.h"

enum { PLACE_SLUG = 72 };

void place_slug(struct str *out, struct span title);

/* n counts from 1: which of the records of that name it is. An empty title, or one without a
 * letter, is named for its kind. `client` is the client's slug; of a new client, and of one of
 * ours, its own. */
void place_path(struct str *out, const struct kind *kind, struct span client,
    struct date date, struct span title, unsigned n);

/* Frontmatter in the kind's order, title or name first, keys of the user's own last; then the
 * body, with an end to its last line. The edits are SETs that edit_check has passed. */
void place_text(struct str *out, const struct kind *kind, const struct edit *edits, size_t n,
    struct span body);

#endif
