/*
 * repo-filter - attributes: line ends, $Id$, and what only git can convert
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "hist/git.h"

/* libgit2 asks the index whether the stored file has CR already; ours is empty
 * but for the path at hand, with the blob that HEAD has for it. */
static void
show_known(struct repo *r, const char *path, const struct oid *known)
{
	git_index_entry e = { .mode = GIT_FILEMODE_BLOB, .path = path };

	if (known == NULL)
		return;
	e.id = repo_oid_in(known);
	if (git_index_add(r->none, &e) < 0)
		git_error_clear();	/* the blob is not here (a partial clone): convert as for a new file */
}

static int
convert(struct repo *r, const char *path, git_filter_mode_t mode, struct span in, struct str *out)
{
	git_filter_list *filters = NULL;
	git_buf result = GIT_BUF_INIT;
	int code = git_filter_list_load(&filters, r->git, NULL, path, mode, GIT_FILTER_ALLOW_UNSAFE);

	str_reset(out);
	if (code == 0 && filters != NULL)
		code = git_filter_list_apply_to_buffer(&result, filters, in.p, in.n);
	if (code == 0 && filters == NULL)
		str_add(out, in);
	else if (code == 0)
		str_add(out, span_make(result.ptr, result.size));
	git_buf_dispose(&result);
	git_filter_list_free(filters);
	return code < 0 ? repo_trouble(r, path, "git's conversion of line ends") : 0;
}

int
repo_clean(struct repo *r, const char *path, const struct oid *known, struct span in, struct str *out)
{
	int code;

	show_known(r, path, known);
	code = convert(r, path, GIT_FILTER_TO_ODB, in, out);
	git_index_clear(r->none);
	return code;
}

int
repo_smudge(struct repo *r, const char *path, struct span in, struct str *out)
{
	return convert(r, path, GIT_FILTER_TO_WORKTREE, in, out);
}

static bool
configured(struct repo *r, const char *filter)
{
	static const char *const keys[] = { "clean", "process", "required" };
	struct str key = {0};
	bool found = false;

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !found; i++) {
		char *value;

		str_reset(&key);
		str_addf(&key, "filter.%s.%s", filter, keys[i]);
		value = repo_config(r, key.s);
		found = value != NULL;
		free(value);
	}
	str_release(&key);
	return found;
}

char *
repo_beyond(struct repo *r, const char *path)
{
	static const char *const names[] = { "filter", "working-tree-encoding" };
	const char *v[2] = {0};
	struct str s = {0};

	if (git_attr_get_many(v, r->git, 0, path, 2, (const char **)names) < 0) {
		git_error_clear();
		return NULL;
	}
	if (git_attr_value(v[0]) == GIT_ATTR_VALUE_STRING && configured(r, v[0]))
		str_addf(&s, "filter=%s", v[0]);
	else if (git_attr_value(v[1]) == GIT_ATTR_VALUE_STRING && strcasecmp(v[1], "UTF-8") != 0)
		str_addf(&s, "working-tree-encoding=%s", v[1]);
	return s.s;
}
