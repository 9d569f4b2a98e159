/*
 * index-form - the bytes of git's index, for index.c and index-write.c alone
 *
 * A header of 12 bytes, entries in path order (ten 32-bit numbers of stat, the
 * blob, flags, the path, 1 to 8 NUL to a multiple of 8), extensions (four letters,
 * a length, bytes), the SHA-1 of it all. Numbers have their high byte first.
 */
#ifndef HIST_INDEX_FORM_H
#define HIST_INDEX_FORM_H

#include "base/sha1.h"
#include "hist/index.h"

enum {
	HEADER = 12, FIXED = 62, TRAILER = SHA1_SIZE,
	AT_MTIME = 8, AT_MODE = 24, AT_SIZE = 36, AT_OID = 40, AT_FLAGS = 60,
	ASSUME_VALID = 0x8000, EXTENDED = 0x4000, STAGE = 0x3000, NAME_MAX_FLAG = 0x0fff,
	INTENT_TO_ADD = 0x2000,		/* of the extended flags */
};

uint32_t index_get32(const unsigned char *p);
unsigned index_flags(const struct index *ix, size_t i);
const char *index_name(const struct index *ix, size_t i);
size_t index_lower(const struct index *ix, const char *path);	/* the first entry not before path */
bool index_has(const struct index *ix, const char *path);

#endif
