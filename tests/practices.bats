# What each practice says of a few records on a day: tests/practices/*.case,
# in the form that tests/cases.bash describes.

load helper
load cases

@test "every case of every practice says what it should" {
	local files=("$root"/tests/practices/*.case)
	files=("${files[@]##*/}")
	play "${files[@]%.case}"
}

@test "a case that is not so is told, with what was said instead" {
	mkdir -p "$BOOK/model"
	cp -R "$root/src/model/kinds" "$root/src/model/practices" "$BOOK/model/"
	printf '%s\n' 'case nothing to do' 'note 2026-11-02 phone' '	- [ ] quote due:2026-11-13' 'due 2026-11-11 quote' >keep-promises.case
	run -1 "$BUILD/tests/case-driver" "$BOOK" keep-promises.case
	assert_output - <<-'EOF'
		keep-promises: nothing to do
		--- expected
		due 2026-11-11 quote
		--- said
		due 2026-11-11 quote
		worth 0.00 quote
	EOF
	printf '%s\n' 'case' 'nonsense' >keep-promises.case
	run -1 "$BUILD/tests/case-driver" "$BOOK" keep-promises.case
	assert_output 'keep-promises.case:1: what is this?'
}

@test "the programs say the same" {
	cases keep-promises
	cases report-on-time
	cases do-not-overcommit
}

# A client with some of everything behind it, so that each dimension has a value.
story() {
	case_book
	printf 'since: 2026-01-05\nsponsor: jane-doe\n---\n' >>"$BOOK/clients/acme/client.md"
	sed -i.bak '$d' "$BOOK/clients/acme/person/jane-doe.md" && rm "$BOOK"/clients/acme/person/*.bak
	printf 'prefers: phone\n---\n' >>"$BOOK/clients/acme/person/jane-doe.md"
	given clients/acme/log/2026-10-05-kick-off.md <<-'EOF'
	---
	channel: phone
	type: check-in
	with: [jane-doe]
	---
	- [x] slides due:2026-10-09 closed:2026-10-08
	- [x] minutes due:2026-10-06 closed:2026-10-06
	- [ ] quote in writing due:2026-11-13 ^k3f9
	- bad: server was down told:2026-10-06 told-channel:phone heard-first:us action:"a second one" action-told:2026-10-06
	- ask: where is the manual? replied:2026-10-05
	- said: "slow but good" score:4 scale:5
	EOF
	given clients/acme/log/2026-10-26-mail.md <<-'EOF'
	---
	channel: email
	inbound: yes
	with: [jane-doe]
	---
	- ask: a second domain? scope:out decision:no decided:2026-10-27 reason:"too late" alternative:"in spring"
	EOF
	given clients/acme/log/2026-11-12-call.md <<-'EOF'
	---
	channel: phone
	with: [jane-doe]
	---
	EOF
}

points() { cr-score -C "$BOOK" | cut -f2; }

@test "a lateness told in time with its remedy costs nothing beside the same in silence" {
	local silent told pairs
	story
	silent=$(points)
	[[ $silent =~ ^[0-9] ]]
	for pairs in '' severity:1 severity:3 cause:us told-channel:email 'told-channel:chat severity:1' \
	    'cause:us severity:1 told-channel:email impact:2026-11-13' heard-first:us \
	    'action:"two more hands" action-told:2026-11-12 action-due:2026-11-20' \
	    'closed:2026-11-20 agreed-by-client:no' raised-by:client public:2026-11-13; do
		story
		printf -- '- bad: quote will be late told:2026-11-12 affects:^k3f9 %s\n' "$pairs" \
		    >>"$BOOK/clients/acme/log/2026-11-12-call.md"
		told=$(points)
		awk -v a="$silent" -v b="$told" 'BEGIN { exit !(b > a) }' || fail "$silent in silence, $told told with $pairs"
	done
}

@test "moving a date, with their agreement or without, gains nothing once it has passed" {
	local before pairs
	story
	before=$(points)
	for pairs in 'due:2026-12-04 due0:2026-11-13' 'due:2026-12-04 due0:2026-11-13 moved:2026-11-20 agreed-by:jane-doe' \
	    'due:2026-11-20 due0:2026-11-13 moved:2026-11-18 agreed-by:jane-doe closed:2026-11-20'; do
		story
		sed -i.bak "s/quote in writing due:2026-11-13/quote in writing $pairs/" "$BOOK/clients/acme/log/2026-10-05-kick-off.md"
		rm "$BOOK"/clients/acme/log/*.bak
		assert_equal "$(points)" "$before"
	done
}

@test "the first day of a book is quiet" {
	case_book
	printf 'since: 2026-11-21\n---\n' >>"$BOOK/clients/acme/client.md"
	run -1 cr-due -C "$BOOK"
	refute_output
	run -0 cr-check -C "$BOOK"
	refute_output
	assert_equal "$(cr-score -C "$BOOK" -e)" ''
}
