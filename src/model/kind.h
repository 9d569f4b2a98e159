/*
 * kind - what a record may be: kinds and their fields, read from text
 *
 *	struct model m = {0};
 *	model_add_kind(&m, "model/kinds/promise.md", bytes, &faults);	each file of the book
 *	model_finish(&m, &faults);					compiles defaults; once
 *	const struct kind *k = model_kind(&m, span_of("promise"));
 *	const struct field *f = kind_field(k, span_of("due"));
 *	model_release(&m);
 *
 * The form of a kind file is in cr-book(5). A field's name has one type in all
 * kinds, so a name has one id in the whole model; its words, default and
 * meaning are each kind's own. Fields that no kind declares get ids as records
 * carry them, typed as text.
 */
#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include "base/fault.h"
#include "model/val.h"

struct expr;

struct field {			/* one field of one kind */
	struct span name;
	uint16_t id;
	uint8_t type;		/* enum val_type; of a list, of its items */
	bool list, required;
	bool common;		/* declared by common.md */
	bool hours;		/* of a calendar: a text that is 09:00-17:00 */
	double low, high;	/* of a number; low > high: no bounds */
	struct span *words;	/* listed words; none: any word */
	size_t nwords;
	struct span link_to;	/* kinds, see target.h; empty: any */
	struct span inherit;	/* the note's field that a line takes; or empty */
	struct span after;	/* of a date: fields of its kind whose day it does not precede */
	struct span within[2];	/* of a number: what it is not below and not above, a number or a number's field */
	bool past;		/* of a date: it does not follow today */
	bool gone;		/* of a date: from that day on a link to the record is told when typed */
	struct span meaning;
	struct expr *otherwise;	/* default; NULL */
	struct expr *derived;	/* NULL */
	struct span default_text, derived_text;
	struct span text;	/* the field line itself */
	const char *path;	/* of the kind file */
	unsigned line, col;	/* where it stands in the kind file */
};

enum place { PLACE_KIND, PLACE_CLIENT, PLACE_TEAM, PLACE_NOWHERE };

struct kind {
	struct span name, alias, title, pack, body;
	const char *path;	/* of its file */
	uint8_t index;		/* in model.kinds */
	bool on;		/* its pack is on in this book */
	bool in_line;		/* may be a record in a line */
	bool box;
	bool dated_name;	/* its file names begin with a date */
	enum place place;
	struct span expands;	/* slot: "plan" */
	uint16_t dated;		/* id of the dating field, or 0 */
	unsigned dated_line;	/* where its file says so */
	uint16_t name_date;	/* the field that a date in a file's name, or the note around a line, gives */
	struct field *fields;	/* its own, then the common ones */
	size_t nfields;
	uint16_t *by_id;	/* field id -> index + 1 in fields */
	size_t nby_id;
};

enum { MODEL_KINDS = 64 };

struct model {
	struct arena arena;
	struct kind *kinds[MODEL_KINDS];
	size_t nkinds;
	struct kind *common;
	struct practice **practices;
	size_t npractices, practices_cap;
	struct span *names;	/* of field ids; 0 is unused */
	uint8_t *types;
	const struct field **first;	/* of each name: the field that declared it first, or NULL */
	uint32_t *hash;		/* open addressing: id of a name */
	size_t nnames, names_cap, hash_cap;
	size_t declared;	/* ids below are declared by kinds */
	uint16_t f_title, f_name, f_date;	/* ids used by the engine itself */
};

int model_add_kind(struct model *m, const char *path, struct span file, struct faults *faults);
int model_finish(struct model *m, struct faults *faults);
void model_release(struct model *m);

const struct kind *model_kind(const struct model *m, struct span name);		/* by name */
const struct kind *model_kind_word(const struct model *m, struct span word);	/* by name or alias */
const struct field *kind_field(const struct model *m, const struct kind *k, struct span name);
const struct field *kind_field_id(const struct kind *k, uint16_t id);
uint16_t model_field_id(const struct model *m, struct span name);	/* 0: no such name yet */
uint16_t model_intern(struct model *m, struct span name);		/* makes an id */
struct span model_field_name(const struct model *m, uint16_t id);
enum val_type model_field_type(const struct model *m, uint16_t id);	/* of undeclared ones: VAL_TEXT */

/* Reads one value by its field's type: VAL_BAD where it is not of it (*why, static or in
 * the arena, says what was expected); word not listed is VAL_BAD too. Texts stay views into text. */
struct val field_read(const struct field *f, struct span text, struct arena *arena, const char **why);

/* For messages and completion: names of kinds, fields of a kind, as NUL-terminated arrays in the arena. */
const char *const *model_kind_names(const struct model *m, struct arena *a, size_t *n);
const char *const *kind_field_names(const struct kind *k, struct arena *a, size_t *n);
const char *const *field_words(const struct field *f, struct arena *a, size_t *n);

#endif
