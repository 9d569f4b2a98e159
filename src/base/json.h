/*
 * json - one value out of a JSON line, and JSON written by hand
 *
 *	struct str path = {0};
 *	if (json_member(line, "path", &path) == 0) ...
 *
 *	json_key(&out, "path");  json_text(&out, value);	{"path":"...","due":...}
 *
 * Reading is jansson's (this is the only file that includes it). Written text
 * is UTF-8; a byte that is none becomes U+FFFD, so that every line parses.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"

/* A text member of an object, appended: 0; 1 there is none; -1 not one JSON object. */
int json_member(struct span line, const char *key, struct str *out);

void json_text(struct str *out, struct span s);			/* "quoted" */
void json_number(struct str *out, double n);
void json_key(struct str *out, struct span key);		/* a comma unless first, then "key": */

#endif
