/*
 * test-yaml - tests/yaml-cases: what a head says, by the whole of YAML and by
 * front_read; where the line scanner is sure, that it says the same
 */
#include <stdio.h>
#include <string.h>

#include "../agree.h"
#include "base/io.h"

#include <fcntl.h>
#include <unistd.h>

static int failed;

#define FAIL(...) (printf("%s:%u: ", path, line), printf(__VA_ARGS__), puts(""), failed = 1)

static const struct { const char *mark, *is; } marks[] = {
	{ "⇥", "\t" }, { "␍", "\r" }, { "␣", " " }, { "␤", "\n" },
};

static void
add_marked(struct str *out, struct span s)
{
	for (size_t i = 0; i < s.n;) {
		size_t m, n = 1;
		const char *is = NULL;

		for (m = 0; m < sizeof marks / sizeof *marks && !is; m++)
			if (span_starts(span_make(s.p + i, s.n - i), marks[m].mark)) {
				is = marks[m].is;
				n = strlen(marks[m].mark);
			}
		str_add(out, is ? span_of(is) : span_make(s.p + i, 1));
		i += n;
	}
}

/* The keys as the cases write them, a line each. */
static void
render(struct str *out, const struct front *f)
{
	static const char *const shapes[] = { "empty", "plain", "single", "double", "list", "other" };

	for (size_t i = 0; i < f->n; i++) {
		const struct front_key *k = &f->keys[i];

		str_addf(out, "%.*s %s", (int)k->key.n, k->key.p, shapes[k->shape]);
		if (k->text.n)
			str_addf(out, " %.*s", (int)k->text.n, k->text.p);
		for (size_t j = 0; j < k->nitems; j++)
			str_addf(out, " <%.*s>", (int)k->items[j].n, k->items[j].p);
		str_addc(out, 1);
	}
}

struct expected {
	struct str keys;
	bool error, fast;
};

static void
run_case(const char *path, unsigned line, struct span head, const struct expected *e)
{
	struct front f = {0};
	struct faults faults = {0};
	struct arena arena = {0};
	struct str file = {0}, got = {0};
	const char *differ;
	struct yaml y;
	bool sure;

	str_addf(&file, "---\n%.*s---\nbody\n", (int)head.n, head.p);
	if (front_split(&f, str_span(&file), "x", &faults) < 0)
		FAIL("no fences: %s", faults.v[0].text);
	sure = scan_keys(&f, &arena);
	if (sure != e->fast)
		FAIL("the scanner is %s", sure ? "sure of it" : "not sure of it");
	if ((differ = agree(str_span(&file))) != NULL)
		FAIL("the readers differ in %s", differ);
	for (int fast = 0; fast < 2; fast++) {
		int status = fast ? front_read(&f, str_span(&file), "x", &arena, &faults) :
		    front_parse(&f, &y, "x", &arena, &faults);

		str_reset(&got);
		if ((status < 0) != e->error)
			FAIL("%s", status < 0 ? faults.v[faults.n - 1].text : "read, and is an error");
		else if (status < 0 && (faults.errors != (size_t)fast + 1 || faults.v[fast].line < 2))
			FAIL("an error in line %u, %zu in all", faults.v[fast].line, faults.errors);
		else if (status == 0 && (render(&got, &f), !span_eq(str_span(&got), str_span(&e->keys))))
			FAIL("read as %s, expected %s", str_cstr(&got), str_cstr(&e->keys));
	}
	front_release(&f);
	faults_release(&faults);
	arena_release(&arena);
	str_release(&file);
	str_release(&got);
}

static void
expect(struct expected *e, struct span s)
{
	if (span_is(s, "error"))
		e->error = true;
	else if (span_is(s, "fast"))
		e->fast = true;
	else {
		add_marked(&e->keys, s);
		str_addc(&e->keys, 1);
	}
}

static unsigned
run_file(const char *path, struct span rest)
{
	struct str head = {0};
	struct expected e = {0};
	unsigned cases = 0, lineno = 0, line = 0;
	struct span l;
	bool more;

	do {
		more = span_line(&rest, &l);
		lineno++;
		if (!more || span_starts(l, "## ")) {
			if (line)
				run_case(path, line, str_span(&head), &e);
			str_reset(&head);
			str_release(&e.keys);
			e = (struct expected){0};
			line = lineno;
			cases += more;
		} else if (span_starts(l, "=> ")) {
			expect(&e, span_make(l.p + 3, l.n - 3));
		} else if (line) {
			add_marked(&head, l);
			str_addc(&head, '\n');
		}
	} while (more);
	str_release(&head);
	return cases;
}

/* The cases stand beside the directory that the test is built from, not in it. */
static const char *
find_cases(struct str *dir, const char *self)
{
	struct span s = span_of(self);

	for (int up = 0; up < 5; up++) {
		while (s.n && s.p[s.n - 1] != '/')
			s.n--;
		str_reset(dir);
		str_addf(dir, "%.*stests/yaml-cases", (int)s.n, s.p);
		if (access(dir->s, R_OK) == 0)
			return dir->s;
		s.n -= s.n > 0;
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	struct str dir = {0}, text = {0};
	struct io_name *names = NULL;
	const char *why, *path = argc > 1 ? argv[1] : find_cases(&dir, argv[0]);
	size_t n = 0;
	unsigned cases = 0, line = 0;
	int fd = path ? open(path, O_RDONLY | O_DIRECTORY) : -1;

	if (fd < 0 || io_list(fd, ".", &names, &n) < 0 || n == 0)
		FAIL("no cases");
	for (size_t i = 0; i < n; i++)
		if (io_read(fd, names[i].name, IO_RECORD_MAX, &text, &why) == 0)
			cases += run_file(names[i].name, str_span(&text));
	if (cases < 120)
		FAIL("only %u cases", cases);
	free(names);
	str_release(&dir);
	str_release(&text);
	return failed;
}
