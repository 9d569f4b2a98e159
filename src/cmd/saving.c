/* saving - see saving.h */
#include "cmd/saving.h"

#include <string.h>

#include "book/misplaced.h"
#include "book/tidy.h"
#include "text/front.h"

/* Faults that opening the book found in a file of the model, or in book.md. */
static bool
model_faults(struct cmd *cmd, const char *path)
{
	for (size_t i = 0; i < cmd->faults.n; i++)
		if (cmd->faults.v[i].path && cmd->faults.v[i].grade != NOTICE &&
		    strcmp(cmd->faults.v[i].path, path) == 0)
			return true;
	return false;
}

/* As a record, or a file of the model: both begin with frontmatter. */
static bool
readable(const char *path, struct span bytes)
{
	struct front front = {0};
	struct faults said = {0};
	struct arena a = {0};
	bool is = front_read(&front, bytes, path, &a, &said) == 0;

	front_release(&front);
	faults_release(&said);
	arena_release(&a);
	return is;
}

/* What was moved stays recorded under its old name, or it would come back as a new record. */
static void
hold_back(struct write *w, struct write_file *f, const struct faults *found, bool may_force)
{
	struct faults *faults = &w->cmd->faults;

	faults_append(faults, found);
	fault_add(faults, ERROR, f->path, 0, 0, "held back: it is not recorded");
	fault_hint(faults, "correct it and run cr-save again%s", may_force ? ", or cr-save --force" : "");
	f->keep = false;
	f->after = f->before;
	if (f->from) {
		fault_add(faults, ERROR, f->from->path, 0, 0, "held back, with %s, as it is called now", f->path);
		f->from->keep = false;
		f->from->to = NULL;
		f->from = NULL;
	}
}

/* One file that is there: completed, checked, and taken or held back. */
static void
save_file(struct write *w, struct write_file *f, const struct strays *strays, bool force)
{
	struct cmd *cmd = w->cmd;
	bool record = change_is_record(&cmd->book, f->path);
	struct tidy_past past = { .before = write_past(f), .strays = strays };
	struct faults said = {0}, found = {0};
	struct str text = {0};
	bool bad, may_force;

	if (record && tidy_file(&text, &cmd->book, f->path, &past, f->before, &said) == 0)
		f->after = span_make(arena_dup(&cmd->arena, str_span(&text)), text.n);
	bad = record ? write_check(w, f->path, f->after, &found) > 0 : model_faults(cmd, f->path);
	may_force = bad && found.errors == 0 && readable(f->path, f->after);
	if (bad && !(force && may_force)) {
		hold_back(w, f, &found, may_force);
	} else {
		faults_append(&cmd->faults, &found);
		faults_append(&cmd->faults, &said);
		misplaced_path(&cmd->faults, &cmd->book.model, f->path);
	}
	faults_release(&said);
	faults_release(&found);
	str_release(&text);
}

void
saving_files(struct write *w, bool force)
{
	struct strays strays = {0};

	for (size_t i = 0; i < w->nfiles; i++) {
		struct write_file *f = w->files[i];

		if (f->keep && !f->to && change_is_record(&w->cmd->book, f->path))
			strays_add(&strays, &w->cmd->book, f->path, write_past(f), f->is ? &f->before : NULL);
	}
	strays_sort(&strays);
	for (size_t i = 0; i < w->nfiles; i++)
		if (w->files[i]->keep && w->files[i]->is)
			save_file(w, w->files[i], &strays, force);
	for (size_t i = 0; i < w->nfiles; i++)
		if (w->files[i]->keep)
			write_name(w, w->files[i]->path);
	strays_release(&strays);
}
