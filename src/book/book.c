#include "book/book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "book/inside.h"
#include "book/misplaced.h"

/* The records of a kind that an expression sees from r: its client's, or the whole book's. */
static const struct rec *
next_in_group(const struct group *g, const struct kind *k, struct cursor *at)
{
	const struct rec *v = g->recs;
	size_t n = g->n, i;

	if (k && k->expands.n) {
		v = g->slots;
		n = g->nslots;
	} else if (k) {
		v += g->sets ? g->sets[k->index].first : 0;
		n = g->sets ? g->sets[k->index].n : 0;
	}
	if (at->i >= n)
		return NULL;
	i = at->i++;
	return &v[at->back ? n - 1 - i : i];
}

static const struct rec *
world_next(const void *ctx, const struct rec *r, const struct kind *k, struct cursor *at)
{
	const struct book *b = ctx;
	const struct rec *next;

	if (r && r->client)
		return next_in_group(&b->groups[r->group], k, at);
	for (; at->group < b->ngroups; at->group++, at->i = 0)
		if ((next = next_in_group(&b->groups[at->back ? b->ngroups - 1 - at->group : at->group], k, at)) != NULL)
			return next;
	return NULL;
}

static const struct cal *
world_cal(const void *ctx, const struct rec *r)
{
	const struct book *b = ctx;

	return r && r->client ? &b->groups[r->group].cal : &b->cal;
}

const struct rec *
book_next(const struct book *b, struct cursor *at)
{
	return world_next(b, NULL, NULL, at);
}

static int
by_day(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A client's own workdays, hours and holidays take the place of the book's, each for itself. */
void
read_calendar(struct cal *cal, const struct model *m, const struct rec *r, struct arena *arena)
{
	struct val days = rec_get(r, model_field_id(m, span_of("workdays")));
	struct val hours = rec_get(r, model_field_id(m, span_of("hours")));
	struct val free_days = rec_get(r, model_field_id(m, span_of("holidays")));

	if (days.type == VAL_LIST && days.n) {
		cal->workdays = 0;
		for (uint32_t i = 0; i < days.n; i++)
			cal->workdays |= 1u << days.items[i].n;
	}
	cal_hours(val_span(hours), &cal->open, &cal->close);
	if (free_days.type == VAL_LIST && free_days.n) {
		int32_t *v = arena_array(arena, int32_t, free_days.n);

		for (uint32_t i = 0; i < free_days.n; i++)
			v[i] = free_days.items[i].date.day;
		qsort(v, free_days.n, sizeof *v, by_day);
		cal->holidays = v;
		cal->nholidays = free_days.n;
	}
}

struct model_file {
	const char *dir;
	int (*add)(struct book *b, const char *path, struct span bytes, struct faults *faults);
};

static int
add_kind(struct book *b, const char *path, struct span bytes, struct faults *faults)
{
	return model_add_kind(&b->model, path, bytes, faults);
}

static int
add_practice(struct book *b, const char *path, struct span bytes, struct faults *faults)
{
	return practice_add(&b->model, path, bytes, &b->settings, faults);
}

static int
read_model(struct book *b, const struct model_file *what, struct faults *faults)
{
	struct io_name *names = NULL;
	struct str bytes = {0};
	size_t n = 0, used = 0;
	const char *why = NULL;

	if (io_list(b->dirfd, what->dir, &names, &n) < 0 && errno != ENOENT)
		fault_add(faults, ERROR, what->dir, 0, 0, "%s", io_why(errno));
	for (size_t i = 0; i < n; i++) {
		char *path = arena_printf(&b->arena, "%s/%s", what->dir, names[i].name);

		if (names[i].name[0] == '.' || !span_ends(span_of(names[i].name), ".md"))
			continue;
		if (io_read(b->dirfd, path, IO_RECORD_MAX, &bytes, &why) != 0)
			fault_add(faults, ERROR, path, 0, 0, "%s", why ? why : "cannot be read");
		else
			what->add(b, path, str_span(&bytes), faults);
		used++;
	}
	str_release(&bytes);
	free(names);
	return used ? 0 : -1;
}

/* A list setting as an array of spans. */
static const struct span *
setting_list(struct book *b, const char *name, size_t *n)
{
	struct val v = rec_get(b->self, model_field_id(&b->model, span_of(name)));
	struct span *out;

	*n = v.type == VAL_LIST ? v.n : 0;
	out = arena_array(&b->arena, struct span, *n);
	for (size_t i = 0; i < *n; i++)
		out[i] = val_span(v.items[i]);
	return *n ? out : NULL;
}

static struct dur
setting_dur(struct book *b, const char *name, struct dur otherwise)
{
	struct val v = rec_get(b->self, model_field_id(&b->model, span_of(name)));

	return v.type == VAL_DUR ? val_dur(v) : otherwise;
}

static void
read_settings(struct book *b)
{
	struct settings *s = &b->settings;

	s->packs = setting_list(b, "packs", &s->npacks);
	s->on = setting_list(b, "on", &s->non);
	s->off = setting_list(b, "off", &s->noff);
	s->limits = setting_list(b, "limits", &s->nlimits);
	s->weights = setting_list(b, "weights", &s->nweights);
	b->window = setting_dur(b, "window", (struct dur){ 90, DUR_D });
	b->cadence = setting_dur(b, "cadence", (struct dur){ 30, DUR_D });
	b->name = val_span(rec_get(b->self, b->model.f_name));
	b->currency = val_span(rec_get(b->self, model_field_id(&b->model, span_of("currency"))));
	b->cal = (struct cal)CAL_DEFAULT;
	read_calendar(&b->cal, &b->model, b->self, &b->arena);
	for (size_t i = 0; i < b->model.nkinds; i++)
		b->model.kinds[i]->on = pack_on(s, b->model.kinds[i]->pack);
}

/* book.md is read as a record of kind book: its settings are typed and checked like any field. */
static int
read_self(struct book *b, struct str *bytes, struct faults *faults)
{
	const struct kind *k = model_kind(&b->model, span_of("book"));
	struct want all = { .all = true };
	struct reader r;
	const char *why = NULL;
	int got, ok = 0;

	b->self = arena_new(&b->arena, struct rec);
	b->self->kind = k;
	b->self->path = "book.md";
	b->self->item = &rec_no_item;
	if (k == NULL) {
		fault_add(faults, ERROR, "model/kinds/book.md", 0, 0, "is missing");
		fault_hint(faults, "cr-init adds what is missing");
		return -1;
	}
	reader_init(&r, b, &all);
	got = io_read(b->dirfd, "book.md", IO_RECORD_MAX, &r.bytes, &why);
	if (got != 0)
		fault_add(faults, ERROR, "book.md", 0, 0, "%s", got > 0 ? "is not there" : why);
	if (got != 0 || build_file(&r, "book.md", k, str_span(&r.bytes)) < 0)
		ok = -1;
	else if (r.n)
		*b->self = r.v[0];
	faults_append(faults, &r.faults);
	str_add(bytes, str_span(&r.bytes));
	b->self_arena = r.arena;
	r.arena = (struct arena){0};
	reader_release(&r);
	return ok;
}

static void
set_world(struct book *b)
{
	b->world = (struct world){ .model = &b->model, .today = b->today, .now = b->now, .window = b->window,
		.next = world_next, .link = find_link, .cal = world_cal, .book = b->self, .ctx = b };
}

static void
read_handbook(struct book *b, unsigned rules, struct faults *faults)
{
	static const struct model_file practices = { "model/practices", add_practice };

	b->settings.rules = rules;
	if (!b->handbook)
		read_model(b, &practices, faults);
	b->handbook = true;
}

/* An example stands among the sources, where cr-init would write to what is somebody else's. */
static void
hint_model(const struct book *b, struct faults *faults)
{
	if (faccessat(b->dirfd, "../../src/model/kinds", F_OK, 0) == 0)
		fault_hint(faults, "an example among the sources is for copying: cp -R %s DIR && cr-init DIR && cr-save -C DIR", b->dir);
	else
		fault_hint(faults, "cr-init adds what is missing");
}

int
book_open_for(struct book *b, const char *dir, const char *prefix, struct date now, unsigned rules,
    struct faults *faults)
{
	static const struct model_file kinds = { "model/kinds", add_kind };
	struct str self = {0};
	int r;

	*b = (struct book){ .dirfd = -1, .now = now, .today = { now.day, NO_MINUTE } };
	b->dir = arena_dup(&b->arena, span_of(dir));
	b->prefix = arena_dup(&b->arena, span_of(prefix));
	if ((b->dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0) {
		fault_add(faults, ERROR, dir, 0, 0, "%s", strerror(errno));
		return -1;
	}
	if (read_model(b, &kinds, faults) < 0) {
		fault_add(faults, ERROR, "model/kinds", 0, 0, "this book has no kinds");
		hint_model(b, faults);
		return -1;
	}
	model_finish(&b->model, faults);
	if ((r = read_self(b, &self, faults)) == 0) {
		read_settings(b);
		if (rules != 0) {
			read_handbook(b, rules, faults);
			settings_check(b, str_span(&self), faults);
		}
		set_world(b);
	}
	str_release(&self);
	return r;
}

int
book_open(struct book *b, const char *dir, const char *prefix, struct date now, struct faults *faults)
{
	return book_open_for(b, dir, prefix, now, RULES_ALL, faults);
}

void
book_release(struct book *b)
{
	for (size_t i = 0; b->loads && i < b->loads->n; i++)
		reader_release(&b->loads->readers[i]);
	if (b->dirfd >= 0)
		close(b->dirfd);
	model_release(&b->model);
	arena_release(&b->self_arena);
	arena_release(&b->arena);
}

/* What was read joins out, in the arena that the records themselves are in. */
static void
keep_records(struct reader *r, struct rec_list *out)
{
	struct rec *v = arena_array(&r->arena, struct rec, out->n + r->n + 1);

	if (out->n > 0)
		memcpy(v, out->v, out->n * sizeof *v);
	if (r->n > 0)
		memcpy(v + out->n, r->v, r->n * sizeof *v);
	out->v = v;
	out->n += r->n;
	out->cap = out->n;
}

int
book_read_bytes(struct book *b, const char *path, struct span bytes, struct arena *arena,
    struct rec_list *out, struct faults *faults)
{
	const struct kind *k = span_is(span_of(path), "book.md") ? b->self->kind : kind_of_path(&b->model, span_of(path));
	struct want all = { .all = true };
	struct reader r;
	int ok;

	if (k == NULL) {
		fault_add(faults, ERROR, path, 0, 0, "is no place for a record");
		return -1;
	}
	if (!path_names(path)) {
		misplaced_name(faults, path);
		return -1;
	}
	reader_init(&r, b, &all);
	r.arena = *arena;
	ok = build_file(&r, arena_dup(&r.arena, span_of(path)), k, bytes);
	keep_records(&r, out);
	faults_append(faults, &r.faults);
	if (ok == 0 && k == b->self->kind) {
		read_handbook(b, RULES_ALL, faults);
		settings_check(b, bytes, faults);
	}
	*arena = r.arena;
	r.arena = (struct arena){0};
	reader_release(&r);
	return ok;
}
