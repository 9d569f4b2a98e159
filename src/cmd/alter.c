/* alter - see alter.h */
#include "cmd/alter.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/hits.h"
#include "cmd/link.h"

/* By file; in a file from the first line down, the file's own record last, so that a line that the
 * frontmatter gains moves nothing that is still to be changed. */
static int
by_file(const void *a, const void *b)
{
	const struct alter *x = a, *y = b;
	int c = strcmp(x->rec->path, y->rec->path);

	if (c)
		return c;
	if (!x->line || !y->line)
		return !x->line - !y->line;
	return x->line < y->line ? -1 : x->line > y->line;
}

static int
by_order(const void *a, const void *b)
{
	const struct alter *x = a, *y = b;

	return x->order < y->order ? -1 : x->order > y->order;
}

/* Which record of the file stands in that line; its own (0) is the first of them. */
static size_t
place_of(const struct rec_list *recs, unsigned line)
{
	size_t low = 0, high = recs->n;

	while (line && low < high) {
		size_t mid = low + (high - low) / 2;

		if (recs->v[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low < recs->n && recs->v[low].line == line ? low : line ? recs->n : 0;
}

/* Its line in the file as it is now, by its id where that stands there once, else by what it says; 0: neither. */
static unsigned
line_now(const struct alter *c, const struct hits *now)
{
	const struct rec_item *item = c->rec->item;
	const char *id = item->id ? item->id : c->id;
	const struct rec *at;
	size_t n = 0;

	if (id && (at = hits_id(now, span_of(id), &n)) != NULL && n == 1)
		return at->line;
	if (item->id || !c->rec->line || (at = hits_same(now, item->hash, item->nth)) == NULL)
		return 0;
	return at->item->nth == item->nth && at->item->of == item->of ? at->line : 0;
}

/* Of what is there twice or is there no more, edit_locate reads the file again, and says so. */
static int
locate_all(struct cmd *cmd, const char *path, struct span bytes, struct alter *v, size_t n)
{
	struct faults none = {0};
	struct rec_list list = {0};
	struct hits now = {0};
	struct arena a = {0};
	int r = 0;

	if (n > 1 || v[0].id)
		(void)book_read_bytes(&cmd->book, path, bytes, &a, &list, &none);
	for (size_t i = 0; i < list.n; i++)
		hits_add(&now, &a, &list.v[i]);
	hits_sort(&now, &a);
	for (size_t i = 0; i < n && r == 0; i++)
		if ((v[i].line = line_now(&v[i], &now)) == 0)
			r = edit_locate(&v[i].line, &cmd->book.model, v[i].rec, bytes, &cmd->faults);
	faults_release(&none);
	arena_release(&a);
	return r;
}

/* The file with its records changed, v by_file: one way through its lines, then its own record. */
static int
change_lines(struct str *out, struct cmd *cmd, struct span bytes, const struct alter *v, size_t n)
{
	struct span rest = bytes, line = {0}, since = bytes;
	struct str lines = {0};
	unsigned at_line = 0;
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		struct edit_at at = { .model = &cmd->book.model, .kind = v[i].rec->kind, .path = v[i].rec->path,
		    .line = v[i].line, .today = cmd->today, .id = v[i].line ? link_id(cmd, v[i].rec) : NULL,
		    .linked = v[i].id != NULL };

		if (i > 0 && v[i].line == v[i - 1].line)	/* named twice */
			continue;
		while (at_line < at.line && span_line(&rest, &line))
			at_line++;
		str_add(&lines, at.line ? span_make(since.p, (size_t)(line.p - since.p)) : since);
		since = at.line ? span_make(line.p + line.n, (size_t)(bytes.p + bytes.n - line.p) - line.n) :
		    span_make("", 0);
		if (at.line)
			r = edit_line(&lines, line, &at, v[i].values.v, v[i].values.n, &cmd->faults);
		else
			r = edit_apply(out, str_span(&lines), &at, v[i].values.v, v[i].values.n, &cmd->faults);
	}
	str_add(&lines, since);
	if (v[n - 1].line)
		str_add(out, str_span(&lines));
	str_release(&lines);
	return r;
}

/* The records of one file, in the bytes that it has now; ids, in those that it will have. */
static int
change_file(struct write *w, struct alter *v, size_t n)
{
	struct write_file *f = write_file(w, v[0].rec->path);
	struct cmd *cmd = w->cmd;
	struct span bytes;
	struct str now = {0};
	int r = f ? 0 : -1;

	if (r == 0 && !f->was) {
		fault_add(&cmd->faults, ERROR, f->path, 0, 0, "it is not there any more");
		r = -1;
	}
	if (r == 0) {
		bytes = v[0].id ? f->after : f->before;
		r = locate_all(cmd, f->path, bytes, v, n);
	}
	if (r == 0) {
		qsort(v, n, sizeof *v, by_file);
		r = change_lines(&now, cmd, bytes, v, n);
	}
	if (r == 0 && (!v[0].id || !span_eq(bytes, str_span(&now))))
		r = write_put(w, f, str_span(&now));
	str_release(&now);
	return r;
}

/* A file as it was and as it is, read once for all its records. */
struct both {
	const struct write_file *of;
	struct rec_list was, is;
	struct arena arena;
	bool read;
};

static void
both_read(struct both *b, struct cmd *cmd, const struct write_file *f)
{
	struct faults none = {0};

	if (b->of == f)
		return;
	arena_release(&b->arena);
	*b = (struct both){ .of = f };
	b->read = !span_eq(f->before, f->after) &&
	    book_read_bytes(&cmd->book, f->path, f->after, &b->arena, &b->is, &none) == 0 &&
	    book_read_bytes(&cmd->book, f->path, f->before, &b->arena, &b->was, &none) == 0;
	faults_release(&none);
}

/* What the records are called now: of a line that changed its name changed with it. */
static void
name_changed(struct write *w, const struct alter *v, size_t n)
{
	struct both b = {0};

	for (size_t i = 0; i < n; i++) {
		const struct alter *c = &v[i];
		struct str name = {0};
		size_t at;

		both_read(&b, w->cmd, write_file(w, c->rec->path));
		at = place_of(&b.was, c->line);
		/* lines keep their order, so the nth record of a file stays the nth */
		if (b.read && at < b.is.n && b.is.n == b.was.n &&
		    (!c->line || b.is.v[at].item->hash != b.was.v[at].item->hash)) {
			rec_name(&name, &b.is.v[at]);
			write_name(w, str_cstr(&name));
		}
		str_release(&name);
	}
	arena_release(&b.arena);
}

static int
change_files(struct write *w, struct alter *v, size_t n)
{
	int r = 0;

	qsort(v, n, sizeof *v, by_file);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && strcmp(v[i].rec->path, v[j].rec->path) == 0; j++)
			;
		if (change_file(w, &v[i], j - i) < 0)
			r = -1;
	}
	w->failed |= r < 0;
	return r;
}

int
alter_all(struct write *w, struct alter *v, size_t n)
{
	int r;

	for (size_t i = 0; i < n; i++)
		v[i].order = i;
	r = change_files(w, v, n);
	qsort(v, n, sizeof *v, by_order);
	if (r == 0)
		name_changed(w, v, n);
	return r;
}

int
alter_ids(struct write *w, struct alter *v, size_t n)
{
	return n > 0 ? change_files(w, v, n) : 0;
}
