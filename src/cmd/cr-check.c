/* cr-check - finds what is wrong: records that break their kind, conduct that breaks a practice */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cmd/asked.h"
#include "cmd/flags.h"
#include "cmd/out.h"
#include "text/line.h"

struct finding {
	const char *path, *grade, *text;
	unsigned line, col;
};

struct findings {
	struct finding *v;
	size_t n, cap;
};

static void
add(struct findings *f, const char *path, unsigned line, unsigned col, const char *grade, const char *text)
{
	*vec_push(f->v, f->n, f->cap) = (struct finding){ path, grade, text, line > 0 ? line : 1, col > 0 ? col : 1 };
}

/* What was found while reading leaves cmd->faults: it is this program's output, not its trouble. */
static void
take_faults(struct findings *f, struct cmd *cmd)
{
	for (size_t i = 0; i < cmd->faults.n; i++) {
		const struct fault *x = &cmd->faults.v[i];

		if (x->path == NULL)
			continue;
		add(f, arena_dup(&cmd->arena, span_of(x->path)), x->line, x->col, grade_word(x->grade),
		    x->hint == NULL ? arena_dup(&cmd->arena, span_of(x->text))
		    : arena_printf(&cmd->arena, "%s (%s)", x->text, x->hint));
	}
	faults_release(&cmd->faults);
}

struct flagged {
	struct findings *found;
	struct cmd *cmd;
};

static void
add_flag(void *ctx, const struct rec *rec, const struct practice *p, const char *text)
{
	struct flagged *f = ctx;

	(void)p;
	add(f->found, rec->path, rec->line, 1, "flag", arena_dup(&f->cmd->arena, span_of(text)));
}

static int
by_place(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	int c = strcmp(a->path, b->path);

	if (c == 0)
		c = (a->line > b->line) - (a->line < b->line);
	if (c == 0)
		c = (a->col > b->col) - (a->col < b->col);
	return c != 0 ? c : strcmp(a->text, b->text);
}

static void
print_json(struct cmd *cmd, struct str *line, const char *path, const struct finding *x)
{
	str_addc(line, '{');
	json_key(line, span_of("path"));
	json_text(line, span_of(path));
	str_addf(line, ",\"line\":%u,\"col\":%u", x->line, x->col);
	json_key(line, span_of("grade"));
	json_text(line, span_of(x->grade));
	json_key(line, span_of("text"));
	json_text(line, span_of(x->text));
	str_adds(line, "}\n");
	out_text(cmd, str_span(line));
}

static void
print(struct cmd *cmd, const struct finding *x)
{
	bool json = opt_has(&cmd->opts, 'j');
	struct str line = {0}, path = {0};

	name_put_path(&path, cmd, x->path);
	if (json) {
		print_json(cmd, &line, str_cstr(&path), x);
	} else {
		line_escape(&line, str_span(&path));
		out_printf(cmd, "%s:%u:%u: ", str_cstr(&line), x->line, x->col);
		out_tint(cmd, strcmp(x->grade, "error") == 0 || strcmp(x->grade, "fault") == 0 ? TINT_RED
		    : TINT_YELLOW, x->grade);
		str_reset(&line);
		line_escape(&line, span_of(x->text));
		out_printf(cmd, ": %s\n", str_cstr(&line));
	}
	str_release(&line);
	str_release(&path);
}

static int
report(struct cmd *cmd, struct findings *f, struct asked *asked)
{
	bool narrowed = cmd->query != NULL || cmd->kinds != 0;
	int status = CMD_OK;

	if (f->n > 0)
		qsort(f->v, f->n, sizeof *f->v, by_place);
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *x = &f->v[i];
		bool error = strcmp(x->grade, "error") == 0, flag = strcmp(x->grade, "flag") == 0;

		if ((!flag && narrowed && !error) || !asked_path(asked, x->path))
			continue;
		print(cmd, x);
		if (error)
			status = CMD_TROUBLE;
		else if (status == CMD_OK && strcmp(x->grade, "notice") != 0)
			status = CMD_NONE;
	}
	return status;
}

static int
check(struct cmd *cmd)
{
	struct want want = { .all = true };
	struct feed feed = {0};
	struct asked asked = {0};
	struct findings found = {0};
	struct flagged flagged = { &found, cmd };
	struct eval ev = cmd_eval(cmd);
	const struct rec *rec;
	struct cursor at = {0};
	int status = CMD_TROUBLE;

	take_faults(&found, cmd);		/* kinds and practices that are wrong */
	if (out_open(cmd, NULL, "") == 0 && cmd_want(cmd, &want) == 0 && cmd_load(cmd, &want) == 0) {
		take_faults(&found, cmd);
		if (feed_open(&feed, cmd, cmd->args, cmd->nargs, NAME_READ) == 0) {
			asked_feed(&asked, cmd, &feed);
			status = CMD_OK;
		}
	}
	want_release(&want);
	while (status == CMD_OK && (rec = book_next(&cmd->book, &at)) != NULL)
		if (cmd_selects(cmd, &ev, rec))
			flags_each(&cmd->book, &ev, rec, add_flag, &flagged);
	if (status == CMD_OK)
		status = report(cmd, &found, &asked);
	arena_release(&ev.scratch);
	free(found.v);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-check",
	.args = "[record ...]",
	.what = "finds what is wrong: records that break their kind, conduct that breaks a practice",
	.common = "qkj",
	.complete = "record",
	.needs = CMD_BOOK | CMD_HANDBOOK,
	.run = check,
};
