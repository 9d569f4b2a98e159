/* completeusage - the usage line of a shell program is all that its completion needs */
#include "cmd/completep.h"

#include <string.h>

/* The next word of "usage: cr-move [-n] [-a person] promise date [reason]", without what frames it. */
static bool
next_word(struct span *rest, struct span *word)
{
	while (rest->n > 0) {
		span_cut(rest, ' ', word);
		while (word->n > 0 && word->p[0] == '[')
			word->p++, word->n--;
		while (word->n > 0 && strchr("].,", word->p[word->n - 1]) != NULL)
			word->n--;
		if (word->n > 0 && !span_is(*word, "|"))
			return true;
	}
	return false;
}

/* What follows the program's name. */
static struct span
arguments(const char *usage)
{
	struct span rest = span_of(usage), word;

	next_word(&rest, &word);
	next_word(&rest, &word);
	return rest;
}

static bool
is_option(struct span word)
{
	return word.n > 1 && word.p[0] == '-';
}

/* "[-nt]" are two that stand alone; "[-C dir]" takes what its word says. */
const struct opt *
usage_options(const char *usage, struct arena *arena)
{
	struct span rest = arguments(usage), word;
	struct opt *table = arena_array(arena, struct opt, strlen(usage) + 3);
	size_t n = 0;

	while (rest.n > 0 && next_word(&rest, &word)) {
		bool alone = word.p[word.n] == ']';
		struct span arg = {"", 0};

		if (!is_option(word))
			break;
		if (!alone)
			next_word(&rest, &arg);
		for (size_t i = 1; i < word.n; i++) {
			const char *kept = arg.n > 0 ? arena_dup(arena, arg) : NULL;

			table[n++] = (struct opt){ (unsigned char)word.p[i], NULL, kept, kept != NULL ? kept : "", kept };
		}
	}
	table[n++] = (struct opt){ 'h', "help", NULL, "print the usage and exit", "" };
	table[n++] = (struct opt){ KEY_VERSION, "version", NULL, "print the version and exit", "" };
	return table;
}

const char *
usage_operands(const char *usage, struct arena *arena)
{
	struct span rest = arguments(usage), word;
	struct str out = {0};
	const char *kept;
	bool value = false;

	while (rest.n > 0 && next_word(&rest, &word)) {
		if (is_option(word))
			value = word.p[word.n] != ']';
		else if (value)
			value = false;
		else if (span_is(word, "field=value"))
			str_adds(&out, " set");
		else if (!span_is(word, "-"))
			str_addf(&out, " %.*s", (int)word.n, word.p);
	}
	kept = arena_dup(arena, span_trim(str_span(&out)));
	str_release(&out);
	return kept;
}
