/* draft - see draft.h */
#include "cmd/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

static const char mark[] = "# cr-edit:";

static struct span
keep(struct cmd *cmd, struct span s)
{
	return span_make(arena_dup(&cmd->arena, s), s.n);
}

static const char *
base_of(const struct draft *d, struct cmd *cmd)
{
	return arena_printf(&cmd->arena, "%s.base", d->file);
}

static bool
make_dirs(struct cmd *cmd, const char *file)
{
	char *dir = arena_dup(&cmd->arena, span_of(file));

	*strrchr(dir, '/') = '\0';
	return io_make_dirs(dir, 0700) == 0;
}

static int
put(struct cmd *cmd, const char *file, struct span head, struct span bytes)
{
	FILE *out = make_dirs(cmd, file) ? fopen(file, "wb") : NULL;
	bool ok = out && fwrite(head.p, 1, head.n, out) == head.n && fwrite(bytes.p, 1, bytes.n, out) == bytes.n;

	if (out && fclose(out) != 0)
		ok = false;
	return ok ? 0 : (cmd_fail(cmd, "%s: %s", file, strerror(errno)), -1);
}

/* The same whole or not at all: what stands there may be all that is left of what a person typed. */
static int
replace(struct cmd *cmd, const char *file, struct span head, struct span bytes)
{
	const char *new = arena_printf(&cmd->arena, "%s.new", file);
	int r = put(cmd, new, head, bytes);

	if (r == 0 && rename(new, file) < 0)
		r = (cmd_fail(cmd, "%s: %s", file, strerror(errno)), -1);
	if (r < 0)
		unlink(new);
	return r;
}

/* 1: it is not there. */
static int
get(struct cmd *cmd, const char *file, struct span *out)
{
	struct str bytes = {0};
	FILE *in = fopen(file, "rb");
	char buf[4096];
	size_t n;
	int r = in ? 0 : 1;

	while (in && (n = fread(buf, 1, sizeof buf, in)) > 0)
		str_add(&bytes, span_make(buf, n));
	if (in && ferror(in))
		r = (cmd_fail(cmd, "%s: %s", file, strerror(errno)), -1);
	if (in)
		fclose(in);
	*out = keep(cmd, str_span(&bytes));
	str_release(&bytes);
	return r;
}

static struct span
without_notes(struct span s)
{
	struct span rest = s, line;

	while (span_starts(s, mark) && span_line(&rest, &line))
		s = rest;
	return s;
}

int
draft_open(struct draft *d, struct cmd *cmd, const char *dir, struct span bytes)
{
	struct span kept, base;

	d->file = arena_printf(&cmd->arena, "%s/%s", dir, d->path);
	if (!make_dirs(cmd, d->file) || (d->lock = open(base_of(d, cmd), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
		return cmd_fail(cmd, "%s: %s", d->file, strerror(errno)), -1;
	if (flock(d->lock, LOCK_EX | LOCK_NB) < 0) {
		close(d->lock);
		cmd_fail(cmd, "%s is open in another cr-edit", d->path);
		return -1;
	}
	d->base = d->text = keep(cmd, bytes);
	if (get(cmd, base_of(d, cmd), &base) == 0 && get(cmd, d->file, &kept) == 0) {
		kept = without_notes(kept);
		if (span_trim(kept).n > 0 && !span_eq(kept, base)) {
			d->kept = true;
			d->base = base;
			d->text = kept;
		}
	}
	return put(cmd, base_of(d, cmd), span_make("", 0), d->base);
}

int
draft_write(struct draft *d, struct cmd *cmd)
{
	struct span rest = str_span(&d->notes), line;
	struct str head = {0};
	int r;

	while (span_line(&rest, &line))
		str_addf(&head, "%s %.*s\n", mark, (int)line.n, line.p);
	d->shown = d->text;
	r = replace(cmd, d->file, str_span(&head), d->text);
	str_release(&head);
	return r;
}

int
draft_read(struct draft *d, struct cmd *cmd)
{
	int r = get(cmd, d->file, &d->text);

	d->text = without_notes(d->text);
	return r < 0 ? -1 : span_trim(d->text).n == 0;
}

void
draft_drop(struct draft *d)
{
	struct str base = {0};

	str_addf(&base, "%s.base", d->file);
	unlink(d->file);
	unlink(str_cstr(&base));
	close(d->lock);
	str_release(&base);
}

unsigned
draft_line(const struct draft *d)
{
	unsigned n = d->line ? d->line : 1;

	for (size_t i = 0; i < d->notes.n; i++)
		n += d->notes.s[i] == '\n';
	return n;
}
