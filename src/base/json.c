/* json - see json.h */
#include "base/json.h"

#include <jansson.h>
#include <math.h>

int
json_member(struct span line, const char *key, struct str *out)
{
	json_t *object = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, NULL);
	json_t *value = json_object_get(object, key);
	int result = 1;

	if (!json_is_object(object)) {
		result = -1;
	} else if (json_is_string(value)) {
		str_add(out, span_make(json_string_value(value), json_string_length(value)));
		result = 0;
	}
	json_decref(object);
	return result;
}

/* Bytes of the UTF-8 character at s; 0 where there is none: cut short, too
 * long a form, a surrogate, or beyond U+10FFFF. */
static size_t
utf8_length(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (n == 0 || n > s.n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0)
	    || (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90))
		return 0;
	return n;
}

static void
escaped(struct str *out, unsigned char c)
{
	switch (c) {
	case '"': str_adds(out, "\\\""); break;
	case '\\': str_adds(out, "\\\\"); break;
	case '\n': str_adds(out, "\\n"); break;
	case '\r': str_adds(out, "\\r"); break;
	case '\t': str_adds(out, "\\t"); break;
	default: str_addf(out, "\\u%04x", c);
	}
}

void
json_text(struct str *out, struct span s)
{
	str_addc(out, '"');
	while (s.n > 0) {
		unsigned char c = (unsigned char)s.p[0];
		size_t n = utf8_length(s);

		if (n == 0)
			str_adds(out, "\xef\xbf\xbd");
		else if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f)
			escaped(out, c);
		else if (c == 0xc2 && (unsigned char)s.p[1] < 0xa0)	/* C1 controls */
			escaped(out, (unsigned char)s.p[1]);
		else
			str_add(out, span_make(s.p, n));
		n += n == 0;
		s = span_make(s.p + n, s.n - n);
	}
	str_addc(out, '"');
}

void
json_number(struct str *out, double n)
{
	if (!isfinite(n))
		str_adds(out, "null");
	else
		str_addf(out, "%.12g", n);
}

void
json_key(struct str *out, struct span key)
{
	if (out->n > 0 && out->s[out->n - 1] != '{' && out->s[out->n - 1] != '[')
		str_addc(out, ',');
	json_text(out, key);
	str_addc(out, ':');
}
