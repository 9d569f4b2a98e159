#!/usr/bin/env bats
# What the README shows is what happens, in a copy of the example book; and the
# tour shows what the README shows.
load helper
load transcript

@test "the README's transcripts" {
	example_book
	readme_examples "$root/README.md" >"$BATS_TEST_TMPDIR/shown"
	transcript <"$BATS_TEST_TMPDIR/shown"
}

@test "the tour is the README's section of that name, run" {
	example_book
	run -0 sh "$root/examples/tour"
	expected=$(sed -n '/^## The tour$/,/^## /p' "$root/README.md" | sed -e '$d' -e '/^```/d')
	[[ $expected == *'$ cr-score'* ]]
	transcript_same "${expected%"${expected##*[![:space:]]}"}" "$output" || assert_equal "$output" "$expected"
}
