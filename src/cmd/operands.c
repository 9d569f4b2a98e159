/* operands - see operands.h */
#include "cmd/operands.h"

#include "book/edit.h"

struct operands
operands_of(struct cmd *cmd, size_t from)
{
	struct operands o = { arena_array(&cmd->arena, const char *, cmd->nargs + 1),
	    arena_array(&cmd->arena, const char *, cmd->nargs + 1), 0, 0 };

	for (size_t i = from; i < cmd->nargs; i++)
		if (edit_shaped(cmd->args[i]))
			o.fields[o.nfields++] = cmd->args[i];
		else
			o.words[o.nwords++] = cmd->args[i];
	return o;
}
