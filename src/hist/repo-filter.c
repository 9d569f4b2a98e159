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
	int code = 0;

	str_reset(out);
	if (repo_way(r, path, NULL) != REPO_PLAIN)
		code = git_filter_list_load(&filters, r->git, NULL, path, mode, GIT_FILTER_ALLOW_UNSAFE);
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

	if (repo_way(r, path, NULL) != REPO_PLAIN)
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

static bool
autocrlf(struct repo *r)
{
	if (r->autocrlf < 0) {
		char *value = repo_config(r, "core.autocrlf");

		r->autocrlf = value != NULL && strcmp(value, "input") == 0 ? 1 : repo_config_bool(r, "core.autocrlf", false);
		free(value);
	}
	return r->autocrlf != 0;
}

/* libgit2 converts by its own reading of the files: what is set beside them is git's alone. */
static bool
above_files(const struct repo *r)
{
	return repo_config_given(r->settings, "core.autocrlf") != NULL || repo_config_given(r->settings, "core.eol") != NULL ||
	    repo_config_given(r->settings, "core.attributesFile") != NULL;
}

static enum repo_way
look_up(struct repo *r, const char *path, char **why)
{
	enum { FILTER, ENCODING, TEXT, CRLF, EOL, IDENT, ALL };
	static const char *names[ALL] = { "filter", "working-tree-encoding", "text", "crlf", "eol", "ident" };
	const char *v[ALL] = {0};
	struct str s = {0};
	bool unsaid;

	if (above_files(r)) {
		*why = strdup("GIT_CONFIG_COUNT");
		return REPO_BEYOND;
	}
	if (git_attr_get_many(v, r->git, 0, path, ALL, names) < 0) {
		git_error_clear();
		return REPO_CONVERTED;
	}
	if (git_attr_value(v[FILTER]) == GIT_ATTR_VALUE_STRING && configured(r, v[FILTER]))
		str_addf(&s, "filter=%s", v[FILTER]);
	else if (git_attr_value(v[ENCODING]) == GIT_ATTR_VALUE_STRING && strcasecmp(v[ENCODING], "UTF-8") != 0)
		str_addf(&s, "working-tree-encoding=%s", v[ENCODING]);
	if (s.n > 0) {
		*why = s.s;
		return REPO_BEYOND;
	}
	unsaid = git_attr_value(v[TEXT]) == GIT_ATTR_VALUE_UNSPECIFIED &&
	    git_attr_value(v[CRLF]) == GIT_ATTR_VALUE_UNSPECIFIED && git_attr_value(v[EOL]) == GIT_ATTR_VALUE_UNSPECIFIED;
	if (git_attr_value(v[IDENT]) != GIT_ATTR_VALUE_TRUE &&
	    (git_attr_value(v[TEXT]) == GIT_ATTR_VALUE_FALSE || (unsaid && !autocrlf(r))))
		return REPO_PLAIN;
	return REPO_CONVERTED;
}

static struct repo_path *
slot_of(struct repo *r, const char *path)
{
	size_t at = span_hash(span_of(path)) & (r->slots - 1);

	while (r->paths[at].path != NULL && strcmp(r->paths[at].path, path) != 0)
		at = (at + 1) & (r->slots - 1);
	return &r->paths[at];
}

static void
grow(struct repo *r)
{
	struct repo_path *old = r->paths;
	size_t n = r->slots;

	r->slots = n != 0 ? 2 * n : 64;
	r->paths = calloc(r->slots, sizeof *r->paths);
	if (r->paths == NULL)
		abort();
	for (size_t i = 0; i < n; i++)
		if (old[i].path != NULL)
			*slot_of(r, old[i].path) = old[i];
	free(old);
}

static struct repo_path *
add(struct repo *r, const char *path, enum repo_way way, char *why)
{
	struct repo_path *p;

	if (2 * (r->npaths + 1) > r->slots)
		grow(r);
	p = slot_of(r, path);
	*p = (struct repo_path){ strdup(path), way, why };
	r->npaths++;
	return p;
}

/* The entry of one name, asked for by another that has the same attributes. */
static struct repo_path *
entry(struct repo *r, const char *name, const char *path)
{
	struct repo_path *p = r->slots != 0 ? slot_of(r, name) : NULL;
	char *why = NULL;
	enum repo_way way;

	if (p != NULL && p->path != NULL)
		return p;
	way = look_up(r, path, &why);
	return add(r, name, way, why);
}

enum repo_way
repo_way(struct repo *r, const char *path, const char **why)
{
	struct repo_path *p = r->slots != 0 ? slot_of(r, path) : NULL;
	struct str key = {0};

	if (p == NULL || p->path == NULL) {
		if (repo_alike(r, path, &key) && strcmp(key.s, path) != 0) {
			p = entry(r, key.s, path);
			p = add(r, path, p->way, p->why != NULL ? strdup(p->why) : NULL);
		} else {
			p = entry(r, path, path);
		}
		str_release(&key);
	}
	if (why != NULL)
		*why = p->why;
	return p->way;
}

void
repo_paths_release(struct repo *r)
{
	for (size_t i = 0; i < r->slots; i++) {
		free(r->paths[i].path);
		free(r->paths[i].why);
	}
	free(r->paths);
	free(r->alike_dir);
}
