/*
 * How a text is written as a YAML scalar. Quoting too much does no harm, too
 * little changes a value for somebody else's reader: so whatever a reader of
 * YAML 1.1 or 1.2 may take for a number, a date, a time or a yes is quoted.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/parts.h"

/* Words that some reader turns into something else, in any case. */
static bool
retyped_word(struct span s)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
	};
	char low[8];

	if (s.n >= sizeof low)
		return false;
	for (size_t i = 0; i < s.n; i++)
		low[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(span_make(low, s.n), words[i]))
			return true;
	return false;
}

/* Numbers in all bases, with underscores or sexagesimal, dates, times, .inf, .NaN. */
static bool
looks_counted(struct span s)
{
	char c = *s.p;

	if (!((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789abcdefABCDEFxXoO_:.,+-TtZzinINaN ", s.p[i]))
			return false;
	return true;
}

static bool
plain_safe(struct span s, bool in_flow)
{
	char last;

	if (s.n == 0)
		return false;
	last = s.p[s.n - 1];
	if (strchr("-?:,[]{}#&*!|>'\"%@`=~<", *s.p) || *s.p == ' ' || last == ' ' || last == ':')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';

		if ((c == ':' && next == ' ') || (c == '#' && s.p[i - 1] == ' '))
			return false;
		if (in_flow && (strchr(",[]{}", c) || (c == ':' && strchr(",[]{}\"'", next))))
			return false;
	}
	while (s.n) {
		uint32_t cp = utf8_next(&s);

		if (cp == 0xfeff || utf8_width(cp) < 0)
			return false;
	}
	return true;
}

void
scalar_double(struct str *out, struct span s)
{
	str_addc(out, '"');
	while (s.n) {
		const char *at = s.p;
		uint32_t cp = utf8_next(&s);

		if (cp == '"' || cp == '\\')
			str_addf(out, "\\%c", (int)cp);
		else if (cp == '\n' || cp == '\t')
			str_adds(out, cp == '\n' ? "\\n" : "\\t");
		else if (cp != UTF8_BAD && cp < 0x100 && utf8_width(cp) < 0)
			str_addf(out, "\\x%02x", (unsigned)cp);
		else if (cp != UTF8_BAD && (cp == 0xfeff || utf8_width(cp) < 0))
			str_addf(out, "\\u%04x", (unsigned)cp);
		else
			str_add(out, span_make(at, (size_t)(s.p - at)));
	}
	str_addc(out, '"');
}

void
front_scalar(struct str *out, struct span text, bool in_flow)
{
	if (plain_safe(text, in_flow) && !retyped_word(text) && !looks_counted(text))
		str_add(out, text);
	else
		scalar_double(out, text);
}
