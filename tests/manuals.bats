#!/usr/bin/env bats
# What the manuals show is what happens: each page's EXAMPLES, in order, in a
# copy of the example book.
load helper
load transcript

pages() {	# pages SECTION
	local page failed=() n=0
	for page in "$root"/man/*."$1"; do
		[[ -n $(manual_examples "$page") ]] || continue
		n=$((n + 1))
		cd "$BATS_TEST_TMPDIR" && rm -rf "$BOOK"
		example_book
		manual_examples "$page" | transcript || failed+=("$(basename "$page")")
	done
	[[ $n -gt 0 ]]
	assert_equal "${failed[*]}" ''
}

plain() { sed -e 's/\xc2\xa0/ /g' | tr -s ' \t' ' ' | sed -e 's/^ //' -e 's/ $//' | sort -u; }

@test "examples are run as man shows them" {
	for page in "$root"/man/*.[157]; do
		manual_examples "$page" | tr -d '\f' | plain >run
		mandoc -T utf8 -O width=200 "$page" | sed $'s/.\b//g' | plain >shown
		run -0 comm -23 run shown
		assert_output ''
	done
}

@test "examples of the programs" { pages 1; }
@test "examples of the formats" { pages 5; }
@test "examples of the languages and of the story" { pages 7; }
