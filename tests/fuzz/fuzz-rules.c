/*
 * fuzz-rules - any text as an expression: it compiles or is refused, and runs
 *
 * The model is a small one, made once; each input is compiled as a condition
 * of a promise and, where it compiles, run for one with no record around it.
 */
#include <stdlib.h>

#include "model/eval.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char promise[] =
    "---\ntitle: Promise\npack: core\ndated: made\nfields:\n  - title text; required\n  - due date\n"
    "  - due0 date; default due\n  - made date\n  - by-side word us client; default us\n  - effort number 0..99\n"
    "  - status word open kept missed; default open\n  - affects list of link to promise\n"
    "  - to link to person\n  - urgent yes/no; default no\n  - every duration\n  - at time\n  - on weekday\n---\n";
static const char person[] = "---\ntitle: Person\npack: core\nfields:\n  - name text\n  - role text\n---\n";
static const char client[] =
    "---\ntitle: Client\nplace: client\ndated: since\nfields:\n  - name text\n  - since date\n  - cadence duration; default 2w\n---\n";

static struct model *
the_model(void)
{
	static struct model m;
	struct faults faults = {0};

	if (m.nkinds)
		return &m;
	if (model_add_kind(&m, "promise.md", span_of(promise), &faults) < 0 ||
	    model_add_kind(&m, "person.md", span_of(person), &faults) < 0 ||
	    model_add_kind(&m, "client.md", span_of(client), &faults) < 0 || model_finish(&m, &faults) < 0)
		abort();
	return &m;
}

static const struct rec *
next(const void *ctx, const struct rec *r, const struct kind *k, struct cursor *at)
{
	const struct rec *self = ctx;

	(void)r;
	return k == self->kind && at->i++ < 2 ? self : NULL;
}

static const struct rec *
find(const void *ctx, const struct rec *from, const struct span to, struct span kind)
{
	(void)from, (void)kind;
	return to.n % 2 ? ctx : NULL;
}

static void
run(struct model *m, const struct expr *e)
{
	struct val vals[] = { val_date((struct date){ 20000, NO_MINUTE }), val_number(5), val_text(VAL_LINK, span_of("x")) };
	struct rec rec = { .kind = m->kinds[0], .path = "clients/a/promise/2026-01-01-x.md", .vals = vals, .nvals = 3,
		.dated = { 20000, 60 }, .has_date = true, .item = &rec_no_item };
	struct world world = { .model = m, .today = { 20050, NO_MINUTE }, .now = { 20050, 1439 }, .window = { 90, DUR_D },
		.next = next, .link = find, .ctx = &rec };
	struct eval ev = { .world = &world, .rec = &rec };
	struct str out = {0};

	vals[0].field = model_field_id(m, span_of("due"));
	vals[1].field = model_field_id(m, span_of("effort"));
	vals[2].field = model_field_id(m, span_of("to"));
	val_print(&out, eval_run(&ev, e));
	str_release(&out);
	arena_release(&ev.scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct model *m = the_model();
	struct arena kept = m->arena;
	struct limit limit = { span_of("tell"), val_of_dur((struct dur){ 1, DUR_BD }), false };
	struct scope sc = { .model = m, .kinds = KIND_BIT(m->kinds[0]), .limits = &limit, .nlimits = 1 };
	struct faults faults = {0};
	struct expr *e;

	m->arena = (struct arena){0};
	e = size < 4096 ? expr_compile_condition(&sc, span_make((const char *)data, size), &faults) : NULL;
	if (size < 4096 && (e == NULL) != (faults.n > 0))
		abort();
	if (e)
		run(m, e);
	arena_release(&m->arena);
	m->arena = kept;
	faults_release(&faults);
	return 0;
}
