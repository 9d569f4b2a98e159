/*
 * misplaced - why a file is no record, and what to do about it
 *
 *	misplaced_name(&faults, path)			an ERROR: in its place, and its name is none
 *	misplaced_file(&faults, path)			a NOTICE: below clients/, in no kind's folder
 *	misplaced_folder(&faults, &model, path, "promises")
 *	misplaced_path(&faults, &model, path)		whichever of the two a path is; nothing of a record
 */
#ifndef BOOK_MISPLACED_H
#define BOOK_MISPLACED_H

#include "base/fault.h"
#include "model/kind.h"

#define MISPLACED_COPY "a synchroniser's second copy, which is no record: take over what is new in it, and remove it"

void misplaced_name(struct faults *faults, const char *path);
void misplaced_file(struct faults *faults, const char *path);
void misplaced_folder(struct faults *faults, const struct model *m, const char *path, struct span name);
void misplaced_path(struct faults *faults, const struct model *m, const char *path);

#endif
