#!/usr/bin/env bats
# cr-due and cr: what wants attention, why, and in which order.
load helper

setup() { world; }

a_book() {
	book
	given clients/acme/client.md <<-'END'
		---
		name: Acme SA
		since: 2026-11-20
		---
	END
	given clients/acme/promise/2026-11-02-the-quote.md <<-'END'
		---
		title: The quote
		due: 2026-11-20
		---
	END
}

@test "on the first day of a new book nothing is due, and the status says so" {
	book
	run -1 cr-due
	assert_output ''
	run -0 cr-add client acme
	run -1 cr-due
	assert_output ''
}

@test "a line is the thing, its date, the practice and what to do" {
	a_book
	run -0 cr-due
	assert_output 'clients/acme/promise/2026-11-02-the-quote.md	2026-11-18	keep-promises	The quote'
}

@test "what is not reminded of for a fault is said once, with the number" {
	a_book
	mkdir clients/acme/log
	printf -- '---\nchannel: email\n---\n- [ ] send keys due:tomorow\n- [ ] and locks due:nextweek\n' \
	    >clients/acme/log/2026-11-02-x.md
	run -0 --separate-stderr cr-due
	assert_output --partial 'The quote'
	assert_equal "$stderr" 'cr-due: 2 records have a fault, and no rule sees the field that is wrong: cr-check'
	run -0 --separate-stderr cr
	assert_equal "$stderr" 'cr: 2 records have a fault, and no rule sees the field that is wrong: cr-check'
	run -1 --separate-stderr cr-due -k request
	assert_equal "$stderr" ''
	run -1 --separate-stderr cr-due 'clients/acme/log/2026-11-02-x.md:4'
	assert_equal "$stderr" 'cr-due: 1 record has a fault, and no rule sees the field that is wrong: cr-check'
	sed -i '/^- /d' clients/acme/log/2026-11-02-x.md
	run -0 --separate-stderr cr-due
	assert_equal "$stderr" ''
}

@test "a thing is due until it is done" {
	a_book
	sed -i 's/^due:.*/&\nstatus: kept\nclosed: 2026-11-19/' clients/acme/promise/2026-11-02-the-quote.md
	run -1 cr-due
}

@test "-w looks further, by a duration or a day" {
	a_book
	sed -i 's/^due:.*/due: 2026-12-04\nmade: 2026-12-02/' clients/acme/promise/2026-11-02-the-quote.md
	run -1 cr-due -p keep-promises
	run -0 cr-due -p keep-promises -w 2w
	assert_output --partial '2026-12-03	keep-promises'
	run -0 cr-due -p keep-promises -w 2026-12-03
	run -1 cr-due -p keep-promises -w 2026-12-02
	run -2 cr-due -w 3/4
	assert_output --partial '2027-04-03 or 2027-03-04'
}

@test "what is later over its rhythm comes first" {
	example_book
	run -0 cr-due -p keep-promises -f remind
	days=()
	for line in "${lines[@]}"; do days+=("${line##*	}"); done
	assert_equal "${days[*]}" "$(printf '%s\n' "${days[@]}" | sort | paste -sd ' ')"
	[[ ${#days[@]} -ge 3 ]]
}

@test "late is what is later than the day itself, not than its reminder" {
	a_book
	sed -i 's/^due:.*/due: 2026-11-24/' clients/acme/promise/2026-11-02-the-quote.md
	run -0 cr-due -f remind,late
	assert_output 'clients/acme/promise/2026-11-02-the-quote.md	2026-11-21	-3'
	run -0 env COLUMNS=60 TERM=dumb script -qec cr-due /dev/null
	assert_line --regexp '^  quote  in 3 days  The quote'
	sed -i 's/^due:.*/due: 2026-11-19/' clients/acme/promise/2026-11-02-the-quote.md
	run -0 env COLUMNS=60 TERM=dumb script -qec cr-due /dev/null
	assert_line --regexp '^  quote  2 days late  The quote'
}

@test "a reminder says for which day it is, each its own; of a day that is not known its date is" {
	book
	cr-add client a A >/dev/null
	cr-add issue a 'printers' known=2026-11-01 told=2026-11-05 impact=2026-11-28 >/dev/null
	cr-add issue a 'no day' known=2026-11-01 told=2026-11-05 >/dev/null
	printf '%s\n' --- 'title: T' 'class: support' 'pack: core' 'of: issue' 'remind:' '  - ask for it, told + 1w for impact until closed' \
	    '  - look, known + 2w until title has "a wait for it until then"' --- >model/practices/t.md
	run -0 cr-due -p t -f remind,late,text
	assert_output - <<-'END'
		clients/a/issue/2026-11-01-no-day.md	2026-11-12	9	ask for it: no day
		clients/a/issue/2026-11-01-printers.md	2026-11-12	-7	ask for it: printers
	END
	run -0 cr-guide t
	assert_line '  Due (ask for it) on 1 week after told, for impact, until closed is recorded.'
	sed -i 's/for impact/for severity/' model/practices/t.md
	run -2 cr-due -p t
	assert_line 'model/practices/t.md:7:31: error: remind: not a date: "severity"'
}

@test "what is ahead comes after all that is due, the nearest day first, whatever its rhythm" {
	book
	cr-add client a A cadence=2w since=2026-11-01 >/dev/null
	cr-log -d 2026-11-20 a 'The call' >/dev/null
	cr-add promise a 'In a month' due=2026-12-16 made=2026-11-20 >/dev/null
	cr-add promise a 'Too late' due=2026-11-20 made=2026-11-18 >/dev/null
	sed -i 's/^weight: .*/&\nrhythm: 3m/' model/practices/keep-promises.md
	run -0 cr-due -w 4w -f remind
	days=()
	for line in "${lines[@]}"; do days+=("${line##*	}"); done
	assert_equal "${days[*]}" "$(printf '%s\n' "${days[@]}" | sort | paste -sd ' ')"
	[[ ${#days[@]} -ge 3 && ${days[0]} < $CR_TODAY && ${days[-2]} > $CR_TODAY ]]
}

@test "-p names one practice; one that is unknown or off is trouble" {
	example_book
	run -0 cr-due -p keep-promises
	for line in "${lines[@]}"; do [[ $line == *'	keep-promises	'* ]]; done
	run -2 cr-due -p kep-promises
	assert_output --partial 'hint: keep-promises'
	cr-guide --off circle
	run -2 cr-due -p engage-by-rank
	assert_output --partial 'is off'
}

@test "housekeeping is shown by --tidy and only there" {
	example_book
	run -0 cr-due
	refute_output --partial confirm-the-ground-rules
	run -0 cr-due --tidy
	assert_output --partial confirm-the-ground-rules
	refute_output --partial keep-promises
}

@test "operands and -q restrict: a client, a record, a condition" {
	example_book
	run -0 cr-due acme
	refute_output --partial clients/cedar
	run -0 cr-due acme/promise/2026-09-28-cutover-plan
	assert_line --partial 'cutover-plan.md	'
	assert_equal "${#lines[@]}" 1
	run -0 cr-due -q 'kind = promise'
	for line in "${lines[@]}"; do [[ $line == *promise/* || $line == *'.md#'* ]]; done
	run -0 cr-due -k client
	for line in "${lines[@]}"; do [[ $line == */client.md* ]]; done
}

@test "one thing is one line, however many practices speak of it" {
	example_book
	run -0 bash -c 'cr-due | cut -f 1 | grep -v /client.md | sort | uniq -d'
	assert_output ''
	run -0 bash -c 'cr-due -w 1y acme | cut -f 1 | grep -c acme/client.md'
	[[ $output -ge 2 ]]
}

@test "a snooze hides a reminder until its day" {
	a_book
	given clients/acme/snooze/2026-11-21-quote.md <<-'END'
		---
		practice: keep-promises
		of: promise/2026-11-02-the-quote
		until: 2026-11-25
		reason: she is away
		---
	END
	run -1 cr-due
	CR_TODAY=2026-11-25 run -0 cr-due
	assert_output --partial 'the-quote'
	sed -i 's/^practice:.*/practice: answer-fast/' clients/acme/snooze/2026-11-21-quote.md
	run -0 cr-due
	assert_output --partial 'the-quote'
}

@test "a snooze of one record says nothing of the others, even when that one is gone or not read" {
	a_book
	all=$(cr-due -w 1y acme)
	given clients/acme/snooze/2026-11-21-gone.md <<-'END'
		---
		of: promise/2026-01-01-gone
		until: 2027-12-31
		reason: it had another name
		---
	END
	run -0 cr-due -w 1y acme
	assert_output "$all"
	one=$(cr-due -w 1y -p check-in acme)
	sed -i 's/^of: .*/of: promise\/2026-11-02-the-quote/' clients/acme/snooze/2026-11-21-gone.md
	run -0 cr-due -w 1y -p check-in acme
	assert_output "$one"
	[[ -n $one ]]
}

@test "a snooze of an unknown practice is refused with the nearest, and nothing is written" {
	example_book
	run -2 cr-add snooze acme 'later' practice=chek-in until=+2w
	assert_output --partial 'no practice is called "chek-in"'
	assert_output --partial 'hint: did you mean check-in?'
	refute [ -e clients/acme/snooze ]
	run -0 cr-add gift birch 'A cake' to=rui from=olga-birch
}

@test "a snooze is one line to type: it hides exactly that reminder, until its day" {
	example_book
	cr-due >before
	run -0 cr-add snooze acme 'they are on holiday' practice=check-in until=+2w
	assert_line clients/acme/snooze/2026-11-21-they-are-on-holiday.md
	run -0 cr-list -k snooze acme -f reason,until
	assert_output 'clients/acme/snooze/2026-11-21-they-are-on-holiday.md	they are on holiday	2026-12-05'
	cr-due >after
	run -1 diff before after
	assert_equal "${#lines[@]}" 2
	assert_line --regexp '^< clients/acme/client.md	[0-9-]+	check-in	'
	CR_TODAY=2026-12-04 run -0 cr-due -p check-in
	refute_output --partial 'clients/acme/client.md	'
	CR_TODAY=2026-12-05 run -0 cr-due -p check-in
	assert_output --partial 'clients/acme/client.md	'
}

@test "a snooze puts nothing right: the score is the same" {
	example_book
	run -0 cr-score -f total,coverage acme
	before=$output
	cr-add snooze acme 'they are on holiday' practice=check-in until=+2w 2>/dev/null
	run -0 cr-score -f total,coverage acme
	assert_output "$before"
}

@test "a snooze needs a reason and a day" {
	example_book
	run -2 cr-add snooze acme practice=check-in until=+2w
	assert_output --partial 'reason'
	run -2 cr-add snooze acme 'they are on holiday' practice=check-in
	assert_output --partial 'until'
	run -0 cr-add snooze acme practice=check-in until=+2w reason='they are on holiday'
}

two_clients() {	# birch is later than acme, and has two things due
	a_book
	given clients/birch/client.md <<-'END'
		---
		name: Birch Bakery
		since: 2026-11-20
		---
	END
	for title in one two; do
		given "clients/birch/promise/2026-10-01-$title.md" <<-END
			---
			title: Promise $title
			due: 2026-11-0${#title}
			---
		END
	done
}

@test "on a terminal: by client, the top reason first, dates as people say them" {
	two_clients
	run -0 env COLUMNS=60 TERM=dumb script -qec cr-due /dev/null
	assert_equal "$(tr -d '\r' <<<"$output")" "$(cat <<-'END'
		Birch Bakery
		  promise-one  2 weeks late  Promise one       keep-promises
		  promise-two  2 weeks late  Promise two       keep-promises

		Acme SA
		  quote        1 day late    The quote         keep-promises
	END
	)"
}

@test "what stands first on a terminal is what to type, whatever it names" {
	example_book
	COLUMNS=120 TERM=dumb script -qec 'cr-due -w 4w' /dev/null | tr -d '\r' >shown
	run -0 awk '/^  / { print $1 }' shown
	refute_line --partial '…'
	for name in "${lines[@]}"; do
		run -0 bash -c 'cr-done -n "$1" || cr-show "$1"' - "$name"
	done
	COLUMNS=80 TERM=dumb script -qec 'cr-due -w 4w' /dev/null >shown
	run -0 wc -L shown
	[[ ${output% *} -le 80 ]]
}

@test "what is to be typed is shown whole, and of two of one title the day is the shortest" {
	book
	cr-add client harbor 'Harbor Analytics International' since=2026-11-01 >/dev/null
	cr-add promise harbor 'Weekly numbers' made=2026-10-30 due=2026-11-06 >/dev/null
	cr-add promise harbor 'Weekly numbers' made=2026-11-06 due=2026-11-13 >/dev/null
	given clients/harbor/log/2026-11-02-call.md <<-'END'
		---
		channel: phone
		---
		- [ ] weekly numbers due:2026-11-09
	END
	commit_all by hand
	for width in 40 80 120; do
		COLUMNS=$width TERM=dumb script -qec 'cr-due -p keep-promises' /dev/null | tr -d '\r' >shown
		grep -o '^  [^ ][^ ]*' shown | tr -d ' ' >names
		run -0 cat names
		assert_equal "${#lines[@]}" 3
		assert_line 2026-10-30
		assert_line 2026-11-06
		assert_line --regexp '^harbor/log/2026-11-02-call#[0-9a-f]{12}$'
		for name in "${lines[@]}"; do run -0 cr-done -n "$name"; done
	done
}

@test "thousands that have their words from one another get their names at once" {
	book
	cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n'
		seq 0 15999 | awk '{ print "- [ ] invoice alpha" $1 % 126 " beta" int($1 / 126) " due:2026-11-12" }'
		seq 16000 | sed 's/.*/- [ ] send the minutes due:2026-11-13 ^m&/'
	} >clients/acme/log/2026-11-02-call.md
	COLUMNS=120 TERM=dumb timeout 15 script -qec 'cr-due -p keep-promises' /dev/null >../shown
	run -0 awk '/^  / { print $1 }' ../shown
	assert_equal "${#lines[@]}" 32000
	assert_line --index 0 alpha0-beta0
	assert_line --index 15999 alpha123-beta126
	assert_line --index 16000 ^m1
	assert_line --index 31999 ^m16000
}

@test "no page and no table is wider than its terminal" {
	example_book
	cr-set acme tier=b >/dev/null
	for width in 20 30 40 52; do
		for words in cr cr-score 'cr-score acme' 'cr-list -k promise -f client,title,due,status' \
		    'cr-undo -l' 'cr-brief acme' cr-history 'cr-guide -a' 'cr-guide --wrong'; do
			COLUMNS=$width TERM=dumb script -qec "$words" /dev/null | tr -d '\r' >shown
			[[ -s shown ]]
			echo "$width $words"
			run -0 wc -L shown
			[[ ${output% *} -le $width ]]
		done
	done
}

@test "cr alone is today: a line a client, its top reason, how many more" {
	two_clients
	run -0 cr
	assert_line --index 0 --regexp '^clients/birch/client.md	2026-[0-9-]+	keep-promises	Promise one	1$'
	assert_line --index 1 'clients/acme/client.md	2026-11-18	keep-promises	The quote	0'
	assert_equal "${#lines[@]}" 2
	run -0 env COLUMNS=80 TERM=dumb script -qec cr /dev/null
	assert_line --index 0 --regexp '^Birch Bakery +2 weeks late +Promise one +\+1'
}

@test "cr due is cr-due, and an unknown word is trouble" {
	example_book
	cr-due -p keep-promises >one
	cr due -p keep-promises >two
	run -0 cmp one two
	run -2 cr nosuch
	assert_output --partial 'cr-nosuch'
}

@test "JSON carries the columns and the record" {
	a_book
	run -0 jq -r '[.remind, .practice, .late, .kind, .due] | @tsv' <(cr-due -j)
	assert_output '2026-11-18	keep-promises	1	promise	2026-11-20'
}

@test "-o is one of ours: the owner of the record, else of its plan, else of the client" {
	example_book
	sed -i 's/^name:.*/&\naliases: [Rui, the web man]/' team/rui.md
	cr-due -o rui -w 4w >one
	cr-due -o 'The Web Man' -w 4w >two
	run -0 cmp one two
	run -0 cat one
	assert_output --partial 'clients/birch/log/2026-11-06-monthly-call.md#68342d51ccc5	'	# by its client
	assert_output --partial 'clients/birch/plan/monthly-call.md	'				# a slot, by its plan
	assert_output --partial 'clients/acme/promise/2026-10-16-training-for-the-warehouse.md	'	# by itself
	refute_output --partial clients/cedar
	run -0 cr-due -o ana -w 4w
	refute_output --partial 2026-10-16-training-for-the-warehouse
}

@test "-o of nobody of ours is trouble: people of theirs, beginnings, and me" {
	example_book
	for who in jane-doe an me ''; do
		run -2 cr-due -o "$who"
		assert_output --partial "none of ours answers to \"$who\""
	done
}

@test "-o keeps what is about that person alone" {
	example_book
	sed -i '/^backup/d' team/lea.md
	run -0 cr-due -w 2026-12-20 -k team -p cover-absences -o lea
	assert_output --partial 'team/lea.md	'
	run -1 cr-due -w 2026-12-20 -k team -p cover-absences -o ana
}

@test "--theirs is what waits for the client, and nothing that is ours" {
	a_book
	run -1 cr-due --theirs
	given clients/acme/log/2026-11-02-call.md <<-'END'
		---
		channel: phone
		---
		- [ ] access to the server due:2026-11-18 by-side:client
		- [x] the list of articles due:2026-11-18 by-side:client closed:2026-11-19
		- [ ] our own part due:2026-11-18
		- bad: nobody there knows the old system cause:client severity:2 known:2026-11-16
		- bad: our script is slow cause:us severity:2 known:2026-11-16
		- deliverable: the data model submitted:2026-11-01 review:5bd
		- deliverable: the second draft submitted:2026-11-01 review:5bd decided:2026-11-03 outcome:accepted
	END
	run -0 bash -c "cr-due --theirs -f title | cut -f 2 | sort"
	assert_output "$(printf '%s\n' 'access to the server' 'nobody there knows the old system' 'the data model')"
	run -0 bash -c "cr-list -q waiting -f title | cut -f 2 | sort"
	assert_output "$(printf '%s\n' 'access to the server' 'nobody there knows the old system' 'the data model')"
}

# A standing plan: the daily call on working days at ten, unless said otherwise.
plan() {	# plan FIELD=VALUE ...
	book
	sed -i 's/^packs:.*/packs: [core, rhythm]/; s/^name:.*/&\nholidays: [2026-11-18]/' book.md
	given clients/acme/client.md <<-'END'
		---
		name: Acme SA
		since: 2026-11-01
		---
	END
	cr-add plan acme 'The call' type=meeting every=1bd at=10:00 starts=2026-11-02 >/dev/null
	[[ $# -eq 0 ]] || cr-set acme/plan/the-call "$@" >/dev/null 2>&1
}
due_of_plan() {	# due_of_plan DAY ARG ...: when it is due, by name
	CR_TODAY=$1 cr-due -k slot -f due,remind "${@:2}" | sed 's/.*plan.the-call.md.//'
}

@test "JSON of a slot that is not met has nothing to say of that" {
	plan
	run -0 cr-due -k slot -j
	run -0 jq -r 'keys_unsorted | join(" ")' <<<"$output"
	assert_output 'path remind practice text late kind client plan due'
}

@test "three slots missed are one line: a plan is one thing" {
	plan
	for day in 17 19 20; do			# the 18th is a holiday
		run -0 cr-due -k slot -q "due = 2026-11-$day" -f due
		assert_output --partial "2026-11-$day"
	done
	run -0 cr-due -k slot
	assert_equal "${#lines[@]}" 1
	assert_output --regexp '^clients/acme/plan/the-call.md	[0-9T:-]+	hold-the-routine	The call$'
	run -0 cr-due -k slot -w 2w
	assert_equal "${#lines[@]}" 1
	for type in report check-in forum; do
		sed -i "s/^type:.*/type: $type/" clients/acme/plan/the-call.md
		run -0 cr-due -k slot,plan -w 2w
		assert_equal "${#lines[@]}" 1
	done
}

@test "a plan on its weekday at its hour, before a holiday, and not again once it was held" {
	plan every=1w weekday=wed
	run -0 due_of_plan 2026-11-10
	assert_output '2026-11-04T10:00	2026-11-03T10:00'
	run -0 due_of_plan 2026-11-17 -q 'due > 2026-11-12'
	assert_output '2026-11-17T10:00	2026-11-16T10:00'
	given clients/acme/log/2026-11-17-the-call.md <<-'END'
		---
		type: meeting
		channel: phone
		plan: the-call
		---
	END
	run -0 due_of_plan 2026-11-23
	assert_output ''
	run -0 due_of_plan 2026-11-23 -w 2w
	assert_output '2026-11-25T10:00	2026-11-24T10:00'
	run -0 due_of_plan 2026-11-24
	assert_output '2026-11-25T10:00	2026-11-24T10:00'
}

@test "a report is late after its grace, and one report later it is the next that counts" {
	plan type=report every=1w weekday=fri at=16:00 grace=4bh starts=2026-11-06
	report() {	# report DATE: the value of the slot of the 13th
		given clients/acme/log/report.md <<-END
			---
			date: $1
			channel: email
			plan: the-call
			---
		END
		cr-score -e acme | grep report-on-time | cut -f 2 | sort -r | head -n 1
	}
	run -0 report 2026-11-13T17:00
	assert_output 1.00
	run -0 report 2026-11-16T11:00		# four hours of business on: Monday noon
	assert_output 1.00
	run -0 report 2026-11-16T13:00
	assert_output 0.00
	rm clients/acme/log/report.md
	run -0 due_of_plan 2026-11-19
	assert_line --index 0 --partial '2026-11-13T16:00	'
	run -0 due_of_plan 2026-11-20
	assert_output --partial '2026-11-20T16:00	'
	refute_output --partial '2026-11-13'
}

@test "what another line asks for as well has none of its own: one call is one line" {
	book
	cr-add client acme Acme since=2026-09-01 >/dev/null
	run -0 cr-due -f practice acme
	assert_line --partial 'check-in'
	refute_line --partial 'open-the-conversation'
	run -0 cr-due -f practice -p open-the-conversation acme
	assert_output --partial 'open-the-conversation'
	cr-log -c phone -t check-in acme >/dev/null
	run -1 bash -c 'cr-due -f practice acme | grep -e check-in -e open-the-conversation'
	CR_TODAY=2026-12-21 cr-add snooze acme 'they are away' practice=check-in until=+2w >/dev/null 2>&1
	CR_TODAY=2026-12-21 run -0 cr-due -f practice acme
	refute_line --regexp 'check-in|open-the-conversation'
}

@test "a practice that is covered by none that there is: a notice" {
	book
	sed -i 's/^covered-by: .*/covered-by: chek-in/' model/practices/open-the-conversation.md
	run cr-check
	assert_output --partial 'covered-by: there is no practice "chek-in"'
}

@test "a handbook that cannot be read is trouble, not a day without work" {
	a_book
	mv model/practices model/elsewhere
	ln -s elsewhere model/practices
	run -2 cr-due
	assert_line --partial 'model/practices: error: is a symbolic link, or lies behind one'
}

@test "what a practice says is rules over the record; a field that nobody has is an error with its place" {
	book
	cr-add client Acme
	cr-add person acme 'Eva Ross'
	given clients/acme/log/2026-11-17-eva-rings.md <<<$'---\nchannel: phone\ntype: attempt\ninbound: yes\nwith: [eva-ross]\n---\n'
	run -0 cr-due -p call-back -f text
	assert_output $'clients/acme/log/2026-11-17-eva-rings.md\tcall back: Eva Ross'
	sed -i 's/^say: .*/say: "call {nmae} now"/' model/practices/check-in.md
	run -2 cr-check
	assert_line --partial 'model/practices/check-in.md:13:'
	assert_line --partial 'client has no field "nmae" (did you mean name?)'
}

@test "a rule that cr-due does not run does not silence the practice; the others say what is wrong in it" {
	a_book
	run -0 cr-due -f practice,title
	assert_output --partial 'keep-promises'
	local due=$output
	sed -i 's/^value: status/value: sttaus/' model/practices/keep-promises.md
	run -0 --separate-stderr cr-due -f practice,title
	assert_output "$due"
	assert_equal "$stderr" ''
	run cr-check
	assert_line --partial 'model/practices/keep-promises.md:18:8: '
	run -2 cr-score
	assert_line --partial 'model/practices/keep-promises.md:18:8: '
}

@test "a date of a plan goes by the name of its plan: to -k, to -q, and to a snooze of it" {
	book
	cr-guide --on rhythm
	cr-add client Acme since=2026-09-01
	cr-add plan acme Weekly type=report every=1w weekday=mon at=16:00 starts=2026-11-02
	cr-add plan acme Other type=report every=1w weekday=mon at=16:00 starts=2026-11-02
	run -0 cr-due -f text -q 'title = "Weekly"' -p report-on-time
	assert_output $'clients/acme/plan/weekly.md\tWeekly'
	run -0 cr-due -f text -k plan -p report-on-time
	assert_equal "${#lines[@]}" 2
	run -0 cr-due -f text -k slot -p report-on-time
	assert_equal "${#lines[@]}" 2
	cr-add snooze acme 'they read the other one' practice=report-on-time of=plan/weekly until=2026-11-24
	run -0 cr-due -f text -p report-on-time
	assert_output $'clients/acme/plan/other.md\tOther'
	CR_TODAY=2026-11-24 run -0 cr-due -f text -p report-on-time
	assert_equal "${#lines[@]}" 2
}

@test "as many lines of one client as two rules of one kind ask for are put together in no time" {
	book
	given clients/acme/client.md <<<$'---\nname: Acme\n---'
	{
		printf -- '---\ntitle: Wishes\nchannel: email\n---\n'
		seq -f '- ask: wish %.0f scope:out' 200000
	} | given clients/acme/log/2026-11-02-wishes.md
	run -0 bash -c 'timeout 20 cr-due -f practice | cut -f2 | sort | uniq -c | tr -s " "; exit "${PIPESTATUS[0]}"'
	assert_output ' 200000 answer-fast'
}

@test "thousands of snoozes are not looked through for each line" {
	book
	given clients/acme/client.md <<<$'---\nname: Acme\n---'
	given clients/elm/client.md <<<$'---\nname: Elm\n---'
	{
		printf -- '---\ntitle: Wishes\nchannel: email\n---\n'
		seq 200000 | sed 's/.*/- ask: wish & scope:out ^w&/'
	} | given clients/acme/log/2026-11-02-wishes.md
	given clients/acme/snooze/2026-11-20-one.md <<<$'---\ntitle: away\nof: ^w7\nuntil: 2026-12-01\n---'
	mkdir clients/elm/snooze
	seq 10000 | awk '{
		file = "clients/elm/snooze/2026-11-20-" $1 ".md"
		print "---\ntitle: away\nuntil: 2026-12-01\n---" >file
		close(file)
	}'
	run -0 bash -c 'timeout 20 cr-due -p answer-fast -f title | wc -l; exit "${PIPESTATUS[0]}"'
	assert_output 199999
}
