/* handbook - one practice on a page (see handbook.h) */
#include "cmd/handbook.h"

#include "base/json.h"
#include "cmd/name.h"
#include "cmd/stand.h"
#include "model/speak.h"

enum { CLIENT_WIDTH = 30, FIELD_WIDTH = 16 };

/* What the program makes of the rules, a sentence each. */
static void
show_sentences(struct cmd *cmd, const struct practice *p)
{
	struct str text = {0};
	struct span rest, line;

	speak_practice(&text, &cmd->book.model, p);
	if (text.n > 0)
		page_heading(cmd, "Rule");
	for (rest = str_span(&text); span_line(&rest, &line); )
		page_text(cmd, "  ", line);
	str_release(&text);
}

/* Of the frontmatter what the head, the limits and the sources do not say, to the byte. */
static void
show_text(struct cmd *cmd, const struct practice *p)
{
	static const char *const said[] = { "title:", "dimension:", "pack:", "class:", "reading:", "source:", "row:",
	    "weight:", "limits:" };
	struct span rest = p->file, line;
	bool shown = false;

	page_heading(cmd, "Rule as written");
	span_line(&rest, &line);
	while (span_line(&rest, &line) && !span_is(span_trim(line), "---")) {
		if (line.n > 0 && line.p[0] != ' ') {
			shown = true;
			for (size_t i = 0; i < sizeof said / sizeof *said; i++)
				shown = shown && !span_starts(line, said[i]);
		}
		if (!shown)
			continue;
		out_text(cmd, span_of("  "));
		out_text(cmd, line);
		out_text(cmd, span_of("\n"));
	}
}

static void
show_limits(struct cmd *cmd, const struct practice *p)
{
	struct str text = {0};

	if (p->nlimits > 0)
		page_heading(cmd, "Limits, which book.md may set anew");
	for (size_t i = 0; i < p->nlimits; i++) {
		str_reset(&text);
		val_print(&text, p->limits[i].value);
		page_line(cmd, "  ", p->limits[i].name, CLIENT_WIDTH, str_span(&text));
	}
	str_release(&text);
}

static void
show_sources(struct cmd *cmd, const struct practice *p)
{
	struct str text = {0};

	page_heading(cmd, "Asked for by");
	for (size_t i = 0; i < p->nsource; i++)
		str_addf(&text, "%s%.*s", i > 0 ? ", " : "", (int)p->source[i].n, p->source[i].p);
	page_text(cmd, "  ", str_span(&text));
	str_release(&text);
}

/* A line a client: what the practice says of it. */
static void
show_standing(struct cmd *cmd, const struct practice *p)
{
	struct eval ev = cmd_eval(cmd);
	struct str text = {0};
	struct score s;

	page_heading(cmd, "Where this book stands");
	for (size_t g = 0; g < cmd->book.ngroups; g++) {
		if (cmd->book.groups[g].client == NULL)
			continue;
		score_client(&s, &ev, cmd->book.groups[g].client, &cmd->arena, p->class == PROCEDURE);
		for (size_t i = 0; i < s.nrows; i++) {
			if (s.rows[i].practice != p || s.rows[i].occasions == 0)
				continue;
			str_reset(&text);
			if (s.rows[i].n > 0)
				stand_count(&text, &s.rows[i]);
			else
				str_addf(&text, "no evidence, %zu occasion%s", s.rows[i].occasions,
				    s.rows[i].occasions == 1 ? "" : "s");
			page_line(cmd, "  ", cmd->book.groups[g].slug, CLIENT_WIDTH, str_span(&text));
		}
		arena_reset(&ev.scratch);
	}
	str_release(&text);
	arena_release(&ev.scratch);
}

void
guide_practice(struct cmd *cmd, const struct practice *p, bool rules)
{
	page_heading(cmd, arena_printf(&cmd->arena, "%.*s: %.*s", (int)p->name.n, p->name.p,
	    (int)p->title.n, p->title.p));
	page_text(cmd, "  ", span_of(arena_printf(&cmd->arena, "%s · %s · %s · pack %.*s · weight %g%s",
	    dimension_word(p->dimension), class_word(p->class), p->reading == STATE ? "state" : "conduct",
	    (int)p->pack.n, p->pack.p, p->weight, p->on ? "" : " · off")));
	out_text(cmd, span_of("\n"));
	page_prose(cmd, span_trim(p->advice));
	show_sentences(cmd, p);
	if (rules && (p->of != NULL || p->when != NULL))
		show_text(cmd, p);
	show_limits(cmd, p);
	show_sources(cmd, p);
	if (p->on && p->of != NULL && cmd->loaded)
		show_standing(cmd, p);
}

void
guide_kind(struct cmd *cmd, const struct kind *k)
{
	struct str left = {0}, right = {0};
	int width = FIELD_WIDTH;

	for (size_t i = 0; i < k->nfields; i++)
		width = (int)k->fields[i].name.n + 2 > width ? (int)k->fields[i].name.n + 2 : width;
	page_heading(cmd, arena_printf(&cmd->arena, "%.*s: %.*s", (int)k->name.n, k->name.p, (int)k->title.n, k->title.p));
	str_addf(&left, "kind of record · pack %.*s%s", (int)k->pack.n, k->pack.p, k->on ? "" : " (off)");
	if (k->alias.n > 0)
		str_addf(&left, " · as a line \"%.*s:\"", (int)k->alias.n, k->alias.p);
	str_adds(&left, k->box ? " · a check box" : "");
	page_text(cmd, "  ", str_span(&left));
	out_text(cmd, span_of("\n"));
	page_prose(cmd, span_trim(k->body));
	page_heading(cmd, "Fields");
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		str_reset(&left);
		str_reset(&right);
		str_addf(&left, "%.*s%s", (int)f->name.n, f->name.p, f->required ? " *" : "");
		str_add(&right, f->meaning);
		for (size_t w = 0; w < f->nwords; w++)
			str_addf(&right, "%s%.*s", w == 0 ? " (" : ", ", (int)f->words[w].n, f->words[w].p);
		str_adds(&right, f->nwords > 0 ? ")" : "");
		if (f->default_text.n > 0)
			str_addf(&right, "; else %.*s", (int)f->default_text.n, f->default_text.p);
		else if (f->derived != NULL)
			str_adds(&right, "; computed");
		page_pair(cmd, "  ", str_span(&left), width, str_span(&right));
	}
	str_release(&left);
	str_release(&right);
}

void
guide_unknown(struct cmd *cmd, struct span name, bool packs)
{
	const struct model *m = &cmd->book.model;
	size_t n, npacks;
	const char **pack = packs_of(m, &cmd->arena, &npacks), *near;
	const char **names = arena_array(&cmd->arena, const char *, npacks + m->npractices + m->nkinds);
	struct str begin = {0};

	for (n = 0; packs && n < npacks; n++)
		names[n] = pack[n];
	for (size_t i = 0; i < m->npractices; i++)
		names[n++] = arena_dup(&cmd->arena, m->practices[i]->name);
	for (size_t i = 0; !packs && i < m->nkinds; i++)
		names[n++] = arena_dup(&cmd->arena, m->kinds[i]->name);
	cmd_fail(cmd, "no practice and no %s is called \"%.*s\"", packs ? "pack" : "kind", (int)name.n, name.p);
	near = fault_nearest(name, names, n);
	for (size_t i = 0; i < n; i++)
		if (span_starts(span_of(names[i]), arena_dup(&cmd->arena, name)))
			str_addf(&begin, "%s%s", begin.n > 0 ? ", " : "", names[i]);
	if (!packs && pack_there(m, name))
		fault_hint(&cmd->faults, "it is a pack: cr-guide -p %.*s", (int)name.n, name.p);
	else if (packs && model_kind_word(m, name) != NULL)
		fault_hint(&cmd->faults, "it is a kind of the pack %.*s", (int)model_kind_word(m, name)->pack.n,
		    model_kind_word(m, name)->pack.p);
	else
		fault_hint(&cmd->faults, "%s", begin.n > 0 ? str_cstr(&begin) : near != NULL ? near
		    : "cr-guide -a lists the practices");
	str_release(&begin);
}

static void
put_text(struct str *line, const char *key, struct span value)
{
	json_key(line, span_of(key));
	json_text(line, value);
}

static void
put_path(struct str *line, struct cmd *cmd, const char *path)
{
	struct str name = {0};

	name_put_path(&name, cmd, path);
	str_addc(line, '{');
	put_text(line, "path", str_span(&name));
	str_release(&name);
}

void
guide_json(struct str *line, struct cmd *cmd, const struct practice *p)
{
	struct str rule = {0};

	put_path(line, cmd, p->path);
	put_text(line, "name", p->name);
	put_text(line, "class", span_of(class_word(p->class)));
	put_text(line, "pack", p->pack);
	put_text(line, "title", p->title);
	put_text(line, "dimension", span_of(dimension_word(p->dimension)));
	speak_practice(&rule, &cmd->book.model, p);
	put_text(line, "rule", str_span(&rule));
	put_text(line, "advice", span_trim(p->advice));
	json_key(line, span_of("source"));
	for (size_t i = 0; i < p->nsource; i++) {
		str_addc(line, i > 0 ? ',' : '[');
		json_text(line, p->source[i]);
	}
	str_adds(line, p->nsource > 0 ? "]" : "[]");
	json_key(line, span_of("row"));
	for (size_t i = 0; i < p->nrows; i++)
		str_addf(line, "%c%d", i > 0 ? ',' : '[', p->rows[i]);
	str_adds(line, p->nrows > 0 ? "]" : "[]");
	str_addf(line, ",\"on\":%s}\n", p->on ? "true" : "false");
	str_release(&rule);
}

static void
put_field(struct str *line, const struct field *f)
{
	str_addc(line, '{');
	put_text(line, "name", f->name);
	put_text(line, "meaning", f->meaning);
	str_addf(line, ",\"required\":%s,\"list\":%s", f->required ? "true" : "false", f->list ? "true" : "false");
	json_key(line, span_of("words"));
	for (size_t i = 0; i < f->nwords; i++) {
		str_addc(line, i > 0 ? ',' : '[');
		json_text(line, f->words[i]);
	}
	str_adds(line, f->nwords > 0 ? "]" : "[]");
	put_text(line, "default", f->default_text);
	str_addf(line, ",\"computed\":%s}", f->derived != NULL ? "true" : "false");
}

void
guide_kind_json(struct str *line, struct cmd *cmd, const struct kind *k)
{
	put_path(line, cmd, k->path);
	put_text(line, "name", k->name);
	put_text(line, "alias", k->alias);
	put_text(line, "pack", k->pack);
	put_text(line, "title", k->title);
	put_text(line, "advice", span_trim(k->body));
	json_key(line, span_of("fields"));
	for (size_t i = 0; i < k->nfields; i++) {
		str_addc(line, i > 0 ? ',' : '[');
		put_field(line, &k->fields[i]);
	}
	str_addf(line, "%s,\"on\":%s}\n", k->nfields > 0 ? "]" : "[]", k->on ? "true" : "false");
}
