#!/usr/bin/env bats
# cr-show: a client on one page, or a record.
load helper

setup() { world; example_book; }

@test "a client: how to be with them, how it stands, what is open both ways, who is there" {
	run -0 cr-show acme
	assert_line --index 0 'Acme SA'
	assert_line 'Say the worst first: Jane forgives bad news and never a surprise. She decides'
	assert_line --regexp '^  (poor|fair), [0-9]+ of 100: '
	assert_line --partial 'Cutover plan, hour by hour  keep-promises'
	assert_line 'We promised'
	assert_line --partial '2026-11-13  Cutover plan, hour by hour'
	assert_line 'They promised'
	assert_line --partial '  order the test licences (Tom Keller)'
	assert_line 'Trouble still open'
	assert_line 'Last contacts'
	assert_line --partial '2026-11-18  Status report (email, update'
	assert_line --partial 'Jane Doe (COO, phone'
}

@test "on a terminal what was written of a client is filled anew where it is too wide; nowhere else" {
	{
		printf -- '---\nname: Wide\n---\n'
		cat <<-'END'
			Short lines of a paragraph
			stay where they were broken.

			Whoever does not break his lines gets them broken for him, at the width of the terminal,
			whatever stood below.

			- an item, too: its second line stands below the text of its first, and not below
			  the hyphen
			  1. and so does one within it, with the number of its own that it has in the list of them
			- a short one

			A line with two blanks at its end is not joined to the one that follows it, however wide it is.  
			This one follows.

			> a quotation stays as it is, as wide as it may be: it is what somebody else has written down

			    code stays as it is, since it is not prose at all, and a line of it that is broken is no code

			| a table | stays as well | since its columns would be lost | if its lines were broken somewhere |
			```
			what is fenced stays as it is, even if it is wider than the terminal, down to the closing fence
			```
			Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa stays.
		END
	} | given clients/wide/client.md
	COLUMNS=60 TERM=dumb script -qec 'cr-show wide' /dev/null | tr -d '\r' >shown
	run -0 sed -n '/^Short/,/stays\.$/p' shown
	assert_output "$(cat <<-'END'
		Short lines of a paragraph
		stay where they were broken.

		Whoever does not break his lines gets them broken for him,
		at the width of the terminal, whatever stood below.

		- an item, too: its second line stands below the text of its
		  first, and not below the hyphen
		  1. and so does one within it, with the number of its own
		     that it has in the list of them
		- a short one

		A line with two blanks at its end is not joined to the one
		that follows it, however wide it is.
		This one follows.

		> a quotation stays as it is, as wide as it may be: it is what somebody else has written down

		    code stays as it is, since it is not prose at all, and a line of it that is broken is no code

		| a table | stays as well | since its columns would be lost | if its lines were broken somewhere |
		```
		what is fenced stays as it is, even if it is wider than the terminal, down to the closing fence
		```
		Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
		stays.
	END
	)"
	COLUMNS=60 run -0 cr-show wide
	assert_line 'Whoever does not break his lines gets them broken for him, at the width of the terminal,'
	sed 1,3d clients/wide/client.md >written
	run -0 bash -c 'cr-show wide | sed -n "/^Short/,/stays\.$/p" | diff - written'
}

@test "who is linked stands there by name, whatever kind the record is" {
	run -0 cr-show acme
	assert_line '  2026-11-13  Cutover plan, hour by hour (Ana Silva, Jane Doe)'
	refute_line --regexp '\((ana|jane-doe)[,)]'
}

@test "a number says what it is" {
	run -0 cr-show acme
	assert_line --regexp 'as in 1998" \(Maria Lopes, score 2, scale 5\)$'
	assert_line --regexp 'four percent \(quality, severity 2, told 2026-11-03 10:00\)$'
	assert_line --regexp 'second warehouse\? \(Tom Keller, scope unknown\)$'
}

@test "what is done is not shown as open, and only the last contacts are" {
	run -0 cr-show acme
	refute_line --partial 'minutes of the kick-off'
	assert_line --regexp '^  and [0-9]+ more$'
	run -0 cr-show birch
	refute_line 'Trouble still open'
}

@test "what has a fault is said of what is shown, and of nothing else" {
	local promise=clients/acme/promise/2026-09-28-cutover-plan.md
	run -0 --separate-stderr cr-show acme
	assert_equal "$stderr" ''
	sed -i '2i status: Done' "$promise"
	for what in "$promise" acme "-j $promise"; do
		# shellcheck disable=SC2086
		run -0 --separate-stderr cr-show $what
		assert_equal "$stderr" 'cr-show: 1 record has a fault, and no rule sees the field that is wrong: cr-check'
	done
	run -0 --separate-stderr cr-show birch team/ana book.md clients/acme/promise/2026-10-16-training-for-the-warehouse.md
	assert_equal "$stderr" ''
}

@test "records in the lines of client.md are no prose: they stand below, among what is open, and only there" {
	printf -- '- [ ] call Rosa back due:2026-11-30\n\nShe reads at night.\n- fact: left-handed\n' >>clients/birch/client.md
	for page in 'cr-show birch' 'cr-brief birch' 'cr-brief --handover birch'; do
		run -0 $page
		assert_line 'She reads at night.'
		refute_line --partial '[ ] call Rosa back'
		refute_line --partial 'due:2026'
		refute_line --partial '- fact:'
		assert_line --partial '  call Rosa back'
	done
}

@test "a record: its text as it is, then what follows from it" {
	run -0 cr-show 'cutover plan'
	assert_line --index 0 'clients/acme/promise/2026-09-28-cutover-plan.md  (promise)'
	assert_line 'title: Cutover plan, hour by hour'
	assert_line 'What follows from it'
	assert_line --regexp '^  by-side +us$'
	assert_line --regexp '^  status +open$'
}

@test "a line: that line alone" {
	run -0 cr-show '^k3f9'
	assert_line '- [ ] list of the articles that differ, every morning due:2026-11-06 to:maria-lopes ^k3f9'
	refute_line --partial 'I count by hand'
	assert_line --regexp '^  due0 +2026-11-06$'
}

@test "names come from a pipe; none at all is a usage error" {
	cr-list -k promise birch >names
	run -0 cr-show - <names
	assert_line --partial 'gift-vouchers.md  (promise)'
	run -2 cr-show
	assert_output --partial 'which client or record'
}

@test "-j is the whole record" {
	run -0 jq -r '[.kind, .title, .status, .owner] | @tsv' <(cr-show -j 'cutover plan')
	assert_output 'promise	Cutover plan, hour by hour	open	ana'
}

@test "in a pipe --color=always colours pages, and no line of columns" {
	for page in 'cr-show acme' 'cr-brief acme' 'cr-guide promise'; do
		run -0 $page --color=always
		assert_output --partial "$(printf '\033[')"
		run -0 $page
		refute_output --partial "$(printf '\033[')"
	done
	for lines in cr cr-due cr-list cr-score 'cr-guide'; do
		run -0 $lines --color=always
		refute_output --partial "$(printf '\033[')"
	done
}

@test "the whole name of a file comes before a longer one, and before what others are called" {
	run -0 cr-add person birch Jo
	run -0 cr-add person birch Jo
	run -0 cr-show jo
	assert_line --index 0 'clients/birch/person/jo.md  (person)'
	run -0 cr-show jo-2
	run -0 cr-brief -w jo birch
	run -0 cr-show --complete jo
	assert_line 'jo	Jo, Birch Bakery'
	assert_line 'jo-2	Jo, Birch Bakery'
	run -0 cr-add person acme 'Jo Ann' aliases=jo
	run -2 cr-show jo
	assert_line --index 0 --partial '"jo" may be any of 2 records'
}
