# shellcheck shell=bash
#
# writes - what the tests of the writing programs share: `load writes` after helper

small_book() {		# a client, two people, a promise in a file and two in lines
	book
	given clients/acme/client.md <<-'END'
		---
		name: Acme SA   # as they write it
		channels: [email, phone]
		since: 2026-03-09
		---
		Say the worst first.
	END
	given clients/acme/person/jane-doe.md <<<$'---\nname: Jane Doe\n---'
	given clients/acme/person/tom-keller.md <<<$'---\nname: Tom Keller\n---'
	given clients/acme/promise/2026-11-10-cutover-plan.md <<<$'---\ntitle: Cutover plan\ndue: 2026-11-27\n---'
	given clients/acme/log/2026-11-18-review.md <<-'END'
		---
		title: Review
		channel: phone
		with: [jane-doe]
		---
		Prose that stays.

		- [ ] send the slides due:2026-11-24
		- [ ] their data by-side:client due:2026-11-25
		- ask: CSV export of invoices scope:out
	END
	given team/ana.md <<<$'---\nname: Ana Silva\n---'
	commit_all 'the book as it was'
}

recorded_note() {	# recorded_note PATH LINES
	printf -- '---\ntitle: Call\nchannel: phone\n---\n%s\n' "$2" >"$1"
	cr-save >/dev/null
}

commits() {		# how many commits there are since that
	git rev-list --count HEAD ^"$(git rev-list -1 --grep='the book as it was' HEAD)"
}

subject() { git log -1 --format=%s; }
operation() { git log -1 --format='%(trailers:key=Cr-Op,valueonly,separator=%x2C)'; }

changed() {		# the lines that the last commit took out and put in, without context
	git show --format= -U0 HEAD | grep '^[-+]' | grep -v '^\(---\|+++\) '
}

clean() {		# nothing is left over, and the repository is whole
	run -0 git status --porcelain
	refute_output
	run -0 git fsck --no-dangling
	refute_output
}
