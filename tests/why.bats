#!/usr/bin/env bats
# cr-why: the change of a score, or of what is due, split into its causes.
load helper

# A client with promises, and a commit a day from the 1st of October on.
setup() {
	world
	export CR_TODAY=2026-10-31
	on 2026-09-01T12:00:00Z cr-init "$BOOK" >/dev/null && cd "$BOOK" && export CR_BOOK=$BOOK
	on 2026-09-01T12:00:00Z cr-add client acme 'Acme SA' since=2026-06-01 cadence=2w >/dev/null
	on 2026-09-01T12:00:00Z cr-add person acme 'Jane Doe' >/dev/null
	export TMPDIR=$BATS_TEST_TMPDIR/tmp
	mkdir "$TMPDIR"
	local i
	for i in 1 2 3 4 5 6; do
		printf -- '---\ntitle: Promise %d\nmade: 2026-08-0%d\ndue: 2026-08-2%d\nclosed: 2026-08-20\nstatus: kept\n---\n' "$i" "$i" "$i" |
		    given "clients/acme/promise/2026-08-0$i-promise-$i.md"
		printf -- '---\nchannel: phone\nwith: jane-doe\nopened-by: us\n---\n' | given "clients/acme/log/2026-08-1$i-call.md"
	done
	printf -- '---\ntitle: The plan\nmade: 2026-08-30\ndue: 2026-10-10\n---\n' | given clients/acme/promise/2026-08-30-the-plan.md
	on 2026-09-02T12:00:00Z commit_all start
}

# nothing of a copy is left
teardown() {
	[[ -z $(ls -A "$TMPDIR") ]]
}

plan=clients/acme/promise/2026-08-30-the-plan.md

# why ARGS...: part, cause and name of each line
why() { cr-why -f part,cause,text "$@"; }

# adds_up ARGS...: the parts are the whole
adds_up() {
	cr-why -f part,cause "$@" >parts || return
	awk -F '\t' '$3 == "whole" { whole = $2; n++ } $3 != "whole" { sum += $2 }
	END { d = sum - whole; if (n != 1 || d > 0.001 || d < -0.001) { print "whole " whole ", sum " sum; exit 1 } }' parts
}

total_at() { cr-at "$1" cr-score -j acme | jq .total; }

@test "time alone: a promise passes its day" {
	run -0 cr-why 2026-10-05..2026-10-15 acme
	assert_line --index 0 --regexp '^clients/acme/client.md	-[0-9.]+	time	2026-10-15	-	.*keep-promises'
	assert_equal "${#lines[@]}" 2
	adds_up 2026-10-05..2026-10-15 acme
}

@test "of a thousand records the count is said whole" {
	{
		printf -- '---\nchannel: phone\n---\n'
		for i in {1..1200}; do echo "- [x] send part $i due:2026-10-02 closed:2026-10-01"; done
	} | given clients/acme/log/2026-10-01-call.md
	on 2026-10-02T12:00:00Z commit_all many
	run -0 cr-why -f cause,text 2026-10-05..2026-10-15 acme
	assert_line --partial 'keep-promises 1206 of 1206 to 1206 of 1207'
}

@test "a fact has its commit, author, day and record" {
	GIT_AUTHOR_NAME='Rui Costa' on 2026-10-12T09:00:00Z cr-set "$plan" status=kept closed=2026-10-09 >/dev/null
	run -0 cr-why 2026-10-05..2026-10-15 acme
	assert_line --regexp "^$plan	[0-9.]+	fact	2026-10-12T09:00	Rui Costa	promise the-plan kept: .*keep-promises"
	run -0 cr-why -f cause,commit 2026-10-05..2026-10-15 acme
	assert_line "$plan	fact	$(git rev-parse HEAD | cut -c 1-10)"
	adds_up 2026-10-05..2026-10-15 acme
}

@test "of six lines typed in one note the one that counts is named" {
	given clients/acme/log/2026-10-08-call.md <<-END
		---
		channel: phone
		with: jane-doe
		---
		- fact: they moved to the second floor
		- bad: server down cause:us severity:3 raised-by:client heard-first:other told:2026-10-08
		- [ ] minutes due:2026-10-30
		- fact: Jane likes tea
	END
	on 2026-10-08T09:00:00Z commit_all call
	line=$(cr-list -k issue acme | cut -f1)
	run -0 why 2026-10-08T08:00..2026-10-08 acme
	assert_line --regexp "^$line	-[0-9.]+	fact	issue \"server down\": "
	run ! grep -E 'floor|tea' <<<"$output"
	adds_up 2026-10-08T08:00..2026-10-08 acme
	run -0 why -a 2026-10-08T08:00..2026-10-08 acme
	assert_line --partial 'note "Jane likes tea"'
}

@test "a line keeps its name where later commits gave it an id or changed its file, in every output" {
	given clients/acme/log/2026-10-08-call.md <<-END
		---
		channel: email
		---
		- [ ] draft due:2026-10-09
		- [ ] numbers due:2026-10-10
		- [ ] logo due:2026-10-10
	END
	on 2026-10-08T09:00:00Z cr-save >/dev/null
	CR_TODAY=2026-10-09 on 2026-10-09T09:00:00Z cr-set draft status=kept >/dev/null
	CR_TODAY=2026-10-10 on 2026-10-10T09:00:00Z cr-set numbers status=kept >/dev/null
	cr-list -k promise -q 'title = draft or title = numbers' acme | cut -f 1 >kept
	for options in -a '-as part' '-a0s -part'; do
		# shellcheck disable=SC2086
		cr-why $options 2026-10-07..2026-10-15 acme | tr '\0' '\n' >why
		grep ' kept' why | cut -f 1 | sort -u >named
		assert_equal "$(cat named)" "$(sort kept)"
		grep -q '	fact	2026-10-09T09:00	Ana Silva	promise "draft" kept' why
	done
	cr-why -aj -s date 2026-10-07..2026-10-15 acme | jq -r 'select(.text | test(" kept")).path' | sort -u >named
	assert_equal "$(cat named)" "$(sort kept)"
}

@test "a duration alone is so long ago, as a day is" {
	CR_TODAY=2026-10-15 run -0 --separate-stderr cr-why 10d acme
	assert_output "$(CR_TODAY=2026-10-15 cr-why 2026-10-05 acme)"
	assert_equal "$stderr" 'cr-why: -10d is Mon 2026-10-05'
	run -2 cr-why 10bd acme
	assert_line 'cr-why: "10bd" is neither a day nor a commit'
}

@test "where there is too little evidence for a figure none is said" {
	on 2026-10-01T09:00:00Z cr-add client birch Birch >/dev/null
	on 2026-10-01T09:00:00Z cr-add promise birch 'One thing' made=2026-10-01 due=2026-10-20 >/dev/null
	run -0 cr-why -f text 2026-10-02..2026-10-25 birch
	assert_line "clients/birch/client.md	too little evidence for a figure on 2026-10-02, too little evidence for a figure on 2026-10-25"
}

@test "an edit of the model is told apart, and comes after the facts" {
	sed -i 's/^weight: .*/weight: 9/' model/practices/keep-promises.md && on 2026-10-11T09:00:00Z commit_all weight
	on 2026-10-12T09:00:00Z cr-set "$plan" status=missed >/dev/null
	on 2026-10-13T09:00:00Z cr-guide --off no-silence >/dev/null
	run -0 cr-why -f cause,text -a 2026-10-05..2026-10-15 acme
	assert_equal "$(cut -f2 <<<"$output" | uniq | tr '\n' ' ')" 'time fact model whole '
	assert_line 'model/practices/keep-promises.md	model	weight 3 to 9'
	assert_line --regexp '^book.md	model	.*off no-silence'
	adds_up 2026-10-05..2026-10-15 acme
	adds_up -d 2026-10-05..2026-10-15 acme
}

@test "each step can be repeated by hand" {
	on 2026-10-12T09:00:00Z cr-set "$plan" status=kept closed=2026-10-09 >/dev/null
	sed -i 's/^weight: .*/weight: 9/' model/practices/keep-promises.md && on 2026-10-13T09:00:00Z commit_all weight
	cr-why -j 2026-10-05..2026-10-15 acme >steps
	git clone -q . "$BATS_TEST_TMPDIR/hand" && unset CR_BOOK && cd "$BATS_TEST_TMPDIR/hand"
	git checkout -q HEAD~2
	total() { CR_TODAY=$1 cr-score -j acme | jq .total; }
	a=$(total 2026-10-05) b=$(total 2026-10-15)
	git checkout -q main -- clients && c=$(total 2026-10-15)
	git checkout -q main -- model && d=$(total 2026-10-15)
	part() { jq -s "map(select(.cause == \"$1\").part) | add // 0 | round" "$BOOK/steps"; }
	assert_equal "$(part time) $(part fact) $(part model) $(part whole)" "$((b - a)) $((c - b)) $((d - c)) $((d - a))"
}

@test "what is due: lines that came and went, with their causes" {
	run -0 cr-why -d 2026-10-01..2026-10-15 acme
	assert_line --regexp "^$plan	1	time	2026-10-15	-	keep-promises: The plan$"
	on 2026-10-12T09:00:00Z cr-set "$plan" status=kept closed=2026-10-09 >/dev/null
	run -0 cr-why -d 2026-10-01..2026-10-15 acme
	assert_line --regexp "^$plan	1	time	"
	assert_line --regexp "^$plan	-1	fact	2026-10-12T09:00	Ana Silva	keep-promises: The plan \(promise the-plan kept\)$"
	adds_up -d 2026-10-01..2026-10-15 acme
	adds_up -d 2026-10-12T08:00..2026-10-12 acme
}

@test "what a merge brought is its author's" {
	git checkout -qb side
	GIT_AUTHOR_NAME='Lea Martin' on 2026-10-11T09:00:00Z cr-set "$plan" status=kept closed=2026-10-09 >/dev/null
	git checkout -q main
	on 2026-10-11T10:00:00Z cr-set acme tier=a >/dev/null
	on 2026-10-12T09:00:00Z git merge -q -m merged side
	run -0 cr-why 2026-10-05..2026-10-15 acme
	assert_line --regexp "^$plan	[0-9.]+	fact	2026-10-11T09:00	Lea Martin	promise the-plan kept: "
	adds_up 2026-10-05..2026-10-15 acme
}

@test "a client that is new, renamed files, removed files and prose add up too" {
	on 2026-10-11T09:00:00Z cr-add client birch Birch >/dev/null
	git mv "$plan" clients/acme/promise/2026-08-30-plan.md && on 2026-10-12T09:00:00Z commit_all mv
	git rm -q clients/acme/promise/2026-08-01-promise-1.md clients/acme/log/2026-08-11-call.md && on 2026-10-13T09:00:00Z commit_all rm
	echo 'as she said' >>clients/acme/promise/2026-08-02-promise-2.md && on 2026-10-14T09:00:00Z commit_all prose
	for since in 2026-10-05 2026-10-11T10:00 2026-10-12T10:00 HEAD~1 HEAD; do
		adds_up "$since" acme
		adds_up -d "$since" acme
		adds_up "$since..2026-11-30" acme
	done
	adds_up 2026-10-05 birch
	run -0 cr-why -f part,cause 2026-10-05
	assert_equal "$(grep -c whole <<<"$output")" 2
}

@test "the parts add up to the whole, whatever happened: generated histories" {
	for round in {1..8}; do
		RANDOM=$round
		git reset -q --hard "$(git rev-list --max-parents=0 HEAD)" && git clean -qfd
		mkdir -p clients/acme/promise clients/acme/log clients/acme/issue
		printf -- '---\nname: Acme\nsince: 2026-06-01\n---\n' >clients/acme/client.md
		printf -- '---\nname: Jane Doe\n---\n' | given clients/acme/person/jane-doe.md
		on 2026-09-01T12:00:01Z commit_all "round $round"
		for day in 03 07 11 15 19 23; do
			for i in 1 2 3; do
				n=$((RANDOM % 5))
				case $((RANDOM % 7)) in
				0) printf -- '---\ntitle: p%d\nmade: 2026-09-0%d\ndue: 2026-10-%d\nstatus: %s\nclosed: 2026-10-%d\n---\n' "$n" $((n + 1)) $((RANDOM % 20 + 10)) \
				    "$( ((RANDOM % 2)) && echo kept || echo missed)" $((RANDOM % 20 + 10)) >"clients/acme/promise/2026-09-0$((n + 1))-p$n.md" ;;
				1) printf -- '---\ntitle: p%d\nmade: 2026-09-0%d\ndue: 2026-10-%d\n---\n' "$n" $((n + 1)) $((RANDOM % 20 + 10)) \
				    >"clients/acme/promise/2026-09-0$((n + 1))-p$n.md" ;;
				2) rm -f "clients/acme/promise/2026-09-0$((n + 1))-p$n.md" ;;
				3 | 4) note=clients/acme/log/2026-10-0$((n + 1))-call.md
				    [[ -f $note ]] || printf -- '---\nchannel: phone\nwith: jane-doe\n---\n' >"$note"
				    printf -- '- [%s] thing %d due:2026-10-%d\n' "$( ((RANDOM % 2)) && echo x || echo ' ')" $((RANDOM % 9)) $((RANDOM % 20 + 10)) >>"$note"
				    printf -- '- bad: trouble %d cause:us told:2026-10-%d raised-by:%s\n' $((RANDOM % 9)) $((RANDOM % 20 + 10)) \
					"$( ((RANDOM % 2)) && echo us || echo client)" >>"$note" ;;
				5) for note in clients/acme/log/*-call.md; do
					[[ -f $note ]] && sed -i "$((RANDOM % 4 + 5))d; s/\[ \] thing $n/[x] thing $n/" "$note"
				   done ;;
				6) sed -i "s/^weight: .*/weight: $((RANDOM % 5 + 1))/" model/practices/{keep-promises,raise-it-first}.md ;;
				esac
			done
			on "2026-10-${day}T12:00:00Z" commit_all "$day"
		done
		for range in 2026-10-02 2026-10-07..2026-10-20 2026-10-11T12:00..2026-10-15T11:00; do
			adds_up "$range" acme || { echo "round $round $range"; return 1; }
			adds_up -d "$range" acme || { echo "round $round -d $range"; return 1; }
		done
		run -0 cr-why -j 2026-10-07..2026-10-20 acme
		ends=$(jq -r 'select(.cause == "whole").text' <<<"$output")
		for end in 1:2026-10-07 2:2026-10-20; do
			figure=$(sed -E 's/ \([^)]*\)//g; s/ on [-0-9]*//g' <<<"$ends" | cut -d, -f"${end%%:*}")
			score=$(total_at "${end#*:}")
			[[ $score == null ]] || awk -v f="$figure" -v s="$score" 'BEGIN { d = f - s; exit d > 0.551 || d < -0.551 }'
		done
		run -0 cr-why -d -j 2026-10-07..2026-10-20 acme
		due=$(jq -r 'select(.cause == "whole").text' <<<"$output")
		count() { cr-at "$1" cr-due acme | wc -l; }
		assert_equal "$due" "$(count 2026-10-07) due on 2026-10-07, $(count 2026-10-20) on 2026-10-20"
	done
}

@test "a book that began as a handbook without book.md begins without clients" {
	local began
	git rm -q --cached -r . && git add model templates
	on 2026-09-03T10:00:00Z git commit -qm 'the handbook'
	began=$(git rev-parse HEAD)
	on 2026-09-03T12:00:00Z commit_all records
	run -0 adds_up "$began..2026-10-15" acme
	run -0 cr-why -f cause,text "$began..2026-10-15" acme
	assert_line --regexp '	model	book '
	assert_line --regexp '	whole	too little evidence for a figure .*, [0-9.]* on 2026-10-15$'
}

@test "what cannot be explained is refused in words" {
	run -2 cr-why
	assert_line --index 0 'cr-why: since when?'
	run -2 cr-why 2020-01-01 acme
	assert_line --index 0 'cr-why: nothing was recorded by 2020-01-01'
	run -2 cr-why 2026-10-01 nobody
	git checkout -qb side && on 2026-10-11T09:00:00Z cr-set acme tier=a >/dev/null
	git checkout -q main && on 2026-10-11T10:00:00Z cr-set acme owner= stage=active >/dev/null
	on 2026-10-12T09:00:00Z cr-add client birch Birch >/dev/null
	run -2 cr-why side acme
	assert_output --partial 'is no commit on the first-parent line of'
}
