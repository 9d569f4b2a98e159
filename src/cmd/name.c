/* name - see name.h: the order in which a typed name is tried, and the files read for it */
#include "cmd/namep.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

struct name_file {
	const char *path;
	struct hits recs;
	int status;
};

struct names {
	struct name_file *files;	/* open addressing by path */
	size_t n, cap;
	struct group_lines { struct hits by_place; bool made; } *lines;	/* of a loaded book, by group */
};

void
name_put_path(struct str *out, const struct cmd *cmd, const char *path)
{
	if (cmd->book.prefix != NULL && path[0] != '/')
		str_adds(out, cmd->book.prefix);
	str_adds(out, path);
}

void
name_put(struct str *out, const struct cmd *cmd, const struct rec *rec)
{
	if (cmd->book.prefix != NULL)
		str_adds(out, cmd->book.prefix);
	rec_name(out, rec);
}

/* What follows the book's directory, or NULL. */
static const char *
below_book(const struct cmd *cmd, const char *path)
{
	size_t n = strlen(cmd->real);

	n -= n == 1;			/* "/" */
	return strncmp(path, cmd->real, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

char *
name_from_caller(struct cmd *cmd, struct span typed)
{
	struct str path = {0}, real = {0};
	char *text, buf[PATH_MAX];
	const char *rest = NULL;

	if (cmd->real == NULL || typed.n == 0 || memchr(typed.p, '\0', typed.n) != NULL)
		return NULL;
	if (typed.p[0] != '/' && cmd->cwd != NULL)
		str_addf(&path, "%s/", cmd->cwd);
	str_add(&path, typed);
	if (line_path(&real, str_span(&path)))
		rest = below_book(cmd, str_cstr(&real));
	if (rest == NULL && realpath(str_cstr(&path), buf) != NULL)	/* through a link to the book */
		rest = below_book(cmd, buf);
	text = rest != NULL ? arena_dup(&cmd->arena, span_of(rest)) : NULL;
	str_release(&path);
	str_release(&real);
	return text;
}

static struct name_file *
slot(struct names *names, const char *path)
{
	size_t at;

	if (names->n * 2 >= names->cap) {
		struct names bigger = { .n = names->n, .lines = names->lines, .cap = names->cap ? names->cap * 2 : 64 };

		bigger.files = calloc(bigger.cap, sizeof *bigger.files);
		if (bigger.files == NULL)
			abort();
		for (size_t i = 0; i < names->cap; i++)
			if (names->files[i].path != NULL)
				*slot(&bigger, names->files[i].path) = names->files[i];
		free(names->files);
		*names = bigger;
	}
	at = span_hash(span_of(path)) & (names->cap - 1);
	while (names->files[at].path != NULL && strcmp(names->files[at].path, path) != 0)
		at = (at + 1) & (names->cap - 1);
	return &names->files[at];
}

void
name_forget(struct cmd *cmd)
{
	if (cmd->names != NULL) {
		free(cmd->names->files);
		*cmd->names = (struct names){0};
	}
}

static int
read_file(struct cmd *cmd, struct name_file *file)
{
	struct str bytes = {0};
	struct rec_list list = {0};
	struct faults faults = {0};
	const char *why;
	int got = io_read(cmd->book.dirfd, file->path, IO_RECORD_MAX, &bytes, &why);

	if (got < 0)
		fault_add(&cmd->faults, ERROR, file->path, 0, 0, "%s", why);
	if (got == 0) {
		struct span kept = { arena_dup(&cmd->arena, str_span(&bytes)), bytes.n };

		got = book_read_bytes(&cmd->book, file->path, kept, &cmd->arena, &list, &faults);
		if (got < 0)
			faults_append(&cmd->faults, &faults);
		for (size_t i = 0; got == 0 && i < list.n; i++)
			hits_add(&file->recs, &cmd->arena, &list.v[i]);
		faults_release(&faults);
	}
	str_release(&bytes);
	return got == 0 && file->recs.n == 0 ? 1 : got;
}

static int
by_place(const void *a, const void *b)
{
	const struct rec *x = *(const struct rec *const *)a, *y = *(const struct rec *const *)b;
	int c = strcmp(x->path, y->path);

	return c ? c : (x->line > y->line) - (x->line < y->line);
}

/* The lines of a group, by path and line: gone through once, when the first of its files is asked for. */
static const struct hits *
lines_of(struct cmd *cmd, uint32_t group)
{
	const struct group *g = &cmd->book.groups[group];
	struct group_lines *known;
	struct hits *lines;

	if (cmd->names->lines == NULL)
		cmd->names->lines = arena_array(&cmd->arena, struct group_lines, cmd->book.ngroups);
	known = &cmd->names->lines[group];
	lines = &known->by_place;
	if (known->made)
		return lines;
	known->made = true;
	for (size_t i = 0; i < g->n; i++)
		if (g->recs[i].line > 0)
			hits_add(lines, &cmd->arena, &g->recs[i]);
	if (lines->n > 0)
		qsort(lines->v, lines->n, sizeof *lines->v, by_place);
	return lines;
}

/* Of a loaded book: its own record, then its lines, which stand elsewhere in the group. */
static int
loaded_file(struct cmd *cmd, struct name_file *file)
{
	const struct rec *own = book_by_path(&cmd->book, span_of(file->path));
	const struct hits *lines;
	size_t low = 0, high;

	if (own == NULL)
		return read_file(cmd, file);
	hits_add(&file->recs, &cmd->arena, own);
	lines = lines_of(cmd, own->group);
	for (high = lines->n; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (by_place(&lines->v[mid], &own) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < lines->n && strcmp(lines->v[low]->path, own->path) == 0; low++)
		hits_add(&file->recs, &cmd->arena, lines->v[low]);
	return 0;
}

int
name_file(struct cmd *cmd, const char *path, const struct hits **recs)
{
	struct name_file *file;

	if (!book_is_record(&cmd->book, span_of(path)))
		return 1;
	if (cmd->names == NULL)
		cmd->names = arena_new(&cmd->arena, struct names);
	file = slot(cmd->names, path);
	if (file->path == NULL) {
		file->path = arena_dup(&cmd->arena, span_of(path));
		cmd->names->n++;
		file->status = cmd->loaded ? loaded_file(cmd, file) : read_file(cmd, file);
		hits_sort(&file->recs, &cmd->arena);
	}
	*recs = &file->recs;
	return file->status;
}

void
name_want(const struct cmd *cmd, struct want *want)
{
	static const char *const fields[] = { "title", "name", "aliases", "status", "due", "closed" };

	want->kinds = UINT64_MAX;
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		uint16_t id = model_field_id(&cmd->book.model, span_of(fields[i]));

		if (id != 0)
			want_field(want, &cmd->book.model, id, 0);
	}
}

/* Where the book has not been read: the names of all records, for this one search. The hit
 * is read again as the command's own record. */
static int
search_afresh(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out)
{
	struct book book = {0};
	struct want want = {0};
	struct faults faults = {0};
	struct str name = {0};
	const struct rec *hit;
	int got = -1;

	if (book_open(&book, cmd->dir, cmd->book.prefix, cmd->now, &faults) == 0) {
		name_want(cmd, &want);
		(void)book_load(&book, &want, &faults);		/* what is unreadable is nobody's business here, */
		got = name_search(cmd, &book, typed, how, &hit);
	}
	if (got == 0 || (got < 0 && cmd->faults.errors == 0))	/* unless nothing was found: it may have been that */
		faults_append(&cmd->faults, &faults);
	if (got > 0) {
		rec_name(&name, hit);
		got = name_exact(cmd, span_make(arena_dup(&cmd->arena, str_span(&name)), name.n), out);
	}
	str_release(&name);
	want_release(&want);
	faults_release(&faults);
	book_release(&book);
	return got;
}

static int
to_client(struct cmd *cmd, struct span typed, const struct rec **rec)
{
	struct span slug = rec_client_slug(*rec);
	const struct hits *recs;
	int got;

	if ((*rec)->kind->place == PLACE_CLIENT)
		return 0;
	got = slug.n == 0 ? 1 : name_file(cmd,
	    arena_printf(&cmd->arena, "clients/%.*s/client.md", (int)slug.n, slug.p), &recs);
	if (got > 0)
		cmd_fail(cmd, "\"%.*s\" belongs to no client", (int)typed.n, typed.p);
	if (got != 0)
		return -1;
	*rec = recs->v[0];
	return 0;
}

static int
not_found(struct cmd *cmd, struct span typed, enum name_how how)
{
	static const char *const what[] = { "record", "record", "open promise", "client", "person" };
	const char **names, *near;
	struct io_name *dirs = NULL;
	bool bare = false;
	size_t n = 0;

	cmd_fail(cmd, "no %s answers to \"%.*s\"", what[how], (int)typed.n, typed.p);
	if (io_list(cmd->book.dirfd, "clients", &dirs, &n) < 0)
		return -1;
	names = arena_array(&cmd->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		names[i] = dirs[i].name;
		bare = bare || (span_is(typed, names[i]) && faccessat(cmd->book.dirfd,
		    arena_printf(&cmd->arena, "clients/%s/client.md", names[i]), F_OK, 0) < 0);
	}
	near = fault_nearest(typed, names, n);
	if (near != NULL)
		fault_hint(&cmd->faults, "%s", near);
	else if (bare)
		fault_hint(&cmd->faults, "clients/%.*s has no client.md: cr-add client %.*s NAME", (int)typed.n, typed.p,
		    (int)typed.n, typed.p);
	free(dirs);
	return -1;
}

static int
settle(struct cmd *cmd, struct span typed, enum name_how how, int got, const struct rec **out)
{
	if (got == 0)
		return not_found(cmd, typed, how);
	if (got < 0)
		return -1;
	return how == NAME_CLIENT ? to_client(cmd, typed, out) : 0;
}

int
name_whole(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out)
{
	return settle(cmd, typed, how, typed.n == 0 ? 0 : name_exact(cmd, typed, out), out);
}

int
name_seek(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out)
{
	return cmd->loaded ? name_search(cmd, &cmd->book, typed, how, out) : search_afresh(cmd, typed, how, out);
}

int
name_find(struct cmd *cmd, struct span typed, enum name_how how, const struct rec **out)
{
	int got = typed.n == 0 ? 0 : name_exact(cmd, typed, out);

	if (got == 0 && typed.n > 0)
		got = name_seek(cmd, typed, how, out);
	return settle(cmd, typed, how, got, out);
}

const struct kind *
name_kind(struct cmd *cmd, struct span typed)
{
	const struct kind *kind = model_kind_word(&cmd->book.model, typed);
	const char *const *names, *near;
	struct str all = {0};
	size_t n;

	if (kind != NULL)
		return kind;
	names = model_kind_names(&cmd->book.model, &cmd->arena, &n);
	near = fault_nearest(typed, names, n);
	for (size_t i = 0; i < n; i++)
		str_addf(&all, "%s%s", i ? ", " : "", names[i]);
	cmd_fail(cmd, "no kind is called \"%.*s\"", (int)typed.n, typed.p);
	fault_hint(&cmd->faults, near != NULL ? "did you mean %s?" : "the kinds are %s", near != NULL ? near : str_cstr(&all));
	str_release(&all);
	return NULL;
}
