#!/usr/bin/env bats
# cr-list: which records, in which order, with which fields.
load helper

setup() { world; example_book; }

@test "name, dating date, title: the columns of cr-lists's own" {
	run -0 cr-list acme/promise/2026-09-28-cutover-plan
	assert_output 'clients/acme/promise/2026-09-28-cutover-plan.md	2026-09-28	Cutover plan, hour by hour'
	run -0 cr-list acme/client.md
	assert_output --partial 'clients/acme/client.md	2026-03-09	Acme SA'
}

@test "-q selects by the rule language, lines in notes as well as files" {
	run -0 cr-list -q 'kind = promise and status is open and due < today + 7d' -f due
	assert_line 'clients/acme/promise/2026-09-28-cutover-plan.md	2026-11-13'
	assert_line --partial 'clients/acme/log/2026-11-03-stock-counts.md#^k3f9	2026-11-06'
	refute_line --partial 'training'
}

@test "-k takes kinds and aliases, several by comma; an unknown one is trouble" {
	run -0 cr-list -k request,bad -f kind acme
	assert_line --partial '	request'
	assert_line --partial '	issue'
	refute_line --partial '	log'
	run -2 cr-list -k promis
	assert_output --partial 'hint: did you mean promise?'
}

@test "-k slot lists the dates of standing plans, of the book, a client and a plan; nothing else does" {
	run -0 cr-list -k client -f 'count(slot)' acme
	assert_output 'clients/acme/client.md	9'
	run -0 cr-list -k slot -q 'due <= now' acme
	assert_equal "${#lines[@]}" 9
	assert_line 'clients/acme/plan/steering-committee.md	2026-07-28T10:00	Steering committee'
	run -0 cr-list -k slot
	assert_line --partial 'clients/acme/plan/status-report.md	'
	assert_line --partial 'clients/birch/plan/monthly-call.md	'
	run -0 cr-list -k slot -s due
	assert_line --partial 'clients/acme/plan/status-report.md	'
	run -0 cr-list -k slot -q 'not met' -f due,plan.title clients/acme/plan/steering-committee.md
	refute_output --partial status-report
	run -0 bash -c 'cr-list -j -k slot acme | jq -r .kind | sort -u'
	assert_output slot
	run -0 cr-list -f kind
	refute_line --partial '	slot'
	run -0 cr-list -q 'due' -f kind acme
	refute_line --partial '	slot'
}

@test "-f prints the name and exactly these, fields of the client too; - where there is none" {
	run -0 cr-list -f due,client.tier,closed,kind acme/promise/2026-09-28-cutover-plan
	assert_output 'clients/acme/promise/2026-09-28-cutover-plan.md	2026-11-13	a	-	promise'
}

@test "-s sorts, -FIELD descends, and what is missing comes last either way" {
	run -0 bash -c 'cr-list -k promise,log -s due -f due acme | cut -f 2 | uniq'
	sorted=$(printf '%s\n' "${lines[@]}" | sort)
	assert_equal "${lines[0]}" 2026-03-10
	assert_equal "${lines[-1]}" -
	assert_equal "$(printf '%s\n' "${lines[@]}" | grep -v '^-$')" "$(grep -v '^-$' <<<"$sorted")"
	run -0 bash -c 'cr-list -k promise,log -s -due -f due acme | cut -f 2 | uniq'
	assert_equal "${lines[0]}" 2026-12-04
	assert_equal "${lines[-1]}" -
}

@test "the order without -s is the same on every run" {
	cr-list >one
	for _ in 1 2 3 4 5; do
		cr-list >two
		run -0 cmp one two
	done
}

@test "status 1 where nothing fits" {
	run -1 cr-list -q 'kind = promise and due > today + 9y'
	assert_output ''
}

@test "an unknown name in -q, -f or -s is an error with place, caret and the nearest" {
	run -2 cr-list -q 'staus is open'
	assert_line --index 0 --partial '"staus"'
	assert_line --index 1 '    staus is open'
	assert_line --index 2 '    ^'
	assert_line --index 3 '    hint: status'
	run -2 cr-list -f due,duee
	assert_line '        ^'
	run -2 cr-list -s -duee
	assert_line '     ^'
	run -2 cr-list -q 'kind = promise and status is opne'
	assert_output --partial 'open'
	run -2 cr-list -q 'kind = promise and status is assessed'
	assert_output --partial '"assessed" is no word of status'
	run -1 cr-list -q 'kind is one of (promise, change) and not closed and status is assessed and due < 2000-01-01'
	run -0 cr-list -q 'kind = promise and status is kept or status is assessed or kind = change and status is assessed'
	run -2 cr-list -q $'due < today and\n  statu is open'
	assert_line --index 1 '    due < today and\x0a  statu is open'
	assert_line --index 2 '                         ^'
}

@test "a link is the same however much of its path it says" {
	given clients/acme/log/2026-11-17-links.md <<-'END'
		---
		channel: phone
		with: [person/jane-doe]
		---
		- [ ] short to:jane-doe
		- [ ] folder to:person/jane-doe
		- [ ] whole to:acme/person/jane-doe
		- [ ] file to:jane-doe.md
		- [ ] another to:birch/person/jane-doe
		- [ ] longer to:mary-jane-doe
	END
	run -0 bash -c "cr-list -q 'path has \"17-links\" and to is jane-doe' -f title | cut -f 2"
	assert_output $'short\nfolder\nwhole\nfile'
	run -0 bash -c "cr-list -k promise -q 'path has \"17-links\" and to is not jane-doe' -f title | cut -f 2"
	assert_output $'another\nlonger'
	run -0 cr-list -k log -q 'path has "17-links" and with has jane-doe' -f with
	assert_output --partial person/jane-doe
	run -0 bash -c "cr-list -q 'path has \"17-links\" and any(log where path has \"17-links\" and with has this.to)' -f title | cut -f 2"
	assert_output $'short\nfolder\nwhole\nfile'
}

@test "a day in words or in another form is refused with the way to write it" {
	run -2 cr-list -q 'due < tomorrow'
	assert_line '    hint: today + 1d'
	run -2 cr-list -q 'due = yesterday'
	assert_line '    hint: today - 1d'
	run -2 cr-list -q 'due < fri'
	assert_output --partial 'today + 3d'
	run -2 cr-list -q 'due < 2026-9-1'
	assert_line '    hint: 2026-09-01'
	run -2 cr-list -q 'due < 1.9.2026'
	assert_output --partial 'as 2026-11-21'
	run -2 cr-list -q 'due < 2w'
	assert_line '    hint: today + 2w, or today - 2w'
	run -2 cr-list -q 'due < "2026-09-01"'
	assert_output --partial 'without quotes'
	run -2 cr-list -q 'due < 2026/09/01'
	assert_output --partial 'as 2026-11-21'
}

@test "a key of the user's own is known as soon as one record carries it" {
	run -2 cr-list -q 'invoice = 7'
	given clients/acme/note/2026-11-20-paid.md <<-'END'
		---
		title: Paid
		invoice: 7
		---
	END
	run -0 cr-list -q invoice -f invoice
	assert_output 'clients/acme/note/2026-11-20-paid.md	7'
}

@test "an unreadable record is said, stepped over, and is status 2" {
	given clients/acme/note/2026-11-20-broken.md <<-'END'
		---
		title: one
		title: two
		---
	END
	run -2 bash -c 'cr-list -k note acme 2>err'
	assert_line --partial 'clients/acme/log/'
	run -0 cat err
	assert_line --index 0 --regexp '^clients/acme/note/2026-11-20-broken.md:3:[0-9]+: error: '
	run -0 grep -c error: err
	assert_output 1
}

@test "a full disk is trouble" {
	run -2 bash -c 'cr-list >/dev/full'
	assert_output --partial 'standard output'
}

@test "a file that only the full reader understands lends its keys to no other" {
	given clients/acme/promise/2026-01-01-first.md <<-EOF
		---
		title: first
		due: 2026-11-01
		closed: 2026-11-03
		status: kept
		---
	EOF
	given clients/acme/promise/2026-01-02-folded.md <<-EOF
		---
		title: folded
		due: >-
		  2026-11-01
		made: 2026-10-05
		status: kept
		---
	EOF
	given clients/acme/promise/2026-01-03-third.md <<-EOF
		---
		title: third
		due: 2026-11-01
		closed: 2026-11-03
		status: kept
		---
	EOF
	run -0 cr-list -k promise -f title,made,closed,status acme
	assert_line $'clients/acme/promise/2026-01-01-first.md\tfirst\t2026-01-01\t2026-11-03\tkept'
	assert_line $'clients/acme/promise/2026-01-02-folded.md\tfolded\t2026-10-05\t-\tkept'
	assert_line $'clients/acme/promise/2026-01-03-third.md\tthird\t2026-01-03\t2026-11-03\tkept'
}

@test "a list by comma is read to its end" {
	given clients/acme/log/2026-11-20-everybody.md <<-EOF
		---
		with: $(seq -s , -f p%g 100)
		---
	EOF
	run -0 cr-list -q 'with has p100' acme/log/2026-11-20-everybody
	assert_output --partial 'clients/acme/log/2026-11-20-everybody.md'
}

@test "a day that is misspelt is no field, and the day that was meant is named" {
	example_book
	run -2 cr-list -q 'due < tody'
	assert_line --index 0 'cr-list: no field "tody" in any kind or record'
	assert_line --index -1 '    hint: today'
}

@test "of two names that are as near, the one whose letters were swapped is meant" {
	run -2 cr-list -q 'kind = promise and stauts is open'
	assert_line --partial 'hint: status'
}
