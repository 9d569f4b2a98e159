# Whole years, told beforehand: tests/stories/*.story, in the form that tests/stories.bash describes.

load helper
load stories

@test "a promise-keeper" {
	book
	run year keeper
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a silent supplier" {
	book
	run year silent
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a project in trouble that is handled well" {
	book
	run year trouble
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a handbook that says something else is found out, with day and line" {
	book
	sed -i 's/ or told-back in window$//; s/^  - act 5bd/  - act 9bd/' model/practices/act-on-poor-feedback.md
	sed -i 's/^  - late 5bd/  - late 50bd/; s/^miss: .*/miss: no/' model/practices/no-unannounced-lateness.md
	run -1 year silent
	assert_output --partial 'silent, Wednesday 2026-05-27: due list: missing: 2026-05-27 act-on-poor-feedback: act on it'
	assert_line --partial 'silent, Saturday 2026-02-07: '
}
