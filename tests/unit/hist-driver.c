/*
 * hist-driver - the history from a shell, for tests
 *
 *	hist-driver [-m SUBJECT] [-o OP] BOOK VERB ...
 *	put PATH TEXT | append PATH TEXT | file PATH FROM | drop PATH | keep PATH
 *	state PATH | head PATH | read PATH | changes | last | at OID PATH | before OID PATH
 *	many N PREFIX	N files in one commit, which the subject changes
 *	hold		says "held", waits for standard input to end, the locks held
 *	init | unfinished
 *
 * Several verbs in one invocation are one commit. "round" ends one and begins
 * another under the same lock. Prints the commit; faults go to standard error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hist/hist.h"

struct run {
	struct hist *h;
	struct faults faults;
	const char *subject, *op;
	char **arg;
	int left;
};

static const char *
next(struct run *r)
{
	if (r->left == 0) {
		fputs("hist-driver: an operand is missing\n", stderr);
		exit(2);
	}
	r->left--;
	return *r->arg++;
}

static const char *
word(enum hist_state s)
{
	static const char *const words[] = { "same", "changed", "new", "gone" };

	return words[s];
}

static int
commit(struct run *r)
{
	char oid[65];

	if (hist_commit(r->h, r->subject, NULL, r->op, oid, &r->faults) < 0)
		return -1;
	if (*oid != '\0')
		puts(oid);
	return 0;
}

static int
append(struct run *r)
{
	const char *path = next(r), *text = next(r);
	struct str s = {0};
	int code = hist_read(r->h, path, &s, &r->faults);

	str_adds(&s, text);
	if (code >= 0)
		hist_put(r->h, path, str_span(&s));
	str_release(&s);
	return code < 0 ? -1 : 0;
}

static void
from_file(struct run *r)
{
	const char *path = next(r);
	FILE *f = fopen(next(r), "rb");
	struct str s = {0};
	int c;

	if (f == NULL)
		exit(2);
	while ((c = getc(f)) != EOF)
		str_addc(&s, (char)c);
	fclose(f);
	hist_put(r->h, path, str_span(&s));
	str_release(&s);
}

static void
many(struct run *r)
{
	int n = atoi(next(r));
	const char *prefix = next(r);
	struct str path = {0}, text = {0};

	for (int i = 0; i < n; i++) {
		str_reset(&path);
		str_reset(&text);
		str_addf(&path, "%s%d/%s%06d.md", prefix, i / 100, "r", i);
		str_addf(&text, "---\ntitle: record %d\n---\nbody of %s\n%s\n", i, path.s, r->subject);
		hist_put(r->h, path.s, str_span(&text));
	}
	str_release(&path);
	str_release(&text);
}

static int
show(int code, struct str *s)
{
	if (code == 0)
		fwrite(str_cstr(s), 1, s->n, stdout);
	else if (code > 0)
		puts("absent");
	str_release(s);
	return code < 0 ? -1 : 0;
}

static int
changes(struct run *r)
{
	struct arena a = {0};
	struct hist_path *v;
	size_t n;
	int code = hist_changes(r->h, &a, &v, &n, &r->faults);

	for (size_t i = 0; i < n; i++)
		printf("%s %s\n", word(v[i].state), v[i].path);
	arena_release(&a);
	return code;
}

static int
last(struct run *r)
{
	struct arena a = {0};
	struct hist_op op;
	int code = hist_last_op(r->h, &a, &op, &r->faults);

	if (code == 0) {
		printf("%s %s %s\n", op.oid, op.op, op.subject);
		for (size_t i = 0; i < op.npaths; i++)
			printf("%s %s\n", word(op.paths[i].state), op.paths[i].path);
	} else if (code > 0) {
		puts("none");
	}
	arena_release(&a);
	return code < 0 ? -1 : 0;
}

static int
verb(struct run *r)
{
	const char *v = next(r), *path;
	struct str s = {0};
	enum hist_state state;

	if (strcmp(v, "put") == 0) {
		path = next(r);
		hist_put(r->h, path, span_of(next(r)));
	} else if (strcmp(v, "append") == 0) {
		return append(r);
	} else if (strcmp(v, "file") == 0) {
		from_file(r);
	} else if (strcmp(v, "drop") == 0) {
		hist_drop(r->h, next(r));
	} else if (strcmp(v, "keep") == 0) {
		hist_keep(r->h, next(r));
	} else if (strcmp(v, "many") == 0) {
		many(r);
	} else if (strcmp(v, "round") == 0) {
		return commit(r);
	} else if (strcmp(v, "hold") == 0) {
		puts("held");
		fflush(stdout);
		while (getchar() != EOF)
			;
	} else if (strcmp(v, "changes") == 0) {
		return changes(r);
	} else if (strcmp(v, "last") == 0) {
		return last(r);
	} else if (strcmp(v, "state") == 0) {
		if (hist_state(r->h, next(r), &state, &r->faults) < 0)
			return -1;
		puts(word(state));
	} else if (strcmp(v, "head") == 0) {
		return show(hist_head(r->h, next(r), &s, &r->faults), &s);
	} else if (strcmp(v, "read") == 0) {
		return show(hist_read(r->h, next(r), &s, &r->faults), &s);
	} else if (strcmp(v, "at") == 0 || strcmp(v, "before") == 0) {
		path = next(r);
		return show(hist_at(r->h, path, *v == 'b', next(r), &s, &r->faults), &s);
	} else {
		fprintf(stderr, "hist-driver: no verb %s\n", v);
		exit(2);
	}
	return 0;
}

static void
environment(struct hist_who *who)
{
	*who = (struct hist_who){
		.author_name = getenv("GIT_AUTHOR_NAME"), .author_email = getenv("GIT_AUTHOR_EMAIL"),
		.author_date = getenv("GIT_AUTHOR_DATE"), .email = getenv("EMAIL"),
		.committer_name = getenv("GIT_COMMITTER_NAME"), .committer_email = getenv("GIT_COMMITTER_EMAIL"),
		.committer_date = getenv("GIT_COMMITTER_DATE"),
		.index_file = getenv("GIT_INDEX_FILE"), .sudo_uid = getenv("SUDO_UID"),
		.home = getenv("HOME"), .xdg_config = getenv("XDG_CONFIG_HOME"),
		.config_global = getenv("GIT_CONFIG_GLOBAL"), .config_system = getenv("GIT_CONFIG_SYSTEM"),
		.no_system_config = getenv("GIT_CONFIG_NOSYSTEM") != NULL, .now = time(NULL),
	};
}

int
main(int argc, char **argv)
{
	struct run r = { .subject = "test: a write", .op = "test" };
	struct hist_who who;
	const char *book;
	int c, code;

	while ((c = getopt(argc, argv, "+m:o:")) != -1) {
		if (c == 'm')
			r.subject = optarg;
		else
			r.op = optarg;
	}
	r.arg = argv + optind;
	r.left = argc - optind;
	environment(&who);
	book = next(&r);
	if (r.left > 0 && strcmp(*r.arg, "unfinished") == 0) {
		puts(hist_unfinished(book) ? "yes" : "no");
		return 0;
	}
	if (r.left > 0 && strcmp(*r.arg, "init") == 0) {
		code = hist_init(book, &who, &r.faults);
	} else {
		code = hist_open(&r.h, book, &who, &r.faults);
		while (code == 0 && r.left > 0)
			code = verb(&r);
		if (code == 0)
			code = commit(&r);
		hist_close(r.h);
	}
	for (size_t i = 0; i < r.faults.n; i++) {
		struct fault *f = &r.faults.v[i];

		fprintf(stderr, "%s%s%s: %s\n", f->path != NULL ? f->path : "", f->path != NULL ? ": " : "",
		    grade_word(f->grade), f->text);
		if (f->hint != NULL)
			fprintf(stderr, "  try: %s\n", f->hint);
	}
	faults_release(&r.faults);
	return code < 0 ? 2 : 0;
}
