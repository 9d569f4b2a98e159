#!/usr/bin/env bats
# cr-brief: one page before a meeting, or for whoever takes over; and the templates it is made of.
load helper

setup() { world; example_book; }

part() {	# part HEADING: the lines below it, of $output
	awk -v heading="$1" '$0 == heading { on = 1; next } on && $0 == "" { exit } on' <<<"$output"
}

@test "how to be with them stands first, then who will be there, the most important person on top" {
	run -0 cr-brief acme
	assert_line --index 0 'Acme SA: before you meet them, 2026-11-21'
	assert_line --index 1 --partial 'Say the worst first: Jane forgives bad news'
	run -0 part 'Who will be there'
	assert_line --index 0 '  Jane Doe (COO, +351 210 000 101, prefers phone, knows a little of our trade, wants the work and pays for it)'
	assert_line '    needs: a new year that begins on the new system'
	assert_line "    2026-05-12  Maria's people start at six"
	assert_line --partial 'Tom Keller (Head of IT, prefers email, knows our trade as well as we do)'
}

@test "-w: only who is expected; of them all that matters, of the others nothing" {
	run -0 cr-brief -w maria-lopes,tom acme
	run -0 part 'Who will be there'
	assert_line --partial 'Maria Lopes'
	assert_line --partial 'Tom Keller'
	refute_line --partial 'Jane'
	refute_line --partial 'Peter'
}

@test "-w: a stranger, one of ours, somebody of another client" {
	run -2 cr-brief -w nobody acme
	assert_output --partial 'nobody'
	run -2 cr-brief -w ana acme
	assert_output 'cr-brief: ana is one of us, not of the client'
	run -2 cr-brief -w olga-birch acme
	assert_output 'cr-brief: olga-birch is not a person of acme'
}

@test "-w: of two who have the name, whoever is the client's" {
	cr-add person birch Max; cr-add person acme Max
	run -0 cr-brief -w max acme
	assert_line --partial '  Max'
	run -2 cr-brief -w max acme cedar
	assert_line --partial '  Max ('
	assert_line --partial '"max" may be any of 2 records'
	run -0 cr-brief -w max acme birch
}

@test "who has left is not expected" {
	cr-set left=2026-11-01 peter-hahn
	run -0 cr-brief acme
	refute_output --partial 'Peter Hahn'
}

@test "promises both ways: late ones say so, kept ones are gone" {
	run -0 cr-brief acme
	assert_equal "$(part 'What we owe them')" "$(cat <<'END'
  2026-11-06  list of the articles that differ, every morning (to Maria Lopes, late)
  2026-11-13  Cutover plan, hour by hour (Ana Silva, to Jane Doe, first said for 2026-10-30, late)
  2026-12-04  Training for the warehouse, two groups (Rui Costa, to Maria Lopes)
END
	)"
	assert_equal "$(part 'What they owe us')" '  2026-11-20  order the test licences (Tom Keller, late)'
	cr-done cutover 2>/dev/null
	run -0 cr-brief acme
	refute_output --partial 'Cutover plan'
}

@test "bad news that they do not know, with its remedy and the promises that it moves" {
	run -0 cr-brief acme
	refute_line --partial 'Tell them today'
	cr-add issue acme 'printers come late' severity=1 impact=2026-12-04 affects=promise/2026-10-16-training-for-the-warehouse
	run -0 cr-brief acme
	assert_equal "$(part 'Tell them today: they do not know it yet')" "$(cat <<'END'
  2026-11-21  printers come late (severity 1, hurts from 2026-12-04, no remedy is written yet)
    2026-12-04  Training for the warehouse, two groups (moves with it, Rui Costa)
END
	)"
	cr-set action='paper labels' action-due=2026-11-30 'printers come'
	run -0 cr-brief acme
	assert_line --partial 'printers come late (severity 1, hurts from 2026-12-04, remedy: paper labels, by 2026-11-30)'
	cr-set told=2026-11-21 'printers come'
	run -0 cr-brief acme
	refute_line --partial 'Tell them today'
	assert_line --partial 'printers come late (severity 1, remedy: paper labels, by 2026-11-30)'
}

@test "what waits for an answer: requests, verdicts that hurt, worries; answered ones are gone" {
	run -0 cr-brief acme
	run -0 part 'They wait for an answer'
	assert_output --partial '"I count by hand again, as in 1998" (feedback, Maria Lopes, score 2)'
	assert_output --partial 'which printers for the second warehouse? (request, Tom Keller'
	refute_output --partial 'canteen'
	run -0 cr-brief cedar
	run -0 part 'They wait for an answer'
	assert_line --partial 'she worries that it ends with the term'
}

@test "decisions that are open: changes on the table, views that differ" {
	run -0 cr-brief acme
	run -0 part 'Decisions that are open'
	assert_output --partial 'The second warehouse comes in too (change, 18 000 EUR, six weeks more, we agreed 2026-10-28)'
	refute_output --partial 'Print barcode labels'
	given clients/acme/position/2026-11-20-own.md <<<$'---\ntitle: In our own rooms\ntopic: hosting\nstance: own\nfrom: tom-keller\n---'
	run -0 cr-brief acme
	assert_line '  2026-11-20  In our own rooms (a view of Tom Keller, hosting, own)'
}

@test "what is to be made good: no apology yet, a dispute and its next step; what they want to reach" {
	run -0 cr-brief acme
	assert_equal "$(part 'To make good')" "$(cat <<'END'
  2026-11-19  Rui shouts back (no apology yet, called the foreman an idiot)
  2026-11-13  Hours of the second warehouse on invoice 9 (dispute, clause 14.2, next: our statement in writing, by 2026-11-27)
END
	)"
	assert_equal "$(part 'What they want to reach')" '  2026-09-28  One day from order to lorry (median hours from order to loading, now 41, by 2027-02-26)'
	sed -i 's/^step-due: .*/&\nstep-done: 2026-11-20/' clients/acme/dispute/*.md
	sed -i 's/^- conduct: Rui shouts back/& apology:2026-11-20/' clients/acme/log/2026-11-19-*.md
	run -0 cr-brief acme
	assert_equal "$(part 'To make good')" '  2026-11-13  Hours of the second warehouse on invoice 9 (dispute, clause 14.2)'
}

@test "hard talks, days, thanks, words, and who may commit to what" {
	cr-add talk acme 'they have not named a tester' topic=cooperation needed=2026-11-10 planned=2026-11-26
	cr-add term acme word=cutover side=ours meaning='the weekend on which we change over'
	cr-add term acme word='cold order' side=theirs meaning='one that nobody waits for'
	cr-add authority acme person=ana topics=delivery,price may-commit='five days of work' starts=2026-03-09
	cr-add authority acme person=rui topics=labels starts=2026-03-09 ends=2026-10-31
	cr-set decided=2026-11-17 outcome=accepted 'second rehearsal of'
	run -0 cr-brief acme
	assert_equal "$(part 'Hard talks to hold')" '  2026-11-26  they have not named a tester (cooperation)'
	assert_line '  cutover (avoid, or say: the weekend on which we change over)'
	assert_line '  cold order (they mean: one that nobody waits for)'
	assert_equal "$(part 'Who may commit to what')" "$(cat <<'END'
  2026-03-09  Ana Silva (price, dates, up to five days of work)
  2026-03-09  Ana Silva (delivery, price, up to five days of work)
  2026-10-16  Rui Costa (training, up to days and groups, no money)
END
	)"
	CR_TODAY=2026-11-27 run -0 cr-brief acme
	assert_line --partial 'Second rehearsal of the migration'
	run -0 cr-brief birch
	assert_equal "$(part 'Days to remember')" '  2026-11-28  ten years of the bakery (Olga Birch)'
}

@test "the practices that have something to say to a meeting, and only while they apply" {
	given model/practices/speak-slowly.md <<'END'
---
title: Speak slowly
dimension: people
pack: core
class: support
prompt: meeting
when: any(person where knows < 1 and not left)
---
Say less than you know. The rest
of it another time.

More advice.
END
	given model/practices/be-quiet.md <<'END'
---
title: Be quiet
dimension: people
pack: core
class: support
prompt: handover
---
Listen! They know.
END
	run -0 cr-brief acme
	assert_line '  Speak slowly: Say less than you know.'
	refute_line --partial 'Be quiet'
	run -0 cr-brief --handover acme
	assert_line '  Be quiet: Listen!'
	refute_line --partial 'Speak slowly'
	cr-set knows=1 maria-lopes peter-hahn
	run -0 cr-brief acme
	refute_line --partial 'Speak slowly'
	sed -i 's/^packs:/off: [be-quiet]\npacks:/' book.md
	run -0 cr-brief --handover acme
	refute_line --partial 'Be quiet'
}

@test "--handover: ten lines of story, ownership by date, promises, what is stale" {
	run -0 cr-brief --handover acme
	assert_equal "$(part 'The story in ten lines' | wc -l)" 10
	assert_line '  2026-03-09  It began.'
	assert_line '  2026-09-15  First rehearsal of the migration failed after nine hours (issue, closed 2026-10-13)'
	owners=$(part 'Who owns what, by date')
	dated=$(grep '^  2' <<<"$owners")
	assert_equal "$(sort -s -k 1,1 <<<"$dated")" "$dated"
	assert_equal "$(head -"$(wc -l <<<"$dated")" <<<"$owners")" "$dated"
	assert_line '  2026-11-20  Stock counts differ between old and new by four percent (issue, Rui Costa)'
	assert_line '  The second warehouse comes in too (change, Ana Silva)'
	assert_line '  2026-09-18  report with what went wrong and why (to Jane Doe, for 2026-09-25, kept, on 2026-09-29)'
	assert_line '  2026-09-28  Cutover plan, hour by hour (Ana Silva, to Jane Doe, for 2026-10-30, open, moved to 2026-11-13)'
	stale=$(part 'What is stale')
	assert_equal "$(grep -c 'facts last checked' <<<"$stale")" 3
	assert_equal "$(grep 'Stock counts' <<<"$stale")" \
	    '  2026-11-20  Stock counts differ between old and new by four percent (its remedy is overdue)'
	cr-set confirmed=2026-11-20 tom-keller
	run -0 cr-brief --handover acme
	assert_equal "$(part 'What is stale' | grep -c 'facts last checked')" 2
}

@test "a client with nothing recorded: a page that says so" {
	cr-add client gamma Gamma
	run -0 cr-brief gamma
	assert_line --index 0 'Gamma: before you meet them, 2026-11-21'
	assert_equal "$(part 'Who will be there')" '  nobody is recorded'
	refute_line --partial 'What we owe'
	run -0 cr-brief --handover gamma
	assert_line '  no agreement, decision or delivery is recorded'
}

@test "-m is Markdown: one heading of each level, lists, and nothing cut" {
	run -0 cr-brief -m acme
	assert_line --index 0 '# Acme SA: before you meet them, 2026-11-21'
	assert_line '## What we owe them'
	assert_line '- 2026-12-04 Training for the warehouse, two groups (Rui Costa, to Maria Lopes)'
	assert_line '  - needs: counts that are right in the morning'
	refute_output --partial '{'
	assert_equal "$(cr-brief -m acme | cat -s)" "$output"
}

@test "several clients, and names from a pipe" {
	run -0 cr-brief birch delta
	assert_line 'Birch Bakery: before you meet them, 2026-11-21'
	assert_line 'Delta Dental: before you meet them, 2026-11-21'
	cr-due -q 'client is delta' >names
	run -0 cr-brief - <names
	assert_line --index 0 'Delta Dental: before you meet them, 2026-11-21'
	run -1 cr-brief - </dev/null
	assert_output ''
}

@test "what is wrong is said, status 2" {
	run -2 cr-brief
	assert_output --partial 'before a meeting with whom?'
	run -2 cr-brief nobody-here
	assert_output --partial 'nobody-here'
	run -2 bash -c 'cr-brief acme >/dev/full'
	assert_output --partial 'No space left on device'
	rm templates/brief.md
	run -2 cr-brief acme
	assert_line --index 0 'templates/brief.md: error: there is no such template'
}

@test "a template: mistakes are named by line and column, and the rest is filled" {
	given templates/brief.md <<'END'
# {name}

## Owed
{list: promise where by-side is us and stauts is open; by due}
{list: promises where status is open}
{list: promise; bye due}
{list: promise; first few}
{list: its voice; say name}
{list: its name}
{due: keep-promises}
{prompts: never}

{list: dispute}
  {no way}
  {list: person where about has above}
    {list: log where wiht has above}
Of {name and then some}.
END
	run -2 cr-brief cedar
	assert_line 'templates/brief.md:4:40: error: promise has no field "stauts"'
	assert_line 'templates/brief.md:5:8: error: there is no kind: promises'
	assert_line 'templates/brief.md:6:17: error: no clause of a list: bye'
	assert_line 'templates/brief.md:7:23: error: no number: few'
	assert_line 'templates/brief.md:9:12: error: no field that links: name'
	assert_line 'templates/brief.md: error: there is no moment "never"'
	assert_line --partial 'templates/brief.md:14:7: error: "way" is one word too many'
	assert_line 'templates/brief.md:15:23: error: person has no field "about"'
	assert_line 'templates/brief.md:16:22: error: log has no field "wiht"'
	assert_line --regexp '^templates/brief.md:17:[0-9]+: error: '
	assert_line '  Nora Lind'
	assert_line --partial 'First version to try at the desk'
}

@test "a template: unknown words are left to be filled in, {?} leaves the line out" {
	given templates/brief.md <<'END'
{name}: {contract}, {no-such-thing}, {channels}, {sponsor}, {client.backup}.
{?}Ends {ends}.
{?}Since {since}.
{"an { odd" if stage is active}{?" and gone" if stage is past}{?ends}.

## Nothing here
{list: interest}
## And {industry}
text

{list: interest}
{none: peace since {since}}
END
	run -0 cr-brief -m acme
	assert_output "$(cat <<'END'
Acme SA: framework contract of 2026-03-09, in the safe, [no-such-thing], phone, email, Jane Doe, Rui Costa.
Since 2026-03-09.
an { odd.

## And wholesale of kitchen equipment

text

- peace since 2026-03-09
END
	)"
}

@test "a template: what a record holds stays on its line, and a terminal gets no control characters" {
	given clients/acme/promise/2026-11-20-odd.md <<'END'
---
title: "two\nlines \e[31m | and a pipe"
due: 2026-12-01
---
END
	given templates/brief.md <<'END'
{table: promise where due = 2026-12-01; show "Due" due, "What" title}
END
	run -0 cr-brief -m acme
	assert_line --index 0 '| Due | What |'
	assert_line --index 1 '|---|---|'
	assert_line --index 2 '| 2026-12-01 | two lines  [31m \| and a pipe |'
	assert_equal "${#lines[@]}" 3
}

@test "--handover: a request that nobody has answered changes hands with the rest" {
	run -0 cr-brief --handover acme
	part 'Who owns what, by date' >../owned
	run -0 grep -c 'printers for the second warehouse' ../owned
	assert_output 1
	run -0 grep 'printers for the second warehouse' ../owned
	assert_output --partial '(request, Ana Silva)'
}
