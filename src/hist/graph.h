/*
 * graph - keeps git's commit graph fresh, with its filters of changed paths
 *
 *	hist_graph(h);			between open and close
 *
 * Does something only where there is enough to gain, and in the background: what
 * is recorded meanwhile is in the next one.
 */
#ifndef HIST_GRAPH_H
#define HIST_GRAPH_H

struct hist;

void hist_graph(struct hist *h);

#endif
