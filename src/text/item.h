/*
 * item - records in a line: list items of a body that are records
 *
 *	struct items it = items_of(body, body_line, &vocabulary);
 *	struct item item;
 *	while (items_next(&it, &item))
 *		if (item.kind >= 0)
 *			use(&item);
 *	items_release(&it);
 *
 * The grammar is charter.md's "A record in a line". What is a kind, and what a
 * field, the caller's vocabulary says. Spans point into the body; values in
 * double quotes that hold escapes are unescaped into the iterator's own arena,
 * and titles with pairs amid are joined there: both live until items_release.
 *
 * Two marks are no quotes, so that a line written by hand loses no pair: a
 * double quote after a letter or digit (5" wide), and one whose partner would
 * be the quote that opens a pair's value.
 */
#ifndef TEXT_ITEM_H
#define TEXT_ITEM_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

struct item_words {
	/* Index of the kind a lower-case word names (kind or alias) and that may
	 * stand in a line; -1 is no kind; -2 a kind whose pack is off. */
	int (*kind)(const void *ctx, struct span word);
	bool (*field)(const void *ctx, int kind, struct span key);	/* of the kind, or common; not title */
	/* The kind or alias that a lower-case word before ": " nearly is (fault_nearest);
	 * empty: none. May be NULL: no near misses, for whoever shows no notices. */
	struct span (*near)(const void *ctx, struct span word);
	int box_kind;		/* what a check box is; -1, -2 as above */
	const void *ctx;
};

struct item_pair {
	struct span key, value;	/* value without quotes, unescaped */
	struct span raw;	/* value as it stands */
	bool twice;		/* this key stood before in the same line */
};

/* A pair past the last is title; a line longer than that is prose. */
enum { ITEM_PAIRS = 32, ITEM_LINE_MAX = 8192 };

/* All but the first: kind is -1, and a notice is due. The last three only where words.near is there. */
enum item_why { ITEM_RECORD, ITEM_NEAR_MISS, ITEM_PACK_OFF, ITEM_NEAR_BOX, ITEM_TOO_LONG, ITEM_NO_TITLE };

struct item {
	enum item_why why;
	int kind;
	char box;		/* ' ' 'x' 'X' '-', or 0 */
	struct span line;	/* the whole line, without its end */
	struct span bare;	/* without indentation, trailing blanks and line end: what is hashed */
	unsigned lineno;
	struct span word;	/* the word before the colon, or empty for a box */
	struct span meant;	/* of a near miss: the word it nearly is */
	struct span title;	/* trimmed; pairs cut out */
	struct span id;		/* of a final " ^id", without ^; or empty */
	struct item_pair pairs[ITEM_PAIRS];
	size_t npairs;
	const struct item_words *words;		/* private: edits read back what they wrote */
};

struct items {
	struct span rest;
	unsigned lineno;
	const struct item_words *words;
	struct arena arena;
	int state;		/* private: code fence, comment, table */
	char fence; size_t fence_len;
};

struct items items_of(struct span body, unsigned first_line, const struct item_words *words);
bool items_next(struct items *it, struct item *out);	/* records, near misses and packs that are off */
void items_release(struct items *it);

/* First 12 hex digits of the SHA-1 of item.bare, as a number. */
uint64_t item_hash(struct span bare);

/*
 * Edits of one line; each appends the new line (without its end) to out.
 * item_set with value.p NULL unsets; new pairs go before a final " ^id", else
 * at the end (before trailing blanks). item_box flips the box of a promise.
 * item_id appends " ^id". item_quote writes a pair's value, quoted if it must be.
 *
 * The new line is read again: 0 when it says what was meant, and nothing else
 * changed; else -1, with nothing appended (a title that reads as a pair, a
 * value with a line end, a key that is no field, an item that is no record).
 */
int item_set(struct str *out, const struct item *item, struct span key, struct span value);
int item_box(struct str *out, const struct item *item, char box);
int item_id(struct str *out, const struct item *item, struct span id);	/* the same id: as it is */
int item_title(struct str *out, const struct item *item, struct span title);
void item_quote(struct str *out, struct span value);

#endif
