/* test-opt - options anywhere, grouped, long, and the nearest one to a typo */
#include <stdio.h>
#include <string.h>

#include "base/opt.h"

static const struct opt table[] = {
	{ 'j', "json", NULL, "JSON Lines", "" },
	{ 'q', "query", "EXPR", "select", "expr" },
	{ '0', "null", NULL, "NUL", "" },
	{ OPT_LONG, "color", "WHEN", "colour", "" },
	{ OPT_LONG + 1, "tidy", NULL, "housekeeping", "" },
	OPT_END
};

static int failed;

struct row {
	unsigned line;
	const char *words;		/* parted by '|' */
	const char *want;		/* "j q=x | a b", or "!text (hint)" */
};

static const struct row rows[] = {
	{ __LINE__, "a|b", "| a b" },
	{ __LINE__, "-j|a", "j | a" },
	{ __LINE__, "a|-j|b", "j | a b" },
	{ __LINE__, "-jq|x|a", "j q=x | a" },
	{ __LINE__, "-jqx|a", "j q=x | a" },
	{ __LINE__, "-q|-j|a", "q=-j | a" },
	{ __LINE__, "-q|a|-q|b", "q=a q=b |" },
	{ __LINE__, "--query=a=b", "q=a=b |" },
	{ __LINE__, "--query=", "q= |" },
	{ __LINE__, "--query|x|--tidy", "q=x tidy |" },
	{ __LINE__, "--col=never", "color=never |" },
	{ __LINE__, "-", "| -" },
	{ __LINE__, "-3d|-0", "0 | -3d" },
	{ __LINE__, "-0j", "0 j |" },
	{ __LINE__, "--|-j", "| -j" },
	{ __LINE__, "a|--|--|-q", "| a -- -q" },
	{ __LINE__, "--quary=x", "!no option --quary (--query)" },
	{ __LINE__, "--zzz", "!no option --zzz (-h lists them)" },
	{ __LINE__, "-x", "!no option -x (-h lists them)" },
	{ __LINE__, "-jx", "!no option -x (-h lists them)" },
	{ __LINE__, "-q", "!-q needs a value (-q EXPR)" },
	{ __LINE__, "--query", "!--query needs a value (--query EXPR)" },
	{ __LINE__, "--json=1", "!--json takes no value ()" },
};

static void
describe(struct str *out, const struct opts *o)
{
	for (size_t i = 0; i < o->ngiven; i++) {
		const struct opt *opt = o->given[i].opt;

		if (opt->key < OPT_LONG)
			str_addc(out, (char)opt->key);
		else
			str_adds(out, opt->name);
		if (o->given[i].value != NULL)
			str_addf(out, "=%s", o->given[i].value);
		str_addc(out, ' ');
	}
	str_addc(out, '|');
	for (size_t i = 0; i < o->nargs; i++)
		str_addf(out, " %s", o->args[i]);
}

static void
check(const struct row *r)
{
	char *argv[16] = { (char *)"cr-x" };
	struct arena arena = {0};
	struct faults faults = {0};
	struct opts o = {0};
	struct str got = {0};
	struct span rest = span_of(r->words), word;
	int argc = 1;

	while (rest.n > 0) {
		span_cut(&rest, '|', &word);
		argv[argc++] = arena_dup(&arena, word);
	}
	if (opt_parse(&o, table, argc, argv, &arena, &faults) == 0)
		describe(&got, &o);
	else
		str_addf(&got, "!%s (%s)", faults.v[0].text, faults.v[0].hint != NULL ? faults.v[0].hint : "");
	if (strcmp(str_cstr(&got), r->want) != 0) {
		printf("%s:%u: %s: want %s, got %s\n", __FILE__, r->line, r->words, r->want, str_cstr(&got));
		failed = 1;
	}
	str_release(&got);
	faults_release(&faults);
	arena_release(&arena);
}

static void
check_stop(void)
{
	char *argv[] = { (char *)"cr-at", (char *)"-j", (char *)"cmd", (char *)"-q", NULL };
	struct arena arena = {0};
	struct faults faults = {0};
	struct opts o = { .stop = true };

	if (opt_parse(&o, table, 4, argv, &arena, &faults) < 0 || o.nargs != 2 || o.ngiven != 1) {
		printf("%s:%d: the first operand does not end the options\n", __FILE__, __LINE__);
		failed = 1;
	}
	faults_release(&faults);
	arena_release(&arena);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check(&rows[i]);
	check_stop();
	return failed;
}
