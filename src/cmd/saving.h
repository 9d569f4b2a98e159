/*
 * saving - what a hand edited: completed, checked, and taken or held back
 *
 *	write_keep(w, f, ...)		each file that differs, as it stands
 *	write_moves(w);			which of them is another's new name
 *	saving_files(w, force);
 *
 * Afterwards those that are held back are kept no more and named in the faults; the others are named
 * for what is printed. force: faults hold nothing back, but what is unreadable is.
 */
#ifndef CMD_SAVING_H
#define CMD_SAVING_H

#include "cmd/write.h"

void saving_files(struct write *w, bool force);

#endif
