#!/usr/bin/env bats
# The C unit tests: tests/unit/test-NAME.c, silent and 0, or the place and what failed.
load helper

@test "every unit test in C passes" {
	failed=()
	for source in "$root"/tests/unit/test-*.c; do
		name=$(basename "$source" .c)
		run "$BUILD/tests/$name"
		[[ $status -eq 0 && -z $output ]] || failed+=("$name: status $status: $output")
	done
	assert_equal "${failed[*]}" ''
	[[ -n $name ]]
}
