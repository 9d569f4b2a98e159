/*
 * score - how a relationship stands: words first, then evidence, then numbers
 *
 *	struct score s;
 *	score_client(&s, &ev, client_rec, &arena, evidence);
 *
 * Formulas (charter.md, The score): a practice's value is the mean over its
 * evidence; a dimension the weighted mean of its measured practices with data;
 * the total the mean of the dimensions with data. Coverage is the weight with a
 * value over the weight with an occasion. A number is printed from five pieces
 * of evidence in two dimensions on. The band is at most one step better than
 * the worst dimension with five pieces of evidence; caps bound it further.
 */
#ifndef MODEL_SCORE_H
#define MODEL_SCORE_H

#include "model/practice.h"

enum band { BAND_NONE, BAND_POOR, BAND_FAIR, BAND_GOOD };

struct evidence {
	const struct rec *rec;
	double value;
	bool missed;
};

struct score_row {			/* one practice */
	const struct practice *practice;
	struct evidence *evidence;
	size_t n, occasions;
	double value;			/* 0..1; valid if n > 0 */
};

struct score_dim {
	double value;			/* 0..100 */
	double weight;			/* with data */
	size_t n;			/* pieces of evidence */
	size_t measured;		/* practices with data */
};

struct score {
	const struct rec *client;
	struct score_row *rows;		/* every practice that is on; procedures have a value only if evidence is asked for */
	size_t nrows;
	struct score_dim dims[DIMENSIONS];
	double total;			/* 0..100; valid if number */
	bool number;			/* enough evidence for a figure */
	size_t n;			/* pieces of evidence, conduct only */
	double coverage;		/* 0..1 */
	enum band band;			/* BAND_NONE: not enough */
	enum band uncapped;
	const struct practice *capped_by;	/* a practice's cap bit; or NULL */
	int worst_dim;			/* the dimension that bounded the band, or -1 */
	const struct practice **gates;
	size_t ngates;
};

enum { SCORE_ENOUGH = 5, SCORE_DIMS = 2 };

void score_client(struct score *s, struct eval *ev, const struct rec *client, struct arena *arena, bool evidence);
/* The same of those records alone for which `only` is true; practices about the client itself say nothing then. */
void score_part(struct score *s, struct eval *ev, const struct rec *client, const struct expr *only,
    struct arena *arena, bool evidence);
const char *band_word(enum band b);
enum band band_of(double total);

#endif
