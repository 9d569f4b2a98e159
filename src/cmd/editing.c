/* editing - see editing.h */
#include "cmd/editing.h"

#include "book/tidy.h"
#include "cmd/add.h"
#include "cmd/flags.h"
#include "cmd/fresh.h"
#include "text/diff.h"

/* What went wrong, as notes on top of the text; notices wait until it is recorded. */
static void
note_faults(struct draft *d, const struct faults *faults, struct arena *arena)
{
	unsigned lines = 2;

	for (size_t i = 0; i < faults->n; i++)
		lines += faults->v[i].grade != NOTICE;
	for (size_t i = 0; i < faults->n; i++) {
		const struct fault *f = &faults->v[i];
		struct span rest = span_of(f->text), line;

		if (f->grade == NOTICE)
			continue;
		if (!d->notes.n) {
			d->line = f->line ? f->line : 1;
			d->wrong = arena_dup(arena, span_of(f->text));
			d->wrong_line = f->line;
			d->wrong_col = f->col;
		}
		span_line(&rest, &line);	/* one line each, so that the count holds */
		if (f->line)
			str_addf(&d->notes, "line %u: ", f->line + lines);
		str_addf(&d->notes, "%.*s%s%s%s\n", (int)line.n, line.p, f->hint ? " (" : "", f->hint ? f->hint : "",
		    f->hint ? ")" : "");
	}
	str_adds(&d->notes, "Nothing is recorded yet. Correct it and leave the editor; these lines go by themselves.\n"
	    "To give up leave it as it is, or empty: then your text is kept in a file.\n");
}

void
editing_wrong(struct editing *j, const struct faults *faults)
{
	struct draft *d = &j->v[j->n - 1];

	if (!d->kept && d->notes.n == 0)
		note_faults(d, faults, &j->cmd->arena);
}

/* Another program wrote meanwhile: both changes where they meet in no line. */
static int
merge(struct str *out, struct editing *j, struct draft *d, struct span now)
{
	struct str diff = {0};
	unsigned line = 0;

	if (span_eq(now, d->base) || diff_merge(out, d->base, now, d->text, &line) == 0) {
		if (span_eq(now, d->base))
			str_add(out, d->text);
		return 0;
	}
	fault_add(&j->cmd->faults, ERROR, d->path, line, 1, "changed meanwhile, in lines that you changed too:");
	diff_file(&diff, d->path, &d->base, &now);
	for (struct span rest = str_span(&diff), l; span_line(&rest, &l); )
		if (l.n > 0 && (l.p[0] == '+' || l.p[0] == '-') && !span_starts(l, "+++") && !span_starts(l, "---"))
			fault_add(&j->cmd->faults, ERROR, d->path, 0, 0, "%.*s", (int)l.n, l.p);
	d->base = span_make(arena_dup(&j->cmd->arena, now), now.n);
	str_release(&diff);
	return -1;
}

/* A new record's file is named for what the person wrote. */
static struct write_file *
place_new(struct str *text, struct editing *j, struct write *w, struct draft *d)
{
	struct values v = {0};
	struct add a = { .kind = j->kind, .client = j->client, .values = &v };
	const char *key = add_title_key(&j->cmd->book.model, j->kind);
	struct write_file *f;

	fresh_strip(text, j->kind, d->text);
	fresh_dates(text, j->cmd, j->kind, j->client);
	fresh_values(&v, j->cmd, str_span(text));
	if (values_find(&v, key))
		a.title = values_find(&v, key)->text;
	f = add_place(&a, w, span_make("", 0));
	values_release(&v);
	return f;
}

static int
put(struct editing *j, struct write *w, struct draft *d)
{
	struct cmd *cmd = j->cmd;
	struct str text = {0}, tidied = {0};
	struct faults said = {0}, old = {0};
	struct write_file *f = j->kind ? place_new(&text, j, w, d) : write_file(w, d->path);
	const struct span *was = j->kind ? NULL : &d->base;
	struct span now;
	int r = f ? 0 : -1;

	if (r == 0 && !j->kind && !f->was) {
		fault_add(&cmd->faults, ERROR, d->path, 0, 0, "it is not there any more");
		r = -1;
	} else if (r == 0 && !j->kind) {
		r = merge(&text, j, d, f->before);
	}
	now = str_span(&text);
	if (r == 0 && f->by_hand && (r = write_head(w, f)) == 0)
		was = f->had ? &f->head : NULL;
	if (r == 0 && change_is_record(&cmd->book, f->path) &&
	    tidy_file(&tidied, &cmd->book, f->path, &(struct tidy_past){ .before = was }, now, &said) == 0)
		now = str_span(&tidied);
	if (r == 0 && f->by_hand && write_check(w, f->path, f->before, &old) > 0)	/* this is what mends it */
		r = write_check(w, f->path, now, &cmd->faults) > 0 ? -1 : write_keep(w, f, &now);
	else if (r == 0)
		r = write_put(w, f, now);
	if (r == 0) {
		faults_append(&cmd->faults, &said);
		write_name(w, f->path);
	}
	faults_release(&said);
	faults_release(&old);
	str_release(&text);
	str_release(&tidied);
	return r;
}

int
editing_record(struct editing *j)
{
	struct cmd *cmd = j->cmd;
	struct faults outer = cmd->faults;
	struct write w = {0};
	int r = 0;

	cmd->faults = (struct faults){0};
	if (write_open(&w, cmd) < 0)
		r = -1, j->trouble = true;
	for (size_t i = 0; i < j->n && !j->trouble; i++) {
		size_t from = cmd->faults.n;

		if (j->v[i].done || put(j, &w, &j->v[i]) == 0)
			continue;
		note_faults(&j->v[i], &(struct faults){ .v = cmd->faults.v + from, .n = cmd->faults.n - from },
		    &cmd->arena);
		r = -1;
	}
	if (r == 0 && write_end(&w, "edit", NULL) != CMD_OK)
		r = -1, j->trouble = true;
	if (r == 0 && !opt_has(&cmd->opts, 'n'))
		flags_changed(&w);
	write_close(&w);
	if (r == 0 || j->trouble)		/* else they stand in the notes */
		faults_append(&outer, &cmd->faults);
	faults_release(&cmd->faults);
	cmd->faults = outer;
	return r;
}
