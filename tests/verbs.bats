#!/usr/bin/env bats
# cr-owe, cr-done, cr-move and cr-note: the daily verbs, in shell over the others.
load helper
load writes

promise=clients/acme/promise/2026-11-10-cutover-plan.md
log=clients/acme/log/2026-11-18-review.md

@test "cr-owe: a promise of ours by a day" {
	small_book
	run -0 --separate-stderr cr-owe acme fri 'send SOW' to=jane-doe
	assert_output clients/acme/promise/2026-11-21-send-sow.md
	assert_equal "$stderr" 'cr-owe: due: Fri 2026-11-27 (in 6 days)'
	assert_equal "$(cat "$output")" $'---\ntitle: send SOW\ndue: 2026-11-27\nto: jane-doe\n---'
	assert_equal "$(subject)" 'acme: promise "send SOW", due 2026-11-27'
	clean
}

@test "each speaks under its own name, whatever program does the work" {
	small_book
	run -2 cr-owe acme nonsense X
	assert_line --index 0 'cr-owe: not a date: "nonsense"'
	run -2 cr-done kept=no cutover
	assert_line 'cr-done: promise has no field kept'
	run -2 cr-done status=kept
	assert_line '    hint: cr-done -h says how it is called'
	run -2 cr-move cutover 3/4
	assert_line --index 0 --regexp '^cr-move: '
	run -2 cr-note nobody
	assert_line --index 0 'cr-note: no client answers to "nobody"'
	run -0 bash -c 'EDITOR="cr-list -q due\<fri >said 2>&1; true" cr-note acme; cat said'
	assert_output --partial 'cr-list: no field "fri"'
}

@test "cr-owe -t: theirs; -n: only shown; a title may look like a field or an option" {
	small_book
	run -0 cr-owe -t acme +2w 'x=y' 
	run -0 grep -e '^title: x=y$' -e '^by-side: client$' -c clients/acme/promise/2026-11-21-x-y.md
	assert_output 2
	run -0 cr-owe acme -n 2026-12-01 Later
	assert_line '+title: Later'
	run -0 cr-owe -- acme 2026-12-01 '-n is a title'
	assert_output clients/acme/promise/2026-11-21-n-is-a-title.md
	assert_equal "$(commits)" 2
}

@test "cr-done: words of the title are enough, of a file or a line" {
	small_book
	run -0 cr-done cutover
	assert_equal "$(changed)" $'+status: kept\n+closed: 2026-11-21'
	run -0 cr-done 'send sli'
	assert_equal "$(changed | tail -n 1)" '+- [x] send the slides due:2026-11-24 closed:2026-11-21 ^k85k'
	run -2 cr-done cutover
	assert_output --partial 'no open promise'
	assert_equal "$(commits)" 2
	clean
}

@test "a file that cannot be read keeps nobody from the others" {
	small_book
	printf '%s\nname: caf\351\n---\n' --- >clients/acme/person/tom-keller.md
	run -0 cr-done cutover
	assert_line "$promise"
	run -2 cr-done nothing-such
	assert_line --index 0 --partial 'tom-keller.md:2:10: error: a byte that is not UTF-8'
	assert_line --index 1 '    name: caf\xe9'
	assert_line 'cr-done: no open promise answers to "nothing-such"'
}

@test "-h lists the options, of a shell program as well" {
	for program in cr-done cr-move cr-owe cr-note; do
		run -0 "$program" -h
		assert_line --index 0 --partial "usage: $program ["
		assert_line --regexp '^  -C dir +the book is in dir$'
		for option in $(grep -o '\[-[a-z]' <<<"${lines[0]}" | cut -c2-3); do
			assert_line --regexp "^  $option "
		done
	done
}

@test "cr-owe: without words there is no promise; the same one twice is said, and written" {
	small_book
	run -2 cr-owe acme fri ''
	assert_output 'cr-owe: a promise needs its title: what was promised'
	run -0 --separate-stderr cr-owe acme fri 'send SOW'
	refute_regex "$stderr" 'says the same'
	run -0 --separate-stderr cr-owe acme +2w 'send SOW'
	refute_regex "$stderr" 'says the same'
	run -0 --separate-stderr cr-owe acme fri 'send SOW'
	assert_output clients/acme/promise/2026-11-21-send-sow-3.md
	assert_regex "$stderr" 'clients/acme/promise/2026-11-21-send-sow.md: notice: this promise says the same, word for word'
	cr-done 2026-11-21-send-sow 2026-11-21-send-sow-3
	run -0 --separate-stderr cr-owe acme fri 'send SOW'
	refute_regex "$stderr" 'says the same'
}

@test "cr-note: an editor that fails is named, and what names another" {
	small_book
	EDITOR=false run -2 cr-note acme </dev/null
	assert_line --index 0 'cr-note: the editor (false) failed'
	assert_line --index 1 '    hint: CR_EDITOR, VISUAL or EDITOR names the one to use'
}

@test "a promise whose status is no word of the kind: that is said, and where to look" {
	small_book
	sed -i '2i status: Done' "$promise"
	run -2 cr-done cutover
	assert_line --index 0 'cr-done: no open promise answers to "cutover": the status of "Cutover plan" is no word of its kind'
	assert_line --index 1 "    hint: cr-check $promise"
}

@test "a promise that was kept is not kept again: what became of it is said, and no day that was read" {
	small_book
	cr-done -d yesterday cutover
	run -2 cr-done -d yesterday cutover
	assert_output --regexp '^cr-done: no open promise answers to "cutover": ".*" was kept on 2026-11-20$'
	run -2 cr-done -d yesterday "$promise" 'their data'
	refute_output --partial 'closed:'
	assert_equal "$(commits)" 1
	clean
}

@test "cr-done -d: another day; several at once; what two answer to is refused" {
	small_book
	run -0 cr-done -d fri cutover 'their data'
	assert_equal "$(commits)" 1
	assert_equal "$(changed | grep -c 2026-11-20)" 2
	cr-owe acme fri 'send the letter' >/dev/null
	before=$(git rev-parse HEAD)
	run -2 cr-done 'send the'
	assert_line '    slides  2026-11-24  acme  send the slides'
	assert_line '    letter  2026-11-27  acme  send the letter'
	assert_equal "$(git rev-parse HEAD)" "$before"
}

@test "cr-done -: the open promises of a list" {
	small_book
	run -0 bash -c 'cr-list acme | cr-done -'
	assert_equal "${#lines[@]}" 4
	assert_equal "$(commits)" 1
	run -0 cr-done - </dev/null
}

@test "cr-move: the first day stays, and who agreed" {
	small_book
	run -0 cr-move cutover thu -a jane-doe 'waiting for the freeze'
	assert_line "$promise"
	assert_equal "$(changed)" "$(cat <<-'END'
		-due: 2026-11-27
		+due: 2026-11-26
		+due0: 2026-11-27
		+agreed-by: jane-doe
		+moved: 2026-11-21
		+reason: waiting for the freeze
	END
	)"
	run -0 cr-move 'send the slides' +1w
	assert_equal "$(changed | tail -n 1)" '+- [ ] send the slides due:2026-11-28 due0:2026-11-24 ^k85k'
	assert_equal "$(commits)" 2
	clean
}

@test "refused: too little, too much, what is not there" {
	small_book
	run -2 cr-owe acme fri
	assert_output --partial usage
	run -2 cr-owe nobody fri 'send SOW'
	run -2 cr-owe acme 3/4 'send SOW'
	run -2 cr-done
	assert_output --partial usage
	run -2 cr-done nothing
	run -2 cr-move cutover
	run -2 cr-move cutover fri why 'too many'
	run -2 cr-move cutover fri -a nobody
	run -2 cr-note
	run -2 cr-note nobody
	assert_equal "$(commits)" 0
	clean
}

# editor SCRIPT: what the "person" does with the file "$1"
editor() {
	printf '#!/bin/sh\n%s\n' "$1" >"$BATS_TEST_TMPDIR/editor"
	chmod +x "$BATS_TEST_TMPDIR/editor"
	export EDITOR=$BATS_TEST_TMPDIR/editor
}

@test "cr-note: a log of today, its lines records, the comment gone" {
	small_book
	editor 'cp "$1" ../shown; printf "%s\n" "She liked it." "- [ ] offer in writing due:fri" "- bad: report late" >>"$1"'
	run -0 --separate-stderr cr-note acme </dev/null
	assert_output clients/acme/log/2026-11-21-email.md
	assert_equal "$(cat "$output")" "$(cat <<-'END'
		---
		channel: email
		---
		She liked it.
		- [ ] offer in writing due:2026-11-27
		- bad: report late
	END
	)"
	run -0 grep 'owe: ' ../shown
	assert_equal "${#lines[@]}" 3
	assert_line --partial '  we owe: Cutover plan, due '
	assert_line --partial '  they owe: '
	assert_equal "$(subject)" 'acme: log email, 2 lines'
	assert_equal "$(commits)" 1
	clean
}

@test "cr-note: channel, day, people and title are fields" {
	small_book
	editor 'echo "Well." >>"$1"'
	run -0 cr-note -c in-person -d yesterday -w jane-doe,tom-keller acme 'Steering committee' </dev/null
	run -0 cat clients/acme/log/2026-11-20-steering-committee.md
	assert_output "$(cat <<-'END'
		---
		title: Steering committee
		date: 2026-11-20
		channel: in-person
		with: [jane-doe, tom-keller]
		---
		Well.
	END
	)"
}

@test "cr-note: what it was for is a field" {
	small_book
	editor 'echo hello >>"$1"'
	run -0 cr-note -t check-in acme </dev/null
	run -0 cat "$output"
	assert_line 'type: check-in'
}

@test "cr-note: unchanged, emptied or removed it is not kept" {
	small_book
	for script in : ': >"$1"' 'rm "$1"'; do
		editor "$script"
		run -0 --separate-stderr cr-note acme </dev/null
		refute_output
		assert_equal "$(commits)" 0
		clean
	done
}

@test "cr-note: a fault leaves the note in its place, with the place named" {
	small_book
	editor 'echo "- [ ] offer due:whenever" >>"$1"'
	run -2 --separate-stderr cr-note acme </dev/null
	refute_output
	[[ ${stderr_lines[0]} == clients/acme/log/2026-11-21-email.md:4:*due* ]]
	assert_equal "$(tail -n 1 clients/acme/log/2026-11-21-email.md)" '- [ ] offer due:whenever'
	assert_equal "$(commits)" 0
}

@test "cr-note: an editor that fails loses nothing" {
	small_book
	editor 'echo "half a note" >>"$1"; exit 1'
	run -2 cr-note acme </dev/null
	assert_output --partial clients/acme/log/2026-11-21-email.md
	run -0 grep -c 'half a note' clients/acme/log/2026-11-21-email.md
}

@test "cr-note: an editor that fails, or a signal, leaves nothing where nothing was typed" {
	small_book
	for script in 'exit 1' 'kill -INT $$' 'kill -INT 0' 'kill -TERM 0' 'kill -HUP 0'; do
		editor "$script"
		run -2 setsid -w env --default-signal cr-note acme </dev/null
		run -0 git status --porcelain
		refute_output
	done
}

@test "cr-note: a note that a signal cut short is left and named, without the comment" {
	small_book
	note=clients/acme/log/2026-11-21-email.md
	for signal in INT TERM; do
		editor "echo 'half a note' >>\"\$1\"; kill -$signal 0"
		run -2 --separate-stderr setsid -w env --default-signal cr-note acme </dev/null
		refute_output
		run -0 grep -xF "cr-note: the note is left in $note; cr-save $note records it" <<<"$stderr"
		assert_equal "$(cat "$note")" $'---\nchannel: email\n---\nhalf a note'
		rm "$note"
	done
}

@test "cr-note: told to end, it ends the editor, and does what it does when that ends" {
	small_book
	mkfifo ../never
	for script in '' 'echo "a note" >>"$1"; '; do
		editor "$script"'kill -TERM "$(cat ../pid)"; read -r x <>../never'
		run -2 --separate-stderr setsid -w env --default-signal sh -c 'echo "$$" >../pid; exec cr-note acme' </dev/null
		refute_output
		run -0 git status --porcelain
		assert_output "${script:+?? clients/acme/log/2026-11-21-email.md}"
	done
	assert_equal "$(tail -n 1 clients/acme/log/2026-11-21-email.md)" 'a note'
	editor 'trap "exit 0" HUP; echo "its own end" >>"$1"; kill -TERM "$(cat ../pid)"; read -r x <>../never'
	run -0 setsid -w env --default-signal sh -c 'echo "$$" >../pid; exec cr-note -c phone acme' </dev/null
	assert_equal "$(commits)" 1
}

@test "cr-note: Ctrl-C that the editor took for itself saves the note" {
	small_book
	editor 'trap : INT; echo "a note" >>"$1"; kill -INT 0'
	run -0 setsid -w env --default-signal cr-note acme </dev/null
	assert_equal "$(commits)" 1
}

@test "cr-note: what keeps it from being recorded is said before the editor opens" {
	small_book
	editor 'touch ../opened'
	for name in user.name user.email; do
		git config --file "$HOME/.gitconfig" --unset "$name"
	done
	run -2 cr-note acme </dev/null
	assert_output --partial 'git does not know who you are'
	git config --file "$HOME/.gitconfig" user.name Ana
	git config --file "$HOME/.gitconfig" user.email ana@example.com
	git checkout -q --detach
	run -2 cr-note acme </dev/null
	assert_output --partial 'no branch is checked out here'
	assert [ ! -e ../opened ]
	run -0 git status --porcelain
	refute_output
}

@test "the verbs are told their book by -C" {
	small_book
	unset CR_BOOK
	cd ..
	run -0 cr-owe -C book acme 2026-12-01 Letter
	assert_output book/clients/acme/promise/2026-11-21-letter.md
	run -0 cr-done -C book letter
	editor 'echo x >>"$1"'
	run -0 cr-note -C book acme </dev/null
	assert_output book/clients/acme/log/2026-11-21-email.md
}
