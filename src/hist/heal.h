/*
 * heal - what a git at work beside us took away without knowing (heal.c says how)
 *
 *	heal(h)				after the repair: records again what was undone
 *	heal_settled(h)			after a write of our own: how it left index and branch
 *	heal_entry(h, &ix, w, &change)	of each h->recent, when the index is patched
 */
#ifndef HIST_HEAL_H
#define HIST_HEAL_H

#include "hist/index.h"
#include "hist/inner.h"

int heal(struct hist *h);
void heal_settled(struct hist *h);
/* Whether the index has lost w, and what makes it whole. */
bool heal_entry(struct hist *h, const struct index *ix, const struct written *w, struct index_change *out);
void heal_release(struct hist *h);

#endif
