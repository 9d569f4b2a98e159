/*
 * agree - for tests: the line scanner and the whole of YAML say the same of a file,
 * and so does the scanner that knows the layout of other files
 *
 *	const char *what = agree(file);		NULL, or in what they differ
 */
#ifndef TESTS_AGREE_H
#define TESTS_AGREE_H

#include <stdlib.h>

#include "text/layout.h"
#include "text/parts.h"

static inline const char *
agree_key(const struct front_key *a, const struct front_key *b)
{
	if (!span_eq(a->key, b->key))
		return "a key";
	if (a->shape != b->shape)
		return "a shape";
	if (!span_eq(a->text, b->text))
		return "a text";
	if (a->raw.p != b->raw.p || a->raw.n != b->raw.n)
		return "the bytes of a value";
	if (a->block.p != b->block.p || a->block.n != b->block.n)
		return "the lines of a key";
	if (a->line != b->line || a->col != b->col)
		return "a place";
	if (a->nitems != b->nitems)
		return "the number of items";
	for (size_t i = 0; i < a->nitems; i++)
		if (!span_eq(a->items[i], b->items[i]))
			return "an item";
	return NULL;
}

static inline unsigned
agree_line(struct span file, const char *at)
{
	unsigned line = 1;

	for (const char *p = file.p; p < at; p++)
		line += *p == '\n';
	return line;
}

/* With what is remembered of files before, and then of this one too, the scanner says what it says without. */
static inline const char *
agree_layout(struct span file, struct layout *layout)
{
	struct front with = { .layout = layout }, without = {0};
	struct faults faults = {0};
	struct arena arena = {0};
	const char *what = NULL;

	if (front_split(&with, file, "x", &faults) == 0 && front_split(&without, file, "x", &faults) == 0) {
		bool sure = scan_keys(&without, &arena);

		for (int again = 0; what == NULL && again < 2; again++) {
			if (scan_keys(&with, &arena) != sure)
				what = "whether the scanner is sure";
			else if (with.n != without.n)
				what = "the number of keys by a layout";
			else if (sure && with.body_line != without.body_line)
				what = "the line of the body by a layout";
			for (size_t i = 0; what == NULL && i < without.n; i++)
				what = agree_key(&with.keys[i], &without.keys[i]);
		}
	}
	front_release(&with);
	front_release(&without);
	faults_release(&faults);
	arena_release(&arena);
	return what;
}

static inline const char *
agree(struct span file)
{
	struct layout none = {0};
	struct front fast = {0}, full = {0};
	struct faults faults = {0};
	struct arena arena = {0};
	struct yaml y;
	const char *what = agree_layout(file, &none);

	if (what == NULL && front_split(&fast, file, "x", &faults) == 0 && scan_keys(&fast, &arena) &&
	    front_split(&full, file, "x", &faults) == 0) {
		/* the library's limits are not the scanner's */
		if (full.head.n > YAML_MAX - 8)
			what = NULL;
		else if (front_parse(&full, &y, "x", &arena, &faults) < 0)
			what = faults.v[0].text[0] ? "whether it can be read" : "an error";
		else if (fast.n != full.n)
			what = "the number of keys";
		else if (fast.body_line != agree_line(file, fast.head.p + fast.head.n) + 1)
			what = "the line of the body";
		for (size_t i = 0; what == NULL && i < full.n; i++)
			what = agree_key(&fast.keys[i], &full.keys[i]);
	}
	front_release(&fast);
	front_release(&full);
	faults_release(&faults);
	arena_release(&arena);
	return what;
}

#endif
