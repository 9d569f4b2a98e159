/*
 * object - one of git's objects before it is written, as a pack and loose files take it
 */
#ifndef HIST_OBJECT_H
#define HIST_OBJECT_H

#include "hist/repo.h"

enum { OBJECT_COMMIT = 1, OBJECT_TREE, OBJECT_BLOB };	/* git's numbers */

struct object {
	struct oid name;
	unsigned type;
	struct span bytes;	/* under 2 GB */
};

#endif
