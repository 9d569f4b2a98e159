/* values - see values.h */
#include "cmd/values.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/out.h"
#include "cmd/valuesp.h"

static struct edit *
push(struct values *v)
{
	struct edit *e = vec_push(v->v, v->n, v->cap);

	*e = (struct edit){ .op = EDIT_SET };
	return e;
}

void
values_add(struct values *v, const char *key, struct span text)
{
	struct edit *e = push(v);

	e->key = span_of(key);
	e->text = text;
}

struct edit *
values_find(struct values *v, const char *key)
{
	for (size_t i = 0; i < v->n; i++)
		if (span_is(v->v[i].key, key))
			return &v->v[i];
	return NULL;
}

void
values_release(struct values *v)
{
	free(v->v);
	free(v->said);
	*v = (struct values){0};
}

int
values_read(struct values *v, struct cmd *cmd, const char *const *args, size_t n)
{
	size_t errors = cmd->faults.errors;

	for (size_t i = 0; i < n; i++) {
		struct edit e;

		if (edit_parse(&e, args[i], &cmd->faults) < 0)
			continue;
		for (size_t j = 0; j < v->n; j++)
			if (span_eq(v->v[j].key, e.key) && (e.op < EDIT_ADD || v->v[j].op < EDIT_ADD))
				cmd_fail(cmd, "%.*s is given twice", (int)e.key.n, e.key.p);
		*push(v) = e;
	}
	return cmd->faults.errors > errors ? -1 : 0;
}

void
values_say_once(struct values *v, struct cmd *cmd, const char *said)
{
	bool later = v->echo != NULL;

	if (later)
		v = v->echo;
	for (size_t i = 0; i < v->nsaid; i++)
		if (strcmp(v->said[i], said) == 0)
			return;
	*vec_push(v->said, v->nsaid, v->said_cap) = said;
	if (!later)
		cmd_say(cmd, "%s", said);
}

void
values_say(const struct values *v, struct cmd *cmd)
{
	for (size_t i = 0; i < v->nsaid; i++)
		cmd_say(cmd, "%s", v->said[i]);
}

static void
echo(struct values *v, struct cmd *cmd, const struct edit *e, struct date d)
{
	char text[DATE_TEXT + 4];
	struct str far = {0};

	out_relative(&far, d, cmd->today);
	values_say_once(v, cmd, arena_printf(&cmd->arena, "%.*s: %s (%s)", (int)e->key.n, e->key.p, when_text(d, text),
	    str_cstr(&far)));
	str_release(&far);
}

/* The calendar of a client, which only business days ask for: the book is read for it. */
static const struct cal *
cal_of(struct cmd *cmd, struct span client, struct span text)
{
	const struct group *g;
	struct want want = {0};

	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i] == 'b' && (text.p[i + 1] == 'd' || text.p[i + 1] == 'h') && !cmd->loaded && client.n > 0) {
			want.all = true;
			if (cmd_load(cmd, &want) < 0)
				return &cmd->book.cal;
		}
	g = cmd->loaded && client.n > 0 ? book_group(&cmd->book, client) : NULL;
	return g ? &g->cal : &cmd->book.cal;
}

static bool
looks_back(const struct kind *kind, struct span key)
{
	return span_is(key, "closed") || span_is(key, "told") || (span_is(key, "date") && span_is(kind->name, "log"));
}

/* The edit's text with every date in ISO. */
static int
iso_dates(struct values *v, struct cmd *cmd, struct edit *e, const struct kind *kind, struct span client)
{
	const struct field *f = kind_field(&cmd->book.model, kind, e->key);
	enum when_way way = looks_back(kind, e->key) ? WHEN_BACK : WHEN_FORWARD;
	struct span rest = e->text, one;
	struct str out = {0};
	char text[DATE_TEXT];
	int r = 0;

	if (!f || f->type != VAL_DATE || e->op == EDIT_UNSET || e->op == EDIT_TAKE)
		return 0;
	while (rest.n > 0 && r == 0) {
		struct when w = {0};

		if (f->list)
			span_cut(&rest, ',', &one);
		else
			one = rest, rest.n = 0;
		if (out.n > 0)
			str_addc(&out, ',');
		if (date_parse(one, &w.date)) {
			str_add(&out, one);		/* with its zone, if it has one */
			if (way == WHEN_BACK && w.date.day > cmd->today.day)
				echo(v, cmd, e, w.date);
			continue;
		}
		if ((r = when_read(&w, one, cmd->today, way, cal_of(cmd, client, one), &cmd->faults)) < 0)
			break;
		str_adds(&out, date_text(w.date, text));
		if (w.relative)
			echo(v, cmd, e, w.date);
	}
	if (r == 0)
		e->text = span_make(arena_dup(&cmd->arena, str_span(&out)), out.n);
	str_release(&out);
	return r;
}

int
values_check(struct values *v, struct cmd *cmd, const struct kind *kind, struct span client, bool in_line)
{
	size_t errors = cmd->faults.errors;

	for (size_t i = 0; i < v->n; i++)
		if (iso_dates(v, cmd, &v->v[i], kind, client) == 0 &&
		    edit_check(&v->v[i], &cmd->book.model, kind, in_line, &cmd->arena, &cmd->faults) == 0)
			values_links(v, cmd, &v->v[i], client);
	if (cmd->faults.errors == errors)
		values_gone(v, cmd, kind, client);
	return cmd->faults.errors > errors ? -1 : 0;
}

int
values_body(struct str *out, struct cmd *cmd)
{
	const char *b = opt_value(&cmd->opts, 'b'), *path;
	char buf[4096];
	FILE *in;
	size_t n;
	int r = 0;

	if (!b || b[0] != '@') {
		str_adds(out, b ? b : "");
		return 0;
	}
	path = b + 1;
	if ((in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb")) == NULL) {
		cmd_fail(cmd, "%s: %s", path, strerror(errno));
		return -1;
	}
	while ((n = fread(buf, 1, sizeof buf, in)) > 0)
		str_add(out, span_make(buf, n));
	if (ferror(in)) {
		cmd_fail(cmd, "%s: %s", path, strerror(errno));
		r = -1;
	}
	if (in != stdin)
		fclose(in);
	return r;
}
