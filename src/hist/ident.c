/*
 * ident - who writes, and when, as a commit says it
 */
#include "hist/ident.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

static bool
integer(struct span *s, int64_t *out)
{
	size_t i = 0;

	*out = 0;
	while (i < s->n && i < 18 && s->p[i] >= '0' && s->p[i] <= '9')
		*out = *out * 10 + (s->p[i++] - '0');
	s->p += i;
	s->n -= i;
	return i > 0;
}

/* "", "Z", "+0100", "+01:00"; the whole of s. */
static bool
zone_of(struct span s, int *zone)
{
	char digits[4];
	size_t n = 0;

	s = span_trim(s);
	if (s.n == 0)
		return true;
	if (span_is(s, "Z") || span_is(s, "z") || span_is(s, "UTC") || span_is(s, "GMT")) {
		*zone = 0;
		return true;
	}
	if (s.p[0] != '+' && s.p[0] != '-')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == ':' && i == 3)
			continue;
		if (s.p[i] < '0' || s.p[i] > '9' || n == 4)
			return false;
		digits[n++] = s.p[i];
	}
	if (n == 2) {
		digits[2] = digits[3] = '0';
		n = 4;
	}
	if (n != 4)
		return false;
	*zone = ((digits[0] - '0') * 10 + digits[1] - '0') * 60 + (digits[2] - '0') * 10 + digits[3] - '0';
	if (s.p[0] == '-')
		*zone = -*zone;
	return true;
}

static bool
clock_of(struct span *s, int64_t *seconds)
{
	int64_t part[3] = {0};

	for (int i = 0; i < 3; i++) {
		if (!integer(s, &part[i]))
			return false;
		if (i == 1 && (s->n == 0 || s->p[0] != ':'))
			break;
		if (i < 2) {
			if (s->n == 0 || s->p[0] != ':')
				return false;
			s->p++;
			s->n--;
		}
	}
	if (s->n > 1 && s->p[0] == '.') {	/* parts of a second, which git reads over */
		int64_t parts;

		s->p++;
		s->n--;
		if (!integer(s, &parts))
			return false;
	}
	*seconds = part[0] * 3600 + part[1] * 60 + part[2];
	return part[0] < 24 && part[1] < 60 && part[2] < 61;
}

/* "Sat, 21 Nov 2026 09:30:00 +0100" */
static bool
mail_date(struct span s, struct date *day, struct span *rest)
{
	struct span head, word;
	int64_t d, y;
	int month;

	if (span_find(s, ',') != NULL)
		span_cut(&s, ',', &head);
	s = span_trim(s);
	if (!integer(&s, &d))
		return false;
	s = span_trim(s);
	if (!span_cut(&s, ' ', &word) || (month = month_parse(word)) < 0)
		return false;
	if (!integer(&s, &y) || !date_valid((int)y, month, (int)d))
		return false;
	*day = date_civil((int)y, month, (int)d);
	*rest = span_trim(s);
	return true;
}

bool
ident_date(const char *text, int64_t *when, int *zone)
{
	struct span s = span_trim(span_of(text)), rest = s;
	struct date day;
	int64_t seconds;

	if (rest.n > 0 && rest.p[0] == '@') {
		rest.p++;
		rest.n--;
	}
	if (integer(&rest, when) && (rest.n == 0 || rest.p[0] == ' ') && (s.p[0] == '@' || *when > 99999999))
		return zone_of(rest, zone);
	if (s.n > 11 && date_parse(span_make(s.p, 10), &day) && (s.p[10] == 'T' || s.p[10] == ' '))
		rest = span_make(s.p + 11, s.n - 11);
	else if (!mail_date(s, &day, &rest))
		return false;
	if (!clock_of(&rest, &seconds) || !zone_of(rest, zone))
		return false;
	*when = (int64_t)day.day * 86400 + seconds - *zone * 60;
	return true;
}

static bool
crud(char c)
{
	unsigned char u = (unsigned char)c;

	return u <= ' ' || c == '.' || c == ',' || c == ':' || c == ';' || c == '<' || c == '>' ||
	    c == '"' || c == '\\' || c == '\'';
}

static char *
clean(const char *s)
{
	struct str out = {0};
	size_t n = strlen(s);

	while (n > 0 && crud(s[n - 1]))
		n--;
	while (n > 0 && crud(*s)) {
		s++;
		n--;
	}
	str_add(&out, span_make("", 0));
	for (size_t i = 0; i < n; i++)
		if (s[i] != '<' && s[i] != '>' && s[i] != '\n')
			str_addc(&out, s[i]);
	return out.s != NULL ? out.s : strdup("");
}

void
ident_set(struct ident *out, const char *name, const char *email)
{
	free(out->name);
	free(out->email);
	out->name = clean(name);
	out->email = clean(email);
}

void
ident_add(struct str *out, const struct ident *who)
{
	int zone = who->zone < 0 ? -who->zone : who->zone;

	str_addf(out, "%s <%s> %lld %c%02d%02d", who->name, who->email, (long long)who->when,
	    who->zone < 0 ? '-' : '+', zone / 60, zone % 60);
}

bool
ident_parse(struct span line, struct ident *out)
{
	struct span name, email, rest = line;
	char *n, *e, *date;
	bool ok;

	if (!span_cut(&rest, '<', &name) || !span_cut(&rest, '>', &email))
		return false;
	n = strndup(name.p, name.n);
	e = strndup(email.p, email.n);
	date = strndup(rest.p, rest.n);
	ident_set(out, n, e);
	ok = ident_date(date, &out->when, &out->zone);
	free(n);
	free(e);
	free(date);
	return ok;
}

void
ident_release(struct ident *i)
{
	free(i->name);
	free(i->email);
	i->name = i->email = NULL;
}
