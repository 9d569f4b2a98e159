/* section - see section.h: reading the line, and choosing the records */
#include "cmd/section.h"

#include <stdlib.h>
#include <string.h>

#include "model/target.h"

enum { FIRST = 20 };

struct parsing {
	struct section *s;
	struct scope scope;		/* a copy: kinds, line and column are ours to set */
	const struct scope *given;
	struct span text;
	struct faults *faults;
};

static int
wrong(struct parsing *r, struct span at, const char *what)
{
	fault_add(r->faults, ERROR, r->given->path, r->given->line, r->given->col + (unsigned)(at.p - r->text.p),
	    "%s: %.*s", what, (int)at.n, at.p);
	return -1;
}

/* The next part of *rest up to c, which in quotes and parentheses parts nothing. */
static struct span
part(struct span *rest, char c)
{
	struct span head = { rest->p, 0 };
	int depth = 0;
	char quote = '\0';

	for (; head.n < rest->n; head.n++) {
		char now = rest->p[head.n];

		if (quote != '\0')
			quote = now == quote ? '\0' : quote;
		else if (now == '"')
			quote = now;
		else if (now == c && depth <= 0)
			break;
		else
			depth += (now == '(') - (now == ')');
	}
	*rest = span_make(rest->p + head.n + (head.n < rest->n), rest->n - head.n - (head.n < rest->n));
	return span_trim(head);
}

/* Takes the first word off; empty: there is none. */
static struct span
word(struct span *s)
{
	struct span w = { s->p, 0 };

	while (w.n < s->n && s->p[w.n] != ' ')
		w.n++;
	*s = span_trim(span_make(s->p + w.n, s->n - w.n));
	return w;
}

static struct expr *
compile(struct parsing *r, struct span text, bool condition)
{
	r->scope.col = r->given->col + (unsigned)(text.p - r->text.p);
	return condition ? expr_compile_condition(&r->scope, text, r->faults) : expr_compile(&r->scope, text, r->faults);
}

/* The field of the record at hand, and what kinds it may lead to; none: any. */
static const struct field *
link_field(struct parsing *r, struct span name, uint64_t *to)
{
	const struct model *m = r->scope.model;
	const struct field *found = NULL;

	for (size_t i = 0; i < m->nkinds; i++) {
		const struct field *f = r->given->kinds & KIND_BIT(m->kinds[i]) ? kind_field(m, m->kinds[i], name) : NULL;

		if (f == NULL || f->type != VAL_LINK)
			continue;
		found = f;
		*to |= target_bits(m, f);
	}
	return found;
}

/* "promise where ...", "its affects where ..." */
static int
read_set(struct parsing *r, struct span text, uint64_t *kinds)
{
	struct section_set *set = &r->s->sets[r->s->nsets];
	struct span name = word(&text), keyword;
	uint64_t to = 0;

	if (r->s->nsets == SECTION_SETS)
		return wrong(r, name, "too many sets");
	if (span_is(name, "its")) {
		name = word(&text);
		if ((set->its = link_field(r, name, &to)) == NULL)
			return wrong(r, name, "no field that links");
	} else if ((set->kind = model_kind(r->scope.model, name)) != NULL) {
		to = KIND_BIT(set->kind);
	} else {
		return wrong(r, name, "there is no kind");
	}
	r->s->nsets++;
	*kinds |= to;
	if (text.n == 0)
		return 0;
	keyword = word(&text);
	if (!span_is(keyword, "where"))
		return wrong(r, keyword, "not `where`");
	r->scope.kinds = to;
	return (set->where = compile(r, text, true)) != NULL ? 0 : -1;
}

/* `"label" value, value, ...` */
static int
read_items(struct parsing *r, struct span text)
{
	struct section *s = r->s;

	while (text.n > 0) {
		struct span item = part(&text, ','), label = {"", 0}, rest = item;
		const char *close;

		if (s->nitems == SECTION_ITEMS)
			return wrong(r, item, "too many fields");
		if (item.n > 1 && item.p[0] == '"' && (close = memchr(item.p + 1, '"', item.n - 1)) != NULL) {
			rest = span_trim(span_make(close + 1, (size_t)(item.p + item.n - close - 1)));
			label = span_make(item.p + 1, (size_t)(close - item.p - 1));
		}
		if (rest.n == 0 || span_starts(rest, "if ")) {	/* a text that stands for itself */
			rest = item;
			label.n = 0;
		}
		s->items[s->nitems].label = label;
		if ((s->items[s->nitems++].value = compile(r, rest, false)) == NULL)
			return -1;
	}
	return 0;
}

static int
read_count(struct parsing *r, enum section_pick pick, struct span text)
{
	double n;

	if (!span_number(text, &n) || n < 1 || n > 1e6)
		return wrong(r, text, "no number");
	r->s->pick = pick;
	r->s->most = (size_t)n;
	return 0;
}

static int
read_clause(struct parsing *r, struct span text)
{
	struct section *s = r->s;
	struct span name = word(&text);

	if (span_is(name, "by"))
		return (s->by = compile(r, text, false)) != NULL ? 0 : -1;
	if (span_is(name, "say"))
		return (s->say = compile(r, text, false)) != NULL ? 0 : -1;
	if (span_is(name, "show"))
		return read_items(r, text);
	if (span_is(name, "first"))
		return read_count(r, PICK_FIRST, text);
	if (span_is(name, "last"))
		return read_count(r, PICK_LAST, text);
	if (span_is(name, "newest"))
		return read_count(r, PICK_NEWEST, text);
	if (span_is(name, "here"))
		s->here = true;
	else if (span_is(name, "expected"))
		s->expected = true;
	else if (span_is(name, "news"))
		s->news = true;
	else
		return wrong(r, name, "no clause of a list");
	return 0;
}

int
section_read(struct section *s, const struct scope *scope, struct span text, struct faults *faults)
{
	struct parsing r = { .s = s, .scope = *scope, .given = scope, .text = text, .faults = faults };
	struct span rest = text, clause;
	uint64_t kinds = 0;

	*s = (struct section){ .most = FIRST };
	if (read_set(&r, part(&rest, ';'), &kinds) < 0)
		return -1;
	for (struct span all = rest; all.n > 0; ) {
		clause = part(&all, ';');
		if (span_starts(clause, "and ")) {
			word(&clause);
			if (read_set(&r, clause, &kinds) < 0)
				return -1;
		}
	}
	r.scope.kinds = s->kinds = kinds;
	while (rest.n > 0) {
		clause = part(&rest, ';');
		if (!span_starts(clause, "and ") && read_clause(&r, clause) < 0)
			return -1;
	}
	return 0;
}

/* Rows ------------------------------------------------------------------------ */

struct gathering {
	const struct section *s;
	const struct view *view;
	const struct rec *self;
	struct row *v;
	size_t n, cap;
};

static bool
expects(const struct view *view, const struct rec *rec)
{
	for (size_t i = 0; i < view->nexpected; i++)
		if (view->expected[i] == rec || strcmp(view->expected[i]->path, rec->path) == 0)
			return true;
	return view->nexpected == 0;
}

static void
take(struct gathering *g, const struct section_set *set, const struct rec *rec)
{
	struct eval *ev = g->view->ev;
	struct val by = {0};

	if ((g->s->here && strcmp(rec->path, g->self->path) != 0) || (g->s->expected && !expects(g->view, rec))
	    || (g->view->cmd->query != NULL && !cmd_selects(g->view->cmd, ev, rec)))
		return;
	ev->rec = ev->self = rec;
	if (!eval_true(ev, set->where))
		return;
	if (g->s->by != NULL)
		by = eval_run(ev, g->s->by);
	else if (rec->has_date && set->its == NULL)
		by = val_date(rec->dated);
	*vec_push(g->v, g->n, g->cap) = (struct row){ rec, by };
}

static void
gather_links(struct gathering *g, const struct section_set *set)
{
	const struct world *w = g->view->ev->world;
	struct val v = eval_field(g->view->ev, g->self, set->its->id);
	size_t n = v.type == VAL_LIST ? v.n : v.type == VAL_LINK;

	for (size_t i = 0; i < n; i++) {
		struct val link = v.type == VAL_LIST ? v.items[i] : v;
		const struct rec *rec = w->link(w->ctx, g->self, val_span(link), set->its->link_to);

		if (rec != NULL)
			take(g, set, rec);
	}
}

static int
by_value(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int c = val_cmp(a->by, b->by);

	return c != 0 ? c : rec_cmp(a->rec, b->rec);
}

struct row *
section_rows(const struct section *s, const struct view *view, const struct rec *self, size_t *n, size_t *left)
{
	struct gathering g = { .s = s, .view = view, .self = self };
	const struct world *w = view->ev->world;
	const struct rec *rec;
	struct row *rows;
	size_t from;

	for (size_t i = 0; i < s->nsets; i++) {
		struct cursor at = {0};

		if (s->sets[i].its != NULL)
			gather_links(&g, &s->sets[i]);
		else
			while ((rec = w->next(w->ctx, self, s->sets[i].kind, &at)) != NULL)
				take(&g, &s->sets[i], rec);
	}
	if (g.n > 1)
		qsort(g.v, g.n, sizeof *g.v, by_value);
	*n = g.n < s->most ? g.n : s->most;
	*left = g.n - *n;
	rows = arena_array(&view->cmd->arena, struct row, *n + 1);
	from = s->pick == PICK_LAST ? *left : 0;
	for (size_t i = 0; i < *n; i++)
		rows[i] = g.v[s->pick == PICK_NEWEST ? g.n - 1 - i : from + i];
	free(g.v);
	return rows;
}
