#!/usr/bin/env bats
# How a score went: cr-score --plot, and the line below a client's page.
load helper
load svg

# The example book, recorded in February, so that its days are those of its records.
setup() {
	world
	example_book 2026-02-10
	export TMPDIR=$BATS_TEST_TMPDIR/tmp
	mkdir "$TMPDIR"
}

teardown() {
	[[ -z $(ls -A "$TMPDIR") ]]
}

page_of() {	# page_of CLIENT: its page, as on a terminal
	COLUMNS=100 script -qec "cr-score --color=never $1" /dev/null </dev/null | tr -d '\r'
}

# points N: DATE VALUE of panel N of the picture, the total being the first
points() {
	awk -v n="$1" '/<text [^>]*font-weight="bold"/ { panel++ } panel == n + 1 && /<circle/' picture.svg |
	    sed 's/.*<title>\(.*\): \([0-9]*\).*<\/title>.*/\1 \2/'
}

@test "a picture is well formed, with a panel for the total and each dimension" {
	run -0 --separate-stderr cr-score --plot --over 2026-03-15..2026-11-21/1m acme
	printf '%s\n' "$output" >picture.svg
	run -0 well_formed picture.svg
	run -0 grep -o 'font-weight="bold">[^<]*' picture.svg
	assert_output "$(printf 'font-weight="bold">%s\n' 'Acme SA: how we did' total reliability candour rhythm verdict clarity governance people)"
}

@test "each point is what cr-score said on that day" {
	run -0 --separate-stderr cr-score --plot --over 2026-05-15..2026-11-15/2m acme
	printf '%s\n' "$output" >picture.svg
	run -0 points 1
	assert_equal "${#lines[@]}" 4
	for line in "${lines[@]}"; do
		said=$(cr-at "${line% *}" cr-score -f total acme)
		assert_equal "$line" "${line% *} ${said##*	}"
	done
}

@test "a change of the handbook shows from its day on" {
	sed -i 's/^weight: .*/weight: 0/' model/practices/no-unannounced-lateness.md
	on 2026-11-20T10:00:00Z git commit -qam 'lateness counts no more'
	run -0 cr-score --plot --over 2026-11-19..2026-11-20/1d acme
	printf '%s\n' "$output" >picture.svg
	run -0 points 1
	assert_equal "${#lines[@]}" 2
	[[ ${lines[1]##* } -gt ${lines[0]##* } ]]
}

@test "a picture is of one client, and of nothing else" {
	run -2 cr-score --plot
	assert_output --partial 'a picture is of one client, and these are 4'
	run -2 cr-score --plot -j acme
	assert_output --partial '-j is for lines, and a picture is none'
	run -2 cr-score --over 2026-01-01..today acme
	assert_output --partial '--over goes with --plot'
	run -2 cr-score --plot --over 2026-11-01..2026-10-01 acme
	assert_output --partial 2026-11-01
	run -2 cr-score --plot --over 2026-02-15..today/1h acme
	refute_output --partial '<svg'
	run -2 cr-score --plot --over 2025-01-01 acme
	assert_output --partial 'nothing was recorded'
	run -1 cr-score --plot --over 2026-02-15..2026-02-20 delta
	refute_output
}

@test "on a terminal a page ends with how the score went" {
	run -0 page_of acme
	assert_line --regexp '^Since 20[0-9-]*, as it was recorded$'
	assert_line --regexp '^  total +[·▁▂▃▄▅▆▇█]+  [0-9]+ to [0-9]+$'
	total=$(cr-score -f total acme)
	assert_line --regexp "^  total .* to ${total##*	}\$"
}

@test "no line without a past, in a pipe, or of some records only" {
	run -0 cr-score -e acme
	refute_output --partial 'as it was recorded'
	run -0 page_of "-q 'project = wms' acme"
	refute_output --partial 'as it was recorded'
	rm -rf .git
	run -0 page_of acme
	refute_output --partial 'as it was recorded'
	assert_output --partial 'reliability'
}
