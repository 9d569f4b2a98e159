/*
 * pack - git's objects as one pack, in memory
 *
 *	struct pack *p = pack_new(n);		n objects are going to follow
 *	pack_add(p, type, bytes);		type: git's number, 1 commit, 2 tree, 3 blob; under 2 GB
 *	struct span all = pack_end(p);		p's own
 *	pack_free(p);
 *
 * Each object whole: libgit2's packs cost a search for deltas, which between short
 * texts are no smaller than the texts; git searches when it collects garbage.
 */
#ifndef HIST_PACK_H
#define HIST_PACK_H

#include "base/str.h"

struct pack;

struct pack *pack_new(size_t n);
void pack_add(struct pack *p, unsigned type, struct span bytes);
struct span pack_end(struct pack *p);
void pack_free(struct pack *p);

#endif
