/* svg - see svg.h */
#include "cmd/svg.h"

#include <string.h>

#include "base/utf8.h"

static void
add_char(struct str *out, uint32_t c)
{
	if (c == '&')
		str_adds(out, "&amp;");
	else if (c == '<')
		str_adds(out, "&lt;");
	else if (c == '>')
		str_adds(out, "&gt;");
	else if (c == '"')
		str_adds(out, "&quot;");
	else
		utf8_add(out, utf8_width(c) < 0 || c == 0xfffe || c == 0xffff ? 0xfffd : c);
}

/* In ems: fonts differ, and nothing may be cut off by the edge. */
static double
char_ems(uint32_t c)
{
	if (c < 0x80 && strchr("iljtfrI.,:;'|!()[] -", (int)c) != NULL)
		return 0.4;
	if (c < 0x80 && strchr("mwMW@%", (int)c) != NULL)
		return 1.0;
	if (c >= 'A' && c <= 'Z')
		return 0.76;
	return c < 0x300 ? 0.59 : utf8_width(c) == 0 ? 0 : utf8_width(c) == 2 ? 1.05 : 0.72;
}

double
svg_ems(struct span text)
{
	double ems = 0;

	while (text.n > 0)
		ems += char_ems(utf8_next(&text));
	return ems;
}

void
svg_text(struct str *out, struct span text, double size, double room)
{
	bool cut = svg_ems(text) * size > room;
	double used = cut ? size : 0;

	while (text.n > 0) {
		uint32_t c = utf8_next(&text);

		used += char_ems(c) * size;
		if (cut && used > room)
			break;
		add_char(out, c);
	}
	if (cut)
		str_adds(out, "…");
}

void
svg_line(struct str *out, double x, double y, double size, const char *more, struct span text, double room)
{
	str_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\"%s>", x, y, size, more);
	svg_text(out, text, size, room);
	str_adds(out, "</text>\n");
}

void
svg_open(struct str *out, int width, double height, struct span name, const char *what)
{
	str_addf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
	    " height=\"%.0f\" viewBox=\"0 0 %d %.0f\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\""
	    " fill=\"#222\">\n<title>", width, height, width, height);
	svg_text(out, name, 1, 1e9);
	str_addf(out, "%s</title>\n<rect width=\"%d\" height=\"%.0f\" fill=\"#ffffff\"/>\n", what, width, height);
}
