/* fill - see fill.h: a template is parts, each a heading and lines */
#include <stdlib.h>
#include <string.h>

#include "cmd/fillp.h"
#include "cmd/name.h"

struct parts {
	struct part *v;
	size_t n, cap;
};

static bool
is_heading(struct span line)
{
	return span_starts(line, "## ");
}

/* "Progress {section: progress, done}" */
static void
read_heading(struct part *part, struct span line)
{
	static const char mark[] = "{section:";
	const char *at = memmem(line.p, line.n, mark, sizeof mark - 1);

	part->heading = span_rtrim(line);
	if (at == NULL)
		return;
	part->heading = span_rtrim(span_make(line.p, (size_t)(at - line.p)));
	part->names = span_make(at + sizeof mark - 1, (size_t)(line.p + line.n - at) - (sizeof mark - 1));
	part->names = span_rtrim(part->names);
	if (span_ends(part->names, "}"))
		part->names.n--;
	part->names = span_trim(part->names);
}

static void
read_parts(struct parts *parts, struct span text)
{
	struct lines lines = { text, 0 };
	struct part *part = vec_push(parts->v, parts->n, parts->cap);
	struct span line;

	*part = (struct part){ .lines = span_make(text.p, 0), .at = { 1, 1 }, .first = true };
	while (fill_next(&lines, &line)) {
		if (is_heading(line)) {
			part = vec_push(parts->v, parts->n, parts->cap);
			*part = (struct part){ .lines = span_make(lines.rest.p, 0), .at = { lines.line, 1 } };
			read_heading(part, line);
		} else {
			part->lines.n = (size_t)(lines.rest.p - part->lines.p);
		}
	}
}

static bool
is_named(const struct part *part, struct span name)
{
	struct span rest = part->names, one;

	while (rest.n > 0) {
		span_cut(&rest, ',', &one);
		if (span_eq(span_trim(one), name))
			return true;
	}
	return false;
}

/* One empty line between two paragraphs, whatever was left out. */
static void
add_part(struct fill *f, struct str *out, const struct part *part, struct span name)
{
	struct span text = str_span(&part->out), line;
	bool blank = false;

	if (part->lists && !part->filled && !part->first)
		return;
	if (name.n > 0)
		*vec_push(f->sections, f->nsections, f->sections_cap) = name;
	if (part->heading.n > 0) {
		str_adds(out, out->n > 0 ? "\n" : "");
		fill_line(f, out, f->rec, part->heading, part->at);
		str_adds(out, span_trim(text).n > 0 ? "\n\n" : "\n");
	}
	text = span_trim(text);
	while (span_line(&text, &line)) {
		if (line.n == 0) {
			blank = true;
			continue;
		}
		str_adds(out, blank ? "\n" : "");
		str_add(out, line);
		str_addc(out, '\n');
		blank = false;
	}
}

/* What a plan asks for and the template has no words for: a person has to write it. */
static void
add_unknown(struct str *out, struct span name)
{
	size_t at = out->n;

	str_addf(out, "\n## %.*s\n\n[%.*s]\n", (int)name.n, name.p, (int)name.n, name.p);
	if (out->s[at + 4] >= 'a' && out->s[at + 4] <= 'z')
		out->s[at + 4] = (char)(out->s[at + 4] - 'a' + 'A');
}

static void
add_wanted(struct fill *f, struct str *out, struct parts *parts)
{
	for (size_t w = 0; w < f->nwanted; w++) {
		struct part *found = NULL;

		for (size_t i = 0; i < parts->n && found == NULL; i++)
			if (is_named(&parts->v[i], f->wanted[w]))
				found = &parts->v[i];
		if (found == NULL) {
			add_unknown(out, f->wanted[w]);
			*vec_push(f->sections, f->nsections, f->sections_cap) = f->wanted[w];
			continue;
		}
		add_part(f, out, found, f->wanted[w]);
		found->heading.n = 0;		/* two names of one part: it stands once */
		found->lists = true;
		found->filled = false;
	}
}

static void
fill_once(struct fill *f, struct str *out, struct span text)
{
	struct parts parts = {0};
	bool wanted = false;

	read_parts(&parts, text);
	f->nshown = f->nsections = 0;
	for (size_t i = 0; i < parts.n; i++) {
		struct part *part = &parts.v[i];
		bool skip = f->nwanted > 0 && part->names.n > 0;

		for (size_t w = 0; w < f->nwanted; w++)
			skip = skip && !is_named(part, f->wanted[w]);
		if (!skip)
			fill_lines(f, part, f->rec, (struct lines){ part->lines, part->at.line - (i == 0) }, 0);
	}
	str_reset(out);
	for (size_t i = 0; i < parts.n; i++) {
		if (f->nwanted == 0 || parts.v[i].names.n == 0) {
			struct span rest = parts.v[i].names, name;

			span_cut(&rest, ',', &name);
			add_part(f, out, &parts.v[i], span_trim(name));
		} else if (!wanted) {
			add_wanted(f, out, &parts);
			wanted = true;
		}
	}
	for (size_t i = 0; i < parts.n; i++)
		str_release(&parts.v[i].out);
	free(parts.v);
}

/* "{for: issue}" as the first line: what the page may be about. */
static bool
fits(const struct fill *f, struct span text)
{
	struct span line, rest, one;
	struct str name = {0};

	if (!span_line(&text, &line) || !span_starts(line, "{for:") || !span_ends(line = span_rtrim(line), "}"))
		return true;
	line = span_trim(span_make(line.p + 5, line.n - 6));
	rest = line;
	while (rest.n > 0) {
		span_cut(&rest, ',', &one);
		if (model_kind_word(&f->view.cmd->book.model, span_trim(one)) == f->rec->kind)
			return true;
	}
	name_put(&name, f->view.cmd, f->rec);
	fault_add(f->faults, ERROR, f->path, 1, 0, "this is for records of kind %.*s, and %s is of kind %.*s", (int)line.n,
	    line.p, str_cstr(&name), (int)f->rec->kind->name.n, f->rec->kind->name.p);
	str_release(&name);
	return false;
}

/* Twice: whether nothing has happened is known only at the end. */
int
fill_page(struct fill *f, struct str *out, struct span text)
{
	size_t errors = f->faults->errors, news;

	if (!fits(f, text))
		return -1;
	f->final = false;
	f->news = 0;
	fill_once(f, out, text);
	if (f->faults->errors > errors)
		return -1;
	f->final = true;
	news = f->news;
	fill_once(f, out, text);
	f->news = news;
	return 0;
}

bool
fill_shows(const struct fill *f, const struct rec *rec)
{
	for (size_t i = 0; i < f->nshown; i++)
		if (f->shown[i] == rec)
			return true;
	return false;
}

void
fill_release(struct fill *f)
{
	free(f->shown);
	free(f->sections);
	f->shown = NULL;
	f->sections = NULL;
	f->nshown = f->shown_cap = f->nsections = f->sections_cap = 0;
}
