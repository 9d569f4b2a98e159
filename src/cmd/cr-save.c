/*
 * cr-save - record what was edited by hand
 */
#include <string.h>
#include <unistd.h>

#include "book/litter.h"
#include "book/misplaced.h"
#include "cmd/asked.h"
#include "cmd/flags.h"
#include "cmd/out.h"
#include "cmd/saving.h"
#include "hist/graph.h"

enum { KEY_FORCE = OPT_LONG, KEY_EACH };

static const struct opt options[] = {
	{ KEY_EACH, "each", NULL, "one commit a client, and one for what is nobody's", "" },
	{ KEY_FORCE, "force", NULL, "record faulty records all the same", "" },
	OPT_END
};

/* An operand that is neither there nor was: a slip. */
static int
check_met(struct cmd *cmd, const struct asked *asked)
{
	int r = 0;

	for (size_t i = 0; i < asked->n; i++)
		if (!asked->v[i].met && faccessat(cmd->book.dirfd, asked->paths[i], F_OK, 0) < 0) {
			cmd_fail(cmd, "%s is not there, and nothing of that name is recorded", cmd->args[i]);
			r = -1;
		}
	return r;
}

/* Left alone: silently, or, where a person has to settle it, with a word. */
static bool
left_alone(struct cmd *cmd, const struct hist_path *p)
{
	enum litter litter = p->state == HIST_NEW ? litter_of(p->path) : LITTER_NONE;

	if (litter == LITTER_CONFLICT)
		fault_add(&cmd->faults, NOTICE, p->path, 0, 0, "left alone: " MISPLACED_COPY);
	return litter != LITTER_NONE;
}

/* cr-note takes its comment out when the editor ends; until then a note is nobody else's to record. */
static bool
in_hand(struct cmd *cmd, const struct write_file *f)
{
	struct span rest = f->before, line;

	while (span_line(&rest, &line))
		if (span_starts(line, "<!-- cr-note")) {
			fault_add(&cmd->faults, NOTICE, f->path, 0, 0, "left alone: the comment of cr-note is still in it");
			fault_hint(&cmd->faults, "cr-note records it when its editor ends; if none is open, take out the comment");
			return true;
		}
	return false;
}

/* Everything that differs and was asked for, as it stands; what went may be the old name of that. */
static int
take_all(struct write *w, struct asked *asked)
{
	struct cmd *cmd = w->cmd;
	struct hist_path *v = NULL;
	size_t n = 0;
	int r = hist_changes(w->hist, &cmd->arena, &v, &n, &cmd->faults);

	for (size_t i = 0; i < n && r == 0; i++) {
		bool wanted = asked_path(asked, v[i].path);
		struct write_file *f;

		if ((!wanted && v[i].state != HIST_GONE) || left_alone(cmd, &v[i]))
			continue;
		if ((f = write_file(w, v[i].path)) == NULL)
			w->failed = false;	/* a link, a fifo: said, and the others go on */
		else if (v[i].state != HIST_NEW || !in_hand(cmd, f))
			r = write_keep(w, f, f->was ? &f->before : NULL);
	}
	if (r == 0)
		write_moves(w);
	for (size_t i = 0; i < w->nfiles && r == 0; i++)
		w->files[i]->keep = w->files[i]->keep && (asked_path(asked, w->files[i]->path) || w->files[i]->to);
	return r;
}

static int
save_all(struct write *w, struct asked *asked)
{
	if (take_all(w, asked) < 0)
		return -1;
	saving_files(w, opt_has(&w->cmd->opts, KEY_FORCE));
	return check_met(w->cmd, asked);
}

static int
save(struct cmd *cmd)
{
	struct asked asked;
	struct hist_who who = {0};
	struct write w = {0};
	int status = CMD_TROUBLE;

	if (out_open(cmd, NULL, "") < 0 || asked_files(&asked, cmd) < 0)
		return CMD_TROUBLE;
	w.cmd = cmd;
	w.each = opt_has(&cmd->opts, KEY_EACH);
	if (cmd_who(cmd, &who) == 0 && hist_open(&w.hist, cmd->dir, &who, &cmd->faults) == 0 && save_all(&w, &asked) == 0) {
		if (!opt_has(&cmd->opts, 'n'))
			hist_graph(w.hist);
		status = write_end(&w, "save", NULL);
	}
	if (status == CMD_OK && !opt_has(&cmd->opts, 'n'))
		flags_changed(&w);
	write_close(&w);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-save",
	.args = "[FILE ...]",
	.what = "record what was edited by hand",
	.options = options,
	.common = "n0",
	.complete = "record",
	.needs = CMD_BOOK | CMD_WRITES,
	.run = save,
};
