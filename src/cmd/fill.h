/*
 * fill - a template of the book, filled from its records: a page, a report, a letter
 *
 *	struct fill f = { .view = { cmd, &ev }, .rec = client, .faults = &cmd->faults };
 *	struct str text = {0}, out = {0};
 *	if (fill_read(&f, "brief", &text) == 0 && fill_page(&f, &out, str_span(&text)) == 0)
 *		page_mark(cmd, str_span(&out));			or out_text: Markdown as it is
 *	fill_release(&f);
 *
 * The form of a template is in cr-template(5). What cannot be read in it is an ERROR
 * at its line, and the rest is filled all the same: -1 says that there was one.
 */
#ifndef CMD_FILL_H
#define CMD_FILL_H

#include "cmd/section.h"

struct fill {
	struct view view;
	const struct rec *rec;		/* the one at hand: bare names are its fields */
	const char *path;		/* of the template; fill_read sets it */
	struct limit *names;		/* what else names may mean: since, until */
	size_t nnames;
	const struct span *wanted;	/* parts by name, in this order; none: all */
	size_t nwanted;
	struct faults *faults;

	/* what came of it */
	size_t news;			/* rows of lists that say `news` */
	const struct rec **shown;	/* records that a list printed */
	size_t nshown, shown_cap;
	struct span *sections;		/* names of the parts printed, as the plan or the template has them */
	size_t nsections, sections_cap;
	bool final;			/* private: news is known */
};

int fill_read(struct fill *f, const char *name, struct str *text);	/* templates/NAME.md of the book */
int fill_read_letter(struct fill *f, const char *name, struct str *text);	/* no letter: -1 */
/* Names of templates, or of those that are letters, as {for: KIND} at their top says; in cmd's arena. */
const char **fill_templates(struct cmd *cmd, bool letters, size_t *n);
int fill_page(struct fill *f, struct str *out, struct span text);
void fill_release(struct fill *f);
bool fill_shows(const struct fill *f, const struct rec *rec);

/* fillline.c: one line with its placeholders. False: something in it is unknown; where that is so,
 * the name in brackets stands for it (but for {?name}). at is where the line stands in the template. */
struct where {
	unsigned line, col;
};
bool fill_line(struct fill *f, struct str *out, const struct rec *self, struct span line, struct where at);
/* The same for a record that may not be there: are the expressions right? */
void fill_check(struct fill *f, uint64_t kinds, struct span line, struct where at);
struct scope fill_scope(struct fill *f, uint64_t kinds, const struct rec *above, struct where at);

/* fillmore.c: what is no list of records; how many lines there were. */
size_t fill_due(struct fill *f, struct str *out, struct span practices);
size_t fill_prompts(struct fill *f, struct str *out, struct span moment);
void fill_say_prompts(struct fill *f, const char *moment);	/* on standard error, before something leaves the house */
size_t fill_body(struct fill *f, struct str *out, bool prose);	/* prose: without its records in a line */

#endif
