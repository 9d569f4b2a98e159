#!/usr/bin/env bats
# cr-add: from the line that was typed to the file and its commit.
load helper
load writes

@test "what a kind asks for is asked of the command line, not of a file" {
	small_book
	cr-add client zeta
	run -2 cr-add promise zeta
	assert_output $'cr-add: a new promise needs title\n    hint: title=TEXT: what was promised'
	run -2 cr-add snooze zeta 'they are away'
	assert_output $'cr-add: a new snooze needs until\n    hint: until=DATE: the day it speaks again'
	[ ! -e clients/zeta/snooze ]
}

@test "a record is a file, a name, and a commit that says it" {
	small_book
	run -0 --separate-stderr cr-add promise acme 'Send the statement of work' due=2026-12-05 to=jane-doe
	assert_output clients/acme/promise/2026-11-21-send-the-statement-of-work.md
	assert_equal "$stderr" ''
	assert_equal "$(cat "$output")" $'---\ntitle: Send the statement of work\ndue: 2026-12-05\nto: jane-doe\n---'
	assert_equal "$(subject)" 'acme: promise "Send the statement of work", due 2026-12-05'
	assert_equal "$(operation)" add
	assert_equal "$(commits)" 1
	clean
}

@test "a date in words is echoed with its weekday and written in ISO" {
	small_book
	run -0 --separate-stderr cr-add owe acme 'Minutes' due='next fri'
	assert_equal "$stderr" 'cr-add: due: Fri 2026-11-27 (in 6 days)'
	run -0 grep '^due:' "$output"
	assert_output 'due: 2026-11-27'
}

@test "fields stand in the kind's order, quoted where YAML would misread them" {
	small_book
	run -0 cr-add promise acme 'No: 12' status=open tags=a,no test='yes' effort=2.5 due=2026-12-05
	assert_equal "$(cat "$output")" "$(cat <<-'END'
		---
		title: "No: 12"
		due: 2026-12-05
		test: "yes"
		effort: 2.5
		status: open
		tags: [a, "no"]
		---
	END
	)"
	run -0 cr-list -f title,test,tags,effort "$output"
	assert_output --regexp $'\tNo: 12\tyes\ta,no\t2.5$'
}

@test "a second record of that name gets -2, a third -3" {
	small_book
	cr-add note acme 'Same' >/dev/null
	cr-add note acme 'Same' >/dev/null
	run -0 --separate-stderr cr-add note acme 'Same'
	assert_output clients/acme/note/2026-11-21-same-3.md
	assert_equal "$stderr" 'clients/acme/note/2026-11-21-same.md: notice: this note says the same, word for word'
}

@test "names: accents go, other scripts stay, signs are hyphens" {
	small_book
	run -0 cr-add note acme 'Größe & Œuvre: “¿qué?” 100%'
	assert_output clients/acme/note/2026-11-21-grosse-oeuvre-que-100.md
	run -0 cr-add note acme 'Привет, МИР!'
	assert_output clients/acme/note/2026-11-21-привет-мир.md
	run -0 cr-add note acme "Ana's 会議 🎉"
	assert_output clients/acme/note/2026-11-21-anas-会議.md
	run -0 cr-add note acme '🎉'
	assert_output clients/acme/note/2026-11-21-note.md
	run -0 cr-add note acme "$(printf 'word%.0s ' {1..40})"
	[[ $output == *word.md && ${#output} -lt 130 ]]
}

@test "the dating field names the file; without a title another field does" {
	small_book
	run -0 cr-add issue acme 'Report late' known=2026-11-02
	assert_output clients/acme/issue/2026-11-02-report-late.md
	run -0 grep '^known: 2026-11-02$' "$output"
	run -0 cr-add log acme channel=phone
	assert_output clients/acme/log/2026-11-21-phone.md
}

@test "what names a file without a title is what its kind asks for" {
	small_book
	cr-guide --on care governance >/dev/null
	run -0 cr-add term acme word='cold ticket' meaning='open, and nobody waits'
	assert_output clients/acme/term/cold-ticket.md
	run -0 cr-add dispute acme clause='12.3'
	assert_output clients/acme/dispute/2026-11-21-12-3.md
	run -0 cr-add review acme answer=3 evidence='calls are down' question=value
	assert_output clients/acme/review/2026-11-21-value.md
	run -0 cr-add risk acme harm=3
	assert_output clients/acme/risk/2026-11-21-risk.md
}

@test "a client has a directory of its own, and since" {
	book
	run -0 cr-add client 'Acme SA'
	assert_output clients/acme-sa/client.md
	assert_equal "$(cat "$output")" $'---\nname: Acme SA\nsince: 2026-11-21\n---'
	run -0 cr-add client zinc 'Zinc & Söhne Ltd' since=2020-01-01
	assert_output clients/zinc/client.md
	run -0 cr-add team 'Ana Silva' capacity=30
	assert_output team/ana-silva.md
	run -2 cr-add client zinc 'Zinc again'
	assert_output --partial 'clients/zinc/client.md'
	run -2 cr-add client 'No Good' 'Zinc'
	assert_output --partial 'lower-case'
	clean
}

@test "a person has a name, and the file no date" {
	small_book
	run -0 cr-add person acme 'Ada Moss' role=CEO
	assert_output clients/acme/person/ada-moss.md
	assert_equal "$(cat "$output")" $'---\nname: Ada Moss\nrole: CEO\n---'
}

@test "-b gives the body, @ a file, @- standard input" {
	small_book
	run -0 cr-add note acme One -b 'said so'
	assert_equal "$(tail -n 2 "$output")" $'---\nsaid so'
	printf 'from a file\nand on' >body
	run -0 cr-add note acme Two -b @body
	assert_equal "$(tail -n 2 "$output")" $'from a file\nand on'
	run -0 cr-add note acme Three -b @- <<<'piped in'
	assert_equal "$(tail -n 1 "$output")" 'piped in'
	run -2 cr-add note acme Four -b @nowhere
	assert_output --partial nowhere
}

@test "a key of one's own is kept, with a notice" {
	small_book
	run -0 --separate-stderr cr-add promise acme Plan colour=red
	assert_equal "$(sed -n 3p "$output")" 'colour: red'
	assert_equal "${stderr_lines[0]}" 'cr-add: notice: colour is no field of promise: kept as a key of your own'
}

@test "-n prints a patch that git takes, and writes nothing" {
	small_book
	run -0 --separate-stderr cr-add -n promise acme Plan due=2026-12-05
	printf '%s\n' "$output" >patch
	[[ ! -e clients/acme/promise/2026-11-21-plan.md ]]
	assert_equal "$(commits)" 0
	git apply patch
	assert_equal "$(cat clients/acme/promise/2026-11-21-plan.md)" $'---\ntitle: Plan\ndue: 2026-12-05\n---'
}

@test "names are from where one stands" {
	small_book
	cd clients/acme
	run -0 cr-add note acme Here
	assert_output ../../clients/acme/note/2026-11-21-here.md
	[[ -f $output ]]
}

# refused ARGS...: status 2, nothing on standard output, nothing written
refused() {
	local before
	before=$(git rev-parse HEAD)
	run -2 --separate-stderr cr-add "$@"
	refute_output
	assert_equal "$(git rev-parse HEAD)" "$before"
	assert_equal "$(git status --porcelain)" ''
}

@test "a person in a field is found as an operand is, where only one fits, and it says whom" {
	small_book
	cr-set aliases=jd acme/person/jane-doe
	for typed in 'Tom Keller' tom tom-k 'to ke'; do
		run -0 --separate-stderr cr-add promise acme "A letter to $typed" to="$typed"
		assert_equal "$stderr" 'cr-add: to: tom-keller (Tom Keller)'
		run -0 grep '^to:' "$output"
		assert_output 'to: tom-keller'
	done
	cr-set to=JD owner=Ana cutover
	run -0 grep -E '^(to|owner):' clients/acme/promise/2026-11-10-cutover-plan.md
	assert_output $'to: jane-doe\nowner: ana'
	run -0 --separate-stderr cr-log -w tom,jd acme 'Talk'
	assert_equal "$stderr" $'cr-log: with: tom-keller (Tom Keller)\ncr-log: with: jane-doe (Jane Doe)'
	run -0 grep '^with:' "$output"
	assert_output 'with: [tom-keller, jane-doe]'
	cr-set with-=tom acme/log/2026-11-21-talk
	run -0 grep '^with:' clients/acme/log/2026-11-21-talk.md
	assert_output 'with: [jane-doe]'
	given clients/acme/person/tom-berg.md <<<$'---\nname: Tom Berg\n---' && commit_all
	refused promise acme X to=tom
	[[ $stderr == *'may be any of 2'*tom-berg*tom-keller* ]]
}

@test "who has left may be named, and that they have is said; not of a day before" {
	small_book
	cr-set left=2026-10-05 acme/person/jane-doe
	run -0 --separate-stderr cr-add promise acme 'A letter' to=jane
	assert_equal "$stderr" $'cr-add: to: jane-doe (Jane Doe)\ncr-add: to: jane-doe left Mon 2026-10-05 (6 weeks ago)'
	run -0 --separate-stderr cr-log -w jane-doe,tom-keller acme 'Talk'
	assert_equal "$stderr" 'cr-log: with: jane-doe left Mon 2026-10-05 (6 weeks ago)'
	run -0 --separate-stderr cr-log -d 2026-10-04 -w jane-doe acme 'Farewell'
	assert_equal "$stderr" ''
	run -0 --separate-stderr cr-set with-=jane-doe acme/log/2026-11-21-talk
	assert_equal "$stderr" ''
	run -0 --separate-stderr cr-set with+=jane-doe acme/log/2026-11-21-talk
	assert_equal "$stderr" 'cr-set: with: jane-doe left Mon 2026-10-05 (6 weeks ago)'
	run -0 --separate-stderr cr-set sponsor=clients/acme/person/jane-doe.md acme
	assert_equal "$stderr" 'cr-set: sponsor: jane-doe left Mon 2026-10-05 (6 weeks ago)'
	cr-set left=2026-11-22 acme/person/jane-doe
	run -0 --separate-stderr cr-log -w jane-doe acme 'Two'
	assert_equal "$stderr" ''
	echo 'name: again' | sed -i '2r /dev/stdin' clients/acme/person/tom-keller.md
	commit_all by hand
	run -0 --separate-stderr cr-log -w tom-keller acme 'Three'
	assert_equal "$stderr" ''
}

@test "how a kind says that something is gone is in its file" {
	small_book
	cr-guide --on rhythm >/dev/null
	sed -i 's/^  - ends date /  - ends date; gone /' model/kinds/plan.md
	cr-add plan acme Weekly type=meeting every=1w starts=2026-01-01 ends=2026-10-05 >/dev/null 2>&1
	run -0 --separate-stderr cr-log acme 'Once more' plan=weekly
	assert_equal "$stderr" 'cr-log: plan: weekly ends Mon 2026-10-05 (6 weeks ago)'
	sed -i 's/^  - ends date; gone /  - ends date; gone now /' model/kinds/plan.md
	run -2 cr-log acme 'And again' plan=weekly
	assert_output --partial 'plan.md:23:1: error: not a clause: " gone now"'
}

@test "a second client or person of one name is added, and the first is named" {
	small_book
	run -0 --separate-stderr cr-add client 'acme sa'
	assert_output clients/acme-sa/client.md
	assert_equal "$stderr" 'clients/acme/client.md: notice: this client is called "acme sa" already'
	run -0 --separate-stderr cr-add person acme 'Jane Doe'
	assert_output clients/acme/person/jane-doe-2.md
	assert_equal "$stderr" 'clients/acme/person/jane-doe.md: notice: this person is called "Jane Doe" already'
	run -0 --separate-stderr cr-add person acme-sa 'Jane Doe'
	assert_equal "$stderr" ''
}

@test "refused, with what to type: each bad input" {
	small_book
	refused
	[[ $stderr == *'what kind'* && $stderr == *usage* || $stderr == *KIND* ]]
	refused promis acme X
	[[ $stderr == *promise* ]]
	refused promise acmee X
	[[ $stderr == *acme* ]]
	refused promise acme X by-sid=client
	[[ $stderr == *by-side* ]]
	refused promise acme X severity=2
	[[ $stderr == *severity* ]]
	refused promise acme X due=3/4
	[[ $stderr == *3/4* ]]
	refused promise acme X due=2026-02-30
	refused promise acme X confidence=101
	[[ $stderr == *confidence*100* ]]
	refused promise acme X status=done
	[[ $stderr == *kept* ]]
	refused promise acme X to=jane-dot
	[[ $stderr == *jane-doe* ]]
	refused promise acme X owner=jane-doe
	[[ $stderr == *'type one of: ana; or add one: cr-add team jane-doe NAME'* ]]
	refused promise acme X 'to=Olga Birch'
	[[ $stderr == *'cr-add person acme NAME'* ]]
	rm team/ana.md
	run -2 --separate-stderr cr-add promise acme X owner=ana
	[[ $stderr == *'cr-add team ana NAME'* ]]
	git checkout -q team
	refused promise acme X due-=2026-12-05
	refused promise acme X due=2026-12-05 due=2026-12-06
	[[ $stderr == *twice* ]]
	refused promise acme X client=birch
	[[ $stderr == *folder* ]]
	refused promise acme two words
	[[ $stderr == *quotes* ]]
	refused promise acme
	[[ $stderr == *title* ]]
	refused client
	[[ $stderr == *'what is it called?'*'cr-add client [SLUG] NAME'* ]]
	refused slot acme X
	refused log acme X
	[[ $stderr == *channel* ]]
}

@test "a kind whose pack is off says how to switch it on" {
	small_book
	refused risk acme 'Christmas peak'
	[[ $stderr == *governance* && $stderr == *cr-guide* ]]
}

@test "a kind that is none, off or never written is refused in the same words by every program" {
	small_book
	said() {
		run -2 --separate-stderr cr-add "$1" acme X
		assert_equal "$stderr" "cr-add: $2"
		run -2 --separate-stderr cr-edit -a "$1" acme X
		assert_equal "$stderr" "cr-edit: $2"
	}
	said isue $'no kind is called "isue"\n    hint: did you mean issue?'
	said risk $'risk belongs to the pack governance, which is off\n    hint: cr-guide --on governance'
	said slot 'slot records are worked out and never written'
	run -2 cr-list -k isue
	assert_output $'cr-list: no kind is called "isue"\n    hint: did you mean issue?'
	run -2 cr-add spaceship acme X
	assert_line --regexp '^    hint: the kinds are agreement, .*, term$'
	run -2 cr-edit -a client acme X
	assert_output --partial 'client records are begun by cr-add'
}

@test "a title that looks like a field is written title=" {
	small_book
	run -0 cr-add note acme title='a=b'
	assert_output clients/acme/note/2026-11-21-a-b.md
	run -0 grep '^title: a=b$' "$output"
}

@test "a link may be typed in words, as an operand may; several are listed" {
	small_book
	run -0 cr-add snooze acme 'she is away' of='cut pl' until=+2w
	run -0 grep '^of:' clients/acme/snooze/2026-11-21-she-is-away.md
	assert_output 'of: promise/2026-11-10-cutover-plan'
	cr-add promise acme 'Cutover place' due=fri >/dev/null
	run -2 cr-add snooze acme 'away again' of='cut pl' until=+2w
	assert_line --partial '"cut pl" may be any of 2 records; type one of these:'
	run -2 cr-add snooze acme 'away again' of='no such thing' until=+2w
	assert_line --partial 'of: no record is called "no such thing"'
}

@test "a plan that says no rhythm would be due never: refused, and found by cr-check" {
	small_book && cr-guide --on rhythm >/dev/null
	run -2 cr-add plan acme 'Board' type=meeting
	assert_line --partial 'a new plan needs every'
	mkdir -p clients/acme/plan
	printf -- '---\ntitle: Board\nstarts: 2026-11-02\n---\n' >clients/acme/plan/board.md
	run -1 cr-check
	assert_line --partial 'clients/acme/plan/board.md:1:1: fault: plan has no every'
}

@test "a standing plan begins today, where nobody says when, and its dates come" {
	example_book
	run -0 cr-add plan delta 'Weekly word' type=report every=1w weekday=fri at=16:00
	run -0 grep '^starts: 2026-11-21$' clients/delta/plan/weekly-word.md
	run -0 cr-due -w 2w -p report-on-time delta
	assert_output $'clients/delta/plan/weekly-word.md\t2026-11-26T16:00\treport-on-time\tWeekly word'
	run -0 cr-add plan delta 'Weekly call' every=1w starts=2026-12-01
	run -0 grep -c '^starts: ' clients/delta/plan/weekly-call.md
	assert_output 1
	printf -- '---\ntitle: Yearly survey\nevery: 1y\n---\n' >clients/delta/plan/yearly.md
	run -2 cr-save
	assert_line 'clients/delta/plan/yearly.md:1:1: fault: plan has no starts'
}
