/*
 * fault - what went wrong and where, as a value
 *
 *	struct faults out = {0};
 *	if (front_read(&front, file, path, &arena, &out) < 0)	-1: an ERROR was added
 *		...
 *	for (size_t i = 0; i < out.n; i++)
 *		fault_print(stderr, &out.v[i]);			only cmd/ prints
 *	faults_release(&out);
 *
 * A function that can fail returns 0 or -1 and, at -1, has added one fault of
 * grade ERROR to the list it was given. Lower grades are added without
 * failing. line and col count from 1, in lines and bytes; 0 is "none".
 * hint is what to type instead, or NULL.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/arena.h"

enum grade { NOTICE, FAULT, ERROR };

struct fault {
	enum grade grade;
	bool flag;			/* a NOTICE that a practice gives: printed as a flag */
	bool refuse;			/* a NOTICE of what a program does not write */
	const char *path;		/* NULL: about no file */
	unsigned line, col;
	const char *text;
	const char *excerpt;		/* the text at fault, for a caret below it; or NULL */
	unsigned caret;			/* byte of excerpt, from 1; 0: col */
	const char *hint;
};

struct faults {
	struct fault *v;
	size_t n, cap;
	size_t errors;			/* how many of grade ERROR */
	struct arena arena;		/* owns every string above */
};

/* Copies path and the text; returns the fault so that a caller may add to it. */
struct fault *fault_add(struct faults *to, enum grade grade, const char *path,
    unsigned line, unsigned col, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));
void fault_hint(struct faults *to, const char *fmt, ...)	/* of the newest fault */
    __attribute__((format(printf, 2, 3)));
void fault_excerpt(struct faults *to, struct span line);	/* of the newest fault */
void faults_append(struct faults *to, const struct faults *from);	/* copies */
void faults_release(struct faults *f);
const char *grade_word(enum grade grade);	/* "notice", "fault", "error" */

/* Line and column (from 1) of the byte `at` within text. */
void fault_where(struct span text, const char *at, unsigned *line, unsigned *col);

/* The nearest of n words to a misspelt one, within two edits; or NULL, also where it is one of them.
 * Of equally near ones the first that has its letters in another order ("stauts": status, not starts), else the first. */
const char *fault_nearest(struct span misspelt, const char *const *words, size_t n);
bool fault_slip(struct span a, const char *b);	/* is one the other but for one letter, or two that are swapped? */

#endif
