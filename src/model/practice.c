#include "model/practicep.h"

#include <string.h>

static const struct front_key *
key(const struct reading_of *r, const char *name)
{
	return front_find(r->front, span_of(name));
}

struct span
practice_text(const struct reading_of *r, const char *name)
{
	const struct front_key *k = key(r, name);

	return k ? k->text : span_make("", 0);
}

/* A key given once as a text, or as a list: always a list. */
size_t
practice_texts(const struct reading_of *r, const char *name, const struct span **v)
{
	const struct front_key *k = key(r, name);

	if (k == NULL || k->shape == SHAPE_EMPTY)
		return 0;
	if (k->shape == SHAPE_LIST)
		return *v = k->items, k->nitems;
	*v = &k->text;
	return 1;
}

bool
practice_is_list(const struct reading_of *r, const char *name)
{
	const struct front_key *k = key(r, name);

	return k && k->shape == SHAPE_LIST;
}

/* Points the scope's messages at where a text stands in the file, which folding may have copied away. */
static void
locate(struct reading_of *r, const char *name, struct span at)
{
	const struct front_key *k = key(r, name);

	r->scope.line = k ? k->line : 1;
	r->scope.col = k ? k->col : 1;
	r->scope.file = r->file;
	r->scope.source = span_make(NULL, 0);
	if (at.p >= r->file.p && at.p < r->file.p + r->file.n)
		fault_where(r->file, at.p, &r->scope.line, &r->scope.col);
	else if (k)
		r->scope.source = k->raw;
}

void
practice_wrong(struct reading_of *r, const char *name, const char *what, struct span word)
{
	locate(r, name, word);
	fault_add(r->faults, ERROR, r->p->path, r->scope.line, r->scope.col, "%s: %s \"%.*s\"", name, what,
	    (int)word.n, word.p);
}

static int
word_index(struct reading_of *r, const char *name, const char *const *words, int n, int otherwise)
{
	struct span word = practice_text(r, name);

	if (word.n == 0)
		return otherwise;
	for (int i = 0; i < n; i++)
		if (span_is(word, words[i]))
			return i;
	practice_wrong(r, name, "it cannot be", word);
	return otherwise;
}

struct expr *
practice_compile(struct reading_of *r, const char *name, struct span rule, bool condition)
{
	if (rule.n == 0)
		return NULL;
	locate(r, name, rule);
	return condition ? expr_compile_condition(&r->scope, rule, r->faults) :
	    expr_compile(&r->scope, rule, r->faults);
}

static void
read_weight(struct reading_of *r, const struct settings *set)
{
	struct span weight = practice_text(r, "weight"), rhythm = practice_text(r, "rhythm"), name;
	struct practice *p = r->p;

	p->weight = 1;
	if (weight.n && !span_number(weight, &p->weight))
		practice_wrong(r, "weight", "not a number:", weight);
	else if (p->weight < 0)
		practice_wrong(r, "weight", "it cannot be below 0:", weight);
	p->rhythm = (struct dur){ 1, DUR_W };
	if (rhythm.n && !dur_parse(rhythm, &p->rhythm))
		practice_wrong(r, "rhythm", "not a duration:", rhythm);
	for (size_t i = 0; i < set->nweights; i++) {
		struct limit l = {0};

		if (practice_limit(set->weights[i], &l, &name) && span_eq(name, p->name) && l.value.type == VAL_NUMBER)
			p->weight = l.value.number;
	}
}

/* "prompt: meeting", or a list of moments. */
static void
read_prompts(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = practice_texts(r, "prompt", &v);

	for (size_t i = 0; i < n; i++) {
		int moment = moment_of(v[i]);

		if (moment < 0)
			practice_wrong(r, "prompt", "there is no moment", v[i]);
		else
			r->p->prompts |= 1u << moment;
	}
}

/* The numbers of the practice in the list of what the texts ask for: "row: 34", or a list. */
static void
read_rows(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = practice_texts(r, "row", &v);
	double row;

	r->p->rows = arena_array(&r->m->arena, int, n);
	for (size_t i = 0; i < n; i++)
		if (span_number(v[i], &row))
			r->p->rows[r->p->nrows++] = (int)row;
		else
			practice_wrong(r, "row", "not a number:", v[i]);
}

/* "covered-by: check-in", or a list: kept, since the front goes. */
static struct span *
kept_texts(struct reading_of *r, const char *name, size_t *n)
{
	const struct span *v = NULL;
	struct span *kept;

	*n = practice_texts(r, name, &v);
	kept = arena_array(&r->m->arena, struct span, *n);
	if (*n)
		memcpy(kept, v, *n * sizeof *v);
	return kept;
}

/* When a prompt applies: a condition over the client. */
static void
read_when(struct reading_of *r)
{
	const struct kind *client = model_kind(r->m, span_of("client"));

	if (client == NULL)
		return;
	r->scope.kinds = KIND_BIT(client);
	r->p->when = practice_compile(r, "when", practice_text(r, "when"), true);
}

static void
read_head(struct reading_of *r, const struct settings *set)
{
	static const char *const dims[] = { "reliability", "candour", "rhythm", "verdict", "clarity",
		"governance", "people", "none" };
	static const char *const classes[] = { "measured", "procedure", "support" };
	static const char *const readings[] = { "state", "conduct" };
	struct practice *p = r->p;

	p->title = practice_text(r, "title");
	p->pack = practice_text(r, "pack");
	p->advice = span_trim(r->front->body);
	p->dimension = (enum dimension)word_index(r, "dimension", dims, DIMENSIONS + 1, DIM_NONE);
	p->class = (enum practice_class)word_index(r, "class", classes, 3, MEASURED);
	p->reading = (enum reading)word_index(r, "reading", readings, 2, CONDUCT);
	p->source = kept_texts(r, "source", &p->nsource);
	p->covered_by = kept_texts(r, "covered-by", &p->ncovered_by);
	p->on = (pack_on(set, p->pack) && !span_listed(set->off, set->noff, p->name)) ||
	    span_listed(set->on, set->non, p->name);
	read_weight(r, set);
	read_prompts(r);
	read_rows(r);
}

static struct span
base_name(const char *path)
{
	struct span rest = span_of(path), part;

	while (span_cut(&rest, '/', &part))
		;
	return span_ends(part, ".md") ? span_make(part.p, part.n - 3) : part;
}

static void
check_keys(struct reading_of *r)
{
	static const char *const known[] = { "title", "dimension", "pack", "class", "reading", "source", "weight", "of",
		"remind", "counts", "miss", "value", "flags", "cap", "gate", "limits", "rhythm", "say", "prompt", "when",
		"covered-by", "row" };
	size_t n = sizeof known / sizeof *known;

	for (size_t i = 0; i < r->front->n; i++)
		front_known(&r->front->keys[i], known, n, "a practice", r->p->path, r->faults);
}

static int
read_practice(struct model *m, struct practice *p, const struct settings *set, struct faults *faults)
{
	struct front front = {0};
	struct reading_of r = { .m = m, .p = p, .front = &front, .file = p->file, .faults = faults };
	size_t before = faults->errors;

	r.scope = (struct scope){ .model = m, .path = p->path };
	if (front_read(&front, r.file, p->path, &m->arena, faults) == 0) {
		check_keys(&r);
		read_head(&r, set);
		practice_limits(&r, set);
		read_when(&r);
		if (p->class != SUPPORT || practice_text(&r, "of").n)
			practice_of(&r);
		if (p->of)
			practice_rules(&r, set->rules);
	}
	front_release(&front);
	return faults->errors > before ? -1 : 0;
}

/* What a line "pack: X" of the frontmatter says, without reading the rest. */
static struct span
pack_of(struct span file)
{
	struct span line;

	for (unsigned i = 0; i < 20 && span_line(&file, &line); i++)
		if (span_starts(line, "pack: "))
			return span_trim(span_make(line.p + 6, line.n - 6));
	return span_make("", 0);
}

int
practice_add(struct model *m, const char *path, struct span file, const struct settings *set, struct faults *faults)
{
	struct practice *p = arena_new(&m->arena, struct practice);

	p->path = arena_dup(&m->arena, span_of(path));
	p->name = base_name(p->path);
	p->file = span_make(arena_dup(&m->arena, file), file.n);
	p->pack = pack_of(p->file);
	p->unread = p->pack.n && !pack_on(set, p->pack) && !span_listed(set->on, set->non, p->name);
	if (!p->unread && read_practice(m, p, set, faults) < 0)
		return -1;
	*vec_push(m->practices, m->npractices, m->practices_cap) = p;
	return 0;
}

static void
check_covers(const struct model *m, const struct practice *p, struct faults *faults)
{
	for (size_t i = 0; i < p->ncovered_by; i++)
		if (practice_find(m, p->covered_by[i]) == NULL)
			fault_add(faults, NOTICE, p->path, 1, 0, "covered-by: there is no practice \"%.*s\"",
			    (int)p->covered_by[i].n, p->covered_by[i].p);
}

/* A pack that is one letter from another, and nobody else's: it would be switched on nowhere, and nobody told. */
static void
check_slip(const struct model *m, const struct settings *set, const struct practice *p, const char *const *packs,
    size_t n, struct faults *faults)
{
	struct span at = pack_of(p->file);
	unsigned line = 1, col = 0;
	size_t of = 0;

	for (size_t i = 0; i < m->nkinds; i++)
		of += span_eq(m->kinds[i]->pack, p->pack);
	for (size_t i = 0; i < m->npractices; i++)
		of += span_eq(m->practices[i]->pack, p->pack);
	if (of != 1 || span_listed(set->packs, set->npacks, p->pack))
		return;
	for (size_t i = 0; i < n; i++) {
		if (!fault_slip(p->pack, packs[i]))
			continue;
		if (at.n > 0)
			fault_where(p->file, at.p, &line, &col);
		fault_add(faults, NOTICE, p->path, line, col, "pack: nothing else is of a pack \"%.*s\"",
		    (int)p->pack.n, p->pack.p);
		fault_hint(faults, "did you mean %s?", packs[i]);
		return;
	}
}

static void
check_packs(const struct model *m, const struct settings *set, struct faults *faults)
{
	struct arena a = {0};
	size_t n;
	const char **packs = packs_of(m, &a, &n);

	for (size_t i = 0; i < m->npractices; i++)
		check_slip(m, set, m->practices[i], packs, n, faults);
	arena_release(&a);
}

int
practices_complete(struct model *m, const struct settings *set, struct faults *faults)
{
	size_t kept = 0;
	int r = 0;

	for (size_t i = 0; i < m->npractices; i++) {
		struct practice *p = m->practices[i];

		if (p->unread && read_practice(m, p, set, faults) < 0) {
			r = -1;
			continue;
		}
		p->unread = false;
		m->practices[kept++] = p;
	}
	m->npractices = kept;
	for (size_t i = 0; i < kept; i++)
		check_covers(m, m->practices[i], faults);
	check_packs(m, set, faults);
	return r;
}
