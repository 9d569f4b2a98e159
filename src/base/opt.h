/*
 * opt - a table describes options; parsing, -h and completion follow from it
 *
 *	static const struct opt options[] = {
 *		{ 'w', "within", "DURATION", "also what falls due by then", "" },
 *		{ OPT_LONG + 0, "tidy", NULL, "housekeeping too", "" },
 *		OPT_END
 *	};
 *	if (opt_parse(&o, options, argc, argv, &arena, &faults) < 0) ...
 *	if (opt_has(&o, OPT_LONG + 0)) ...
 *	const char *w = opt_value(&o, 'w');		the last one given; NULL: none
 *
 * Options stand before, between or after operands; "--" ends them; short ones
 * are grouped (-jq EXPR, -w2w), long ones take =VALUE or the next argument and
 * may be shortened to a unique beginning. "-" is an operand, and so is "-3d",
 * unless -3 is an option. What is unknown is an ERROR with the nearest option.
 */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include "base/fault.h"
#include "base/str.h"

enum { OPT_LONG = 256 };		/* keys from here on have no letter */

struct opt {
	int key;			/* a letter or digit, or OPT_LONG + n; 0 ends the table */
	const char *name;		/* long name, or NULL */
	const char *arg;		/* what its value is called: "EXPR"; NULL: it takes none */
	const char *help;
	const char *complete;		/* what completes its value: "kind", "field", "practice", "expr", "dir", "client", "template", "a|b|c", or "" */
};

#define OPT_END { 0, NULL, NULL, NULL, NULL }

struct opt_given {
	const struct opt *opt;
	const char *value;		/* NULL where it takes none */
};

struct opts {
	struct opt_given *given;	/* in the order given; in the arena, as are the two below */
	size_t ngiven;
	const char **args;		/* operands */
	size_t nargs;
	bool stop;			/* set before parsing: the first operand ends the options */
};

int opt_parse(struct opts *o, const struct opt *table, int argc, char *const *argv,
    struct arena *arena, struct faults *faults);
bool opt_has(const struct opts *o, int key);
const char *opt_value(const struct opts *o, int key);
size_t opt_values(const struct opts *o, int key, const char **out, size_t max);	/* of one given often */
void opt_usage(struct str *out, const struct opt *table);	/* a line an option, aligned */

#endif
