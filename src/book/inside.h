/*
 * inside - what the parts of the book room share, and nobody else includes
 *
 * book.c opens a book and answers for its world, load.c walks it with two
 * threads, batch.c reads its files, build.c makes records of a file's bytes and values.c their values, near.c near misses,
 * twins.c names lines, links.c finds what a link names, slots.c derives the slots of standing plans,
 * settings.c looks after what book.md switches.
 */
#ifndef BOOK_INSIDE_H
#define BOOK_INSIDE_H

#include "book/book.h"
#include "text/front.h"
#include "text/item.h"
#include "text/layout.h"

/* What the keys of a kind's files turned out to be; by slot. */
struct habit {
	struct layout layout;
	struct key_is {
		bool known, wanted;
		bool given;		/* declared, and its value is what the file says */
		uint16_t field;		/* of the kind's, from 1; 0: undeclared */
	} is[LAYOUT_KEYS + 1];		/* of slot 0: of any key that has none, never known */
};

/* One reading thread's own things. */
struct reader {
	struct book *book;
	const struct want *want;
	struct arena arena;		/* keeps what records point at */
	struct arena scratch;		/* reset for each file */
	struct faults faults;
	struct front front;
	struct str bytes;
	struct item_words words;
	struct arena recs;		/* records and nothing else, so that those of a group follow one another */
	struct rec *v;			/* the group being read */
	size_t n, room;
	struct val *vals;		/* the record being read */
	size_t nvals, vals_cap;
	bool wrong;			/* and what it has is not what its kind says */
	size_t nfaulty;			/* records that came out so */
	uint32_t group;
	struct habit *habits[MODEL_KINDS];	/* in the arena; NULL: no file of the kind yet */
};

struct loads {
	struct reader readers[2];
	size_t n;
};

void reader_init(struct reader *r, struct book *b, const struct want *want);
void reader_release(struct reader *r);

const struct rec_item *name_item(struct arena *arena, const struct item *item);
/* Afterwards, of all lines of a file: which of identical ones each is; in n log n. */
void number_twins(struct rec *v, size_t n, struct arena *arena, struct arena *scratch);
void notice_ids(struct rec *v, size_t n, struct arena *scratch, struct faults *faults);	/* of one file, the same twice */
void list_ids(struct group *g, struct arena *arena);	/* fills g->ids, for the next two */
/* The one line with that block id in the file (a path), else in the group; NULL: none, or more than one. */
const struct rec *line_of_id(const struct group *g, const char *file, struct span id);
bool group_has_id(const struct group *g, struct span id);
/* Adds the records of one file to r->v. path is from the book, and lives as long as they do. -1: unreadable. */
int build_file(struct reader *r, const char *path, const struct kind *k, struct span bytes);

/* values.c: one value at a time, into r->vals; a value that is not of its field's type is
 * VAL_BAD, and a fault where everything is wanted. */
struct at {			/* where a value stands, for a fault */
	const char *path;
	unsigned line, col;
};

struct val value_keep(struct reader *r, struct val v);	/* its text, copied to outlive the file */
struct val value_read(struct reader *r, const struct field *f, struct span text, const struct at *at);
struct val value_list(struct reader *r, const struct field *f, const struct span *items, size_t n, const struct at *at);
struct val value_split(struct reader *r, const struct field *f, struct span text, const struct at *at, bool line);
void value_fault(struct reader *r, const struct at *at, enum grade grade, struct span key, const char *what, struct span text);
static inline void
value_push(struct reader *r, uint16_t id, struct val v)
{
	v.field = id;
	*vec_push(r->vals, r->nvals, r->vals_cap) = v;
}

bool value_has(const struct reader *r, uint16_t id);

/* near.c: notices, where everything is wanted, of what is likely meant for a field or a record and is neither. */
void notice_undeclared(struct reader *r, const struct kind *k, struct span key, const struct at *at);
void notice_pair(struct reader *r, const struct kind *k, const struct item *item, const char *path);
void notice_item(struct reader *r, const char *path, const struct item *item);
void notice_odds(struct reader *r, const struct rec *rec);	/* days before others that they follow, or to come; numbers out of bounds */
void hint_day(struct reader *r, const struct item *item, const struct item_pair *p);	/* of the newest fault: no date */

const struct kind *kind_of_path(const struct model *m, struct span path);
void build_sets(const struct model *m, struct group *g, struct arena *arena);	/* sorts g->recs, fills g->sets and ids */
/* Is it a practice of the book? near: the nearest name, or NULL. One whose file is wrong is not in the model, but there. */
bool practice_there(const struct book *b, struct span name, struct arena *arena, const char **near);
/* settings.c: faults of packs and practices that book.md names and the model does not have. */
void settings_check(const struct book *b, struct span bytes, struct faults *faults);
void check_links(struct book *b, struct faults *faults);			/* notices of dead links, and of days at odds */
void read_calendar(struct cal *cal, const struct model *m, const struct rec *r, struct arena *arena);
void derive_slots(struct book *b, struct group *g, struct arena *arena);

const struct rec *find_link(const void *ctx, const struct rec *from, const struct span to, struct span kinds);

#endif
