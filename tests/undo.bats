#!/usr/bin/env bats
# cr-undo: the last recorded change, taken back as a commit of its own.
load helper
load writes

promise=clients/acme/promise/2026-11-10-cutover-plan.md

@test "a set is taken back, and said" {
	small_book
	cr-set confidence=80 cutover >/dev/null
	run -0 --separate-stderr cr-undo
	assert_output "$promise"
	assert_equal "$stderr" 'cr-undo: taken back: acme: promise cutover-plan confidence 80'
	assert_equal "$(changed)" '-confidence: 80'
	assert_equal "$(subject)" 'undo: acme: promise cutover-plan confidence 80'
	assert_equal "$(operation)" undo
	assert_equal "$(commits)" 2
	git diff --quiet HEAD~2 HEAD
	clean
}

@test "what was added goes, what was removed comes back" {
	small_book
	cr-add note acme New >/dev/null
	run -0 --separate-stderr cr-undo
	refute_output
	[[ ! -e clients/acme/note/2026-11-21-new.md ]]
	rm "$promise"
	cr-save >/dev/null
	run -0 --separate-stderr cr-undo
	assert_output "$promise"
	[[ -f $promise ]]
	clean
}

@test "run again it goes one further back" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-set tier=a acme >/dev/null
	cr-undo >/dev/null
	cr-undo >/dev/null
	git diff --quiet HEAD~4 HEAD
	run -2 cr-undo
	assert_output --partial 'nothing to take back'
}

@test "after an undo, what is done next is what comes back first" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-set tier=a acme >/dev/null
	cr-undo >/dev/null
	cr-set tier=b acme >/dev/null
	cr-undo >/dev/null
	run -1 grep '^tier' clients/acme/client.md
	run -0 grep '^cadence' clients/acme/client.md
}

@test "later changes of other lines stay, saved or not" {
	small_book
	cr-set cadence=2w acme >/dev/null
	sed -i 's/^since: .*/since: 2026-03-10/' clients/acme/client.md && commit_all
	printf 'More to say.\n' >>clients/acme/client.md
	run -0 cr-undo
	assert_equal "$(changed)" '-cadence: 2w'
	run -0 grep -c -e '^since: 2026-03-10$' -e '^More to say.$' clients/acme/client.md
	assert_output 2
	clean
}

@test "a later change of the same line is shown, and nothing is written" {
	small_book
	cr-set cadence=2w tier=a acme >/dev/null
	sed -i 's/^cadence: .*/cadence: 3w/' clients/acme/client.md && commit_all
	before=$(git rev-parse HEAD)
	run -2 cr-undo
	assert_output --partial 'clients/acme/client.md:'
	assert_output --partial 'changed since "acme: cadence 2w, tier a"'
	assert_equal "$(git rev-parse HEAD)" "$before"
	clean
}

@test "a file that is gone since is not conjured up" {
	small_book
	cr-set confidence=80 cutover >/dev/null
	git rm -q "$promise" && commit_all
	run -2 cr-undo
	assert_output --partial "$promise"
	[[ ! -e $promise ]]
}

@test "commits of git alone are stepped over; the book itself is never taken back" {
	small_book
	cr-set confidence=80 cutover >/dev/null
	printf 'x\n' >>clients/acme/client.md && commit_all
	run -0 cr-undo
	run -1 grep confidence "$promise"
	run -2 cr-undo
	assert_output --partial 'nothing to take back'
	[[ -f book.md ]]
}

@test "one operation on many records comes back whole" {
	small_book
	bash -c 'cr-list -k promise | cr-set owner=ana - >/dev/null'
	run -0 --separate-stderr cr-undo
	assert_equal "${#lines[@]}" 2
	git diff --quiet HEAD~2 HEAD
}

@test "-n shows it and writes nothing; operands are refused" {
	small_book
	cr-set confidence=80 cutover >/dev/null
	cr-undo -n >patch
	git apply --check patch
	run -0 grep '^[-+]c' patch
	assert_output '-confidence: 80'
	assert_equal "$(commits)" 1
	run -2 cr-undo cutover
}
