/*
 * pack - git's objects as one pack, in memory
 *
 *	struct str all = {0};
 *	pack_make(v, n, &all);		each object once; all: empty before
 *
 * Each object whole: libgit2's packs cost a search for deltas, which between short
 * texts are no smaller than the texts; git searches when it collects garbage.
 */
#ifndef HIST_PACK_H
#define HIST_PACK_H

#include "base/str.h"
#include "hist/object.h"

void pack_make(const struct object *v, size_t n, struct str *out);

#endif
