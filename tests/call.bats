#!/usr/bin/env bats
# A call in a minute: one cr-note and six lines, and every program speaks of it.
load helper

setup() {
	world
	example_book
	cat >"$HOME/typed" <<-'END'
		- bad: status report late again severity:2 topic:delivery cause:us raised-by:client told:today
		- ask: CSV export of invoices scope:out
		- [ ] quote for the CSV export in writing due:fri to:jane-doe
		- view: hosting in our own rooms topic:hosting stance:in-house from:tom-keller
		- view: hosting with a provider topic:hosting stance:provider from:maria-lopes
		- fact: daughter graduates event:2026-12-12 about:jane-doe
	END
	# shellcheck disable=SC2016
	printf '#!/bin/sh\ncat "%s" >>"$1"\n' "$HOME/typed" >"$HOME/scribe"
	chmod +x "$HOME/scribe"
	export EDITOR=$HOME/scribe
	note=clients/acme/log/2026-11-21-phone.md
	run -0 cr-note -w jane-doe acme
}

@test "it is one log of today, on the client's first channel, with the lines typed" {
	assert_line "$note"
	run -0 cat "$note"
	assert_line 'channel: phone'
	assert_line --partial 'with: [jane-doe]'
	assert_line '- ask: CSV export of invoices scope:out'
	run -0 cr-list -q 'path has "2026-11-21-phone"' -f kind
	for kind in issue request promise position note log; do
		assert_line --regexp "^$note.*"$'\t'"$kind\$"
	done
	assert_equal "${#lines[@]}" 7
}

@test "friday is a date in the file, and nothing is left to save" {
	run -0 cat "$note"
	assert_line '- [ ] quote for the CSV export in writing due:2026-11-27 to:jane-doe'
	run -0 git status --short
	refute_output
}

@test "it is one commit, whose subject names the client" {
	run -0 git log --format=%s -2
	assert_line --index 0 --partial acme
	assert_line --index 1 'by hand'
}

@test "the lines inherit the day, the person and the channel" {
	run -0 cr-list -k request -q 'title has "CSV export"' -f date,from,channel,scope acme
	assert_output --regexp $'\t2026-11-21\tjane-doe\tphone\tout$'
	run -0 cr-list -k promise -q 'title has "CSV export"' -f made,due,by-side,to acme
	assert_output --regexp $'\t2026-11-21\t2026-11-27\tus\tjane-doe$'
	run -0 cr-list -k issue -q 'known is 2026-11-21' -f severity,raised-by,told acme
	assert_output --regexp $'\t2\tclient\t2026-11-21$'
}

@test "of two in the room it is not known whom a line means, unless it says so" {
	given clients/acme/log/2026-11-20-both.md <<-'END'
		---
		channel: video
		with: [jane-doe, tom-keller]
		---
		- said: "rude on the phone" score:1 scale:5
		- said: "quick as ever" score:5 scale:5 from:tom-keller
		- ask: price list
	END
	run -0 cr-list -q 'path has "2026-11-20-both" and kind is not log' -f from,title
	assert_line --partial $'\t-\t"rude on the phone"'
	assert_line --partial $'\ttom-keller\t"quick as ever"'
	assert_line --partial $'\t-\tprice list'
	run -0 cr-check clients/acme/log/2026-11-20-both.md
	refute_output --partial from
}

@test "cr-due speaks of all of it, each on its day" {
	run -0 cr-due -w 3w acme
	assert_line --partial 'status report late again'
	assert_line --partial 'CSV export of invoices'
	assert_line --partial 'quote for the CSV export in writing'
	assert_line --regexp '(hosting|stance)'
	assert_line --partial 'daughter graduates'
	run -0 cr-due acme
	refute_output --partial 'quote for the CSV export'
	refute_output --partial 'daughter graduates'
}

@test "cr-check speaks of what is already wrong in it" {
	run -1 cr-check acme
	assert_line --regexp "^$note:[0-9]+:"
}

@test "cr-show has it on the client's page" {
	run -0 cr-show acme
	assert_line --partial 'quote for the CSV export in writing'
	assert_line --partial 'CSV export of invoices'
	assert_line --partial 'status report late again'
	assert_line --partial 'daughter graduates'
}

@test "cr-score counts it: Acme's evidence grows, and names a line of the note" {
	run -0 cr-score -e acme
	assert_line --regexp "^$note:[0-9]+"$'\t'
}

@test "closed without a word, a note leaves nothing" {
	EDITOR=true run -0 cr-note birch
	run -0 git status --short
	refute_output
	run -0 git log --format=%s -1
	assert_output --partial acme
}
