/* moved - see write.h: a record that a person gave another name, found among what went and what came */
#include <string.h>

#include "cmd/write.h"

/* Lines of a that b has as well, and how many a has; fences and blank lines say nothing. */
static void
common_lines(struct span a, struct span b, size_t *common, size_t *all)
{
	struct span line, other;

	*common = *all = 0;
	while (span_line(&a, &line)) {
		struct span rest = b;
		bool found = false;

		if ((line = span_trim(line)).n == 0 || span_is(line, "---"))
			continue;
		while (!found && span_line(&rest, &other))
			found = span_eq(span_trim(other), line);
		*common += found;
		++*all;
	}
}

/* At least half of the lines of either are the other's. */
static bool
alike(struct span a, struct span b)
{
	size_t common, all, back, of;

	common_lines(a, b, &common, &all);
	common_lines(b, a, &back, &of);
	return all > 0 && of > 0 && 2 * common >= all && 2 * back >= of;
}

/* The line of the frontmatter that says what it is called; empty: none. */
static struct span
title_line(struct span file)
{
	struct span line;

	for (unsigned fences = 0; fences < 2 && span_line(&file, &line); fences += span_is(span_rtrim(line), "---"))
		if (span_starts(line, "title:") && span_trim(line).n > strlen("title:"))
			return span_trim(line);
	return span_make("", 0);
}

static struct span
directory(const char *path)
{
	const char *slash = strrchr(path, '/');

	return span_make(path, slash ? (size_t)(slash - path) : 0);
}

/* "promise" of clients/acme/promise/x.md */
static struct span
kind_dir(const char *path)
{
	struct span rest = span_of(path), part, dir = span_make("", 0);

	while (span_cut(&rest, '/', &part))
		dir = part;
	return dir;
}

/* How what came is what went: the surest first. Of a file of three lines two may have been edited. */
enum how { EXACT, ALIKE, TITLED, HOWS };

static bool
is_moved(struct write *w, const struct write_file *from, const struct write_file *to, enum how how)
{
	struct span title = title_line(from->head);

	if (how == EXACT)
		return span_eq(from->head, to->after);
	if (!change_is_record(&w->cmd->book, from->path) || !change_is_record(&w->cmd->book, to->path))
		return false;
	if (how == ALIKE)
		return span_eq(kind_dir(from->path), kind_dir(to->path)) && alike(from->head, to->after);
	return title.n > 0 && span_eq(title, title_line(to->after)) && span_eq(directory(from->path), directory(to->path));
}

void
write_moves(struct write *w)
{
	for (enum how how = EXACT; how < HOWS; how++)
		for (size_t i = 0; i < w->nfiles; i++) {
			struct write_file *from = w->files[i];

			for (size_t j = 0; j < w->nfiles && from->keep && !from->is && from->had && !from->to; j++) {
				struct write_file *to = w->files[j];

				if (!to->keep || !to->is || to->had || to->from || !is_moved(w, from, to, how))
					continue;
				from->to = to;
				to->from = from;
			}
		}
}

const struct span *
write_past(const struct write_file *f)
{
	return f->had ? &f->head : f->from ? &f->from->head : NULL;
}
