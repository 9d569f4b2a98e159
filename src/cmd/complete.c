/*
 * complete - what the last of some words may become: the one call of all shells
 *
 *	cr-due --complete -p ke		keep-promises<TAB>Keep promises on the day
 *
 * The words are the command line's without the program, the last one unfinished
 * (perhaps empty). No record is read: names come from directories.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/run.h"

struct wish {
	struct cmd *cmd;
	struct span head;		/* of the word: stays as it is ("status=", "due,") */
	struct span part;		/* what is to be completed */
};

static void
offer(struct wish *w, struct span word, struct span about, const char *tail)
{
	if (word.n < w->part.n || strncmp(word.p, w->part.p, w->part.n) != 0)
		return;
	out_printf(w->cmd, "%.*s%.*s%s", (int)w->head.n, w->head.p, (int)word.n, word.p, tail);
	if (about.n > 0)
		out_printf(w->cmd, "\t%.*s", (int)about.n, about.p);
	out_printf(w->cmd, "\n");
}

/* "a,b,c": only what follows the last comma is completed. */
static void
after_last(struct wish *w, const char *stops)
{
	for (size_t i = w->part.n; i-- > 0; ) {
		if (strchr(stops, w->part.p[i]) == NULL)
			continue;
		w->head.n += i + 1;
		w->part = span_make(w->part.p + i + 1, w->part.n - i - 1);
		return;
	}
}

static void
kinds(struct wish *w)
{
	const struct model *m = &w->cmd->book.model;

	for (size_t i = 0; i < m->nkinds; i++) {
		offer(w, m->kinds[i]->name, m->kinds[i]->title, "");
		if (m->kinds[i]->alias.n > 0)
			offer(w, m->kinds[i]->alias, m->kinds[i]->title, "");
	}
}

static void
practices(struct wish *w)
{
	const struct model *m = &w->cmd->book.model;

	for (size_t i = 0; i < m->npractices; i++)
		offer(w, m->practices[i]->name, m->practices[i]->title, "");
}

static void
fields(struct wish *w, const struct kind *of, const char *tail)
{
	const struct model *m = &w->cmd->book.model;

	for (size_t id = 1; id < m->declared; id++) {
		const struct field *f = of != NULL ? kind_field_id(of, (uint16_t)id) : NULL;

		if (f != NULL && f->derived != NULL)
			continue;
		if (of == NULL || f != NULL)
			offer(w, m->names[id], f != NULL ? f->meaning : span_make("", 0), tail);
	}
}

/* The words that a field may hold, of one kind or of any. */
static void
words_of(struct wish *w, const struct kind *of, struct span field)
{
	const struct model *m = &w->cmd->book.model;

	for (size_t k = 0; k < m->nkinds; k++) {
		const struct field *f = kind_field(m, m->kinds[k], field);

		if (f == NULL || (of != NULL && of != m->kinds[k]))
			continue;
		for (size_t i = 0; i < f->nwords; i++)
			offer(w, f->words[i], span_make("", 0), "");
		if (f->type == VAL_BOOL) {
			offer(w, span_of("yes"), span_make("", 0), "");
			offer(w, span_of("no"), span_make("", 0), "");
		}
		if (f->common)
			return;
	}
}

static void
list_dir(struct wish *w, const char *dir, struct span shown)
{
	struct io_name *names = NULL;
	struct span part = w->part;
	size_t n = 0;

	if (io_list(w->cmd->book.dirfd, dir, &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct span name = span_of(names[i].name);
		bool is_dir = names[i].type == DT_DIR;

		if (!is_dir && (!span_ends(name, ".md") || span_is(name, "client.md")))
			continue;
		if (!is_dir)
			name.n -= 3;
		offer(w, span_of(arena_printf(&w->cmd->arena, "%.*s%.*s", (int)shown.n, shown.p,
		    (int)name.n, name.p)), span_make("", 0), is_dir && shown.n > 0 ? "/" : "");
	}
	w->part = part;
	free(names);
}

/* Handles: acme, acme/promise/..., team/ana. */
static void
records(struct wish *w)
{
	const char *slash = NULL;
	struct span dir;

	for (size_t i = 0; i < w->part.n; i++)
		if (w->part.p[i] == '/')
			slash = w->part.p + i;
	if (slash == NULL) {
		list_dir(w, "clients", span_make("", 0));
		return;
	}
	dir = span_make(w->part.p, (size_t)(slash - w->part.p));
	list_dir(w, arena_printf(&w->cmd->arena, "%s%.*s", span_starts(w->part, "team/") ? "" : "clients/",
	    (int)dir.n, dir.p), span_make(dir.p, dir.n + 1));
}

static void
people(struct wish *w)
{
	struct io_name *names = NULL;
	size_t n = 0;

	list_dir(w, "team", span_make("", 0));
	if (io_list(w->cmd->book.dirfd, "clients", &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++)
		list_dir(w, arena_printf(&w->cmd->arena, "clients/%s/person", names[i].name), span_make("", 0));
	free(names);
}

/* The last word of an expression: a word of the field before "is" or "=", else a name. */
static void
expression(struct wish *w)
{
	struct span rest = w->part, token, before = {"", 0}, field = {"", 0};

	after_last(w, " ()");
	rest.n -= w->part.n;
	while (rest.n > 0) {
		span_cut(&rest, ' ', &token);
		if (token.n == 0)
			continue;
		field = span_is(token, "=") || span_is(token, "!=") || span_is(token, "is")
		    || span_is(token, "has") ? before : span_is(token, "not") ? field : span_make("", 0);
		before = token;
	}
	if (span_is(field, "kind"))
		kinds(w);
	else if (field.n > 0)
		words_of(w, NULL, field);
	else
		fields(w, NULL, "");
}

static void
alternatives(struct wish *w, const char *list)
{
	struct span rest = span_of(list), word;

	while (rest.n > 0) {
		span_cut(&rest, '|', &word);
		offer(w, word, span_make("", 0), "");
	}
}

static void
value(struct wish *w, const char *what, const struct kind *of)
{
	if (strchr(what, '|') != NULL) {
		alternatives(w, what);
		return;
	}
	if (w->cmd->book.dir == NULL)
		return;
	if (strcmp(what, "kind") == 0 || strcmp(what, "field") == 0 || strcmp(what, "person") == 0)
		after_last(w, ",");
	if (strcmp(what, "field") == 0 && w->part.n > 0 && w->part.p[0] == '-')
		w->head.n++, w->part.p++, w->part.n--;
	if (strcmp(what, "kind") == 0)
		kinds(w);
	else if (strcmp(what, "field") == 0)
		fields(w, NULL, "");
	else if (strcmp(what, "practice") == 0)
		practices(w);
	else if (strcmp(what, "guide") == 0)
		practices(w), kinds(w);
	else if (strcmp(what, "person") == 0)
		people(w);
	else if (strcmp(what, "expr") == 0)
		expression(w);
	else if (strcmp(what, "client") == 0)
		list_dir(w, "clients", span_make("", 0));
	else if (strcmp(what, "template") == 0)
		list_dir(w, "templates", span_make("", 0));
	else if (strcmp(what, "record") == 0)
		records(w);
	else if (strcmp(what, "set") == 0)
		fields(w, of, "=");
}

/* "status=ke": the value of a field. */
static bool
assignment(struct wish *w, const struct kind *of)
{
	const char *equals = span_find(w->part, '=');
	struct span field = { w->part.p, equals != NULL ? (size_t)(equals - w->part.p) : 0 };

	if (equals == NULL || field.n == 0)
		return false;
	if (strchr("+-", field.p[field.n - 1]) != NULL)
		field.n--;
	w->head.n = (size_t)(equals - w->part.p) + 1;
	w->part = span_make(equals + 1, w->part.n - w->head.n);
	after_last(w, ",");
	words_of(w, of, field);
	if (model_field_type(&w->cmd->book.model, model_field_id(&w->cmd->book.model, field)) == VAL_LINK)
		people(w);
	return true;
}

/* The operands: "kind client set" says what each may be, the last one for all that follow. */
static void
operand(struct wish *w, const struct opts *o)
{
	struct span rest = span_of(w->cmd->spec->complete != NULL ? w->cmd->spec->complete : ""), what;
	const struct kind *of = NULL;

	for (size_t i = 0; rest.n > 0; i++) {
		span_cut(&rest, ' ', &what);
		if (span_is(what, "kind") && i < o->nargs)
			of = model_kind_word(&w->cmd->book.model, span_of(o->args[i]));
		if (i >= o->nargs)
			break;
	}
	if (strstr(w->cmd->spec->complete != NULL ? w->cmd->spec->complete : "", "set") != NULL
	    && assignment(w, of))
		return;
	value(w, arena_dup(&w->cmd->arena, what), of);
	if (span_is(what, "set") && of == NULL)
		records(w);
}

static void
option_names(struct wish *w, const struct opt *options)
{
	for (; options->key != 0; options++) {
		char letter[3] = { '-', (char)options->key, '\0' };

		if (options->name != NULL && (w->part.n != 1 || options->key >= OPT_LONG))
			offer(w, span_of(arena_printf(&w->cmd->arena, "--%s", options->name)), span_of(options->help),
			    options->arg != NULL ? "=" : "");
		if (options->key < OPT_LONG && w->part.n < 3)
			offer(w, span_of(letter), span_of(options->help), "");
	}
}

/* The option whose value the last word is: "--kind=pro", "--kind" "pro", "-k" "pro". */
static const struct opt *
pending(struct wish *w, const struct opt *options, const char *before)
{
	const char *equals = span_find(w->part, '=');
	struct span name = {"", 0};

	if (span_starts(w->part, "--") && equals != NULL)
		name = span_make(w->part.p + 2, (size_t)(equals - w->part.p) - 2);
	else if (before != NULL && strncmp(before, "--", 2) == 0)
		name = span_of(before + 2);
	for (const struct opt *o = options; o->key != 0; o++) {
		bool lettered = before != NULL && before[0] == '-' && before[1] != '-' && before[1] != '\0'
		    && o->key < OPT_LONG && before[strlen(before) - 1] == (char)o->key;

		if (o->arg == NULL || !((name.n > 0 && o->name != NULL && span_is(name, o->name)) || lettered))
			continue;
		if (span_starts(w->part, "--") && equals != NULL) {
			w->head.n = (size_t)(equals - w->part.p) + 1;
			w->part = span_make(equals + 1, w->part.n - w->head.n);
		}
		return o;
	}
	return NULL;
}

int
complete(struct cmd *cmd, const struct opt *options, int nwords, char **words)
{
	const char *last = nwords > 0 ? words[nwords - 1] : "", *before = nwords > 1 ? words[nwords - 2] : NULL;
	struct wish w = { .cmd = cmd, .head = { last, 0 }, .part = span_of(last) };
	char **argv = arena_array(&cmd->arena, char *, (size_t)nwords + 2);
	struct faults ignored = {0};
	const struct opt *o;

	argv[0] = (char *)cmd->spec->name;
	for (int i = 0; i + 1 < nwords; i++)
		argv[i + 1] = words[i];
	(void)!opt_parse(&cmd->opts, options, nwords > 0 ? nwords : 1, argv, &cmd->arena, &ignored);
	faults_release(&ignored);
	find_start(cmd);
	if (cmd_find(cmd) == 0)
		if (book_open(&cmd->book, cmd->dir, "", cmd->now, &cmd->faults) == 0)
			(void)!practices_complete(&cmd->book.model, &cmd->book.settings, &cmd->faults);
	faults_release(&cmd->faults);
	if ((o = pending(&w, options, before)) != NULL)
		value(&w, o->complete != NULL ? o->complete : "", NULL);
	else if (last[0] == '-')
		option_names(&w, options);
	else if (cmd->book.dir != NULL)
		operand(&w, &cmd->opts);
	return CMD_OK;
}
