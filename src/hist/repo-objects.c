/*
 * repo-objects - what one write makes, in memory until it is made to last
 *
 * A database of libgit2 with one backend, ours: it takes what is written and reads
 * the rest from the repository's own below it. libgit2 would look for each new object in
 * every pack, make a file of it, read that again for the next tree, and not say which it made.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "hist/git.h"
#include "hist/loose.h"
#include "hist/pack.h"

struct repo_objects {
	git_odb_backend backend;	/* first: libgit2 hands us this */
	git_odb *below, *all;		/* all: what is read while we collect */
	struct arena arena;
	struct object *v;
	size_t n, cap;
	uint32_t *table;		/* index + 1 by id */
	size_t slots;
	bool pack;
};

static struct repo_objects *
of(git_odb_backend *b)
{
	return (struct repo_objects *)(void *)b;
}

static size_t
slot_of(const struct repo_objects *o, const struct oid *id)
{
	uint32_t at;

	memcpy(&at, id->b, sizeof at);
	for (at &= o->slots - 1; o->table[at] != 0 && !oid_eq(&o->v[o->table[at] - 1].name, id); )
		at = (at + 1) & (o->slots - 1);
	return at;
}

static const struct object *
find(const struct repo_objects *o, const git_oid *id)
{
	struct oid name = repo_oid_out(id);
	uint32_t at = o->slots > 0 ? o->table[slot_of(o, &name)] : 0;

	return at != 0 ? &o->v[at - 1] : NULL;
}

static void
make_room(struct repo_objects *o)
{
	if (2 * o->n < o->slots)
		return;
	free(o->table);
	o->slots = o->slots > 0 ? 2 * o->slots : 64;
	if ((o->table = calloc(o->slots, sizeof *o->table)) == NULL)
		abort();
	for (size_t i = 0; i < o->n; i++)
		o->table[slot_of(o, &o->v[i].name)] = (uint32_t)i + 1;
}

/* Records alike, and directories of them, are one object. */
static int
add(git_odb_backend *b, const git_oid *id, const void *p, size_t n, git_object_t type)
{
	struct repo_objects *o = of(b);
	struct object new = { .name = repo_oid_out(id), .type = (unsigned)type };
	size_t at;

	make_room(o);
	at = slot_of(o, &new.name);
	if (o->table[at] != 0)
		return 0;
	new.bytes = span_make(arena_dup(&o->arena, span_make(p, n)), n);
	*vec_push(o->v, o->n, o->cap) = new;
	o->table[at] = (uint32_t)o->n;
	return 0;
}

static int
hand_over(git_odb_backend *b, struct span bytes, void **out, size_t *n)
{
	*out = git_odb_backend_data_alloc(b, bytes.n);
	*n = bytes.n;
	if (*out == NULL)
		return -1;
	if (bytes.n > 0)
		memcpy(*out, bytes.p, bytes.n);
	return 0;
}

static int
read_one(void **out, size_t *n, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	const struct object *f = find(of(b), id);
	git_odb_object *old;
	int code;

	if (f != NULL) {
		*type = (git_object_t)f->type;
		return hand_over(b, f->bytes, out, n);
	}
	if ((code = git_odb_read(&old, of(b)->below, id)) < 0)
		return code;
	*type = git_odb_object_type(old);
	code = hand_over(b, span_make(git_odb_object_data(old), git_odb_object_size(old)), out, n);
	git_odb_object_free(old);
	return code;
}

static int
read_header(size_t *n, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	const struct object *f = find(of(b), id);

	if (f == NULL)
		return git_odb_read_header(n, type, of(b)->below, id);
	*type = (git_object_t)f->type;
	*n = f->bytes.n;
	return 0;
}

static int
exists(git_odb_backend *b, const git_oid *id)
{
	return find(of(b), id) != NULL || git_odb_exists(of(b)->below, id);
}

/* What is written is ours to keep, whether or not an older pack has it as well. */
static int
never_fresh(git_odb_backend *b, const git_oid *id)
{
	(void)b;
	(void)id;
	return GIT_ENOTFOUND;
}

static void
release(git_odb_backend *b)
{
	struct repo_objects *o = of(b);

	arena_release(&o->arena);
	free(o->v);
	free(o->table);
	free(o);
}

int
repo_objects_begin(struct repo *r, bool pack)
{
	struct repo_objects *o = calloc(1, sizeof *o);

	if (o == NULL)
		abort();
	repo_objects_drop(r);
	git_odb_init_backend(&o->backend, GIT_ODB_BACKEND_VERSION);
	o->backend.read = read_one;
	o->backend.read_header = read_header;
	o->backend.write = add;
	o->backend.exists = exists;
	o->backend.freshen = never_fresh;
	o->backend.free = release;
	o->below = r->odb;
	o->pack = pack && r->packs;
	if (git_odb_new(&o->all) < 0 || git_odb_add_backend(o->all, &o->backend, 1) < 0 ||
	    git_repository_set_odb(r->git, o->all) < 0)
		return repo_trouble(r, NULL, "git cannot collect objects");
	r->fresh = o;
	return 0;
}

void
repo_objects_drop(struct repo *r)
{
	git_odb *all = r->fresh != NULL ? r->fresh->all : NULL;

	if (all == NULL)
		return;
	r->fresh = NULL;
	git_repository_set_odb(r->git, r->odb);
	git_odb_free(all);
}

int
repo_keep(struct repo *r, git_object_t type, struct span bytes, const git_oid *id)
{
	return add(&r->fresh->backend, id, bytes.p, bytes.n, type);
}

static int
write_pack(struct repo *r, const struct repo_objects *o)
{
	struct str bytes = {0};
	int code;

	pack_make(o->v, o->n, &bytes);
	code = repo_pack(r, str_span(&bytes));
	str_release(&bytes);
	return code;
}

static int
write_loose(struct repo *r, const struct repo_objects *o)
{
	struct str path = {0};
	int dir, code;

	str_addf(&path, "%sobjects", git_repository_commondir(r->git));
	dir = open(path.s, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	code = dir < 0 ? -1 : loose_write(dir, o->v, o->n, r->fsync);
	if (code < 0)
		fault_add(r->faults, ERROR, path.s, 0, 0, "git's objects cannot be written: %s", strerror(errno));
	if (dir >= 0)
		close(dir);
	str_release(&path);
	return code;
}

int
repo_objects_end(struct repo *r)
{
	int code = 0;

	if (r->fresh->n > 0)
		code = r->fresh->pack ? write_pack(r, r->fresh) : write_loose(r, r->fresh);
	repo_objects_drop(r);
	return code;
}
