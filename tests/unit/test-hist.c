/*
 * test-hist - dates of commits, names, the journal, the index's trees
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hist/ident.h"
#include "hist/index.h"
#include "hist/journal.h"

#define CHECK(what) \
	do { \
		if (!(what)) { \
			printf("%s:%d: %s\n", __FILE__, __LINE__, #what); \
			return 1; \
		} \
	} while (0)

static int
dates(void)
{
	static const struct { const char *text; int64_t when; int zone; } good[] = {
		{ "@0 +0000", 0, 0 },
		{ "1790000000 -0230", 1790000000, -150 },
		{ "@5", 5, 60 },
		{ "2026-03-04T05:06:07+01:00", 1772597167, 60 },
		{ "2026-03-04 05:06:07 +0100", 1772597167, 60 },
		{ "2026-03-04T05:06", 1772597160, 60 },
		{ "2026-03-04T04:06:07Z", 1772597167, 0 },
		{ "Wed, 4 Mar 2026 05:06:07 +0100", 1772597167, 60 },
		{ "4 Mar 2026 04:06:07 GMT", 1772597167, 0 },
		{ "1969-12-31T23:59:59Z", -1, 0 },
	};
	static const char *const bad[] = {
		"", "yesterday", "2026", "2026-13-04T05:06:07", "2026-03-04", "2026-03-04T25:00", "2026-03-04T05:06:07+01:0",
		"Wed, 4 Foo 2026 05:06:07", "@1790000000 0100", "12 +0100",
	};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		int64_t when = -2;
		int zone = 60;

		if (!ident_date(good[i].text, &when, &zone) || when != good[i].when || zone != good[i].zone) {
			printf("%s:%d: %s is %lld %d\n", __FILE__, __LINE__, good[i].text, (long long)when, zone);
			return 1;
		}
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		int64_t when;
		int zone = 0;

		if (ident_date(bad[i], &when, &zone)) {
			printf("%s:%d: %s is taken\n", __FILE__, __LINE__, bad[i]);
			return 1;
		}
	}
	return 0;
}

static int
names(void)
{
	struct ident a = { .when = 1790000000, .zone = -150 }, b = {0};
	struct str s = {0};

	ident_set(&a, " .Jane <\"Doe\">\n, ", "<jane@example.org>");
	ident_add(&s, &a);
	CHECK(strcmp(s.s, "Jane \"Doe <jane@example.org> 1790000000 -0230") == 0);
	CHECK(ident_parse(str_span(&s), &b));
	CHECK(strcmp(a.name, b.name) == 0 && strcmp(a.email, b.email) == 0);
	CHECK(a.when == b.when && a.zone == b.zone);
	CHECK(!ident_parse(span_of("Jane 1790000000"), &b));
	ident_release(&a);
	ident_release(&b);
	str_release(&s);
	return 0;
}

/* Read back as written; cut anywhere, it counts as never finished. */
static int
journal(int dir)
{
	struct journal_file files[] = {
		{ span_of("-"), span_of("1234"), span_of(".a b.md.crxxxxxx"), span_of("dir/a b.md") },
		{ span_of("5678"), span_of("-"), span_of("-"), span_of("c.md") },
	};
	struct journal j = {
		.ref = span_of("refs/heads/main"), .commit = span_of("-"), .author = span_of("A <a@b> 1 +0000"),
		.message = span_of("subject\n\nend\nfile x\n"), .files = files, .n = 2,
	}, back;
	struct faults faults = {0};
	struct stat st;

	CHECK(mkdirat(dir, "cr", 0777) == 0);
	CHECK(journal_read(dir, &back) == 1);
	CHECK(journal_write(dir, &j, true, &faults) == 0);
	CHECK(journal_write(dir, &j, false, &faults) == 0);	/* over one that is there */
	CHECK(journal_read(dir, &back) == 0);
	CHECK(back.n == 2 && span_is(back.files[0].tmp, ".a b.md.crxxxxxx"));
	CHECK(span_is(back.files[0].path, "dir/a b.md") && span_is(back.files[1].new, "5678"));
	CHECK(span_eq(back.message, j.message) && span_eq(back.author, j.author));
	journal_release(&back);
	CHECK(fstatat(dir, "cr/journal", &st, 0) == 0);
	while (st.st_size > 0) {
		int fd = openat(dir, "cr/journal", O_WRONLY);

		CHECK(ftruncate(fd, --st.st_size) == 0);
		close(fd);
		CHECK(journal_read(dir, &back) == 1);
		journal_release(&back);
	}
	journal_remove(dir);
	CHECK(fstatat(dir, "cr/journal", &st, 0) < 0);
	return 0;
}

static int
trees(void)
{
	static const char old[] = "\0" "3 2\n" "AAAAAAAAAAAAAAAAAAAA"
	    "a\0" "1 0\n" "BBBBBBBBBBBBBBBBBBBB"
	    "bc\0" "2 1\n" "CCCCCCCCCCCCCCCCCCCC" "d\0" "1 0\n" "DDDDDDDDDDDDDDDDDDDD";
	static const char new[] = "\0" "-1 2\n"
	    "a\0" "1 0\n" "BBBBBBBBBBBBBBBBBBBB"
	    "bc\0" "-1 1\n" "d\0" "1 0\n" "DDDDDDDDDDDDDDDDDDDD";
	struct index_change change[] = { { .path = "a-x" }, { .path = "bc/file" } };
	struct str out = {0};

	CHECK(index_tree(&out, span_make(old, sizeof old - 1), change, 2));
	CHECK(span_eq(str_span(&out), span_make(new, sizeof new - 1)));
	for (size_t n = 0; n < sizeof old - 1; n++) {	/* cut short, it is no tree */
		char *cut = malloc(n + 1);

		memcpy(cut, old, n);
		str_reset(&out);
		CHECK(!index_tree(&out, span_make(cut, n), change, 2));
		free(cut);
	}
	str_release(&out);
	return 0;
}

int
main(void)
{
	char dir[] = "/tmp/test-hist-XXXXXX", cr[64];
	int fd, bad;

	if (mkdtemp(dir) == NULL || (fd = open(dir, O_RDONLY | O_DIRECTORY)) < 0)
		return 1;
	bad = dates() || names() || journal(fd) || trees();
	close(fd);
	snprintf(cr, sizeof cr, "%s/cr", dir);
	rmdir(cr);
	rmdir(dir);
	return bad;
}
