/*
 * shift - what differs between two judgements of one client (judge.h), the earlier one first
 *
 *	shift_none(&was, &now)				the same total, the same lines of what is due
 *	shift_score(&was, &now)				points of the total, as it is printed: 1.3
 *	shift_words(&out, &was, &now, &arena)		"keep-promises 2 of 7 to 3 of 7"; empty: none
 *	shift_lines(&was, &now, say, ctx)		each line of what is due that went (-1) or came (1)
 *
 * A total counts to a tenth, as it is printed: what is less is no difference.
 */
#ifndef CMD_SHIFT_H
#define CMD_SHIFT_H

#include "cmd/judge.h"

bool shift_none(const struct judged *was, const struct judged *now);
double shift_score(const struct judged *was, const struct judged *now);
double shift_rounded(const struct judged *j);		/* its total, to a tenth */
void shift_words(struct str *out, const struct judged *was, const struct judged *now, struct arena *arena);
void shift_lines(const struct judged *was, const struct judged *now,
    void (*say)(void *ctx, const struct judged_due *line, int part), void *ctx);

#endif
