/* flagsaid - see flags.h: the flags, and the links that lead nowhere, of what a writer has just recorded */
#include <stdlib.h>
#include <string.h>

#include "book/links.h"
#include "cmd/flags.h"
#include "cmd/write.h"

struct touched {		/* a record that is new or has changed: a file's (line 0), or a line's */
	const char *path;
	uint32_t line;
	const struct rec *rec;	/* in the book as it is now; NULL: not there */
};

struct said {
	struct cmd *cmd;
	struct touched *v;
	size_t n, cap;
	bool linked;		/* one of them has a link */
};

static void
note_file(struct said *s, struct book *b, const struct write_file *f)
{
	const struct span *old = f->keep ? (f->had ? &f->head : NULL) : f->was ? &f->before : NULL;
	struct change_fields fields;
	struct change_pairs pairs;
	struct arena a = {0};

	if (f->is && change_pairs(&pairs, b, f->path, old, &f->after, &a) == 0)
		for (size_t i = 0; i < pairs.n; i++) {
			const struct change_pair *p = &pairs.v[i];

			if (!p->now || (p->was && p->now->line && p->was->item->hash == p->now->item->hash))
				continue;
			change_fields(&fields, b, p, &a);
			if (p->was && fields.n == 0)
				continue;
			*vec_push(s->v, s->n, s->cap) = (struct touched){ f->path, p->now->line, NULL };
			s->linked = s->linked || links_has(p->now->line ? pairs.v[0].now : NULL, p->now);
		}
	arena_release(&a);
}

static int
by_place(const void *a, const void *b)
{
	const struct touched *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

static void
note_record(struct said *s, const struct rec *rec)
{
	struct touched key = { .path = rec->path, .line = rec->line };
	struct touched *t = bsearch(&key, s->v, s->n, sizeof *s->v, by_place);

	if (t != NULL)
		t->rec = rec;
}

static void
say(void *ctx, const struct rec *rec, const struct practice *p, const char *text)
{
	struct said *s = ctx;

	(void)p;
	fault_add(&s->cmd->faults, NOTICE, rec->path, rec->line ? rec->line : 1, 1, "%s", text)->flag = true;
}

/* The book as it is now: the command's own may have been read before it wrote. */
static void
say_all(struct said *s)
{
	struct book book = {0};
	struct faults none = {0};
	struct want want = {0};
	struct cursor at = {0};
	const struct rec *rec;

	if (book_open(&book, s->cmd->dir, s->cmd->book.prefix, s->cmd->now, &none) == 0) {
		struct eval ev = { .world = &book.world };

		want_flags(&book.model, &want);
		if (s->linked)
			links_want(&book.model, &want);
		(void)book_load(&book, &want, &none);
		while ((rec = book_next(&book, &at)) != NULL)
			note_record(s, rec);
		for (size_t i = 0; i < s->n; i++) {
			if ((rec = s->v[i].rec) == NULL)
				continue;
			if (s->linked)
				links_check(&book, rec, &s->cmd->faults);
			flags_each(&book, &ev, rec, say, s);
		}
		arena_release(&ev.scratch);
	}
	want_release(&want);
	faults_release(&none);
	book_release(&book);
}

void
flags_changed(struct write *w)
{
	struct said s = { .cmd = w->cmd };

	for (size_t i = 0; i < w->nfiles; i++)
		note_file(&s, &w->cmd->book, w->files[i]);
	if (s.n > 0) {
		qsort(s.v, s.n, sizeof *s.v, by_place);
		say_all(&s);
	}
	free(s.v);
}
