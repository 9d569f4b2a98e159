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
