/*
 * front - frontmatter as ordered keys with byte positions
 *
 *	struct front f;
 *	if (front_read(&f, file, path, &arena, &faults) == 0)
 *		for (size_t i = 0; i < f.n; i++)
 *			use(f.keys[i].key, f.keys[i].text);
 *
 * Reads what charter.md calls a record file: optional BOM, "---", a YAML 1.2
 * mapping, "---" or "...", the body. A fast line scanner covers the usual
 * forms; anything else of a key is given to text/yaml.h, with caps. Nothing is
 * typed here: every scalar is its text. Every span points into file, or into
 * the arena where unquoting changed the bytes.
 *
 * Unreadable (fences, YAML, a key twice, NUL, invalid UTF-8): -1 and one ERROR
 * at path:line:col. "+++" or "{" at the start, or no "---" in line 1, is
 * unreadable too: not ours to rewrite.
 */
#ifndef TEXT_FRONT_H
#define TEXT_FRONT_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

enum shape {
	SHAPE_EMPTY,		/* "key:" with nothing, or null or ~ : no value */
	SHAPE_PLAIN, SHAPE_SINGLE, SHAPE_DOUBLE,	/* scalars, by their quotes */
	SHAPE_LIST,		/* flow or block list of scalars: items */
	SHAPE_OTHER		/* maps, block scalars, nested lists: kept, shown, untyped */
};

struct front_key {
	struct span key;	/* unquoted */
	struct span text;	/* the scalar, unquoted; of OTHER the raw bytes */
	struct span raw;	/* the value's own bytes in the file, quotes or brackets included */
	struct span block;	/* the key's lines, from the first's start to the last's "\n" */
	const struct span *items;
	size_t nitems;
	unsigned line, col;	/* of the value, or of the key where there is none */
	enum shape shape;
	unsigned slot;		/* in the layout; 0: none */
};

struct front {
	bool bom, crlf;
	struct span head;	/* the bytes between the fences */
	struct span body;
	unsigned body_line;	/* number of the body's first line */
	struct front_key *keys;
	size_t n, cap;		/* keys is malloc'd and reused by the next front_read */
	struct layout *layout;	/* the caller's, of files of this kind (text/layout.h); NULL: none */
};

/* *f starts as {0}, but for its layout, and may be reused; front_release frees keys. */
int front_read(struct front *f, struct span file, const char *path, struct arena *arena, struct faults *faults);
void front_release(struct front *f);
/* An ERROR where a key of a file that we define is none of ours, with the nearest that is; "a practice". */
void front_known(const struct front_key *k, const char *const *known, size_t n, const char *what, const char *path,
    struct faults *faults);
const struct front_key *front_find(const struct front *f, struct span key);

/*
 * Edits by splicing: only the bytes of the value change.
 *
 *	struct span v = span_of("2026-12-04");
 *	struct front_edit e = { EDIT_SET, span_of("due"), false, false, &v, 1 };
 *	if (front_edit(&out, file, path, &e, &faults) == 0)
 *		out is the new file, re-read and compared
 *
 * SET of an absent key adds a line after the last key; a file without
 * frontmatter is refused. ADD and TAKE work on a list's elements (in the list's
 * own style; one that is there is not added again); ADD to an absent key makes a
 * flow list, to a scalar a list of two; TAKE of the last element takes the key, or
 * leaves [] where a comment stands on it or in it.
 * `quote`: text, words and links are quoted where YAML 1.1 or 1.2 would retype
 * or misread them; false (dates, numbers, yes/no) writes plain.
 * A value that holds "\n" is written double-quoted. A value of shape OTHER is
 * replaced only by SET, whole. -1: nothing usable in out, one ERROR added.
 */
enum edit_op { EDIT_SET, EDIT_UNSET, EDIT_ADD, EDIT_TAKE };

struct front_edit {
	enum edit_op op;
	struct span key;
	bool quote;
	bool list;		/* SET: write values as a flow list, else values[0] as a scalar */
	const struct span *values;
	size_t nvalues;
};

int front_edit(struct str *out, struct span file, const char *path, const struct front_edit *e, struct faults *faults);
void front_scalar(struct str *out, struct span text, bool in_flow);	/* appends it quoted where it must be */

#endif
