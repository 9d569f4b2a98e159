/* stock - see stock.h */
#include "cmd/stock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/share.h"
#include "text/diff.h"
#include "text/front.h"

static bool
was_removed(const struct stock *s, const char *path)
{
	struct span rest = str_span(&s->removed), line;

	while (span_line(&rest, &line))
		if (span_is(line, path))
			return true;
	return false;
}

/* One file of the new book, unless it is there, or was there and was taken away. */
static int
add_file(struct stock *s, const char *path, struct span bytes)
{
	struct str now = {0};
	int r;

	if (s->hist)
		r = hist_read(s->hist, path, &now, &s->cmd->faults);
	else
		r = access(arena_printf(&s->cmd->arena, "%s/%s", s->dir, path), F_OK) < 0;
	str_release(&now);
	if (r <= 0 || was_removed(s, path))
		return r < 0 ? -1 : 0;
	s->added++;
	s->started = s->started || strcmp(path, "book.md") == 0;
	if (opt_has(&s->cmd->opts, 'n'))
		diff_file(&s->diff, path, NULL, &bytes);
	else
		hist_put(s->hist, path, bytes);
	return 0;
}

static int
add_directory(struct stock *s, int share, const char *from, const char *to)
{
	struct cmd *cmd = s->cmd;
	struct io_name *names = NULL;
	struct str bytes = {0};
	const char *why;
	size_t n = 0;
	int r = 0;

	if (io_list(share, from, &names, &n) < 0)
		return strcmp(from, "templates") == 0 ? 0 :
		    (cmd_fail(cmd, "the model is not there: %s/%s", cmd_share(cmd), from), -1);
	for (size_t i = 0; i < n && r == 0; i++) {
		if (!span_ends(span_of(names[i].name), ".md"))
			continue;
		if (io_read(share, arena_printf(&cmd->arena, "%s/%s", from, names[i].name), IO_RECORD_MAX, &bytes, &why) != 0)
			r = (cmd_fail(cmd, "%s/%s/%s cannot be read", cmd_share(cmd), from, names[i].name), -1);
		else
			r = add_file(s, arena_printf(&cmd->arena, "%s/%s", to, names[i].name), str_span(&bytes));
	}
	str_release(&bytes);
	free(names);
	return r;
}

static int
open_share(struct cmd *cmd)
{
	const char *share = cmd_share(cmd);
	int fd = open(share, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0) {
		cmd_fail(cmd, "the model to copy is not in %s: %s", share, strerror(errno));
		fault_hint(&cmd->faults, "CR_SHARE=DIR names the directory that holds kinds and practices");
	}
	return fd;
}

static int
add_all(struct stock *s, const char *name, int share)
{
	struct str book = {0};
	int r;

	str_adds(&book, "---\nname: ");
	front_scalar(&book, span_of(name), false);
	str_adds(&book, "\nworkdays: [mon, tue, wed, thu, fri]\nhours: 09:00-17:00\npacks: [core]\n---\n");
	r = add_file(s, ".gitattributes", span_of("*.md -text\n"));
	if (r == 0)
		r = add_file(s, "book.md", str_span(&book));
	if (r == 0)
		r = add_directory(s, share, "kinds", "model/kinds");
	if (r == 0)
		r = add_directory(s, share, "practices", "model/practices");
	if (r == 0)
		r = add_directory(s, share, "templates", "templates");
	str_release(&book);
	return r;
}

int
stock_add(struct stock *s, const char *name)
{
	int share, r = s->hist ? hist_removed(s->hist, &s->removed, &s->cmd->faults) : 0;

	if (r < 0 || (share = open_share(s->cmd)) < 0)
		return -1;
	r = add_all(s, name, share);
	close(share);
	return r;
}

void
stock_release(struct stock *s)
{
	str_release(&s->removed);
	str_release(&s->diff);
}
