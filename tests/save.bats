#!/usr/bin/env bats
# cr-save: what a hand did in an editor, checked, completed and recorded.
load helper
load writes

promise=clients/acme/promise/2026-11-10-cutover-plan.md
log=clients/acme/log/2026-11-18-review.md

@test "nothing edited is nothing to do" {
	small_book
	run -0 cr-save
	refute_output
	assert_equal "$(commits)" 0
}

@test "edits of several files are one commit, told field by field" {
	small_book
	sed -i 's/^since: .*/since: 2026-03-10\ncadence: 2w/' clients/acme/client.md
	sed -i 's/^due: .*/&\nstatus: kept\nclosed: 2026-11-20/' "$promise"
	run -0 --separate-stderr cr-save
	assert_output $'clients/acme/client.md\n'"$promise"
	assert_equal "$stderr" ''
	assert_equal "$(subject)" 'acme: since 2026-03-09 to 2026-03-10, cadence 2w; promise cutover-plan kept'
	assert_equal "$(operation)" save
	assert_equal "$(commits)" 1
	clean
}

@test "a line that is new in an old note is told by itself; a new note counts its lines" {
	small_book
	echo '- [ ] call Tom due:2026-12-02' >>"$log"
	cr-save >/dev/null
	assert_equal "$(subject)" 'acme: promise "call Tom", due 2026-12-02'
	cr-log -c phone acme Hello -b $'- ask: one\n- ask: two' >/dev/null
	assert_equal "$(subject)" 'acme: log "Hello", phone, 2 lines'
}

@test "only the files that are named" {
	small_book
	printf 'x\n' >>clients/acme/client.md
	printf 'y\n' >>"$promise"
	cd clients/acme
	run -0 cr-save promise
	assert_output "../../$promise"
	assert_equal "$(subject)" 'acme: promise cutover-plan text edited'
	run -0 git status --porcelain
	assert_output ' M clients/acme/client.md'
	run -2 cr-save nowhere.md
	assert_output --partial nowhere.md
}

@test "added, removed and moved files" {
	small_book
	given clients/acme/note/2026-11-20-new.md <<<$'---\ntitle: Something new\n---'
	git mv "$promise" clients/acme/promise/2026-11-11-cutover-plan.md
	rm clients/acme/person/tom-keller.md
	mkdir clients/zinc && printf -- '---\nname: Zinc\n---\n' >clients/zinc/client.md
	run -0 cr-save
	assert_equal "$(subject)" 'acme: person tom-keller removed; and 3 more'
	run -0 git log -1 --format=%b
	assert_line 'acme: note "Something new"'
	assert_line 'acme: promise/2026-11-10-cutover-plan.md moved to promise/2026-11-11-cutover-plan.md'
	assert_line 'zinc: client "Zinc"'
	clean
}

@test "relative dates in lines become ISO, and it says so" {
	small_book
	printf '%s\n' '- [ ] call back due:fri' '- fact: they moved event:"in 2 weeks"' '- bad: late told:tue' >>"$log"
	run -0 --separate-stderr cr-save
	run -0 grep -xF "$log:11:1: notice: due:fri is written as Fri 2026-11-20, counted from the note's day, 2026-11-18" <<<"$stderr"
	assert_equal "$(changed)" "$(cat <<-'END'
		+- [ ] call back due:2026-11-20
		+- fact: they moved event:2026-12-02
		+- bad: late told:2026-11-17
	END
	)"
	assert_equal "$(tail -n 3 "$log")" "$(changed | cut -c2-)"
	clean
}

@test "a day of its end on what was open all the time is a notice: of cr-save once, of cr-check as long as it stands" {
	small_book
	sed -i 's/\[ \] send the slides due:2026-11-24/& closed:2026-11-19/' "$log"
	sed -i 's/^due: .*/&\nclosed: 2026-11-20/' "$promise"
	run -0 --separate-stderr cr-save
	run -0 grep -xF "$log:8:1: notice: it is open, and closed on 2026-11-19" <<<"$stderr"
	run -0 grep -xF "$promise:1:1: notice: it is open, and closed on 2026-11-20" <<<"$stderr"
	run cr-check
	assert_line "$log:8:1: notice: it is open, and closed on 2026-11-19 (tick the box, or take the day out)"
	assert_line "$promise:1:1: notice: it is open, and closed on 2026-11-20 (say status: kept, or take the day out)"
	cr-set status=kept "$promise"
	run cr-check
	refute_line --partial "$promise:1:1: notice: it is open"
	echo >>"$log"
	run -0 --separate-stderr cr-save
	refute_output --partial 'it is open'
	refute_regex "$stderr" 'it is open'
}

@test "the day on which it was over closes what has no status; a promise without a box is told what to say" {
	small_book
	printf '%s\n' '- bad: server down cause:us told:2026-11-18 closed:2026-11-19' '- owe: a quote closed:2026-11-19' >>"$log"
	n=$(wc -l <"$log")
	run -0 --separate-stderr cr-save
	assert_equal "$(grep -F 'it is open' <<<"$stderr")" "$log:$n:1: notice: it is open, and closed on 2026-11-19"
	run cr-check
	assert_equal "$(grep -F 'it is open' <<<"$output")" \
	    "$log:$n:1: notice: it is open, and closed on 2026-11-19 (say status:kept, or take the day out)"
}

@test "a box that was ticked is closed today; one that was closed already is left" {
	small_book
	sed -i 's/\[ \] send the slides.*/[x] send the slides due:2026-11-24/; s/\[ \] their data.*/[X] their data by-side:client due:2026-11-25 closed:2026-11-19/' "$log"
	run -0 cr-save
	assert_equal "$(changed | tail -n 2)" "$(cat <<-'END'
		+- [x] send the slides due:2026-11-24 closed:2026-11-21
		+- [X] their data by-side:client due:2026-11-25 closed:2026-11-19
	END
	)"
	assert_equal "$(subject)" 'acme: promise "send the slides" kept; promise "their data" kept'
}

@test "what a hand opened again has no day on which it ended" {
	small_book
	cr-set status=kept closed=2026-11-20 'send the slides' 'cutover' >/dev/null
	sed -i 's/\[x\] send the slides/[ ] send the slides/' "$log"
	sed -i '/^status: kept/d' "$promise"
	run -0 --separate-stderr cr-save
	run -0 grep -xF "$log:8:1: notice: open again: closed:2026-11-20 taken out" <<<"$stderr"
	run -0 grep -xF "$promise: notice: open again: closed 2026-11-20 taken out" <<<"$stderr"
	run -1 grep -h 'closed' "$log" "$promise"
	sed -i 's/\[ \] send the slides due:2026-11-24/& closed:2026-11-19/' "$log"
	cr-save
	run -0 grep -c 'closed:2026-11-19' "$log"
}

@test "a ticked line that is new is closed on its note's day" {
	small_book
	given clients/acme/log/2026-11-21-today.md <<<$'---\nchannel: phone\n---\n- [x] done at once'
	given clients/acme/log/2026-10-01-old.md <<<$'---\nchannel: phone\n---\n- [x] done in it\n- [-] dropped in it\n- owe: a third status:kept'
	given clients/acme/log/2026-11-25-planned.md <<<$'---\nchannel: phone\n---\n- [x] done before it'
	printf -- '- [x] sent it long ago\n' >>clients/acme/client.md
	cr-save >/dev/null
	assert_equal "$(tail -n 1 clients/acme/log/2026-11-21-today.md)" '- [x] done at once closed:2026-11-21'
	assert_equal "$(tail -n 3 clients/acme/log/2026-10-01-old.md)" "$(cat <<-'END'
		- [x] done in it closed:2026-10-01
		- [-] dropped in it closed:2026-10-01
		- owe: a third status:kept closed:2026-10-01
	END
	)"
	assert_equal "$(tail -n 1 clients/acme/log/2026-11-25-planned.md)" '- [x] done before it closed:2026-11-21'
	assert_equal "$(tail -n 1 clients/acme/client.md)" '- [x] sent it long ago made:2026-11-21'
}

@test "a promise that a hand ended is closed today, in a file as in a line" {
	small_book
	sed -i 's/^due: .*/&\nstatus: missed/' "$promise"
	sed -i 's/\[ \] send the slides/[-] send the slides/' "$log"
	given clients/acme/promise/2026-10-01-long-ago.md <<<$'---\ntitle: Long ago\nstatus: kept\n---'
	run -0 --separate-stderr cr-save
	run -0 grep -xF "$log:8:1: notice: withdrawn: closed:2026-11-21 added" <<<"$stderr"
	run -0 grep -xF "$promise: notice: missed: closed 2026-11-21 added" <<<"$stderr"
	run -0 changed
	assert_line '+- [-] send the slides due:2026-11-24 closed:2026-11-21'
	assert_line '+closed: 2026-11-21'
	run -1 grep closed clients/acme/promise/2026-10-01-long-ago.md
	sed -i 's/^status: missed/status: kept/; /^closed/d' "$promise"
	cr-save
	run -1 grep closed "$promise"
}

@test "relative dates in a note count from its day" {
	small_book
	given clients/acme/log/2026-10-01-old.md <<<$'---\nchannel: phone\n---\n- [ ] call back due:+1w\n- [ ] write due:fri'
	run -0 --separate-stderr cr-save
	assert_regex "$stderr" "clients/acme/log/2026-10-01-old.md:4:1: notice: due:.1w is written as Thu 2026-10-08, counted from the note's day, 2026-10-01"
	assert_equal "$(tail -n 2 clients/acme/log/2026-10-01-old.md)" $'- [ ] call back due:2026-10-08\n- [ ] write due:2026-10-02'
}

@test "a due that was moved by hand leaves its first value, in files and lines" {
	small_book
	sed -i 's/^due: .*/due: 2026-12-04/' "$promise"
	sed -i 's/due:2026-11-24/due:2026-12-01/' "$log"
	run -0 cr-save
	run -0 changed
	assert_line '+due0: 2026-11-27'
	assert_line '+- [ ] send the slides due:2026-12-01 due0:2026-11-24'
	sed -i 's/^due: .*/due: 2026-12-11/; s/^due0: .*/due0: 2026-11-30/' "$promise"
	run -0 cr-save
	assert_equal "$(changed)" $'-due: 2026-12-04\n-due0: 2026-11-27\n+due: 2026-12-11\n+due0: 2026-11-30'
}

@test "a promise that a hand renamed or retitled as well keeps its first day: what is told as moved is completed as moved" {
	book && cr-add client acme 'Acme SA' >/dev/null
	cr-owe acme 2026-11-24 'Alpha report' >/dev/null
	cr-log acme Call -c phone -b $'- [ ] gamma plan due:2026-11-24\n- [ ] delta plan due:2026-11-24\n- ask: more' >/dev/null
	git mv clients/acme/promise/2026-11-21-{alpha,first}-report.md
	sed -i 's/gamma plan/the layout/' clients/acme/log/*.md
	sed -i 's/^due: .*/due: 2026-12-11/; s/due:2026-11-24/due:2026-12-11/' clients/acme/*/*.md
	run -0 cr-save
	run -0 cat clients/acme/promise/2026-11-21-first-report.md
	assert_line 'due0: 2026-11-24'
	run -0 tail -n 3 clients/acme/log/2026-11-21-call.md
	assert_output $'- [ ] the layout due:2026-12-11 due0:2026-11-24\n- [ ] delta plan due:2026-12-11 due0:2026-11-24\n- ask: more'
	run -0 git log -1 --format=%b
	assert_line 'acme: promise "the layout" due 2026-11-24 to 2026-12-11, title gamma plan to the layout'
}

@test "one line that went and more than one that came in its place: the words of the title say which it is" {
	book && cr-add client acme 'Acme SA' >/dev/null
	cr-log acme Call -c phone -b $'- [ ] send the plan due:2026-11-24\n- ask: more' >/dev/null
	sed -i 's/.*send the plan.*/- [ ] ring Tom due:2026-12-01\n- [ ] send the whole plan due:2026-12-11/' clients/acme/log/*.md
	run -0 cr-save
	run -0 grep '\[' clients/acme/log/2026-11-21-call.md
	assert_output $'- [ ] ring Tom due:2026-12-01\n- [ ] send the whole plan due:2026-12-11 due0:2026-11-24'
	sed -i '/ring Tom/d; $a- [ ] buy paper due:2026-12-18' clients/acme/log/*.md
	run -0 cr-save
	assert_equal "$(subject)" 'acme: promise "buy paper", due 2026-12-18; promise "ring Tom" removed'
	run -0 tail -n 1 clients/acme/log/2026-11-21-call.md
	assert_output '- [ ] buy paper due:2026-12-18'
}

@test "a line that was cut and pasted into another note keeps its first day, and is not ended again" {
	book && cr-add client acme 'Acme SA' >/dev/null
	cr-log acme One -c phone -b $'- [ ] send the plan due:2026-11-24\n- [x] done long ago closed:2026-11-03\n- [ ] twice due:2026-11-24' >/dev/null
	cr-log acme Two -c phone -b $'- [ ] twice due:2026-11-24' >/dev/null
	sed -i '/\[/d' clients/acme/log/*.md
	printf -- '- [ ] send the plan due:2026-12-01\n- [x] done long ago\n- [ ] twice due:2026-12-01\n' >>clients/acme/log/2026-11-21-two.md
	sed -i 's/2026-11-24/2026-12-01/' clients/acme/log/2026-11-21-two.md
	CR_TODAY=2026-11-23 run -0 cr-save
	run -0 grep '\[' clients/acme/log/2026-11-21-two.md
	assert_output $'- [ ] send the plan due:2026-12-01 due0:2026-11-24\n- [x] done long ago\n- [ ] twice due:2026-12-01 due0:2026-11-24'
	run -0 cr-save
	refute_output
}

@test "a line that is new in client.md is of the day it was first saved, not of the client's since" {
	small_book
	printf -- '- ask: new logo\n- [ ] call her due:2026-11-24\n- fact: has a dog date:2026-05-01\n' >>clients/acme/client.md
	commit_all 'lines that no program has seen'
	run -0 cr-check
	run -0 cr-list -k request,promise -f date,made,title clients/acme/client.md
	assert_line --partial $'\t-\t-\tnew logo'
	assert_line --partial $'\t-\t-\tcall her'
	run -0 cr-due -p answer-fast acme
	refute_output --partial logo
	printf -- '- ask: new colours\n- [ ] ring him due:tomorrow ^ring\n- fact: has a cat date:2026-06-01\n' >>clients/acme/client.md
	run -0 --separate-stderr cr-save
	assert_regex "$stderr" 'client.md:10:1: notice: date:2026-11-21 added, the day it was first saved'
	run -0 tail -n 6 clients/acme/client.md
	assert_output - <<-'END'
		- ask: new logo
		- [ ] call her due:2026-11-24
		- fact: has a dog date:2026-05-01
		- ask: new colours date:2026-11-21
		- [ ] ring him due:2026-11-22 made:2026-11-21 ^ring
		- fact: has a cat date:2026-06-01
	END
	sed -i 's/new logo/new logos/' clients/acme/client.md
	run -0 cr-save
	run -0 grep logos clients/acme/client.md
	assert_output '- ask: new logos'
}

@test "a line cut from a note and pasted into a file of another day keeps its own" {
	small_book
	sed -i '/send the slides/d; /their data/d' "$log"
	printf -- '- [ ] send the slides due:2026-12-01\n' >>clients/acme/client.md
	given clients/acme/log/2026-11-21-call.md <<<$'---\ntitle: Call\nchannel: phone\n---\n- [ ] their data by-side:client due:2026-11-25'
	run -0 cr-save
	run -0 tail -n 1 clients/acme/client.md
	assert_output '- [ ] send the slides due:2026-12-01 made:2026-11-18 due0:2026-11-24'
	run -0 tail -n 1 clients/acme/log/2026-11-21-call.md
	assert_output '- [ ] their data by-side:client due:2026-11-25 made:2026-11-18'
}

@test "a renamed record that is held back is held back under its old name too, and saving the new name saves the move" {
	small_book
	moved=clients/acme/promise/2026-11-10-cutover.md
	git mv "$promise" $moved
	sed -i 's/^due: .*/due: soon/' $moved
	run -2 cr-save
	assert_line --partial "$moved: error: held back"
	assert_line --partial "$promise: error: held back, with $moved"
	assert_equal "$(commits)" 0
	sed -i 's/^due: .*/due: 2026-12-11/' $moved
	rm clients/acme/person/tom-keller.md
	run -0 cr-save $moved
	run -0 grep due0 $moved
	assert_output 'due0: 2026-11-27'
	run -0 git status --porcelain
	assert_output ' D clients/acme/person/tom-keller.md'
}

@test "what has a fault is held back and named; the rest is recorded" {
	small_book
	sed -i 's/^due: .*/due: soon/' "$promise"
	printf 'More.\n' >>clients/acme/client.md
	run -2 --separate-stderr cr-save
	assert_output clients/acme/client.md
	assert_equal "${stderr_lines[0]}" "$promise:3:6: fault: due: not a date; write it as 2026-11-21, or 2026-11-21T09:30: \"soon\""
	assert_equal "$(git show --format= --name-only HEAD)" clients/acme/client.md
	run -0 git status --porcelain
	assert_output " M $promise"
	run -2 cr-save
	assert_equal "$(commits)" 1
}

@test "--force records it all the same" {
	small_book
	sed -i 's/^due: .*/due: soon/' "$promise"
	run -0 --separate-stderr cr-save --force
	assert_output "$promise"
	[[ $stderr == *'due: not a date'* ]]
	clean
}

@test "what cannot be read is held back, byte for byte" {
	small_book
	printf -- '---\ntitle: "open\n---\n' >clients/acme/note.md
	mkdir clients/acme/note
	printf -- '---\ntitle: x\ntitle: y\n---\n' >clients/acme/note/2026-11-20-twice.md
	printf 'no fence\n' >clients/acme/note/2026-11-20-bare.md
	run -2 cr-save
	assert_output --partial 'clients/acme/note/2026-11-20-twice.md:3'
	assert_output --partial 'clients/acme/note/2026-11-20-bare.md:1'
	run -0 git status --porcelain -uall
	assert_output $'?? clients/acme/note/2026-11-20-bare.md\n?? clients/acme/note/2026-11-20-twice.md'
}

@test "--force is for faults: what cannot be read is held back all the same, and nobody offers it" {
	small_book
	cr-set tier=b acme >/dev/null
	printf 'caf\xe9\n' >>clients/acme/client.md
	printf 'caf\xe9\n' >>model/practices/keep-promises.md
	sed -i 's/^due: .*/due: soon/' "$promise"
	run -2 --separate-stderr cr-save --force
	assert_output "$promise"
	[[ $stderr == *'clients/acme/client.md:'*'not UTF-8'* ]]
	[[ $stderr == *'model/practices/keep-promises.md: error: held back'* ]]
	[[ $stderr != *'--force'* ]]
	assert_equal "$(git show --format= --name-only HEAD)" "$promise"
	run -2 cr-undo 2
	assert_output --partial 'is not valid: nothing was written'
	refute_output --partial '--force'
}

@test "a broken kind, practice or book.md is held back as well" {
	small_book
	printf 'x\n' >>model/practices/keep-promises.md
	sed -i 's/^of: .*/of: promisse/' model/practices/no-silence.md
	run -2 cr-save
	assert_line model/practices/keep-promises.md
	refute_line model/practices/no-silence.md
	assert_output --partial model/practices/no-silence.md:
	assert_equal "$(subject)" 'book: model/practices/keep-promises.md edited'
}

@test "settings that name what is not there are held back, and refused by cr-set" {
	small_book
	sed -i 's/^packs: .*/packs: [core, rythm]/' book.md
	run -2 --separate-stderr cr-save
	refute_output
	assert_equal "${stderr_lines[0]}" 'book.md:5:15: fault: packs: there is no pack "rythm"'
	git checkout -q book.md
	run -2 cr-set packs+=rythm book.md
	assert_output --partial 'did you mean rhythm?'
	run -0 --separate-stderr cr-set packs+=rhythm book.md
	assert_output book.md
}

@test "what editors leave beside a file is left alone" {
	small_book
	cd clients/acme
	touch .client.md.swp .client.md.un~ client.md~ client.md.~3~ '#client.md#' .#client.md 4913 client.swo client.bak \
	    client.md.save sedXa93Bq client.md.tmp client.md.orig client_BACKUP_812.md '~$contract.docx' \
	    '.~lock.contract.odt#' client.md___jb_tmp___ .DS_Store Thumbs.db .syncthing.client.md.tmp
	mkdir .obsidian .vscode .stfolder && touch .obsidian/workspace.json .vscode/settings.json .stfolder/x
	run -0 cr-save
	refute_output
	assert_equal "$(commits)" 0
}

@test "a synchroniser's second copy is left alone, and said" {
	small_book
	cp clients/acme/client.md clients/acme/client.sync-conflict-20261121-101500-ABCDEFG.md
	cp clients/acme/client.md "clients/acme/client (Ana's conflicted copy 2026-11-21).md"
	cp clients/acme/client.md 'clients/acme/client (Conflicted copy phone 202611211015).md'
	run -0 --separate-stderr cr-save
	refute_output
	assert_equal "$(grep -c 'left alone: a synchroniser.s second copy' <<<"$stderr")" 3
	assert_equal "$(commits)" 0
	mv 'clients/acme/client (Conflicted copy phone 202611211015).md' 'clients/acme/promise/2026-11-10-x (conflicted copy 2026-11-19).md'
	said="a synchroniser's second copy, which is no record: take over what is new in it, and remove it"
	for program in cr-check cr-list; do
		run -2 "$program" acme
		assert_line --partial "conflicted copy 2026-11-19).md:"
		assert_line --partial "error: $said"
		refute_output --partial rename
	done
	run -2 cr-check acme
	assert_line --partial "clients/acme/client (Ana's conflicted copy 2026-11-21).md:1:1: notice: $said"
}

@test "what is in no kind's folder is recorded, and said, as cr-check says it" {
	small_book
	given clients/acme/promises/2026-11-19-z.md <<<$'---\ntitle: Z\n---'
	given clients/acme/promis-typo.md <<<$'---\ntitle: Typo\n---'
	given clients/acme/promise/2025/x.md <<<$'---\ntitle: X\n---'
	given clients/acme/owe/2026-11-19-z.md <<<$'---\ntitle: Z\n---'
	given clients/acme/attachments/plan.txt <<<'no record'
	given clients/zinc.md <<<$'---\nname: Zinc\n---'
	touch clients/acme/client_BACKUP_812.md
	file="is in no kind's folder, so it is no record"
	run -0 --separate-stderr cr-save
	assert_equal "$stderr" "$(cat <<-END
		clients/acme/owe: notice: is no kind, so what it holds is no record
		    hint: did you mean promise?
		clients/acme/promis-typo.md: notice: $file
		    hint: a client has client.md and KIND/*.md, as note/2026-11-21-their-offices.md
		clients/acme/promise/2025/x.md: notice: $file
		    hint: a client has client.md and KIND/*.md, as note/2026-11-21-their-offices.md
		clients/acme/promises: notice: is no kind, so what it holds is no record
		    hint: did you mean promise?
		clients/zinc.md: notice: $file
		    hint: a client has client.md and KIND/*.md, as note/2026-11-21-their-offices.md
	END
	)"
	run -0 cr-check
	assert_line --partial "clients/zinc.md:1:1: notice: $file"
	assert_line 'clients/acme/promises:1:1: notice: is no kind, so what it holds is no record (did you mean promise?)'
	assert_line --partial "clients/acme/promis-typo.md:1:1: notice: $file"
	refute_output --partial BACKUP
}

@test "a name that is none for a record: no force, and what to type works in git and without" {
	small_book
	given 'clients/acme/note/My Notes.md' <<<$'---\ntitle: N\n---'
	run -2 cr-save
	assert_line --partial 'hint: rename it: lower-case letters'
	refute_output --partial --force
	run -2 cr-save --force
	assert_equal "$(commits)" 0
}

@test "a note that cr-note has open, or left, is held back until its comment is out" {
	small_book
	note=clients/acme/log/2026-11-21-phone.md
	given "$note" <<<$'---\nchannel: phone\n---\n<!-- cr-note: this comment goes\n-->\n- [ ] x due:fri'
	for operand in '' "$note"; do
		run -0 cr-save $operand
		assert_output - <<-END
			$note: notice: left alone: the comment of cr-note is still in it
			    hint: cr-note records it when its editor ends; if none is open, take out the comment
		END
	done
	assert_equal "$(commits)" 0
	sed -i '/^<!--/,/-->/d' "$note"
	run -0 cr-save
	assert_equal "$(commits)" 1
}

@test "a day in words in a note that is held back: what becomes of it is said, not what was typed" {
	small_book
	note=clients/acme/log/2026-11-21-phone.md
	given "$note" <<<$'---\nchannel: phone\n---\n- bad: late told:yesterday severity:9\n- [ ] x due:"next fri"\n- [ ] y due:yesterdya'
	cr-save >/dev/null 2>&1 || [[ $? -eq 2 ]]
	run -1 cr-check "$note"
	assert_line --regexp 'told.*"yesterday" \(cr-save writes it out as a day\)'
	assert_line --regexp 'due.*"next fri" \(cr-save writes it out as a day\)'
	assert_line --partial '(did you mean yesterday?)'
}

@test "--each is one commit a client, and one for what is nobody's" {
	small_book
	given clients/zinc/client.md <<<$'---\nname: Zinc\n---' && commit_all
	git mv "$promise" clients/zinc/2026-11-10-cutover-plan.md
	sed -i 's/^since: .*/since: 2026-03-10/' clients/acme/client.md
	printf 'More.\n' | tee -a clients/zinc/client.md >>book.md
	run -0 cr-save --each
	assert_equal "$(commits)" 4
	run -0 git log -3 --format=%s
	assert_output - <<-'END'
		zinc: text edited
		acme: promise/2026-11-10-cutover-plan.md moved to clients/zinc/2026-11-10-cutover-plan.md; and 1 more
		book: text edited
	END
	clean
}

@test "a record that was renamed and edited is one that moved" {
	small_book
	rm "$promise"
	given clients/acme/promise/2026-11-10-cutover.md <<<$'---\ntitle: Cutover plan\ndue: 2026-11-28\n---'
	run -0 cr-save
	assert_equal "$(subject)" 'acme: promise/2026-11-10-cutover-plan.md moved to promise/2026-11-10-cutover.md; and 1 more'
	run -0 git log -1 --format=%b
	assert_line 'acme: promise cutover due 2026-11-27 to 2026-11-28'
}

@test "what practices flag in the records edited is said, and holds nothing back" {
	small_book
	given clients/acme/log/2026-11-20-call.md <<-'END'
		---
		channel: phone
		---
		- view: one way topic:hosting stance:a from:jane-doe
		- view: another topic:hosting stance:b from:tom-keller
	END
	sed -i 's/^packs: .*/packs: [core, governance]/' book.md
	run -0 --separate-stderr cr-save
	assert_output $'book.md\nclients/acme/log/2026-11-20-call.md'
	assert_equal "${stderr_lines[-1]}" "$(cr-check | grep flag: | tail -n 1)"
	[[ ${stderr_lines[-1]} == *'nobody speaks for the client (one-client-voice)' ]]
	clean
	printf 'More.\n' >>clients/acme/client.md
	run -0 --separate-stderr cr-save
	assert_equal "$stderr" ''
}

@test "a link that leads nowhere is said as cr-check says it, of the records edited only" {
	small_book
	sed -i 's/^---$/&\nsponsor: nobody/;:a;n;ba' clients/acme/client.md
	commit_all by hand
	given clients/acme/log/2026-11-20-call.md <<-'END'
		---
		channel: phone
		with: [jane-doe, jon-doe]
		---
		- [ ] the quote due:2026-12-01 to:jone
		- [ ] the plan due:2026-12-01
		- bad: late affects:^nope,2026-11-10-cutover-plan known:2026-11-19
		- fact: she moves about:tom-keller,deliverable/x
	END
	run -0 --separate-stderr cr-save
	assert_output clients/acme/log/2026-11-20-call.md
	assert_equal "$stderr" "$(cr-check | grep -e /log/)"
	assert_equal "${#stderr_lines[@]}" 4
	[[ ${stderr_lines[0]} == *'2026-11-20-call.md:1:1: notice: with: there is no "jon-doe" to link to' ]]
	clean
	sed -i 's/^- fact: .*/- fact: she moves soon/' clients/acme/log/2026-11-20-call.md
	run -0 --separate-stderr cr-save
	assert_equal "$stderr" ''
}

@test "other files of the book are recorded as they are" {
	small_book
	printf 'Dear {client}\n' >templates/letter.md
	printf '\0\1' >clients/acme/contract.pdf
	run -0 cr-save
	assert_output $'clients/acme/contract.pdf\ntemplates/letter.md'
	clean
}

@test "-n is a patch from what was recorded, and writes nothing" {
	small_book
	sed -i 's/\[ \] send/[x] send/' "$log"
	cp "$log" ../kept
	cr-save -n >../patch
	cmp "$log" ../kept
	assert_equal "$(commits)" 0
	git apply --cached --check ../patch
	run -0 grep '^[-+]- ' ../patch
	assert_output $'-- [ ] send the slides due:2026-11-24\n+- [x] send the slides due:2026-11-24 closed:2026-11-21'
}

@test "a book below a repository's top records its own files only" {
	git init -q repo && cd repo && mkdir sub && cr-init sub/book >/dev/null
	mkdir -p sub/book/clients/acme && printf -- '---\nname: A\n---\n' >sub/book/clients/acme/client.md
	printf 'x\n' >outside
	cd sub/book/clients
	run -0 cr-save
	assert_output ../clients/acme/client.md
	run -0 git status --porcelain
	assert_output '?? outside'
}

# One edit as a hand makes it, good or bad, by the numbers that RANDOM gives from a fixed beginning.
any_edit() {
	local n=$((RANDOM % 100)) files file
	mapfile -t files < <(find clients -name '*.md' | sort)
	file=${files[RANDOM % ${#files[@]}]}
	case $((RANDOM % 16)) in
	0) printf 'Prose %s.\n' "$n" >>"$file" ;;
	1) printf -- '- [ ] thing %s due:fri\n- [x] done %s\n' "$n" "$n" >>"$file" ;;
	2) printf -- '- bad: thing %s severity:7\n' "$n" >>"$file" ;;
	3) sed -i "s/^due: .*/due: 2026-12-$((10 + n % 20))/; s/due:2026-11-2/due:2026-12-2/" "$file" ;;
	4) sed -i 's/^due: .*/due: soon/' "$file" ;;
	5) [[ $file == */client.md ]] || rm "$file" ;;
	6) [[ $file == */client.md ]] || mv "$file" "${file%/*}/2026-10-$((10 + n % 20))-renamed-$n.md" ;;
	7) mkdir -p clients/acme/note && printf -- '---\ntitle: New %s\n---\n' "$n" >"clients/acme/note/2026-11-20-new-$n.md" ;;
	8) mkdir -p clients/acme/note && printf 'no fence\n' >"clients/acme/note/2026-11-20-bare-$n.md" ;;
	9) sed -i 's/$/\r/' "$file" ;;
	10) head -c "$((20 + n))" "$file" >../cut && cat ../cut >"$file" ;;
	11) printf '\0' >>"$file" ;;
	12) touch "${file%/*}/.x.swp" "$file~" "${file%.md}.sync-conflict-20261121-101500-AAAAAAA.md" ;;
	13) printf 'Dear %s\n' "$n" >>templates/letter.md ;;
	14) sed -i 's/^packs: .*/packs: [core, nonsense]/' book.md ;;
	15) sed -i 's/\[ \]/[x]/' "$file" ;;
	esac
}

@test "after any edits by hand, what is not recorded is named" {
	small_book
	RANDOM=2026
	for round in {1..24}; do
		for _ in 1 2 3; do any_edit; done
		status=0
		cr-save >../said 2>../why || status=$?
		left=$(git status --porcelain -uall | cut -c4- | grep -v -e '\.swp$' -e '~$' -e sync-conflict -e '/\.') || left=
		if [[ -z $left ]]; then
			assert_equal "$status $(cat ../why | grep -c error:)" '0 0'
		else
			assert_equal "$status" 2
			while IFS= read -r path; do
				grep -qF "$path: error: held back" ../why || fail "$path is left, and nobody said so: $(cat ../why)"
			done <<<"$left"
		fi
		git fsck --no-dangling >../fsck 2>&1
		git reset -q --hard && git clean -qfd
		held=$((held + (status == 2))) clean=$((clean + (status == 0)))
	done
	[[ $held -gt 4 && $clean -gt 4 ]]
	[[ -z $(cat ../fsck) ]]
}

@test "a note of tens of thousands of lines is completed, recorded and told line by line, not each against each" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n'
		seq -f '- [ ] send part %.0f due:2026-11-27' 30000
	} >clients/acme/log/2026-11-20-phone.md
	run -0 timeout 60 cr-save
	sed -i 's/ part / page /; s/11-27/11-30/' clients/acme/log/2026-11-20-phone.md
	sed -i '4s/27/30/; s/page \([0-9]*7\) /part \1 /' clients/acme/log/2026-11-20-phone.md
	timeout 60 cr-save >../said 2>&1
	assert_equal "$(grep -c 'due was moved: due0 2026-11-27 added' ../said)" 30000
	assert_equal "$(grep -c 'due:2026-11-30 due0:2026-11-27$' clients/acme/log/2026-11-20-phone.md)" 30000
	run -0 timeout 60 cr-history -f moved-by -k promise
	assert_equal "$(grep -c '	3$' <<<"$output")" 30000
}

@test "a day in words that a hand adds to a recorded line is counted from today, not from its note" {
	small_book
	note=clients/acme/log/2026-11-09-mail.md
	recorded_note $note '- ask: price of the export? opened-by:client'
	sed -i 's/:client/:client replied:yesterday/' $note
	run -0 cr-save
	assert_output --partial 'replied:yesterday is written as Fri 2026-11-20'
	assert_equal "$(tail -n 1 $note)" '- ask: price of the export? opened-by:client replied:2026-11-20'
}
