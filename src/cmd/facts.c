/* facts - see facts.h */
#include "cmd/facts.h"

#include <stdlib.h>
#include <string.h>

static int
by_line(const void *x, const void *y)
{
	const struct told *a = x, *b = y;

	return (a->now_line > b->now_line) - (a->now_line < b->now_line);
}

/* One part for the file's own changes and lines that went, one for each line that came or changed. */
static void
part(struct fact *fact, struct told *told, size_t n, struct arena *a)
{
	struct told own = {0};
	struct str what = {0};
	size_t lines = 0;

	fact->parts = arena_array(a, struct told, n + 1);
	for (size_t i = 0; i < n; i++)
		if (told[i].now_line > 0) {
			fact->parts[++lines] = told[i];
		} else {
			if (own.rec == NULL || told[i].was_line == 0)
				own.rec = told[i].rec;
			str_addf(&what, "%s%s", what.n > 0 ? "; " : "", told[i].what);
		}
	own.what = arena_dup(a, str_span(&what));
	str_release(&what);
	if (own.rec == NULL && lines > 0) {
		struct rec *rec = arena_new(a, struct rec);

		*rec = *fact->parts[1].rec;	/* its prose, at most: a name for nothing */
		own.rec = rec;
		own.what = "text edited";
	}
	fact->parts[0] = own;
	fact->nparts = lines + 1;
	qsort(fact->parts + 1, lines, sizeof *fact->parts, by_line);
}

static bool
is_model(const char *path)
{
	return strcmp(path, "book.md") == 0 || strncmp(path, "model/", 6) == 0;
}

/* What a merge brought was recorded by somebody else, before: by the last commit that touched the file. */
static void
find_author(struct fact *fact, struct cmd *cmd, const struct touch *t, struct arena *a)
{
	const char *args[] = { "log", "-1", "--no-merges", "--date=iso-strict", "--format=%H %ad %aN",
		arena_printf(&cmd->arena, "%s^1..%s", t->commit, t->commit), "--", t->path, NULL };
	const char *line = git_line(cmd, args);
	struct span rest = span_of(line != NULL ? line : ""), oid, date;

	if (!span_cut(&rest, ' ', &oid) || !span_cut(&rest, ' ', &date) || !date_parse(date, &fact->date))
		return;
	fact->commit = arena_dup(a, oid);
	fact->who = arena_dup(a, rest);
}

static void
add_fact(struct facts *f, struct teller *teller, const struct touch *t)
{
	struct arena *a = &teller->cmd->arena;
	struct told *told = NULL;
	size_t n = tell(teller, t, a, &told);
	struct fact *fact = vec_push(f->v, f->n, f->cap);

	*fact = (struct fact){ .commit = arena_dup(a, span_of(t->commit)), .who = arena_dup(a, span_of(t->who)),
	    .date = t->date, .path = arena_dup(a, span_of(t->path)),
	    .from = t->from != NULL ? arena_dup(a, span_of(t->from)) : NULL, .before = teller->before,
	    .after = teller->after, .model = is_model(t->path) };
	if (n == 0) {
		struct rec *rec = arena_new(a, struct rec);
		static const struct kind file = { .name = { "file", 4 }, .place = PLACE_NOWHERE };

		*rec = (struct rec){ .kind = &file, .path = fact->path, .item = &rec_no_item };
		told = arena_new(a, struct told);
		*told = (struct told){ .rec = rec, .what = "text edited" };
		n = 1;
	}
	part(fact, told, n, a);
	if (t->merge)
		find_author(fact, teller->cmd, t, a);
}

static void
reverse(struct fact *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct fact last = v[n - 1 - i];

		v[n - 1 - i] = v[i];
		v[i] = last;
	}
}

int
facts_read(struct facts *f, struct cmd *cmd, const char *from, const char *to, const char *client)
{
	const char *paths[] = { "book.md", "model", "team", arena_printf(&cmd->arena, "clients/%s", client) };
	struct teller teller = { .cmd = cmd };
	struct history h;
	struct touch t;
	int r = history_between(&h, cmd, from, to, paths, 4);

	*f = (struct facts){0};
	while (r == 0 && history_next(&h, &t))
		add_fact(f, &teller, &t);
	if (history_close(&h) < 0)
		r = -1;
	tell_close(&teller);
	reverse(f->v, f->n);			/* git told the newest first, */
	for (size_t i = 0, k; i < f->n; i = k) {	/* but the files of a commit in order */
		for (k = i + 1; k < f->n && strcmp(f->v[k].commit, f->v[i].commit) == 0; k++)
			;
		reverse(f->v + i, k - i);
	}
	return r;
}

static struct span
next_line(struct span *rest)
{
	const char *end = memchr(rest->p, '\n', rest->n);
	struct span line = span_make(rest->p, end != NULL ? (size_t)(end - rest->p) + 1 : rest->n);

	*rest = span_make(rest->p + line.n, rest->n - line.n);
	return line;
}

static struct span
line_at(struct span text, unsigned n)
{
	struct span line = {0};

	while (n-- > 0 && text.n > 0)
		line = next_line(&text);
	return line;
}

/* The text after, in which the lines of later parts are still as they were, or not there yet. */
static void
text_at(struct str *out, const struct fact *fact, size_t part_now)
{
	struct span rest = fact->after;
	size_t at = 1;

	for (unsigned n = 1; rest.n > 0; n++) {
		struct span line = next_line(&rest);

		if (at < fact->nparts && fact->parts[at].now_line == n) {
			const struct told *p = &fact->parts[at];

			if (at > part_now)
				line = p->was_line > 0 ? line_at(fact->before, p->was_line) : span_make("", 0);
			at++;
		}
		str_add(out, line);
	}
}

int
facts_put(struct lay *l, const struct fact *fact, size_t part_now)
{
	struct str text = {0};
	struct span bytes = fact->after;
	int r = 0;

	if (fact->from != NULL && part_now == 0)
		r = lay_file(l, fact->from, NULL);
	if (fact->after.p != NULL && part_now + 1 < fact->nparts) {
		text_at(&text, fact, part_now);
		bytes = str_span(&text);
	}
	if (r == 0)
		r = lay_file(l, fact->path, fact->after.p != NULL ? &bytes : NULL);
	str_release(&text);
	return r;
}

int
facts_take_back(struct lay *l, const struct fact *fact)
{
	int r = 0;

	if (fact->from != NULL || fact->before.p == NULL)
		r = lay_file(l, fact->path, NULL);
	if (r == 0 && fact->before.p != NULL)
		r = lay_file(l, fact->from != NULL ? fact->from : fact->path, &fact->before);
	return r;
}

void
facts_release(struct facts *f)
{
	free(f->v);
}
