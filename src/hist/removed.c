/*
 * removed - what was in the book once and was taken out of it
 */
#include <stdlib.h>
#include <string.h>

#include "hist/gitcli.h"
#include "hist/inner.h"

int
hist_removed(struct hist *h, struct str *out, struct faults *faults)
{
	static const char *const args[] = {
		"log", "--format=", "--name-only", "-z", "--no-renames", "--diff-filter=D", "HEAD", "--", NULL
	};
	struct str listing = {0}, err = {0};
	struct span rest, path;
	const char *book = h->book + strlen(h->book) - h->cut + 1;
	int r;

	h->faults = faults;
	if (h->head.unborn)
		return 0;
	r = git_run(h, args, NULL, (struct span){0}, &listing, &err);
	if (r > 0)
		r = hist_trouble(h, NULL, "git cannot say what was removed: %s", str_cstr(&err));
	rest = str_span(&listing);
	while (r == 0 && rest.n > 0) {
		span_cut(&rest, '\0', &path);
		path = span_trim(path);
		if (h->cut > 0 && (path.n <= h->cut || memcmp(path.p, book, h->cut - 1) != 0))
			continue;
		str_add(out, span_make(path.p + h->cut, path.n - h->cut));
		str_addc(out, '\n');
	}
	str_release(&listing);
	str_release(&err);
	return r;
}
