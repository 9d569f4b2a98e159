#!/usr/bin/env bats
# cr-log: contacts, one by one and one for each client of a list.
load helper
load writes

@test "a contact is a log of today" {
	small_book
	run -0 --separate-stderr cr-log -c phone -w jane-doe,tom-keller acme 'Scope of phase 2'
	assert_output clients/acme/log/2026-11-21-scope-of-phase-2.md
	assert_equal "$(cat "$output")" "$(cat <<-'END'
		---
		title: Scope of phase 2
		channel: phone
		with: [jane-doe, tom-keller]
		---
	END
	)"
	assert_equal "$(subject)" 'acme: log "Scope of phase 2", phone'
	assert_equal "$(operation)" log
	clean
}

@test "without -c it is the client's first channel, else phone; without a title the channel names it" {
	small_book
	run -0 cr-log acme
	assert_output clients/acme/log/2026-11-21-email.md
	cr-add client zinc 'Zinc Ltd' >/dev/null
	run -0 cr-log zinc
	assert_output clients/zinc/log/2026-11-21-phone.md
}

@test "the day looks backward, -i and -t are fields" {
	small_book
	run -0 --separate-stderr cr-log -i -d fri -t heads-up -c chat acme 'Server down'
	assert_output clients/acme/log/2026-11-20-server-down.md
	assert_equal "$stderr" 'cr-log: date: Fri 2026-11-20 (yesterday)'
	assert_equal "$(cat "$output")" "$(cat <<-'END'
		---
		title: Server down
		date: 2026-11-20
		channel: chat
		type: heads-up
		inbound: yes
		---
	END
	)"
}

@test "one log for each client of a list, in one commit" {
	small_book
	cr-add client zinc 'Zinc Ltd' >/dev/null
	cr-add promise zinc 'Call' >/dev/null
	commit_all && git commit -q --allow-empty -m 'the book as it was'
	cr-list acme zinc >names
	run -0 cr-log -c phone - 'Checked in' <names
	assert_line --index 0 clients/acme/log/2026-11-21-checked-in.md
	assert_line --index 1 clients/zinc/log/2026-11-21-checked-in.md
	assert_equal "${#lines[@]}" 2
	assert_equal "$(commits)" 1
	assert_equal "$(subject)" 'acme: log "Checked in", phone; zinc: log "Checked in", phone'
}

@test "an empty - is done, and no commit" {
	small_book
	run -0 cr-log -c phone - 'Checked in' </dev/null
	refute_output
	assert_equal "$(commits)" 0
}

@test "lines in the body become records" {
	small_book
	run -0 cr-log -c video -b $'- [ ] send the offer due:2026-11-24\n- ask: a discount' acme 'Review'
	run -0 cr-list -k promise,request -q 'title has "offer" or title has "discount"' -f kind,title acme
	assert_line --partial $'promise\tsend the offer'
	assert_line --partial $'request\ta discount'
}

@test "lines that are faulty are not written" {
	small_book
	run -2 cr-log -c video -b '- [ ] send the offer due:soon' acme 'Review'
	assert_output --partial 'due'
	assert_equal "$(commits)" 0
	clean
}

@test "-n shows it; --draft leaves the file to cr-save" {
	small_book
	run -0 cr-log -n acme Plan
	assert_line '+title: Plan'
	[[ ! -e clients/acme/log/2026-11-21-plan.md ]]
	run -0 cr-log --draft acme Plan
	assert_output clients/acme/log/2026-11-21-plan.md
	assert_equal "$(commits)" 0
	run -0 git status --porcelain
	assert_output '?? clients/acme/log/2026-11-21-plan.md'
}

@test "a draft that cannot be written leaves no file, and says why" {
	example_book
	rm -r clients/birch/log
	run -2 bash -o pipefail -c "trap '' XFSZ; ulimit -f 0; cr-log --draft birch </dev/null 2>&1 | cat"
	refute [ -e clients/birch/log ]
	assert_output --partial 'File too large'
}

@test "refused: nobody, two titles, a stranger, a channel that is none, twice" {
	small_book
	for bad in '' 'acme one two' 'nobody X' '-c fax acme X' '-w paul acme X' '-t chat acme X' '-c phone acme X channel=chat' '-d tomorrowish acme X' '-b @- -'; do
		# shellcheck disable=SC2086
		run -2 cr-log $bad </dev/null
	done
	run -2 cr-log -c fax acme X
	assert_output --partial letter
	assert_equal "$(commits)" 0
	clean
}

@test "a day in a line that is no ISO day gets the help that it gets as an operand" {
	book
	cr-add client acme >/dev/null
	run -2 cr-log acme Hi -b '- [ ] x due:31/12'
	assert_line --index 0 --partial 'due: not a date; write it as 2026-11-21'
	assert_line --index 1 '    hint: 2026-12-31'
	run -2 cr-log acme Hi -b '- [ ] x due:3/4'
	assert_line --index 1 '    hint: 2027-04-03 or 2027-03-04'
}
