/*
 * historyp - what history.c asks of paths (historypath.c)
 */
#ifndef CMD_HISTORYP_H
#define CMD_HISTORYP_H

#include "cmd/history.h"

void history_only(struct history *h, const char *const *paths, size_t n);	/* very many, sought among all */
bool history_asked(const struct history *h, const char *path);	/* today's name; always, but among very many paths */
bool history_shown(const struct history *h, const char *path);	/* does the log that runs tell of it? */
/* What the commit at hand says was moved: the old name of this path, or its new one; or NULL. */
const char *history_moved(struct history *h, const char *path, bool old);

#endif
