/* orphans - see orphans.h */
#include "cmd/orphans.h"

#include <stdlib.h>
#include <string.h>

#include "book/links.h"
#include "cmd/recorded.h"

enum { NAMED = 3 };

struct orphans {
	struct write *w;
	const struct hist_op *op;
	const char **gone;	/* paths that go, sorted */
	size_t ngone;
	const char *to;		/* which of them the record at hand belongs or links to; or NULL */
	const char *first;	/* the first that anything does */
	const char *left[NAMED + 1];
	size_t nleft;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
going(const struct orphans *o, const char *path)
{
	const char *const *at = bsearch(&path, o->gone, o->ngone, sizeof *o->gone, by_text);

	return at != NULL ? *at : NULL;
}

static void
leads_to(void *ctx, const struct rec *to)
{
	struct orphans *o = ctx;

	if (o->to == NULL)
		o->to = going(o, to->path);
}

static bool
was_so_before(const struct orphans *o, const char *path)
{
	struct faults none = {0};
	struct str old = {0}, now = {0};
	bool same = hist_at(o->w->hist, o->op->oid, true, path, &old, &none) == 0 &&
	    hist_read(o->w->hist, path, &now, &none) == 0 && span_eq(str_span(&old), str_span(&now));

	faults_release(&none);
	str_release(&old);
	str_release(&now);
	return same;
}

static void
look_at(struct orphans *o, const struct book *book, const struct rec *rec)
{
	if (going(o, rec->path) != NULL)
		return;
	o->to = rec->client != NULL ? going(o, rec->client->path) : NULL;
	links_each(book, rec, leads_to, o);
	if (o->to == NULL || (o->nleft > 0 && strcmp(o->left[o->nleft - 1], rec->path) == 0) || was_so_before(o, rec->path))
		return;
	if (o->first == NULL)
		o->first = o->to;
	o->left[o->nleft++] = arena_dup(&o->w->cmd->arena, span_of(rec->path));
}

static void
look_at_all(struct orphans *o)
{
	struct cmd *cmd = o->w->cmd;
	struct book book = {0};
	struct faults none = {0};
	struct want want = {0};
	struct cursor at = {0};
	const struct rec *rec;

	if (book_open_for(&book, cmd->dir, cmd->book.prefix, cmd->now, 0, &none) == 0) {
		links_want(&book.model, &want);
		(void)book_load(&book, &want, &none);
		while (o->nleft <= NAMED && (rec = book_next(&book, &at)) != NULL)
			look_at(o, &book, rec);
	}
	want_release(&want);
	faults_release(&none);
	book_release(&book);
}

static void
say(const struct orphans *o)
{
	struct cmd *cmd = o->w->cmd;
	const char *slash = strrchr(o->first, '/');
	struct str names = {0};

	for (size_t i = 0; i < o->nleft && i < NAMED; i++)
		str_addf(&names, "%s%s", i > 0 ? ", " : "", o->left[i]);
	fault_add(&cmd->faults, ERROR, o->first, 0, 0, "it would go, and what belongs or links to it would stay: %s%s",
	    str_cstr(&names), o->nleft > NAMED ? " and more" : "");
	if (strcmp(slash, "/client.md") == 0)
		fault_hint(&cmd->faults, "nothing was taken back; rm -r %s%.*s && cr-save removes all of it, cr-undo --force %.*s just this",
		    cmd->book.prefix, (int)(slash - o->first), o->first, RECORDED_NAME, o->op->oid);
	else
		fault_hint(&cmd->faults, "nothing was taken back; cr-undo --force %.*s removes it, and their links lead nowhere",
		    RECORDED_NAME, o->op->oid);
	str_release(&names);
}

int
orphans_refuse(struct write *w, const struct hist_op *op)
{
	struct orphans o = { .w = w, .op = op, .gone = arena_array(&w->cmd->arena, const char *, w->nfiles + 1) };

	for (size_t i = 0; i < w->nfiles; i++)
		if (w->files[i]->was && !w->files[i]->is && book_is_record(&w->cmd->book, span_of(w->files[i]->path)))
			o.gone[o.ngone++] = w->files[i]->path;
	if (o.ngone > 0) {
		qsort(o.gone, o.ngone, sizeof *o.gone, by_text);
		look_at_all(&o);
	}
	if (o.nleft > 0)
		say(&o);
	return o.nleft > 0 ? -1 : 0;
}
