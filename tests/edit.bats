#!/usr/bin/env bats
# cr-edit: records in the editor; what is wrong comes back, and no text is lost.
load helper
load writes

promise=clients/acme/promise/2026-11-10-cutover-plan.md
log=clients/acme/log/2026-11-18-review.md
kept=.git/cr/edit

editor() {		# editor [N] <<'END': what the Nth call of the editor does with its files, $1 ...
	mkdir -p ../editor && cat >"../editor/${1:-1}"
	cat >../editor/run <<-'END'
		#!/bin/bash
		cd "${0%/*}" && echo x >>calls && n=$(wc -l <calls)
		printf '%s\n' "$@" >"args$n"
		for last; do :; done
		cp "$last" "seen$n"
		[ ! -f "$n" ] || . "./$n"
	END
	chmod +x ../editor/run
	export CR_EDITOR=$PWD/../editor/run
}
calls() { wc -l <../editor/calls; }

@test "a record is edited, checked and recorded" {
	small_book
	editor <<<'sed -i "s/^due: .*/due: 2026-12-01/" "$1"'
	run -0 --separate-stderr cr-edit cutover
	assert_output "$promise"
	assert_equal "$(changed)" $'-due: 2026-11-27\n+due: 2026-12-01\n+due0: 2026-11-27'
	assert_equal "$(subject)" 'acme: promise cutover-plan due 2026-11-27 to 2026-12-01'
	assert_equal "$(operation)" edit
	[[ -z $(find "$kept" -type f) ]]
	clean
}

@test "CR_EDITOR, then VISUAL, then EDITOR; a command with arguments and quotes" {
	small_book
	export EDITOR='sed -i "s/^due: .*/due: 2026-12-01/"' VISUAL= CR_EDITOR=
	cr-edit cutover >/dev/null
	VISUAL="sed -i 's/^due: .*/due: 2026-12-02/'" cr-edit cutover >/dev/null
	CR_EDITOR="sed -i 's/^due: .*/due: 2026-12-03/'" VISUAL=false cr-edit cutover >/dev/null
	assert_equal "$(git log -3 -p --format= "$promise" | grep '^+due:')" $'+due: 2026-12-03\n+due: 2026-12-02\n+due: 2026-12-01'
	CR_EDITOR=/nowhere/at-all run -2 cr-edit cutover
	assert_output --partial 'there is no editor "/nowhere/at-all"'
	CR_EDITOR=false run -2 cr-edit cutover
	assert_output --partial 'failed'
	[[ -z $(find "$kept" -type f) ]]
}

@test "several records, named and piped, are one editor and one commit" {
	small_book
	editor <<<'for f; do sed -i "s/^name: \(.*\)/name: Dr \1/; s/ due:2026-11-2[45]/&T10:00/" "$f"; done'
	run -0 --separate-stderr bash -c "{ cr-list -k promise -q 'path has review'; echo clients/acme/person/jane-doe.md; } | cr-edit - acme"
	assert_output $'clients/acme/log/2026-11-18-review.md\nclients/acme/person/jane-doe.md\nclients/acme/client.md'
	assert_equal "$(calls)" 1
	assert_equal "$(wc -l <../editor/args1)" 3
	assert_equal "$(commits)" 1
	assert_equal "$(changed | grep -c '^+')" 4
}

@test "a record in a line opens there" {
	small_book
	mkdir ../bin && editor <<<'sed -i "s/due:fri/x/" "$2"'
	ln -s ../editor/run ../bin/vi
	CR_EDITOR=$PWD/../bin/vi run -0 --separate-stderr cr-edit "$log:9"
	assert_equal "$(head -n 1 ../bin/args1 ../editor/args1 2>/dev/null | grep +)" +9
}

@test "relative dates become ISO, ticked boxes are closed, as cr-save does" {
	small_book
	editor <<<'sed -i "s/\[ \] send the slides/[x] send the slides/" "$1"; echo "- [ ] call back due:fri" >>"$1"'
	run -0 --separate-stderr cr-edit "$log"
	assert_line "$log"
	[[ $stderr == *"notice: due:fri is written as Fri 2026-11-20"* ]]
	run -0 tail -n 1 "$log"
	assert_output '- [ ] call back due:2026-11-20'
	run -0 grep slides "$log"
	assert_output --partial 'closed:2026-11-21'
}

@test "what is wrong comes back with the message on top, and the person's own text below" {
	small_book
	editor 1 <<<'sed -i "s/^due: .*/due: soon/" "$1"; echo "A word of mine." >>"$1"'
	editor 2 <<<'sed -i "s/^due: soon/due: 2026-12-01/" "$1"'
	run -0 --separate-stderr cr-edit cutover
	assert_output "$promise"
	[[ $stderr != *error* && $stderr != *fault* ]]
	assert_equal "$(cat ../editor/seen2)" "$(cat <<-'END'
		# cr-edit: line 6: due: not a date; write it as 2026-11-21, or 2026-11-21T09:30: "soon"
		# cr-edit: Nothing is recorded yet. Correct it and leave the editor; these lines go by themselves.
		# cr-edit: To give up leave it as it is, or empty: then your text is kept in a file.
		---
		title: Cutover plan
		due: soon
		---
		A word of mine.
	END
	)"
	run -0 cat "$promise"
	assert_output $'---\ntitle: Cutover plan\ndue: 2026-12-01\ndue0: 2026-11-27\n---\nA word of mine.'
	assert_equal "$(commits)" 1
	clean
}

# The limit of bytes a file takes what the editor writes, but not the notes on top of it.
@test "a disk that is full when the text is to be shown again takes nothing of it away" {
	small_book
	editor <<-'END'
		sed -i 's/^due: .*/due: soon/' "$1"
		printf '%*s' $((8180 - $(wc -c <"$1"))) end >>"$1"
	END
	run -2 bash -c 'trap "" XFSZ; ulimit -f 8; cr-edit cutover'
	assert_output --partial "$promise: not recorded; your text is kept in $(realpath "$kept")/$promise"
	assert_equal "$(wc -c <"$kept/$promise")" 8180
	assert_equal "$(find "$kept" -type f | wc -l)" 2
}

@test "left as it is a second time, it is kept in a file that is named, and the next time goes on with it" {
	small_book
	editor 1 <<<'sed -i "s/^due: .*/due: soon/" "$1"; echo "A word of mine." >>"$1"'
	run -2 --separate-stderr cr-edit cutover
	refute_output
	[[ $stderr == *"$promise: not recorded; your text is kept in $(realpath "$kept")/$promise"* ]]
	assert_equal "${stderr_lines[2]%%;*}" "$(realpath "$kept")/$promise:3:6: error: due: not a date"
	assert_equal "$(calls)" 2
	assert_equal "$(commits)" 0
	clean
	run -0 cat "$kept/$promise"
	assert_output $'---\ntitle: Cutover plan\ndue: soon\n---\nA word of mine.'
	cr-set confidence=80 cutover >/dev/null
	editor 3 <<<'sed -i "s/^due: .*/due: 2026-12-01/" "$1"'
	run -0 --separate-stderr cr-edit cutover
	assert_equal "${stderr_lines[0]}" "cr-edit: $promise: going on with the text that was kept"
	run -0 cat "$promise"
	assert_output --partial $'confidence: 80\n'
	assert_output --partial 'A word of mine.'
	[[ -z $(find "$kept" -type f) ]]
}

@test "emptied after an error it is kept as it was; emptied at once nothing happens" {
	small_book
	editor 1 <<<'sed -i "s/^due: .*/due: soon/" "$1"'
	editor 2 <<<': >"$1"'
	run -2 cr-edit cutover
	run -0 grep soon "$kept/$promise"
	rm -r "$kept"
	editor 3 <<<': >"$1"'
	run -0 cr-edit cutover
	assert_output --partial 'the text is empty, so nothing is recorded'
	assert_equal "$(commits)" 0
	clean
}

@test "of several records only the faulty one comes back; refused, the others are recorded" {
	small_book
	editor 1 <<<'sed -i "s/^due: .*/due: soon/; s/^name: .*/name: Acme/" "$1" "$2"'
	run -2 --separate-stderr cr-edit cutover clients/acme/client.md
	assert_output clients/acme/client.md
	assert_equal "$(wc -l <../editor/args2)" 1
	assert_equal "$(changed | tail -n 1)" '+name: Acme'
	assert_equal "$(git status --porcelain)" ''
	[[ -f $kept/$promise && ! -f $kept/clients/acme/client.md ]]
}

@test "an editor that comes back at once loses nothing, and it says what to set" {
	small_book
	mkdir ../bin && printf '#!/bin/sh\n' >../bin/code && chmod +x ../bin/code
	CR_EDITOR=$PWD/../bin/code run -0 cr-edit cutover
	assert_line 'cr-edit: nothing was changed'
	assert_line --partial "code came back at once: if its window is still open, what you save there is kept in"
	assert_line --partial 'bin/code --wait'\'' makes it wait'
	sed -i 's/^due: .*/due: 2026-12-01/' "$kept/$promise"
	EDITOR=true run -0 --separate-stderr cr-edit cutover
	assert_output "$promise"
	run -0 grep '^due: ' "$promise"
	assert_output 'due: 2026-12-01'
}

@test "an editor of several records that comes back at once: each kept text is named" {
	small_book
	EDITOR=true run -0 cr-edit cutover acme
	assert_line --regexp "came back at once.* is kept in .*/$promise, "
	assert_line --regexp '^cr-edit: and what of clients/acme/client.md in .*/clients/acme/client.md$'
}

@test "what another program writes meanwhile stays; in the same line it is shown" {
	small_book
	editor 1 <<-'END'
		sed -i 's/^due: .*/due: 2026-12-01/' "$1"
		cr-set confidence=80 acme/promise/2026-11-10-cutover-plan >/dev/null
	END
	run -0 cr-edit cutover
	run -0 cat "$promise"
	assert_output $'---\ntitle: Cutover plan\ndue: 2026-12-01\nconfidence: 80\ndue0: 2026-11-27\n---'
	editor 2 <<-'END'
		sed -i 's/^due: .*/due: 2026-12-02/' "$1"
		cr-set due=2026-12-09 acme/promise/2026-11-10-cutover-plan >/dev/null
	END
	editor 3 <<<'sed -i "s/^due: .*/due: 2026-12-10/" "$1"'
	run -0 cr-edit cutover
	run -0 grep '^# cr-edit' ../editor/seen3
	assert_line --index 0 --partial 'changed meanwhile, in lines that you changed too:'
	assert_line '# cr-edit: +due: 2026-12-09'
	run -0 grep '^due: ' "$promise"
	assert_output 'due: 2026-12-10'
	clean
}

@test "an edit by hand that is not valid can be mended in it" {
	small_book
	sed -i 's/^due: .*/due: soon/' "$promise"
	editor <<<'sed -i "s/^due: soon/due: 2026-12-01/" "$1"'
	run -0 cr-edit cutover
	assert_equal "$(changed | grep due:)" $'-due: 2026-11-27\n+due: 2026-12-01'
	clean
}

@test "a file that no program can read is opened, what is wrong with it on top" {
	small_book
	sed -i 4d "$promise"
	printf -- '---\nname: Acme SA\nname: Acme\n---\n' >clients/acme/client.md
	before=$(cat "$promise")
	editor <<<': left as it is'
	run -0 cr-edit "$promise"
	assert_line --index 0 'cr-edit: nothing was changed'
	assert_equal "$(cat "$promise")" "$before"
	for operand in acme/promise/2026-11-10-cutover-plan acme; do
		editor "$(($(calls) + 1))" <<<'sed -i -e "s/^due: .*/&\n---/" -e "/^name: Acme$/d" "$1"'
		run -0 cr-edit "$operand"
	done
	assert_equal "$(sed -n 4p "$promise")" ---
	run -0 grep '^# cr-edit' ../editor/seen1
	assert_line --index 0 --partial 'line '
	clean
	run -2 cr-edit acme/promise/no-such-thing
}

@test "a new record: the kind's fields as a form, what stays empty goes" {
	small_book
	editor <<<'sed -i "s/^due:  /due: fri/; s/^to:   /to: jane-doe/" "$1"; echo "As agreed on the phone." >>"$1"'
	run -0 --separate-stderr cr-edit -a promise acme 'Quote in writing' effort=6
	assert_output clients/acme/promise/2026-11-21-quote-in-writing.md
	assert_equal "$stderr" 'cr-edit: due: Fri 2026-11-27 (in 6 days)'
	run -0 cat ../editor/seen1
	assert_line --index 1 'title: Quote in writing   # text; required -- what was promised'
	assert_line 'due:                      # date; after made moved -- the day it is promised for'
	assert_line 'effort: 6                 # number -- hours of work in it'
	refute_line --partial 'waiting:'
	run -0 cat clients/acme/promise/2026-11-21-quote-in-writing.md
	assert_output - <<-'END'
		---
		title: Quote in writing
		due: 2026-11-27
		to: jane-doe
		effort: 6
		---
		As agreed on the phone.
	END
	assert_equal "$(subject)" 'acme: promise "Quote in writing", due 2026-11-27'
	clean
}

@test "a new record that is left as it was is none; a wrong one comes back" {
	small_book
	editor 1 <<<':'
	run -0 --separate-stderr cr-edit -a promise acme
	refute_output
	[[ $stderr == *'nothing was changed'* ]]
	rm -r "$kept"
	editor 2 <<<'sed -i "s/^title: /title: x/; s/^due: /due: soon/" "$1"'
	editor 3 <<<'sed -i "s/^due: soon/due: 2026-12-01/" "$1"'
	run -0 --separate-stderr cr-edit -a promise acme
	assert_output clients/acme/promise/2026-11-21-x.md
	run -0 cat clients/acme/promise/2026-11-21-x.md
	assert_output $'---\ntitle: x\ndue: 2026-12-01\n---'
	editor 4 <<<'sed -i "s/^title: /title: y/; s/^due: /due: soon/" "$1"'
	run -2 --separate-stderr cr-edit -a promise acme
	[[ ${stderr_lines[2]} == *'/new/acme-promise.md:3:6: error: due: not a date'* ]]
	assert_equal "${stderr_lines[1]}" '    hint: cr-edit -a promise acme goes on with it'
	run -2 cr-edit -a promis acme
	assert_output --partial 'did you mean promise?'
}

@test "in a pipe it has the terminal" {
	small_book
	printf '#!/bin/sh\n[ -t 0 ] && [ -t 1 ] && sed -i "s/^due: .*/due: 2026-12-01/" "$1"\n' >../ed && chmod +x ../ed
	CR_EDITOR=$PWD/../ed run -0 script -qec 'echo clients/acme/promise/2026-11-10-cutover-plan.md | cr-edit - | cat >names' /dev/null
	assert_equal "$(cat names)" "$promise"
	run -0 grep '^due: ' "$promise"
	assert_output 'due: 2026-12-01'
}

@test "-n shows the diff, and keeps the text" {
	small_book
	editor <<<'sed -i "s/^due: .*/due: 2026-12-01/" "$1"'
	run -0 --separate-stderr cr-edit -n cutover
	assert_line '+due: 2026-12-01'
	[[ $stderr == *'nothing is recorded; your text is kept in'* ]]
	assert_equal "$(commits)" 0
	clean
}

@test "a record that is open in another cr-edit is not opened twice" {
	small_book
	editor <<<'cr-edit acme/promise/2026-11-10-cutover-plan >inner 2>&1 || echo $? >>inner; sed -i "s/^due: .*/due: 2026-12-01/" "$1"'
	run -0 cr-edit cutover
	assert_equal "$(cat ../editor/inner)" $'cr-edit: clients/acme/promise/2026-11-10-cutover-plan.md is open in another cr-edit\n2'
	assert_equal "$(calls)" 1
	assert_equal "$(commits)" 1
}

@test "a book that cannot be written is said before the editor opens" {
	small_book
	editor <<<':'
	: >.git/MERGE_HEAD
	run -2 cr-edit cutover
	assert_output --partial merge
	[[ ! -f ../editor/calls ]]
}
