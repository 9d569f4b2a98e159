/* Reading every record with two threads, a client's directory at a time. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "book/batch.h"
#include "book/misplaced.h"
#include "book/words.h"

enum { SMALL_BOOK = 3 };	/* clients below which a second thread costs more than it saves */

struct crew {			/* one or two threads that take group after group */
	const struct book *book;
	atomic_size_t next;
	void (*each)(void *ctx, size_t group, unsigned worker);
	void *ctx;
	bool opens;			/* files, by the thousand */
};

struct job {
	struct crew *crew;
	unsigned worker;
};

void
reader_init(struct reader *r, struct book *b, const struct want *want)
{
	*r = (struct reader){ .book = b, .want = want };
	r->words = words_of(&b->model);
	if (!want->all)
		r->words.near = NULL;		/* only a notice would come of it */
}

void
reader_release(struct reader *r)
{
	arena_release(&r->arena);
	arena_release(&r->recs);
	arena_release(&r->scratch);
	faults_release(&r->faults);
	front_release(&r->front);
	str_release(&r->bytes);
	free(r->vals);
}

static void
path_fault(struct reader *r, enum grade grade, const char *dir, const char *name, const char *what)
{
	char *path = arena_printf(&r->scratch, "%s%s", dir, name);

	fault_add(&r->faults, grade, path, 0, 0, "%s", what);
}

/* Lives as long as the records. */
static char *
join_path(struct reader *r, struct span dir, struct io_name name, const char *end)
{
	size_t n = strlen(end) + 1;
	char *path = arena_bytes(&r->arena, dir.n + name.n + n);

	memcpy(path, dir.p, dir.n);
	memcpy(path + dir.n, name.name, name.n);
	memcpy(path + dir.n + name.n, end, n);
	return path;
}

/* Names begin with no dot: those are editors' and git's. prefix: the directory's path. */
static void
read_directory(struct batch *batch, int at, const char *name, const char *prefix, const struct kind *k)
{
	int dir = io_open_beneath(at, name, O_RDONLY | O_DIRECTORY);
	struct reader *r = batch->reader;
	struct span path = span_of(prefix);
	struct io_name *names = NULL;
	size_t n = 0;

	if (dir < 0 || io_list_open(dir, &names, &n) < 0)
		path_fault(r, ERROR, prefix, "", io_why(errno));
	for (size_t i = 0; i < n; i++) {
		struct span file = span_make(names[i].name, names[i].n);

		if (*file.p == '.' || file.n < 4 || !span_ends(file, ".md"))
			continue;
		if (!span_name(span_make(file.p, file.n - 3)))
			misplaced_name(&r->faults, arena_printf(&r->scratch, "%s%s", prefix, names[i].name));
		else
			batch_read(batch, dir, names[i], join_path(r, path, names[i], ""), k);
	}
	free(names);
	if (dir >= 0)
		close(dir);
}

static const struct kind *
place_kind(const struct model *m, enum place place)
{
	for (size_t i = 0; i < m->nkinds; i++)
		if (m->kinds[i]->place == place)
			return m->kinds[i];
	return NULL;
}

/* What is a kind's directory, and what else stands there. */
static void
read_kinds(struct batch *batch, int at, const char *dir, const struct io_name *names, size_t n)
{
	struct reader *r = batch->reader;

	for (size_t i = 0; i < n; i++) {
		struct span name = span_make(names[i].name, names[i].n);
		const struct kind *k = model_kind(&r->book->model, name);

		if (names[i].name[0] == '.')
			continue;
		if (names[i].type == DT_REG) {
			if (r->want->all && span_ends(name, ".md") && !span_is(name, "client.md"))
				misplaced_file(&r->faults, join_path(r, span_of(dir), names[i], ""));
			continue;
		}
		if (k && k->place == PLACE_KIND)
			read_directory(batch, at, names[i].name, join_path(r, span_of(dir), names[i], "/"), k);
		else if (r->want->all && names[i].type == DT_DIR)
			misplaced_folder(&r->faults, &r->book->model, join_path(r, span_of(dir), names[i], ""), name);
	}
}

static void
read_client(struct batch *batch, struct span slug)
{
	struct reader *r = batch->reader;
	const struct kind *client = place_kind(&r->book->model, PLACE_CLIENT);
	char *dir = arena_printf(&r->arena, "clients/%.*s/", (int)slug.n, slug.p);
	int at = io_open_beneath(r->book->dirfd, dir, O_RDONLY | O_DIRECTORY);
	static const struct io_name self = { .name = "client.md", .n = 9, .type = DT_UNKNOWN };
	struct io_name *names = NULL;
	size_t n = 0;

	if (at < 0 || io_list_open(at, &names, &n) < 0)
		path_fault(r, ERROR, dir, "", io_why(errno));
	else if (client)
		batch_read(batch, at, self, join_path(r, span_of(dir), self, ""), client);
	read_kinds(batch, at, dir, names, n);
	free(names);
	if (at >= 0)
		close(at);
}

/* Records of a client that has no file of its own: no practice looks at them by their client, and no score. */
static void
notice_nobody(struct reader *r, struct span slug)
{
	char *dir = arena_printf(&r->arena, "clients/%.*s/", (int)slug.n, slug.p);

	if (faccessat(r->book->dirfd, arena_printf(&r->arena, "%sclient.md", dir), F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		return;		/* and it is said why it is not read */
	path_fault(r, NOTICE, dir, "client.md", "is not there, so what stands beside it is of no client");
	fault_hint(&r->faults, "cr-add client %.*s NAME", (int)slug.n, slug.p);
}

static void
read_group(void *ctx, size_t index, unsigned worker)
{
	struct book *b = ctx;
	struct reader *r = &b->loads->readers[worker];
	struct group *g = &b->groups[index];
	const struct kind *team = place_kind(&b->model, PLACE_TEAM);
	struct batch batch;

	r->v = arena_alloc(&r->recs, 0);
	r->n = 0;
	r->room = (size_t)(r->recs.end - r->recs.at) / sizeof *r->v;
	r->group = (uint32_t)index;
	batch_begin(&batch, r);
	if (g->slug.n)
		read_client(&batch, g->slug);
	else if (team)
		read_directory(&batch, b->dirfd, "team", "team/", team);
	batch_end(&batch);
	g->n = r->n;
	g->recs = r->v;
	r->recs.at = (char *)(r->v + r->n);	/* the next group's begin here */
	build_sets(&b->model, g, &r->arena);
	if (g->n && g->recs[0].kind->place == PLACE_CLIENT)
		g->client = &g->recs[0];
	if (r->want->all && g->slug.n && g->n && g->client == NULL)
		notice_nobody(r, g->slug);
	for (size_t i = 0; i < g->n; i++)
		g->recs[i].client = g->client;
}

static void *
work(void *arg)
{
	struct job *job = arg;
	struct crew *crew = job->crew;
	size_t i;

	while ((i = crew->next++) < crew->book->ngroups)
		crew->each(crew->ctx, i, job->worker);
	return NULL;
}

static void *
work_beside(void *arg)
{
	const struct job *job = arg;

	if (job->crew->opens)
		io_own_descriptors();
	return work(arg);
}

static void
run_crew(struct crew *crew, bool two)
{
	struct job jobs[2] = { { crew, 0 }, { crew, 1 } };
	pthread_t other;

	two = two && pthread_create(&other, NULL, work_beside, &jobs[1]) == 0;
	work(&jobs[0]);
	if (two)
		pthread_join(other, NULL);
}

/* Clients in the order of their names, the team after them. */
static void
list_groups(struct book *b, const struct want *want, struct faults *faults)
{
	struct io_name *names = NULL;
	size_t n = 0;

	if (io_list(b->dirfd, "clients", &names, &n) < 0 && errno != ENOENT)
		fault_add(faults, ERROR, "clients", 0, 0, "%s", io_why(errno));
	b->groups = arena_array(&b->arena, struct group, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct span slug = span_of(names[i].name);

		if (want->all && names[i].type == DT_REG && names[i].name[0] != '.' && span_ends(slug, ".md"))
			misplaced_file(faults, arena_printf(&b->arena, "clients/%s", names[i].name));
		if (names[i].name[0] == '.' || names[i].type == DT_REG)
			continue;
		if (!span_name(slug)) {
			const char *path = arena_printf(&b->arena, "clients/%s/client.md", names[i].name);

			if (faccessat(b->dirfd, path, F_OK, 0) == 0)
				misplaced_name(faults, path);
			else
				fault_add(faults, NOTICE, arena_printf(&b->arena, "clients/%s", names[i].name), 0, 0,
				    "is no name for a client: lower-case letters, digits and hyphens");
			continue;
		}
		b->groups[b->ngroups++].slug = span_make(arena_dup(&b->arena, slug), slug.n);
	}
	free(names);
	if (faccessat(b->dirfd, "team", F_OK, 0) == 0)
		b->groups[b->ngroups++].slug = span_make("", 0);
}

/* What lines take from notes, client calendars, and dating fields must be read whatever was asked. */
static void
widen(const struct model *m, struct want *w)
{
	static const char *const calendar[] = { "workdays", "hours", "holidays" };
	const struct kind *client = place_kind(m, PLACE_CLIENT);

	for (size_t i = 0; client && i < 3; i++)
		want_field(w, m, model_field_id(m, span_of(calendar[i])), KIND_BIT(client));
	for (size_t i = 0; i < m->nkinds; i++)
		for (size_t j = 0; j < m->kinds[i]->nfields; j++) {
			const struct field *f = &m->kinds[i]->fields[j];

			if (f->inherit.n && want_has(w, m->kinds[i], f->id))
				want_field(w, m, model_field_id(m, f->inherit), 0);
		}
	if (client && w->kinds)
		want_kind(w, m, client);
}

static void
join(struct book *b, struct faults *faults)
{
	for (size_t i = 0; i < b->loads->n; i++) {
		faults_append(faults, &b->loads->readers[i].faults);
		b->nfaulty += b->loads->readers[i].nfaulty;
	}
	for (size_t i = 0; i < b->ngroups; i++) {
		struct group *g = &b->groups[i];

		g->cal = b->cal;
		if (g->client)
			read_calendar(&g->cal, &b->model, g->client, &b->arena);
		derive_slots(b, g, &b->arena);
		b->nrecs += g->n;
	}
}

struct visit {
	const struct book *book;
	void (*each)(void *ctx, const struct group *g, unsigned worker);
	void *ctx;
};

static void
visit_group(void *ctx, size_t group, unsigned worker)
{
	struct visit *v = ctx;

	v->each(v->ctx, &v->book->groups[group], worker);
}

void
book_each_group(const struct book *b, void (*each)(void *ctx, const struct group *g, unsigned worker), void *ctx)
{
	struct visit visit = { b, each, ctx };
	struct crew crew = { .book = b, .each = visit_group, .ctx = &visit };

	run_crew(&crew, b->ngroups >= SMALL_BOOK);
}

int
book_load(struct book *b, const struct want *want, struct faults *faults)
{
	struct want *w = arena_new(&b->arena, struct want);
	struct crew crew = { .book = b, .each = read_group, .ctx = b, .opens = true };
	size_t before = faults->errors;

	want_join(w, want);
	widen(&b->model, w);
	list_groups(b, w, faults);
	b->loads = arena_new(&b->arena, struct loads);
	b->loads->n = b->ngroups >= SMALL_BOOK && !w->all ? 2 : 1;
	for (size_t i = 0; i < b->loads->n; i++)
		reader_init(&b->loads->readers[i], b, w);
	run_crew(&crew, b->loads->n == 2);
	join(b, faults);
	if (w->all)
		check_links(b, faults);
	want_release(w);
	return faults->errors > before ? -1 : 0;
}
