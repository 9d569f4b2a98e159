/*
 * litter - what programs leave beside a file, and cr-save leaves alone
 *
 *	switch (litter_of("clients/acme/client.md~")) {
 *	case LITTER_NONE:	a file of the book's
 *	case LITTER_OWN:	swap, backup or lock file of an editor, or a hidden name
 *	case LITTER_CONFLICT:	a second copy that a synchroniser made: a person has to settle it
 */
#ifndef BOOK_LITTER_H
#define BOOK_LITTER_H

enum litter { LITTER_NONE, LITTER_OWN, LITTER_CONFLICT };

enum litter litter_of(const char *path);	/* from the book; only of files git does not know yet */

#endif
