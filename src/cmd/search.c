/* search - a name that is not whole: of a file, an alias, ^id, a beginning, words of the title */
#include "cmd/namep.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/outp.h"
#include "cmd/short.h"

enum { LISTED = 8, WORDS = 16 };

struct search {
	struct cmd *cmd;
	const struct book *book;
	const struct hits *among;	/* NULL: the book's */
	struct eval ev;
	struct span typed;
	enum name_how how;
	struct span words[WORDS];
	size_t nwords;
	uint16_t title, name, aliases, status;
	struct hits hits;
};

static unsigned char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : (unsigned char)c;
}

bool
name_begins(struct span s, struct span with)
{
	if (with.n > s.n)
		return false;
	for (size_t i = 0; i < with.n; i++)
		if (fold(s.p[i]) != fold(with.p[i]))
			return false;
	return true;
}

static bool
same(struct span a, struct span b)
{
	return a.n == b.n && name_begins(a, b);
}

static bool
word_byte(char c)
{
	unsigned char u = fold(c);

	return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u >= 0x80;
}

bool
name_word(struct span *rest, struct span *word)
{
	while (rest->n > 0 && !word_byte(rest->p[0]))
		rest->p++, rest->n--;
	*word = span_make(rest->p, 0);
	while (rest->n > 0 && word_byte(rest->p[0]))
		rest->p++, rest->n--, word->n++;
	return word->n > 0;
}

static bool
is_person(const struct rec *rec)
{
	return span_is(rec->kind->name, "person") || rec->kind->place == PLACE_TEAM;
}

bool
name_open(struct eval *ev, const struct rec *rec, uint16_t status)
{
	return span_is(rec->kind->name, "promise") && span_is(val_span(eval_field(ev, rec, status)), "open");
}

static bool
fits(struct search *s, const struct rec *rec)
{
	switch (s->how) {
	case NAME_CLIENT:
		return rec->kind->place == PLACE_CLIENT;
	case NAME_PERSON:
		return is_person(rec);
	case NAME_PROMISE:
		return name_open(&s->ev, rec, s->status);
	default:		/* with -k a name means one of those kinds, or a client of theirs */
		return s->cmd->kinds == 0 || rec->kind->place == PLACE_CLIENT || (s->cmd->kinds & KIND_BIT(rec->kind));
	}
}

static struct span
title_of(const struct search *s, const struct rec *rec)
{
	struct span title = val_span(rec_get(rec, s->title));

	return title.n > 0 ? title : val_span(rec_get(rec, s->name));
}

struct span
name_undated(struct span slug)
{
	struct date d;

	if (slug.n > 11 && slug.p[10] == '-' && date_parse(span_make(slug.p, 10), &d))
		return span_make(slug.p + 11, slug.n - 11);
	return slug;
}

static bool
by_alias(struct search *s, const struct rec *rec)
{
	struct val list = rec_get(rec, s->aliases);

	if (rec->line > 0 || (rec->kind->place != PLACE_CLIENT && !is_person(rec)))
		return false;
	if (list.type != VAL_LIST)
		return same(val_span(list), s->typed) && list.type != VAL_NONE;
	for (uint32_t i = 0; i < list.n; i++)
		if (same(val_span(list.items[i]), s->typed))
			return true;
	return false;
}

/* The name of its file: nobody else's longer one, nor the name that it is called by, comes before it. */
static bool
by_slug(struct search *s, const struct rec *rec)
{
	struct span slug = rec_slug(rec);

	return rec->line == 0 && rec->kind->place != PLACE_CLIENT
	    && (same(slug, s->typed) || same(name_undated(slug), s->typed));
}

static bool
by_own(struct search *s, const struct rec *rec)
{
	return by_slug(s, rec) || by_alias(s, rec);
}

static bool
by_name(struct search *s, const struct rec *rec)
{
	return rec->line == 0 && (rec->kind->place == PLACE_CLIENT || is_person(rec))
	    && same(val_span(rec_get(rec, s->name)), s->typed);
}

static bool
by_id(struct search *s, const struct rec *rec)
{
	return rec->item->id != NULL && s->typed.n > 1 && s->typed.p[0] == '^'
	    && span_is(span_make(s->typed.p + 1, s->typed.n - 1), rec->item->id);
}

static bool
by_beginning(struct search *s, const struct rec *rec)
{
	struct span slug = rec_slug(rec);
	struct str handle = {0};
	bool hit;

	if (rec->line > 0)
		return false;
	if (span_find(s->typed, '/') == NULL)
		return name_begins(slug, s->typed) || name_begins(name_undated(slug), s->typed);
	rec_handle(&handle, rec);
	hit = name_begins(str_span(&handle), s->typed);
	str_release(&handle);
	return hit;
}

static bool
by_words(struct search *s, const struct rec *rec)
{
	struct span rest = title_of(s, rec), word;
	size_t n = 0;

	while (n < s->nwords && name_word(&rest, &word))
		if (name_begins(word, s->words[n]))
			n++;
	return s->nwords > 0 && n == s->nwords;
}

/* The day that a person knows it by: a promise's is when it is due. */
static struct val
day_of(struct search *s, const struct rec *rec)
{
	struct val due = rec_get(rec, model_field_id(&s->book->model, span_of("due")));

	if (due.type == VAL_DATE)
		return due;
	return rec->has_date && rec->kind->dated_name ? val_date((struct date){ rec->dated.day, NO_MINUTE }) : (struct val){0};
}

/* What to type for each, its day, its client, its title. */
static int
several(struct search *s)
{
	struct str list = {0}, name = {0}, day = {0};
	size_t n = s->hits.n < LISTED ? s->hits.n : LISTED;
	const char *names[LISTED];
	struct shorts shorts;
	int width = 0, clients = 0;

	shorts_open(&shorts, s->book);
	for (size_t i = 0; i < n; i++) {
		const struct rec *rec = s->hits.v[i];
		int w;

		str_reset(&name);
		if (s->among != NULL)
			str_add(&name, rec_slug(rec));
		else
			short_name(&name, &shorts, rec, s->how, span_make("", 0));
		names[i] = arena_dup(&s->cmd->arena, str_span(&name));
		w = text_width(str_span(&name));
		width = w > width ? w : width;
		w = text_width(rec_client_slug(rec));
		clients = w > clients ? w : clients;
	}
	for (size_t i = 0; i < n; i++) {
		struct span title = title_of(s, s->hits.v[i]), client = rec_client_slug(s->hits.v[i]);

		str_reset(&day);
		val_print(&day, day_of(s, s->hits.v[i]));
		str_adds(&list, "\n    ");
		text_fit(&list, span_of(names[i]), width, true);
		str_addf(&list, "  %-10s  ", str_cstr(&day));
		text_fit(&list, client, clients, true);
		str_addf(&list, "  %.*s", (int)title.n, title.p);
	}
	if (s->hits.n > LISTED)
		str_addf(&list, "\n    and %zu more", s->hits.n - LISTED);
	cmd_fail(s->cmd, "\"%.*s\" may be any of %zu records; type one of these:%s", (int)s->typed.n, s->typed.p,
	    s->hits.n, str_cstr(&list));
	shorts_release(&shorts);
	str_release(&list);
	str_release(&name);
	str_release(&day);
	return -1;
}

static int
tier(struct search *s, bool (*test)(struct search *, const struct rec *), const struct rec **out)
{
	struct cursor at = {0};
	const struct rec *rec;

	s->hits.n = 0;
	for (size_t i = 0; s->among && i < s->among->n; i++)
		if (test(s, s->among->v[i]) && fits(s, s->among->v[i]))
			*vec_push(s->hits.v, s->hits.n, s->hits.cap) = s->among->v[i];
	while (!s->among && (rec = book_next(s->book, &at)) != NULL)
		if (test(s, rec) && fits(s, rec))
			*vec_push(s->hits.v, s->hits.n, s->hits.cap) = rec;
	if (s->hits.n > 1)
		return several(s);
	if (s->hits.n == 1)
		*out = s->hits.v[0];
	return s->hits.n == 1;
}

static struct search
search_of(struct cmd *cmd, const struct book *book, struct span typed, enum name_how how)
{
	const struct model *m = &book->model;
	struct search s = { .cmd = cmd, .book = book, .typed = typed, .how = how,
	    .ev = { .world = &book->world }, .title = m->f_title, .name = m->f_name,
	    .aliases = model_field_id(m, span_of("aliases")), .status = model_field_id(m, span_of("status")) };
	struct span rest = typed;

	while (s.nwords < WORDS && name_word(&rest, &s.words[s.nwords]))
		s.nwords++;
	return s;
}

/* Its status is a word that the kind does not have: neither open nor ended. */
static int
say_astray(struct search *s, const struct rec *rec, struct span title)
{
	struct str name = {0};

	cmd_fail(s->cmd, "no open promise answers to \"%.*s\": the status of \"%.*s\" is no word of its kind",
	    (int)s->typed.n, s->typed.p, (int)title.n, title.p);
	name_put(&name, s->cmd, rec);
	fault_hint(&s->cmd->faults, "cr-check %s", str_cstr(&name));
	str_release(&name);
	return -1;
}

/* Of those that have ended the one that ended last: who says it a second time hears what became of it. */
static int
say_ended(struct search *s)
{
	uint16_t field = model_field_id(&s->book->model, span_of("closed"));
	const struct rec *rec, *last = NULL;
	struct cursor at = {0};
	struct val on, ended = {0};
	char day[DATE_TEXT];
	struct span title, status;

	while ((rec = book_next(s->book, &at)) != NULL)
		if (span_is(rec->kind->name, "promise") && (by_id(s, rec) || by_beginning(s, rec) || by_words(s, rec))) {
			on = rec_get(rec, field);
			if (last == NULL || (on.type == VAL_DATE && (ended.type != VAL_DATE || date_cmp(on.date, ended.date) > 0)))
				last = rec, ended = on;
		}
	if (last == NULL)
		return 0;
	title = title_of(s, last);
	status = val_span(eval_field(&s->ev, last, s->status));
	if (status.n == 0)
		return say_astray(s, last, title);
	cmd_fail(s->cmd, "no open promise answers to \"%.*s\": \"%.*s\" was %.*s%s%s", (int)s->typed.n, s->typed.p,
	    (int)title.n, title.p, (int)status.n, status.p, ended.type == VAL_DATE ? " on " : "",
	    ended.type == VAL_DATE ? date_text(ended.date, day) : "");
	return -1;
}

int
name_search(struct cmd *cmd, const struct book *book, struct span typed, enum name_how how,
    const struct rec **out)
{
	static bool (*const tests[])(struct search *, const struct rec *) = {
		by_own, by_name, by_id, by_beginning, by_words
	};
	struct search s = search_of(cmd, book, typed, how);
	int got = 0;

	for (size_t i = 0; i < sizeof tests / sizeof tests[0] && got == 0; i++)
		got = tier(&s, tests[i], out);
	if (got == 0 && how == NAME_PROMISE)
		got = say_ended(&s);
	free(s.hits.v);
	arena_release(&s.ev.scratch);
	return got;
}

/* The records that the files of a directory are, faulty ones passed over in silence. */
static struct hits
read_all(struct cmd *cmd, const char *dir)
{
	bool clients = strcmp(dir, "clients") == 0;
	struct hits all = {0};
	struct io_name *names = NULL;
	size_t n = 0;

	if (io_list(cmd->book.dirfd, dir, &names, &n) < 0)
		return all;
	for (size_t i = 0; i < n; i++) {
		struct faults said = cmd->faults;
		const struct hits *recs;

		cmd->faults = (struct faults){0};
		if (name_file(cmd, arena_printf(&cmd->arena, "%s/%s%s", dir, names[i].name, clients ? "/client.md" : ""),
		    &recs) == 0)
			*vec_push(all.v, all.n, all.cap) = recs->v[0];
		faults_release(&cmd->faults);
		cmd->faults = said;
	}
	free(names);
	return all;
}

int
name_within(struct cmd *cmd, const char *dir, struct span typed, const struct rec **out)
{
	static bool (*const tests[])(struct search *, const struct rec *) = { by_own, by_name, by_beginning, by_words };
	struct search s = search_of(cmd, &cmd->book, typed, NAME_PERSON);
	struct hits all = read_all(cmd, dir);
	int got = 0;

	s.among = &all;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0] && got == 0; i++)
		got = tier(&s, tests[i], out);
	free(s.hits.v);
	free(all.v);
	return got;
}

const struct rec *
name_taken(struct cmd *cmd, const char *dir, struct span name)
{
	struct search s = search_of(cmd, &cmd->book, name, NAME_READ);
	struct hits all = read_all(cmd, dir);
	const struct rec *first = NULL;

	for (size_t i = 0; i < all.n && !first; i++)
		if (by_alias(&s, all.v[i]) || by_name(&s, all.v[i]))
			first = all.v[i];
	free(all.v);
	return first;
}
