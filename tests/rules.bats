load helper

# The rule language by its cases: each line of a .case file is an expression and its value.
setup() {
	world
	book
	given clients/acme/client.md <<-'EOF'
		---
		name: Acme SA
		since: 2026-08-01
		cadence: 14d
		---
	EOF
	given clients/acme/person/jane-doe.md <<-'EOF'
		---
		name: Jane Doe
		role: buyer
		---
	EOF
	given clients/acme/promise/2026-09-01-an-old-one.md <<-'EOF'
		---
		title: An old one
		due: 2026-10-01
		status: kept
		closed: 2026-09-30
		---
	EOF
	given clients/acme/promise/2026-11-02-send-the-statement-of-work.md <<-'EOF'
		---
		title: Send the statement of work
		due: 2026-11-27
		due0: 2026-11-16
		effort: 6
		to: jane-doe
		tags: [red, blue]
		---
	EOF
	given clients/acme/promise/2026-11-05-another.md <<-'EOF'
		---
		title: Another
		due: 2026-11-24
		effort: 4
		status: withdrawn
		---
	EOF
	given clients/acme/promise/2026-12-01-one-to-come.md <<-'EOF'
		---
		title: One to come
		due: 2026-12-24
		---
	EOF
	given clients/acme/log/2026-10-09-a-call.md <<-'EOF'
		---
		date: 2026-10-09T09:30
		channel: phone
		---
	EOF
	given clients/acme/log/2026-11-10-a-mail.md <<-'EOF'
		---
		date: 2026-11-10T16:00
		channel: email
		inbound: yes
		---
	EOF
}

@test "every case of tests/rules gives its value" {
	run -0 "$BUILD/tests/eval-driver" "$BOOK" clients/acme/promise/2026-11-02-send-the-statement-of-work.md \
	    "$root/tests/rules/promise.case"
	assert_output ''
}

@test "a wrong value is seen: the driver can fail" {
	echo '2 + 2 => 5' >"$BATS_TEST_TMPDIR/wrong.case"
	run -1 "$BUILD/tests/eval-driver" "$BOOK" clients/acme/client.md "$BATS_TEST_TMPDIR/wrong.case"
	assert_line --partial 'got  4'
}
