#!/usr/bin/env bats
# The count at the end of the suite: it is the truth, and alone on its line.
load helper

setup() {
	world
	mkdir tests
	cp "$root/tests/suite" tests/
}

# file NAME: a test file from standard input, where "a test" stands for @test
file() { sed 's/^[[:blank:]]*a test /@test /' >"tests/$1.bats"; }
suite() { env -i PATH="$PATH" JOBS=2 LIMIT="${LIMIT:-60}" sh tests/suite "$@"; }

@test "what passed and what failed is counted over all files" {
	file a <<-'END'
		a test "one" { true; }
		a test "two" { true; }
	END
	file b <<-'END'
		a test "three" { true; }
	END
	run -0 suite
	assert_equal "${lines[-1]}" '3 passed, 0 failed'
	file c <<-'END'
		a test "four" { false; }
	END
	run -1 suite
	assert_equal "${lines[-1]}" '3 passed, 1 failed'
	assert_output --partial 'not ok	c: four'
}

@test "a file that bats cannot read is a failure" {
	file a <<<'a test "one" { true; }'
	file b <<<'a test "two" { if; }'
	run -1 suite
	assert_equal "${lines[-1]}" '1 passed, 1 failed'
}

@test "a suite in which nothing ran has not passed" {
	file a <<<'# nothing'
	run -1 suite
	assert_equal "${lines[-1]}" '0 passed, 1 failed'
}

@test "a file that hangs is a failure for each test that did not end" {
	file a <<<'a test "one" { tail -f /dev/null; }'
	printf '%s\n' 'a test "two" { true; }' 'a test "three" { false; }' | file b
	LIMIT=2 run -1 suite
	assert_equal "${lines[-1]}" '1 passed, 2 failed'
}

@test "one file alone can be run" {
	file a <<<'a test "one" { true; }'
	file b <<<'a test "two" { false; }'
	run -0 suite tests/a.bats
	assert_equal "${lines[-1]}" '1 passed, 0 failed'
}
