#!/usr/bin/env bats
# cr-check: what is wrong, where, and how bad.
load helper

setup() {
	world
	book
	given clients/acme/client.md <<-'END'
		---
		name: Acme SA
		---
	END
}

@test "a clean book is silent and 0" {
	run -0 cr-check
	assert_output ''
}

@test "faults have path, line, column, grade and what to type; status 1" {
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		title: Quote
		due: soon
		status: opne
		---
	END
	run -1 cr-check
	assert_line --regexp '^clients/acme/promise/2026-11-02-quote.md:3:6: fault: .*soon'
	assert_line --regexp '^clients/acme/promise/2026-11-02-quote.md:4:9: fault: .*open.*opne'
}

@test "a missing bold field is a fault of that record" {
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		due: 2026-12-01
		---
	END
	run -1 cr-check
	assert_line --regexp '^clients/acme/promise/2026-11-02-quote.md:[0-9]+:[0-9]+: fault: .*title'
}

@test "an unreadable record is an error: status 2, and the rest is checked" {
	printf 'no fences\n' >clients/acme/broken.md
	mkdir clients/acme/note clients/acme/promise
	printf 'no fences\n' >clients/acme/note/2026-11-02-broken.md
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		title: Quote
		due: soon
		---
	END
	run -2 bash -c 'cr-check 2>err'
	assert_line --regexp '^clients/acme/note/2026-11-02-broken.md:1:1: error: '
	assert_line --regexp '^clients/acme/promise/2026-11-02-quote.md:3:6: fault: '
	run -0 cat err
	assert_output ''
}

@test "what is no record though it looks like one is a notice, and notices alone are clean" {
	given clients/acme/log/2026-11-02-call.md <<-'END'
		---
		title: Call
		channel: phone
		---
		- risk: one person knows the old system
	END
	run -0 cr-check
	assert_line --regexp '^clients/acme/log/2026-11-02-call.md:5:[0-9]+: notice: risk: its pack is off'
}

@test "a day that does not fit says what is wrong with it: blanks, no such day, a letter" {
	given clients/acme/log/2026-11-02-x.md <<-'END'
		---
		channel: email
		---
		- [ ] one due:next fri
		- [ ] two due:3 days ago
		- [ ] three due:2026-11-31
		- [ ] four due:tomorow
		- [ ] five due:soon
		- bad: six severity:high
	END
	run -1 cr-check
	assert_line --index 0 --partial '"next" (what has blanks is in quotes: due:"next fri")'
	assert_line --index 1 --partial '"3" (what has blanks is in quotes: due:"3 days ago")'
	assert_line --index 2 --partial 'due: there is no such day: "2026-11-31"'
	assert_line --index 3 --partial '"tomorow" (did you mean tomorrow?)'
	assert_line --index 4 --partial '"soon" (2026-11-27, today, fri, next fri, +2w,'
	assert_line --index 5 --partial 'severity: not a number from 1 to 3: "high"'
}

@test "a pair whose field is another kind's is a notice, where it would fit there" {
	given clients/acme/log/2026-11-02-x.md <<-'END'
		---
		channel: email
		---
		- ask: price list? due:fri
		- ask: whose fault cause:them cause:client
		- ask: at:10 reach:out `due:fri` "due:fri or so" due:whenever due:
	END
	run -0 cr-check
	assert_line --index 0 'clients/acme/log/2026-11-02-x.md:4:1: notice: "due:fri" is read as title: due is no field of request (it is one of promise; cr-guide request lists those of request)'
	assert_line --index 1 --partial '"cause:client" is read as title: cause is no field of request (it is one of issue;'
	assert_equal "${#lines[@]}" 2
}

@test "a number out of the bounds that its kind sets is refused where it is typed, and a notice where a hand wrote it" {
	run -2 cr-add said acme nice score=7
	assert_line --partial 'error: score 7 is above scale 5'
	assert_line --partial 'a score from 1 to 5, or another scale'
	run -2 cr-add said acme nice score=11 scale=10
	run -2 cr-add said acme nice score=9 instrument=nps scale=5
	run -2 cr-add said acme nice score=0
	assert_line --partial 'error: score 0 is below scale-low 1'
	run -0 cr-add said acme nice score=9 instrument=nps
	run -2 cr-set "$output" instrument=
	assert_line --partial 'score 9 is above scale 5'
	given clients/acme/log/2026-11-02-x.md <<<$'---\nchannel: email\n---\n- said: nice score:7\n- said: good score:7 scale:10'
	run -0 cr-check clients/acme/log/2026-11-02-x.md
	assert_line --index 0 'clients/acme/log/2026-11-02-x.md:4:1: notice: score 7 is above scale 5 (a score from 1 to 5, or another scale)'
	assert_equal "${#lines[@]}" 1
	run -0 cr-save
	assert_line --partial 'x.md:4:1: notice: score 7 is above scale 5'
	sed -i 's/within scale-low scale/within 2 scales/' model/kinds/feedback.md
	run -2 cr-check
	assert_output --partial 'neither a number nor a number of this kind: "scales"'
	sed -i 's/within 2 scales/within 2 8/' model/kinds/feedback.md
	run -2 cr-add said acme nice score=9 instrument=nps
	assert_line --partial 'error: score 9 is above 8'
}

@test "days at odds are notices, to whoever writes them too, and nothing is refused" {
	run -0 cr-owe acme 2025-11-12 x
	assert_line --partial 'notice: due 2025-11-12 is before made 2026-11-21'
	run -0 cr-owe acme fri locks
	run -0 cr-done -d +2d locks
	assert_line --partial 'notice: closed 2026-11-23 is after today, 2026-11-21'
	run -0 cr-log -d 2027-11-23 -c phone acme y
	assert_line --partial 'cr-log: date: Tue 2027-11-23'
	given clients/acme/log/2026-11-02-x.md <<-'END'
		---
		channel: email
		---
		- ask: price list replied:2026-11-01
		- [x] keys due:2026-11-04 closed:2026-11-01
	END
	run cr-check clients/acme/log/2026-11-02-x.md
	assert_line 'clients/acme/log/2026-11-02-x.md:4:1: notice: replied 2026-11-01 is before date 2026-11-02'
	assert_line 'clients/acme/log/2026-11-02-x.md:5:1: notice: closed 2026-11-01 is before made 2026-11-02'
}

@test "a near miss is a notice with the word it may be" {
	given clients/acme/log/2026-11-02-call.md <<-'END'
		---
		title: Call
		channel: phone
		---
		- asl: CSV export
	END
	run -0 cr-check
	assert_line --regexp '^clients/acme/log/2026-11-02-call.md:5:[0-9]+: notice: .*asl.*ask'
}

@test "a line's fault is at its own line" {
	given clients/acme/log/2026-11-02-call.md <<-'END'
		---
		title: Call
		channel: phone
		---
		text
		- [ ] quote due:soon
	END
	run -1 cr-check
	assert_line --regexp '^clients/acme/log/2026-11-02-call.md:6:[0-9]+: fault: .*soon'
}

@test "a practice's flags make it 1, with the practice's name" {
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		title: Quote
		due: 2026-12-01
		due0: 2026-11-20
		---
	END
	run -1 cr-check
	assert_line 'clients/acme/promise/2026-11-02-quote.md:1:1: flag: moved without their agreement (keep-promises)'
}

@test "operands restrict to records and clients" {
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		title: Quote
		due: soon
		---
	END
	given clients/birch/client.md <<-'END'
		---
		name: Birch
		stage: nowhere
		---
	END
	run -1 cr-check birch
	refute_output --partial acme
	assert_output --partial birch
	run -1 cr-check acme/promise/2026-11-02-quote
	refute_output --partial birch
	run -0 cr-check acme/client.md -k log
}

@test "JSON is a finding a line" {
	given clients/acme/promise/2026-11-02-quote.md <<-'END'
		---
		title: Quote
		due: soon
		---
	END
	run -0 jq -r '[.path, .line, .col, .grade] | @tsv' <(cr-check -j)
	assert_output 'clients/acme/promise/2026-11-02-quote.md	3	6	fault'
}

@test "a practice or a setting that is wrong is found too" {
	printf -- '---\ntitle: Broken\nof: promise\ncounts: due <\n---\n' >model/practices/broken.md
	run ! cr-check
	assert_line --regexp '^model/practices/broken.md:4:[0-9]+: '
}

@test "a rule over several lines is wrong where it is wrong" {
	printf '%s\n' --- 'title: Broken' 'of: promise' 'remind: due - 1bd' '  until statu is open' \
	    'value: "status is kept and' '  closd <= due"' 'flags:' '  - late if due < today' '      and not reasn' --- \
	    >model/practices/broken.md
	run -2 cr-check
	assert_line --partial 'model/practices/broken.md:5:9: error: promise has no field "statu"'
	assert_line --partial 'model/practices/broken.md:7:3: error: promise has no field "closd"'
	assert_line --partial 'model/practices/broken.md:10:15: error: promise has no field "reasn"'
}

@test "a pack, a practice or a limit that book.md names and nobody has is a fault, with the nearest" {
	book
	given book.md <<-'END'
		---
		name: Ours
		packs: [core, governnce]
		on: [keep-promisses, no-silence]
		off: nothing-of-the-kind
		limits:
		  - check-in.too-lon 45d
		  - chek-in.too-long 45d
		  - no-silence
		weights: [keep-promises 3, keep-promise 2]
		---
	END
	run -1 cr-check
	assert_output - <<-'END'
		book.md:3:15: fault: packs: there is no pack "governnce" (did you mean governance?)
		book.md:4:6: fault: on: there is no practice "keep-promisses" (did you mean keep-promises?)
		book.md:5:6: fault: off: there is no practice "nothing-of-the-kind" (cr-guide lists them)
		book.md:7:14: fault: limits: check-in has no limit "too-lon" (cr-guide check-in shows its limits)
		book.md:8:5: fault: limits: there is no practice "chek-in" (did you mean check-in?)
		book.md:9:5: fault: limits: it is PRACTICE.LIMIT VALUE, not "no-silence"
		book.md:10:28: fault: weights: there is no practice "keep-promise" (did you mean keep-promises?)
	END
	run -0 cr-list
}

@test "a weight, a limit or hours that cannot be read are faults where they stand" {
	book
	set_to() { printf -- '---\nname: Ours\n%s\n---\n' "$1" >book.md; run -1 cr-check; }
	set_to 'weights: [keep-promises abc]'
	assert_output --partial 'book.md:3:11: fault: weights: no number of 0 or more: "abc"'
	set_to 'weights: [keep-promises -3]'
	assert_output --partial 'no number of 0 or more: "-3"'
	set_to 'limits: [check-in.too-long 5]'
	assert_output 'book.md:3:10: fault: limits: no value of this limit: "5" (a duration, as 45d)'
	set_to 'limits: [keep-promises.early-part often]'
	assert_output 'book.md:3:10: fault: limits: no value of this limit: "often" (a number, or a percentage)'
	for hours in 9-17 9:00-17:00 17:00-09:00 banana; do
		set_to "hours: $hours"
		assert_output --partial "book.md:3:8: fault: hours: not the hours of a day; write them as 09:00-17:00: \"$hours\""
	done
	git checkout -q book.md
	run -2 cr-set book.md hours=9:00-17:00
	assert_output --partial 'write them as 09:00-17:00'
	run -0 cr-set book.md hours=08:00-16:30
}

@test "a practice of a pack that is a letter away from another's is told, unless book.md knows that pack" {
	book
	sed -i 's/^pack: core/pack: cor/' model/practices/check-in.md
	run -0 cr-check
	assert_output 'model/practices/check-in.md:4:7: notice: pack: nothing else is of a pack "cor" (did you mean core?)'
	sed -i 's/^packs: .*/packs: [core, cor]/' book.md
	run -0 cr-check
	refute_output
	git checkout -q book.md
	sed -i 's/^pack: cor$/pack: mine/' model/practices/check-in.md
	run -0 cr-check
	refute_output
	run -2 cr-guide -p mien
	assert_line --index 1 '    hint: did you mean mine?'
}

@test "a pack of the user's own is a pack" {
	book
	printf '%s\n' '---' 'title: Say thanks' 'pack: ours' 'class: support' '---' 'Say it.' >model/practices/say-thanks.md
	sed -i 's/^packs: .*/packs: [core, ours]/' book.md
	run -0 cr-check
	refute_output
}

@test "what was meant as a record in a line, and is none, is a notice with what to type" {
	book
	cr-add client elm 'Elm and Sons' >/dev/null 2>&1
	given clients/elm/log/2026-11-19-notes.md <<-'END'
		---
		channel: phone
		---

		- [ ] quote due: fri
		- [] minutes
		-[ ] agenda
		- [x](https://example.org) a link
		- [ ] call Due:fri
		- Bad: the report was late
		- ask:an export
		- said : "slow"
		- [ ] due:2026-11-27
		- Agreed: on the phone
		- Ask:
		- [ ]
	END
	run -0 cr-check
	assert_output --regexp '2026-11-19-notes.md:5:1: notice: "due:" is read as title here'
	assert_output --regexp ':6:1: notice: this is no box'
	assert_output --regexp ':7:1: notice: this is no box'
	refute_output --partial ':8:'
	assert_output --regexp ':9:1: notice: "Due:" is read as title here'
	assert_output --partial ':10:3: notice: "Bad:" begins no record, so this line is prose (type "bad: " if it is meant to be one)'
	assert_output --partial ':11:3: notice: "ask:" begins no record, so this line is prose (type "ask: "'
	assert_output --partial ':12:3: notice: "said:" begins no record, so this line is prose (type "said: "'
	assert_output --partial ':13:1: notice: fields and no title, so this line is prose'
	refute_output --regexp ':1[456]:'
}

@test "a block id that two lines have is said of the lines, and of a link to it" {
	book
	cr-add client elm 'Elm and Sons' >/dev/null 2>&1
	printf '%s\n' --- 'channel: phone' --- '- [ ] quote ^k3f9' '- [ ] minutes ^k3f8' '- [ ] quote, copied ^k3f9' \
	    '- bad: late affects:^k3f9' '- bad: later affects:^none' >clients/elm/notes.tmp
	mkdir clients/elm/log && mv clients/elm/notes.tmp clients/elm/log/2026-11-19-notes.md
	run -0 cr-check
	assert_line 'clients/elm/log/2026-11-19-notes.md:6:1: notice: ^k3f9 is the id of line 4, too, so it names neither (take it off one of the two)'
	assert_line --partial ':7:1: notice: affects: there is more than one "^k3f9" to link to'
	assert_line --partial ':8:1: notice: affects: there is no "^none" to link to'
	assert_equal "${#lines[@]}" 3
	run -2 cr-set clients/elm/log/2026-11-19-notes.md#^k3f9 due=2026-12-01
	assert_output --partial 'take it off all but one'
}

@test "an id that two files have is the line of one's own file, and from a third it is none" {
	given clients/acme/log/2026-11-17-a.md <<<$'---\nchannel: phone\n---\n- [ ] one ^k3f9\n- issue: late affects:^k3f9'
	given clients/acme/log/2026-11-18-b.md <<<$'---\nchannel: phone\n---\n- ask: two ^k3f9\n- [ ] three ^k3f8'
	given clients/acme/log/2026-11-19-c.md <<<$'---\nchannel: phone\n---\n- issue: late affects:^k3f8\n- issue: too affects:^k3f9'
	run -0 cr-check
	assert_output --partial 'clients/acme/log/2026-11-19-c.md:5:1: notice: affects: there is more than one "^k3f9" to link to'
	refute_output --partial 'k3f8'
	refute_output --partial '2026-11-17'
}

@test "as many links to lines of one note as it has lines are followed in no time" {
	{
		printf -- '---\nchannel: phone\n---\n'
		seq 60000 | sed 's/.*/- [ ] send part & due:2026-11-27 ^p&/'
		seq 60000 | sed 's/.*/- issue: part & is late affects:^p&/'
	} | given clients/acme/log/2026-11-20-phone.md
	run -0 timeout 20 cr-check
	refute_output
}

@test "a broken link that lines inherit is said once" {
	book
	cr-add client elm 'Elm and Sons' >/dev/null 2>&1
	given clients/elm/log/2026-11-19-notes.md <<-'END'
		---
		channel: phone
		with: [jorg-muler]
		---

		- ask: a longer day
		- said: "good"
	END
	run -0 cr-check
	assert_equal "$(grep -c jorg-muler <<<"$output")" 1
}

@test "a kind that takes another's word, box or name, or dates by no date, is an error" {
	book
	kind() { printf '%s\n' --- 'title: Ours' 'pack: core' "$1" 'fields:' '  - title text' "${2:-  - heard date}" --- >model/kinds/ours.md; }
	wrong() { run -2 cr-check && assert_line --partial "$1"; }
	kind 'alias: ask'
	wrong 'model/kinds/request.md:4:1: error: the alias cannot be "ask": taken by model/kinds/ours.md'
	kind 'alias: log'
	wrong 'model/kinds/ours.md:4:1: error: the alias cannot be "log": taken by model/kinds/log.md'
	kind 'alias: Our Own'
	wrong 'model/kinds/ours.md:4:1: error: no word for a line'
	kind 'box: yes'
	wrong 'check boxes cannot be "promise": taken by model/kinds/ours.md'
	kind 'box: ye'
	wrong 'model/kinds/ours.md:4:1: error: box "ye" (did you mean yes?)'
	kind 'dated: title'
	wrong 'model/kinds/ours.md:4:1: error: dated by what is no date of this kind: "title"'
	kind 'place: client/'
	wrong 'model/kinds/ours.md:4:1: error: place "client/" (did you mean client'
	kind 'line: no' '  - whom link to persn'
	wrong 'model/kinds/ours.md:7:5: error: there is no kind "persn" to link to (did you mean person?)'
	kind 'line: no' '  - title text'
	wrong 'model/kinds/ours.md:7:1: error: a field twice: "title"'
	kind 'dated: heard'
	run -0 cr-check
	assert_output ''
}

@test "a misspelt key of a practice or a kind is an error with the nearest" {
	book
	sed -i 's/^remind:/remnd:/' model/practices/keep-promises.md
	sed -i 's/^dated:/datd:/' model/kinds/promise.md
	run -2 cr-check
	assert_line --partial '"remnd" is no key of a practice (did you mean remind?)'
	assert_line --partial '"datd" is no key of a kind (did you mean dated?)'
}

@test "a file whose name is none for a record is an error, and says how to rename it" {
	book
	cr-add client elm 'Elm and Sons' >/dev/null 2>&1
	given 'clients/elm/log/My Notes.md' <<-'END'
		---
		date: 2026-11-19
		channel: phone
		---
	END
	run -2 cr-check
	assert_line --partial 'My Notes.md:1:1: error: is no name for a record, so it is not read (rename it: lower-case'
	run -2 cr-save
	assert_output --partial 'held back'
}

@test "records without a client.md beside them, and names that a terminal would obey, are said" {
	book
	given clients/elm/promise/2026-11-20-x.md <<<$'---\ntitle: x\n---'
	run -0 cr-check
	assert_output 'clients/elm/client.md:1:1: notice: is not there, so what stands beside it is of no client (cr-add client elm NAME)'
	run -0 cr-add client elm 'Elm and Sons'
	run -0 cr-check
	assert_output ''
	given 'clients/elm/promise/日本-é.md' <<<$'---\ntitle: fine\n---'
	run -0 cr-check
	for name in $'a\xc2\x9b31m' $'a\xff' $'a\xe2\x80\xaeb' $'a\xc2\xa0b'; do
		given "clients/elm/promise/$name.md" <<<$'---\ntitle: x\n---'
		run -2 cr-list -f title elm
		assert_output --partial 'is no name for a record'
		[[ $name == *$'\xa0'* ]] || refute_output --partial "$name"
		rm "clients/elm/promise/$name.md"
	done
}

@test "a client's directory whose name is none is an error, since all of it is left out" {
	book
	given 'clients/My Client/client.md' <<<$'---\nname: M\n---'
	given 'clients/My Client/note/2026-11-20-x.md' <<<$'---\ntitle: x\n---'
	given 'clients/old offers/offer.txt' <<<x
	run -2 cr-check
	assert_line 'clients/My Client/client.md:1:1: error: "My Client" is no name for a client, so nothing of it is read (rename it, in lower-case letters, digits and hyphens: clients/my-client)'
	assert_line 'clients/old offers:1:1: notice: is no name for a client: lower-case letters, digits and hyphens'
	assert_equal "${#lines[@]}" 2
	run -2 cr-due
	assert_output --partial 'so nothing of it is read'
	run -2 cr-save 'clients/My Client/note/2026-11-20-x.md'
	assert_line --index 0 'clients/My Client/note/2026-11-20-x.md: error: "My Client" is no name for a client, so nothing of it is read'
	mv 'clients/My Client' clients/my-client
	run -0 cr-check
	refute_output --partial lient.md
}

@test "what a merge left unsettled is called that" {
	book
	given clients/acme/client.md <<<$'---\nname: Acme\n<<<<<<< HEAD\ntier: a\n=======\ntier: b\n>>>>>>> other\n---'
	run -2 cr-check
	assert_output 'clients/acme/client.md:3:1: error: a merge left both sides here (keep what is right, and take out the lines <<<<<<<, ======= and >>>>>>>)'
	given clients/acme/client.md <<<$'<<<<<<< HEAD\n---\nname: Acme\n---\n=======\n---\nname: Acme SA\n---\n>>>>>>> other'
	run -2 cr-check
	assert_output --partial 'clients/acme/client.md:1:1: error: a merge left both sides here'
}

@test "a snooze of a practice that nobody has is a notice, with the nearest" {
	given clients/acme/snooze/2026-11-20-later.md <<<$'---\ntitle: later\npractice: chek-in\nuntil: 2026-12-05\n---'
	given clients/acme/snooze/2026-11-20-later-still.md <<<$'---\ntitle: later\npractice: engage-by-rank\nuntil: 2026-12-05\n---'
	run -0 cr-check
	assert_output 'clients/acme/snooze/2026-11-20-later.md:1:1: notice: practice: there is no practice "chek-in" (did you mean check-in?)'
}

@test "a link to a record of another kind than its field names is a notice" {
	given clients/acme/note/2026-10-08-a-loaf.md <<<$'---\ntitle: A loaf\n---\n- ask: more of it ^k3f9'
	given clients/acme/deliverable/2026-10-09-bread.md <<<$'---\ntitle: Bread\npromised: 2026-12-04\ncriteria-set: 2026-10-09\n---'
	given clients/acme/issue/2026-11-20-late.md <<-'END'
		---
		title: Late
		severity: 1
		told: 2026-11-20
		affects: [2026-10-09-bread, note/2026-10-08-a-loaf, ^k3f9]
		---
	END
	run cr-check
	assert_line 'clients/acme/issue/2026-11-20-late.md:1:1: notice: affects: "note/2026-10-08-a-loaf" is a note, not a promise or deliverable'
	assert_line 'clients/acme/issue/2026-11-20-late.md:1:1: notice: affects: "^k3f9" is a request, not a promise or deliverable'
	refute_output --partial bread
}

@test "a link that names no kind finds one of ours too, and still no stranger" {
	given team/rui.md <<<$'---\nname: Rui\n---'
	given clients/acme/gift/2026-10-08-a-loaf.md <<<$'---\ntitle: A loaf\nto: rui\nfrom: nobody\n---'
	run -0 cr-check
	assert_output 'clients/acme/gift/2026-10-08-a-loaf.md:1:1: notice: from: there is no "nobody" to link to'
}

@test "a tab, and a list that is indented unlike itself, are said in our words" {
	book
	for yaml in 'a: b\n\tc: d\n' 'a:\n\t- x\n' '\tname: C\n' 'a:\n  - x\n\t- y\n'; do
		mkdir -p clients/c
		printf -- "---\nname: C\n$yaml---\n" >clients/c/client.md
		run -2 cr-check
		refute_output --partial 'indendation'
		refute_output --partial 'mapping'
	done
	printf -- '---\nname: C\na:\n\t- x\n---\n' >clients/c/client.md
	run -2 cr-check
	assert_output --regexp 'client.md:4:1: error: a tab at the beginning of a line \(?'
	printf -- '---\nname: C\na:\n  b:\n  - c\n - d\n---\n' >clients/c/client.md
	run -2 cr-check
	assert_output --partial 'error: this line is indented unlike the others of its list'
}
