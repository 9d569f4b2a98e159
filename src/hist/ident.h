/*
 * ident - who writes, and when, as a commit says it
 *
 *	struct ident who;
 *	ident_make(&who, name, email, date, now, zone, &faults)
 *	ident_add(&text, &who);			Jane Doe <jane@example.org> 1795300000 +0100
 *	ident_release(&who);
 */
#ifndef HIST_IDENT_H
#define HIST_IDENT_H

#include "base/fault.h"
#include "base/str.h"

struct ident {
	char *name, *email;
	int64_t when;		/* seconds since the epoch */
	int zone;		/* minutes east */
};

/* Seconds and zone of "@1795300000 +0100", "2026-11-21T09:30:00+01:00",
 * "Sat, 21 Nov 2026 09:30:00 +0100"; a zone left out is *zone as given. */
bool ident_date(const char *text, int64_t *when, int *zone);
/* Copies name and email without what git would take for an end of them. */
void ident_set(struct ident *out, const char *name, const char *email);
void ident_add(struct str *out, const struct ident *who);
bool ident_parse(struct span line, struct ident *out);	/* what ident_add wrote */
void ident_release(struct ident *i);

#endif
