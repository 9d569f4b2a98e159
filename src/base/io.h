/*
 * io - files as bytes, opened safely
 *
 *	struct str bytes = {0};
 *	const char *why;
 *	int r = io_read(dirfd, "clients/acme/client.md", IO_RECORD_MAX, &bytes, &why);
 *
 * Every open is relative to a directory and stays beneath it: symbolic links,
 * "..", fifos, devices and files with a second hard link are refused, so that
 * a record pulled from somebody else cannot name a file outside the book.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include "base/str.h"

enum { IO_RECORD_MAX = 16 << 20 };

/* Replaces out's content: 0; 1 not there; -1 trouble, *why says what ("is a symbolic link"). */
int io_read(int dirfd, const char *path, size_t max, struct str *out, const char **why);
/* Files that were read and are still open. Descriptors mostly follow one another, and a run of them is closed in one
 * call of the system: a sixth of all that reading costs. Starts as {0}. */
struct io_left {
	struct { int first, n; } run[4];
	unsigned n;
	bool foreign;		/* they are somebody else's */
};
/* The same for a name just seen by io_list as a regular file of the directory that dirfd is, but
 * added to what out holds; without asking for its size first, and so without seeing a second hard link.
 * The file stays open, in left. */
int io_add_entry(int dirfd, const char *name, size_t max, struct str *out, const char **why, struct io_left *left);
void io_close_left(struct io_left *left);
int io_write(int fd, struct span bytes);	/* all of it, signals or not: 0; -1 and errno */
int io_open_beneath(int dirfd, const char *path, int flags);	/* -1 and errno */
int io_create(int dirfd, const char *path, struct span bytes);	/* a new file, whole: 0; else none, -1 and errno */
/* A directory, and those above it, where they are missing. -1 and errno: path ends with the one that cannot be. */
int io_make_dirs(char *path, unsigned mode);
/* Within a directory, to a name that must be free, or that gets the other's file: 0; -1 and errno, which is
 * EINVAL, ENOSYS or EOPNOTSUPP where the system cannot. */
enum io_rename { IO_RENAME_NEW = 1, IO_RENAME_SWAP = 2 };	/* as Linux counts */
int io_rename(int dir, const char *from, const char *to, enum io_rename how);
const char *io_why(int err);	/* what io_read says of an errno, for those that open and list */

/* Sorted names of a directory, without "." and "..", malloc'd as one block:
 * *names is freed with free(3). type: DT_DIR, DT_REG, ... of each, or DT_UNKNOWN. */
struct io_name {
	const char *name;
	uint32_t n;			/* its bytes, and a NUL after them */
	unsigned char type;
};
int io_list(int dirfd, const char *path, struct io_name **names, size_t *n);	/* 0; -1 and errno, and no names */
/* The same of an open directory, which stays open, but at its end: once only. */
int io_list_open(int fd, struct io_name **names, size_t *n);

/* For a thread that opens thousands of files: descriptors of its own, so that no lock is shared with
 * the others. Those that are open stay usable; where the system has no such thing, nothing happens. */
void io_own_descriptors(void);

#endif
