#!/usr/bin/env bats
# cr-at: a copy of the book as it was, for a command; and nothing left of it.
load helper

setup() {
	world
	export TMPDIR=$BATS_TEST_TMPDIR/tmp
	mkdir "$TMPDIR"
}

# Nothing of a copy is left, and the book is as it was.
teardown() {
	[[ -z $(ls -A "$TMPDIR") ]]
}

# three days of a small book; a commit a day: 1, 2 and 3 October
small_book() {
	on 2026-10-01T12:00:00Z cr-init "$BOOK" >/dev/null && cd "$BOOK" && export CR_BOOK=$BOOK
	on 2026-10-01T12:00:00Z cr-add client acme 'Acme SA' >/dev/null
	on 2026-10-02T12:00:00Z cr-set acme stage=paused >/dev/null
	on 2026-10-03T12:00:00Z cr-set acme stage=past >/dev/null
}

stage_at() { cr-at "$1" cr-list -k client -f stage acme; }

# same_as COMMIT COPY: the copy is what git checks out
same_as() {
	rm -rf "$BATS_TEST_TMPDIR/checkout"
	git clone -q -n . "$BATS_TEST_TMPDIR/checkout" &&
	    git -C "$BATS_TEST_TMPDIR/checkout" -c advice.detachedHead=false checkout -q "$1" &&
	    diff -r --no-dereference -x .git "$BATS_TEST_TMPDIR/checkout" "$2"
}

# keep NAME: as the command of cr-at, takes the copy away to compare
keep='mkdir -p "$0" && cp -RP . "$0/$CR_TODAY" && chmod -R u+w "$0/$CR_TODAY"'

@test "a day is the newest commit that is not later" {
	small_book
	run -0 stage_at 2026-10-02
	assert_output 'clients/acme/client.md	paused'
	run -0 stage_at 2026-10-02T11:59
	assert_output 'clients/acme/client.md	active'
	run -0 stage_at 2027-01-01
	assert_output 'clients/acme/client.md	past'
}

@test "a commit that has a later ancestor is passed over" {
	small_book
	on 2026-10-20T12:00:00Z cr-set acme tier=a >/dev/null
	on 2026-10-10T12:00:00Z cr-set acme tier=b >/dev/null
	run -0 cr-at 2026-10-15 cr-list -k client -f tier
	assert_output 'clients/acme/client.md	-'
	run -0 cr-at 2026-10-20 cr-list -k client -f tier
	assert_output 'clients/acme/client.md	b'
}

@test "what was merged later was not known before, whatever its date" {
	small_book
	git checkout -qb side
	on 2026-10-04T12:00:00Z cr-set acme tier=a >/dev/null
	git checkout -q main
	on 2026-10-05T12:00:00Z cr-add client birch 'Birch Bakery' >/dev/null
	on 2026-10-09T12:00:00Z git merge -q -m merge side
	run -0 cr-at 2026-10-06 cr-list -k client -f tier acme
	assert_output 'clients/acme/client.md	-'
	run -0 cr-at 2026-10-09 cr-list -k client -f tier acme
	assert_output 'clients/acme/client.md	a'
}

@test "a commit is named as git names it, and its moment is now" {
	small_book
	run -0 cr-at HEAD~1 sh -c 'echo $CR_TODAY'
	assert_output 2026-10-02T12:00
	run -0 stage_at "$(git rev-parse --short HEAD~2)"
	assert_output 'clients/acme/client.md	active'
}

@test "the command finds the copy: CR_BOOK, CR_TODAY and its directory" {
	small_book
	cd clients/acme
	run -0 cr-at 2026-10-02 sh -c 'echo "$CR_TODAY $(basename "$CR_BOOK")"; pwd; [ -f "$CR_BOOK/book.md" ]'
	assert_line --index 0 '2026-10-02 book'
	assert_line --index 1 --regexp '/book/clients/acme$'
	run -0 stage_at 2026-10-02
	assert_output '../../clients/acme/client.md	paused'
	[[ -f $(cut -f1 <<<"$output") ]]
	mkdir "$BOOK/clients/acme/person" && cd "$BOOK/clients/acme/person"
	run -0 stage_at 2026-10-02
	assert_output 'clients/acme/client.md	paused'
	cd / && run -0 stage_at 2026-10-02
	assert_output 'clients/acme/client.md	paused'
}

@test "the copy is read-only, no repository, and nobody else's" {
	small_book
	git init -q "$TMPDIR" && rm -rf "$BATS_TEST_TMPDIR/outer" && mv "$TMPDIR/.git" "$BATS_TEST_TMPDIR/outer"
	run -0 cr-at HEAD stat -c %a book.md clients ..
	assert_output "$(printf '%s\n' 444 555 700)"
	run -2 cr-at HEAD cr-set acme stage=active
	assert_line --index 0 'cr-set: this is the book as it was: nothing is written to it'
	run -2 cr-at HEAD cr-edit acme
	assert_line --index 0 'cr-edit: this is the book as it was: nothing is written to it'
	run -0 cr-at HEAD cr-set -n acme stage=active
	run -128 cr-at HEAD git status
	before=$(git rev-parse HEAD)
	run -0 git status --short
	refute_output
	assert_equal "$(git rev-parse HEAD)" "$before"
}

@test "every commit of a varied history is laid out as git would" {
	small_book
	printf 'a\r\nb\r\n' >clients/acme/notes.txt
	head -c 3000 /dev/urandom >clients/acme/logo.png
	mkdir -p 'clients/acme/with blank' && echo x >'clients/acme/with blank/ä.md'
	printf '#!/bin/sh\n' >run && chmod +x run && ln -s book.md link && commit_all one
	git rm -q -r 'clients/acme/with blank' && echo y >'clients/acme/with blank' && rm link && mkdir link && echo z >link/x
	commit_all two
	chmod -x run && printf 'c\n' >>clients/acme/notes.txt && git rm -q clients/acme/logo.png && commit_all three
	n=0
	for commit in $(git rev-list HEAD); do
		run -0 cr-at "$commit" sh -c 'cp -RP . "$0" && chmod -R u+w "$0"' "$BATS_TEST_TMPDIR/kept-$n"
		same_as "$commit" "$BATS_TEST_TMPDIR/kept-$n"
		n=$((n + 1))
	done
	assert_equal "$n" 7
}

@test "each step of a range is as git would lay it out, whatever changed between" {
	for round in 1 2 3; do
		rm -rf "$BOOK" "$BATS_TEST_TMPDIR/kept" && small_book
		RANDOM=$round
		for day in 04 05 06 07 08 09 10 11 12; do
			for i in 1 2 3; do
				path=clients/acme/log/$((RANDOM % 4))$([[ $((RANDOM % 3)) -eq 0 ]] && echo .md/x || echo .md)
				case $((RANDOM % 3)) in
				0) rm -rf "$path" ;;
				*) rm -rf "${path%/x}" && mkdir -p "$(dirname "$path")" && echo $RANDOM >"$path" ;;
				esac
			done
			[[ $round-$day != 2-08 ]] || echo '*.md text eol=crlf' >>.gitattributes
			[[ $round-$day != 3-06 ]] || echo '*.md text eol=crlf' >clients/acme/.gitattributes
			on "2026-10-${day}T12:00:00Z" commit_all "$day"
		done
		run -0 cr-at 2026-10-03..2026-10-12/1d sh -c "$keep" "$BATS_TEST_TMPDIR/kept"
		for day in 03 04 05 06 07 08 09 10 11 12; do
			same_as "$(git rev-list -1 --before="2026-10-${day}T23:00:00Z" HEAD)" "$BATS_TEST_TMPDIR/kept/2026-10-$day"
		done
	done
}

@test "filters of git run" {
	small_book
	git config filter.upper.clean 'tr A-Z a-z' && git config filter.upper.smudge 'tr a-z A-Z'
	echo '*.txt filter=upper' >>.gitattributes && echo secret >clients/acme/x.txt && commit_all filtered
	run -0 cr-at HEAD cat clients/acme/x.txt
	assert_output SECRET
}

@test "a range runs once a step, each line behind its day" {
	small_book
	run -0 stage_at 2026-10-01..2026-10-04/2d
	assert_output - <<-END
		2026-10-01	clients/acme/client.md	active
		2026-10-03	clients/acme/client.md	past
		2026-10-04	clients/acme/client.md	past
	END
	run -0 cr-at 2026-10-02..2026-10-02/1d printf 'no end'
	assert_output '2026-10-02	no end'
}

@test "months are counted from the first day, so the 31st stays" {
	small_book
	run -0 --separate-stderr cr-at 2026-10-31..2027-02-01/1m true
	run -0 cr-at 2026-10-31..2027-02-01/1m echo
	assert_output "$(printf '%s\t\n' 2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-01)"
}

@test "a range without a step takes each commit, an open end is the first commit and today" {
	small_book
	run -0 cr-at .. cr-list -k client -f stage
	assert_output - <<-END
		2026-10-01T12:00	clients/acme/client.md	active
		2026-10-02T12:00	clients/acme/client.md	paused
		2026-10-03T12:00	clients/acme/client.md	past
		2026-11-21	clients/acme/client.md	past
	END
	run -0 stage_at HEAD~1..HEAD
	assert_output - <<-END
		2026-10-02T12:00	clients/acme/client.md	paused
		2026-10-03T12:00	clients/acme/client.md	past
	END
}

@test "steps before the first commit are left out, and it is said" {
	small_book
	run -0 --separate-stderr stage_at 2026-09-29..2026-10-02/1d
	assert_output - <<-END
		2026-10-01	clients/acme/client.md	active
		2026-10-02	clients/acme/client.md	paused
	END
	assert_equal "$stderr" 'cr-at: nothing was recorded yet at the first 2 steps'
}

@test "the status is the command's; of a range the worst trouble, else the best" {
	small_book
	run -0 cr-at HEAD true
	run -1 cr-at HEAD false
	run -7 cr-at HEAD sh -c 'exit 7'
	run -127 cr-at HEAD no-such-command
	run -127 cr-at HEAD due
	assert_output 'cr-at: there is no command due; did you mean cr-due?'
	run -137 cr-at HEAD sh -c 'kill -9 $$'
	run -0 cr-at 2026-10-01..2026-10-03/1d grep -rq paused clients
	run -1 cr-at 2026-10-01..2026-10-03/1d grep -rq nowhere clients
	run -3 cr-at 2026-10-01..2026-10-03/1d sh -c '[ $CR_TODAY != 2026-10-02 ] || exit 3'
}

@test "what is no day and no commit is trouble, in words" {
	small_book
	run -2 cr-at yesteryear true
	assert_line --index 0 'cr-at: "yesteryear" is neither a day nor a commit'
	run -2 cr-at 2020-01-01 true
	assert_line --index 0 'cr-at: nothing was recorded by 2020-01-01'
	run -2 cr-at 2026-10-03..2026-10-01/1d true
	assert_output 'cr-at: 2026-10-03 is after 2026-10-01'
	run -2 cr-at 2026-10-01
	assert_line --index 0 'cr-at: which command?'
	rm -rf .git
	run -2 cr-at 2026-10-01 true
}

@test "options after the command are the command's" {
	small_book
	cd /
	run -0 cr-at -C "$BOOK" HEAD cr-list -k client -f name -j
	assert_output '{"path":"clients/acme/client.md","name":"Acme SA"}'
}

@test "a book in a subdirectory of a repository, and a caller's GIT_DIR" {
	mkdir "$BATS_TEST_TMPDIR/repo" && git init -q "$BATS_TEST_TMPDIR/repo"
	BOOK=$BATS_TEST_TMPDIR/repo/deep/book
	small_book
	run -0 cr-at HEAD ls -A
	assert_output "$(git ls-tree --name-only HEAD)"
	run -0 env GIT_DIR=/nowhere GIT_INDEX_FILE=/nowhere/index cr-at 2026-10-01..2026-10-02/1d cr-list -k client -f stage
	assert_line '2026-10-02	clients/acme/client.md	paused'
}

@test "it cleans up when it is told to stop, and ends by that signal" {
	small_book
	# a suite that runs in the background of a shell has INT ignored from birth, which no trap undoes
	for signal in TERM INT HUP; do
		status=0
		timeout -k 1 20 env --default-signal=INT,QUIT cr-at HEAD sh -c "kill -$signal \$PPID; exec tail -f /dev/null" ||
		    status=$?
		assert_equal "$status" "$((128 + $(kill -l "$signal")))"
		assert_equal "$(ls -A "$TMPDIR")" ''
	done
}

@test "killed outright, it leaves nothing either" {
	small_book
	run -137 cr-at HEAD sh -c 'kill -KILL $PPID'
	timeout 20 bash -c 'while [[ -n $(ls -A "$TMPDIR") ]]; do :; done'
}

@test "a reader that has seen enough ends it" {
	small_book
	run -0 bash -c 'cr-at HEAD~2..HEAD cat model/practices/*.md | head -n 1'
	assert_output '2026-10-01T12:00	---'
}

@test "a step that leads nowhere is told as one" {
	small_book
	run -2 cr-at 2026-11-17..2026-11-20/0d true
	assert_line --index 0 'cr-at: a step is no "0d"'
}
