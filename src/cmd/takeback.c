/* takeback - see takeback.h */
#include "cmd/takeback.h"
#include "cmd/recorded.h"

#include "book/revert.h"
#include "text/diff.h"

/* The file at one side of the change. */
struct side {
	struct str bytes;
	struct span span;
	bool there;
};

static int
side_read(struct side *s, struct write *w, const struct hist_op *op, bool parent, const char *path)
{
	int r = hist_at(w->hist, op->oid, parent, path, &s->bytes, &w->cmd->faults);

	s->there = r == 0;
	s->span = str_span(&s->bytes);
	return r < 0 ? -1 : 0;
}

static int
refuse(struct write *w, const struct hist_op *op, const struct write_file *f, unsigned line)
{
	fault_add(&w->cmd->faults, ERROR, f->path, line, 0, "%s since \"%s\"",
	    f->was ? "changed" : "gone, or called otherwise,", op->subject);
	fault_hint(&w->cmd->faults, "nothing was taken back; git revert %.*s lets you settle it by hand",
	    RECORDED_NAME, op->oid);
	return -1;
}

/* The lines that the change touched were edited again: field by field. */
static int
by_fields(struct str *out, struct write *w, const struct hist_op *op, const struct write_file *f,
    struct span old, struct span new, unsigned line)
{
	int r = revert_fields(out, &w->cmd->book, f->path, old, new, f->before, op->subject, &w->cmd->faults);

	return r > 0 ? refuse(w, op, f, line) : r;
}

static bool
stands(const struct write_file *f, const struct side *s)
{
	return f->was == s->there && (!f->was || span_eq(f->before, s->span));
}

static int
change_back(struct write *w, const struct hist_op *op, struct write_file *f, const struct side *old, const struct side *new)
{
	struct str merged = {0};
	struct span now;
	unsigned line = 0;
	int r = 0;

	if (stands(f, new))
		return write_restore(w, f, old->there ? &old->span : NULL);
	if (stands(f, old))
		return 0;
	if (!f->was || !old->there || !new->there)
		return refuse(w, op, f, 0);
	if (diff_merge(&merged, new->span, f->before, old->span, &line) != 0)
		r = by_fields(&merged, w, op, f, old->span, new->span, line);
	now = str_span(&merged);
	if (r == 0)
		r = write_restore(w, f, &now);
	str_release(&merged);
	return r;
}

int
takeback(struct write *w, const struct hist_op *op, const char *path)
{
	struct write_file *f = write_file(w, path);
	struct side old = {0}, new = {0};
	int r = -1;

	if (f && side_read(&old, w, op, true, path) == 0 && side_read(&new, w, op, false, path) == 0)
		r = change_back(w, op, f, &old, &new);
	if (r == 0 && f->is && f->before.p != f->after.p)
		write_name(w, f->path);
	str_release(&old.bytes);
	str_release(&new.bytes);
	return r;
}
