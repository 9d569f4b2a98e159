#include "model/practice.h"

#include <string.h>

#include "text/front.h"

struct reading_of {		/* what one file's rules are compiled with */
	struct model *m;
	struct practice *p;
	const struct front *front;
	struct span file;
	struct faults *faults;
	struct scope scope;
};

static const struct front_key *
key(const struct reading_of *r, const char *name)
{
	return front_find(r->front, span_of(name));
}

static struct span
text(const struct reading_of *r, const char *name)
{
	const struct front_key *k = key(r, name);

	return k ? k->text : span_make("", 0);
}

/* A key given once as a text, or as a list: always a list. */
static size_t
texts(const struct reading_of *r, const char *name, const struct span **v)
{
	const struct front_key *k = key(r, name);

	if (k == NULL || k->shape == SHAPE_EMPTY)
		return 0;
	if (k->shape == SHAPE_LIST)
		return *v = k->items, k->nitems;
	*v = &k->text;
	return 1;
}

/* Points the scope's messages at where a text stands in the file, which folding may have copied away. */
static void
locate(struct reading_of *r, const char *name, struct span at)
{
	const struct front_key *k = key(r, name);

	r->scope.line = k ? k->line : 1;
	r->scope.col = k ? k->col : 1;
	if (at.p >= r->file.p && at.p < r->file.p + r->file.n)
		fault_where(r->file, at.p, &r->scope.line, &r->scope.col);
}

static void
wrong(struct reading_of *r, const char *name, const char *what, struct span word)
{
	locate(r, name, word);
	fault_add(r->faults, ERROR, r->p->path, r->scope.line, r->scope.col, "%s: %s \"%.*s\"", name, what,
	    (int)word.n, word.p);
}

static int
word_index(struct reading_of *r, const char *name, const char *const *words, int n, int otherwise)
{
	struct span word = text(r, name);

	if (word.n == 0)
		return otherwise;
	for (int i = 0; i < n; i++)
		if (span_is(word, words[i]))
			return i;
	wrong(r, name, "it cannot be", word);
	return otherwise;
}

static struct expr *
compile(struct reading_of *r, const char *name, struct span rule, bool condition)
{
	if (rule.n == 0)
		return NULL;
	locate(r, name, rule);
	return condition ? expr_compile_condition(&r->scope, rule, r->faults) :
	    expr_compile(&r->scope, rule, r->faults);
}

/* Cuts at the last or first " WORD " that stands alone. */
static bool
cut_word(struct span whole, const char *word, bool last, struct span *before, struct span *after)
{
	size_t n = strlen(word);
	bool found = false;

	for (size_t i = 0; i + n <= whole.n; i++)
		if (memcmp(whole.p + i, word, n) == 0) {
			*before = span_trim(span_make(whole.p, i));
			*after = span_trim(span_make(whole.p + i + n, whole.n - i - n));
			found = true;
			if (!last)
				break;
		}
	return found;
}

/* "tell 1bd": a name and any value that a field may have. */
static bool
read_limit(struct span item, struct limit *out, struct span *name)
{
	struct span rest = span_trim(item);
	struct dur d;
	double n;

	span_cut(&rest, ' ', name);
	rest = span_trim(rest);
	if (dur_parse(rest, &d))
		out->value = val_of_dur(d);
	else if (rest.n > 1 && span_ends(rest, "%") && span_number(span_make(rest.p, rest.n - 1), &n))
		out->value = val_number(n / 100);
	else if (span_number(rest, &n))
		out->value = val_number(n);
	else
		return false;
	return name->n > 0;
}

/* book.md's "limits: [PRACTICE.LIMIT VALUE]" wins over the file's own. */
static void
override_limits(struct reading_of *r, const struct settings *set)
{
	for (size_t i = 0; i < set->nlimits; i++) {
		struct limit l = {0};
		struct span name, practice;

		if (!read_limit(set->limits[i], &l, &name) || !span_cut(&name, '.', &practice) ||
		    !span_eq(practice, r->p->name))
			continue;
		for (size_t j = 0; j < r->p->nlimits; j++)
			if (span_eq(r->p->limits[j].name, name))
				r->p->limits[j].value = l.value;
	}
}

static void
read_limits(struct reading_of *r, const struct settings *set)
{
	const struct span *v = NULL;
	size_t n = texts(r, "limits", &v);

	r->p->limits = arena_array(&r->m->arena, struct limit, n);
	for (size_t i = 0; i < n; i++) {
		struct limit *l = &r->p->limits[r->p->nlimits];

		if (read_limit(v[i], l, &l->name))
			r->p->nlimits++;
		else
			wrong(r, "limits", "not NAME VALUE:", v[i]);
	}
	override_limits(r, set);
	r->scope.limits = r->p->limits;
	r->scope.nlimits = r->p->nlimits;
	for (size_t i = 0; i < r->p->nlimits; i++)
		if (span_is(r->p->limits[i].name, "window") && r->p->limits[i].value.type == VAL_DUR)
			r->p->window = val_dur(r->p->limits[i].value);
}

/* "promise where by-side is us" */
static void
read_of(struct reading_of *r)
{
	struct span kind = text(r, "of"), cond = span_make("", 0);

	r->p->of_text = kind;
	cut_word(kind, " where ", false, &kind, &cond);
	if ((r->p->of = model_kind(r->m, kind)) == NULL) {
		wrong(r, "of", "there is no kind", kind);
		return;
	}
	r->scope.kinds = KIND_BIT(r->p->of);
	r->p->of_cond = compile(r, "of", cond, true);
}

static void
read_reminds(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = texts(r, "remind", &v);
	bool list = n > 0 && key(r, "remind")->shape == SHAPE_LIST;

	r->p->reminds = arena_array(&r->m->arena, struct remind, n);
	for (size_t i = 0; i < n; i++) {
		struct remind *d = &r->p->reminds[i];
		struct span date = v[i], until = span_make("", 0);

		if (list)
			cut_word(date, ", ", false, &d->label, &date);
		cut_word(date, " until ", true, &date, &until);
		d->date = compile(r, "remind", date, false);
		d->until = compile(r, "remind", until, true);
		if (d->date && expr_type(d->date) != VAL_DATE && expr_type(d->date) != VAL_NONE)
			wrong(r, "remind", "not a date:", date);
		if (i == 0) {
			r->p->remind_text = v[0];
			r->scope.remind = d->date;
		}
	}
	r->p->nreminds = n;
}

static void
read_flags(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = texts(r, "flags", &v);
	struct span cond;

	r->p->flags = arena_array(&r->m->arena, struct flag, n);
	for (size_t i = 0; i < n; i++) {
		struct flag *f = &r->p->flags[r->p->nflags];

		if (!cut_word(v[i], " if ", false, &f->message, &cond))
			wrong(r, "flags", "not MESSAGE if CONDITION:", v[i]);
		else if ((f->cond = compile(r, "flags", cond, true)) != NULL)
			r->p->nflags++;
	}
}

static struct expr *
read_bound(struct reading_of *r, const char *name, struct span *word)
{
	struct span rule = text(r, name), cond;

	if (rule.n == 0)
		return NULL;
	if (!cut_word(rule, " if ", false, word, &cond)) {
		wrong(r, name, "not WORD if CONDITION:", rule);
		return NULL;
	}
	return compile(r, name, cond, true);
}

static void
read_rules(struct reading_of *r)
{
	struct practice *p = r->p;

	read_reminds(r);
	p->counts_text = text(r, "counts");
	p->miss_text = text(r, "miss");
	p->value_text = text(r, "value");
	p->counts = compile(r, "counts", p->counts_text, true);
	p->miss = compile(r, "miss", p->miss_text, true);
	p->value = compile(r, "value", p->value_text, false);
	read_flags(r);
	p->cap = read_bound(r, "cap", &p->cap_band);
	p->gate = read_bound(r, "gate", &p->gate_message);
	if (p->cap && !span_is(p->cap_band, "fair") && !span_is(p->cap_band, "poor"))
		wrong(r, "cap", "a cap is fair or poor, not", p->cap_band);
	if (p->class == MEASURED && p->value == NULL && p->value_text.n == 0)
		wrong(r, "value", "a measured practice needs a value in", p->name);
}

static void
read_weight(struct reading_of *r, const struct settings *set)
{
	struct span weight = text(r, "weight"), rhythm = text(r, "rhythm"), name;
	struct practice *p = r->p;

	p->weight = 1;
	if (weight.n && !span_number(weight, &p->weight))
		wrong(r, "weight", "not a number:", weight);
	p->rhythm = (struct dur){ 1, DUR_W };
	if (rhythm.n && !dur_parse(rhythm, &p->rhythm))
		wrong(r, "rhythm", "not a duration:", rhythm);
	for (size_t i = 0; i < set->nweights; i++) {
		struct limit l = {0};

		if (read_limit(set->weights[i], &l, &name) && span_eq(name, p->name) && l.value.type == VAL_NUMBER)
			p->weight = l.value.number;
	}
}

/* "prompt: meeting", or a list of moments. */
static void
read_prompts(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = texts(r, "prompt", &v);

	for (size_t i = 0; i < n; i++) {
		int moment = moment_of(v[i]);

		if (moment < 0)
			wrong(r, "prompt", "there is no moment", v[i]);
		else
			r->p->prompts |= 1u << moment;
	}
}

/* The numbers of the practice in the list of what the texts ask for: "row: 34", or a list. */
static void
read_rows(struct reading_of *r)
{
	const struct span *v = NULL;
	size_t n = texts(r, "row", &v);
	double row;

	r->p->rows = arena_array(&r->m->arena, int, n);
	for (size_t i = 0; i < n; i++)
		if (span_number(v[i], &row))
			r->p->rows[r->p->nrows++] = (int)row;
		else
			wrong(r, "row", "not a number:", v[i]);
}

/* When a prompt applies: a condition over the client. */
static void
read_when(struct reading_of *r)
{
	const struct kind *client = model_kind(r->m, span_of("client"));

	r->p->when_text = text(r, "when");
	if (client == NULL)
		return;
	r->scope.kinds = KIND_BIT(client);
	r->p->when = compile(r, "when", r->p->when_text, true);
}

static void
read_head(struct reading_of *r, const struct settings *set)
{
	static const char *const dims[] = { "reliability", "candour", "rhythm", "verdict", "clarity",
		"governance", "people", "none" };
	static const char *const classes[] = { "measured", "procedure", "support" };
	static const char *const readings[] = { "state", "conduct" };
	struct practice *p = r->p;
	const struct span *v = NULL;

	p->title = text(r, "title");
	p->pack = text(r, "pack");
	p->say = text(r, "say");
	p->advice = span_trim(r->front->body);
	p->dimension = (enum dimension)word_index(r, "dimension", dims, DIMENSIONS + 1, DIM_NONE);
	p->class = (enum practice_class)word_index(r, "class", classes, 3, MEASURED);
	p->reading = (enum reading)word_index(r, "reading", readings, 2, CONDUCT);
	p->nsource = texts(r, "source", &v);
	p->source = arena_array(&r->m->arena, struct span, p->nsource);
	if (p->nsource)
		memcpy(p->source, v, p->nsource * sizeof *v);
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

int
practice_add(struct model *m, const char *path, struct span file, const struct settings *set, struct faults *faults)
{
	struct front front = {0};
	struct practice *p = arena_new(&m->arena, struct practice);
	struct reading_of r = { .m = m, .p = p, .front = &front, .faults = faults };
	size_t before = faults->errors;

	p->path = arena_dup(&m->arena, span_of(path));
	p->name = base_name(p->path);
	r.file = span_make(arena_dup(&m->arena, file), file.n);
	r.scope = (struct scope){ .model = m, .path = p->path };
	if (front_read(&front, r.file, p->path, &m->arena, faults) == 0) {
		read_head(&r, set);
		read_limits(&r, set);
		read_when(&r);
		if (p->class != SUPPORT || text(&r, "of").n)
			read_of(&r);
		if (p->of)
			read_rules(&r);
	}
	front_release(&front);
	if (faults->errors > before)
		return -1;
	*vec_push(m->practices, m->npractices, m->practices_cap) = p;
	return 0;
}
