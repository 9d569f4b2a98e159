/* sectionsay - see section.h: records and values as a person reads them */
#include <string.h>

#include "cmd/section.h"
#include "model/speak.h"

/* On one line, whatever the value holds. */
static void
flat(struct str *out, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		str_addc(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

void
say_record(struct str *out, const struct view *view, const struct rec *rec)
{
	struct val title = cmd_title(view->cmd, view->ev, rec);

	flat(out, title.type != VAL_NONE ? val_span(title) : rec_slug(rec));
}

/* A value may have come through a link, from a record of another kind. */
static const struct rec *
leads_to(const struct view *view, const struct rec *from, struct val link, uint16_t field)
{
	const struct world *w = view->ev->world;
	const struct field *f = kind_field_id(from->kind, field);

	for (size_t i = 0; i < w->model->nkinds && f == NULL; i++)
		f = kind_field_id(w->model->kinds[i], field);
	return w->link(w->ctx, from, val_span(link), f != NULL ? f->link_to : span_make("", 0));
}

static void
say_one(struct str *out, const struct view *view, const struct rec *rec, struct val v, uint16_t field)
{
	const struct rec *to = v.type == VAL_REC ? v.rec : v.type == VAL_LINK ? leads_to(view, rec, v, field) : NULL;
	struct str text = {0};

	if (to != NULL) {
		say_record(out, view, to);
		return;
	}
	if (v.type == VAL_DUR)
		speak_duration(&text, val_dur(v));
	else
		val_print(&text, v);
	if (v.type == VAL_DATE)
		for (size_t i = 0; i < text.n; i++)
			text.s[i] = text.s[i] == 'T' ? ' ' : text.s[i];
	flat(out, str_span(&text));
	str_release(&text);
}

void
say_value(struct str *out, const struct view *view, const struct rec *rec, struct val v)
{
	if (v.type != VAL_LIST) {
		say_one(out, view, rec, v, v.field);
		return;
	}
	for (size_t i = 0; i < v.n; i++) {
		if (i > 0)
			str_adds(out, ", ");
		say_one(out, view, rec, v.items[i], v.field);
	}
}

static struct val
run(const struct view *view, const struct rec *rec, const struct expr *e)
{
	view->ev->rec = view->ev->self = rec;
	return eval_run(view->ev, e);
}

/* "to Jane Doe", "late" where that is true; nothing where it is not known. */
static void
say_item(struct str *out, const struct section_item *item, const struct view *view, const struct rec *rec,
    struct val v)
{
	bool flag = v.type == VAL_BOOL && item->label.n > 0;
	struct str text = {0};

	if (!flag)
		say_value(&text, view, rec, v);
	if (flag ? v.yes : text.n > 0) {
		str_add(out, item->label);
		if (item->label.n > 0 && text.n > 0)
			str_addc(out, ' ');
		str_add(out, str_span(&text));
	}
	str_release(&text);
}

void
section_say(struct str *out, const struct section *s, const struct view *view, const struct row *row)
{
	struct str text = {0};
	size_t given = 0;

	if (row->by.type == VAL_DATE) {
		val_print(out, val_date((struct date){ row->by.date.day, NO_MINUTE }));
		str_addc(out, ' ');
	}
	if (s->say != NULL)
		say_value(out, view, row->rec, run(view, row->rec, s->say));
	else
		say_record(out, view, row->rec);
	for (size_t i = 0; i < s->nitems; i++) {
		str_reset(&text);
		say_item(&text, &s->items[i], view, row->rec, run(view, row->rec, s->items[i].value));
		if (text.n > 0)
			str_addf(out, "%s%s", given++ == 0 ? " (" : ", ", str_cstr(&text));
	}
	if (given > 0)
		str_addc(out, ')');
	str_release(&text);
}

void
section_cells(struct str *out, const struct section *s, const struct view *view, const struct row *row)
{
	struct str text = {0};

	for (size_t i = 0; i < s->nitems; i++) {
		str_reset(&text);
		if (row == NULL)
			str_add(&text, s->items[i].label);
		else
			say_value(&text, view, row->rec, run(view, row->rec, s->items[i].value));
		str_adds(out, "| ");
		for (size_t k = 0; k < text.n; k++)
			str_addf(out, "%s%c", text.s[k] == '|' ? "\\" : "", text.s[k]);
		str_addc(out, ' ');
	}
	str_adds(out, "|\n");
	for (size_t i = 0; row == NULL && i < s->nitems; i++)
		str_addf(out, "|---%s", i + 1 < s->nitems ? "" : "|\n");
	str_release(&text);
}
