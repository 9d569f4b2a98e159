/*
 * line - one line of the pipe protocol: escaping, and the parts of a name
 *
 *	line_escape(&out, text);		TAB newline CR \ and controls as \t \n \r \\ \xHH
 *	line_unescape(&out, field);
 *
 *	struct line_name n;
 *	line_name(&n, span_of("clients/acme/log/2026-11-21-x.md#^k3f9"));
 *		n.path "clients/acme/log/2026-11-21-x.md", n.part PART_ID, n.id "k3f9"
 */
#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include "base/str.h"

void line_escape(struct str *out, struct span s);
void line_unescape(struct str *out, struct span s);	/* what is no escape stays as it is */

enum line_part {
	PART_WHOLE,		/* a path or a handle alone */
	PART_ID,		/* PATH#^id, HANDLE^id, ^id */
	PART_HASH,		/* PATH#0123456789ab, .N.M */
	PART_PLACE		/* PATH:LINE, PATH:LINE:COL */
};

struct line_name {
	struct span path;
	enum line_part part;
	struct span id;		/* without ^ */
	uint64_t hash;
	unsigned nth, of;	/* 0: not given */
	unsigned line;
};

void line_name(struct line_name *out, struct span typed);

/* "a/./b/../c" as "a/c", without looking at any file; false where it climbs out of "/". */
bool line_path(struct str *out, struct span path);

#endif
