/*
 * sent - reports that have gone, recorded as contacts, all in one commit
 *
 *	struct sent sent;
 *	sent_open(&sent, cmd, 2);			at most two
 *	sent_add(&sent, &report, &fill, text, false)	after fill_page; -1: an ERROR was added
 *	status = sent_write(&sent);
 *	sent_release(&sent);
 *
 * A log has the plan, its audience and channel, the parts that the report had,
 * both lights, and the text as its body; its type is no-change where nothing
 * was news.
 */
#ifndef CMD_SENT_H
#define CMD_SENT_H

#include "cmd/add.h"
#include "cmd/report.h"

struct sent {
	struct cmd *cmd;
	struct add *adds;		/* in cmd's arena */
	struct values *values;
	size_t n;
};

void sent_open(struct sent *s, struct cmd *cmd, size_t most);
/* edited: text is a person's, and borrowed; else that of fill_page. */
int sent_add(struct sent *s, const struct report *r, const struct fill *f, struct span text, bool edited);
int sent_write(struct sent *s);
void sent_release(struct sent *s);

#endif
