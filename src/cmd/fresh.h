/*
 * fresh - a new record as a form that a person fills
 *
 *	fresh_form(&text, kind, &values)		every field of the kind, with what it means
 *	fresh_strip(&record, kind, text)		what was filled in, without the hints
 *
 * A line of the form is "due:      # date -- the day it is promised for". A line
 * that is left empty goes when the form comes back, and so do the hints.
 */
#ifndef CMD_FRESH_H
#define CMD_FRESH_H

#include "cmd/values.h"

/* Values are checked ones; the fields that they set are filled in. */
void fresh_form(struct str *out, const struct kind *kind, const struct values *v);
void fresh_strip(struct str *out, const struct kind *kind, struct span text);

/* Dates in words ("fri") made ISO, and their reading said; what cannot be read stays. */
void fresh_dates(struct str *record, struct cmd *cmd, const struct kind *kind, struct span client);

/* The record's scalar fields as values. */
void fresh_values(struct values *out, struct cmd *cmd, struct span record);

#endif
