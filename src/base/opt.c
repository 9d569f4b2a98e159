/* opt - see opt.h */
#include "base/opt.h"

#include <string.h>

enum { NAMES = 64 };

struct parse {
	struct opts *o;
	const struct opt *table;
	struct arena *arena;
	struct faults *faults;
	char *const *argv;
	int argc, at;
};

static const struct opt *
by_key(const struct opt *table, int key)
{
	for (; table->key != 0; table++)
		if (table->key == key)
			return table;
	return NULL;
}

static void
give(struct parse *p, const struct opt *opt, const char *value)
{
	p->o->given[p->o->ngiven++] = (struct opt_given){ opt, value };
}

static int
unknown(struct parse *p, struct span typed, const char *dashes)
{
	const char *names[NAMES];
	const char *near;
	size_t n = 0;

	for (const struct opt *t = p->table; t->key != 0 && n < NAMES; t++)
		if (t->name != NULL)
			names[n++] = t->name;
	fault_add(p->faults, ERROR, NULL, 0, 0, "no option %s%.*s", dashes, (int)typed.n, typed.p);
	near = typed.n > 1 ? fault_nearest(typed, names, n) : NULL;
	if (near != NULL)
		fault_hint(p->faults, "--%s", near);
	else
		fault_hint(p->faults, "-h lists them");
	return -1;
}

/* The option of that long name, or the only one that begins so. */
static const struct opt *
by_name(struct parse *p, struct span name)
{
	const struct opt *hit = NULL;
	char *text = arena_dup(p->arena, name);

	for (const struct opt *t = p->table; t->key != 0; t++) {
		if (t->name == NULL || strncmp(t->name, text, name.n) != 0)
			continue;
		if (t->name[name.n] == '\0')
			return t;
		if (hit != NULL) {
			fault_add(p->faults, ERROR, NULL, 0, 0, "--%s may be --%s or --%s",
			    text, hit->name, t->name);
			return NULL;
		}
		hit = t;
	}
	if (hit == NULL || name.n == 0)
		unknown(p, name, "--");
	return name.n == 0 ? NULL : hit;
}

static int
missing(struct parse *p, const char *written, const struct opt *opt)
{
	fault_add(p->faults, ERROR, NULL, 0, 0, "%s needs a value", written);
	fault_hint(p->faults, "%s %s", written, opt->arg);
	return -1;
}

static int
parse_long(struct parse *p, const char *arg)
{
	const char *equals = strchr(arg, '=');
	size_t n = equals != NULL ? (size_t)(equals - arg) - 2 : strlen(arg) - 2;
	const struct opt *opt = by_name(p, span_make(arg + 2, n));

	if (opt == NULL)
		return -1;
	if (opt->arg == NULL && equals != NULL) {
		fault_add(p->faults, ERROR, NULL, 0, 0, "--%s takes no value", opt->name);
		return -1;
	}
	if (opt->arg == NULL)
		give(p, opt, NULL);
	else if (equals != NULL)
		give(p, opt, equals + 1);
	else if (p->at < p->argc)
		give(p, opt, p->argv[p->at++]);
	else
		return missing(p, arg, opt);
	return 0;
}

static int
parse_short(struct parse *p, const char *arg)
{
	for (const char *c = arg + 1; *c != '\0'; c++) {
		const struct opt *opt = by_key(p->table, (unsigned char)*c);
		char written[3] = { '-', *c, '\0' };

		if (opt == NULL)
			return unknown(p, span_of(c == arg + 1 ? c : written + 1), "-");
		if (opt->arg == NULL) {
			give(p, opt, NULL);
			continue;
		}
		if (c[1] != '\0')
			give(p, opt, c + 1);
		else if (p->at < p->argc)
			give(p, opt, p->argv[p->at++]);
		else
			return missing(p, written, opt);
		return 0;
	}
	return 0;
}

/* "-" is standard input; "-3d" is a date where there is no option -3. */
static bool
is_operand(const struct parse *p, const char *arg)
{
	if (arg[0] != '-' || arg[1] == '\0')
		return true;
	return arg[1] >= '0' && arg[1] <= '9' && by_key(p->table, arg[1]) == NULL;
}

int
opt_parse(struct opts *o, const struct opt *table, int argc, char *const *argv,
    struct arena *arena, struct faults *faults)
{
	struct parse p = { o, table, arena, faults, argv, argc, 1 };
	size_t room = 2;		/* every letter of a group may be an option */
	bool ended = false;

	for (int i = 0; i < argc; i++)
		room += strlen(argv[i]) + 1;
	o->given = arena_array(arena, struct opt_given, room);
	o->args = arena_array(arena, const char *, (size_t)argc + 1);
	while (p.at < argc) {
		const char *arg = argv[p.at++];

		if (ended || is_operand(&p, arg)) {
			o->args[o->nargs++] = arg;
			ended = ended || o->stop;
		} else if (strcmp(arg, "--") == 0) {
			ended = true;
		} else if ((arg[1] == '-' ? parse_long(&p, arg) : parse_short(&p, arg)) < 0) {
			return -1;
		}
	}
	return 0;
}

bool
opt_has(const struct opts *o, int key)
{
	for (size_t i = 0; i < o->ngiven; i++)
		if (o->given[i].opt->key == key)
			return true;
	return false;
}

const char *
opt_value(const struct opts *o, int key)
{
	for (size_t i = o->ngiven; i-- > 0; )
		if (o->given[i].opt->key == key)
			return o->given[i].value;
	return NULL;
}

size_t
opt_values(const struct opts *o, int key, const char **out, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < o->ngiven && n < max; i++)
		if (o->given[i].opt->key == key)
			out[n++] = o->given[i].value;
	return n;
}

static void
describe(struct str *out, const struct opt *opt)
{
	if (opt->key < OPT_LONG)
		str_addf(out, "-%c", opt->key);
	if (opt->name != NULL)
		str_addf(out, "%s--%s", opt->key < OPT_LONG ? ", " : "    ", opt->name);
	if (opt->arg != NULL)
		str_addf(out, "%s%s", opt->name != NULL ? "=" : " ", opt->arg);
}

void
opt_usage(struct str *out, const struct opt *table)
{
	struct str left = {0};

	for (; table->key != 0; table++) {
		str_reset(&left);
		describe(&left, table);
		str_addf(out, "  %-24s %s\n", str_cstr(&left), table->help);
	}
	str_release(&left);
}
