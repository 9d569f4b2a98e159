/* tellline - see tell.h: what was told, as a line of output or with the text that changed */
#include "cmd/tell.h"

#include "cmd/name.h"
#include "text/diff.h"
#include "text/line.h"

const struct column tell_columns[] = {
	{ "date", COL_DATE }, { "who", COL_WORD }, { "what", COL_TEXT }, { "commit", COL_WORD },
	{ "fields", COL_TEXT }, { "late", COL_NUMBER }, { "moved-by", COL_NUMBER }, { "email", COL_WORD },
	{ "subject", COL_TEXT }, { NULL, COL_TEXT }
};

enum { FIELDS = 4 };		/* where they stand in tell_columns */

static struct val
days(int n)
{
	return n != 0 ? val_number(n) : (struct val){0};
}

void
tell_line(struct cmd *cmd, const struct touch *touch, const struct told *told, struct arena *a)
{
	struct val *items = arena_array(a, struct val, told->nfields + 1);
	struct val v[sizeof tell_columns / sizeof tell_columns[0] - 1] = {
		val_date(touch->date), val_words(arena_dup(a, span_of(touch->who))), val_words(told->what),
		val_words(git_short(cmd, a, touch->commit)), { .type = VAL_LIST, .n = (uint32_t)told->nfields, .items = items },
		days(told->late > 0 ? told->late : 0), days(told->moved), val_words(arena_dup(a, span_of(touch->email))),
		val_words(arena_dup(a, span_of(touch->subject))),
	};

	for (size_t i = 0; i < told->nfields; i++)
		items[i] = val_words(told->fields[i]);
	if (told->nfields == 0)
		v[FIELDS] = (struct val){0};
	out_row(cmd, told->rec, v);
}

void
tell_patch(struct cmd *cmd, const struct teller *t, const struct touch *touch, const struct told *v, size_t n)
{
	struct str out = {0};
	char date[DATE_TEXT];

	for (size_t i = 0; i < n; i++) {
		struct str name = {0};

		name_put(&name, cmd, v[i].rec);
		line_escape(&out, str_span(&name));
		str_addf(&out, "\t%s\t", date_text(touch->date, date));
		line_escape(&out, span_of(touch->who));
		str_addc(&out, '\t');
		line_escape(&out, span_of(v[i].what));
		str_addc(&out, '\n');
		str_release(&name);
	}
	diff_file(&out, touch->path, t->before.p != NULL ? &t->before : NULL, t->after.p != NULL ? &t->after : NULL);
	out_text(cmd, str_span(&out));
	str_release(&out);
}
