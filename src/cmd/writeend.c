/* writeend - see write.h: what was put becomes one commit, or with -n a diff */
#include "cmd/write.h"

#include <string.h>
#include <unistd.h>

#include "book/tidy.h"
#include "cmd/link.h"
#include "cmd/out.h"
#include "text/diff.h"

static bool
changes(const struct write_file *f)
{
	return f->is != f->was || (f->is && !span_eq(f->before, f->after));
}

/* How the book is called from the top of its repository: "" or "work/book/". */
static char *
from_top(struct cmd *cmd)
{
	char *dir = arena_dup(&cmd->arena, span_of(cmd->real));

	for (char *end = dir + strlen(dir); end > dir; ) {
		if (access(arena_printf(&cmd->arena, "%s/.git", dir), F_OK) == 0) {
			const char *rest = cmd->real + (end - dir);

			return *rest ? arena_printf(&cmd->arena, "%s/", rest + 1) : arena_dup(&cmd->arena, span_of(""));
		}
		while (end > dir && *end != '/')
			end--;
		*end = '\0';
	}
	return arena_dup(&cmd->arena, span_of(""));
}

/* What a diff begins from: NULL where there was nothing. */
static const struct span *
old_side(const struct write_file *f)
{
	if (f->keep)
		return f->had ? &f->head : NULL;
	return f->was ? &f->before : NULL;
}

static int
show_diff(struct write *w)
{
	char *top = from_top(w->cmd);
	struct str out = {0};

	for (size_t i = 0; i < w->nfiles; i++) {
		const struct write_file *f = w->files[i];

		if (!f->keep && !changes(f))
			continue;
		w->done++;
		diff_file(&out, arena_printf(&w->cmd->arena, "%s%s", top, f->path), old_side(f),
		    f->is ? &f->after : NULL);
	}
	out_text(w->cmd, str_span(&out));
	str_release(&out);
	return CMD_OK;
}

/* "set status=kept on 14 promises"; what a record is called already needs no verb of the same name. */
static void
put_did(struct str *out, const struct changes *c, const char *op, const char *before, const char *after)
{
	struct str names = {0};
	size_t n = strlen(op);

	change_count(&names, c);
	if (before || strncmp(str_cstr(&names), op, n) != 0 || names.s[n] != ' ')
		str_addf(out, "%s ", op);
	str_addf(out, "%s%s%s", before ? before : "", before ? " " : "", str_cstr(&names));
	if (after && *after)
		str_addf(out, " %s", after);
	str_release(&names);
}

/* theirs: what a person had edited is in it, and no command of theirs recorded that. */
static int
commit(struct write *w, const struct changes *c, bool theirs, const char *subject, const char *op, struct span moved)
{
	bool save = strcmp(op, "save") == 0;
	const char *before = save ? NULL : w->before, *after = save ? NULL : w->after;
	struct str said = {0}, body = {0};
	bool all = true;
	int r;

	str_adds(&said, subject ? subject : theirs ? WRITE_BY_HAND : "");
	if (!subject)
		all = change_subject(&said, &body, c);
	if (!all)
		str_addc(&body, '\n');
	str_add(&body, moved);
	if (subject && w->did)
		str_addf(&body, "Cr-Did: %s\n", w->did);
	else if (!subject && (!all || before || after)) {
		str_adds(&body, "Cr-Did: ");
		put_did(&body, c, op, before, after);
		str_addc(&body, '\n');
	}
	if (subject && w->trailer)
		str_addf(&body, "%s\n", w->trailer);
	r = hist_commit(w->hist, str_cstr(&said), body.n ? str_cstr(&body) : NULL, op, w->oid, &w->cmd->faults);
	str_release(&said);
	str_release(&body);
	return r;
}

/* "acme" of what is below clients/acme/; what a record was moved from says whose commit it is. */
static struct span
client_of(const struct write_file *f)
{
	struct span rest = span_of(f->from ? f->from->path : f->path), part;

	if (!span_starts(rest, "clients/") || !span_cut(&rest, '/', &part) || !span_cut(&rest, '/', &part))
		return span_make("", 0);
	return part;
}

/* Git knows again what nobody edited. */
static void
put_moved(struct str *out, const struct write_file *from, const char *to, struct span bytes)
{
	if (!span_eq(from->head, bytes))
		str_addf(out, "Cr-Moved: %s %s\n", from->path, to);
}

static int
commit_by_hand(struct write *w)
{
	struct changes c = {0};
	struct str moved = {0};
	int r = 0;

	for (size_t i = 0; i < w->nfiles && r == 0; i++) {
		struct write_file *f = w->files[i];

		if (!f->by_hand || f->keep || !changes(f) || (r = write_head(w, f)) < 0)
			continue;
		if (f->from) {
			change_moved(&c, &w->cmd->book, f->from->path, f->path, &f->from->head, &f->before);
			put_moved(&moved, f->from, f->path, f->before);
			hist_keep(w->hist, f->from->path);
			f->from = f->from->to = NULL;
		} else {
			change_find(&c, &w->cmd->book, f->path, f->had ? &f->head : NULL, &f->before);
		}
		hist_keep(w->hist, f->path);
	}
	if (r == 0 && c.n > 0)
		r = commit(w, &c, true, NULL, "save", str_span(&moved));
	str_release(&moved);
	changes_release(&c);
	return r;
}

static void
describe(struct changes *c, struct write *w, const struct write_file *f)
{
	if (f->from)
		return;				/* said with what it was */
	if (!f->to) {
		change_find(c, &w->cmd->book, f->path, old_side(f), f->is ? &f->after : NULL);
		return;
	}
	change_moved(c, &w->cmd->book, f->path, f->to->path, &f->head, &f->to->after);
}

/* Ours: what was put and dropped, and what a person saved as it stands. Of one client, or all. */
static int
commit_ours(struct write *w, const struct span *client, const char *op, const char *subject)
{
	struct changes c = {0};
	struct str moved = {0};
	bool theirs = false;
	size_t n = 0;
	int r = 0;

	for (size_t i = 0; i < 2 * w->nfiles; i++) {	/* what went is said first */
		struct write_file *f = w->files[i % w->nfiles];

		if ((!f->keep && !changes(f)) || (client && !span_eq(client_of(f), *client)) ||
		    f->is != (i >= w->nfiles))
			continue;
		if (!subject)
			describe(&c, w, f);
		if (f->to)
			put_moved(&moved, f, f->to->path, f->to->after);
		if (!f->is)
			hist_drop(w->hist, f->path);
		else if (changes(f))
			hist_put(w->hist, f->path, f->after);
		else
			hist_keep(w->hist, f->path);
		theirs = theirs || (f->by_hand && f->keep && strcmp(op, "save") != 0);
		n++;
	}
	if (n > 0)
		r = commit(w, &c, theirs, subject, op, str_span(&moved));
	str_release(&moved);
	w->done += n;
	changes_release(&c);
	return r;
}

/* In the order of the files: client by client, then what is nobody's. */
static int
commit_each(struct write *w, const char *op)
{
	int r = 0;

	for (size_t i = 0; i < w->nfiles && r == 0; i++) {
		struct span client = client_of(w->files[i]);
		bool first = true;

		for (size_t j = 0; j < i; j++)
			first = first && !span_eq(client_of(w->files[j]), client);
		if (first)
			r = commit_ours(w, &client, op, NULL);
	}
	return r;
}

/* Lines of a file that is new and gives them no day; cr-save would have given them one. */
static bool
is_undated(const struct write *w, const struct write_file *f)
{
	const struct kind *k = f->was ? NULL : book_kind(&w->cmd->book, span_of(f->path));

	return k && !k->dated_name;
}

/* A box that a hand ticked, a day that it moved: recorded before ours as it stands, it is no news to the next
 * cr-save, which would have completed it. So ours does. */
static int
complete(struct write *w)
{
	int r = 0;

	for (size_t i = 0; i < w->nfiles && r == 0; i++) {
		struct write_file *f = w->files[i];
		struct tidy_past past = {0};
		struct faults said = {0};
		struct str text = {0};

		if (!(f->by_hand || is_undated(w, f)) || !f->put || !f->is || !changes(f) ||
		    !change_is_record(&w->cmd->book, f->path) || (r = write_head(w, f)) < 0)
			continue;
		past.before = write_past(f);
		past.hand = f->by_hand ? &f->before : NULL;
		if (tidy_file(&text, &w->cmd->book, f->path, &past, f->after, &said) == 0) {
			f->after = span_make(arena_dup(&w->cmd->arena, str_span(&text)), text.n);
			faults_append(&w->cmd->faults, &said);
		}
		faults_release(&said);
		str_release(&text);
	}
	return r;
}

int
write_end(struct write *w, const char *op, const char *subject)
{
	if (w->failed || link_lines(w) < 0)
		return CMD_TROUBLE;
	if (w->hist && (write_old_names(w) < 0 || complete(w) < 0))
		return CMD_TROUBLE;
	if (!w->hist || opt_has(&w->cmd->opts, 'n'))
		return show_diff(w);
	write_moves(w);
	if (commit_by_hand(w) < 0 ||
	    (w->each ? commit_each(w, op) : commit_ours(w, NULL, op, subject)) < 0)
		return CMD_TROUBLE;
	hist_close(w->hist);
	w->hist = NULL;
	for (size_t i = 0; i < w->nnames; i++)
		out_name(w->cmd, w->names[i]);
	return CMD_OK;
}
