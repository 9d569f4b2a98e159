/* Near misses, likely meant for a field or a record, and days and numbers at odds with each other (book/inside.h). */
#include "base/when.h"
#include "book/inside.h"
#include "model/eval.h"

/* A key within two letters of a field is more likely a slip than a key of the user's own. */
void
notice_undeclared(struct reader *r, const struct kind *k, struct span key, const struct at *at)
{
	size_t n;
	const char *const *names = kind_field_names(k, &r->scratch, &n);
	const char *near = fault_nearest(key, names, n);

	if (near == NULL)
		return;
	fault_add(&r->faults, NOTICE, at->path, at->line, 1, "\"%.*s\" is no field of %.*s", (int)key.n, key.p,
	    (int)k->name.n, k->name.p);
	fault_hint(&r->faults, "did you mean %s?", near);
}

/* In a line a value ends at its first blank: with the words after it, is it a day? by itself, in words? else one misspelt. */
void
hint_day(struct reader *r, const struct item *item, const struct item_pair *p)
{
	const char *end = item->line.p + item->line.n, *near = when_nearest(p->value), *to[3];
	struct faults none = {0};
	struct when w;
	size_t n = 0;

	to[n++] = p->raw.p + p->raw.n;
	while (n < 3 && to[n - 1] < end) {
		const char *at = to[n - 1] + 1;

		while (at < end && *at != ' ')
			at++;
		to[n++] = at;
	}
	while (--n > 0) {
		struct span text = span_make(p->raw.p, (size_t)(to[n] - p->raw.p));

		if (when_read(&w, text, r->book->today, WHEN_FORWARD, &r->book->cal, &none) < 0)
			continue;
		fault_hint(&r->faults, "what has blanks is in quotes: %.*s:\"%.*s\"", (int)p->key.n, p->key.p,
		    (int)text.n, text.p);
		break;
	}
	if (n == 0 && when_read(&w, p->value, r->book->today, WHEN_FORWARD, &r->book->cal, &none) == 0)
		fault_hint(&r->faults, "cr-save writes it out as a day");
	else if (n == 0 && near)
		fault_hint(&r->faults, "did you mean %s?", near);
	else if (n == 0 && none.n > 0 && none.v[none.n - 1].hint != NULL)	/* as of an operand */
		fault_hint(&r->faults, "%s", none.v[none.n - 1].hint);
	faults_release(&none);
}

static bool
has_word(const struct field *f, struct span value)
{
	for (size_t i = 0; i < f->nwords; i++)
		if (span_eq(f->words[i], value))
			return true;
	return false;
}

/* The kind that has a field for which key:value would be a pair: a day, or one of its words. */
static const struct kind *
kind_of_pair(const struct reader *r, struct span key, struct span value)
{
	const struct model *m = &r->book->model;
	struct faults none = {0};
	struct when w;
	bool day = when_read(&w, value, r->book->today, WHEN_FORWARD, &r->book->cal, &none) == 0;

	faults_release(&none);
	for (size_t i = 0; i < m->nkinds; i++) {
		const struct field *f = kind_field(m, m->kinds[i], key);

		if (f && !f->derived && (f->type == VAL_DATE ? day : f->type == VAL_WORD && has_word(f, value)))
			return m->kinds[i];
	}
	return NULL;
}

/* "due:fri" in a request: no field of it, and yet most likely meant as one. */
static void
notice_foreign(struct reader *r, const struct kind *k, const struct item *item, const char *path, struct span key,
    struct span value)
{
	const struct kind *of;

	if (value.n == 0 || model_field_id(&r->book->model, key) == 0 || (of = kind_of_pair(r, key, value)) == NULL)
		return;
	fault_add(&r->faults, NOTICE, path, item->lineno, 1, "\"%.*s:%.*s\" is read as title: %.*s is no field of %.*s",
	    (int)key.n, key.p, (int)value.n, value.p, (int)key.n, key.p, (int)k->name.n, k->name.p);
	fault_hint(&r->faults, "it is one of %.*s; cr-guide %.*s lists those of %.*s", (int)of->name.n, of->name.p,
	    (int)k->name.n, k->name.p, (int)k->name.n, k->name.p);
}

/* "due: fri" and "Due:fri" are title; where the field is a date, more likely a slip. So is a pair of another kind. */
void
notice_pair(struct reader *r, const struct kind *k, const struct item *item, const char *path)
{
	struct span rest = item->title, part, word;
	bool quoted = false;

	while (r->want->all && rest.n) {
		const struct field *f;
		char low[24];

		span_cut(&rest, ' ', &part);
		for (size_t i = 0; i < part.n; i++)
			quoted = quoted != (part.p[i] == '"' || part.p[i] == '`');
		if (quoted || !span_cut(&part, ':', &word) || word.n == 0 || word.n >= sizeof low)
			continue;
		for (size_t i = 0; i < word.n; i++)
			low[i] = (char)(word.p[i] >= 'A' && word.p[i] <= 'Z' ? word.p[i] + 32 : word.p[i]);
		f = kind_field(&r->book->model, k, span_make(low, word.n));
		if (f == NULL)
			notice_foreign(r, k, item, path, word, part);
		if (f == NULL || f->type != VAL_DATE)
			continue;
		fault_add(&r->faults, NOTICE, path, item->lineno, 1, "\"%.*s:\" is read as title here", (int)word.n, word.p);
		fault_hint(&r->faults, "a field is written %.*s:VALUE, small and without a blank", (int)f->name.n, f->name.p);
	}
}

void
notice_item(struct reader *r, const char *path, const struct item *item)
{
	unsigned col = (unsigned)(item->word.p - item->line.p) + 1;
	const struct kind *k;

	if (!r->want->all)
		return;
	switch (item->why) {
	case ITEM_PACK_OFF:
		fault_add(&r->faults, NOTICE, path, item->lineno, col, "%.*s: its pack is off, so this line is prose",
		    (int)item->word.n, item->word.p);
		if ((k = model_kind_word(&r->book->model, item->word)) != NULL)
			fault_hint(&r->faults, "cr-guide --on %.*s switches it on", (int)k->pack.n, k->pack.p);
		break;
	case ITEM_NEAR_BOX:
		fault_add(&r->faults, NOTICE, path, item->lineno, col, "this is no box, so this line is prose");
		fault_hint(&r->faults, "a promise begins with \"- [ ] \", blanks and all");
		break;
	case ITEM_NO_TITLE:
		fault_add(&r->faults, NOTICE, path, item->lineno, col, "fields and no title, so this line is prose");
		fault_hint(&r->faults, "say in a few words what it is about");
		break;
	case ITEM_TOO_LONG:
		fault_add(&r->faults, NOTICE, path, item->lineno, col, "longer than %d bytes, so this line is prose",
		    ITEM_LINE_MAX);
		break;
	default:
		fault_add(&r->faults, NOTICE, path, item->lineno, col,
		    "\"%.*s:\" begins no record, so this line is prose", (int)item->word.n, item->word.p);
		fault_hint(&r->faults, "type \"%.*s: \" if it is meant to be one", (int)item->meant.n, item->meant.p);
	}
}

/* The day that the record being read has in a field: written, or what dates it. */
static bool
day_in(const struct reader *r, const struct rec *rec, uint16_t id, struct date *out)
{
	for (size_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == id) {
			*out = r->vals[i].date;
			return r->vals[i].type == VAL_DATE;
		}
	*out = rec->dated;
	return id == rec->kind->dated && rec->has_date;
}

static void
notice_day(struct reader *r, const struct rec *rec, const struct field *f, struct date day, const char *than,
    struct date other)
{
	char one[DATE_TEXT], two[DATE_TEXT];

	fault_add(&r->faults, NOTICE, rec->path, rec->line ? rec->line : 1, 1, "%.*s %s is %s %s", (int)f->name.n,
	    f->name.p, date_text(day, one), than, date_text(other, two));
}

/* A bound: a number itself, or the field of that name, with its default. */
static bool
bound_of(const struct reader *r, const struct rec *rec, struct span text, double *out)
{
	const struct field *f = kind_field(&r->book->model, rec->kind, text);
	struct eval ev = { .world = &r->book->world };
	struct rec made = *rec;
	struct val v;

	if (f == NULL)		/* or a slip, which its kind's file was told for */
		return span_number(text, out);
	made.vals = r->vals;
	made.nvals = (uint16_t)r->nvals;
	v = eval_field(&ev, &made, f->id);
	arena_release(&ev.scratch);
	*out = v.number;
	return v.type == VAL_NUMBER;
}

/* A number out of its bounds: noticed where it stands, refused where it is typed. */
static void
notice_bounds(struct reader *r, const struct rec *rec, const struct field *f, double n)
{
	bool given[2], named, low;
	double bound[2] = {0};
	struct span name;

	for (size_t i = 0; i < 2; i++)
		given[i] = bound_of(r, rec, f->within[i], &bound[i]);
	low = given[0] && n < bound[0];
	if (!low && !(given[1] && n > bound[1]))
		return;
	name = f->within[!low];
	named = kind_field(&r->book->model, rec->kind, name) != NULL;
	fault_add(&r->faults, NOTICE, rec->path, rec->line ? rec->line : 1, 1, "%.*s %g is %s %.*s%s%g", (int)f->name.n,
	    f->name.p, n, low ? "below" : "above", named ? (int)name.n : 0, name.p, named ? " " : "", bound[!low]);
	r->faults.v[r->faults.n - 1].refuse = true;
	if (given[0] && given[1])
		fault_hint(&r->faults, "a %.*s from %g to %g%s%.*s", (int)f->name.n, f->name.p, bound[0], bound[1],
		    named ? ", or another " : "", named ? (int)name.n : 0, name.p);
}

/* The number that the record being read has in a field. */
static bool
number_in(const struct reader *r, const struct field *f, double *out)
{
	for (size_t i = 0; i < r->nvals; i++)
		if (r->vals[i].field == f->id && r->vals[i].type == VAL_NUMBER) {
			*out = r->vals[i].number;
			return true;
		}
	return false;
}

void
notice_odds(struct reader *r, const struct rec *rec)
{
	const struct kind *k = rec->kind;
	int32_t today = r->book->today.day;
	double n;
	bool planned = rec->has_date && rec->dated.day > today;		/* with all that is in it */

	for (size_t i = 0; r->want->all && i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		struct span rest = f->after, name;
		struct date day, other;

		if (f->within[0].n > 0 && number_in(r, f, &n))
			notice_bounds(r, rec, f, n);
		if ((f->after.n == 0 && !f->past) || !day_in(r, rec, f->id, &day))
			continue;
		if (f->past && day.day > today && !planned)
			notice_day(r, rec, f, day, "after today,", r->book->today);
		while (rest.n > 0) {
			const struct field *first;
			char *than;

			span_cut(&rest, ' ', &name);
			first = kind_field(&r->book->model, k, name);
			if (first == NULL || !day_in(r, rec, first->id, &other) || day.day >= other.day)
				continue;
			than = arena_printf(&r->scratch, "before %.*s", (int)name.n, name.p);
			notice_day(r, rec, f, day, than, other);
		}
	}
}
