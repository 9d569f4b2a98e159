#!/usr/bin/env bats
# cr-guide: the handbook, and switching it.
load helper

setup() { world; example_book; }

@test "it lists the practices that are on; -p and -a those that are off too" {
	run -0 cr-guide
	assert_line 'keep-promises	measured	core	Keep promises on the day'
	refute_line --partial 'engage-by-rank'
	run -0 cr-guide -p circle
	assert_line --partial 'engage-by-rank	'
	run -0 cr-guide -a
	assert_line --partial 'engage-by-rank	'
	run -0 cr-guide -d rhythm
	assert_line --partial 'answer-fast	'
	refute_line --partial 'keep-promises	'
	run -1 cr-guide -p nosuchpack
}

@test "a practice: its advice, its rules, its source, where this book stands" {
	run -0 cr-guide keep-promises
	assert_line --index 0 'keep-promises: Keep promises on the day'
	assert_line --regexp '^  reliability · measured · conduct · pack core · weight 3$'
	assert_line --regexp '^  of +promise where by-side is us$'
	assert_line --regexp '^  value +status is kept and closed <= due0$'
	assert_line --regexp '^  source +000_'
	assert_line --regexp '^  acme +[0-9]+ of [0-9]+$'
}

@test "a kind, by name or alias: what it is for, and its fields" {
	run -0 cr-guide owe
	assert_line --index 0 'promise: Promise'
	assert_line --regexp '^  title \* +what was promised$'
	assert_line --regexp '^  status +.*\(open, kept, missed, withdrawn\); else open$'
}

@test "what is neither is trouble, with the nearest" {
	run -2 cr-guide keep-promisses
	assert_output --partial 'hint: keep-promises'
}

@test "--off and --on switch a practice in book.md, and that is recorded" {
	run -0 cr-guide --off keep-promises
	run -0 cr-guide
	refute_line --partial 'keep-promises	'
	run -0 git status --porcelain
	assert_output ''
	run -0 cr-guide --on keep-promises
	run -0 cr-guide
	assert_line --partial 'keep-promises	'
	run -0 cr-undo
	run -0 cr-guide
	refute_line --partial 'keep-promises	'
}

@test "--on switches a pack, and one practice of a pack that is off" {
	run -0 cr-guide --on engage-by-rank
	run -0 cr-guide
	assert_line --partial 'engage-by-rank	'
	refute_line --partial 'reassess-the-circle	'
	run -0 cr-guide --on circle
	run -0 cr-guide
	assert_line --partial 'reassess-the-circle	'
	run -2 cr-guide --on nothing-such
	assert_output --partial 'nothing-such'
}
