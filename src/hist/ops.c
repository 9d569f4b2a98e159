/*
 * ops - the operations that were recorded, newest first, and which were taken back
 *
 * The walk follows every parent, later commits first, so that what came in by
 * a merge is seen, and each undo before the operation that it undoes.
 */
#include <stdlib.h>
#include <string.h>

#include "hist/inner.h"

enum { FAR = 100000 };

struct node {
	struct oid id;
	struct repo_commit c;
	size_t turn;			/* of equal times the one found first */
	bool mainline;
};

struct walk {
	struct hist *h;
	struct node **heap;		/* the latest at the top */
	size_t n, cap;
	struct node **seen;		/* open addressing by id */
	size_t nseen, slots;
	struct oid *undone;
	size_t nundone, undone_cap;
	size_t turn;
};

static bool
before(const struct node *a, const struct node *b)
{
	return a->c.when != b->c.when ? a->c.when > b->c.when : a->turn < b->turn;
}

static void
swap(struct walk *w, size_t i, size_t j)
{
	struct node *n = w->heap[i];

	w->heap[i] = w->heap[j];
	w->heap[j] = n;
}

static void
push(struct walk *w, struct node *n)
{
	size_t i = w->n;

	*vec_push(w->heap, w->n, w->cap) = n;
	for (; i > 0 && before(w->heap[i], w->heap[(i - 1) / 2]); i = (i - 1) / 2)
		swap(w, i, (i - 1) / 2);
}

static struct node *
pop(struct walk *w)
{
	struct node *top = w->heap[0];
	size_t i = 0, child;

	w->heap[0] = w->heap[--w->n];
	while ((child = 2 * i + 1) < w->n) {
		if (child + 1 < w->n && before(w->heap[child + 1], w->heap[child]))
			child++;
		if (!before(w->heap[child], w->heap[i]))
			break;
		swap(w, i, child);
		i = child;
	}
	return top;
}

static size_t
slot_of(const struct walk *w, const struct oid *id)
{
	uint32_t hash;
	size_t at;

	memcpy(&hash, id->b, sizeof hash);
	for (at = hash & (w->slots - 1); w->seen[at] && !oid_eq(&w->seen[at]->id, id); )
		at = (at + 1) & (w->slots - 1);
	return at;
}

static void
grow(struct walk *w)
{
	struct node **old = w->seen;
	size_t slots = w->slots;

	w->slots = slots ? 2 * slots : 256;
	if ((w->seen = calloc(w->slots, sizeof *w->seen)) == NULL)
		abort();
	for (size_t i = 0; i < slots; i++)
		if (old[i])
			w->seen[slot_of(w, &old[i]->id)] = old[i];
	free(old);
}

static int
visit(struct walk *w, const struct oid *id, bool mainline)
{
	struct node *n;
	size_t at;

	if (2 * w->nseen >= w->slots)
		grow(w);
	if (w->seen[at = slot_of(w, id)]) {
		w->seen[at]->mainline |= mainline;
		return 0;
	}
	if ((n = calloc(1, sizeof *n)) == NULL)
		abort();
	n->id = *id;
	n->mainline = mainline;
	n->turn = w->turn++;
	w->seen[at] = n;
	w->nseen++;
	if (repo_commit(w->h->repo, id, &n->c) < 0)
		return -1;
	push(w, n);
	return 0;
}

static void
release(struct walk *w)
{
	for (size_t i = 0; i < w->slots; i++)
		if (w->seen[i]) {
			free(w->seen[i]->c.message);
			free(w->seen[i]);
		}
	free(w->seen);
	free(w->heap);
	free(w->undone);
}

/* The value of a trailer, of the message's last lines; n 0: there is none. */
static struct span
trailer(const char *message, const char *key)
{
	struct span rest = span_trim(span_of(message)), line, found = {0};

	while (span_line(&rest, &line))
		if (line.n == 0)
			found.n = 0;		/* a new paragraph: the last one counts */
		else if (span_starts(line, key))
			found = span_trim(span_make(line.p + strlen(key), line.n - strlen(key)));
	return found;
}

static bool
is_undone(const struct walk *w, const struct oid *id)
{
	for (size_t i = 0; i < w->nundone; i++)
		if (oid_eq(&w->undone[i], id))
			return true;
	return false;
}

/* 0 an operation, in *op but for its paths; 1 another commit. */
static int
read_op(struct walk *w, const struct node *n, struct arena *arena, struct hist_op *op)
{
	struct span name = trailer(n->c.message, "Cr-Op:"), undoes = trailer(n->c.message, "Cr-Undoes:");
	struct oid other;
	char hex[OID_TEXT];

	*op = (struct hist_op){ .when = n->c.when, .merge = n->c.merge, .undone = is_undone(w, &n->id) };
	if (oid_parse(undoes, &other) && !op->undone)	/* an undo that was taken back undoes nothing */
		*vec_push(w->undone, w->nundone, w->undone_cap) = other;
	if (name.n == 0)
		return 1;
	memcpy(op->oid, oid_text(&n->id, hex), OID_TEXT);
	op->subject = arena_dup(arena, span_make(n->c.message, strcspn(n->c.message, "\n")));
	op->op = arena_dup(arena, name);
	op->undoes = arena_dup(arena, undoes);
	op->did = arena_dup(arena, trailer(n->c.message, "Cr-Did:"));
	return 0;
}

/* One repository may hold several books, and other things. */
static bool
of_this_book(struct hist *h, struct arena *arena, struct hist_op *op, int *r)
{
	if (h->cut == 0)
		return true;
	*r = hist_op_paths(h, arena, op, h->faults);
	return *r == 0 && op->npaths > 0;
}

/* Calls each with every operation on the book until it returns false. */
static int
walk_ops(struct hist *h, struct arena *arena, bool (*each)(void *ctx, const struct hist_op *op, bool mainline),
    void *ctx)
{
	struct walk w = { .h = h };
	struct hist_op op;
	bool more = true;
	int r = h->head.unborn ? 0 : visit(&w, &h->head.commit, true);

	for (int i = 0; i < FAR && r == 0 && more && w.n > 0; i++) {
		struct node *n = pop(&w);

		if (read_op(&w, n, arena, &op) == 0 && of_this_book(h, arena, &op, &r))
			more = each(ctx, &op, n->mainline);
		if (r == 0 && !n->c.root)
			r = visit(&w, &n->c.parent, n->mainline);
		if (r == 0 && n->c.merge)
			r = visit(&w, &n->c.second, false);
		free(n->c.message);
		n->c.message = NULL;
	}
	release(&w);
	return r;
}

struct list {
	struct arena *arena;
	struct hist_op *v;
	size_t n, cap, max;
};

static bool
add(void *ctx, const struct hist_op *op, bool mainline)
{
	struct list *l = ctx;

	(void)mainline;
	*vec_push(l->v, l->n, l->cap) = *op;
	return l->n < l->max;
}

int
hist_ops(struct hist *h, struct arena *arena, size_t max, struct hist_op **out, size_t *n, struct faults *faults)
{
	struct list l = { .arena = arena, .max = max };
	int r;

	h->faults = faults;
	r = max > 0 ? walk_ops(h, arena, add, &l) : 0;
	*out = arena_array(arena, struct hist_op, l.n + 1);
	*n = l.n;
	if (l.n > 0)
		memcpy(*out, l.v, l.n * sizeof *l.v);
	free(l.v);
	return r;
}

static bool
last(void *ctx, const struct hist_op *op, bool mainline)
{
	struct hist_op *found = ctx;

	if (!mainline || op->undone || op->undoes[0])
		return true;
	*found = *op;
	return false;
}

int
hist_last_op(struct hist *h, struct arena *arena, struct hist_op *out, struct faults *faults)
{
	*out = (struct hist_op){0};
	h->faults = faults;
	if (walk_ops(h, arena, last, out) < 0)
		return -1;
	return out->op ? hist_op_paths(h, arena, out, faults) : 1;
}

struct paths {
	struct hist *h;
	struct arena *arena;
	struct hist_path *v;
	size_t n, cap;
};

static void
note_path(void *arg, const char *full, enum hist_state how)
{
	struct paths *p = arg;

	if (p->h->cut > 0 && strncmp(full, p->h->book + strlen(p->h->book) - p->h->cut + 1, p->h->cut - 1) != 0)
		return;
	if (p->h->cut > 0 && full[p->h->cut - 1] != '/')
		return;
	*vec_push(p->v, p->n, p->cap) = (struct hist_path){ arena_dup(p->arena, span_of(full + p->h->cut)), how };
}

int
hist_op_paths(struct hist *h, struct arena *arena, struct hist_op *op, struct faults *faults)
{
	struct paths p = { .h = h, .arena = arena };
	struct repo_commit c;
	struct oid id;
	int r;

	h->faults = faults;
	if (!oid_parse(span_of(op->oid), &id) || repo_commit(h->repo, &id, &c) < 0)
		return -1;
	r = repo_diff(h->repo, c.root ? NULL : &c.parent, &id, note_path, &p);
	op->paths = arena_array(arena, struct hist_path, p.n + 1);
	if (p.n > 0)
		memcpy(op->paths, p.v, p.n * sizeof *p.v);
	op->npaths = p.n;
	free(p.v);
	free(c.message);
	return r;
}
