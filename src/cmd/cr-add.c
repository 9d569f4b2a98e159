/*
 * cr-add - add a record of any kind
 */
#include "book/place.h"
#include "cmd/add.h"
#include "cmd/name.h"
#include "cmd/operands.h"

static const struct opt options[] = {
	{ 'b', "body", "TEXT|@FILE", "the body, or the file that holds it", "" },
	OPT_END
};

/* Of a client and one of ours: [slug] name. */
static int
own_slug(struct add *a, struct cmd *cmd, const char *const *args, size_t n)
{
	struct str slug = {0};

	if (n == 0) {
		cmd_fail(cmd, "what is it called?");
		fault_hint(&cmd->faults, "cr-add %.*s [SLUG] NAME [FIELD=VALUE ...]", (int)a->kind->name.n, a->kind->name.p);
		return -1;
	}
	if (n > 1)
		str_adds(&slug, args[0]);
	else
		place_slug(&slug, span_of(args[0]));
	a->title = span_of(args[n - 1]);
	a->client = span_make(arena_dup(&cmd->arena, str_span(&slug)), slug.n);
	str_release(&slug);
	if (!span_name(a->client)) {
		cmd_fail(cmd, "\"%.*s\" is no name for a file", (int)a->client.n, a->client.p);
		fault_hint(&cmd->faults, "cr-add %.*s SLUG NAME, the slug in lower-case letters, digits and hyphens",
		    (int)a->kind->name.n, a->kind->name.p);
		return -1;
	}
	return 0;
}

static int
in_client(struct add *a, struct cmd *cmd, const char *const *args, size_t n)
{
	const struct rec *client;

	if (n == 0)
		return cmd_usage(cmd, "which client?"), -1;
	if (name_find(cmd, span_of(args[0]), NAME_CLIENT, &client) < 0)
		return -1;
	a->client = rec_client_slug(client);
	if (n > 1)
		a->title = span_of(args[1]);
	return 0;
}

/* The day on which a client begins, or what else has to have one, and which no name of a file says. */
static const struct field *
dating_field(const struct kind *k)
{
	for (size_t i = 0; i < k->nfields && !k->dated_name; i++)
		if (k->fields[i].id == k->dated && (k->place == PLACE_CLIENT || k->fields[i].required))
			return &k->fields[i];
	return NULL;
}

static int
prepare(struct add *a, struct cmd *cmd, struct values *v)
{
	struct operands o = operands_of(cmd, 1);
	const struct field *began;
	char day[DATE_TEXT];

	if (cmd->nargs == 0)
		return cmd_usage(cmd, "what kind of record?"), -1;
	if ((a->kind = add_kind(cmd, cmd->args[0])) == NULL)
		return -1;
	if (o.nwords > 2)
		return cmd_usage(cmd, "\"%s\" is one word too many: put titles in quotes", o.words[2]), -1;
	if ((a->kind->place == PLACE_KIND ? in_client : own_slug)(a, cmd, o.words, o.nwords) < 0 ||
	    values_read(v, cmd, o.fields, o.nfields) < 0)
		return -1;
	if ((began = dating_field(a->kind)) != NULL && !values_find(v, arena_dup(&cmd->arena, began->name)))
		values_add(v, arena_dup(&cmd->arena, began->name),
		    span_of(arena_dup(&cmd->arena, span_of(date_text(cmd->today, day)))));
	return add_check(a, cmd) < 0 ? -1 : add_required(a, cmd);
}

/* Two of one name are somebody's mistake more often than not; it is said, and done. */
static void
say_taken(struct add *a, struct cmd *cmd)
{
	const char *dir = a->kind->place == PLACE_CLIENT ? "clients" : span_is(a->kind->name, "person") ?
	    arena_printf(&cmd->arena, "clients/%.*s/person", (int)a->client.n, a->client.p) : NULL;
	const struct rec *first = dir && a->title.n > 0 ? name_taken(cmd, dir, a->title) : NULL;

	if (first)
		fault_add(&cmd->faults, NOTICE, first->path, 0, 0, "this %.*s is called \"%.*s\" already",
		    (int)a->kind->name.n, a->kind->name.p, (int)a->title.n, a->title.p);
}

static int
add(struct cmd *cmd)
{
	struct values v = {0};
	struct add a = { .values = &v };
	struct str body = {0};
	struct write w = {0};
	int status = CMD_TROUBLE;

	if (values_body(&body, cmd) == 0) {
		a.body = str_span(&body);
		if (prepare(&a, cmd, &v) == 0 && write_open(&w, cmd) == 0) {
			say_taken(&a, cmd);
			w.after = values_said(&v, cmd, add_title_key(&cmd->book.model, a.kind));
			if (add_write(&a, &w) == 0)
				status = write_end(&w, "add", NULL);
		}
		write_close(&w);
	}
	values_release(&v);
	str_release(&body);
	return status;
}

const struct cmd_spec cmd_spec = {
	.name = "cr-add",
	.args = "KIND CLIENT [TITLE] [FIELD=VALUE ...]",
	.what = "add a record of any kind",
	.options = options,
	.common = "n0",
	.complete = "kind client set",
	.needs = CMD_BOOK | CMD_KINDS | CMD_WRITES,
	.run = add,
};
