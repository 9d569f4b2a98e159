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
	assert_output - <<-'END'
		clients/acme/client.md:5:10: error: cadence: "acme: cadence 2w, tier a" made it 2w, and since then it became 3w
		    hint: nothing was taken back; cr-set cadence= gives it the value it had before
	END
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
	assert_output --partial 'no recorded change is called cutover'
	run -2 cr-undo 1 2
	run -2 cr-undo -l 1
}

@test "the list: name, when, what, whether it was taken back" {
	small_book
	export GIT_COMMITTER_DATE='2026-11-20T09:30:00Z'
	cr-set cadence=2w acme >/dev/null
	GIT_COMMITTER_DATE='2026-11-20T09:31:00Z' cr-set tier=a acme >/dev/null
	GIT_COMMITTER_DATE='2026-11-20T09:32:00Z' cr-undo >/dev/null
	run -0 cr-undo -l
	assert_line --index 0 --regexp $'^[0-9a-f]{10}\t2026-11-20T09:32\tundo\t-\tundo: acme: tier a\tundo set tier=a on acme$'
	assert_line --index 1 --regexp $'^[0-9a-f]{10}\t2026-11-20T09:31\tset\ttaken-back\tacme: tier a\tset tier=a on acme$'
	assert_line --index 2 --regexp $'^[0-9a-f]{10}\t2026-11-20T09:30\tset\t-\tacme: cadence 2w\tset cadence=2w on acme$'
	assert_line --index 3 --regexp $'\tinit\t-\t'
	assert_equal "${#lines[@]}" 4
}

@test "any earlier one, by its number or its name" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-set confidence=80 cutover >/dev/null
	cr-set tier=a acme >/dev/null
	run -0 cr-undo 2
	assert_line 'cr-undo: taken back: acme: promise cutover-plan confidence 80'
	run -0 cr-undo "$(cr-undo -l | grep cadence | cut -f1)"
	assert_line 'cr-undo: taken back: acme: cadence 2w'
	run -0 cr-undo
	assert_line 'cr-undo: taken back: acme: tier a'
	git diff --quiet "$(git rev-list -1 --grep='the book as it was' HEAD)" HEAD
	run -2 cr-undo "$(cr-undo -l | grep 'tier a' | tail -n 1 | cut -f1)"
	assert_output --partial '"acme: tier a" was taken back already'
	run -2 cr-undo "$(cr-undo -al | tail -n 1 | cut -f1)"
	assert_output --partial 'began the book'
	run -2 cr-undo 99
}

@test "a number is said with the name behind it, which stays when the numbers move on" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-set tier=a acme >/dev/null
	name=$(cr-undo -l | sed -n 2p | cut -f1)
	run -0 --separate-stderr cr-undo -n 2
	assert_equal "$stderr" "cr-undo: number 2 is $name: acme: cadence 2w"
	run -0 --separate-stderr cr-undo 2
	assert_equal "${stderr_lines[1]}" "cr-undo: the numbers have moved on; number 2 was $name"
	assert_equal "$(cr-undo -l | sed -n 3p | cut -f1)" "$name"
	run -2 cr-undo "${name:0:7}"
	assert_output --partial '"acme: cadence 2w" was taken back already'
	run -2 cr-undo 1.5
	assert_output --partial 'no recorded change is called 1.5'
}

@test "-a without -l is refused" {
	small_book
	cr-set tier=a acme >/dev/null
	run -2 cr-undo -a
	assert_output --partial '-a goes with -l'
	run -0 cr-list -k client -f tier acme
	assert_output --partial 'a'
}

@test "undo of an undo is redo, and then it can be undone once more" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-undo >/dev/null
	run -0 --separate-stderr cr-undo 1
	assert_output clients/acme/client.md
	assert_equal "${stderr_lines[0]}" 'cr-undo: done again: acme: cadence 2w'
	assert_equal "$(subject)" 'redo: acme: cadence 2w'
	run -0 grep cadence clients/acme/client.md
	run -0 cr-undo
	assert_line 'cr-undo: taken back: acme: cadence 2w'
	run -1 grep cadence clients/acme/client.md
	run -0 cr-undo 1
	assert_line 'cr-undo: done again: acme: cadence 2w'
	clean
}

@test "a later edit of another field of the same line stays" {
	small_book
	cr-set due=2026-12-01 'send the slides' >/dev/null
	cr-set confidence=80 'send the slides' >/dev/null
	run -0 cr-undo 2
	assert_equal "$(changed)" "$(cat <<-'END'
		-- [ ] send the slides due:2026-12-01 due0:2026-11-24 confidence:80 ^k85k
		+- [ ] send the slides due:2026-11-24 confidence:80 ^k85k
	END
	)"
	cr-done slides >/dev/null
	cr-set confidence=90 '^k85k' >/dev/null
	cr-undo 2 >/dev/null
	run -0 grep slides clients/acme/log/2026-11-18-review.md
	assert_output '- [ ] send the slides due:2026-11-24 confidence:90 ^k85k'
}

@test "a later edit of the same field of a line is shown, and nothing is written" {
	small_book
	cr-set due=2026-12-01 confidence=70 'send the slides' >/dev/null
	cr-set due=2026-12-08 'send the slides' >/dev/null
	before=$(git rev-parse HEAD)
	run -2 cr-undo 2
	assert_line --index 0 'clients/acme/log/2026-11-18-review.md:8:1: error: due: "acme: promise "send the slides" due 2026-11-24 to 2026-12-01, confidence 70" made it 2026-12-01, and since then it became 2026-12-08'
	assert_equal "$(git rev-parse HEAD)" "$before"
	clean
}

@test "after a merge: ours is the last; theirs is in the list and can be taken back" {
	small_book
	cr-set cadence=2w acme >/dev/null
	git switch -qc theirs
	GIT_COMMITTER_DATE='2026-11-20T09:30:00Z' cr-set tier=a acme >/dev/null
	cr-set confidence=80 cutover >/dev/null
	cr-undo >/dev/null
	git switch -q main
	cr-set owner=ana cutover >/dev/null
	git merge -qm merged theirs
	run -0 cr-undo
	assert_line 'cr-undo: taken back: acme: promise cutover-plan owner ana'
	run -0 cr-undo "$(cr-undo -l | grep 'tier a' | cut -f1)"
	assert_equal "$(changed)" '-tier: a'
	run -2 cr-undo "$(cr-undo -l | grep -v undo: | grep confidence | cut -f1)"
	assert_output --partial 'taken back already'
	run -0 cr-undo
	assert_line 'cr-undo: taken back: acme: cadence 2w'
	git diff --quiet "$(git rev-list -1 --grep='the book as it was' HEAD)" HEAD
	clean
}

@test "two books in one repository have each their own" {
	git init -q repo && cd repo
	cr-init one >/dev/null && cr-init two >/dev/null
	cr-add -C one client acme 'Acme SA' >/dev/null
	cr-add -C two client birch 'Birch' >/dev/null
	run -0 cr-undo -C one -l
	assert_equal "${#lines[@]}" 2
	assert_line --index 0 --partial 'acme: client "Acme SA"'
	run -0 cr-undo -C one
	assert_output 'cr-undo: taken back: acme: client "Acme SA"'
	run -2 cr-undo -C one
	assert_output --partial 'nothing to take back'
	[[ -f two/clients/birch/client.md ]]
}

@test "what git took back already is said" {
	small_book
	cr-set cadence=2w acme >/dev/null
	git revert --no-edit HEAD >/dev/null
	run -2 cr-undo
	assert_output --partial '"acme: cadence 2w" is as it was before already'
}

did() { git log -${1:-1} --format='%(trailers:key=Cr-Did,valueonly,separator=%x2C)' | tail -n 1; }

@test "what was typed is said beside what became of it: many counted by kind, one by its name" {
	small_book
	cr-set status=kept cutover >/dev/null
	assert_equal "$(did)" 'set status=kept on promise cutover-plan of acme'
	cr-undo >/dev/null
	assert_equal "$(did)" 'undo set status=kept on promise cutover-plan of acme'
	cr-undo 1 >/dev/null
	assert_equal "$(did)" 'redo set status=kept on promise cutover-plan of acme'
	cr-undo >/dev/null
	assert_equal "$(did)" 'undo set status=kept on promise cutover-plan of acme'
	bash -c 'cr-list -k promise | cr-set status=kept closed=today - >/dev/null 2>&1'
	assert_equal "$(did)" 'set status=kept closed=2026-11-21 on 3 promises of acme'
	assert_equal "$(git log -1 --format=%B | grep ^Cr- | cut -d: -f1)" $'Cr-Did\nCr-Op'
	cr-set tags+=gdpr cutover 'CSV export' >/dev/null
	assert_equal "$(did)" 'set tags+=gdpr on request "CSV export of invoices" and promise cutover-plan of acme'
	cr-set tags+=gdpr acme jane-doe >/dev/null
	assert_equal "$(did)" 'set tags+=gdpr on acme and person jane-doe'
	cr-add client birch 'Birch Ltd' >/dev/null
	assert_equal "$(did)" 'add client birch since=2026-11-21'
	cr-set tier=c acme birch >/dev/null
	assert_equal "$(did)" 'set tier=c on 2 clients'
	cr-add team lea 'Lea Martin' >/dev/null
	cr-set tier= acme birch >/dev/null
	assert_equal "$(did)" 'set tier= on 2 clients'
	cr-set tags=x lea ana jane-doe tom-keller >/dev/null
	assert_equal "$(did)" 'set tags=x on 4 people'
}

@test "a record that was so already is not counted among what was done" {
	small_book
	cr-set owner=ana cutover >/dev/null
	bash -c 'cr-list -k promise | cr-set owner=ana - >/dev/null'
	assert_equal "$(did)" 'set owner=ana on 2 promises of acme'
}

@test "what the other writers did: a new record with its fields; by hand, where the subject cannot hold it" {
	small_book
	cr-owe acme fri 'Send the slides' >/dev/null 2>&1
	assert_equal "$(did)" 'add promise send-the-slides of acme due=2026-11-27'
	cr-log -c phone -w jane-doe acme 'Scope' >/dev/null
	assert_equal "$(did)" 'log scope of acme channel=phone with=jane-doe'
	cr-guide --off keep-promises >/dev/null
	assert_equal "$(did)" 'set off+=keep-promises on-=keep-promises on book.md'
	sed -i 's/^since: .*/since: 2026-03-10/' clients/acme/client.md
	cr-save >/dev/null
	assert_equal "$(did)" ''
	run -0 cr-undo -l
	assert_line --index 0 --regexp $'\tsave\t-\tacme: since 2026-03-09 to 2026-03-10\t-$'
	run -0 script -qec 'cr-undo -l' /dev/null
	assert_line --index 0 --partial 'save acme: since 2026-03-09 to 2026-03-10'
	for n in {10..40}; do
		printf -- '---\ntitle: An afternoon at the warehouse number %s\nchannel: in-person\n---\n' "$n" >"clients/acme/log/2026-10-01-visit-$n.md"
	done
	printf 'x\n' >>clients/acme/person/jane-doe.md
	cr-save >/dev/null
	assert_equal "$(did)" 'save 31 logs and person jane-doe of acme'
	printf 'x\n' >>clients/acme/person/jane-doe.md
	cr-set role=boss jane-doe >/dev/null
	assert_equal "$(did 2)" ''
	assert_equal "$(did 1)" 'set role=boss on person jane-doe of acme'
}

@test "records that a hand gave another place are counted as what they are, and once" {
	small_book
	mv clients/acme clients/acme-sa
	echo more >>clients/acme-sa/person/jane-doe.md
	cr-save >/dev/null
	assert_equal "$(did)" 'save acme-sa, log/2026-11-18-review.md, 2 people and promise/2026-11-10-cutover-plan.md'
	run -0 cr-undo
	clean
}

@test "values are one line, long ones cut, and what does not fit is counted" {
	small_book
	cr-set "reason=$(printf 'a "b"\nc')" "title=The plan by which we move everything over in one night" cutover >/dev/null
	assert_equal "$(did)" 'set reason="a \"b\" c" title="The plan by which we move everyt..." on promise cutover-plan of acme'
	cr-set remark-{a,b,c,d,e,f}=$(printf 'x%.0s' {1..32}) cutover >/dev/null 2>&1
	run -0 did
	assert_output --partial " and 4 more on promise cutover-plan of acme"
	assert_equal "$(git log -1 --format=%B | grep -c '^Cr-')" 2
	run -0 git interpret-trailers --parse <<<"$(git log -1 --format=%B)"
	assert_equal "${#lines[@]}" 2
}

@test "a day that differs from client to client stays as it was typed" {
	small_book
	cr-add client birch Birch >/dev/null
	cr-add promise birch 'Second plan' due=2026-11-27 >/dev/null
	sed -i '1a workdays: [mon, tue]' clients/birch/client.md && commit_all
	cr-set due=+3bd cutover second-plan >/dev/null 2>&1
	assert_equal "$(did)" 'set due=+3bd on 2 promises'
}

@test "-j: an object a line, with what was done" {
	small_book
	cr-set "reason=a	b" cutover >/dev/null
	commit_all && cr-undo >/dev/null
	run -0 cr-undo -lj
	assert_equal "$(jq -r '[.program, .undone, .subject, .did] | join("|")' <<<"${lines[1]}")" \
	    'set|true|acme: promise cutover-plan reason a b|set reason="a b" on promise cutover-plan of acme'
	assert_equal "$(jq -r '[.commit, .did // "none"] | join("|")' <<<"${lines[2]}")" "$(git rev-list --max-parents=0 HEAD)|none"
	assert_equal "$(jq -r .date <<<"${lines[0]}" | cut -c11)" T
}

@test "the list is there to read where nothing can be recorded: amid a merge, on no branch, in a shallow clone" {
	small_book
	cr-set cadence=2w acme >/dev/null
	cr-set tier=a acme >/dev/null
	before=$(cr-undo -l)
	git switch -qc theirs HEAD~1
	cr-set tier=b acme >/dev/null
	git switch -q main
	run -1 git merge -q theirs
	run -0 cr-undo -l
	assert_output "$before"
	run -0 cr-undo --complete ''
	assert_line --partial 'set tier=a on acme'
	run -2 cr-undo
	assert_output --partial 'a merge is in progress'
	git merge --abort
	git checkout -q --detach
	run -0 cr-undo -l
	assert_output "$before"
	git switch -q main
	git clone -q --depth 2 "file://$BOOK" ../clone
	run -0 cr-undo -C ../clone -l
	assert_output "$(head -n 2 <<<"$before")"
	cr-set -C ../clone tier=c acme >/dev/null
	run -0 cr-undo -C ../clone
	run -0 cr-undo -C ../clone
	assert_line 'cr-undo: taken back: acme: tier a'
}

@test "a record that is gone or called otherwise since is said to be" {
	small_book
	cr-set confidence=80 cutover >/dev/null
	cr-log -c phone acme Hello >/dev/null
	git mv clients/acme clients/acme-sa && git commit -qm 'their new name'
	run -2 cr-undo 2
	assert_line "$promise: error: gone, or called otherwise, since \"acme: promise cutover-plan confidence 80\""
	run -2 cr-undo 1
	assert_line 'cr-undo: "acme: log "Hello", phone" is as it was before already: clients/acme/log/2026-11-21-hello.md is not there'
}

@test "what git copies keeps what was done, what git reverts does not have it" {
	small_book
	cr-set tier=a acme >/dev/null
	git revert --no-edit HEAD >/dev/null
	assert_equal "$(did)" ''
	git cherry-pick HEAD~1 >/dev/null
	assert_equal "$(did)" 'set tier=a on acme'
	assert_equal "$(cr-undo -l | cut -f6 | head -n 2)" $'set tier=a on acme\nset tier=a on acme'
}

@test "on a terminal the list says how long ago" {
	small_book
	GIT_COMMITTER_DATE=@$(($(date +%s) - 200)) cr-set tier=a acme >/dev/null
	run -0 script -qec 'cr-undo -l' /dev/null
	assert_line --partial "  1  $(git rev-parse HEAD | cut -c-10)  3 min ago    set tier=a on acme"
	cr-undo
	run -0 script -qec 'cr-undo -l' /dev/null
	assert_line --index 0 --partial "  1  $(git rev-parse HEAD | cut -c-10)  just now     undo set tier=a on acme"
	assert_line --index 1 --partial '(taken back) set tier=a on acme'
}

@test "what a program recorded on its way, a hand's edit, is taken back by its name only" {
	small_book
	typed=clients/acme/promise/2026-11-12-typed.md
	given "$typed" <<<$'---\ntitle: Typed\ndue: 2026-11-12\n---\nlong text'
	cr-done typed >/dev/null 2>&1
	run -0 cr-undo
	before=$(git rev-parse HEAD)
	name=$(git rev-parse HEAD~2)
	run -2 cr-undo
	assert_output - <<-END
		cr-undo: "by hand: acme: promise "Typed", due 2026-11-12" has your own edits in it, which another program recorded when it wrote
		    hint: cr-undo ${name:0:10} takes it back all the same; cr-undo -l lists what was done before it
	END
	run -2 cr-undo -n
	assert_equal "$(git rev-parse HEAD)" "$before"
	[[ -f $typed ]]
	run -0 cr-undo "${name:0:10}"
	[[ ! -e $typed ]]
	given "$typed" <<<$'---\ntitle: Typed\n---'
	cr-save >/dev/null
	run -0 cr-undo
	[[ ! -e $typed ]]
	given "$typed" <<<$'---\ntitle: Typed\ndue: soon\n---\nlong text'
	cr-set due=2026-11-12 typed >/dev/null		# mends it, and records both at once
	run -2 cr-undo
	[[ -f $typed ]]
	clean
}

@test "what records belong or link to does not go from under them, but by force" {
	small_book
	cr-add client ynys 'Ynys Ltd' >/dev/null
	run -0 cr-undo
	cr-add client ynys 'Ynys Ltd' >/dev/null
	client=$(git rev-parse --short=10 HEAD)
	cr-add person ynys 'Ann Lee' >/dev/null
	person=$(git rev-parse --short=10 HEAD)
	cr-log -c phone -w ann-lee ynys One >/dev/null
	run -0 cr-owe ynys fri 'Two'
	run -0 cr-owe ynys fri 'Three'
	before=$(git rev-parse HEAD)
	run -2 cr-undo "$client"
	assert_output - <<-END
		clients/ynys/client.md: error: it would go, and what belongs or links to it would stay: clients/ynys/log/2026-11-21-one.md, clients/ynys/person/ann-lee.md, clients/ynys/promise/2026-11-21-three.md and more
		    hint: nothing was taken back; rm -r clients/ynys && cr-save removes all of it, cr-undo --force $client just this
	END
	run -2 cr-undo -n "$client"
	run -2 cr-undo "$person"
	assert_output - <<-END
		clients/ynys/person/ann-lee.md: error: it would go, and what belongs or links to it would stay: clients/ynys/log/2026-11-21-one.md
		    hint: nothing was taken back; cr-undo --force $person removes it, and their links lead nowhere
	END
	assert_equal "$(git rev-parse HEAD)" "$before"
	run -0 cr-undo --force "$client"
	[[ ! -e clients/ynys/client.md && -e clients/ynys/person/ann-lee.md ]]
	run -2 cr-show ynys
	assert_output - <<-'END'
		cr-show: no record answers to "ynys"
		    hint: clients/ynys has no client.md: cr-add client ynys NAME
	END
	run -2 cr-undo -l --force
	clean
}

@test "what linked to it before it was there is in no one's way" {
	small_book
	cr-log -c phone acme One >/dev/null
	sed -i 's/^channel.*/&\nwith: [ann-lee]/' clients/acme/log/2026-11-21-one.md
	cr-save >/dev/null 2>&1
	cr-add person acme 'Ann Lee' >/dev/null
	run -0 cr-undo
	[[ ! -e clients/acme/person/ann-lee.md ]]
	mkdir clients/none
	given clients/none/log/2026-11-20-two.md <<<$'---\ntitle: Two\nchannel: phone\n---'
	cr-save >/dev/null 2>&1
	cr-add client none None >/dev/null
	run -0 cr-undo
	[[ ! -e clients/none/client.md ]]
	clean
}

# One operation of some kind, by the numbers that RANDOM gives from a fixed beginning.
any_operation() {
	local n=$((RANDOM % 100)) line
	case $((RANDOM % 14)) in
	0) cr-set "confidence=$n" cutover ;;
	1) cr-set "cadence=${n}d" "tags+=t$((n % 3))" acme ;;
	2) cr-set "due=2026-12-$((10 + n % 20))" "$log:8" ;;
	3) cr-list -k promise -q 'status is open' | cr-set status=kept - ;;
	4) cr-list -k promise -q 'status is kept' | cr-set status=open closed= - ;;
	5) cr-add note acme "Note $n" -b "- ask: number $n" ;;
	6) cr-log -c phone acme "Call $n" -b "- [ ] thing $n due:2026-12-01" ;;
	7) cr-set "reason=because of \"$n\", and: more" owner=ana "$log:9" ;;
	8) line=$(cr-list -k promise -q 'path has log' | sed -n "$((1 + n % 3))p" | cut -f1)
	   cr-add issue acme "Trouble $n" severity=2 "affects=${line:-promise/2026-11-10-cutover-plan}" ;;
	9) printf 'Prose %s.\n' "$n" >>"$log" && sed -i "s/^since: .*/since: 2026-03-$((10 + n % 20))/" clients/acme/client.md && cr-save ;;
	10) rm -f clients/acme/note/*"$((n % 10)).md" && printf 'x %s\n' "$n" >>clients/acme/person/tom-keller.md && cr-save ;;
	11) printf 'By hand %s\n' "$n" >>"$promise" && cr-set "effort=$n" cutover ;;
	12) EDITOR="sed -i 's/CSV export/& $n/'" cr-edit "$log" ;;
	13) printf -- '---\r\ntitle: Odd %s\r\n---\r\n- ask: odd\r\n' "$n" >"clients/acme/note/2026-11-0$((1 + n % 9))-odd.md" && cr-save ;;
	esac
}

@test "undo after any operation gives the bytes from before, and redo those from after" {
	log=clients/acme/log/2026-11-18-review.md
	small_book && mkdir clients/acme/note
	RANDOM=2026
	for round in {1..36}; do
		before=$(git rev-parse HEAD)
		any_operation >../said 2>&1 || { cat ../said; false; }
		[[ $(git rev-parse HEAD) != "$before" ]] || continue
		after=$(git rev-parse HEAD^{tree})
		cr-undo >>../said 2>&1
		if [[ $(git rev-parse HEAD~2) == "$before" || $(git log -1 --format=%s HEAD~2) != 'by hand: '* ]]; then
			git diff --quiet "$before" HEAD
		else
			git diff --quiet HEAD~2 HEAD	# what a hand had changed was recorded first, and stays
		fi
		run -0 git status --porcelain
		refute_output
		cr-undo 1 >>../said 2>&1
		assert_equal "$(git rev-parse HEAD^{tree})" "$after"
		rounds=$((rounds + 1))
	done
	[[ $rounds -gt 28 ]]
	clean
}
