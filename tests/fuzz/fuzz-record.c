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
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 forgets a kilobyte where a quoted scalar runs into an anchor. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfyaml\nleak:fy_\n";
}

static void
must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fuzz-record: %s\n", what);
		abort();
	}
}

/* All that changed lies in the lines that the key had; a new key's lines are all that came. */
static void
only_key(struct span before, struct span after, struct span key)
{
	struct front a = {0}, b = {0};
	struct arena arena = {0};
	struct faults faults = {0};
	const struct front_key *was, *k;
	struct span file, other;
	size_t head, tail;

	must(front_read(&a, before, "x", &arena, &faults) == 0, "before is unreadable");
	must(front_read(&b, after, "x", &arena, &faults) == 0, "after is unreadable");
	was = front_find(&a, key);
	k = was ? was : front_find(&b, key);
	must(k != NULL, "nothing changed, and the bytes did");
	file = was ? before : after;
	other = was ? after : before;
	head = (size_t)(k->block.p - file.p);
	tail = file.n - head - k->block.n;
	must(other.n >= head + tail && (was || other.n == head + tail), "bytes outside the key went");
	must(memcmp(file.p, other.p, head) == 0, "bytes before the key changed");
	must(memcmp(file.p + file.n - tail, other.p + other.n - tail, tail) == 0, "bytes after it changed");
	must(span_eq(a.body, b.body) && a.bom == b.bom && a.crlf == b.crlf, "the body changed");
	front_release(&a);
	front_release(&b);
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
