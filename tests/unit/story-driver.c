/*
 * story-driver - tells stories of a client and checks what the score may never do
 *
 *	story-driver BOOK SEED COUNT
 *
 * Each story is a client with promises, contacts and issues drawn at random;
 * each property changes one thing in it and compares the two scores:
 *
 *	candour		a lateness told in time with its remedy, against the same left unrecorded
 *	candour-again	the same told by mail, which is not the best way to tell it
 *	move		the due date moved by hand, against left alone
 *	move-twice	moved without their agreement, against moved once
 *	volume		every contact recorded three times over, against once
 *	backdated	a promise made after its own first date, kept, against none
 *	planned		records dated after today, against none
 *	paper		empty procedure: an issue without options, notes and persons, against none
 *
 * Prints what fails, with the seed that tells the story again; exits 1 then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "book/book.h"
#include "model/score.h"

enum { TODAY = 20778, FILES = 64 };	/* 2026-11-21 */

struct file {
	char path[128];
	struct str text;
};

struct story {
	const char *book;
	uint64_t random;
	struct file files[FILES];
	size_t n;
	int late_due;		/* the promise that the properties turn on */
};

static unsigned
draw(struct story *s, unsigned below)
{
	s->random = s->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(s->random >> 33) % below;
}

static const char *
day(int n, char out[DATE_TEXT])
{
	return date_text((struct date){ n, NO_MINUTE }, out);
}

static struct str *
add(struct story *s, const char *kind, int dated, const char *name)
{
	struct file *f = &s->files[s->n++];
	char d[DATE_TEXT];

	memset(f, 0, sizeof *f);
	if (dated)
		snprintf(f->path, sizeof f->path, "clients/s/%s/%s-%s.md", kind, day(dated, d), name);
	else
		snprintf(f->path, sizeof f->path, "clients/s/%s", name);
	return &f->text;
}

static void
promise(struct story *s, int made, int due, int closed, const char *name, const char *more)
{
	struct str *t = add(s, "promise", made, name);
	char d[DATE_TEXT];

	str_addf(t, "---\ntitle: %s\ndue: %s\n", name, day(due, d));
	if (closed)
		str_addf(t, "status: kept\nclosed: %s\n", day(closed, d));
	str_addf(t, "%s---\n", more);
}

static void
contact(struct story *s, int at, const char *name)
{
	static const char *const channels[] = { "phone", "email", "video", "in-person" };
	struct str *t = add(s, "log", at, name);

	str_addf(t, "---\nchannel: %s\n%s---\n", channels[draw(s, 4)], draw(s, 3) == 0 ? "inbound: yes\n" : "");
}

static void
issue(struct story *s, int known, int told, const char *name, const char *channel, const char *more)
{
	struct str *t = add(s, "issue", known, name);
	char d[DATE_TEXT];

	str_addf(t, "---\ntitle: %s\nseverity: %u\n", name, draw(s, 3) + 1);
	if (told)
		str_addf(t, "told: %s\ntold-channel: %s\nheard-first: us\n", day(told, d), channel);
	str_addf(t, "%s---\n", more);
}

static void
tell(struct story *s)
{
	unsigned n = draw(s, 6);
	char name[32];

	s->n = 0;
	str_adds(add(s, "", 0, "client.md"), "---\nname: Story\nsince: 2026-01-01\ncadence: 2w\n---\n");
	for (unsigned i = 0; i < n; i++) {
		int made = TODAY - 70 + (int)draw(s, 30), due = made + 3 + (int)draw(s, 20);

		snprintf(name, sizeof name, "promise-%u", i);
		promise(s, made, due, draw(s, 4) ? due - 2 + (int)draw(s, 5) : 0, name, "");
	}
	for (unsigned i = 0, k = draw(s, 6); i < k; i++) {
		snprintf(name, sizeof name, "contact-%u", i);
		contact(s, TODAY - 1 - (int)draw(s, 80), name);
	}
	for (unsigned i = 0, k = draw(s, 3); i < k; i++) {
		int known = TODAY - 5 - (int)draw(s, 60);

		snprintf(name, sizeof name, "issue-%u", i);
		issue(s, known, draw(s, 2) ? known + (int)draw(s, 4) : 0, name, draw(s, 2) ? "phone" : "email", "");
	}
	s->late_due = TODAY - 12 - (int)draw(s, 20);
	promise(s, s->late_due - 10, s->late_due, draw(s, 2) ? s->late_due + 6 : 0, "the-late-one", "");
}

static void
write_file(const struct story *s, const struct file *f, bool gone)
{
	char path[512], *slash;
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", s->book, f->path);
	if (gone) {
		unlink(path);
		return;
	}
	for (slash = path + strlen(s->book) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
	if ((out = fopen(path, "w")) == NULL || fputs(str_cstr(&f->text), out) < 0 || fclose(out) != 0)
		abort();
}

struct figures {
	double total, reliability, candour;
	size_t n;
};

static struct figures
figures(const struct story *s)
{
	struct faults faults = {0};
	struct want want = { .all = true };
	struct arena arena = {0};
	struct eval ev = {0};
	struct score score;
	struct book b;

	for (size_t i = 0; i < s->n; i++)
		write_file(s, &s->files[i], false);
	if (book_open(&b, s->book, "", (struct date){ TODAY, 1439 }, &faults) < 0 ||
	    book_load(&b, &want, &faults) < 0 || faults.errors)
		abort();
	ev.world = &b.world;
	score_client(&score, &ev, book_by_path(&b, span_of("clients/s/client.md")), &arena, false);
	for (size_t i = 0; i < s->n; i++)
		write_file(s, &s->files[i], true);
	arena_release(&ev.scratch);
	arena_release(&arena);
	book_release(&b);
	faults_release(&faults);
	return (struct figures){ score.total, score.dims[RELIABILITY].value, score.dims[CANDOUR].value, score.n };
}

static struct str *
the_late_one(struct story *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (strstr(s->files[i].path, "the-late-one"))
			return &s->files[i].text;
	abort();
}

static void
set_in_late_one(struct story *s, const char *lines)
{
	struct str *t = the_late_one(s);

	str_splice(t, t->n - 4, 0, span_of(lines));
}

static void
tell_in_time(struct story *s, const char *channel)
{
	char more[256], d1[DATE_TEXT], d2[DATE_TEXT];

	snprintf(more, sizeof more, "affects: promise/%s-the-late-one\naction: a second pair of hands\naction-told: %s\n",
	    day(s->late_due - 10, d1), day(s->late_due - 3, d2));
	issue(s, s->late_due - 3, s->late_due - 3, "we-shall-be-late", channel, more);
}

static void
candour(struct story *s)
{
	tell_in_time(s, "phone");
}

static void
candour_again(struct story *s)
{
	tell_in_time(s, "email");
}

static void
move(struct story *s)
{
	struct str *t = the_late_one(s);
	char d[DATE_TEXT];
	char *due = strstr(t->s, "due: ");

	memcpy(due + 5, day(TODAY + 10, d), 10);
	str_splice(t, (size_t)(due - t->s), 0, span_of("due0: 0000-00-00\n"));
	memcpy(strstr(t->s, "due0: ") + 6, day(s->late_due, d), 10);
}

static void
move_later(struct story *s)
{
	char line[64], d[DATE_TEXT];

	move(s);
	snprintf(line, sizeof line, "moved: %s\n", day(s->late_due + 2, d));
	set_in_late_one(s, line);
}

static void
volume(struct story *s)
{
	for (size_t i = 0, n = s->n; i < n; i++) {
		struct file *f = &s->files[i];

		for (int k = 0; k < 2 && strstr(f->path, "/log/") && s->n < FILES; k++) {
			struct file *more = &s->files[s->n++];

			memset(more, 0, sizeof *more);
			snprintf(more->path, sizeof more->path, "%.*s-%d.md", (int)strlen(f->path) - 3, f->path, k);
			str_adds(&more->text, str_cstr(&f->text));
		}
	}
}

static void
backdated(struct story *s)
{
	promise(s, TODAY - 2, TODAY - 5, TODAY - 6, "made-up", "");
}

static void
planned(struct story *s)
{
	contact(s, TODAY + 3, "to-come");
	issue(s, TODAY + 2, 0, "to-come", "", "");
	promise(s, TODAY + 1, TODAY + 9, 0, "to-come", "");
}

static void
paper(struct story *s)
{
	str_adds(add(s, "note", TODAY - 3, "a-note"), "---\ntitle: A note\n---\n");
	str_adds(add(s, "", 0, "person/somebody.md"), "---\nname: Somebody\n---\n");
}

static const struct property {
	const char *name;
	void (*change)(struct story *s);
	int sign;			/* +1: may not fall; -1: may not rise; 0: stays */
} properties[] = {
	{ "candour", candour, 1 }, { "candour-again", candour_again, 1 }, { "move", move, -1 },
	{ "move-later", move_later, -1 }, { "volume", volume, -1 }, { "backdated", backdated, 0 },
	{ "planned", planned, 0 }, { "paper", paper, 1 },
};

static void
release(struct story *s)
{
	for (size_t i = 0; i < s->n; i++)
		str_release(&s->files[i].text);
}

static int
try(struct story *s, uint64_t seed, const struct property *p)
{
	struct figures before, after;
	double gain;
	int bad;

	s->random = seed * 2654435761u + 12345;
	tell(s);
	before = figures(s);
	p->change(s);
	after = figures(s);
	release(s);
	gain = after.total - before.total;
	bad = (p->sign >= 0 && gain < -1e-9) || (p->sign <= 0 && gain > 1e-9);
	if (bad)
		printf("%s: seed %llu: total %.2f to %.2f, reliability %.1f to %.1f, candour %.1f to %.1f, evidence %zu to %zu\n",
		    p->name, (unsigned long long)seed, before.total, after.total, before.reliability,
		    after.reliability, before.candour, after.candour, before.n, after.n);
	return bad;
}

int
main(int argc, char **argv)
{
	static struct story s;
	int failed = 0;

	if (argc != 4)
		return 2;
	s.book = argv[1];
	for (uint64_t i = 0, n = strtoull(argv[3], NULL, 10); i < n; i++)
		for (size_t p = 0; p < sizeof properties / sizeof *properties; p++)
			failed += try(&s, strtoull(argv[2], NULL, 10) + i, &properties[p]);
	if (failed)
		printf("%d failed\n", failed);
	return failed > 0;
}
