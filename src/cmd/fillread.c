/* fillread - see fill.h: the templates of the book, and which of them are letters */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/fill.h"

static const char *
path_of(struct cmd *cmd, const char *name)
{
	return arena_printf(&cmd->arena, "templates/%s.md", name);
}

/* A letter says at its top of which records it may be: "{for: issue}". */
static bool
is_letter(struct span text)
{
	return span_starts(text, "{for:");
}

static bool
holds_letter(struct cmd *cmd, const char *name)
{
	struct str text = {0};
	const char *why;
	bool yes = io_read(cmd->book.dirfd, path_of(cmd, name), IO_RECORD_MAX, &text, &why) == 0
	    && is_letter(str_span(&text));

	str_release(&text);
	return yes;
}

const char **
fill_templates(struct cmd *cmd, bool letters, size_t *n)
{
	struct io_name *files = NULL;
	const char **v;
	size_t nfiles = 0;

	*n = 0;
	if (io_list(cmd->book.dirfd, "templates", &files, &nfiles) < 0)
		return NULL;
	v = arena_array(&cmd->arena, const char *, nfiles + 1);
	for (size_t i = 0; i < nfiles; i++) {
		struct span name = span_of(files[i].name);

		if (!span_ends(name, ".md"))
			continue;
		v[*n] = arena_dup(&cmd->arena, span_make(name.p, name.n - 3));
		*n += !letters || holds_letter(cmd, v[*n]);
	}
	free(files);
	return v;
}

/* Those that there are, for whoever typed another. */
static void
hint_templates(struct fill *f, bool letters)
{
	struct str all = {0};
	size_t n;
	const char **v = fill_templates(f->view.cmd, letters, &n);

	for (size_t i = 0; i < n; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", v[i]);
	if (n > 0)
		fault_hint(f->faults, "there are %s", str_cstr(&all));
	else
		fault_hint(f->faults, "cr-init puts the templates into the book, those that were taken away excepted");
	str_release(&all);
}

static int
read_one(struct fill *f, const char *name, bool letter, struct str *text)
{
	struct cmd *cmd = f->view.cmd;
	const char *why = "there is no such template";
	int r;

	f->path = path_of(cmd, name);
	if ((r = io_read(cmd->book.dirfd, f->path, IO_RECORD_MAX, text, &why)) == 0)
		return 0;
	fault_add(f->faults, ERROR, f->path, 0, 0, "%s", r > 0 ? "there is no such template" : why);
	if (r > 0)
		hint_templates(f, letter);
	return -1;
}

int
fill_read(struct fill *f, const char *name, struct str *text)
{
	return read_one(f, name, false, text);
}

int
fill_read_letter(struct fill *f, const char *name, struct str *text)
{
	if (read_one(f, name, true, text) < 0)
		return -1;
	if (is_letter(str_span(text)))
		return 0;
	fault_add(f->faults, ERROR, f->path, 1, 1, "this is no letter: its first line does not say of which kind of record it is");
	fault_hint(f->faults, "a letter begins with a line as {for: issue}");
	return -1;
}
