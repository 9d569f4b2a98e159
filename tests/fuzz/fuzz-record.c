/*
 * fuzz-record - any bytes as a record file: read, by both readers alike; then
 * edits, of which each either is refused or changes its key and nothing else
 *
 * The first byte chooses the edit, the next ones up to 0xff its value.
 */
#include <stdio.h>
#include <string.h>

#include "../agree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fuzz-record: %s\n", what);
		abort();
	}
}

static struct span
without(struct str *out, struct span file, struct span block)
{
	str_reset(out);
	str_add(out, span_make(file.p, (size_t)(block.p - file.p)));
	str_add(out, span_make(block.p + block.n, file.n - (size_t)(block.p - file.p) - block.n));
	return str_span(out);
}

/* All but the lines of the key stayed, byte for byte. */
static void
only_key(struct span before, struct span after, struct span key)
{
	struct front a = {0}, b = {0};
	struct str left = {0}, right = {0};
	struct arena arena = {0};
	struct faults faults = {0};
	const struct front_key *k;

	must(front_read(&a, before, "x", &arena, &faults) == 0, "before is unreadable");
	must(front_read(&b, after, "x", &arena, &faults) == 0, "after is unreadable");
	left.n = 0;
	k = front_find(&a, key);
	without(&left, before, k ? k->block : span_make(before.p, 0));
	k = front_find(&b, key);
	without(&right, after, k ? k->block : span_make(after.p, 0));
	must(span_eq(str_span(&left), str_span(&right)), "other bytes changed");
	must(span_eq(a.body, b.body) && a.bom == b.bom && a.crlf == b.crlf, "the body changed");
	front_release(&a);
	front_release(&b);
	str_release(&left);
	str_release(&right);
	arena_release(&arena);
	faults_release(&faults);
}

static void
edit(struct span file, const struct front_edit *e)
{
	struct str out = {0};
	struct faults faults = {0};

	if (front_edit(&out, file, "x", e, &faults) == 0) {
		must(faults.errors == 0, "an error with status 0");
		if (!span_eq(str_span(&out), file))
			only_key(file, str_span(&out), e->key);
		must(agree(str_span(&out)) == NULL, "the readers differ after an edit");
	} else {
		must(faults.errors == 1, "refused without one error");
	}
	str_release(&out);
	faults_release(&faults);
}

static void
edits(const struct front *f, struct span file, unsigned op, struct span value)
{
	struct span values[2] = { value, span_of("jane-doe") };

	for (size_t i = 0; i <= f->n && i < 4; i++) {
		struct span key = i < f->n && i < 3 ? f->keys[i].key : span_of("new");
		struct front_edit e = { op & 3, key, op & 4, op & 8, values, op & 16 ? 2 : 1 };

		edit(file, &e);
		/* an element that is there */
		if (i < f->n && f->keys[i].nitems) {
			values[0] = f->keys[i].items[f->keys[i].nitems / 2];
			edit(file, &e);
			values[0] = value;
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *cut = size > 1 ? memchr(data + 1, 0xff, size - 1) : NULL;
	struct span file, value;
	struct front f = {0};
	struct arena arena = {0};
	struct faults faults = {0};
	const char *differ;
	char *copy;

	if (cut == NULL)
		return 0;
	value = span_make((const char *)data + 1, (size_t)(cut - data) - 1);
	file.n = size - (size_t)(cut - data) - 1;
	if ((copy = malloc(file.n ? file.n : 1)) == NULL)	/* so that a read past the end is seen */
		return 0;
	memcpy(copy, cut + 1, file.n);
	file.p = copy;
	differ = agree(file);
	must(differ == NULL, differ ? differ : "");
	if (front_read(&f, file, "x", &arena, &faults) == 0)
		edits(&f, file, data[0], value);
	else
		must(faults.errors == 1, "unreadable without one error");
	front_release(&f);
	arena_release(&arena);
	faults_release(&faults);
	free(copy);
	return 0;
}
