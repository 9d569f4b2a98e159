#include "text/item.h"

#include <string.h>

#include "base/sha1.h"
#include "text/itemp.h"
#include "text/marks.h"

enum { IN_FENCE = 1, IN_COMMENT = 2, NO_COMMENT_END = 4 };

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80);
}

/* Most bodies are prose: no line of theirs begins as a list item does. */
static bool
any_marker(struct span body)
{
	const char *p = body.p, *end = p + body.n;

	for (; p && p < end; p = marked_line(p, end)) {
		while (p < end && (blank(*p) || *p == '>'))
			p++;
		if (p < end && (*p == '-' || *p == '*' || *p == '+' || (*p >= '0' && *p <= '9')))
			return true;
	}
	return false;
}

struct items
items_of(struct span body, unsigned first_line, const struct item_words *words)
{
	struct items it = { .rest = body, .lineno = first_line, .words = words };

	if (!any_marker(body))
		it.rest.n = 0;
	return it;
}

void
items_release(struct items *it)
{
	arena_release(&it->arena);
}

static struct span
from(struct span s, size_t i)
{
	return span_make(s.p + i, s.n - i);
}

static size_t
skip_blanks(struct span s, size_t i)
{
	while (i < s.n && blank(s.p[i]))
		i++;
	return i;
}

size_t
item_marker(struct span s)
{
	size_t i = 0;

	if (s.n && (*s.p == '-' || *s.p == '*' || *s.p == '+'))
		i = 1;
	else
		while (i < s.n && i < 9 && s.p[i] >= '0' && s.p[i] <= '9')
			i++;
	if (i && s.p[0] >= '0' && s.p[0] <= '9')
		i = i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i + 1 : 0;
	return i && i < s.n && blank(s.p[i]) ? skip_blanks(s, i) : 0;
}

static size_t
run(struct span s, size_t i, char c)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] == c)
		n++;
	return n;
}

/* The end of a code span whose backticks begin at i, or 0. */
static size_t
code_end(struct span s, size_t i)
{
	size_t n = run(s, i, '`'), m;

	for (i += n; i < s.n; i += m ? m : 1)
		if ((m = run(s, i, '`')) == n)
			return i + n;
	return 0;
}

/* Does a comment begin amid the line and go on after it? One that never ends is text. */
static bool
comment_opens(struct items *it, struct span line)
{
	const char *p;
	size_t i = 0, end;

	if (it->state & NO_COMMENT_END || memchr(line.p, '<', line.n) == NULL)
		return false;
	while (i < line.n) {
		if (line.p[i] == '`') {
			end = code_end(line, i);
			i = end ? end : i + run(line, i, '`');
		} else if (line.n - i >= 4 && memcmp(line.p + i, "<!--", 4) == 0) {
			if ((p = memmem(line.p + i, line.n - i, "-->", 3)) == NULL)
				break;
			i = (size_t)(p - line.p) + 3;
		} else {
			i++;
		}
	}
	if (i >= line.n)
		return false;
	if (it->rest.n && memmem(it->rest.p, it->rest.n, "-->", 3))
		return true;
	it->state |= NO_COMMENT_END;
	return false;
}

/* Within a fence or a comment, or opening one: then the line holds no record. */
static bool
hidden(struct items *it, struct span line, struct span text)
{
	size_t n;

	if (it->state & IN_FENCE) {
		n = run(text, 0, it->fence);
		if (n >= it->fence_len && skip_blanks(text, n) == text.n)
			it->state &= ~IN_FENCE;
		return true;
	}
	if (it->state & IN_COMMENT) {
		if (line.n && memmem(line.p, line.n, "-->", 3))
			it->state &= ~IN_COMMENT;
		return true;
	}
	while ((n = item_marker(text)) != 0)
		text = from(text, n);
	if (text.n < 3)
		return false;
	n = run(text, 0, *text.p);
	if (n >= 3 && (*text.p == '~' || (*text.p == '`' && !span_find(from(text, n), '`')))) {
		it->state |= IN_FENCE;
		it->fence = *text.p;
		it->fence_len = n;
		return true;
	}
	if (text.n >= 4 && memcmp(text.p, "<!--", 4) == 0) {
		if (memmem(text.p + 2, text.n - 2, "-->", 3) == NULL)
			it->state |= IN_COMMENT;
		return true;
	}
	return false;
}

/* "word: " at the start of s: the word's length, or 0. */
static size_t
word_colon(struct span s)
{
	size_t i = 0;

	while (i < s.n && word_byte(s.p[i]))
		i++;
	return i && i + 1 < s.n && s.p[i] == ':' && blank(s.p[i + 1]) &&
	    !(*s.p >= '0' && *s.p <= '9') && *s.p != '-' ? i : 0;
}

/* "Ask: x", "ask:x", "ask : x": the word of a kind, but not as it is written. What follows it, or an empty span. */
static struct span
nearly_word(struct items *it, struct span s, struct item *out)
{
	char word[24];
	size_t n = 0, colon;

	while (n < s.n && n < sizeof word - 1 && ((s.p[n] >= 'a' && s.p[n] <= 'z') || (s.p[n] >= 'A' && s.p[n] <= 'Z'))) {
		word[n] = (char)(s.p[n] | 0x20);
		n++;
	}
	word[n] = '\0';
	colon = skip_blanks(s, n);
	if (n == 0 || colon == s.n || s.p[colon] != ':' || it->words->kind(it->words->ctx, span_of(word)) < 0)
		return span_make(s.p, 0);
	out->why = ITEM_NEAR_MISS;
	out->word = span_make(s.p, n);
	out->meant = span_make(arena_dup(&it->arena, span_of(word)), n);
	return span_trim(from(s, colon + 1));
}

/* The box or the word after the marker; what follows it, or an empty span for prose. */
static struct span
item_opening(struct items *it, struct span s, struct item *out)
{
	const struct item_words *w = it->words;
	size_t n = 0;

	if (s.n > 4 && s.p[0] == '[' && s.p[2] == ']' && blank(s.p[3]) && strchr(" xX-", s.p[1]) &&
	    s.p[1]) {
		out->box = s.p[1];
		out->kind = w->box_kind;
		n = 3;
	} else if ((n = word_colon(s)) != 0) {
		out->word = span_make(s.p, n++);
		out->kind = w->kind(w->ctx, out->word);
	}
	if (n == 0)
		return w->near != NULL ? nearly_word(it, s, out) : span_make(s.p, 0);
	if (out->kind == -1 && !out->box && w->near && (out->meant = w->near(w->ctx, out->word)).n)
		out->why = ITEM_NEAR_MISS;
	else if (out->kind == -2)
		out->why = ITEM_PACK_OFF;
	else if (out->kind < 0)
		return span_make(s.p, 0);
	if (out->kind < 0)
		out->kind = -1;
	return span_trim(from(s, n));
}

static bool
id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* Cuts a final "^id" that stands alone: the text before it. */
static struct span
cut_id(struct span s, struct span *id)
{
	size_t i = s.n;

	while (i && id_byte(s.p[i - 1]))
		i--;
	if (i == s.n || i == 0 || s.p[i - 1] != '^' || (i > 1 && !blank(s.p[i - 2])))
		return s;
	*id = from(s, i);
	return span_rtrim(span_make(s.p, i - 1));
}

/* "-[ ] x", "- [] x", "- [ ]x": a box to whoever typed it. */
static bool
nearly_box(struct span bare)
{
	size_t i = 1;

	if (bare.n < 4 || (*bare.p != '-' && *bare.p != '*' && *bare.p != '+'))
		return false;
	i = skip_blanks(bare, i);
	if (i + 2 >= bare.n || bare.p[i] != '[')
		return false;
	if (bare.p[i + 1] == ']')
		return blank(bare.p[i + 2]);
	return strchr(" xX", bare.p[i + 1]) && bare.p[i + 2] == ']' && i + 3 < bare.n && bare.p[i + 3] != '(' &&
	    (i == 1 || !blank(bare.p[i + 3]));
}

/* What is no record, but was meant as one: only where somebody listens. */
static bool
item_miss(struct items *it, struct item *out)
{
	bool marker = item_marker(span_make(out->bare.p, out->bare.n < 16 ? out->bare.n : 16)) != 0;

	if (it->words->near == NULL || (out->line.n > ITEM_LINE_MAX ? !marker : !nearly_box(out->bare)))
		return false;
	out->why = out->line.n > ITEM_LINE_MAX ? ITEM_TOO_LONG : ITEM_NEAR_BOX;
	out->word = out->bare;
	return true;
}

static bool
item_read(struct items *it, struct span line, struct item *out)
{
	struct span rest;
	size_t n;

	out->bare = span_trim(line);
	out->box = 0;
	out->kind = -1;
	out->why = ITEM_RECORD;
	out->word = out->id = out->title = out->meant = span_make(line.p, 0);
	out->npairs = 0;
	out->line = line;
	out->words = it->words;
	if (item_miss(it, out))
		return true;
	if (line.n > ITEM_LINE_MAX || (n = item_marker(out->bare)) == 0)
		return false;
	rest = item_opening(it, from(out->bare, n), out);
	if (rest.n == 0)
		return false;
	rest = cut_id(rest, &out->id);
	if (out->kind >= 0)
		item_pairs(&it->arena, rest, out);
	else
		out->title = rest;
	if (out->title.n == 0 && out->npairs > 0 && it->words->near != NULL) {
		out->why = ITEM_NO_TITLE;
		out->kind = -1;
		out->word = out->bare;
		return true;
	}
	return out->title.n != 0;
}

bool
items_next(struct items *it, struct item *out)
{
	struct span line, text;

	while (span_line(&it->rest, &line)) {
		bool record;

		out->lineno = it->lineno++;
		text = from(line, skip_blanks(line, 0));
		if (it->state & (IN_FENCE | IN_COMMENT)) {
			hidden(it, line, text);
			continue;
		}
		if (text.n == 0 || *text.p == '>' || hidden(it, line, text))
			continue;
		record = item_read(it, line, out);
		if (comment_opens(it, line))
			it->state |= IN_COMMENT;
		if (record)
			return true;
	}
	return false;
}

uint64_t
item_hash(struct span bare)
{
	unsigned char digest[SHA1_SIZE];
	struct sha1 h;
	uint64_t v = 0;

	sha1_init(&h);
	sha1_add(&h, bare.p, bare.n);
	sha1_end(&h, digest);
	for (unsigned i = 0; i < 6; i++)
		v = v << 8 | digest[i];
	return v;
}
