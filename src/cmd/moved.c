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
	struct span title = title_line(from->head), now = to->keep ? to->after : to->before;

	if (how == EXACT)
		return span_eq(from->head, now);
	if (!change_is_record(&w->cmd->book, from->path) || !change_is_record(&w->cmd->book, to->path))
		return false;
	if (how == ALIKE)
		return span_eq(kind_dir(from->path), kind_dir(to->path)) && alike(from->head, now);
	return title.n > 0 && span_eq(title, title_line(now)) && span_eq(directory(from->path), directory(to->path));
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

int
write_old_names(struct write *w)
{
	size_t n = w->nfiles, nchanged = 0;
	struct hist_path *v = NULL;
	int r = 0;

	for (size_t i = 0; i < n && r == 0; i++) {
		struct write_file *to = w->files[i], *from;

		if (!to->by_hand || !to->put || to->keep || (r = write_head(w, to)) < 0 || to->had)
			continue;
		if (!v)
			r = hist_changes(w->hist, &w->cmd->arena, &v, &nchanged, &w->cmd->faults);
		for (enum how how = EXACT; how < HOWS && r == 0; how++)
			for (size_t k = 0; k < nchanged && r == 0 && !to->from; k++) {
				if (v[k].state != HIST_GONE || !(from = write_file(w, v[k].path)) || from->is || from->to)
					continue;
				if ((r = write_head(w, from)) == 0 && is_moved(w, from, to, how)) {
					from->to = to;
					to->from = from;
				}
			}
	}
	return r;
}

const struct span *
write_past(const struct write_file *f)
{
	return f->had ? &f->head : f->from ? &f->from->head : NULL;
}
