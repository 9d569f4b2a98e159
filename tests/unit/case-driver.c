/*
 * case-driver - plays files of cases against the practices they are named after
 *
 *	case-driver BOOK FILE.case ...
 *
 * BOOK is a directory that holds model/kinds and model/practices; the clients
 * in it are made and taken away case by case. The form of a case is described
 * in tests/cases.bash. Of each case it computes what cr-due -p PRACTICE,
 * cr-score -e and cr-check say of the practice, and prints where that differs
 * from what the case expects; then it exits 1.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book/book.h"
#include "model/due.h"
#include "model/score.h"

enum { FILES = 64, LINES = 64 };

struct file {
	char path[160];
	struct str text;
	bool open;		/* its frontmatter has not ended */
};

struct lines {
	struct str v[LINES];
	size_t n;
};

struct play {
	const char *book;
	struct span practice;		/* "keep-promises" */
	struct str name;		/* of the case */
	struct date now;
	struct file files[FILES];
	size_t nfiles, notes;
	struct lines expected, said;
	unsigned played, failed;
};

/* An empty line, ready for its text. */
static struct str *
line(struct lines *l)
{
	if (l->n == LINES)
		abort();
	str_reset(&l->v[l->n]);
	return &l->v[l->n++];
}

/* Files ------------------------------------------------------------------- */

static struct str *
begin(struct play *p, const char *path, const char *front)
{
	struct file *f = NULL;

	for (size_t i = 0; i < p->nfiles; i++)
		if (strcmp(p->files[i].path, path) == 0)
			f = &p->files[i];
	if (f == NULL) {
		if (p->nfiles == FILES)
			abort();
		f = &p->files[p->nfiles++];
		snprintf(f->path, sizeof f->path, "%s", path);
	}
	f->open = true;
	str_reset(&f->text);
	str_addf(&f->text, "---\n%s", front);
	return &f->text;
}

static void
begin_case(struct play *p, struct span name)
{
	str_reset(&p->name);
	str_add(&p->name, name);
	p->nfiles = p->notes = p->expected.n = p->said.n = 0;
	date_parse(span_of("2026-11-21T23:59"), &p->now);
	begin(p, "book.md", "packs: [core, agreement, rhythm, governance, care, circle]\n");
	begin(p, "team/ana.md", "name: Ana\n");
	begin(p, "clients/acme/person/jane-doe.md", "name: Jane Doe\n");
	begin(p, "clients/acme/person/tom-berg.md", "name: Tom Berg\n");
	begin(p, "clients/acme/client.md", "name: Acme\n");
}

/* "2026-11-02 phone type:check-in": its date, its channel, other fields; the lines after it are the body. */
static struct str *
begin_note(struct play *p, struct span words)
{
	struct span date, channel, pair, key;
	char path[160];
	struct str *t;
	size_t day = 10;

	span_cut(&words, ' ', &date);
	span_cut(&words, ' ', &channel);
	if (date.n < day)
		return NULL;
	snprintf(path, sizeof path, "clients/acme/log/%.*s-%zu.md", (int)day, date.p, ++p->notes);
	t = begin(p, path, "");
	str_addf(t, "date: %.*s\nchannel: %.*s\n", (int)date.n, date.p, (int)channel.n, channel.p);
	while (words.n) {
		span_cut(&words, ' ', &pair);
		if (span_cut(&pair, ':', &key))
			str_addf(t, "%.*s: %.*s\n", (int)key.n, key.p, (int)pair.n, pair.p);
	}
	str_adds(t, "---\n");
	p->files[p->nfiles - 1].open = false;
	return t;
}

static struct str *
begin_file(struct play *p, struct span path)
{
	char whole[160];

	snprintf(whole, sizeof whole, "%s%.*s.md", span_starts(path, "team/") ? "" : "clients/acme/",
	    (int)path.n, path.p);
	return begin(p, whole, "");
}

static void
write_file(const struct play *p, struct file *f, bool gone)
{
	char path[512];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", p->book, f->path);
	if (gone) {
		unlink(path);
		return;
	}
	for (char *slash = path + strlen(p->book) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
	if (strcmp(f->path, "clients/acme/client.md") == 0 && strstr(str_cstr(&f->text), "\nsince: ") == NULL)
		str_adds(&f->text, "since: 2026-01-05\n");
	if (f->open)
		str_adds(&f->text, "---\n");
	if ((out = fopen(path, "w")) == NULL || fputs(str_cstr(&f->text), out) < 0 || fclose(out) != 0)
		abort();
}

/* What the practice says ----------------------------------------------------- */

static struct span
title_of(struct eval *ev, const struct rec *r)
{
	const struct model *m = ev->world->model;
	struct span title = val_span(eval_field(ev, r, m->f_title));

	if (title.n == 0)
		title = val_span(eval_field(ev, r, m->f_name));
	return title.n ? title : rec_slug(r);
}

static void
say_due(struct play *p, struct eval *ev, const struct practice *practice, const struct rec *r)
{
	struct due_list list = {0};
	char day[DATE_TEXT];

	due_of(&list, ev, practice, r, ev->world->today);
	for (size_t i = 0; i < list.n; i++) {
		struct str *s = line(&p->said);

		str_addf(s, "due %s ", date_text(list.v[i].date, day));
		due_say(s, ev, &list.v[i]);
	}
	due_release(&list);
}

static void
say_flags(struct play *p, struct eval *ev, const struct practice *practice, const struct rec *r)
{
	ev->rec = ev->self = r;
	ev->window = practice->window;
	if (!eval_true(ev, practice->of_cond))
		return;
	for (size_t i = 0; i < practice->nflags; i++) {
		ev->rec = ev->self = r;
		if (eval_true(ev, practice->flags[i].cond))
			str_addf(line(&p->said), "flag %.*s", (int)practice->flags[i].message.n, practice->flags[i].message.p);
	}
}

static void
say_worth(struct play *p, struct eval *ev, const struct practice *practice, const struct rec *client)
{
	struct arena arena = {0};
	struct score s;

	score_client(&s, ev, client, &arena, true);
	for (size_t i = 0; i < s.nrows; i++)
		for (size_t k = 0; s.rows[i].practice == practice && k < s.rows[i].n; k++) {
			const struct evidence *e = &s.rows[i].evidence[k];
			struct span title = title_of(ev, e->rec);

			str_addf(line(&p->said), "worth %.2f %.*s", e->value, (int)title.n, title.p);
		}
	for (size_t i = 0; i < s.ngates; i++)
		if (s.gates[i] == practice)
			str_addf(line(&p->said), "gate %.*s", (int)practice->gate_message.n, practice->gate_message.p);
	arena_release(&arena);
}

static void
say_prompts(struct play *p, struct eval *ev, const struct practice *practice, const struct rec *client)
{
	struct str *s = NULL;

	for (int m = 0; m < MOMENTS; m++)
		if (practice_prompts(practice, ev, (enum moment)m, client)) {
			if (s == NULL)
				str_adds(s = line(&p->said), "prompt");
			str_addf(s, " %s", moment_word((enum moment)m));
		}
}

static void
say_all(struct play *p, struct book *b, const struct practice *practice)
{
	struct eval ev = { .world = &b->world };
	const struct rec *r, *client = book_by_path(b, span_of("clients/acme/client.md"));
	struct cursor at = {0};

	while (practice->of && (r = book_next(b, &at)) != NULL)
		if (r->kind == practice->of) {
			say_due(p, &ev, practice, r);
			say_flags(p, &ev, practice, r);
		}
	at = (struct cursor){0};
	while (practice->of && practice->of->expands.n &&
	    (r = b->world.next(b->world.ctx, client, practice->of, &at)) != NULL)
		say_due(p, &ev, practice, r);
	say_prompts(p, &ev, practice, client);
	say_worth(p, &ev, practice, client);
	arena_release(&ev.scratch);
}

static void
say_faults(struct play *p, const struct faults *faults)
{
	for (size_t i = 0; i < faults->n; i++)
		if (faults->v[i].grade != NOTICE)
			str_addf(line(&p->said), "%s:%u: %s", faults->v[i].path, faults->v[i].line, faults->v[i].text);
}

/* Cases ---------------------------------------------------------------------- */

static int
by_text(const void *a, const void *b)
{
	return span_cmp(str_span(a), str_span(b));
}

static bool
same(struct lines *a, struct lines *b)
{
	qsort(a->v, a->n, sizeof *a->v, by_text);
	qsort(b->v, b->n, sizeof *b->v, by_text);
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!span_eq(str_span(&a->v[i]), str_span(&b->v[i])))
			return false;
	return true;
}

static void
print_lines(const char *head, const struct lines *l)
{
	printf("--- %s\n", head);
	for (size_t i = 0; i < l->n; i++)
		printf("%s\n", str_cstr(&l->v[i]));
}

static void
end_case(struct play *p)
{
	struct faults faults = {0};
	struct want want = { .all = true };
	const struct practice *practice;
	struct book b;

	if (p->name.n == 0)
		return;
	for (size_t i = 0; i < p->nfiles; i++)
		write_file(p, &p->files[i], false);
	if (book_open(&b, p->book, "", p->now, &faults) == 0 && book_load(&b, &want, &faults) == 0 &&
	    (practice = practice_find(&b.model, p->practice)) != NULL)
		say_all(p, &b, practice);
	else
		str_adds(line(&p->said), "there is no such practice");
	say_faults(p, &faults);
	for (size_t i = 0; i < p->nfiles; i++)
		write_file(p, &p->files[i], true);
	p->played++;
	if (!same(&p->expected, &p->said)) {
		printf("%.*s: %s\n", (int)p->practice.n, p->practice.p, str_cstr(&p->name));
		print_lines("expected", &p->expected);
		print_lines("said", &p->said);
		p->failed++;
	}
	book_release(&b);
	faults_release(&faults);
	str_reset(&p->name);
}

static bool
expects(struct span word)
{
	return span_is(word, "due") || span_is(word, "worth") || span_is(word, "flag") || span_is(word, "prompt") ||
	    span_is(word, "gate");
}

/* One line of a file; false where it is none of the form. *into: where lines that are indented go. */
static bool
take(struct play *p, struct span text, struct str **into)
{
	struct span rest = text, word;

	if (text.n == 0 || text.p[0] == '#' || span_starts(text, "== ") || span_starts(text, "no case "))
		return true;
	if (text.p[0] == '\t') {
		if (*into != NULL)
			str_addf(*into, "%.*s\n", (int)text.n - 1, text.p + 1);
		return *into != NULL;
	}
	span_cut(&rest, ' ', &word);
	*into = NULL;
	if (span_is(word, "case")) {
		end_case(p);
		begin_case(p, rest);
		return rest.n > 0;
	}
	if (p->name.n == 0)
		return false;
	if (expects(word)) {
		str_add(line(&p->expected), text);
		return true;
	}
	if (span_is(word, "today")) {
		bool ok = date_parse(rest, &p->now);

		p->now.minute = p->now.minute == NO_MINUTE ? DAY_MINUTES - 1 : p->now.minute;
		return ok;
	}
	*into = span_is(text, "client") ? &p->files[4].text : span_is(word, "note") ? begin_note(p, rest) :
	    span_is(word, "file") ? begin_file(p, rest) : NULL;
	return *into != NULL;
}

static void
play(struct play *p, const char *path)
{
	const char *slash = strrchr(path, '/'), *why = NULL;
	struct str bytes = {0}, *into = NULL;
	struct span rest, text;
	unsigned before = p->played, n = 0;
	FILE *in = fopen(path, "r");
	char buffer[4096];
	size_t got;

	while (in != NULL && (got = fread(buffer, 1, sizeof buffer, in)) > 0)
		str_add(&bytes, span_make(buffer, got));
	p->practice = span_of(slash != NULL ? slash + 1 : path);
	p->practice.n -= span_ends(p->practice, ".case") ? 5 : 0;
	for (rest = str_span(&bytes); span_line(&rest, &text) && why == NULL;) {
		n++;
		if (!take(p, text, &into))
			why = "what is this?";
	}
	end_case(p);
	if (p->played == before && why == NULL)
		why = "no case was played";
	if (why != NULL) {
		printf("%s:%u: %s\n", path, n, why);
		p->failed++;
	}
	if (in != NULL)
		fclose(in);
	str_release(&bytes);
}

static void
release(struct play *p)
{
	str_release(&p->name);
	for (size_t i = 0; i < FILES; i++)
		str_release(&p->files[i].text);
	for (size_t i = 0; i < LINES; i++) {
		str_release(&p->expected.v[i]);
		str_release(&p->said.v[i]);
	}
}

int
main(int argc, char **argv)
{
	static struct play p;

	if (argc < 3)
		return 2;
	p.book = argv[1];
	for (int i = 2; i < argc; i++)
		play(&p, argv[i]);
	release(&p);
	return p.failed > 0;
}
