/*
 * zip - bytes compressed as git stores them; the one door to zlib
 *
 *	struct zip *z = zip_new();
 *	zip_add(z, head, body, &out);		both as one stream, after what out has; under 2 GB
 *	zip_free(z);
 *
 * One for many objects: zlib clears a quarter of a megabyte for each that is new.
 * As little effort as git makes for a loose object, in packs as well: more gains one
 * byte in sixty, and git packs all of it anew when it collects garbage.
 */
#ifndef HIST_ZIP_H
#define HIST_ZIP_H

#include "base/str.h"

struct zip;

struct zip *zip_new(void);
void zip_add(struct zip *z, struct span head, struct span body, struct str *out);
void zip_free(struct zip *z);

#endif
