#!/usr/bin/env bats
# The line protocol: what a line is, how records are named, what comes out of a pipe.
load helper

setup() {
	world
	book
	given clients/acme/client.md <<-'END'
		---
		name: Acme SA
		aliases: [acme-sa, The Big One]
		tier: a
		---
	END
	given clients/acme/promise/2026-11-02-send-the-quote.md <<-'END'
		---
		title: Send the quote
		due: 2026-11-20
		---
	END
	given clients/acme/promise/2026-10-01-send-the-plan.md <<-'END'
		---
		title: Send the plan of the work
		status: kept
		due: 2026-10-05
		---
	END
	given clients/acme/log/2026-11-03-call.md <<-'END'
		---
		title: Call
		channel: phone
		---
		- [ ] minutes to Jane due:2026-11-24
		- ask: CSV export ^k3f9
		- [ ] twice
		- [ ] twice
	END
	given clients/birch/client.md <<-'END'
		---
		name: Birch
		---
	END
	quote=clients/acme/promise/2026-11-02-send-the-quote.md
	plan=clients/acme/promise/2026-10-01-send-the-plan.md
	call=clients/acme/log/2026-11-03-call.md
}

name_of() {	# name_of OPERAND: the name that cr-list prints for it
	cr-list -k promise,request,log,person -f kind "$1" | cut -f 1
}

@test "field one of every line opens with cat, from wherever the caller stands" {
	for dir in . clients/acme clients/acme/promise /; do
		cd "$BOOK" && cd "$dir"
		run -0 bash -c 'cr-list | cut -f 1 | sed "s/#.*//" | xargs cat'
		assert_line 'name: Acme SA'
		assert_line 'title: Call'
	done
	cd "$BOOK/.."
	run -0 cr-list -C book acme/promise/2026-11-02-send-the-quote
	assert_output --regexp "^book/$quote	"
	cd "$BOOK/clients/acme"
	run -0 cr-list 'promise/2026-11-02-send-the-quote.md'
	assert_output "../../$quote	2026-11-02	Send the quote"
}

@test "a record answers to its path, its handle, a beginning, words of its title" {
	for typed in "$quote" "$BOOK/$quote" "./$quote" acme/promise/2026-11-02-send-the-quote \
	    acme/promise/2026-11 2026-11-02 send-the-q 'quote' 'se qu' 'SEND THE QUOTE' "$quote:1" "$quote:2:7"; do
		run -0 name_of "$typed"
		assert_output "$quote"
	done
}

@test "a line answers to its id, its hash and its place" {
	for typed in "$call#^k3f9" 'acme/log/2026-11-03-call#^k3f9' '^k3f9' 'csv ex' "$call:6"; do
		run -0 name_of "$typed"
		assert_output "$call#^k3f9"
	done
	hash=$(printf '%s' '- [ ] minutes to Jane due:2026-11-24' | sha1sum | cut -c 1-12)
	run -0 name_of "$call#$hash"
	assert_output "$call#$hash"
}

@test "a line that went to another note of the client is found by its id, if only one has it" {
	given clients/acme/log/2026-11-04-later.md <<-'END'
		---
		title: Later
		channel: phone
		---
		- ask: CSV export ^k3f9
	END
	sed -i '/k3f9/d' "$call"
	run -0 name_of "$call#^k3f9"
	assert_output 'clients/acme/log/2026-11-04-later.md#^k3f9'
	cp clients/acme/log/2026-11-04-later.md clients/acme/log/2026-11-05-again.md
	run -2 cr-list "$call#^k3f9"
	assert_output --partial '2 lines have that id'
}

@test "identical lines are told apart, and a count that changed refuses the old name" {
	hash=$(printf '%s' '- [ ] twice' | sha1sum | cut -c 1-12)
	run -0 name_of "$call#$hash.2.2"
	assert_output "$call#$hash.2.2"
	run -2 cr-list "$call#$hash"
	assert_output --partial 'has changed'
	echo '- [ ] twice' >>"$call"
	run -2 cr-list "$call#$hash.2.2"
	assert_output --partial 'has changed'
}

@test "of seventy thousand lines in one note each has its name: the many alike, the few, and those alone" {
	awk 'BEGIN {
		print "---\ntitle: Long\nchannel: phone\n---"
		for (i = 1; i <= 70000; i++)
			print "- [ ] of many" (i % 3000 ? "" : "\n- [ ] now and then\n- [ ] number " i)
	}' | given clients/acme/log/2026-11-06-long.md
	hash=$(printf '%s' '- [ ] now and then' | sha1sum | cut -c 1-12)
	run -0 bash -c "cr-list -k promise -q 'path has long' | cut -f1 | grep -o '#$hash.*'"
	assert_output "$(printf "#$hash.%s.23\n" {1..23})"
	hash=$(printf '%s' '- [ ] of many' | sha1sum | cut -c 1-12)
	run -0 bash -c "cr-list -k promise -q 'path has long' | cut -f1 | grep -o '#$hash.*' | tail -n 1"
	assert_output "#$hash.70000.70000"
	run -0 bash -c "cr-list -k promise -q 'path has long' | cut -f1 | grep -c 'long.md#[0-9a-f]*$'"
	assert_output 23
}

@test "a name of a line whose text has changed is refused, never guessed" {
	hash=$(printf '%s' '- [ ] minutes to Jane due:2026-11-24' | sha1sum | cut -c 1-12)
	sed -i 's/minutes to Jane/minutes to Tom/' "$call"
	run -2 cr-list "$call#$hash"
	assert_output --partial 'changed since it was listed'
}

@test "two hits are listed, and nothing is guessed" {
	run -2 cr-list send
	assert_line --index 0 'cr-list: "send" may be any of 2 records; type one of these:'
	assert_line --index 1 '    plan   2026-10-05  acme  Send the plan of the work'
	assert_line --index 2 '    quote  2026-11-20  acme  Send the quote'
	run -0 cr-list quote
	run -0 cr-list plan
	run -2 cr-list 'send the'
	assert_output --partial 'any of 2 records'
}

@test "a client answers to an alias, and means all its records" {
	for typed in acme acme-sa 'the big one' 'Acme SA' clients/acme clients/acme/client.md; do
		run -0 cr-list -k promise "$typed"
		assert_equal "${#lines[@]}" 5
	done
	run -0 cr-list birch
	assert_output "clients/birch/client.md	-	Birch"
}

@test "what names nothing is trouble, with the nearest client" {
	run -2 cr-list acne
	assert_line --partial 'no record answers to "acne"'
	assert_line --partial 'hint: acme'
	run -2 cr-list clients/acme/promise/none.md
	assert_output --partial 'none.md'
	run -2 cr-list ../home
	assert_output --partial '../home'
}

@test "- reads lines: the text up to the first TAB, paths, handles, places and JSON" {
	printf '%s\tfree text\n%s\nacme/log/2026-11-03-call\n%s:7:1\n{"path":"%s#^k3f9"}\n' \
	    "$quote" "$quote" "$call" "$call" >names
	run -0 cr-list -f kind - <names
	assert_line --index 0 "$quote	promise"
	assert_line --index 1 "$call	log"
	assert_line --index 2 --partial "$call#"
	assert_line --index 3 "$call#^k3f9	request"
	assert_equal "${#lines[@]}" 4
}

@test "a line of a pipe names its record whole: no words, no beginnings" {
	echo send-the-q >names
	run -2 cr-list - <names
	assert_output --partial 'send-the-q'
}

@test "what one program prints, the next one reads" {
	cr-list >one
	run -0 cr-list - <one
	assert_output "$(cat one)"
	cr-list -j >json
	run -0 cr-list - <json
	assert_output "$(cat one)"
	cr-list -0 >null
	cr-list -0 - <null >again
	run -0 cmp null again
}

@test "an empty - selects nothing, and is no error of its own" {
	run -1 cr-list - </dev/null
	assert_output ''
}

@test "a record named twice comes once, in the order named" {
	run -0 cr-list -f kind "$plan" "$quote" send-the-q acme/promise/2026-10-01-send-the-plan
	assert_line --index 0 "$plan	promise"
	assert_line --index 1 "$quote	promise"
	assert_equal "${#lines[@]}" 2
}

@test "all operands are checked before anything is printed" {
	run -2 --separate-stderr cr-list "$quote" nobody nothing
	assert_output ''
	[[ $stderr == *nobody* && $stderr == *nothing* ]]
}

@test "control characters are escaped in a line, and come back" {
	given clients/acme/note/2026-11-04-odd.md <<-'END'
		---
		title: "tab\there, line\nfeed, back\\slash, \e[31mred"
		---
	END
	run -0 cr-list -k note
	assert_output 'clients/acme/note/2026-11-04-odd.md	2026-11-04	tab\there, line\nfeed, back\\slash, \x1B[31mred'
	cr-list -0 -k note -f title >null
	run -0 bash -c 'tr "\0" "@" <null'
	assert_output --partial "back\\slash, $(printf '\033')[31mred@"
	run -0 jq -r .title <(cr-list -j -k note)
	assert_output --partial 'tab	here, line'
}

@test "JSON has the same keys in the same order every time, and defaults" {
	run -0 cr-list -j "$quote"
	assert_output "{\"path\":\"$quote\",\"date\":\"2026-11-02\",\"title\":\"Send the quote\",\"kind\":\"promise\",\"client\":\"acme\",\"due\":\"2026-11-20\",\"by-side\":\"us\",\"made\":\"2026-11-02\",\"due0\":\"2026-11-20\",\"status\":\"open\"}"
}

@test "options may stand anywhere, and -- ends them" {
	run -0 cr-list acme -k request
	assert_output "$call#^k3f9	2026-11-03	CSV export"
	run -2 cr-list -k request -- acme --json
	assert_output --partial '"--json"'
}

@test "on a terminal: columns, relative dates, nothing cut in a pipe, colour by the rules" {
	shown() { COLUMNS=60 TERM=xterm script -qec "$1" /dev/null | tr -d '\r'; }
	run -0 shown "cr-list -k promise"
	assert_line --partial 'ago'
	refute_line --partial '2026-11-02	'
	assert_output --partial "$(printf '\033[')"
	run -0 shown "NO_COLOR=1 cr-list -k promise"
	refute_output --partial "$(printf '\033[')"
	run -0 shown "NO_COLOR=1 cr-list --color=always -k promise"
	assert_output --partial "$(printf '\033[')"
	run -0 shown "TERM=dumb cr-list -k promise"
	refute_output --partial "$(printf '\033[')"
	for line in "${lines[@]}"; do [[ ${#line} -le 60 ]]; done
	run -2 cr-list --color=pink
	assert_output --partial 'pink'
}

@test "a name that is too wide for the terminal is cut in its middle, not where names differ" {
	given clients/acme/note/2026-11-04-a-name-that-is-long-and-goes-on-and-on-until-here.md <<<$'---\ntitle: A title of some length, to take room\n---'
	COLUMNS=60 TERM=dumb script -qec 'cr-list -k note' /dev/null >shown
	run -0 cat shown
	assert_line --regexp '^acme/not[^ ]*…[^ ]*until-here '
}

@test "wide characters and combining ones are counted as the terminal shows them" {
	given clients/acme/note/2026-11-04-wide.md <<-'END'
		---
		title: 日本語の長い題名がここにあります、とても長いので切られます、本当に長い
		---
	END
	given clients/acme/note/2026-11-05-marks.md <<-'END'
		---
		title: "é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂"
		---
	END
	COLUMNS=70 TERM=dumb script -qec 'cr-list -k note' /dev/null >shown
	run -0 wc -L shown
	[[ ${output% *} -le 70 && ${output% *} -ge 68 ]]
	run -0 cat shown
	assert_line --partial '…'
	assert_line --partial 'é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂'
}

@test "with -k a name means one of those kinds" {
	run -2 cr-list send
	run -0 cr-list -k request csv
	assert_output "$call#^k3f9	2026-11-03	CSV export"
	run -2 cr-list -k log csv
	assert_output --partial 'csv'
}

@test "control characters of a record never reach a terminal" {
	given clients/acme/note/2026-11-04-odd.md <<-'END'
		---
		title: "\e]0;owned\a \e[2J"
		---
		body
	END
	printf 'raw \033[2J escape\n' >>clients/acme/note/2026-11-04-odd.md
	for command in 'cr-list -k note' 'cr-list -0 -k note' 'cr-list -j -k note' 'cr-show acme/note/2026-11-04-odd' 'cr-show acme'; do
		run -0 env COLUMNS=80 TERM=dumb script -qec "$command" /dev/null
		refute_output --partial "$(printf '\033')"
	done
}

@test "standard input is touched only where - asks for it" {
	printf 'one\ntwo\n' >in
	run -0 bash -c '{ cr-list >/dev/null; cat; } <in'
	assert_output "$(printf 'one\ntwo')"
}

@test "without a book: two lines that help, and status 2" {
	cd "$HOME"
	unset CR_BOOK
	for name in cr-list cr-due cr-score cr-check cr-guide 'cr-show acme'; do
		run -2 --separate-stderr $name
		assert_output ''
		[[ $stderr == *'no book'*cr-init* ]]
	done
	run -2 cr-list -C nowhere
	assert_output --partial 'nowhere'
}

@test "the book is -C, else CR_BOOK, else a parent, else the data home" {
	mkdir -p "$HOME/.local/share" "$HOME/other"
	cp -R "$BOOK" "$HOME/.local/share/cr"
	unset CR_BOOK
	cd "$HOME/other"
	run -0 cr-list birch
	assert_output "$HOME/.local/share/cr/clients/birch/client.md	-	Birch"
	cd "$BOOK/clients/birch"
	run -0 cr-list birch
	assert_output "../../clients/birch/client.md	-	Birch"
	CR_BOOK=$HOME/.local/share/cr run -0 cr-list birch
	assert_output --partial "$HOME/.local/share/cr/clients/birch/client.md"
	CR_BOOK=/nonexistent run -0 cr-list -C "$BOOK" birch
	assert_output "../../clients/birch/client.md	-	Birch"
}

@test "CR_TODAY is a day or a moment, and nothing else" {
	CR_TODAY=2026-11-21T09:00 run -0 cr-list birch
	CR_TODAY=soon run -2 cr-list birch
	assert_output --partial 'CR_TODAY'
}

@test "a reader in a pipe sees what the program before it wrote" {
	cr-add client elm "Elm and Sons"
	cr-add promise elm 'Send the statement of work' due=2026-12-01
	run -0 bash -c 'set -o pipefail; cr-set status=kept elm/promise/2026-11-21-send-the-statement-of-work | cr-list -f status -'
	assert_output --partial "$(printf '\tkept')"
}
