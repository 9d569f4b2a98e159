/*
 * alter - fields of many records changed, each file read, gone through and checked once
 *
 *	struct alter v[] = { { .rec = rec, .values = values }, ... };
 *	write_open(&w, cmd)
 *	alter_all(&w, v, n)			-1: an ERROR was added, and write_end writes nothing
 *	write_end(&w, "set", NULL)
 *
 * The records may have been read before the lock: each is sought in the bytes that its file has
 * now, and one that has changed meanwhile is an ERROR. Values are checked ones (values_check), and
 * stay the caller's. What a record is called afterwards goes to write_name, in the order of v: the
 * name of a line may change with it.
 * alter_ids only gives lines their ids, in what has been put so far.
 */
#ifndef CMD_ALTER_H
#define CMD_ALTER_H

#include "cmd/values.h"
#include "cmd/write.h"

struct alter {
	const struct rec *rec;
	struct values values;
	const char *id;		/* alter_ids: the one that the line gets, where it has none yet; else NULL */
	unsigned line;		/* private: its place in the file that is open; 0: the file's own */
	size_t order;		/* private: in v as it was given */
};

int alter_all(struct write *w, struct alter *v, size_t n);
int alter_ids(struct write *w, struct alter *v, size_t n);

#endif
