/* valuesaid - see values.h: operands as they were typed, for the message of a commit */
#include "cmd/values.h"

#include "base/utf8.h"
#include "book/change.h"
#include "text/item.h"

enum { SAID = 100, SAID_VALUE = 32 };	/* columns of values_said, and of one key or value in it */

/* "due=2026-11-27"; of what the hand typed, white space is a blank. */
static void
said_one(struct str *out, const struct edit *e)
{
	static const char *const ops[] = { [EDIT_SET] = "=", [EDIT_UNSET] = "=", [EDIT_ADD] = "+=", [EDIT_TAKE] = "-=" };
	struct str text = {0};

	change_text(out, e->key, SAID_VALUE);
	str_adds(out, ops[e->op]);
	change_text(&text, e->op == EDIT_UNSET ? span_make("", 0) : e->text, SAID_VALUE);
	if (text.n > 0)
		item_quote(out, str_span(&text));
	str_release(&text);
}

const char *
values_said(const struct values *v, struct cmd *cmd, const char *but)
{
	struct str out = {0};
	size_t left = 0;
	const char *kept;

	for (size_t i = 0; i < v->n; i++) {
		size_t before = out.n;

		if (but && span_is(v->v[i].key, but))
			continue;
		str_adds(&out, before > 0 ? " " : "");
		said_one(&out, &v->v[i]);
		if (left > 0 || (before > 0 && utf8_columns(str_span(&out)) > SAID)) {
			out.n = before;
			left++;
		}
	}
	if (left > 0)
		str_addf(&out, " and %zu more", left);
	kept = arena_dup(&cmd->arena, str_span(&out));
	str_release(&out);
	return kept;
}

bool
values_same(const struct values *a, const struct values *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; i < a->n && same; i++)
		same = span_eq(a->v[i].text, b->v[i].text);
	return same;
}
