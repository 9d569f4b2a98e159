/*
 * gen - a book of N records that a year and a half of work might leave, the
 * same at every run
 *
 *	gen md DIR N		DIR/clients/..., one Markdown file a record
 *	gen rec N		the same records for recutils, on standard output
 *	gen task N		the same for `task import`, on standard output
 *
 * Of every 100 records one is the client, 2 are persons, 39 logs, 30 promises,
 * 10 requests, 5 issues, 5 feedback, 5 notes, 3 deliverables: about 600 bytes
 * and 9 to 12 keys each.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { PER_CLIENT = 100, FIELDS = 16, TODAY = 20778 };	/* days since 1970: 2026-11-21 */

struct field {
	const char *key;
	char value[96];
};

struct record {
	const char *kind;
	char name[96], client[16], title[96], body[768];
	struct field field[FIELDS];
	size_t n;
};

static uint64_t seed;

static unsigned
dice(unsigned sides)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 33) % sides;
}

#define PICK(...) pick((const char *const[]){ __VA_ARGS__ }, sizeof(const char *[]){ __VA_ARGS__ } / sizeof(char *))

static const char *
pick(const char *const *words, size_t n)
{
	return words[dice((unsigned)n)];
}

static const char *
iso(int day)
{
	static char text[4][16];
	static unsigned at;
	time_t t = (time_t)day * 86400;
	struct tm tm;

	at = (at + 1) % 4;
	gmtime_r(&t, &tm);
	strftime(text[at], sizeof text[at], "%Y-%m-%d", &tm);
	return text[at];
}

static void
set(struct record *r, const char *key, const char *value)
{
	r->field[r->n].key = key;
	snprintf(r->field[r->n++].value, sizeof r->field[0].value, "%s", value);
}

static void
set_number(struct record *r, const char *key, int n, const char *unit)
{
	char text[32];

	snprintf(text, sizeof text, "%d%s", n, unit);
	set(r, key, text);
}

/* Words enough for a title that differs, and a body of the length that notes have. */
static void
say(struct record *r, size_t bytes)
{
	static const char *const words[] = { "the", "migration", "report", "for", "a", "quote", "and", "then",
	    "hosting", "contract", "they", "asked", "about", "invoice", "export", "release", "we", "agreed",
	    "next", "week", "review", "with", "their", "team", "slower", "than", "planned", "good", "call",
	    "budget", "sponsor", "decides", "in", "March", "access", "to", "staging", "missing" };
	size_t len = 0;

	snprintf(r->title, sizeof r->title, "%s %s %s %u", PICK("Send", "Review", "Agree", "Discuss", "Prepare", "Fix"),
	    PICK("the", "their", "our"), PICK("statement of work", "export", "report", "quote", "plan", "invoice"), dice(1000));
	while (len + 16 < bytes && len + 16 < sizeof r->body)
		len += (size_t)snprintf(r->body + len, sizeof r->body - len, "%s%s",
		    words[dice(sizeof words / sizeof *words)], dice(12) == 0 ? ".\n" : " ");
	snprintf(r->body + len, sizeof r->body - len, "end.\n");
}

/* date is the day that names the file. */
static void
dated(struct record *r, const char *kind, int day, unsigned serial)
{
	r->kind = kind;
	snprintf(r->name, sizeof r->name, "%s-%s-%u", iso(day), kind, serial);
}

static void
client(struct record *r)
{
	r->kind = "client";
	snprintf(r->name, sizeof r->name, "client");
	set(r, "name", r->client);
	set(r, "stage", dice(8) ? "active" : PICK("prospect", "paused", "past"));
	set(r, "tier", PICK("a", "b", "c"));
	set(r, "owner", PICK("ana", "rui", "ivo"));
	set(r, "since", iso(TODAY - 600 - (int)dice(300)));
	set(r, "industry", PICK("retail", "health", "education"));
	set(r, "cadence", PICK("2w", "1m", "3w"));
	set(r, "respond", "1bd");
	set(r, "channels", "[phone, email]");
	set(r, "sponsor", "person-0");
}

static void
person(struct record *r, unsigned i)
{
	r->kind = "person";
	snprintf(r->name, sizeof r->name, "person-%u", i);
	set(r, "name", PICK("Jane Doe", "Rui Costa", "Ida Berg", "Sam Lee"));
	set(r, "org", r->client);
	set(r, "role", PICK("director", "accountant", "developer"));
	set(r, "emails", "[someone@example.com]");
	set(r, "phones", "[\"+351 210 000 000\"]");
	set(r, "user", PICK("yes", "no"));
	set(r, "prefers", PICK("phone", "email"));
	set_number(r, "knows", (int)dice(4), "");
	set(r, "confirmed", iso(TODAY - (int)dice(300)));
}

static void
contact(struct record *r, unsigned i)
{
	int day = TODAY - (int)dice(560);

	dated(r, "log", day, i);
	set(r, "date", iso(day));
	set(r, "channel", PICK("phone", "email", "video", "in-person"));
	set(r, "type", PICK("meeting", "update", "check-in", "other", "thanks"));
	set(r, "with", dice(2) ? "[person-0]" : "[person-0, person-1]");
	set(r, "ours", "[ana]");
	set(r, "inbound", dice(3) ? "no" : "yes");
	set_number(r, "duration", 5 * (1 + (int)dice(12)), "min");
	set(r, "outcome", PICK("good", "neutral", "bad"));
	set(r, "readback", PICK("yes", "no"));
}

static void
promise(struct record *r, unsigned i)
{
	int made = TODAY - (int)dice(560), due = made + 3 + (int)dice(40), late = (int)dice(10) - 7;
	int open = due + (late > 0 ? late : 0) >= TODAY || dice(40) == 0;

	dated(r, "promise", made, i);
	set(r, "due", iso(due));
	set(r, "by-side", dice(5) ? "us" : "client");
	set(r, "owner", PICK("ana", "rui", "ivo"));
	set(r, "to", "person-0");
	set(r, "made", iso(made));
	set(r, "status", open ? "open" : dice(30) ? "kept" : "withdrawn");
	if (!open)
		set(r, "closed", iso(due + late));
	set_number(r, "effort", 1 + (int)dice(16), "");
	set_number(r, "confidence", 50 + (int)dice(50), "");
	set(r, "test", "they say that it is done");
	set(r, "project", PICK("site", "migration", "care"));
}

static void
request(struct record *r, unsigned i)
{
	int day = TODAY - (int)dice(560);

	dated(r, "request", day, i);
	set(r, "date", iso(day));
	set(r, "from", "person-1");
	set(r, "channel", PICK("phone", "email", "portal"));
	set(r, "urgent", dice(4) ? "no" : "yes");
	set(r, "scope", PICK("in", "out", "unknown"));
	if (dice(20)) {
		set(r, "replied", iso(day + (int)dice(4)));
		set(r, "resolved", iso(day + 4 + (int)dice(12)));
		set(r, "decision", PICK("yes", "no", "later"));
	}
	set(r, "project", PICK("site", "migration", "care"));
}

static void
issue(struct record *r, unsigned i)
{
	int day = TODAY - (int)dice(560);

	dated(r, "issue", day, i);
	set(r, "known", iso(day));
	set_number(r, "severity", 1 + (int)dice(3), "");
	set(r, "topic", PICK("price", "delivery", "quality", "people"));
	set(r, "cause", PICK("us", "client", "other"));
	set(r, "impact", iso(day + 7));
	set(r, "told", iso(day + (int)dice(3)));
	set(r, "told-to", "person-0");
	set(r, "action", "repaired and shown");
	set(r, "action-due", iso(day + 10));
	if (dice(12))
		set(r, "closed", iso(day + 12));
}

static void
feedback(struct record *r, unsigned i)
{
	int day = TODAY - (int)dice(560);

	dated(r, "feedback", day, i);
	set(r, "date", iso(day));
	set(r, "phase", PICK("during", "milestone", "unasked"));
	set(r, "from", "person-0");
	set(r, "instrument", "csat");
	set_number(r, "score", 1 + (int)dice(5), "");
	set_number(r, "scale-low", 1, "");
	set_number(r, "scale", 5, "");
	set(r, "action", "talked it over in the team");
	set(r, "told-back", iso(day + 3));
}

static void
note(struct record *r, unsigned i)
{
	int day = TODAY - (int)dice(560);

	dated(r, "note", day, i);
	set(r, "date", iso(day));
	set(r, "topic", PICK("organisation", "fact", "market", "news"));
	set(r, "about", "person-1");
	set(r, "event", iso(day + 60));
	set(r, "confirmed", iso(day));
	set(r, "expires", iso(day + 400));
	set(r, "tags", "[background, people]");
	set(r, "by", PICK("ana", "rui"));
}

static void
deliverable(struct record *r, unsigned i)
{
	int day = TODAY - 20 - (int)dice(540);

	dated(r, "deliverable", day, i);
	set(r, "promised", iso(day + (int)dice(5) - 2));
	set(r, "criteria-set", iso(day - 30));
	set(r, "submitted", iso(day - 1));
	set(r, "delivered", iso(day));
	set(r, "review", "5bd");
	set(r, "decided", iso(day + 4));
	set(r, "outcome", PICK("accepted", "observations"));
	set(r, "approver", "person-0");
	set_number(r, "submission", 1 + (int)dice(2), "");
}

static void
make(struct record *r, unsigned i)
{
	static const struct { unsigned upto; void (*fill)(struct record *, unsigned); } mix[] = {
		{ 3, person }, { 42, contact }, { 72, promise }, { 82, request }, { 87, issue },
		{ 92, feedback }, { 97, note }, { 100, deliverable },
	};
	unsigned in = i % PER_CLIENT, m = 0;

	*r = (struct record){ .kind = "" };
	seed = 0x9e3779b97f4a7c15u * (i + 1);
	dice(2);
	snprintf(r->client, sizeof r->client, "c%05u", i / PER_CLIENT);
	say(r, 410);
	if (in == 0) {
		client(r);
		return;
	}
	while (in >= mix[m].upto)
		m++;
	mix[m].fill(r, in < 3 ? in - 1 : in);
}

static void
die(const char *path)
{
	fprintf(stderr, "gen: %s: %s\n", path, strerror(errno));
	exit(2);
}

static void
write_markdown(const struct record *r, const char *dir)
{
	char path[512];
	FILE *f;

	if (strcmp(r->kind, "client") == 0) {
		snprintf(path, sizeof path, "%s/clients/%s", dir, r->client);
		if (mkdir(path, 0777) < 0)
			die(path);
		snprintf(path, sizeof path, "%s/clients/%s/client.md", dir, r->client);
	} else {
		snprintf(path, sizeof path, "%s/clients/%s/%s", dir, r->client, r->kind);
		if (mkdir(path, 0777) < 0 && errno != EEXIST)
			die(path);
		snprintf(path, sizeof path, "%s/clients/%s/%s/%s.md", dir, r->client, r->kind, r->name);
	}
	if ((f = fopen(path, "w")) == NULL)
		die(path);
	fprintf(f, "---\n");
	if (strcmp(r->kind, "client") != 0 && strcmp(r->kind, "person") != 0)
		fprintf(f, "title: %s\n", r->title);
	for (size_t i = 0; i < r->n; i++)
		fprintf(f, "%s: %s\n", r->field[i].key, r->field[i].value);
	fprintf(f, "---\n%s", r->body);
	if (fclose(f) != 0)
		die(path);
}

static void
write_rec(const struct record *r)
{
	printf("kind: %s\nclient: %s\nid: %s\ntitle: %s\n", r->kind, r->client, r->name, r->title);
	for (size_t i = 0; i < r->n; i++) {
		for (const char *c = r->field[i].key; *c != '\0'; c++)
			putchar(*c == '-' ? '_' : *c);	/* recutils has no hyphen in a field's name */
		printf(": %s\n", r->field[i].value);
	}
	printf("body: ");
	for (const char *c = r->body; *c != '\0'; c++)
		fputs(*c == '\n' ? c[1] == '\0' ? "\n" : "\n+ " : (char[]){ *c, '\0' }, stdout);
	printf("\n");
}

static const char *
value_of(const struct record *r, const char *key)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->field[i].key, key) == 0)
			return r->field[i].value;
	return NULL;
}

/* What no column of taskwarrior takes becomes an annotation, as its users do. */
static void
write_task(const struct record *r, unsigned i)
{
	const char *due = value_of(r, "due"), *status = value_of(r, "status");
	bool done = status == NULL || strcmp(status, "open") != 0;

	printf("{\"uuid\":\"00000000-0000-4000-8000-%012u\",\"description\":\"%s\",\"project\":\"%s\",\"tags\":[\"%s\"],"
	    "\"status\":\"%s\",\"entry\":\"20250601T090000Z\"", i, r->title, r->client, r->kind, done ? "completed" : "pending");
	if (done)
		printf(",\"end\":\"20260601T090000Z\"");
	if (due != NULL)
		printf(",\"due\":\"%.4s%.2s%.2sT120000Z\"", due, due + 5, due + 8);
	printf(",\"annotations\":[{\"entry\":\"20250601T090000Z\",\"description\":\"");
	for (const char *c = r->body; *c != '\0'; c++)
		putchar(*c == '\n' ? ' ' : *c);
	printf("\"}]}\n");
}

int
main(int argc, char **argv)
{
	const char *form = argc > 2 ? argv[1] : "";
	bool md = strcmp(form, "md") == 0 && argc == 4;
	unsigned n = argc > 2 ? (unsigned)strtoul(argv[argc - 1], NULL, 10) : 0;
	char path[256];
	struct record r;

	if (n == 0 || (!md && argc != 3)) {
		fprintf(stderr, "usage: gen md DIR N | gen rec N | gen task N\n");
		return 2;
	}
	if (md) {
		snprintf(path, sizeof path, "%s/clients", argv[2]);
		if (mkdir(path, 0777) < 0 && errno != EEXIST)
			die(path);
	}
	for (unsigned i = 0; i < n; i++) {
		make(&r, i);
		if (md)
			write_markdown(&r, argv[2]);
		else if (strcmp(form, "rec") == 0)
			write_rec(&r);
		else
			write_task(&r, i);
	}
	return fflush(stdout) == 0 ? 0 : 2;
}
