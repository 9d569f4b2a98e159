/* fillline - see fill.h: a line of a template, and the expressions between its braces */
#include "cmd/fill.h"

#include <string.h>

/* Below a list `above` is the record of the line above; else the one that the page is about. */
struct scope
fill_scope(struct fill *f, uint64_t kinds, const struct rec *above, struct where at)
{
	struct limit *names = arena_array(&f->view.cmd->arena, struct limit, f->nnames + 1);

	if (f->nnames > 0)
		memcpy(names, f->names, f->nnames * sizeof *names);
	names[f->nnames] = (struct limit){ .name = span_of("above"), .value = { .type = VAL_REC, .rec = above } };
	return (struct scope){ .model = &f->view.cmd->book.model, .kinds = kinds, .limits = names,
		.nlimits = f->nnames + 1, .path = f->path, .line = at.line, .col = at.col };
}

/* A name that no field has is a blank to fill in; anything else that does not compile is a mistake. */
static struct expr *
compile(struct fill *f, uint64_t kinds, const struct rec *self, struct span text, struct where at)
{
	struct scope scope = fill_scope(f, kinds, self, at);
	struct faults faults = {0};
	struct expr *e = expr_compile(&scope, text, &faults);

	for (size_t i = 0; i < f->nnames; i++)
		f->names[i].used |= scope.limits[i].used;
	if (e == NULL && !span_name(text))
		faults_append(f->faults, &faults);
	faults_release(&faults);
	return e;
}

/* Of "told-to otherwise client.sponsor" what a person is to fill in: told-to. */
static struct span
first_choice(struct span text)
{
	for (struct span rest = text; rest.n > 0; rest.p++, rest.n--)
		if (span_starts(rest, " otherwise "))
			return span_make(text.p, (size_t)(rest.p - text.p));
	return text;
}

/* What stands between two braces; self NULL: is it right? */
static bool
fill_place(struct fill *f, struct str *out, uint64_t kinds, const struct rec *self, struct span text, struct where at)
{
	bool optional = span_starts(text, "?");
	struct val v = {0};
	struct expr *e;
	size_t from;

	text = span_make(text.p + optional, text.n - optional);
	e = compile(f, kinds, self, text, at);
	if (self == NULL)
		return true;
	from = out->n;
	if (e != NULL) {
		f->view.ev->rec = f->view.ev->self = self;
		v = eval_run(f->view.ev, e);
		say_value(out, &f->view, self, v);
	}
	if (v.type != VAL_NONE && v.type != VAL_BAD && (out->n > from || v.type != VAL_LIST))
		return true;
	if (!optional)
		str_addf(out, "[%.*s]", (int)first_choice(text).n, text.p);
	return optional;
}

static bool
walk(struct fill *f, struct str *out, uint64_t kinds, const struct rec *self, struct span line, struct where at)
{
	bool known = true;

	for (size_t i = 0; i < line.n; i++) {
		const char *close = line.p[i] == '{' ? memchr(line.p + i, '}', line.n - i) : NULL;

		if (close == NULL) {
			if (self != NULL)
				str_addc(out, line.p[i]);
			continue;
		}
		known &= fill_place(f, out, kinds, self, span_make(line.p + i + 1, (size_t)(close - line.p) - i - 1),
		    (struct where){ at.line, at.col + (unsigned)i + 1 });
		i = (size_t)(close - line.p);
	}
	return known;
}

bool
fill_line(struct fill *f, struct str *out, const struct rec *self, struct span line, struct where at)
{
	return walk(f, out, KIND_BIT(self->kind), self, line, at);
}

void
fill_check(struct fill *f, uint64_t kinds, struct span line, struct where at)
{
	(void)walk(f, NULL, kinds, NULL, line, at);
}
