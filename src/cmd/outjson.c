/* outjson - a record as one JSON object: fixed order of keys, every field it carries */
#include "cmd/outp.h"

#include "base/json.h"
#include "cmd/name.h"

static void
put_json(struct str *out, struct str *cell, struct val v)
{
	switch ((enum val_type)v.type) {
	case VAL_NONE:
	case VAL_BAD:
		str_adds(out, "null");
		return;
	case VAL_BOOL:
		str_adds(out, v.yes ? "true" : "false");
		return;
	case VAL_NUMBER:
		json_number(out, v.number);
		return;
	case VAL_LIST:
		str_addc(out, '[');
		for (uint32_t i = 0; i < v.n; i++) {
			if (i > 0)
				str_addc(out, ',');
			put_json(out, cell, v.items[i]);
		}
		str_addc(out, ']');
		return;
	default:
		str_reset(cell);
		val_print(cell, v);
		json_text(out, str_span(cell));
	}
}

static void
member(struct out *o, struct span key, struct val v)
{
	json_key(&o->buf, key);
	put_json(&o->buf, &o->cell, v);
}

static bool
is_column(const struct out *o, struct span key)
{
	for (size_t i = 0; o->columns != NULL && o->columns[i].name != NULL; i++)
		if (span_is(key, o->columns[i].name))
			return true;
	return span_is(key, "path") || span_is(key, "kind") || span_is(key, "client");
}

/* The kind's fields as it declares them, with their defaults; then the user's own. */
static void
put_fields(struct out *o, const struct cmd *cmd, const struct rec *rec)
{
	const struct kind *kind = rec->kind;

	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		struct val v = rec_get(rec, f->id);

		if (v.type == VAL_NONE && (f->otherwise != NULL || f->id == kind->dated))
			v = eval_field(&o->ev, rec, f->id);
		if (v.type != VAL_NONE && v.type != VAL_BAD && !is_column(o, f->name))
			member(o, f->name, v);
	}
	for (uint16_t i = 0; i < rec->nvals; i++) {
		struct span name = model_field_name(&cmd->book.model, rec->vals[i].field);

		if (kind_field_id(kind, rec->vals[i].field) == NULL && !is_column(o, name))
			member(o, name, rec->vals[i]);
	}
}

void
out_json(struct out *o, const struct cmd *cmd, const struct rec *rec, const struct val *vals)
{
	str_addc(&o->buf, '{');
	str_reset(&o->cell);
	out_name_of(&o->cell, o, cmd, rec);
	json_key(&o->buf, span_of("path"));
	json_text(&o->buf, str_span(&o->cell));
	if (o->chosen) {
		for (size_t i = 0; i < o->nfields; i++)
			member(o, o->fields[i].text, out_value(o, &o->fields[i], rec, vals));
	} else {
		for (size_t i = 0; o->columns != NULL && o->columns[i].name != NULL; i++)
			member(o, span_of(o->columns[i].name), vals[i]);
		json_key(&o->buf, span_of("kind"));
		json_text(&o->buf, rec->kind->name);
		if (rec_client_slug(rec).n > 0) {
			json_key(&o->buf, span_of("client"));
			json_text(&o->buf, rec_client_slug(rec));
		}
		if (rec->line > 0)
			member(o, span_of("line"), val_number(rec->line));
		o->ev.rec = o->ev.self = rec;
		put_fields(o, cmd, rec);
	}
	str_addc(&o->buf, '}');
}
