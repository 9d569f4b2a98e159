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

@test "a page without a figure has none anywhere: of no practice, no dimension, no day" {
	book
	on 2026-10-02T09:00:00Z cr-add client elm since=2026-09-01 >/dev/null
	on 2026-10-02T09:00:00Z cr-add promise elm 'The plan' made=2026-09-20 due=2026-09-30 >/dev/null
	on 2026-11-02T09:00:00Z cr-add promise elm 'The quote' made=2026-10-20 due=2026-10-30 >/dev/null
	COLUMNS=80 TERM=dumb script -qec 'cr-score elm' /dev/null | tr -d '\r' >page
	run -0 cat page
	assert_line --partial 'no figure yet'
	assert_line --regexp '^  Keep promises on the day +0 of 2, thin$'
	assert_line --regexp '^  reliability +2 pieces of evidence, thin$'
	refute_line --regexp 'total|[▁█·]|poor|fair|good'
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

@test "-e takes -f, -s, -j and -0 as every list does" {
	run -0 cr-score -e -f practice,due -s -value acme
	assert_line --index 0 'clients/acme/log/2026-08-28-back-from-the-holidays.md:7	keep-promises	2026-09-04'
	assert_line --partial 'clients/acme/log/2026-11-03-stock-counts.md:8	late-promises	2026-11-06'
	run -0 bash -c "cr-score -e -j acme | jq -c '[.path, .value, .practice, .reading, .title]'"
	assert_line '["clients/acme/log/2026-11-03-stock-counts.md:9",0.25,"their-verdict","state","\"I count by hand again, as in 1998\""]'
	run -0 bash -c "cr-score -e -j acme | head -n 1 | cr-list -"
	assert_output --partial '2026-11-03-stock-counts.md#^k3f9'
	run -0 bash -c "cr-score -e -0 acme | tr '\\n\\0' '@\\n'"
	assert_line --index 1 --partial '2026-09-28-cutover-plan.md:1	0.00	late-promises'
	refute_output --partial @
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

page_of() {	# page_of CLIENT: its page, as on a terminal of 120 columns
	env COLUMNS=120 TERM=dumb script -qec "cr-score $1" /dev/null | tr -d '\r'
}

@test "thin and stale evidence is marked in words, on rows and dimensions" {
	run -0 page_of acme
	assert_line --regexp '^  Keep promises on the day +17  1 of 6$'
	assert_line --regexp '^  Tell severe news in person +33  1 of 3, thin$'
	assert_line --regexp '^  Answer what they expect, straight +100  1 of 1, thin, stale: last 7 weeks ago$'
	assert_line --regexp '^  Stay close to the sponsor +9[0-9]  1 of 1$'		# of the client itself
	assert_line --regexp '^  Reach each of them in the way they like +50  1 of 2, thin$'	# people are of no day
	assert_line --regexp '^  reliability +[0-9]+  fair, 9 pieces of evidence$'
	assert_line --regexp '^  governance +[0-9]+  good, 2 pieces of evidence, thin$'
}

@test "evidence is stale from the day after the middle of the window" {
	book
	cr-add client elm since=2026-01-01 >/dev/null
	given clients/elm/promise/2026-09-01-the-quote.md <<-'END'
		---
		title: The quote
		due: 2026-10-07
		status: kept
		closed: 2026-10-07
		---
	END
	run -0 page_of elm
	assert_line --regexp '^  Keep promises on the day +1 of 1, thin$'
	CR_TODAY=2026-11-22 run -0 page_of elm
	assert_line --regexp '^  Keep promises on the day +1 of 1, thin, stale: last '
}

@test "a cap is named when it bites, and only then" {
	rule() {	# rule CAP
		given model/practices/house-rule.md <<-END
			---
			title: The house rule
			dimension: people
			pack: core
			class: measured
			source: [the house]
			of: client
			cap: poor if $1
			counts: no
			value: yes
			---
			A rule of this house.
		END
	}
	run -0 cr-score -f band,text acme
	assert_output --partial '	fair	'
	refute_output --partial 'no better than'
	rule 'tier is a'
	run -0 cr-score -f band,text acme
	assert_output --partial '	poor	no better than poor while "The house rule" stands; '
	run -0 page_of acme
	assert_line --index 1 --partial 'no better than poor while "The house rule" stands'
	rule 'tier is c'
	run -0 cr-score -f band,text acme
	assert_output --partial '	fair	Never'
}

@test "a gate is named, and takes no points" {
	run -0 cr-score -f total,band acme
	before=$output
	given model/practices/house-gate.md <<-'END'
		---
		title: The house gate
		dimension: people
		pack: core
		class: measured
		source: [the house]
		of: client
		gate: talk to Jane before all else if tier is a
		counts: no
		value: yes
		---
		A gate of this house.
	END
	run -0 cr-score -f total,band acme
	assert_output "$before"
	run -0 cr-score -f text acme
	assert_output --partial '	talk to Jane before all else; Never'
}

@test "at 80 columns a dimension still says that it is thin" {
	run -0 env COLUMNS=80 TERM=dumb script -qec 'cr-score acme' /dev/null
	assert_line --regexp '^  governance +[0-9]+  good, 2 pieces of evidence, thin'
}

@test "on a terminal one line sums up several clients" {
	run -0 env COLUMNS=80 TERM=dumb script -qec cr-score /dev/null
	assert_line --index 4 --partial '4 clients: 0 poor, 2 fair, 1 good, 1 with too little evidence'
	run -0 env COLUMNS=80 TERM=dumb script -qec 'cr-score -f band' /dev/null
	refute_output --partial clients:
}

@test "-q on the project takes the evidence of that project alone" {
	project() { sed -i 's/^title:.*/&\nproject: vouchers/' "$@"; }
	project clients/birch/promise/2026-10-08-gift-vouchers.md clients/birch/log/2026-11-06-monthly-call.md
	project clients/birch/plan/monthly-call.md
	run -0 bash -c "cr-score -e -q 'project is vouchers' | cut -f 1,3"
	assert_line --partial 'clients/birch/log/2026-11-06-monthly-call.md:10	'	# a line, by its note
	assert_line --partial '	hold-the-routine'				# a slot, by its plan
	refute_line --regexp '^clients/(acme|cedar|delta)/'
	refute_line --partial '/client.md'
	run -0 cr-score -q 'project is vouchers'
	assert_equal "${#lines[@]}" 1
	assert_output --partial clients/birch/client.md
	run -1 cr-score -q 'project is nothing'
}

# marks N DIMENSION...: a book whose only practices give N hundredths for each promise of that dimension's
marks() {
	local dim n=$1 i=0
	shift
	rm -rf model/practices/* clients/*
	mkdir -p clients/elm/promise
	printf -- '---\nname: Elm\nsince: 2026-01-05\n---\n' >clients/elm/client.md
	for dim; do
		given "model/practices/in-$dim.md" <<-END
			---
			title: In $dim
			dimension: $dim
			pack: core
			class: measured
			source: [the house]
			of: promise where test = "$dim"
			value: effort / 100
			---
			Well done is well done.
		END
		i=$((i + 1))
		printf -- '---\ntitle: thing %d\ntest: %s\neffort: %d\n---\n' "$i" "$dim" "$n" >"clients/elm/promise/2026-11-02-thing-$i.md"
	done
}

@test "a figure from five pieces in two dimensions on; good from 70, fair from 40" {
	marks 80 clarity clarity clarity people
	run -0 cr-score -f total,band
	assert_output $'clients/elm/client.md\t-\t-'
	marks 80 people people people people people people
	run -0 cr-score -f total,band
	assert_output $'clients/elm/client.md\t-\t-'
	while read -r value band; do
		marks "$value" clarity clarity clarity clarity people
		run -0 cr-score -f total,band
		assert_output "clients/elm/client.md	$value	$band"
	done <<'END'
100 good
70 good
69 fair
40 fair
39 poor
0 poor
END
}

@test "the band is one step better at most than the worst dimension that has five pieces" {
	marks 100 clarity clarity clarity clarity people candour verdict
	sed -i 's|^value: .*|value: 0|' model/practices/in-clarity.md
	run -0 cr-score -f band
	assert_output $'clients/elm/client.md\tgood'
	printf -- '---\ntitle: one more\ntest: clarity\neffort: 0\n---\n' >clients/elm/promise/2026-11-03-one-more.md
	run -0 cr-score -f band
	assert_output $'clients/elm/client.md\tfair'
}

@test "on a page a name that is too long keeps a gap to what is said of it" {
	COLUMNS=60 script -qec 'cr-score acme' /dev/null </dev/null >page
	run -1 grep '…[0-9]' page
	run -0 grep '… [0-9]' page
}
