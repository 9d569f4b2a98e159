#!/usr/bin/env bats
# What the README shows is what happens, in a copy of the example book.
load helper
load transcript

@test "the README's transcripts" {
	example_book
	readme_examples "$root/README.md" >"$BATS_TEST_TMPDIR/shown"
	transcript <"$BATS_TEST_TMPDIR/shown"
}
