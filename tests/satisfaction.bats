#!/usr/bin/env bats
# cr-score --satisfaction: what clients answered when they were asked.
load helper

setup() {
	world
	book
	for client in elm fir; do cr-add client $client since=2026-01-01 >/dev/null; done
}

said() {	# said CLIENT INSTRUMENT SCORE ...: each by a person of its own
	local client=$1 instrument=$2 n=0
	shift 2
	for score; do
		n=$((n + 1))
		printf '%s\n' "- said: answer $n score:$score instrument:$instrument from:$instrument-$n"
	done >>"$BATS_TEST_TMPDIR/lines"
	{ printf '%s\n' --- 'channel: email' ---; cat "$BATS_TEST_TMPDIR/lines"; } |
	    given "clients/$client/log/2026-11-02-$instrument.md"
	rm "$BATS_TEST_TMPDIR/lines"
}

@test "CSAT is the share of 4 and 5 on a scale of 5" {
	said elm csat 5 4 3 4
	said fir csat 2 4
	run -0 cr-score --satisfaction
	assert_line --index 0 'csat	67	6	4 of 6 in the top box'
	assert_line --index 1 'nps	-	0	no answers'
	assert_line --index 2 'ces	-	0	no answers'
}

@test "the figures as JSON, an object an instrument; what is for records is refused" {
	said elm csat 5 4 3 4
	said fir csat 2 4
	run -0 cr-score --satisfaction -j
	assert_line --index 0 '{"instrument":"csat","value":67,"answers":6,"text":"4 of 6 in the top box"}'
	assert_line --index 1 '{"instrument":"nps","value":null,"answers":0,"text":"no answers"}'
	for option in '-f text' '-s score' -0; do
		# shellcheck disable=SC2086
		run -2 cr-score --satisfaction $option
		assert_output --partial 'is for the answers of one client'
	done
}

@test "NPS is the share of 9 and 10 less that of 0 to 6, and warns where few answered" {
	said elm nps 10 9 8 7 6
	said fir nps 9 0
	run -0 cr-score --satisfaction
	assert_line --index 1 'nps	14	7	3 in the top box less 2 in the bottom one, of 7; few answers: one can move it by 29, so read them instead'
	said elm nps 10 9 8 7 6 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10
	said fir nps 9 0 0 0 0 0 0 0 0 0
	run -0 cr-score --satisfaction
	assert_line --index 1 'nps	27	30	18 in the top box less 10 in the bottom one, of 30'
}

@test "CES is the mean of 1 to 7, with its net form beside it" {
	said elm ces 7 5 4
	said fir ces 1
	run -0 cr-score --satisfaction
	assert_line --index 2 'ces	4.2	4	mean from 1 to 7; 2 in the top box less 1 in the bottom one is 25; thin'
}

@test "an answer on another scale is left out and said" {
	said elm nps 9 10
	sed -i 's/score:9/score:9 scale-low:1/' clients/elm/log/2026-11-02-nps.md
	said elm csat 4
	sed -i 's/score:4/score:4 scale:10/' clients/elm/log/2026-11-02-csat.md
	run -0 cr-score --satisfaction
	assert_line --index 0 'csat	-	0	no answers; 1 on another scale left out'
	assert_line --index 1 --regexp '^nps	100	1	.*; 1 on another scale left out$'
}

@test "a person is one voice, the last one, and nobody's is older than a year" {
	said elm csat 1
	given clients/elm/log/2026-11-10-again.md <<-'END'
		---
		channel: email
		---
		- said: better now score:5 instrument:csat from:csat-1
	END
	given clients/fir/log/2025-11-21-long-ago.md <<-'END'
		---
		channel: email
		---
		- said: never again score:1 instrument:csat from:sam
	END
	run -0 cr-score --satisfaction
	assert_line --index 0 'csat	100	1	1 of 1 in the top box; thin'
}

@test "a number without an instrument is a level, none of the three" {
	said elm csat 5 2
	sed -i 's/instrument:csat//' clients/elm/log/2026-11-02-csat.md
	run -0 cr-score --satisfaction
	assert_line --index 0 --partial 'csat	-	0	'
	assert_line --index 3 '-	62	2	mean share of the scale, of 2 that name no instrument; thin'
}

@test "of one client the answers themselves, none of them summed" {
	said elm csat 5 2
	said fir csat 3
	run -0 cr-score --satisfaction elm
	assert_equal "${#lines[@]}" 2
	assert_line --regexp '^clients/elm/log/2026-11-02-csat.md#[0-9a-f]{12}	5	csat	2026-11-02	csat-1	answer 1$'
	run -0 jq -s 'map(.score) | add' <(cr-score --satisfaction -j elm)
	assert_output 7
}

@test "-q chooses among the answers; where there are none the status says so" {
	said elm csat 5 2
	run -0 cr-score --satisfaction -q 'score > 3'
	assert_line --index 0 'csat	100	1	1 of 1 in the top box; thin'
	run -1 cr-score --satisfaction -q 'phase is end'
	rm -r clients/elm/log
	run -1 cr-score --satisfaction elm
	assert_output ''
}

@test "what was asked and not answered, and what is of tomorrow, is no answer" {
	given clients/elm/log/2026-11-02-asked.md <<-'END'
		---
		channel: email
		---
		- said: how was it? asked:2026-11-02 instrument:csat
		- said: very well score:5 instrument:csat answered:2026-11-22
	END
	run -1 cr-score --satisfaction
	assert_line --index 0 'csat	-	0	no answers'
}

@test "boxes, the year and how few are few are the book's to say" {
	said elm csat 3 4
	said fir nps 8 8 8
	sed -i 's/top if score >= 9/top if score >= 8/; s/top if score >= 4/top if score >= 3/' model/kinds/feedback.md
	sed -i 's/^packs:/limits: [their-verdict.few 2, their-verdict.few-nps 3]\n&/' book.md
	run -0 cr-score --satisfaction
	assert_line --index 0 'csat	100	2	2 of 2 in the top box'
	assert_line --index 1 'nps	100	3	3 in the top box less 0 in the bottom one, of 3'
	sed -i 's/^limits: \[/&their-verdict.answers-of 10d, /' book.md
	run -1 cr-score --satisfaction
	sed -i '/few-nps/d' model/practices/their-verdict.md
	sed -i '/^limits/d' book.md
	run -2 cr-score --satisfaction
	assert_output --partial 'model/practices/their-verdict.md: error: --satisfaction takes the limits answers-of, few and few-nps from here'
}

@test "which box an answer is in is a field: the detractors, by name" {
	said elm nps 9 6 7
	run -0 cr-list -k feedback -q 'box is bottom' -f score,box
	assert_output --regexp '	6	bottom$'
	assert_equal "${#lines[@]}" 1
}

@test "a number off its own scale is no answer: the line says how many, their verdict leaves them out" {
	said elm csat 5 7
	given clients/elm/log/2026-11-03-x.md <<<$'---\nchannel: email\n---\n- said: fine score:4 from:csat-1\n- said: more score:12 scale:10 from:csat-1\n- said: odd score:0 instrument:csat from:csat-1'
	run -0 cr-score --satisfaction
	assert_line --index 0 'csat	100	1	1 of 1 in the top box; thin; 2 off their scale left out'
	assert_line --index 3 '-	75	1	mean share of the scale, of 1 that name no instrument; thin; 1 off its scale left out'
	run -0 cr-score --satisfaction elm
	assert_equal "${#lines[@]}" 5
	run -0 cr-list -k feedback -q 'score > scale' -f score
	assert_equal "${#lines[@]}" 2
	run -0 cr-score -e elm
	refute_line --regexp $'their-verdict.*score:(7|12)'
}
