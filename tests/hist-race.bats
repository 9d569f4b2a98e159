#!/usr/bin/env bats
# Writers at once, writers that die, and hands beside them: short turns of tests/race, tests/crash, tests/hands.
load helper

@test "writers beside one another, beside git and beside a hand lose nothing" {
	run -0 sh "$root/tests/race" 4 6
	assert_output --partial 'all 24 there, once'
}

@test "hands that edit in place, by truncating and by rename lose nothing beside programs" {
	run -0 sh "$root/tests/hands" 40
	assert_output --partial 'all 120 there'
}

@test "killed at random instants and at system calls, the book is whole after the next write" {
	run -0 sh "$root/tests/crash" 12 40
	assert_line --index 0 --partial '12 killed at random instants'
	assert_line --index 1 --partial 'all whole'
}

@test "whom a dead writer left unfinished is said without libgit2" {
	git init -q book && cd book
	"$BUILD/tests/hist-driver" . put a.md one put d/b.md two
	run -0 "$BUILD/tests/hist-driver" d unfinished
	assert_output no
	at=100
	until [[ -e .git/cr/journal ]]; do
		"$BUILD/tests/kill-at" $((at += 5)) "$BUILD/tests/hist-driver" . put a.md changed put d/b.md changed
	done
	run -0 "$BUILD/tests/hist-driver" d unfinished
	assert_output yes
	coproc D { "$BUILD/tests/hist-driver" . put c.md three hold; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	run -0 "$BUILD/tests/hist-driver" d unfinished
	assert_output no
	exec {D[1]}>&-
	wait "$pid"
	assert_equal "$(git status --porcelain)" ''
}

@test "a dead write on a branch that was left is not recorded on another" {
	git init -q book && cd book
	"$BUILD/tests/hist-driver" . put a.md one put b.md two
	at=100
	until [[ $(cat a.md) == changed ]]; do
		"$BUILD/tests/kill-at" $((at += 5)) "$BUILD/tests/hist-driver" . put a.md changed put b.md changed
	done
	rm -f .git/index.lock && git checkout -q -b other
	"$BUILD/tests/hist-driver" . put c.md three
	assert_equal "$(git show --format= --name-only)" c.md
	assert_equal "$(cat a.md)" changed
	assert [ ! -e .git/cr/journal ]
	assert_equal "$(find . -name '.*.cr*' ! -path './.git/*')" ''
}
