/*
 * zip - bytes compressed as git stores them; the one door to zlib
 *
 *	struct zip *z = zip_new(ZIP_FAST);
 *	zip_add(z, head, body, &out);		both as one stream, after what out has; under 2 GB
 *	zip_free(z);
 *
 * One for many objects: zlib clears a quarter of a megabyte for each that is new.
 */
#ifndef HIST_ZIP_H
#define HIST_ZIP_H

#include "base/str.h"

struct zip;

enum zip_effort { ZIP_FAST, ZIP_SMALL };	/* git's for loose objects, and for packs */

struct zip *zip_new(enum zip_effort effort);
void zip_add(struct zip *z, struct span head, struct span body, struct str *out);
void zip_free(struct zip *z);

#endif
