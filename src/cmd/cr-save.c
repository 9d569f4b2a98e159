/*
 * cr-save - record what was edited by hand
 */
#include <string.h>
#include <unistd.h>

#include "book/tidy.h"
#include "cmd/asked.h"
#include "cmd/flags.h"
#include "cmd/litter.h"
#include "cmd/out.h"
#include "cmd/write.h"
#include "hist/graph.h"
#include "text/front.h"

enum { KEY_FORCE = OPT_LONG, KEY_EACH };

static const struct opt options[] = {
	{ KEY_EACH, "each", NULL, "one commit a client, and one for what is nobody's", "" },
	{ KEY_FORCE, "force", NULL, "record faulty records all the same", "" },
	OPT_END
};

/* Faults that opening the book found in a file of the model, or in book.md. */
static bool
model_faults(struct cmd *cmd, const char *path)
{
	for (size_t i = 0; i < cmd->faults.n; i++)
		if (cmd->faults.v[i].path && cmd->faults.v[i].grade != NOTICE &&
		    strcmp(cmd->faults.v[i].path, path) == 0)
			return true;
	return false;
}

/* As a record, or a file of the model: both begin with frontmatter. */
static bool
readable(const char *path, struct span bytes)
{
	struct front front = {0};
	struct faults said = {0};
	struct arena a = {0};
	bool is = front_read(&front, bytes, path, &a, &said) == 0;

	front_release(&front);
	faults_release(&said);
	arena_release(&a);
	return is;
}

static void
held_back(struct write *w, const struct faults *found, const char *path, bool may_force)
{
	faults_append(&w->cmd->faults, found);
	fault_add(&w->cmd->faults, ERROR, path, 0, 0, "held back: it is not recorded");
	fault_hint(&w->cmd->faults, "correct it and run cr-save again%s", may_force ? ", or cr-save --force" : "");
}

/* One file that is there: completed, checked, and taken or held back. */
static int
save_file(struct write *w, struct write_file *f)
{
	struct cmd *cmd = w->cmd;
	bool force = opt_has(&cmd->opts, KEY_FORCE), record = change_is_record(&cmd->book, f->path);
	struct faults said = {0}, found = {0};
	struct span now = f->before;
	struct str text = {0};
	bool bad, may_force;
	int r = 0;

	if (write_head(w, f) < 0)
		return -1;
	if (record && tidy_file(&text, &cmd->book, f->path, f->had ? &f->head : NULL, NULL, f->before, &said) == 0)
		now = str_span(&text);
	bad = record ? write_check(w, f->path, now, &found) > 0 : model_faults(cmd, f->path);
	may_force = bad && readable(f->path, now);
	if (bad && !(force && may_force)) {
		held_back(w, &found, f->path, may_force);
	} else {
		faults_append(&cmd->faults, &found);
		faults_append(&cmd->faults, &said);
		write_name(w, f->path);
		r = write_keep(w, f, &now);
	}
	faults_release(&said);
	faults_release(&found);
	str_release(&text);
	return r;
}

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
		fault_add(&cmd->faults, NOTICE, p->path, 0, 0,
		    "a synchroniser's second copy: left alone; take over what is new in it, and remove it");
	return litter != LITTER_NONE;
}

/* Everything that differs and was asked for. */
static int
save_all(struct write *w, struct asked *asked)
{
	struct cmd *cmd = w->cmd;
	struct hist_path *v = NULL;
	size_t n = 0;
	int r = hist_changes(w->hist, &cmd->arena, &v, &n, &cmd->faults);

	for (size_t i = 0; i < n && r == 0; i++) {
		struct write_file *f;

		if (!asked_path(asked, v[i].path) || left_alone(cmd, &v[i]))
			continue;
		if ((f = write_file(w, v[i].path)) == NULL) {
			w->failed = false;	/* a link, a fifo: said, and the others go on */
			continue;
		}
		if (f->was) {
			r = save_file(w, f);
		} else {
			write_name(w, f->path);
			r = write_keep(w, f, NULL);
		}
	}
	return r == 0 ? check_met(cmd, asked) : r;
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
