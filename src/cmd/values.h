/*
 * values - FIELD=VALUE operands as checked edits of a record
 *
 *	struct values v = {0};
 *	values_read(&v, cmd, args, n)			their form
 *	values_check(&v, cmd, kind, "acme", false)	typed by the kind, for one client's record
 *	use v.v[0..v.n]
 *	values_release(&v);
 *
 * Dates as typed become ISO; the reading of a relative one is said once on
 * standard error. Links must lead to a record that is there; that it is gone, as
 * its kind says it, is said too. Each function returns -1 where it added an ERROR;
 * all operands are looked at.
 */
#ifndef CMD_VALUES_H
#define CMD_VALUES_H

#include "book/edit.h"
#include "cmd/cmd.h"

struct values {
	struct edit *v;		/* checked; what they point at is in cmd's arena */
	size_t n, cap;
	const char **said;	/* readings of dates that were echoed */
	size_t nsaid, said_cap;
	struct values *echo;	/* whose list of readings it is, said by values_say; NULL: its own, said at once */
};

int values_read(struct values *v, struct cmd *cmd, const char *const *args, size_t n);
void values_add(struct values *v, const char *key, struct span text);	/* SET; both are borrowed */
struct edit *values_find(struct values *v, const char *key);
int values_check(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client, bool in_line);
void values_say(const struct values *v, struct cmd *cmd);	/* how dates were read, once nothing refused them */
void values_release(struct values *v);

/* As they would be typed, 'status=kept reason="no time"', in one line of bounded width, without the field
 * `but` (NULL: all of them); in cmd's arena. */
const char *values_said(const struct values *v, struct cmd *cmd, const char *but);
bool values_same(const struct values *a, const struct values *b);	/* of the same keys: the same texts */

/* -b TEXT, -b @FILE, -b @- (standard input): 0, -1 an ERROR. Without -b out stays as it is. */
int values_body(struct str *out, struct cmd *cmd);

#endif
