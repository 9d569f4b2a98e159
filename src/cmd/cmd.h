/*
 * cmd - one program of the toolkit, as a table row that run.c runs
 *
 *	cr-due - list what wants attention		(first line of src/cmd/cr-due.c)
 *	static int due(struct cmd *cmd) { ...; return CMD_OK; }
 *	const struct cmd_spec cmd_spec = {
 *		.name = "cr-due", .args = "[record ...]", .what = "list what wants attention",
 *		.options = options, .common = "qkfsj0", .needs = CMD_BOOK | CMD_REMINDS, .run = due,
 *	};
 *
 * run.c holds the one main: it reads environment and clock, parses the options, opens the book, calls
 * run, prints cmd->faults, finishes standard output and exits. Status: what run returns, but CMD_TROUBLE
 * when cmd->faults holds an ERROR or output failed. A program adds to cmd->faults (fault_add with path
 * NULL for what is not about a file) and returns CMD_TROUBLE; it prints nothing on standard error itself
 * but with cmd_say. Everything of a command lives until it ends.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/opt.h"
#include "base/when.h"
#include "book/book.h"

enum cmd_status { CMD_OK, CMD_NONE, CMD_TROUBLE };

enum cmd_needs {
	CMD_BOOK = 1,		/* opened before run (settings, kinds, practices); not yet loaded */
	CMD_WRITES = 2,		/* a writer: faults and notices are printed, not errors only */
	CMD_STOP = 4,		/* the first operand ends the options (cr-at) */
	CMD_HANDBOOK = 8,	/* every practice is read, not only those whose pack is on */
	CMD_KINDS = 16, CMD_REMINDS = 32	/* of the practices nothing is read, or just the rules that remind */
};

struct cmd;
struct hist_who;
struct out;
struct wish;

struct cmd_spec {
	const char *name, *args, *what;
	const struct opt *options;	/* its own, ended by OPT_END; or NULL */
	const char *common;		/* letters of the common options it takes: "qkfsj0n"; c and any of
					 * fsj0 bring --color; -C, -h and --version are always there */
	const char *complete;		/* what its operands are: "record", "client", "practice", "kind", "" */
	void (*words)(struct cmd *cmd, struct wish *wish);	/* or these: complete_offer each; NULL */
	const char *columns;		/* names of its own columns, blank-separated: for -f and completion */
	unsigned needs;
	int (*run)(struct cmd *cmd);
};

extern const struct cmd_spec cmd_spec;

struct cmd {
	const struct cmd_spec *spec;
	const char *name;		/* as which it speaks: CR_AS (cr-done over cr-set), else spec->name */
	struct opts opts;
	const char *const *args;	/* operands */
	size_t nargs;
	struct arena arena;
	struct faults faults;
	struct date today;		/* a day: CR_TODAY, else the clock */
	struct date now;		/* a moment; CR_TODAY without a time: the end of that day */
	char *cwd;			/* the caller's directory, absolute */
	char *dir;			/* the book as found (-C, CR_BOOK, parent, XDG), NULL: none */
	char *real;			/* its real path */
	struct book book;		/* if CMD_BOOK */
	bool loaded, input_read;
	struct str input;		/* standard input, once cmd_input has read it */
	struct expr *query;		/* -q, compiled by cmd_want; NULL: none */
	struct scope scope;		/* of -q */
	uint64_t kinds;			/* -k as bits; 0: all */
	struct out *out;		/* made by out_open */
	struct names *names;		/* files that name_find has read */
	struct links *links;		/* ids that lines get (link.h) */
	bool tty_err;
};

/* Adds to want what -q, -k and (through out_open, called before) -f and -s read.
 * -1: an ERROR was added (bad expression, unknown kind or field). */
int cmd_want(struct cmd *cmd, struct want *want);
/* book_load; then the names of -q and -f that neither a kind nor a record knows
 * are errors: -1. Unreadable records are errors in cmd->faults, and no failure. */
int cmd_load(struct cmd *cmd, const struct want *want);
/* Standard input to its end, once; -1: an ERROR. cmd_load does it before it reads the book where an
 * operand is "-": in a pipe the program before may still be writing what the names are of. */
int cmd_input(struct cmd *cmd);
bool cmd_selects(struct cmd *cmd, struct eval *ev, const struct rec *rec);	/* -k and -q */
struct date cmd_civil(int64_t when);	/* seconds since 1970, by the local clock */
struct eval cmd_eval(struct cmd *cmd);
struct val cmd_title(struct cmd *cmd, struct eval *ev, const struct rec *rec);	/* title, else name; what name_want reads */

/* Sets dir (until then what -C or CR_BOOK name, or NULL) and real; -1 with the two helpful lines. */
int cmd_find(struct cmd *cmd);
int cmd_open(struct cmd *cmd);		/* what CMD_BOOK asks for, later */

void cmd_say(struct cmd *cmd, const char *fmt, ...)	/* "NAME: ..." on standard error, at once */
    __attribute__((format(printf, 2, 3)));
void cmd_say_faulty(struct cmd *cmd, size_t n);	/* so many records of what is printed have a fault; of none, nothing */
int cmd_fail(struct cmd *cmd, const char *fmt, ...)	/* adds an ERROR about no file: CMD_TROUBLE */
    __attribute__((format(printf, 2, 3)));
int cmd_usage(struct cmd *cmd, const char *fmt, ...)	/* the same, with the usage line as hint */
    __attribute__((format(printf, 2, 3)));
void cmd_faults(struct cmd *cmd, const struct faults *faults);	/* prints them now (an editor is about to open) */

/* A typed date; the reading of a relative one is said on standard error, once. -1: an ERROR. */
int cmd_when(struct cmd *cmd, struct span text, enum when_way way, const struct cal *cal, struct date *out);
/* Who writes, from the environment and the real clock (cmd/who.c; only writers). -1: an ERROR. */
int cmd_who(struct cmd *cmd, struct hist_who *who);

#endif
