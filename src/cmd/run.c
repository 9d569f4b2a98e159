/* run - the one main: environment, clock, options, book, run, faults, status */
#include "cmd/name.h"
#include "cmd/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hist/hist.h"

/* The letters mean the same in every program that takes them. */
static const struct opt common[] = {
	{ 'q', "query", "EXPR", "only records for which EXPR is true (cr-select(7))", "expr" },
	{ 'k', "kind", "KIND[,KIND]", "only records of these kinds", "kind" },
	{ 'f', "fields", "FIELD[,FIELD]", "the name, then exactly these fields", "field" },
	{ 's', "sort", "FIELD[,FIELD]", "sort by these; -FIELD descends, missing last", "field" },
	{ 'j', "json", NULL, "JSON Lines", "" },
	{ '0', "null", NULL, "lines end in NUL, nothing is escaped; the same for input", "" },
	{ 'n', "dry-run", NULL, "write nothing, print a diff that git apply takes", "" },
	{ KEY_COLOR, "color", "WHEN", "colour: auto, always or never", "auto|always|never" },
	{ 'C', "book", "DIR", "the book is in DIR", "dir" },
	{ 'h', "help", NULL, "print this and exit", "" },
	{ KEY_VERSION, "version", NULL, "print the version and exit", "" },
	OPT_END
};

static bool
takes(const struct cmd_spec *spec, int key)
{
	const char *letters = spec->common != NULL ? spec->common : "";

	if (key == 'C' || key == 'h' || key == KEY_VERSION)
		return true;
	if (key == KEY_COLOR)
		return strpbrk(letters, "cfsj0") != NULL;
	return strchr(letters, key) != NULL;
}

/* The program's own options, then the common ones that it takes and does not define itself. */
const struct opt *
run_options(const struct cmd_spec *spec, struct arena *arena)
{
	const struct opt *own = spec->options;
	struct opt *table;
	size_t n = 0, nown = 0;

	while (own != NULL && own[nown].key != 0)
		nown++;
	table = arena_array(arena, struct opt, nown + sizeof common / sizeof common[0]);
	for (; n < nown; n++)
		table[n] = own[n];
	for (const struct opt *c = common; c->key != 0; c++) {
		bool mine = false;

		for (size_t i = 0; i < nown; i++)
			mine = mine || own[i].key == c->key;
		if (!mine && takes(spec, c->key))
			table[n++] = *c;
	}
	return table;
}

static void
usage_text(struct str *out, const struct cmd_spec *spec, const struct opt *table)
{
	str_addf(out, "usage: %s [options] %s\n%s\n\n", spec->name, spec->args, spec->what);
	opt_usage(out, table);
}

/* A closed standard descriptor would be given to the next file that is opened. */
static void
keep_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

static int
read_clock(struct cmd *cmd)
{
	const char *given = getenv("CR_TODAY");

	cmd->now = cmd_civil((int64_t)time(NULL));
	if (given != NULL && given[0] != '\0') {
		if (!date_parse(span_of(given), &cmd->now)) {
			cmd_fail(cmd, "CR_TODAY is no date: \"%s\"", given);
			fault_hint(&cmd->faults, "CR_TODAY=2026-11-21, or 2026-11-21T09:30");
			return -1;
		}
		if (cmd->now.minute == NO_MINUTE)
			cmd->now.minute = DAY_MINUTES - 1;
	}
	cmd->today = (struct date){ cmd->now.day, NO_MINUTE };
	return 0;
}

/* A program that writes, in a book that cr-at laid out. */
static bool
writes_past(const struct cmd *cmd)
{
	const char *past = getenv("CR_AT");
	char *real = past != NULL && (cmd->spec->needs & CMD_WRITES) && !opt_has(&cmd->opts, 'n')
	    ? realpath(past, NULL) : NULL;
	bool is = real != NULL && strcmp(real, cmd->real) == 0;

	free(real);
	return is;
}

static unsigned
rules_of(const struct cmd_spec *spec)
{
	return spec->needs & CMD_KINDS ? 0 : spec->needs & CMD_REMINDS ? RULES_REMIND : RULES_ALL;
}

int
cmd_open(struct cmd *cmd)
{
	char *prefix;
	int r;

	if (cmd->real == NULL && cmd_find(cmd) < 0)
		return -1;
	if (writes_past(cmd)) {
		cmd_fail(cmd, "this is the book as it was: nothing is written to it");
		fault_hint(&cmd->faults, "without cr-at, cr-undo and git revert take changes back");
		return -1;
	}
	if (!(cmd->spec->needs & CMD_WRITES) && hist_unfinished(cmd->real) == 1)
		cmd_say(cmd, "a program that wrote was stopped midway; the next one that writes puts it right");
	prefix = find_prefix(cmd);
	r = book_open_for(&cmd->book, cmd->dir, prefix, cmd->now, rules_of(cmd->spec), &cmd->faults);
	if (r < 0)
		return -1;
	if (cmd->spec->needs & CMD_HANDBOOK)	/* what is wrong in one of them is in faults, and no reason to stop */
		(void)!practices_complete(&cmd->book.model, &cmd->book.settings, &cmd->faults);
	return 0;
}

static int
start(struct cmd *cmd, int argc, char **argv)
{
	const struct opt *table = run_options(cmd->spec, &cmd->arena);

	cmd->opts.stop = (cmd->spec->needs & CMD_STOP) != 0;
	if (opt_parse(&cmd->opts, table, argc, argv, &cmd->arena, &cmd->faults) < 0)
		return -1;
	cmd->args = cmd->opts.args;
	cmd->nargs = cmd->opts.nargs;
	return 0;
}

static int
command(struct cmd *cmd, int argc, char **argv)
{
	struct str text = {0};

	if (start(cmd, argc, argv) < 0)
		return CMD_TROUBLE;
	if (opt_has(&cmd->opts, 'h')) {
		usage_text(&text, cmd->spec, run_options(cmd->spec, &cmd->arena));
		out_text(cmd, str_span(&text));
		str_release(&text);
		return CMD_OK;
	}
	if (opt_has(&cmd->opts, KEY_VERSION)) {
		out_printf(cmd, "%s (cr) %s\n", cmd->name, CR_VERSION);
		return CMD_OK;
	}
	if (read_clock(cmd) < 0)
		return CMD_TROUBLE;
	find_start(cmd);
	if ((cmd->spec->needs & CMD_BOOK) && cmd_open(cmd) < 0)
		return CMD_TROUBLE;
	return cmd->spec->run(cmd);
}

/* For completion scripts: words as typed so far, the last one unfinished. */
static int
completion(struct cmd *cmd, const char *usage, int argc, char **argv)
{
	if (read_clock(cmd) < 0)
		return CMD_TROUBLE;
	return complete(cmd, usage[0] == '=' ? usage + 1 : NULL, argc, argv);
}

int
main(int argc, char **argv)
{
	struct cmd cmd = { .spec = &cmd_spec };
	const char *as = getenv("CR_AS");
	int status;

	keep_descriptors();
	cmd.name = as != NULL ? arena_dup(&cmd.arena, span_of(as)) : cmd_spec.name;
	unsetenv("CR_AS");	/* an editor or a hook that is started speaks for itself */
	if (cmd.spec->needs & CMD_WRITES)
		signal(SIGPIPE, SIG_IGN);
	cmd.tty_err = isatty(2);
	out_init(&cmd);
	if (argc > 1 && strncmp(argv[1], "--complete", 10) == 0)
		status = completion(&cmd, argv[1] + 10, argc - 2, argv + 2);
	else
		status = command(&cmd, argc, argv);
	if (out_close(&cmd) < 0 && errno != EPIPE)	/* who read had enough: for writers, too, no trouble */
		cmd_fail(&cmd, "standard output: %s", strerror(errno));
	if (cmd.faults.errors > 0)
		status = CMD_TROUBLE;
	cmd_faults(&cmd, &cmd.faults);
	run_release(&cmd);
	return status;
}

void
run_release(struct cmd *cmd)
{
	name_forget(cmd);
	out_release(cmd);
	if (cmd->book.dir != NULL)
		book_release(&cmd->book);
	free(cmd->scope.wanted);
	str_release(&cmd->input);
	faults_release(&cmd->faults);
	arena_release(&cmd->arena);
}
