/*
 * eval-driver - runs case files of the rule language over a record of a book
 *
 *	eval-driver BOOK PATH CASES
 *
 * A case is "EXPRESSION => VALUE", or "EXPRESSION => ! MESSAGE" for what must not
 * compile; "=> -" is unknown. Lines that begin with # and empty ones are prose.
 * Today is 2026-11-21, a Saturday. Prints each case that fails; exits 1 then.
 */
#include <stdio.h>
#include <string.h>

#include "book/book.h"

struct run {
	struct book book;
	const struct rec *rec;
	const char *file;
	unsigned line;
	int failed, ran;
};

static void
expect(struct run *run, struct span text, struct span want, struct span got)
{
	run->ran++;
	if (span_eq(want, got))
		return;
	run->failed++;
	printf("%s:%u: %.*s\n  want %.*s\n  got  %.*s\n", run->file, run->line, (int)text.n, text.p,
	    (int)want.n, want.p, (int)got.n, got.p);
}

static void
run_case(struct run *run, struct span text, struct span want)
{
	struct limit limits[] = { { span_of("tell"), val_of_dur((struct dur){ 1, DUR_BD }), false } };
	struct scope sc = { .model = &run->book.model, .kinds = KIND_BIT(run->rec->kind), .limits = limits, .nlimits = 1 };
	struct faults faults = {0};
	struct expr *e = expr_compile(&sc, text, &faults);
	struct eval ev = { .world = &run->book.world, .rec = run->rec };
	struct str got = {0};

	if (e == NULL)
		str_addf(&got, "! %s%s%s", faults.v[0].text, faults.v[0].hint ? "; " : "",
		    faults.v[0].hint ? faults.v[0].hint : "");
	else
		val_print(&got, eval_run(&ev, e));
	if (got.n == 0)
		str_adds(&got, "-");
	expect(run, text, want, str_span(&got));
	str_release(&got);
	arena_release(&ev.scratch);
	faults_release(&faults);
}

static const char *
arrow(struct span line)
{
	for (size_t i = 0; i + 4 <= line.n; i++)
		if (memcmp(line.p + i, " => ", 4) == 0)
			return line.p + i;
	return NULL;
}

static void
run_file(struct run *run, struct span text)
{
	struct span line;

	while (span_line(&text, &line)) {
		const char *at = arrow(line);

		run->line++;
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (at == NULL) {
			printf("%s:%u: no \" => \"\n", run->file, run->line);
			run->failed++;
			continue;
		}
		run_case(run, span_trim(span_make(line.p, (size_t)(at - line.p))),
		    span_trim(span_make(at + 4, line.n - (size_t)(at + 4 - line.p))));
	}
}

static bool
slurp(const char *path, struct str *out)
{
	FILE *f = fopen(path, "r");
	char buf[4096];
	size_t n;

	while (f && (n = fread(buf, 1, sizeof buf, f)) > 0)
		str_add(out, span_make(buf, n));
	return f && fclose(f) == 0;
}

int
main(int argc, char **argv)
{
	struct run run = {0};
	struct faults faults = {0};
	struct want all = { .all = true };
	struct date now;
	struct str text = {0};

	if (argc != 4 || !date_parse(span_of("2026-11-21T23:59"), &now))
		return 2;
	run.file = argv[3];
	if (book_open(&run.book, argv[1], "", now, &faults) < 0 || book_load(&run.book, &all, &faults) < 0 ||
	    (run.rec = book_by_path(&run.book, span_of(argv[2]))) == NULL || !slurp(argv[3], &text)) {
		printf("%s\n", faults.n ? faults.v[0].text : "no such record or cases");
		return 2;
	}
	run_file(&run, str_span(&text));
	str_release(&text);
	book_release(&run.book);
	faults_release(&faults);
	if (run.ran == 0)
		printf("%s: no cases\n", run.file);
	return run.failed || run.ran == 0;
}
