/* short - see short.h: every beginning that a name may have, sorted, so that those of others are found at once */
#include "cmd/short.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/namep.h"

enum { WORDS = 16, LEAST = 4 };		/* a word alone has at least so many bytes */

struct short_entry {
	struct span text;
	const struct rec *rec;
};

static int
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* Case apart; what `beginning` cuts to its length. */
static int
compare(struct span a, struct span b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++)
		if (fold(a.p[i]) != fold(b.p[i]))
			return fold(a.p[i]) - fold(b.p[i]);
	return a.n < b.n ? -1 : a.n > b.n;
}

static int
by_text(const void *a, const void *b)
{
	return compare(((const struct short_entry *)a)->text, ((const struct short_entry *)b)->text);
}

static void
enter(struct short_set *set, struct span text, const struct rec *rec)
{
	if (text.n > 0)
		*vec_push(set->v, set->n, set->cap) = (struct short_entry){ text, rec };
}

static struct span
title_of(const struct shorts *s, const struct rec *rec)
{
	struct span title = val_span(rec_get(rec, s->title));

	return title.n > 0 ? title : val_span(rec_get(rec, s->name));
}

bool
short_open(struct shorts *s, const struct rec *rec)
{
	return name_open(&s->ev, rec, s->status);
}

static void
enter_all(struct shorts *s, struct short_set *set, const struct rec *rec)
{
	struct span title = title_of(s, rec), word;
	struct val aliases = rec_get(rec, s->aliases);

	while (name_word(&title, &word))
		enter(set, word, rec);
	enter(set, val_span(rec_get(rec, s->name)), rec);
	enter(set, aliases.type != VAL_LIST ? val_span(aliases) : span_make("", 0), rec);
	for (uint32_t i = 0; aliases.type == VAL_LIST && i < aliases.n; i++)
		enter(set, val_span(aliases.items[i]), rec);
	if (rec->line == 0) {
		enter(set, rec_slug(rec), rec);
		enter(set, name_undated(rec_slug(rec)), rec);
	}
}

static struct span
id_of(const struct rec *rec)
{
	return rec->item->id != NULL ? span_of(rec->item->id) : span_make("", 0);
}

static struct span
path_of(const struct rec *rec)
{
	struct span path = span_of(rec->path);

	return span_starts(path, "clients/") ? span_make(path.p + 8, path.n - 8) : path;
}

static const struct short_set *
make(struct shorts *s, struct short_set *set)
{
	struct cursor at = {0};
	const struct rec *rec;

	if (set->made)
		return set;
	while ((rec = book_next(s->book, &at)) != NULL)
		if (set == &s->ids)
			enter(set, id_of(rec), rec);
		else if (set == &s->paths)
			enter(set, rec->line == 0 ? path_of(rec) : span_make("", 0), rec);
		else if (set == &s->all || short_open(s, rec))
			enter_all(s, set, rec);
	if (set->n > 0)
		qsort(set->v, set->n, sizeof *set->v, by_text);
	set->made = true;
	return set;
}

/* The first entry that does not come before it; or that does not begin with it either. */
static size_t
first(const struct short_set *set, struct span text, bool past)
{
	size_t low = 0, high = set->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare(set->v[mid].text, text) < 0 || (past && name_begins(set->v[mid].text, text)))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Has no other record an entry that begins so? */
static bool
only(const struct short_set *set, struct span begun, const struct rec *rec)
{
	size_t i = first(set, begun, false);

	while (i < set->n && set->v[i].rec == rec)
		i++;
	return i == set->n || !name_begins(set->v[i].text, begun);
}

static bool
answers(struct span title, const struct span *words, size_t n)
{
	struct span word;
	size_t got = 0;

	while (got < n && name_word(&title, &word))
		got += name_begins(word, words[got]);
	return got == n;
}

static void
join(struct str *out, const struct span *words, size_t n)
{
	str_reset(out);
	for (size_t i = 0; i < n; i++) {
		str_adds(out, i > 0 ? "-" : "");
		for (size_t k = 0; k < words[i].n; k++)
			str_addc(out, (char)fold(words[i].p[k]));
	}
}

/* No other record answers to these words, nor has a name that begins with them. Whoever answers has
 * an entry for each word: those of the rarest are looked at. */
static bool
alone(struct str *out, const struct shorts *s, const struct short_set *set, const struct rec *rec,
    const struct span *words, size_t n)
{
	size_t from = 0, to = set->n;

	join(out, words, n);
	if (!only(set, str_span(out), rec))
		return false;
	for (size_t i = 0; i < n && from < to; i++) {
		size_t low = first(set, words[i], false), high = first(set, words[i], true);

		if (high - low < to - from)
			from = low, to = high;
	}
	while (from < to && (set->v[from].rec == rec || !answers(title_of(s, set->v[from].rec), words, n)))
		from++;
	return from == to;
}

/* From the word that was begun, as many as are needed. */
static bool
go_on(struct str *out, const struct shorts *s, const struct short_set *set, const struct rec *rec,
    const struct span *words, size_t n, struct span beginning)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 1; name_begins(words[i], beginning) && i + k <= n; k++)
			if (alone(out, s, set, rec, words + i, k))
				return true;
	return false;
}

/* Two long words of the title, in their order. */
static bool
by_two(struct str *out, const struct shorts *s, const struct short_set *set, const struct rec *rec,
    const struct span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (words[i].n >= LEAST && words[k].n >= LEAST
			    && alone(out, s, set, rec, (struct span[]){ words[i], words[k] }, 2))
				return true;
	return false;
}

/* The longest word that is its alone; then two; then the first so and so many. */
static bool
by_words(struct str *out, const struct shorts *s, const struct short_set *set, const struct rec *rec,
    struct span beginning)
{
	struct span title = title_of(s, rec), words[WORDS];
	size_t n = 0, best = WORDS;

	while (n < WORDS && name_word(&title, &words[n]))
		n++;
	if (beginning.n > 0)
		return go_on(out, s, set, rec, words, n, beginning);
	for (size_t i = 0; i < n; i++)
		if (words[i].n >= LEAST && (best == WORDS || words[i].n > words[best].n)
		    && alone(out, s, set, rec, &words[i], 1))
			best = i;
	if (best < WORDS) {
		join(out, &words[best], 1);
		return true;
	}
	if (by_two(out, s, set, rec, words, n))
		return true;
	for (size_t k = 1; k <= n; k++)
		if (alone(out, s, set, rec, words, k))
			return true;
	return false;
}

static bool
same(struct span a, struct span b)
{
	return a.n == b.n && compare(a, b) == 0;
}

/* Does its file, or an alias of its, have exactly this name? */
static bool
called(const struct shorts *s, const struct rec *rec, struct span text)
{
	struct val aliases = rec_get(rec, s->aliases);

	if (rec->line == 0 && (same(rec_slug(rec), text) || same(name_undated(rec_slug(rec)), text)))
		return true;
	for (uint32_t i = 0; aliases.type == VAL_LIST && i < aliases.n; i++)
		if (same(val_span(aliases.items[i]), text))
			return true;
	return aliases.type != VAL_LIST && text.n > 0 && same(val_span(aliases), text);
}

/* The whole name of a file comes before longer ones that begin so. */
static bool
by_slug(struct str *out, const struct shorts *s, const struct short_set *set, const struct rec *rec,
    struct span beginning)
{
	struct span slug = name_undated(rec_slug(rec));

	if (rec->line > 0 || !name_begins(slug, beginning))
		return false;
	for (size_t i = first(set, slug, false); i < set->n && compare(set->v[i].text, slug) == 0; i++)
		if (set->v[i].rec != rec && called(s, set->v[i].rec, slug))
			return false;
	str_reset(out);
	str_add(out, slug);
	return true;
}

/* The day of a file, and as many words after it as are needed. */
static bool
by_day(struct str *out, const struct short_set *set, const struct rec *rec)
{
	struct span slug = rec_slug(rec);
	size_t n = slug.n - name_undated(slug).n;

	if (rec->line > 0 || n == 0)
		return false;
	for (n--; n <= slug.n; n++) {
		struct span begun = span_make(slug.p, n);

		if (n < slug.n && slug.p[n] != '-')
			continue;
		if (!only(set, begun, rec))
			continue;
		str_reset(out);
		str_add(out, begun);
		return true;
	}
	return false;
}

static bool
by_id(struct str *out, const struct short_set *ids, const struct rec *rec)
{
	struct span id = id_of(rec);

	for (size_t i = first(ids, id, false); id.n > 0 && i < ids->n && compare(ids->v[i].text, id) == 0; i++)
		if (ids->v[i].rec != rec && span_eq(ids->v[i].text, id))
			return false;
	str_reset(out);
	if (id.n > 0)
		str_addf(out, "^%s", id.p);
	return id.n > 0;
}

/* "acme/promise/2026-11-21-x", or as many of its words as are needed; "acme/log/x#45fb1ce70771" */
static void
handle(struct str *out, struct shorts *s, const struct rec *rec)
{
	struct str name = {0};
	struct rec bare = *rec;

	bare.item = &rec_no_item;
	str_reset(out);
	rec_handle(out, &bare);
	if (rec->line > 0) {
		rec_name(&name, rec);
		str_add(out, span_make(name.s + strlen(rec->path), name.n - strlen(rec->path)));
		str_release(&name);
		return;
	}
	for (size_t n = out->n - rec_slug(rec).n; n < out->n; n++)
		if (out->s[n] == '-' && only(make(s, &s->paths), span_make(out->s, n), rec))
			str_splice(out, n, out->n - n, span_make("", 0));
}

bool
short_name(struct str *out, struct shorts *s, const struct rec *rec, enum name_how how, struct span beginning)
{
	const struct rec *own = book_by_path(s->book, span_of(rec->path));
	const struct short_set *set;

	if (rec->kind->place == PLACE_NOWHERE && own != NULL)	/* what is worked out stands in no file of its own */
		rec = own;
	if (rec->kind->place == PLACE_CLIENT) {
		str_reset(out);
		str_add(out, rec_client_slug(rec));
		return name_begins(str_span(out), beginning);
	}
	set = make(s, how == NAME_PROMISE ? &s->open : &s->all);
	if (by_words(out, s, set, rec, beginning) || by_slug(out, s, set, rec, beginning))
		return true;
	if (beginning.n > 0)
		return false;
	if (!by_day(out, set, rec) && !by_id(out, make(s, &s->ids), rec))
		handle(out, s, rec);
	return true;
}

void
shorts_open(struct shorts *s, const struct book *book)
{
	const struct model *m = &book->model;

	*s = (struct shorts){ .book = book, .ev = { .world = &book->world }, .title = m->f_title, .name = m->f_name,
	    .aliases = model_field_id(m, span_of("aliases")), .status = model_field_id(m, span_of("status")) };
}

void
shorts_release(struct shorts *s)
{
	free(s->all.v);
	free(s->open.v);
	free(s->ids.v);
	free(s->paths.v);
	arena_release(&s->ev.scratch);
}
