/*
 * book - a directory of clients, opened and read
 *
 *	struct book b;
 *	if (book_open(&b, dir, prefix, now, &faults) < 0) ...	settings, kinds, practices
 *	struct want w = {0}; w.all = true;			or want_expr(...) for what is needed
 *	book_load(&b, &w, &faults);				every record, two threads
 *	struct cursor at = {0};
 *	while ((rec = book_next(&b, &at)) != NULL)
 *		use(rec);
 *	book_release(&b);
 *
 * Reading writes nothing. What is unreadable is an ERROR in faults and stepped
 * over; faults and notices of records are collected only if w.all.
 * b.world is what expressions see. Records stand in the book's order: client
 * by client (the team last), client.md first, then kind by kind, by path and line.
 */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "model/practice.h"

struct group {			/* one client's directory, or team/ */
	struct span slug;	/* "acme"; "" for team */
	const struct rec *client;
	struct rec *recs;	/* n of them; those of a kind stand together */
	size_t n;
	struct rec *slots;	/* derived from its standing plans, by kind slot; not in recs */
	size_t nslots;
	struct line_id *ids;	/* of recs with a block id (twins.c) */
	size_t nids;
	struct cal cal;
	struct range { uint32_t first, n; } *sets;	/* by kind index: its records within recs */
};

struct book {
	char *dir;		/* as opened */
	char *prefix;		/* what a name gets in front so that it opens from the caller's directory: "" or "../" or "/home/ana/cr/" */
	int dirfd;
	struct model model;
	struct settings settings;
	struct arena arena;
	struct cal cal;
	struct dur window, cadence;
	struct date today, now;
	struct span name, currency;
	size_t nrecs;		/* in all groups */
	size_t nfaulty;		/* of those, by what was wanted of them */
	struct group *groups;
	size_t ngroups;
	struct world world;
	struct arena self_arena;
	struct rec *self;	/* book.md, as a record of kind book */
	struct loads *loads;	/* what the reading threads own */
	bool handbook;		/* the practices were read */
};

int book_open(struct book *b, const char *dir, const char *prefix, struct date now, struct faults *faults);
/* With only these rules of the practices (enum rules); of none, without the practices, for those who only read or
 * write records: book.md's settings are then checked when it is read again. */
int book_open_for(struct book *b, const char *dir, const char *prefix, struct date now, unsigned rules,
    struct faults *faults);
int book_load(struct book *b, const struct want *want, struct faults *faults);
void book_release(struct book *b);
/* Calls each for every group, by two threads where the book is large: worker is 0 or 1, and
 * what one worker uses (eval, lists, arenas) the other must not. */
void book_each_group(const struct book *b, void (*each)(void *ctx, const struct group *g, unsigned worker), void *ctx);
const struct rec *book_next(const struct book *b, struct cursor *at);	/* NULL: no more */

/* A record from its file's bytes: for writers, which re-read under the lock and check what they made.
 * Adds the file's record and its lines' to out (in arena); faults as w.all. */
struct rec_list { struct rec *v; size_t n, cap; };
int book_read_bytes(struct book *b, const char *path, struct span bytes, struct arena *arena,
    struct rec_list *out, struct faults *faults);

const struct rec *book_by_path(const struct book *b, struct span path);	/* a file's record; NULL */
const struct group *book_group(const struct book *b, struct span slug);
const struct kind *book_kind(const struct book *b, struct span path);	/* what a path below the book is; NULL: no record */
bool path_names(const char *path);	/* are the parts of a record's path names? */
bool book_is_record(const struct book *b, struct span path);		/* client.md, KIND/x.md, team/x.md */

#endif
