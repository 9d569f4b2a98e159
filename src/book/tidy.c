/*
 * tidy - what cr-save completes in a file that was edited by hand
 */
#include "book/tidy.h"

#include <stdlib.h>

#include "base/when.h"
#include "book/edit.h"
#include "book/strays.h"

struct tidy {
	struct book *book;
	const char *path;
	struct faults *faults;
	struct rows before, hand, after;
	const struct row **was, **made;		/* of each row of after: as it was recorded, as the hand left it */
	const struct strays *strays;
	struct str *out;	/* the file as it becomes */
	struct str *part;	/* of it what is changed now: one line, or all of it */
	struct date day;	/* of a kind dated by its date, as a note is: that; else today */
	struct date note;	/* the day that its lines are of, */
	bool dates;		/* if it gives them one */
	bool of_day;		/* what is new in it is of that day */
};

static struct span
pair_of(const struct row *r, struct span key)
{
	for (size_t i = 0; r && i < r->npairs; i++)
		if (span_eq(r->pairs[i].key, key))
			return r->pairs[i].value;
	return span_make(NULL, 0);
}

/* A line is changed by itself: among thousands each would cost a copy of the file. */
static void
change(struct tidy *t, const struct row *r, struct span key, struct span value)
{
	struct edit_at at = { .model = &t->book->model, .kind = r->kind, .path = t->path, .line = r->line > 0,
	    .today = t->book->today };
	struct edit e = { .op = value.p ? EDIT_SET : EDIT_UNSET, .key = key, .values = &value, .nvalues = value.p != NULL,
	    .field = kind_field(&t->book->model, r->kind, key) };
	struct faults said = {0};
	struct str next = {0};

	if (edit_apply(&next, str_span(t->part), &at, &e, 1, &said) == 0) {
		str_release(t->part);
		*t->part = next;
	} else {
		str_release(&next);
	}
	for (size_t i = 0; i < said.n; i++)
		said.v[i].line = r->line > 0 ? r->line : said.v[i].line;
	faults_append(t->faults, &said);
	faults_release(&said);
}

/* typed: the day on which it was, as far as one can know. */
static void
make_iso(struct tidy *t, const struct row *r, const struct item_pair *p, struct date typed)
{
	const struct field *f = kind_field(&t->book->model, r->kind, p->key);
	bool back = span_is(p->key, "closed") || span_is(p->key, "told");
	struct faults none = {0};
	struct when w;
	struct date d;
	char day[DATE_TEXT], said[DATE_TEXT + 4], from[DATE_TEXT];

	if (!f || f->type != VAL_DATE || f->list || date_parse(p->value, &d))
		return;
	if (when_read(&w, p->value, typed, back ? WHEN_BACK : WHEN_FORWARD, &t->book->cal, &none) == 0) {
		change(t, r, p->key, span_of(date_text(w.date, day)));
		fault_add(t->faults, NOTICE, t->path, r->line, 0, "%.*s:%.*s is written as %s%s%s", (int)p->key.n,
		    p->key.p, (int)p->value.n, p->value.p, when_text(w.date, said),
		    w.relative && typed.day != t->book->today.day ? ", counted from the note's day, " : "",
		    w.relative && typed.day != t->book->today.day ? date_text(typed, from) : "");
	}
	faults_release(&none);
}

/* How a row ended, in a word; "" where it is open. */
static struct span
ending(const struct row *r)
{
	struct span status = r ? pair_of(r, span_of("status")) : span_make("", 0);

	if (!r || r->box == ' ' || (!r->box && !status.p))
		return span_make("", 0);
	if (!r->box || (r->box == '-' && span_is(status, "missed")))
		return status;
	return span_of(r->box == '-' ? "withdrawn" : "kept");
}

/* A day on which it ended, that it had before as well, is none of what is open. */
static void
open_again(struct tidy *t, const struct row *r, const struct row *was)
{
	const struct field *closed = edit_reopens(&t->book->model, r->kind, span_of("status"), span_make("", 0));
	struct span day = closed ? pair_of(r, closed->name) : span_make(NULL, 0);

	if (!day.p || !span_eq(day, pair_of(was, closed->name)))
		return;
	fault_add(t->faults, NOTICE, t->path, r->line, 0, "open again: %.*s%s%.*s taken out", (int)closed->name.n,
	    closed->name.p, r->line ? ":" : " ", (int)day.n, day.p);
	change(t, r, closed->name, span_make(NULL, 0));
}

/* A day on which it ended, typed on what is open: which of the two is meant, a person has to say. */
static void
ended_and_open(struct tidy *t, const struct row *r, const struct row *was)
{
	const struct field *closed = edit_reopens(&t->book->model, r->kind, span_of("status"), span_make("", 0));
	struct span day = closed ? pair_of(r, closed->name) : span_make(NULL, 0);

	if (day.p && (!was || !span_eq(day, pair_of(was, closed->name))))
		edit_say_open(t->path, r->line, r->box, closed, day, t->faults);
}

/* What was open ended today; what was never seen open, on the day of its note. */
static void
close_ended(struct tidy *t, const struct row *r, const struct row *was)
{
	struct span status = ending(r);
	const struct field *closed = edit_closes(&t->book->model, r->kind, span_of("status"), status);
	struct date on = was || t->day.day > t->book->today.day ? t->book->today : t->day;
	char day[DATE_TEXT];

	if (was && ending(was).n > 0 && status.n == 0) {
		open_again(t, r, was);
		return;
	}
	if (status.n == 0 && !span_is(pair_of(r, span_of("status")), "missed"))
		ended_and_open(t, r, was);
	if (!closed || pair_of(r, closed->name).p || (!was && !t->of_day) ||
	    (was && edit_closes(&t->book->model, r->kind, span_of("status"), ending(was))))
		return;
	on.minute = NO_MINUTE;
	change(t, r, closed->name, span_of(date_text(on, day)));
	fault_add(t->faults, NOTICE, t->path, r->line, 0, "%.*s: %.*s%s%s added", (int)status.n, status.p,
	    (int)closed->name.n, closed->name.p, r->line ? ":" : " ", day);
}

/* Is the first value of f the one that a hand had moved it to, unrecorded, when a program moved it again? */
static bool
took_from_hand(const struct row *r, const struct row *hand, const struct field *f, const struct field *first)
{
	struct span kept = pair_of(r, first->name);

	return hand && kept.n > 0 && !pair_of(hand, first->name).p && span_eq(kept, pair_of(hand, f->name));
}

/* Every date of the kind with a first value: moved by hand, it leaves it behind. */
static void
keep_first(struct tidy *t, const struct row *r, const struct row *was, const struct row *hand)
{
	for (size_t i = 0; was && i < r->kind->nfields; i++) {
		const struct field *f = &r->kind->fields[i];
		const struct field *first = f->type == VAL_DATE ? edit_first(&t->book->model, r->kind, f->name) : NULL;
		struct span old;
		bool taken;

		if (!first || !(old = pair_of(was, f->name)).n)
			continue;
		taken = !pair_of(was, first->name).p && took_from_hand(r, hand, f, first);
		if (!taken && (pair_of(r, first->name).n > 0 || span_eq(old, pair_of(r, f->name))))
			continue;
		change(t, r, first->name, old);
		fault_add(t->faults, NOTICE, t->path, r->line, 0, "%.*s was moved: %.*s %.*s added", (int)f->name.n,
		    f->name.p, (int)first->name.n, first->name.p, (int)old.n, old.p);
	}
}

/* The frontmatter as a row, so that one rule serves both. */
static struct row
front_row(const struct front *f, const struct kind *kind, struct arena *a)
{
	struct row r = { .kind = kind, .pairs = arena_array(a, struct item_pair, f->n + 1) };

	for (size_t i = 0; i < f->n; i++)
		if (f->keys[i].shape >= SHAPE_PLAIN && f->keys[i].shape <= SHAPE_DOUBLE) {
			r.pairs[r.npairs].key = f->keys[i].key;
			r.pairs[r.npairs++].value = f->keys[i].text;
		}
	return r;
}

/* A line to which its file gives no day is of the day on which it was first saved; a stray keeps its own. */
static void
give_day(struct tidy *t, const struct row *r, const struct stray *from)
{
	struct span key = model_field_name(&t->book->model, r->kind->name_date);
	struct date day = from ? from->day : t->book->today;
	char text[DATE_TEXT];

	if (!r->kind->name_date || pair_of(r, key).p || (from ? !from->has_day : t->dates) ||
	    (from && t->dates && from->day.day == t->note.day))
		return;
	day.minute = NO_MINUTE;
	change(t, r, key, span_of(date_text(day, text)));
	fault_add(t->faults, NOTICE, t->path, r->line, 0, "%.*s:%s added, %s", (int)key.n, key.p, text,
	    from ? "the day it had where it stood" : "the day it was first saved");
}

static void
tidy_row(struct tidy *t, const struct row *r)
{
	size_t at = (size_t)(r - t->after.v);
	const struct stray *from = t->was[at] || !t->strays ? NULL : strays_find(t->strays, t->path, r);
	const struct row *old = from ? from->row : t->was[at];

	/* What is new in a line that was recorded before was typed today; all else with the note. */
	for (size_t p = 0; p < r->npairs; p++) {
		bool later = old && !span_eq(pair_of(old, r->pairs[p].key), r->pairs[p].value);

		make_iso(t, r, &r->pairs[p], later ? t->book->today : t->day);
	}
	if (!t->was[at])
		give_day(t, r, from);
	if (old && span_eq(old->bare, r->bare))
		return;
	close_ended(t, r, old);
	keep_first(t, r, old, t->made[at]);
}

/* Copies the file, and on the way each line that is a record as it becomes. */
static void
tidy_lines(struct tidy *t, struct span file)
{
	const char *from = file.p, *end = file.p + file.n;
	struct span rest = file, line;
	struct str part = {0};
	unsigned at = 0;

	t->part = &part;
	for (size_t i = 0; i < t->after.n && span_line(&rest, &line); ) {
		if (++at < t->after.v[i].line)
			continue;
		str_add(t->out, span_make(from, (size_t)(line.p - from)));
		from = line.p + line.n;
		str_reset(&part);
		str_add(&part, line);
		tidy_row(t, &t->after.v[i++]);
		str_add(t->out, str_span(&part));
	}
	str_add(t->out, span_make(from, (size_t)(end - from)));
	str_release(&part);
}

/* After the lines, because it may add one above them. */
static void
tidy_front(struct tidy *t, const struct front *was, const struct front *hand, const struct front *now)
{
	struct faults none = {0};
	struct rec_list recs = {0};
	struct arena a = {0};

	t->part = t->out;
	if (book_read_bytes(t->book, t->path, str_span(t->out), &a, &recs, &none) == 0 && recs.n > 0) {
		struct row new = front_row(now, recs.v[0].kind, &a), old = {0}, made = {0};

		if (was)
			old = front_row(was, recs.v[0].kind, &a);
		if (hand)
			made = front_row(hand, recs.v[0].kind, &a);
		close_ended(t, &new, was ? &old : NULL);
		keep_first(t, &new, was ? &old : NULL, hand ? &made : NULL);
	}
	faults_release(&none);
	arena_release(&a);
}

static void
find_day(struct tidy *t, struct span file)
{
	const struct model *m = &t->book->model;
	struct faults none = {0};
	struct rec_list recs = {0};
	struct arena a = {0};

	t->day = t->book->today;
	if (book_read_bytes(t->book, t->path, file, &a, &recs, &none) == 0 && recs.n > 0) {
		const struct rec *note = &recs.v[0];

		t->dates = note->has_date && note->kind->dated_name;
		t->note = note->dated;
		t->of_day = !note->has_date || note->dated.day == t->book->today.day;
		if (note->has_date && span_is(model_field_name(m, note->kind->dated), "date")) {
			t->day = note->dated;
			t->of_day = true;
		}
	}
	faults_release(&none);
	arena_release(&a);
}

/* What it was at one time: its frontmatter, and of each row of after the row then. */
static const struct row **
read_past(struct tidy *t, struct rows *rows, struct front *front, const struct span *then, const struct span *now,
    bool *had)
{
	struct change_pairs pairs = {0};
	struct faults none = {0};
	struct arena a = {0};
	const struct row **was;

	*had = then && rows_read(rows, front, t->book, t->path, *then, &none) == 0;
	if (*had && change_pairs(&pairs, t->book, t->path, then, now, &a) != 0)
		pairs.n = 0;
	was = rows_before(&t->after, rows, &pairs);
	faults_release(&none);
	arena_release(&a);
	return was;
}

int
tidy_file(struct str *out, struct book *b, const char *path, const struct tidy_past *past, struct span after,
    struct faults *faults)
{
	struct tidy t = { .book = b, .path = path, .faults = faults, .out = out, .strays = past->strays };
	struct front was = {0}, made = {0}, now = {0};
	bool had, by_hand;
	int r;

	if ((r = rows_read(&t.after, &now, b, path, after, faults)) == 0) {
		t.was = read_past(&t, &t.before, &was, past->before, &after, &had);
		t.made = read_past(&t, &t.hand, &made, past->hand, &after, &by_hand);
		find_day(&t, after);
		str_reset(out);
		tidy_lines(&t, after);
		tidy_front(&t, had ? &was : NULL, by_hand ? &made : NULL, &now);
	} else {
		str_reset(out);
		str_add(out, after);
	}
	rows_release(&t.before);
	rows_release(&t.hand);
	rows_release(&t.after);
	front_release(&was);
	front_release(&made);
	front_release(&now);
	return r;
}
