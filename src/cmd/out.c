/* out - see out.h: which fields, which order, and lines for a pipe */
#include "cmd/outp.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/json.h"
#include "cmd/name.h"
#include "text/line.h"

void
out_flush(struct out *o)
{
	if (!o->failed && io_write(1, str_span(&o->buf)) < 0) {
		o->failed = true;
		o->err = errno;
	}
	str_reset(&o->buf);
}

int
out_close(struct cmd *cmd)
{
	struct out *o = cmd->out;

	out_flush(o);
	if (!o->failed && close(1) < 0) {
		o->failed = true;
		o->err = errno;
	}
	errno = o->err;
	return o->failed ? -1 : 0;
}

static void
finish_line(struct out *o)
{
	str_addc(&o->buf, o->voice == VOICE_NUL ? '\0' : '\n');
	if (o->buf.n >= OUT_BUFFER)
		out_flush(o);
}

/* Fields and keys ------------------------------------------------------------ */

static int
column_named(const struct out *o, struct span name)
{
	for (int i = 0; o->columns != NULL && o->columns[i].name != NULL; i++)
		if (span_is(name, o->columns[i].name))
			return i;
	return -1;
}

static int
choose(struct cmd *cmd, struct span text, struct shown *to)
{
	*to = (struct shown){ .text = text, .column = column_named(cmd->out, text) };
	if (to->column >= 0)
		return 0;
	to->expr = expr_compile(&cmd->scope, text, &cmd->faults);
	return to->expr != NULL ? 0 : -1;
}

/* The next of "a,b,mean(c, d)": commas in parentheses do not part. */
static struct span
next_item(struct span *rest)
{
	struct span item = { rest->p, 0 };
	int depth = 0;

	for (; item.n < rest->n; item.n++) {
		char c = rest->p[item.n];

		depth += (c == '(') - (c == ')');
		if (c == ',' && depth <= 0)
			break;
	}
	rest->p += item.n + (item.n < rest->n);
	rest->n -= item.n + (item.n < rest->n);
	return span_trim(item);
}

static int
choose_all(struct cmd *cmd, const char *text, struct shown *to, size_t max, size_t *n, bool keys)
{
	struct span rest = span_of(text);

	*n = 0;
	while (rest.n > 0) {
		struct span item = next_item(&rest);
		bool descends = keys && item.n > 1 && item.p[0] == '-';

		if (*n == max) {
			cmd_fail(cmd, "too many fields: at most %zu", max);
			return -1;
		}
		if (descends)
			item = span_make(item.p + 1, item.n - 1);
		if (item.n == 0 || choose(cmd, item, &to[*n]) < 0)
			return item.n == 0 ? cmd_usage(cmd, "an empty field in \"%s\"", text), -1 : -1;
		to[(*n)++].descends = descends;
	}
	return 0;
}

int
out_want(struct cmd *cmd, struct want *want)
{
	struct out *o = cmd->out;
	const char *fields = opt_value(&cmd->opts, 'f');
	bool sorts = cmd_spec.common != NULL && strchr(cmd_spec.common, 's') != NULL;	/* else its own -s */
	const char *keys = sorts ? opt_value(&cmd->opts, 's') : NULL;
	struct str commas = {0};
	int result = 0;

	str_adds(&commas, o->defaults != NULL ? o->defaults : "");
	for (size_t i = 0; i < commas.n; i++)
		if (commas.s[i] == ' ')
			commas.s[i] = ',';
	o->chosen = fields != NULL;
	if (fields == NULL)
		fields = arena_dup(&cmd->arena, str_span(&commas));
	str_release(&commas);
	result |= choose_all(cmd, fields, o->fields, OUT_FIELDS, &o->nfields, false);
	if (keys != NULL)
		result |= choose_all(cmd, keys, o->keys, OUT_KEYS, &o->nkeys, true);
	for (size_t i = 0; i < o->nfields; i++)
		if (o->fields[i].expr != NULL)
			want_expr(want, &cmd->book.model, o->fields[i].expr, cmd->kinds);
	for (size_t i = 0; i < o->nkeys; i++)
		if (o->keys[i].expr != NULL)
			want_expr(want, &cmd->book.model, o->keys[i].expr, cmd->kinds);
	if (o->voice == VOICE_JSON && !o->chosen)
		want->all = true;
	o->ev = cmd_eval(cmd);
	return result < 0 ? -1 : 0;
}

int
out_open(struct cmd *cmd, const struct column *columns, const char *defaults)
{
	struct out *o = cmd->out;
	const char *colour = opt_value(&cmd->opts, KEY_COLOR), *none = getenv("NO_COLOR"), *term = getenv("TERM");

	o->columns = columns;
	o->defaults = defaults;
	o->opened = true;
	o->colour = o->tty && (none == NULL || none[0] == '\0') && (term == NULL || strcmp(term, "dumb") != 0);
	if (colour != NULL && strcmp(colour, "auto") != 0) {
		if (strcmp(colour, "always") != 0 && strcmp(colour, "never") != 0) {
			cmd_fail(cmd, "--color is auto, always or never, not \"%s\"", colour);
			return -1;
		}
		o->colour = strcmp(colour, "always") == 0;
	}
	if (opt_has(&cmd->opts, 'j'))
		o->voice = VOICE_JSON;
	else if (opt_has(&cmd->opts, '0'))
		o->voice = VOICE_NUL;
	else
		o->voice = o->tty ? VOICE_TERMINAL : VOICE_LINES;
	return 0;
}

/* Rows ----------------------------------------------------------------------- */

struct val
out_value(struct out *o, const struct shown *s, const struct rec *rec, const struct val *vals)
{
	if (s->column >= 0)
		return vals[s->column];
	o->ev.rec = rec;
	o->ev.self = rec;
	return eval_run(&o->ev, s->expr);
}

static void
put(struct out *o, struct span text)
{
	if (o->voice == VOICE_NUL && o->tty)
		text_fit(&o->buf, text, 1 << 30, false);
	else if (o->voice == VOICE_NUL)
		str_add(&o->buf, text);
	else
		line_escape(&o->buf, text);
}

static void
put_value(struct out *o, struct val v)
{
	struct span text = val_span(v);

	if (text.n == 0) {
		str_reset(&o->cell);
		val_print(&o->cell, v);
		text = str_span(&o->cell);
	}
	if (text.n == 0)
		str_addc(&o->buf, '-');
	else
		put(o, text);
}

void
out_places(struct cmd *cmd)
{
	cmd->out->places = true;
}

void
out_name_of(struct str *to, const struct out *o, const struct cmd *cmd, const struct rec *rec)
{
	if (!o->places) {
		name_put(to, cmd, rec);
		return;
	}
	name_put_path(to, cmd, rec->path);
	str_addf(to, ":%u", rec->line > 0 ? rec->line : 1);
}

static void
put_name(struct out *o, const struct cmd *cmd, const struct rec *rec)
{
	if (rec->line == 0 && !o->places) {
		put(o, span_of(cmd->book.prefix != NULL ? cmd->book.prefix : ""));
		str_adds(&o->buf, rec->path);	/* made of names, which need no escape (span_name) */
		return;
	}
	str_reset(&o->cell);
	out_name_of(&o->cell, o, cmd, rec);
	put(o, str_span(&o->cell));
}

void
out_print(struct out *o, const struct cmd *cmd, const struct rec *rec, const struct val *vals)
{
	if (o->voice == VOICE_JSON) {
		out_json(o, cmd, rec, vals);
	} else {
		put_name(o, cmd, rec);
		for (size_t i = 0; i < o->nfields; i++) {
			str_addc(&o->buf, '\t');
			put_value(o, out_value(o, &o->fields[i], rec, vals));
		}
	}
	str_addc(&o->buf, o->voice == VOICE_NUL ? '\0' : '\n');
}

void
out_row(struct cmd *cmd, const struct rec *rec, const struct val *vals)
{
	struct out *o = cmd->out;
	struct row *row;

	o->count++;
	if (o->nkeys == 0 && o->voice != VOICE_TERMINAL) {
		out_print(o, cmd, rec, vals);
		if (o->buf.n >= OUT_BUFFER)
			out_flush(o);
		arena_reset(&o->ev.scratch);
		return;
	}
	row = vec_push(o->rows, o->nrows, o->rows_cap);
	*row = (struct row){ .rec = rec, .nth = o->nrows };
	if (o->columns != NULL) {
		size_t n = 0;
		struct val *kept;

		while (o->columns[n].name != NULL)
			n++;
		kept = arena_array(&cmd->arena, struct val, n + 1);
		if (n > 0)
			memcpy(kept, vals, n * sizeof *kept);
		row->vals = kept;
	}
	for (size_t i = 0; i < o->nkeys; i++)
		row->keys[i] = out_value(o, &o->keys[i], rec, vals);
}

static bool
missing(struct val v)
{
	return v.type == VAL_NONE || v.type == VAL_BAD;
}

static int
by_keys(const void *x, const void *y, void *ctx)
{
	const struct out *o = ctx;
	const struct row *a = x, *b = y;

	for (size_t i = 0; i < o->nkeys; i++) {
		struct val va = a->keys[i], vb = b->keys[i];
		int c = val_cmp(va, vb);

		if (c != 0)
			return o->keys[i].descends && !missing(va) && !missing(vb) ? -c : c;
	}
	return a->nth < b->nth ? -1 : 1;
}

int
out_end(struct cmd *cmd)
{
	struct out *o = cmd->out;

	if (o->nkeys > 0 && o->nrows > 0)
		qsort_r(o->rows, o->nrows, sizeof *o->rows, by_keys, o);
	if (o->voice == VOICE_TERMINAL)
		out_table(cmd);
	else
		for (size_t i = 0; i < o->nrows; i++) {
			out_print(o, cmd, o->rows[i].rec, o->rows[i].vals);
			if (o->buf.n >= OUT_BUFFER)
				out_flush(o);
		}
	return o->count > 0 ? CMD_OK : CMD_NONE;
}

void
out_name(struct cmd *cmd, const char *path)
{
	struct out *o = cmd->out;

	str_reset(&o->cell);
	name_put_path(&o->cell, cmd, path);
	if (o->voice == VOICE_JSON) {
		str_addc(&o->buf, '{');
		json_key(&o->buf, span_of("path"));
		json_text(&o->buf, str_span(&o->cell));
		str_addc(&o->buf, '}');
	} else {
		put(o, str_span(&o->cell));
	}
	finish_line(o);
}
