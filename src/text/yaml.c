#include "text/yaml.h"

#include <libfyaml.h>
#include <string.h>

#include "base/utf8.h"
#include "text/parts.h"

/* What is known while the events of one document go by. */
struct reader {
	struct yaml *y;
	struct span text;
	struct arena *arena;
	unsigned depth;
	bool opened;			/* a document has begun */
	bool in_value;			/* at depth 1: the next event is a value */
	struct span *items, *raws;	/* of the list at hand, grown in the arena */
	size_t nitems, cap;
};

bool
yaml_null(struct span s)
{
	if (s.n == 1)
		return *s.p == '~';
	return s.n == 4 && (memcmp(s.p, "null", 4) == 0 || memcmp(s.p, "Null", 4) == 0 ||
	    memcmp(s.p, "NULL", 4) == 0);
}

static void
no_output(struct fy_diag *diag, void *user, const char *buf, size_t len)
{
	(void)diag, (void)user, (void)buf, (void)len;
}

static int
refuse(struct reader *r, const char *at, const char *why)
{
	r->y->why = why;
	fault_where(r->text, at ? at : r->text.p + r->text.n, &r->y->line, &r->y->col);
	return -1;
}

static const char *
where(const struct reader *r, struct fy_event *e, bool end)
{
	const struct fy_mark *m = end ? fy_event_end_mark(e) : fy_event_start_mark(e);

	return m && m->input_pos <= r->text.n ? r->text.p + m->input_pos : NULL;
}

/* The bytes of a scalar, quotes included. Marks lie within the quotes, and an
 * empty scalar has none. */
static struct span
scalar_raw(const struct reader *r, struct fy_event *e, enum fy_node_style style)
{
	const char *from = where(r, e, false), *to = where(r, e, true);

	if (from == NULL || to == NULL)
		return span_make(NULL, 0);
	if (style == FYNS_SINGLE_QUOTED || style == FYNS_DOUBLE_QUOTED) {
		from--;
		to++;
	}
	return span_make(from, (size_t)(to - from));
}

/*
 * Points into the file where the text is what stands there, else into the arena.
 * What stands between single quotes we read ourselves: libfyaml 0.7.12 takes
 * 'a''''-' for a''' and loses the dash.
 */
static struct span
scalar_text(struct reader *r, struct fy_event *e, struct span raw, bool quoted)
{
	size_t n = 0;
	const char *p = raw.p ? fy_token_get_text(fy_event_get_token(e), &n) : NULL;
	struct span text = span_make(p ? p : "", p ? n : 0);

	if (quoted && raw.n >= 2) {
		bool single = *raw.p == '\'';

		raw = span_make(raw.p + 1, raw.n - 2);
		if (single && (span_find(raw, '\'') || span_find(raw, '\n')))
			return scalar_unsingle(r->arena, raw);
	}
	if (raw.p && span_eq(text, raw))
		return raw;
	return span_make(arena_dup(r->arena, text), text.n);
}

static void *
grown(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	void *fresh;

	if (n < *cap)
		return old;
	*cap = *cap ? *cap * 2 : 16;
	fresh = arena_zero(a, *cap * size);
	if (n)
		memcpy(fresh, old, n * size);
	return fresh;
}

/* A key that is not there has no mark: what follows the last value, or the fence. */
static const char *
after_last(const struct reader *r)
{
	const char *p = r->text.p + 3, *end = r->text.p + r->text.n;

	if (r->y->n) {
		const struct yaml_key *k = &r->y->keys[r->y->n - 1];

		p = k->is.raw.p ? k->is.raw.p + k->is.raw.n : k->name.p + k->name.n;
	}
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p;
}

static int
take_key(struct reader *r, struct fy_event *e)
{
	enum fy_node_style style = fy_event_get_node_style(e);
	bool quoted = style == FYNS_SINGLE_QUOTED || style == FYNS_DOUBLE_QUOTED;
	struct yaml *y = r->y;
	struct yaml_key *k;
	struct span raw;

	if (e->type != FYET_SCALAR)
		return refuse(r, where(r, e, false), "a key must be a word, not a list or a map");
	raw = scalar_raw(r, e, style);
	if (raw.p == NULL || raw.n == 0)
		return refuse(r, after_last(r), "a value without a key");
	if (!quoted && style != FYNS_PLAIN)
		return refuse(r, raw.p, "a key must be a word on one line");
	y->keys = grown(r->arena, y->keys, y->n, &y->cap, sizeof *y->keys);
	k = &y->keys[y->n++];
	*k = (struct yaml_key){ .name = raw };
	k->is.key = scalar_text(r, e, raw, quoted);
	r->in_value = true;
	return 0;
}

static int
take_scalar(struct reader *r, struct fy_event *e)
{
	static const enum shape shapes[] = {
		[FYNS_PLAIN] = SHAPE_PLAIN, [FYNS_SINGLE_QUOTED] = SHAPE_SINGLE,
		[FYNS_DOUBLE_QUOTED] = SHAPE_DOUBLE, [FYNS_LITERAL] = SHAPE_OTHER,
		[FYNS_FOLDED] = SHAPE_OTHER,
	};
	enum fy_node_style style = fy_event_get_node_style(e);
	struct front_key *k = &r->y->keys[r->y->n - 1].is;

	k->raw = scalar_raw(r, e, style);
	if (k->raw.p == NULL || (style == FYNS_PLAIN && k->raw.n == 0)) {
		k->shape = SHAPE_EMPTY;
		k->raw = span_make(NULL, 0);
		return 0;
	}
	k->shape = shapes[style];
	if (k->shape == SHAPE_OTHER)
		return 0;
	k->text = scalar_text(r, e, k->raw, style != FYNS_PLAIN);
	if (style == FYNS_PLAIN && yaml_null(k->text)) {
		k->shape = SHAPE_EMPTY;
		k->text.n = 0;
	}
	return 0;
}

static void
take_item(struct reader *r, struct fy_event *e)
{
	enum fy_node_style style = fy_event_get_node_style(e);
	struct front_key *k = &r->y->keys[r->y->n - 1].is;
	struct span raw = scalar_raw(r, e, style), text;
	size_t cap = r->cap;

	if (style == FYNS_LITERAL || style == FYNS_FOLDED)
		k->shape = SHAPE_OTHER;
	if (k->shape != SHAPE_LIST)
		return;
	text = scalar_text(r, e, raw, style != FYNS_PLAIN);
	if (style == FYNS_PLAIN && yaml_null(text))
		text.n = 0;
	r->items = grown(r->arena, r->items, r->nitems, &cap, sizeof *r->items);
	r->raws = grown(r->arena, r->raws, r->nitems, &r->cap, sizeof *r->raws);
	r->items[r->nitems] = text;
	r->raws[r->nitems++] = raw;
}

/* A collection opens or closes within a value. At depth 1 it is the value. */
static int
take_bracket(struct reader *r, struct fy_event *e)
{
	struct yaml_key *k = &r->y->keys[r->y->n - 1];
	bool opens = e->type == FYET_SEQUENCE_START || e->type == FYET_MAPPING_START;
	const char *end;

	if (opens && r->depth == 1) {
		k->is.shape = e->type == FYET_SEQUENCE_START ? SHAPE_LIST : SHAPE_OTHER;
		k->is.raw = span_make(where(r, e, false), 0);
		r->items = r->raws = NULL;
		r->nitems = r->cap = 0;
	} else if (opens) {
		k->is.shape = SHAPE_OTHER;
	}
	if (opens)
		return ++r->depth > YAML_DEPTH ?
		    refuse(r, where(r, e, false), "nested too deeply") : 0;
	r->depth--;
	end = where(r, e, true);
	if (r->depth == 1 && k->is.shape == SHAPE_LIST) {
		k->is.items = r->items;
		k->is.nitems = r->nitems;
		k->raws = r->raws;
	}
	/* only brackets say where they end; a block's end mark is the next thing's */
	if (r->depth == 1 && end > k->is.raw.p && (end[-1] == ']' || end[-1] == '}') &&
	    where(r, e, false) == end - 1)
		k->is.raw.n = (size_t)(end - k->is.raw.p);
	return 0;
}

static int
take_root(struct reader *r, struct fy_event *e)
{
	if (e->type == FYET_SCALAR && where(r, e, false) == NULL)
		return 0;
	if (e->type != FYET_MAPPING_START)
		return refuse(r, where(r, e, false), "the frontmatter is no list of `key: value` lines");
	r->y->flow = fy_event_get_node_style(e) == FYNS_FLOW;
	r->depth = 1;
	return 0;
}

static int
take_node(struct reader *r, struct fy_event *e)
{
	bool closes = e->type == FYET_SEQUENCE_END || e->type == FYET_MAPPING_END;
	int status = 0;

	if (!closes && e->type == FYET_ALIAS)
		return refuse(r, where(r, e, false) - 1, "an alias (*) is not taken here");
	if (!closes && fy_event_get_anchor_token(e))
		return refuse(r, fy_token_start_mark(fy_event_get_anchor_token(e))->input_pos +
		    r->text.p - 1, "an anchor (&) is not taken here");
	if (!closes && fy_event_get_tag_token(e))
		return refuse(r, fy_token_start_mark(fy_event_get_tag_token(e))->input_pos +
		    r->text.p, "a tag (!) is not taken here");
	if (r->depth == 0)
		return take_root(r, e);
	if (r->depth == 1 && closes) {
		r->depth = 0;
		return 0;
	}
	if (r->depth == 1 && !r->in_value)
		return take_key(r, e);
	if (e->type != FYET_SCALAR)
		status = take_bracket(r, e);
	else if (r->depth == 1)
		status = take_scalar(r, e);
	else if (r->depth == 2)
		take_item(r, e);
	if (r->depth == 1)
		r->in_value = false;
	return status;
}

static int
take_event(struct reader *r, struct fy_event *e)
{
	switch (e->type) {
	case FYET_DOCUMENT_START:
		if (r->opened)
			return refuse(r, where(r, e, false), "a second document");
		r->opened = true;
		return 0;
	case FYET_SCALAR: case FYET_ALIAS:
	case FYET_MAPPING_START: case FYET_MAPPING_END:
	case FYET_SEQUENCE_START: case FYET_SEQUENCE_END:
		return take_node(r, e);
	default:
		return 0;
	}
}

/* What the library says of blanks, in one way and for who never heard of mappings. */
static const char *
reworded(const char *said)
{
	static const struct { const char *theirs, *ours; } words[] = {
		{ "invalid tab used as indentation", "a tab at the beginning of a line" },
		{ "invalid tab as indendation in a mapping", "a tab at the beginning of a line" },
		{ "tab character may not be used as indentation", "a tab at the beginning of a line" },
		{ "wrong indendation in sequence while in mapping", "this line is indented unlike the others of its list" },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(said, words[i].theirs) == 0)
			return words[i].ours;
	return said;
}

/* The library counts columns in characters, a fault in bytes. */
static int
library_error(struct reader *r, struct fy_diag *diag)
{
	struct span rest = r->text, line = {0};
	void *at = NULL;
	struct fy_diag_error *err = fy_diag_errors_iterate(diag, &at);

	r->y->why = "this is no YAML";
	r->y->line = r->y->col = 1;
	if (err == NULL)
		return -1;
	if (err->msg)
		r->y->why = arena_dup(r->arena, span_of(reworded(err->msg)));
	r->y->line = err->line > 0 ? (unsigned)err->line : 1;
	for (unsigned i = 0; i < r->y->line && span_line(&rest, &line); i++)
		;
	rest = line;
	for (int i = 1; i < err->column && rest.n; i++)
		utf8_next(&rest);
	r->y->col = (unsigned)(line.n - rest.n) + 1;
	return -1;
}

static int
run(struct reader *r, struct fy_parser *parser, struct fy_diag *diag)
{
	struct fy_event *e;
	int status = 0;
	bool ended = false;

	if (fy_parser_set_string(parser, r->text.p, r->text.n) != 0)
		return library_error(r, diag);
	while (status == 0 && (e = fy_parser_parse(parser)) != NULL) {
		ended = e->type == FYET_STREAM_END;
		status = take_event(r, e);
		fy_parser_event_free(parser, e);
	}
	if (status == 0 && (!ended || fy_parser_get_stream_error(parser)))
		status = library_error(r, diag);
	return status;
}

int
yaml_read(struct yaml *y, struct span text, struct arena *arena)
{
	struct fy_diag_cfg quiet;
	struct fy_parse_cfg cfg = {
		/* brackets closed in column 0 are what formatters write, whatever YAML says */
		.flags = FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE | FYPCF_SLOPPY_FLOW_INDENTATION,
	};
	struct reader r = { .y = y, .text = text, .arena = arena };
	struct fy_parser *parser;
	int status = -1;

	*y = (struct yaml){0};
	if (text.n > YAML_MAX)
		return refuse(&r, text.p, "frontmatter of more than 64 KB");
	fy_diag_cfg_default(&quiet);
	quiet.fp = NULL;
	quiet.output_fn = no_output;
	if ((cfg.diag = fy_diag_create(&quiet)) == NULL)
		return refuse(&r, text.p, "out of memory");
	fy_diag_set_collect_errors(cfg.diag, true);
	if ((parser = fy_parser_create(&cfg)) != NULL) {
		status = run(&r, parser, cfg.diag);
		fy_parser_destroy(parser);
	} else {
		refuse(&r, text.p, "out of memory");
	}
	fy_diag_destroy(cfg.diag);
	return status;
}
