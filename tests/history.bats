#!/usr/bin/env bats
# cr-history: what changed, field by field, newest first.
load helper

# a small book whose commits each have a day of their own
setup() {
	world
	on 2026-10-01T12:00:00Z cr-init "$BOOK" >/dev/null && cd "$BOOK" && export CR_BOOK=$BOOK
	on 2026-10-01T13:00:00Z cr-add client acme 'Acme SA' >/dev/null
}

promise=clients/acme/promise/2026-10-02-send-the-sow.md

a_promise() {
	CR_TODAY=2026-10-02 on 2026-10-02T09:00:00Z cr-add promise acme 'Send the SOW' due=2026-10-09 >/dev/null
}

# what OPERAND...: date and sentence
what() { cr-history -f date,what "$@" | cut -f2-; }

@test "each change of a record by field, the newest first, with who and when" {
	a_promise
	GIT_AUTHOR_NAME='Rui Costa' on 2026-10-05T09:30:00Z cr-set "$promise" due=2026-10-16 reason='their holidays' >/dev/null
	on 2026-10-16T17:00:00Z cr-set "$promise" status=kept closed=2026-10-16 >/dev/null
	run -0 cr-history "$promise"
	assert_output - <<-END
		$promise	2026-10-16T17:00	Ana Silva	promise send-the-sow kept
		$promise	2026-10-05T09:30	Rui Costa	promise send-the-sow due 2026-10-09 to 2026-10-16, reason their holidays (7 days later)
		$promise	2026-10-02T09:00	Ana Silva	promise "Send the SOW", due 2026-10-09
	END
}

@test "a promise moved forward is marked, one set anew is not" {
	a_promise
	on 2026-10-05T09:30:00Z cr-set "$promise" due=2026-10-08 >/dev/null
	on 2026-10-06T09:30:00Z cr-set "$promise" due= >/dev/null
	on 2026-10-07T09:30:00Z cr-set "$promise" due=2026-12-24 >/dev/null
	run -0 cr-history -f moved-by "$promise"
	assert_output "$(printf "$promise\t%s\n" - - -1 -)"
	run -0 what "$promise"
	assert_line '2026-10-05T09:30	promise send-the-sow due 2026-10-09 to 2026-10-08 (1 day earlier)'
}

@test "what was written down late says by how many days; yesterday's is not late" {
	on 2026-10-20T09:00:00Z cr-log -c phone acme 'Long ago' date=2026-09-29 >/dev/null
	on 2026-10-20T09:00:00Z cr-log -c phone acme 'Yesterday' date=2026-10-19 >/dev/null
	on 2026-10-20T09:00:00Z cr-log -c phone acme 'Planned' date=2026-10-29 >/dev/null
	run -0 cr-history -f late,title -k log acme
	assert_output - <<-END
		clients/acme/log/2026-10-29-planned.md	-	Planned
		clients/acme/log/2026-10-19-yesterday.md	1	Yesterday
		clients/acme/log/2026-09-29-long-ago.md	21	Long ago
	END
	run -0 what clients/acme/log/2026-09-29-long-ago.md
	assert_output '2026-10-20T09:00	log "Long ago", phone (written down 21 days later)'
	run -0 what clients/acme/log/2026-10-19-yesterday.md
	assert_output '2026-10-20T09:00	log "Yesterday", phone'
}

@test "a line added to an old note is late, a line of a new note is not marked again" {
	given clients/acme/log/2026-09-20-call.md <<-END
		---
		channel: phone
		---
		- ask: one thing
	END
	on 2026-10-10T09:00:00Z commit_all note
	echo '- ask: another thing' >>clients/acme/log/2026-09-20-call.md
	on 2026-10-12T09:00:00Z commit_all line
	run -0 cr-history -k request -f late,title acme
	assert_output --regexp '#[0-9a-f]{12}	22	another thing
.*#[0-9a-f]{12}	-	one thing$'
	run -0 cr-history -k log -f late acme
	assert_output 'clients/acme/log/2026-09-20-call.md	20'
}

@test "a record in a line is followed through its edits, by the name that it has today" {
	note=clients/acme/log/2026-10-02-call.md
	given "$note" <<-END
		---
		channel: phone
		---
		- [ ] quote in writing due:2026-10-09
		- [ ] minutes due:2026-10-05
	END
	on 2026-10-02T09:00:00Z commit_all note
	sed -i 's/due:2026-10-09/due:2026-10-12/' "$note" && on 2026-10-08T09:00:00Z commit_all moved
	sed -i 's/\[ \] quote in writing/[x] the quote, in writing/; s/$/ /' "$note" && on 2026-10-12T09:00:00Z commit_all kept
	line=$(cr-list -k promise | grep 'quote' | cut -f1)
	run -0 cr-history "$line"
	assert_output - <<-END
		$line	2026-10-12T09:00	Ana Silva	promise "the quote, in writing" kept, title quote in writing to the quote, in writing
		$line	2026-10-08T09:00	Ana Silva	promise "quote in writing" due 2026-10-09 to 2026-10-12 (3 days later)
		$line	2026-10-02T09:00	Ana Silva	promise "quote in writing", due 2026-10-09
	END
	run -0 cr-history -k promise -f title acme
	assert_equal "$(grep -cF "$line" <<<"$output")" 3
	sed -i 's/the quote, in writing/the quote, at last/' "$note"	# not recorded
	line=$(cr-list -k promise | grep 'at last' | cut -f1)
	run -0 cr-history "$line"
	assert_equal "${#lines[@]}" 3
	assert_line --partial 'promise "quote in writing", due 2026-10-09'
}

@test "a rename is followed, from another client's directory too" {
	a_promise
	mkdir -p clients/birch/promise && git mv "$promise" clients/birch/promise/sow.md
	printf -- '---\nname: Birch\n---\n' >clients/birch/client.md
	on 2026-10-03T09:00:00Z commit_all moved
	on 2026-10-04T09:00:00Z cr-set clients/birch/promise/sow.md due=2026-10-10 >/dev/null
	run -0 what clients/birch/promise/sow.md
	assert_output - <<-END
		2026-10-04T09:00	promise sow due 2026-10-09 to 2026-10-10 (1 day later)
		2026-10-03T09:00	moved from $promise
		2026-10-02T09:00	promise "Send the SOW", due 2026-10-09
	END
	run -0 what -k promise birch
	assert_line --partial 'promise "Send the SOW", due 2026-10-09'
	run -0 what -k promise
	assert_line --index 2 --partial 'promise "Send the SOW", due 2026-10-09'
	run -0 cr-history -k promise
	assert_equal "$(cut -f1 <<<"$output" | sort -u)" clients/birch/promise/sow.md
}

@test "a client whose directory got another name keeps its history" {
	a_promise
	git mv clients/acme clients/acme-group && on 2026-10-03T09:00:00Z commit_all renamed
	run -0 what acme-group -k promise
	assert_line '2026-10-02T09:00	promise "Send the SOW", due 2026-10-09'
	run -0 what -k client acme-group
	assert_line '2026-10-01T13:00	client "Acme SA"'
}

@test "a file that is gone has a history, a name that never was is a slip" {
	a_promise
	git rm -q "$promise" && on 2026-10-03T09:00:00Z commit_all gone
	run -0 what "$promise"
	assert_line --index 0 '2026-10-03T09:00	promise send-the-sow removed'
	run -2 cr-history clients/acme/promise/never.md
	assert_output 'cr-history: clients/acme/promise/never.md: nothing of that name is there or was recorded'
	run -2 cr-history never
}

@test "each author of a merged branch is named, the merge only for what it settled" {
	a_promise
	git checkout -qb side
	GIT_AUTHOR_NAME='Lea Martin' on 2026-10-03T09:00:00Z cr-set "$promise" effort=4 due=2026-10-12 >/dev/null
	git checkout -q main
	on 2026-10-04T09:00:00Z cr-set "$promise" due=2026-10-14 level=2 >/dev/null
	run git merge -q side
	git checkout -q --ours "$promise" && sed -i 's/^due:.*/due: 2026-10-13/; 2a effort: 4' "$promise" && git add "$promise"
	on 2026-10-05T09:00:00Z git commit -qm merged
	run -0 cr-history "$promise"
	assert_output - <<-END
		$promise	2026-10-05T09:00	Ana Silva	settled in a merge: due 2026-10-14 to 2026-10-13 (1 day earlier)
		$promise	2026-10-04T09:00	Ana Silva	promise send-the-sow due 2026-10-09 to 2026-10-14, level 2 (5 days later)
		$promise	2026-10-03T09:00	Lea Martin	promise send-the-sow due 2026-10-09 to 2026-10-12, effort 4 (3 days later)
		$promise	2026-10-02T09:00	Ana Silva	promise "Send the SOW", due 2026-10-09
	END
}

@test "prose, files that are no records, and unreadable versions are told too" {
	a_promise
	echo 'as she said' >>"$promise" && on 2026-10-03T09:00:00Z commit_all prose
	sed -i 's/^due/due: [/' "$promise" && on 2026-10-04T09:00:00Z commit_all broken
	sed -i 's/^due: \[/due/' "$promise" && on 2026-10-05T09:00:00Z commit_all mended
	run -0 what "$promise"
	assert_line --index 0 '2026-10-05T09:00	edited'
	assert_line --index 1 '2026-10-04T09:00	edited'
	assert_line --index 2 '2026-10-03T09:00	promise send-the-sow text edited'
	run -0 what book.md
	assert_output '2026-10-01T12:00	book "book"'
	run -0 what model/practices/keep-promises.md
	assert_output '2026-10-01T12:00	added'
	run -0 what clients/acme/promise
	assert_equal "${#lines[@]}" 4
}

@test "-p shows the text, -j a record as it was" {
	a_promise
	on 2026-10-05T09:30:00Z cr-set "$promise" due=2026-10-16 >/dev/null
	run -0 cr-history -p "$promise"
	assert_line --index 1 "diff --git a/$promise b/$promise"
	assert_line '-due: 2026-10-09'
	assert_line '+due: 2026-10-16'
	run -0 bash -c "cr-history -j $promise | jq -r '[.date, .due, .fields[0], .\"moved-by\"] | @tsv'"
	assert_line --index 0 '2026-10-05T09:30	2026-10-16	due 2026-10-09 to 2026-10-16	7'
	assert_line --index 1 --regexp '^2026-10-02T09:00	2026-10-09	title Send the SOW'
}

@test "operands come from a pipe, very many too" {
	a_promise
	for i in {1..80}; do printf -- '---\ntitle: p%d\ndue: 2026-10-30\n---\n' "$i" >"clients/acme/promise/2026-10-03-p$i.md"; done
	on 2026-10-03T09:00:00Z commit_all many
	run -0 bash -c 'cr-list -k promise | cr-history -f title - | cut -f2 | sort | uniq -c | sort -rn | head -n 1'
	assert_output --regexp '^ *1 Send the SOW|^ *1 p'
	run -0 bash -c 'cr-list -k promise | cr-history - | wc -l'
	assert_output 81
	run -1 bash -c 'cr-history - </dev/null'
	refute_output
}

@test "a book in a subdirectory sees its own files only" {
	mv "$BOOK" "$BATS_TEST_TMPDIR/inner" && mkdir "$BOOK" && mv "$BATS_TEST_TMPDIR/inner" "$BOOK/deep"
	mv "$BOOK/deep/.git" "$BOOK" && echo x >"$BOOK/outside" && cd "$BOOK" && git add -A && on 2026-10-02T08:00:00Z git commit -qm moved
	export CR_BOOK=$BOOK/deep && cd deep
	a_promise
	run -0 what "$promise"
	assert_output '2026-10-02T09:00	promise "Send the SOW", due 2026-10-09'
	run -0 what -k client acme
	assert_output '2026-10-02T08:00	client "Acme SA"'
	run -0 bash -c 'cr-history | cut -f1 | grep -c outside || [[ $? -eq 1 ]]'
	assert_output 0
}

@test "settings of the user's git do not change what is told" {
	a_promise
	on 2026-10-05T09:30:00Z cr-set "$promise" due=2026-10-16 >/dev/null
	before=$(cr-history)
	git config --global log.follow true
	git config --global log.showRoot false
	git config --global diff.renames false
	git config --global color.ui always
	git config --global diff.noprefix true
	git config --global log.date relative
	git config --global core.abbrev 4
	git config --global diff.orderFile /nowhere
	git config --global core.commitGraph false
	assert_equal "$(cr-history)" "$before"
	assert_equal "$(GIT_DIR=/nowhere GIT_PAGER=false GIT_EXTERNAL_DIFF=false cr-history)" "$before"
}

@test "what the sentences say adds up to what the record is, edit after edit" {
	a_promise
	RANDOM=7
	for i in {1..25}; do
		case $((RANDOM % 4)) in
		0) edit="due=2026-11-$((RANDOM % 20 + 10))" ;;
		1) edit="effort=$((RANDOM % 9 + 1))" ;;
		2) edit="confidence=$((RANDOM % 100))" ;;
		3) edit='effort=' ;;
		esac
		on "2026-10-$((RANDOM % 9 + 10))T10:00:00Z" cr-set "$promise" "$edit" >/dev/null
	done
	replay() {	# fields of the record out of its history, oldest first
		cr-history -j "$promise" | jq -rs 'reverse | .[].fields[]' |
		    sed -E 's/ unset$/ /; s/^([a-z0-9-]+) .* to (.*)$/\1 \2/' |
		    awk '{ key = $1; sub(/^[^ ]+ ?/, ""); v[key] = $0 } END { for (k in v) if (v[k] != "") print k ": " v[k] }' | sort
	}
	assert_equal "$(replay)" "$(sed -n '2,/^---/{/^---/d;p}' "$promise" | sort)"
}

# graph_of DIR: how many layers the commit graph of DIR has, once git is done writing
graph_of() {
	timeout 20 bash -c 'until [[ -s $0/.git/objects/info/commit-graphs/commit-graph-chain ]]; do :; done' "$1" &&
	    wc -l <"$1/.git/objects/info/commit-graphs/commit-graph-chain"
}

@test "cr-save writes the commit graph once there is enough to gain, and not before" {
	echo prose >>clients/acme/client.md && cr-save >/dev/null
	[[ ! -e .git/objects/info/commit-graphs ]]
	for i in {1..300}; do printf 'commit refs/heads/main\ncommitter A <a@example.com> 1790000000 +0000\ndata 1\nx\nfrom refs/heads/main^0\n'; done |
	    sed '6,${/^from/d}' | git fast-import --quiet
	for i in {1..300}; do printf '%040d %040d A <a@example.com> %d +0000\tcommit: x\n' 0 0 "$((1790000000 + i))"; done >>.git/logs/HEAD
	git reset -q
	echo more >>clients/acme/client.md && cr-save >/dev/null
	run -0 graph_of "$BOOK"
	assert_output 1
	run -0 git commit-graph verify
	[[ $(git log --oneline -- clients/acme/client.md | wc -l) -eq 3 ]]
}

@test "a field that nobody has is an error with the nearest; a key of the user's own is none" {
	run -2 cr-history -f staus acme
	assert_line --index 0 --partial 'no field "staus"'
	assert_line '    hint: status'
	run -2 cr-history -s -nosuch clients/acme/client.md
	assert_output --partial 'no field "nosuch"'
	sed -i 's/^name: .*/&\nfloor: third/' clients/acme/client.md
	cr-save >/dev/null
	run -0 cr-history -f what,floor clients/acme/client.md
	assert_line --index 0 --partial $'\tthird'
}

@test "what a merge let go of was recorded, and is told, also of one file" {
	a_promise
	git switch -qc side
	cr-set effort=3 "$promise" >/dev/null
	git switch -q main
	cr-set confidence=50 "$promise" >/dev/null
	git merge -q -s ours -m merged side
	run -0 cr-history "$promise"
	assert_line --partial 'promise send-the-sow confidence 50'
	assert_line --partial 'promise send-the-sow effort 3'
	assert_equal "${#lines[@]}" 3
	assert_equal "$(cr-history | grep -c 'promise send-the-sow\|promise "Send')" 3
}

@test "of a book without a commit there is nothing to tell" {
	book && rm -rf .git && git init -q
	run -1 cr-history
	refute_output
	run -2 cr-history nobody
	assert_output --partial 'no record answers to'
	run -2 cr-at HEAD cr-list
	assert_line "cr-at: $BOOK: nothing is recorded there"
}

@test "on a terminal the news keeps its room, and the name gives way" {
	cr-owe acme 2026-11-27 'plan of the cutover, hour by hour' >/dev/null
	cr-move 'plan of the cutover' 2026-12-11 >/dev/null
	run -0 env COLUMNS=80 TERM=dumb script -qec 'cr-history acme' /dev/null
	assert_output --partial 'promise plan-of-the-cutover'
}

@test "ten digits of a commit are shown wherever a person may take them; JSON has all" {
	on 2026-10-20T12:00:00Z cr-set acme tier=c >/dev/null
	head=$(git rev-parse HEAD)
	run -0 bash -c 'cr-history -f commit acme | head -1 | cut -f 2'
	assert_output "${head:0:10}"
	run -0 bash -c 'cr-why -a -f commit 2026-10-02..today acme | cut -f 2 | sort -u'
	assert_line "${head:0:10}"
	run -0 bash -c 'cr-undo -l | head -1 | cut -f 1'
	assert_output "${head:0:10}"
	run -0 bash -c 'COLUMNS=80 script -qec "cr-undo -l" /dev/null </dev/null'
	assert_line --index 0 --partial "  1  ${head:0:10}  "
	run -0 bash -c '{ cr-history -j acme | head -1; cr-undo -lj | head -1; } | jq -r .commit'
	assert_output "$head"$'\n'"$head"
}

@test "a small record that was renamed and edited in one save is followed, under its directory too" {
	a_promise
	echo '- [ ] inner due:2026-10-09' >>"$promise"
	on 2026-10-03T09:00:00Z cr-save >/dev/null
	new=clients/acme/promise/2026-10-02-sow.md
	git mv "$promise" $new
	sed -i 's/2026-10-09/2026-10-30/' $new
	CR_TODAY=2026-10-05 on 2026-10-05T09:00:00Z cr-save >/dev/null 2>&1
	run -0 git log -1 --format='%(trailers:key=Cr-Moved,valueonly)'
	assert_output "$promise $new"
	run -0 cr-history -f date,what $new
	name=$(cr-list -k promise -q 'title = "inner"' | cut -f1)
	assert_output - <<-END
		$new	2026-10-05T09:00	moved from $promise
		$new	2026-10-05T09:00	promise sow due 2026-10-09 to 2026-10-30 (21 days later)
		$name	2026-10-05T09:00	promise "inner" due 2026-10-09 to 2026-10-30 (21 days later)
		$name	2026-10-03T09:00	promise "inner", due 2026-10-09
		$new	2026-10-02T09:00	promise "Send the SOW", due 2026-10-09
	END
	for operand in acme clients clients/acme/promise; do
		run -0 cr-history -f date,what $operand
		assert_line --index 0 "$new	2026-10-05T09:00	moved from $promise"
		assert_equal "$(grep -c 'Send the SOW\|"inner",' <<<"$output")" 2
		refute_output --partial removed
	done
	run -0 cr-history -f date,what
	refute_output --partial removed
	run -0 cr-history -f date,what "$promise"
	assert_line --index 0 "$promise	2026-10-05T09:00	promise send-the-sow removed"
}

@test "of a list what came and what went is told, however long it is" {
	cr-add client quill Quill channels=email,chat,video,portal,letter >/dev/null
	cr-guide --on agreement rhythm governance care circle >/dev/null 2>&1
	cr-guide --off rhythm >/dev/null 2>&1
	run -0 git log -1 --format=%s
	assert_output --partial 'packs -rhythm'
	run -0 cr-undo
	run -0 git log -1 --format=%s
	assert_output 'undo: book: packs -rhythm'
	cr-set quill channels+=phone channels-=email >/dev/null
	run -0 git log -1 --format=%s
	assert_output 'quill: channels +phone -email'
	cr-set quill channels=phone,letter,portal,video,chat >/dev/null
	run -0 git log -1 --format=%s
	assert_output 'quill: channels in another order'
	cr-set quill aliases='one two,three' >/dev/null
	cr-set quill aliases="$(printf 'alias number %s,' {1..19})other one" >/dev/null
	run -0 git log -1 --format=%s
	assert_output 'quill: aliases +"alias number 1" +"alias number 2" and 18 more -"one two" -three'
}

@test "what somebody said has its own quotes, and gets no second ones" {
	run -0 cr-log acme Hi -b '- said: "you are quick" score:5'
	cr-add feedback acme '"you are slow"' score=2 >/dev/null
	assert_equal "$(git log -1 --format=%s)" 'acme: feedback "you are slow"'
	run -0 cr-history acme
	assert_output --partial 'feedback "you are quick"'
	refute_output --partial '""'
}
