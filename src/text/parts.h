/*
 * parts - what the files of front share: fences, the scanner, the full reader
 *
 *	front_split(&f, file, path, &faults);	head, body, bom, crlf; not body_line
 *	if (!scan_keys(&f, &arena))		not sure: nothing is said, f.n is 0
 *		front_parse(&f, &y, path, &arena, &faults);
 *
 * Private to src/text. The scanner judges nothing: what it is not sure of, an
 * error too, it leaves to yaml.h, so that one reader alone says what is wrong.
 */
#ifndef TEXT_PARTS_H
#define TEXT_PARTS_H

#include "text/front.h"
#include "text/yaml.h"

enum { FRONT_KEYS = 1024 };		/* more keys than that are refused */

int front_split(struct front *f, struct span file, const char *path, struct faults *faults);

/* Keys of f->head into f->keys; false: not sure, use front_parse. */
bool scan_keys(struct front *f, struct arena *arena);

/* The same by the whole of YAML. y gets what an edit needs besides. */
int front_parse(struct front *f, struct yaml *y, const char *path, struct arena *arena,
    struct faults *faults);

/* Fills what follows from the bytes around a value: block, line and column,
 * and the raw bytes of what has no end mark. text as for yaml_read. */
void yaml_extents(struct yaml *y, struct span text);

/* What stands between single quotes, over several lines too. */
struct span scalar_unsingle(struct arena *arena, struct span raw);

/* Appends text in double quotes. */
void scalar_double(struct str *out, struct span text);

/* After a key's own bytes its colon, or NULL; before `end`. */
const char *yaml_colon(struct span name, const char *end);

#endif
