#!/usr/bin/env bats
# The gates of tests/lint hold for the project, and each finds what it is for.
load helper

setup() {
	world
	cd "$root" || return
}

# A tree of one's own, where gate runs: gate NAME
wrong() {
	mkdir -p "$BATS_TEST_TMPDIR/tree/tests" && cd "$BATS_TEST_TMPDIR/tree" || return
	mkdir -p src/base src/text src/hist src/cmd man bin
	cp -R "$root/tests/lint" tests/ && cp "$root/src/layers" src/ && : >Makefile && git init -q
}
gate() { sh "tests/lint/$1"; }

@test "includes go downward" { gate layers; }
@test "every header compiles alone" { gate headers; }
@test "no banned function is called" { gate banned; }
@test "functions and files are short" { gate sizes; }
@test "manuals are clean and agree with their programs" { gate manuals; }
@test "shell files pass shellcheck" { gate shell; }
@test "tests can fail" { gate bats; }
@test "nothing that is built is tracked" { gate tracked; }

@test "an include upward, without a room, or of another's library is found" {
	wrong
	echo '#include "text/front.h"' >src/base/a.c
	echo '#include "front.h"' >src/text/b.c
	echo '#include <git2/errors.h>' >src/hist/c.c
	run -1 gate layers
	assert_line 'src/base/a.c:1: base/ may not include text/'
	assert_line 'src/text/b.c:1: "front.h" names no room'
	assert_line 'src/hist/c.c:1: <git2/errors.h> is for src/hist/git.h alone'
}

@test "a tracked file that is built is found" {
	wrong
	echo '/build*/' >.gitignore
	mkdir build-x && echo x >build-x/a.d && printf 'x\0y' >src/b.o && : >src/empty && echo text >src/c
	git add -f .
	run -1 gate tracked
	assert_output $'build-x/a.d: is built, and tracked: git rm --cached\nsrc/b.o: is built, and tracked: git rm --cached'
}

@test "a header that needs another is found" {
	wrong
	echo 'struct a { size_t n; };' >src/base/a.h
	run -1 gate headers
	assert_output --partial "size_t"
}

@test "a banned call is found, one in a comment or a string is not" {
	wrong
	printf '%s\n' '/* printf( here' ' * and exit( there */' 'f("getenv(");' 'g = sprintf(a, b);' >src/base/a.c
	printf '%s\n' 'x = time(NULL);' 'e->time(1);' >src/text/b.c
	echo 'printf("");' >src/cmd/c.c
	run -1 gate banned
	assert_output - <<-'END'
		src/base/a.c:4: sprintf is banned
		src/text/b.c:1: time belongs to src/cmd
	END
}

@test "a long function, a long file and a long program are found" {
	wrong
	{ echo 'int'; echo 'far(void)'; echo '{'; yes '	;' | head -n 80; echo '}'; } >src/base/a.c
	yes '' | head -n 111 >src/base/a.h
	yes '' | head -n 181 >src/cmd/cr-a.c
	yes '' | head -n 180 >src/cmd/cr-b.c
	yes '' | head -n 181 >src/cmd/c.c
	run -1 gate sizes
	assert_line 'src/base/a.c:3: far has 82 lines, more than 80'
	assert_line 'src/cmd/cr-a.c: 181 lines, more than 180'
	refute_output --partial cr-b.c
	refute_output --partial cmd/c.c
	assert_line 'src/base/a.h: 111 lines, more than 110'
}

@test "a program without a manual, or another than it says, is found" {
	wrong
	echo '/* cr-a - does a */' >src/cmd/cr-a.c
	printf '/*\n * cr-b - does b\n */\n' >src/cmd/cr-b.c
	printf '.Nd does c\n' >man/cr-b.1
	run -1 gate manuals
	assert_line 'src/cmd/cr-a.c: has no manual'
	assert_line 'src/cmd/cr-b.c: says "does b", man/cr-b.1 "does c"'
	assert_line 'man/cr-b.1: has fewer than three examples'
}

@test "a shell file with an unquoted variable is found" {
	wrong
	printf '#!/bin/sh\nrm $1\n' >bin/cr-x
	run ! gate shell
	assert_output --partial SC2086
}

@test "a test that cannot fail is found" {
	wrong
	printf '%s\n' '@test "a" {' '	! false' '	run cr-due | head' '	x |''| true' '}' >tests/a.bats
	run -1 gate bats
	assert_line --partial 'tests/a.bats:2: a bare !'
	assert_line --partial 'tests/a.bats:3: run sees'
	assert_line --partial 'tests/a.bats:4: '
}
