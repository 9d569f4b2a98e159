/* historypath - see historyp.h */
#include "cmd/historyp.h"

#include <stdlib.h>
#include <string.h>

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void
history_only(struct history *h, const char *const *paths, size_t n)
{
	const char **sorted = arena_array(&h->cmd->arena, const char *, n);

	memcpy(sorted, paths, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_text);
	h->only = sorted;
	h->nonly = n;
}

/* Among very many paths: this one, or a directory above it? */
bool
history_asked(const struct history *h, const char *path)
{
	char *text, *slash;
	bool hit = false;

	if (h->nonly == 0)
		return true;
	text = strdup(path);
	if (text == NULL)
		abort();
	for (slash = text; !hit && slash != NULL; ) {
		hit = bsearch(&text, h->only, h->nonly, sizeof *h->only, by_text) != NULL;
		slash = strrchr(text, '/');
		if (slash != NULL)
			*slash = '\0';
	}
	free(text);
	return hit;
}

/* What the commit at hand says was moved: the old name of this path, or its new one; or NULL. */
const char *
history_moved(struct history *h, const char *path, bool old)
{
	struct span rest = span_of(h->moved), line, from;

	while (span_line(&rest, &line)) {
		span_cut(&line, ' ', &from);
		if (span_is(old ? line : from, path))
			return arena_dup(&h->commit, old ? from : line);
	}
	return NULL;
}

/* Did this log ask for the path as well? */
bool
history_shown(const struct history *h, const char *path)
{
	if (h->whole)
		return true;
	for (size_t i = 0; i < h->npaths; i++) {
		size_t n = strlen(h->paths[i]);

		if (strncmp(path, h->paths[i], n) == 0 && (path[n] == '\0' || path[n] == '/'))
			return true;
	}
	return false;
}
