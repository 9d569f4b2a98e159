#!/usr/bin/env bats
# cr-report: what goes to the client, and what may not be left out of it in silence.
load helper

setup() { world; example_book; }

part() {	# part HEADING: the lines below it, of $output
	awk -v heading="## $1" '$0 == heading { on = 1; next } on && /^## / { exit } on && NF' <<<"$output"
}

commits() { git rev-list --count HEAD; }

@test "the parts that the plan names, in its order, since its last report" {
	run -0 --separate-stderr cr-report acme
	assert_line --index 0 '# Acme SA: Status report, 2026-11-21'
	assert_equal "$(grep '^## ' <<<"$output")" "$(cat <<'END'
## Progress
## Next
## Late, and in the way
## Risks
## What we wait for
END
	)"
	assert_equal "$(part Progress)" '- nothing new since 2026-11-18'
	assert_equal "$(part Next)" '- 2026-12-04 Training for the warehouse, two groups'
	run -0 --separate-stderr cr-report acme/plan/status-report
	assert_line --index 0 '# Acme SA: Status report, 2026-11-21'
}

@test "a plan's part that the template has no words for is left to a person" {
	cr-set sections=weather,risks,obstacles acme/plan/status-report
	run -0 --separate-stderr cr-report acme
	assert_equal "$(grep '^## ' <<<"$output" | head -3)" $'## Weather\n## Risks\n## Late, and in the way'
	assert_equal "$(part Weather)" '[weather]'
}

@test "without a plan every part, since the last update" {
	run -0 --separate-stderr cr-report cedar
	assert_line --index 0 '# Cedar Street Library: where we stand, 2026-11-21'
	assert_line '- 2026-11-20 First version to try at the desk (moved from 2026-11-06, two of four have exams)'
	assert_equal "$(part Milestones)" $'- 2026-09-22 Paper prototype (accepted)'
	cr-log -t update -d 2026-11-19 cedar 'By mail'
	run -0 --separate-stderr cr-report cedar
	assert_equal "$(part Milestones)" '- none'
	assert_equal "$(part Progress)" '- nothing new since 2026-11-19'
}

@test "of several standing reports the one that is due first" {
	cr-add plan acme 'Weekly note' type=report every=1w weekday=tue starts=2026-11-24
	run -0 --separate-stderr cr-report acme
	assert_line --index 0 '# Acme SA: Weekly note, 2026-11-21'
	CR_TODAY=2026-11-24 cr-report --sent acme
	CR_TODAY=2026-11-25 run -0 --separate-stderr cr-report acme
	assert_line --index 0 '# Acme SA: Status report, 2026-11-25'
	cr-set ends=2026-11-20 acme/plan/status-report
	CR_TODAY=2026-11-26 run -0 --separate-stderr cr-report acme
	assert_line --index 0 '# Acme SA: Weekly note, 2026-11-26'
}

@test "progress, milestones, trouble, changes and risks of the time, and nothing from before or after it" {
	cr-add promise acme 'old thing' due=2026-11-10 made=2026-11-02 status=kept closed=2026-11-09
	cr-add promise acme 'new thing' due=2026-11-18 made=2026-11-02 status=kept closed=2026-11-19
	cr-add promise acme 'gone thing' due=2026-11-19 made=2026-11-02 status=missed closed=2026-11-19 reason=forgotten
	cr-add deliverable acme 'Third rehearsal' promised=2026-11-17 delivered=2026-11-19 submitted=2026-11-19
	cr-add issue acme 'lift broken' cause=other known=2026-11-20 impact=2026-12-01 action=stairs action-due=2026-11-30
	cr-add risk acme 'snow' probability=2 harm=2 date=2026-11-20 response=chains
	cr-set sections= acme/plan/status-report
	run -0 --separate-stderr cr-report acme
	assert_equal "$(part Progress)" '- 2026-11-19 new thing (late by 1 day, promised for 2026-11-18)'
	assert_equal "$(part Milestones)" '- 2026-11-19 Third rehearsal (promised for 2026-11-17)'
	assert_line '- 2026-11-19 gone thing (not kept, forgotten)'
	assert_line '- 2026-11-20 lift broken (we do: stairs, by 2026-11-30, it begins to hurt on 2026-12-01)'
	assert_line '- snow (we do: chains, new)'
	assert_line '- 2026-11-19 Third rehearsal (your verdict)'
	refute_output --partial 'old thing'
	refute_line --partial 'No change'
	run -0 --separate-stderr cr-report -s 2026-11-05 -u 2026-11-15 acme
	assert_equal "$(part Progress)" '- 2026-11-09 old thing'
	refute_output --partial 'lift broken'
	run -0 --separate-stderr cr-report -q 'kind is not deliverable' acme
	refute_output --partial 'Third rehearsal'
}

@test "no change is said in words, with what is being waited for; a date that has passed is a change" {
	run -0 --separate-stderr cr-report acme
	refute_output --partial 'No change'
	CR_TODAY=2026-11-19 run -0 --separate-stderr cr-report acme
	assert_line --index 1 'No change since 2026-11-18.'
	assert_equal "$(part 'What we wait for')" "$(cat <<'END'
- 2026-11-20 order the test licences
- 2026-10-28 The second warehouse comes in too (your word on this change)
END
	)"
	assert_equal "$(part Progress)" '- nothing new since 2026-11-18'
}

@test "an open severe issue cannot be left out in silence: by the plan, by -q, by the template" {
	cr-add issue acme 'the roof is gone' severity=1 known=2026-11-20
	run -0 --separate-stderr cr-report acme
	assert_output --partial 'the roof is gone'
	refute_regex "$stderr" 'not in the report'
	cr-set sections=done,next acme/plan/status-report
	run -0 --separate-stderr cr-report acme
	refute_output --partial 'the roof is gone'
	assert_regex "$stderr" 'cr-report: warning: an open issue of severity 1 is not in the report: clients/acme/issue/2026-11-20-the-roof-is-gone.md'
	cr-set sections= acme/plan/status-report
	run -0 --separate-stderr cr-report -q 'kind is not issue' acme
	assert_regex "$stderr" 'severity 1 is not in the report'
	printf '# All is well\n' >templates/report.md
	run -0 --separate-stderr cr-report acme
	assert_regex "$stderr" 'severity 1 is not in the report'
	cr-set closed=2026-11-20 'the roof'
	run -0 --separate-stderr cr-report acme
	refute_regex "$stderr" 'severity 1'
}

@test "one that hurts already is named too, one that does not is the writer's to weigh" {
	cr-set sections=done acme/plan/status-report
	run -0 --separate-stderr cr-report acme
	refute_regex "$stderr" 'not in the report'
	CR_TODAY=2026-12-11 run -0 --separate-stderr cr-report acme
	assert_regex "$stderr" 'warning: an issue that hurts them is not in the report: clients/acme/issue/2026-11-02'
}

@test "the light inside: carried over, shown as it is, and a better one or none is warned of" {
	run -0 --separate-stderr cr-report acme
	assert_line 'Light: red'
	refute_regex "$stderr" 'the light'
	run -0 --separate-stderr cr-report --told green acme
	assert_line 'Light: green'
	assert_regex "$stderr" 'the light is red, in clients/acme/log/2026-11-18-status-report.md, and the report says green'
	run -0 --separate-stderr cr-report --inside amber --told red acme
	assert_line 'Light: red'
	refute_regex "$stderr" 'the light'
	printf '# {title}\n' >templates/report.md
	run -0 --separate-stderr cr-report acme
	assert_regex "$stderr" 'the light is red, .* and the report leaves it out'
	run -0 --separate-stderr cr-report --inside green acme
	refute_regex "$stderr" 'the light'
	run -2 cr-report --told blue acme
	assert_output --partial 'a light is green, amber or red, not "blue"'
}

@test "a word of ours has its meaning where it first stands, as a word, and not in a heading" {
	cr-guide --on care
	cr-add term acme word=cutover side=ours meaning='the weekend on which we change over'
	cr-add term acme word=plan side=ours
	cr-add term acme word=warehouse side=theirs meaning='the big one'
	run -0 --separate-stderr cr-report acme
	assert_line --partial 'Cutover (the weekend on which we change over) plan, hour by hour'
	assert_line --partial 'The cutover slips into'
	refute_output --partial 'the big one'
	assert_regex "$stderr" 'warning: "plan" is a word of ours, and its meaning is not written down'
	assert_line --partial '(we do: freeze from 11 December, cut over on 9 January; freeze: from that day on nothing in the old system is changed)'
	cr-set title='Cutover report' acme/plan/status-report
	run -0 --separate-stderr cr-report acme
	assert_line --index 0 '# Acme SA: Cutover report, 2026-11-21'
	cr-set word=cutov acme/term/cutover.md
	run -0 --separate-stderr cr-report acme
	refute_output --partial 'the weekend on which'
}

@test "the practices that speak before a report or a letter leaves" {
	given model/practices/read-it-aloud.md <<<$'---\ntitle: Read it aloud\ndimension: clarity\npack: core\nclass: support\nprompt: report\n---\nDo so. It helps.'
	given model/practices/sleep-over-it.md <<<$'---\ntitle: Sleep over it\ndimension: clarity\npack: core\nclass: support\nprompt: letter\n---\nSend it tomorrow.'
	run -0 --separate-stderr cr-report acme
	assert_regex "$stderr" 'cr-report: Read it aloud: Do so\.'
	refute_regex "$stderr" 'Sleep over it|It helps'
	run -0 --separate-stderr cr-report --letter bad-news acme/issue/2026-11-02-stock-counts-differ
	assert_regex "$stderr" 'cr-report: Sleep over it: Send it tomorrow\.'
	refute_regex "$stderr" 'Read it aloud'
}

@test "what a practice says before a report depends on the client's state" {
	run -0 --separate-stderr cr-report acme
	assert_regex "$stderr" 'While something is open or in dispute, read'
	assert_regex "$stderr" 'Correct what you said wrongly'
	run -0 --separate-stderr cr-report birch
	refute_regex "$stderr" 'in dispute|Correct what you said wrongly'
}

@test "--sent: one commit, with all that was told, and the plan's date is met" {
	export CR_TODAY=2026-11-27T15:30
	before=$(commits)
	run -0 cr-due -p report-on-time
	run -0 --separate-stderr cr-report --sent --told amber acme
	assert_output 'clients/acme/log/2026-11-27-status-report.md'
	assert_regex "$stderr" 'the light is red'
	assert_equal "$(commits)" $((before + 1))
	assert_equal "$(git status --porcelain)" ''
	run -0 cr-list -f date,type,channel,with,plan,sections,rag-told,rag-inside "$output"
	assert_output 'clients/acme/log/2026-11-27-status-report.md	2026-11-27T15:30	update	email	jane-doe,tom-keller	status-report	done,next,late,risks	amber	red'
	assert_equal "$(sed -n '/^# Acme/,$p' clients/acme/log/2026-11-27-status-report.md | head -1)" '# Acme SA: Status report, 2026-11-27'
	run -1 cr-due -p report-on-time
	CR_TODAY=2026-11-30 run -1 cr-due -p report-on-time
	run -0 git log -1 --format='%s %(trailers:key=Cr-Op,valueonly)'
	assert_output --partial 'acme: log "Status report", email report'
}

@test "--sent, nothing new: the contact is of type no-change; the next report begins there" {
	export CR_TODAY=2026-11-19
	run -0 --separate-stderr cr-report --sent acme
	run -0 cr-list -f type,date "$output"
	assert_output 'clients/acme/log/2026-11-19-status-report.md	no-change	2026-11-19'
	CR_TODAY=2026-11-20 run -0 --separate-stderr cr-report acme
	assert_line 'No change since 2026-11-19.'
}

@test "--sent -b: the text that went; -n writes nothing" {
	before=$(commits)
	printf 'All as planned.\n' >../text
	run -0 --separate-stderr cr-report --sent -n -b @../text acme
	assert_line '+All as planned.'
	assert_equal "$(commits)" "$before"
	run -0 --separate-stderr cr-report --sent -b @../text acme
	assert_equal "$(tail -n 1 "$output")" 'All as planned.'
}

@test "--sent -b: a text that a person has cut is held against what is open, too" {
	cr-add issue acme 'the roof is gone' severity=1 known=2026-11-20
	run -0 --separate-stderr cr-report --sent -n -b 'All is well.' acme
	assert_regex "$stderr" 'warning: an open issue of severity 1 is not in the report: clients/acme/issue/2026-11-20-the-roof-is-gone.md'
	assert_regex "$stderr" 'the light is red, .* and the report leaves it out'
	run -0 --separate-stderr cr-report --sent -n -b $'# Red\n\nSince Friday the roof\nIs gone, sorry.\n' acme
	refute_regex "$stderr" 'warning'
	run -0 --separate-stderr cr-report --sent -n --told amber -b 'Amber: the roof is gone.' acme
	assert_regex "$stderr" 'the light is red, .* and the report says amber'
}

@test "--sent for several, from a pipe: one commit; an empty pipe is none" {
	before=$(commits)
	export CR_TODAY=2026-11-27
	cr-due -p report-on-time >due
	echo clients/cedar/client.md >>due
	run -0 --separate-stderr cr-report --sent - <due
	assert_output $'clients/acme/log/2026-11-27-status-report.md\nclients/cedar/log/2026-11-27-report.md'
	assert_equal "$(commits)" $((before + 1))
	run -0 cr-report --sent - </dev/null
	run -1 cr-report - </dev/null
	assert_equal "$(commits)" $((before + 1))
}

@test "what stands in a report makes no record of the contact that keeps it" {
	cr-add risk acme 'bad: things, said: twice' date=2026-11-20
	run -0 --separate-stderr cr-report --sent acme
	run -0 cr-list "$output"
	assert_equal "${#lines[@]}" 1
	assert_equal "$(grep -c '^- · bad: things, said: twice' clients/acme/log/2026-11-21-status-report.md)" 1
	run -1 cr-list -q 'path has "2026-11-21" and kind is not log' acme
}

@test "--minutes: who, the text without the records, and these as what was decided and promised" {
	cr-guide --on governance
	given clients/acme/log/2026-11-20-cutover.md <<'END'
---
title: Cutover
channel: video
with: [jane-doe]
ours: [ana]
---
We went through the weekend, hour by hour.

- [ ] list of phone numbers due:2026-11-25 owner:rui
- [ ] name two people per shift due:2026-11-27 by-side:client
- ask: a rehearsal at night decision:no reason:"nobody is there" alternative:"one at six"
- bad: no heating on Sundays cause:client action:"ask the landlord" action-due:2026-11-24
- decision: we start at noon topic:start decided:2026-11-20 decided-by:jane-doe
END
	run -0 cr-report --minutes acme/log/2026-11-20-cutover
	assert_line --index 0 '# Cutover: minutes'
	assert_line 'There: Jane Doe'
	assert_line 'We went through the weekend, hour by hour.'
	refute_output --partial 'due:2026'
	assert_equal "$(part Decided)" '- 2026-11-20 we start at noon (by Jane Doe)'
	assert_equal "$(part 'We do')" '- 2026-11-25 list of phone numbers (Rui Costa)'
	assert_equal "$(part 'You do')" '- 2026-11-27 name two people per shift (Jane Doe)'
	assert_line '- 2026-11-20 a rehearsal at night (Jane Doe, we said no, nobody is there, instead one at six)'
	assert_line '- 2026-11-20 no heating on Sundays (we do: ask the landlord, by 2026-11-24)'
	refute_output --partial 'Cutover plan'
	run -2 cr-report --minutes acme
	assert_output --partial 'minutes are of a note, and clients/acme/client.md is none'
}

@test "--minutes: what is no record because its pack is off was not written for them either" {
	cr-guide --off governance
	given clients/acme/log/2026-11-20-cutover.md <<<$'---\nchannel: video\n---\nWe met.\n\n- talk: they pay late topic:money\n- bread and butter\n'
	run -0 cr-report --minutes acme/log/2026-11-20-cutover
	assert_line --index 0 '# What we talked about: minutes'
	assert_line '- bread and butter'
	refute_output --partial 'pay late'
}

@test "--log: a table of the contacts of a period, ends included" {
	run -0 cr-report --log -s 2026-11-03 -u 2026-11-12 acme
	assert_output "$(cat <<'END'
# Acme SA: contacts from 2026-11-03 to 2026-11-12

| Date | Who | Of us | Channel | What | Kind |
|---|---|---|---|---|---|
| 2026-11-03 10:00 | Maria Lopes |  | phone | Stock counts | other |
| 2026-11-03 18:20 | Jane Doe, Tom Keller |  | email | Status report, two days late | update |
| 2026-11-12 09:20 | Tom Keller |  | email | Labels of the second warehouse | other |
END
	)"
	run -0 cr-report --log birch
	assert_equal "$(grep -c '^| 2026' <<<"$output")" "$(cr-list -k log birch | wc -l)"
	run -2 cr-report --log -s 2026-11-12 -u 2026-11-03 acme
	assert_output 'cr-report: the period ends before it begins'
}

@test "--letter: filled from the record, the unknown in brackets" {
	cr-add issue acme 'The printers come late' impact=2026-12-04 action='paper labels' action-owner=rui action-due=2026-11-30 \
	    affects=promise/2026-10-16-training-for-the-warehouse options='paper,wait'
	run -0 --separate-stderr cr-report --letter bad-news 'the printers'
	assert_line 'Subject: The printers come late'
	assert_line 'Dear Jane Doe,'
	assert_line --partial 'I have bad news, and you should have it from us: The printers come late.'
	assert_line --partial 'it begins to hurt on 2026-12-04. These dates of ours move with it:'
	assert_line '- 2026-12-04 Training for the warehouse, two groups'
	assert_line --partial 'I would rather have told you this on the telephone.'
	assert_line 'What we do: paper labels. Rui Costa sees to it, and it is done by 2026-11-30.'
	assert_line --partial 'possible: paper, wait. We advise [recommended].'
	assert_line --index -1 'Ana Silva'
	run -2 cr-report --letter love-letter acme
	assert_line --index 0 'templates/love-letter.md: error: there is no such template'
	assert_line --index 1 '    hint: there are acceptance-request, bad-news, change-request, escalation, feedback-request, no-with-an-alternative, thanks'
}

@test "a letter says at its top what it is about; what does not say so is none" {
	for page in report brief note; do
		run -2 --separate-stderr cr-report --letter "$page" acme
		refute_output
		assert_equal "${stderr_lines[0]}" "templates/$page.md:1:1: error: this is no letter: its first line does not say of which kind of record it is"
		assert_equal "${stderr_lines[1]}" '    hint: a letter begins with a line as {for: issue}'
	done
	run -0 cr-report --complete --letter ''
	assert_line bad-news
	refute_line brief
	refute_line report
	printf '{for: client}\nDear {name},\n' >templates/hello.md
	run -0 --separate-stderr cr-report --letter hello acme
	assert_output 'Dear Acme SA,'
	run -0 cr-report --complete --letter he
	assert_output hello
}

@test "a letter whose receiver is not known leaves one blank, and no expression" {
	cr-add client gamma Gamma >/dev/null
	cr-add deliverable gamma 'First draft' delivered=today 2>/dev/null
	run -0 --separate-stderr cr-report --letter thanks 'first draft'
	assert_line 'Dear [approver],'
	refute_output --partial otherwise
}

@test "a letter is for its kind of record, and says so" {
	run -2 --separate-stderr cr-report --letter bad-news acme/promise/2026-09-28-cutover-plan
	refute_output
	assert_equal "$stderr" 'templates/bad-news.md:1:1: error: this is for records of kind issue, and clients/acme/promise/2026-09-28-cutover-plan.md is of kind promise'
	printf '{for: promise, ask}\nAbout {title}\n' >templates/mine.md
	run -0 --separate-stderr cr-report --letter mine acme/promise/2026-09-28-cutover-plan
	assert_output 'About Cutover plan, hour by hour'
	run -0 --separate-stderr cr-report --letter mine 'clients/acme/log/2026-11-12-labels-of-the-second-warehouse.md#45fb1ce70771'
	assert_output 'About which printers for the second warehouse?'
}

@test "a letter speaks in words, and to the state of the record" {
	run -0 --separate-stderr cr-report --letter acceptance-request acme/deliverable/2026-10-12-second-rehearsal
	assert_line --partial 'You have 5 business days to look at it'
	run -0 --separate-stderr cr-report --letter bad-news acme/issue/2026-11-02-stock-counts-differ
	assert_line --partial 'You told us of this, and here is what we know and do: Stock counts'
	refute_output --partial 'on the telephone'
	run -0 --separate-stderr cr-report --letter change-request acme/change/2026-10-16-second-warehouse
	assert_line --partial 'Ours: 2026-10-28. Yours: [date, name].'
	cr-set their-ok=2026-11-20 acme/change/2026-10-16-second-warehouse
	run -0 --separate-stderr cr-report --letter change-request acme/change/2026-10-16-second-warehouse
	assert_line --partial 'Ours: 2026-10-28. Yours: 2026-11-20.'
	run -0 --separate-stderr cr-report --letter escalation acme/issue/2026-11-02-stock-counts-differ
	assert_line --partial 'ask you to decide: Stock counts differ'
	assert_line 'Meanwhile Rui Costa keeps doing this: compare the two nightly, article by article.'
}

@test "every letter is filled without a mistake from the kind it is for" {
	while read -r template record; do
		run -0 --separate-stderr cr-report --letter "$template" "$record"
		refute_output --partial '{'
		refute_output --partial '}'
		[[ ${#lines[@]} -gt 3 ]]
	done <<'END'
bad-news acme/issue/2026-11-02-stock-counts-differ
no-with-an-alternative clients/birch/log/2026-10-22-new-loaf.md#e2ef4991b166
change-request acme/change/2026-10-16-second-warehouse
escalation acme/issue/2026-11-02-stock-counts-differ
acceptance-request acme/deliverable/2026-10-12-second-rehearsal
feedback-request acme/person/jane-doe
thanks acme/deliverable/2026-10-12-second-rehearsal
END
	assert_equal "$(find templates -name '*.md' | wc -l)" "$(($(find "$root/src/model/templates" -name '*.md' | wc -l) + 1))"
}

@test "a client with nothing recorded" {
	cr-add client gamma Gamma
	run -0 --separate-stderr cr-report gamma
	assert_line --index 0 '# Gamma: where we stand, 2026-11-21'
	assert_line --index 1 'No change since 2026-11-21.'
	assert_equal "$(part 'What we wait for')" '- nothing'
	run -0 --separate-stderr cr-report --sent gamma
	assert_output 'clients/gamma/log/2026-11-21-report.md'
	run -0 cr-list -f channel,type "$output"
	assert_output 'clients/gamma/log/2026-11-21-report.md	email	no-change'
}

@test "what is wrong is said, status 2, and nothing is written" {
	before=$(commits)
	run -2 cr-report
	assert_output --partial 'a report to whom?'
	run -2 cr-report nobody-here
	assert_output --partial 'nobody-here'
	run -2 cr-report --sent acme nobody-here
	run -2 cr-report --minutes --log acme
	assert_output --partial 'one thing at a time'
	run -2 cr-report -b text acme
	assert_output --partial '-b and -n go with --sent'
	run -2 cr-report team/ana
	assert_output --partial 'a report is about a client'
	run -2 bash -c 'cr-report acme 2>err >/dev/full'
	assert_equal "$(tail -n 1 err)" 'cr-report: standard output: No space left on device'
	printf '## X\n{list: promise where foo}\n' >templates/report.md
	run -2 cr-report --sent acme
	assert_line --partial 'templates/report.md:2:22: error: promise has no field "foo"'
	assert_equal "$(commits)" "$before"
}

@test "-s takes a day in words, and what is no day is told as that" {
	run -0 --separate-stderr cr-report --log -s '3 weeks ago' cedar
	assert_line --index 0 '# Cedar Street Library: contacts from 2026-10-31 to 2026-11-21'
	assert_equal "${stderr_lines[0]}" 'cr-report: 3 weeks ago is Sat 2026-10-31'
	run -0 --separate-stderr cr-report -s mon acme
	run -2 cr-report -s soon acme
	assert_line --index 0 'cr-report: not a date: "soon"'
}
