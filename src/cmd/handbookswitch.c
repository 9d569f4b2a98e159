/* handbook - switched on and off: book.md is a file like any other, cr-set changes and records it (see handbook.h) */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/handbook.h"

/* What switches a pack or a practice, as cr-set takes it; how many words. */
static size_t
switch_one(char **to, struct cmd *cmd, const char *name, bool on)
{
	const struct model *m = &cmd->book.model;
	const struct practice *p = practice_find(m, span_of(name));
	bool pack;

	if (!on && strcmp(name, "core") == 0) {
		cmd_fail(cmd, "the pack core is always on");
		fault_hint(&cmd->faults, "cr-guide --off PRACTICE ... switches single practices off");
		return 0;
	}
	if (pack_there(m, span_of(name))) {
		to[0] = arena_printf(&cmd->arena, "packs%s%s", on ? "+=" : "-=", name);
		return 1;
	}
	if (p == NULL) {
		guide_unknown(cmd, span_of(name), true);
		return 0;
	}
	pack = pack_on(&cmd->book.settings, p->pack);
	to[0] = arena_printf(&cmd->arena, "off%s%s", pack && !on ? "+=" : "-=", name);
	to[1] = arena_printf(&cmd->arena, "on%s%s", on && !pack ? "+=" : "-=", name);
	return 2;
}

int
guide_switch(struct cmd *cmd, const char *first, bool on)
{
	char **argv = arena_array(&cmd->arena, char *, 2 * cmd->nargs + 8);
	size_t n = 0;

	argv[n++] = (char *)"cr-set";
	argv[n++] = (char *)"-C";
	argv[n++] = cmd->dir;
	n += switch_one(argv + n, cmd, first, on);
	for (size_t i = 0; i < cmd->nargs; i++)
		n += switch_one(argv + n, cmd, cmd->args[i], on);
	if (cmd->faults.errors > 0)
		return CMD_TROUBLE;
	if (opt_has(&cmd->opts, 'n'))
		argv[n++] = (char *)"-n";
	argv[n++] = arena_printf(&cmd->arena, "%s/book.md", cmd->real);
	setenv("CR_AS", cmd->name, 1);
	execvp(argv[0], argv);
	return cmd_fail(cmd, "cr-set could not be started");
}
