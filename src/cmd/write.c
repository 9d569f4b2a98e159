/* write - see write.h */
#include "cmd/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"

int
write_open(struct write *w, struct cmd *cmd)
{
	struct hist_who who = {0};

	*w = (struct write){ .cmd = cmd };
	if (opt_has(&cmd->opts, 'n'))
		return 0;
	return cmd_who(cmd, &who) < 0 ? -1 : hist_open(&w->hist, cmd->dir, &who, &cmd->faults);
}

void
write_close(struct write *w)
{
	if (w->hist)
		hist_close(w->hist);
	free(w->files);
	free(w->slots);
	free(w->names);
	*w = (struct write){0};
}

static int
read_now(struct write *w, const char *path, struct str *out)
{
	const char *why;
	int r;

	if (w->hist)
		return hist_read(w->hist, path, out, &w->cmd->faults);
	if ((r = io_read(w->cmd->book.dirfd, path, IO_RECORD_MAX, out, &why)) < 0)
		fault_add(&w->cmd->faults, ERROR, path, 0, 0, "%s", why);
	return r;
}

static struct span
keep_bytes(struct write *w, struct span s)
{
	return span_make(arena_dup(&w->cmd->arena, s), s.n);
}

size_t
write_check(struct write *w, const char *path, struct span bytes, struct faults *faults)
{
	struct rec_list recs = {0};
	struct arena a = {0};
	size_t n = faults->n, bad = 0;

	if (change_is_record(&w->cmd->book, path))
		book_read_bytes(&w->cmd->book, path, bytes, &a, &recs, faults);
	for (; n < faults->n; n++)
		bad += faults->v[n].grade != NOTICE;
	arena_release(&a);
	return bad;
}

/* Unsaved edits of a person: valid ones are recorded before ours. */
static int
check_by_hand(struct write *w, struct write_file *f)
{
	struct faults found = {0};
	size_t bad = write_check(w, f->path, f->before, &found);

	if (bad > 0) {
		faults_append(&w->cmd->faults, &found);
		fault_add(&w->cmd->faults, ERROR, f->path, 0, 0, "it was edited by hand and is not valid: nothing was written");
		fault_hint(&w->cmd->faults, found.errors > 0 ? "correct it" :
		    "cr-save turns days in words into dates; what else is wrong, correct in the file, or set with cr-set");
	}
	faults_release(&found);
	return bad > 0 ? -1 : 0;
}

/* Is what a person left there faulty, and made valid by this? Then it is one change with theirs. */
static bool
mends(struct write *w, const struct write_file *f, struct span bytes)
{
	struct faults old = {0}, new = {0};
	bool is = f->by_hand && write_check(w, f->path, f->before, &old) > 0 && write_check(w, f->path, bytes, &new) == 0;

	if (is)
		faults_append(&w->cmd->faults, &new);
	faults_release(&old);
	faults_release(&new);
	return is;
}

/* Where a path stands in the table, or would. */
static size_t
slot_of(const struct write *w, const char *path)
{
	size_t at = span_hash(span_of(path)) & (w->nslots - 1);

	while (w->slots[at] && strcmp(w->slots[at]->path, path) != 0)
		at = (at + 1) & (w->nslots - 1);
	return at;
}

static void
note(struct write *w, struct write_file *f)
{
	*vec_push(w->files, w->nfiles, w->cap) = f;
	if (2 * w->nfiles >= w->nslots) {
		free(w->slots);
		w->nslots = w->nslots ? 2 * w->nslots : 64;
		if ((w->slots = calloc(w->nslots, sizeof(struct write_file *))) == NULL)
			abort();
		for (size_t i = 0; i < w->nfiles; i++)
			w->slots[slot_of(w, w->files[i]->path)] = w->files[i];
	}
	w->slots[slot_of(w, f->path)] = f;
}

struct write_file *
write_file(struct write *w, const char *path)
{
	struct write_file *f;
	struct str bytes = {0};
	enum hist_state state = HIST_SAME;
	int r;

	if (w->nslots && (f = w->slots[slot_of(w, path)]) != NULL)
		return f;
	if ((r = read_now(w, path, &bytes)) >= 0 && w->hist &&
	    hist_state(w->hist, path, &state, &w->cmd->faults) < 0)
		r = -1;
	if (r < 0) {
		str_release(&bytes);
		w->failed = true;
		return NULL;
	}
	f = arena_new(&w->cmd->arena, struct write_file);
	f->path = arena_dup(&w->cmd->arena, span_of(path));
	f->was = f->is = r == 0;
	f->before = f->after = keep_bytes(w, str_span(&bytes));
	f->by_hand = f->was && state != HIST_SAME;
	f->gone = !f->was && state == HIST_GONE;
	str_release(&bytes);
	note(w, f);
	return f;
}

static bool
had(const struct faults *old, const struct fault *f)
{
	for (size_t i = 0; i < old->n; i++)
		if (old->v[i].grade == f->grade && strcmp(old->v[i].text, f->text) == 0)
			return true;
	return false;
}

/* A fault that the record did not have before makes the change an error. */
static int
refuse_new_faults(struct write *w, const struct write_file *f, struct span bytes)
{
	struct faults old = {0}, new = {0};
	int r = 0;

	if (f->was)
		write_check(w, f->path, f->before, &old);
	write_check(w, f->path, bytes, &new);
	for (size_t i = 0; i < new.n; i++) {
		struct fault *was = &new.v[i];
		bool bad;

		if (had(&old, was))
			continue;
		bad = was->grade != NOTICE || was->refuse;
		fault_add(&w->cmd->faults, bad ? ERROR : NOTICE, was->path, was->line, was->col, "%s", was->text);
		if (was->hint)
			fault_hint(&w->cmd->faults, "%s", was->hint);
		if (bad)
			r = -1;
	}
	faults_release(&old);
	faults_release(&new);
	return r;
}

int
write_put(struct write *w, struct write_file *f, struct span bytes)
{
	if (f->was && span_eq(f->before, bytes)) {
		f->is = true;
		f->after = f->before;
		return 0;
	}
	if (mends(w, f, bytes)) {
		f->put = true;
		return write_keep(w, f, &bytes);
	}
	if ((f->by_hand && check_by_hand(w, f) < 0) || refuse_new_faults(w, f, bytes) < 0) {
		w->failed = true;
		return -1;
	}
	f->after = keep_bytes(w, bytes);
	f->is = f->put = true;
	return 0;
}

int
write_restore(struct write *w, struct write_file *f, const struct span *bytes)
{
	if (f->by_hand && check_by_hand(w, f) < 0) {
		w->failed = true;
		return -1;
	}
	f->is = bytes != NULL;
	if (bytes)
		f->after = keep_bytes(w, *bytes);
	return 0;
}

int
write_head(struct write *w, struct write_file *f)
{
	struct str bytes = {0};
	int r;

	if (f->looked || !w->hist)
		return 0;
	if ((r = hist_head(w->hist, f->path, &bytes, &w->cmd->faults)) >= 0) {
		f->looked = true;
		f->had = r == 0;
		f->head = keep_bytes(w, str_span(&bytes));
	}
	str_release(&bytes);
	return r < 0 ? -1 : 0;
}

int
write_keep(struct write *w, struct write_file *f, const struct span *bytes)
{
	f->keep = true;
	f->is = bytes != NULL;
	if (bytes)
		f->after = keep_bytes(w, *bytes);
	return write_head(w, f);
}

void
write_name(struct write *w, const char *name)
{
	*vec_push(w->names, w->nnames, w->names_cap) = arena_dup(&w->cmd->arena, span_of(name));
}
