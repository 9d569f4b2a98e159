/*
 * complete - what the last of some words may become: the one call of all shells
 *
 *	cr-due --complete -p ke		keep-promises<TAB>Keep promises on the day
 *
 * The words are the command line's without the program, the last one unfinished
 * (perhaps empty). Names come from directories; the book is read only where words
 * of a title are meant. A shell program gives its usage line, which says the rest:
 *
 *	cr-list --complete='usage: cr-done [-n] promise ...' cut
 */
#include <string.h>
#include <unistd.h>

#include "book/edit.h"
#include "cmd/completep.h"
#include "cmd/fill.h"
#include "cmd/name.h"
#include "model/target.h"

/* A candidate is one word of the shell's, what is said about it one line. */
void
complete_offer(struct wish *w, struct span word, struct span about)
{
	struct str line = {0};

	if (word.n < w->part.n || memcmp(word.p, w->part.p, w->part.n) != 0)
		return;
	w->offered++;
	str_add(&line, w->head);
	str_add(&line, word);
	str_adds(&line, about.n > 0 ? "\t" : "");
	for (size_t i = 0; i < about.n; i++)
		str_addc(&line, (unsigned char)about.p[i] < ' ' ? ' ' : about.p[i]);
	str_addc(&line, '\n');
	out_text(w->cmd, str_span(&line));
	str_release(&line);
}

static void
offer(struct wish *w, struct span word, struct span about, const char *tail)
{
	complete_offer(w, span_of(arena_printf(&w->cmd->arena, "%.*s%s", (int)word.n, word.p, tail)), about);
}

void
wish_after_last(struct wish *w, const char *stops)
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
	const char *shape = w->cmd->spec->complete;
	bool to_add = shape != NULL && strncmp(shape, "kind", 4) == 0;

	for (size_t i = 0; i < m->nkinds; i++) {
		if (to_add && m->kinds[i]->place == PLACE_NOWHERE)
			continue;
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
letters(struct wish *w)
{
	size_t n;
	const char **v = fill_templates(w->cmd, true, &n);

	for (size_t i = 0; i < n; i++)
		offer(w, span_of(v[i]), span_make("", 0), "");
}

static void
packs(struct wish *w)
{
	size_t n;
	const char **v = packs_of(&w->cmd->book.model, &w->cmd->arena, &n);

	for (size_t i = 0; i < n; i++)
		offer(w, span_of(v[i]), span_of("a pack"), "");
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

/* The last word of an expression: a word of the field before "is" or "=", else a name. */
static void
expression(struct wish *w)
{
	struct span rest = w->part, token, before = {"", 0}, field = {"", 0};

	wish_after_last(w, " ()");
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
		wish_after_last(w, ",");
	if (strcmp(what, "field") == 0 && w->part.n > 0 && w->part.p[0] == '-')
		w->head.n++, w->part.p++, w->part.n--;
	if (strcmp(what, "kind") == 0)
		kinds(w);
	else if (strcmp(what, "field") == 0)
		fields(w, NULL, "");
	else if (strcmp(what, "practice") == 0)
		practices(w);
	else if (strcmp(what, "pack") == 0)
		packs(w);
	else if (strcmp(what, "switch") == 0)
		packs(w), practices(w);
	else if (strcmp(what, "guide") == 0)
		practices(w), kinds(w);
	else if (strcmp(what, "person") == 0 || strcmp(what, "team") == 0)
		wish_people(w, span_of(what));
	else if (strcmp(what, "channel") == 0)
		words_of(w, model_kind(&w->cmd->book.model, span_of("log")), span_of(what));
	else if (strcmp(what, "expr") == 0)
		expression(w);
	else if (strcmp(what, "client") == 0)
		wish_dir(w, "clients", span_make("", 0));
	else if (strcmp(what, "letter") == 0)
		letters(w);
	else if (strcmp(what, "record") == 0)
		wish_records(w);
	else if (strcmp(what, "promise") == 0)
		wish_promises(w);
	else if (strcmp(what, "set") == 0 && (of != NULL || w->part.n > 0))
		fields(w, of, "=");
}

/* What a link of these kinds may be called; of no kind, a person. */
static void
targets(struct wish *w, struct span kinds)
{
	struct span kind;

	if (kinds.n == 0)
		wish_people(w, kinds);
	while (target_next(&kinds, &kind))
		if (span_is(kind, "practice"))
			practices(w);
		else if (span_is(kind, "person") || span_is(kind, "team"))
			wish_people(w, kind);
		else if (w->client.n > 0)
			wish_kind(w, kind);
}

/* "status=ke": the value of a field. */
static bool
assignment(struct wish *w, const struct kind *of)
{
	const struct model *m = &w->cmd->book.model;
	const char *equals = span_find(w->part, '=');
	struct span field = { w->part.p, equals != NULL ? (size_t)(equals - w->part.p) : 0 };
	const struct field *f, *first;
	uint16_t id;

	if (equals == NULL || field.n == 0)
		return false;
	if (strchr("+-", field.p[field.n - 1]) != NULL)
		field.n--;
	w->head.n = (size_t)(equals - w->part.p) + 1;
	w->part = span_make(equals + 1, w->part.n - w->head.n);
	wish_after_last(w, ",");
	words_of(w, of, field);
	f = of != NULL ? kind_field(m, of, field) : NULL;
	id = model_field_id(m, field);
	first = id != 0 ? m->first[id] : NULL;
	if (first != NULL && first->type == VAL_LINK)
		targets(w, f != NULL ? f->link_to : span_make("", 0));
	return true;
}

/* What the words before say: the client, and the kind of the record that is to be added or set. */
static const struct kind *
said_before(struct wish *w, const struct opts *o, const char *shape)
{
	struct cmd *cmd = w->cmd;
	const struct kind *of = NULL;
	const struct rec *rec;

	if (strncmp(shape, "kind", 4) == 0 && o->nargs > 0)
		of = model_kind_word(&cmd->book.model, span_of(o->args[0]));
	else if (strcmp(shape, "client date title set") == 0)
		of = model_kind(&cmd->book.model, span_of("promise"));
	for (size_t i = 0; i < o->nargs && w->client.n == 0; i++) {
		struct span arg = span_of(o->args[i]);

		if (span_name(arg) && faccessat(cmd->book.dirfd, arena_printf(&cmd->arena, "clients/%s/client.md", o->args[i]),
		    F_OK, 0) == 0)
			w->client = arg;
	}
	for (size_t i = 0; i < o->nargs && of == NULL && strcmp(shape, "set") == 0; i++)
		if (!edit_shaped(o->args[i]) && strcmp(o->args[i], "-") != 0
		    && name_find(cmd, span_of(o->args[i]), NAME_SET, &rec) == 0) {
			of = rec->kind;
			w->client = rec_client_slug(rec);
		}
	return of;
}

/* The operands: "kind client set" says what each may be, the last one for all that follow. */
static void
operand(struct wish *w, const struct opts *o, const char *shape, const struct kind *of)
{
	struct span rest = span_of(shape), what = {"", 0};

	for (size_t i = 0; rest.n > 0; i++) {
		span_cut(&rest, ' ', &what);
		if (i >= o->nargs)
			break;
	}
	if (strstr(shape, "set") != NULL && assignment(w, of))
		return;
	value(w, arena_dup(&w->cmd->arena, what), of);
	if (span_is(what, "set") && of == NULL)
		wish_records(w);
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
complete(struct cmd *cmd, const char *usage, int nwords, char **words)
{
	const struct opt *options = usage != NULL ? usage_options(usage, &cmd->arena) : run_options(cmd->spec, &cmd->arena);
	const char *last = nwords > 0 ? words[nwords - 1] : "", *before = nwords > 1 ? words[nwords - 2] : NULL;
	const char *shape = usage != NULL ? usage_operands(usage, &cmd->arena) : cmd->spec->complete;
	struct wish w = { .cmd = cmd, .head = { last, 0 }, .part = span_of(last) };
	char **argv = arena_array(&cmd->arena, char *, (size_t)nwords + 2);
	const struct kind *of = NULL;
	const struct opt *o;

	argv[0] = (char *)cmd->spec->name;
	for (int i = 0; i + 1 < nwords; i++)
		argv[i + 1] = words[i];
	cmd->opts.stop = (cmd->spec->needs & CMD_STOP) != 0;
	(void)!opt_parse(&cmd->opts, options, nwords > 0 ? nwords : 1, argv, &cmd->arena, &cmd->faults);
	find_start(cmd);
	if (cmd->opts.stop && cmd->opts.nargs > 0) {
		if (opt_has(&cmd->opts, 'C') && cmd_find(cmd) < 0)
			return CMD_OK;
		wish_command(&w, &cmd->opts);
		return CMD_OK;
	}
	if (cmd_find(cmd) == 0)
		if (book_open(&cmd->book, cmd->dir, "", cmd->now, &cmd->faults) == 0)
			(void)!practices_complete(&cmd->book.model, &cmd->book.settings, &cmd->faults);
	if (cmd->book.dir != NULL)
		of = said_before(&w, &cmd->opts, shape);
	if ((o = pending(&w, options, before)) != NULL)
		value(&w, o->complete != NULL ? o->complete : "", of);
	else if (last[0] == '-')
		option_names(&w, options);
	else if (cmd->book.dir != NULL && usage == NULL && cmd->spec->words != NULL)
		cmd->spec->words(cmd, &w);
	else if (cmd->book.dir != NULL)
		operand(&w, &cmd->opts, shape, of);
	faults_release(&cmd->faults);		/* of a line that is not finished */
	return CMD_OK;
}
