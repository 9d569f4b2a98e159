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

/* "promise" of clients/acme/promise/x.md */
static struct span
kind_dir(const char *path)
{
	struct span rest = span_of(path), part, dir = span_make("", 0);

	while (span_cut(&rest, '/', &part))
		dir = part;
	return dir;
}

void
write_moves(struct write *w)
{
	for (int exact = 1; exact >= 0; exact--)
		for (size_t i = 0; i < w->nfiles; i++) {
			struct write_file *from = w->files[i];

			for (size_t j = 0; j < w->nfiles && from->keep && !from->is && from->had && !from->to; j++) {
				struct write_file *to = w->files[j];

				if (!to->keep || !to->is || to->had || to->from)
					continue;
				if (exact ? !span_eq(from->head, to->after) : !change_is_record(&w->cmd->book, from->path) ||
				    !change_is_record(&w->cmd->book, to->path) ||
				    !span_eq(kind_dir(from->path), kind_dir(to->path)) || !alike(from->head, to->after))
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
