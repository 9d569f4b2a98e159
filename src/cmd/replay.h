/*
 * replay - one client's book taken from one commit to another in steps, judged after each
 *
 *	struct copy copy;
 *	struct replay r = { .cmd = cmd, .copy = &copy, .from = &from, .to = &to, .what = JUDGE_SCORE,
 *	    .step = say, .ctx = mine };
 *	copy_open(&copy, cmd, "book")
 *	replay_client(&r, client)		say(mine, &step, &was, &now), oldest first; -1: an ERROR was added
 *	r.first, r.last				how it stood before the first step, and after the last
 *
 * First nothing happens but that time passes; then what was recorded comes, fact by
 * fact; what changed the model comes last, since it is no fact, but how facts are judged.
 * The steps of a commit whose facts together change nothing (shift.h) are left out, but for
 * `all`. What steps and judgements point to is in cmd's arena, or lasts as long as the call.
 */
#ifndef CMD_REPLAY_H
#define CMD_REPLAY_H

#include "cmd/copy.h"
#include "cmd/judge.h"
#include "cmd/past.h"

struct replay_step {
	const char *cause;		/* "time", "fact", "model" */
	const struct rec *rec;
	const char *commit, *who;	/* of time NULL */
	const char *what;		/* in words; of time "" */
	struct date date;
};

struct replay {
	struct cmd *cmd;
	struct copy *copy;
	const struct instant *from, *to;
	enum judge_what what;
	bool all;
	void (*step)(void *ctx, const struct replay_step *s, const struct judged *was, const struct judged *now);
	void *ctx;
	struct judged first, last;
	const char *client;		/* private: its slug; */
	struct date now;		/* when the state at hand is looked at */
	struct lay lay;
};

int replay_client(struct replay *r, const struct rec *client);

#endif
