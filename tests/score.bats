#!/usr/bin/env bats
# cr-score: words first, worst first, every number with its evidence.
load helper

setup() { world; example_book; }

@test "a line a client, the worst first, those of which little is known last" {
	run -0 cr-score
	assert_equal "${#lines[@]}" 4
	assert_line --partial 'clients/birch/client.md	'
	assert_line --regexp '^clients/acme/client.md	[0-9]+	(poor|fair)	[01](\.[0-9]+)?	.* [0-9]+ of [0-9]+'
	run -0 bash -c 'cr-score -f total | cut -f 2'
	figures=("${lines[@]/-/101}")
	assert_equal "${figures[*]}" "$(printf '%s\n' "${figures[@]}" | sort -n | paste -sd ' ')"
}

@test "too little evidence is said in words, and no figure is printed" {
	run -0 cr-add client elm
	run -0 cr-score elm
	assert_line --regexp '^clients/elm/client.md	-	-	.*too little evidence for a figure \([0-9] piece'
}

@test "operands: clients by any name, and records stand for theirs" {
	run -0 cr-score acme-sa
	assert_line --partial clients/acme/client.md
	assert_equal "${#lines[@]}" 1
	run -0 cr-score acme/promise/2026-09-28-cutover-plan
	assert_line --partial clients/acme/client.md
}

@test "-e: every row names a file, a line, a value, a practice and its reading" {
	run -0 cr-score -e acme
	for line in "${lines[@]}"; do
		[[ $line =~ ^clients/acme/[^[:blank:]]+\.md:[0-9]+$'\t'[01]\.[0-9]{2}$'\t'[a-z-]+$'\t'(state|conduct)$'\t' ]]
	done
	assert_line --partial 'clients/acme/promise/2026-09-28-cutover-plan.md:1	0.00	keep-promises	conduct	'
}

@test "the place of an evidence row is the line itself" {
	run -0 cr-score -e acme
	row=$(printf '%s\n' "${lines[@]}" | grep 'keep-promises' | grep '/log/' | head -n 1)
	place=${row%%	*}
	run -0 sed -n "${place##*:}p" "${place%:*}"
	assert_output --regexp '^- \['
}

@test "the numbers are those of the evidence: the mean of the rows is the practice's" {
	run -0 bash -c "cr-score -e acme | awk -F '\t' '\$3 == \"keep-promises\" { n++; s += \$2 } END { printf \"%.0f of %d\", s, n }'"
	sum=$output
	run -0 cr-guide keep-promises
	assert_line --regexp "^  acme +$sum$"
}

@test "state and conduct are never mixed: without state rows the figure is the same" {
	run -0 cr-score -f total,band acme
	before=$output
	run -0 grep -rl '^reading: state' model/practices
	rm "${lines[@]}"
	run -0 cr-score -f total,band acme
	assert_output "$before"
}

@test "one client on a terminal is a page: words, state, conduct, records" {
	run -0 env COLUMNS=80 TERM=dumb script -qec 'cr-score acme' /dev/null
	assert_line --index 0 --regexp '^Acme SA: (poor|fair), [0-9]+ of 100, with data on [0-9]+%'
	assert_line --partial 'State: what is late'
	assert_line --partial 'Conduct: how what happened was handled, worst first'
	assert_line --partial 'Records: housekeeping, never points'
}

@test "-q and -s work on clients; a past one is left out unless it is named" {
	run -0 cr-score -q 'tier is a'
	assert_equal "${#lines[@]}" 1
	run -0 cr-score -s -total -f total
	assert_line --index 0 --partial birch
	sed -i 's/^stage:.*/stage: past/' clients/acme/client.md
	run -0 cr-score
	refute_output --partial acme
	run -0 cr-score acme
	assert_output --partial acme
}

@test "a book of no clients has nothing to score" {
	rm -r clients
	run -1 cr-score
	assert_output ''
}
