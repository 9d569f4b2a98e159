#!/usr/bin/env bats
# Completion: one call of any program, and three shells over it.
load helper

setup() { world; example_book; }

words_of() {	# words_of PROGRAM WORD ...: the candidates without their explanations
	"$1" --complete "${@:2}" | cut -f 1
}

@test "options, long and short" {
	run -0 words_of cr-due --t
	assert_line --index 0 '--theirs'
	assert_line --index 1 '--tidy'
	assert_line --index 2 '--today'
	assert_equal "${#lines[@]}" 3
	run -0 words_of cr-list -
	assert_line -- '-q'
}

@test "values of options: practices, kinds, words, fields, alternatives" {
	run -0 words_of cr-due -p keep-pro
	assert_output keep-promises
	run -0 words_of cr-list -k promise,req
	assert_output promise,request
	run -0 words_of cr-list --kind=iss
	assert_output --kind=issue
	run -0 words_of cr-list -f due,clos
	assert_output due,closed
	run -0 words_of cr-list -s -due
	assert_line -- '-due'
	assert_line -- '-due0'
	run -0 words_of cr-list --color=al
	assert_output --color=always
	run -0 words_of cr-guide -d can
	assert_output candour
	run -0 words_of cr-report --letter bad
	assert_output bad-news
	run -0 words_of cr-brief -w jane
	assert_output jane-doe
}

@test "an expression: fields, and the words of the field before" {
	run -0 words_of cr-list -q 'kind = prom'
	assert_output 'kind = promise'
	run -0 words_of cr-list -q 'status is mis'
	assert_output 'status is missed'
	run -0 words_of cr-list -q 'kind = promise and confid'
	assert_output 'kind = promise and confidence'
}

@test "records: clients, then their directories, then what is in them" {
	run -0 words_of cr-show ac
	assert_output acme
	run -0 words_of cr-show acme/pro
	assert_output acme/promise/
	run -0 words_of cr-show acme/promise/2026-09
	assert_output acme/promise/2026-09-28-cutover-plan
	run -0 words_of cr-score b
	assert_output birch
}

@test "a kind to add is one that is written; a kind to list may be worked out" {
	run -0 words_of cr-add b
	assert_output bad
	run -0 words_of cr-list -k b
	assert_line book
}

@test "fields to set, with their words, by the kind at hand" {
	run -0 words_of cr-set stat
	assert_output status=
	run -0 words_of cr-set status=mis
	assert_output status=missed
	run -0 words_of cr-add prom
	assert_output promise
	run -0 words_of cr-add promise ac
	assert_output acme
	run -0 words_of cr-add promise acme Title confid
	assert_output confidence=
	run -0 words_of cr-add promise acme Title owner=a
	assert_output owner=ana
}

@test "an open promise by words of its title, which mean it and no other" {
	cr-owe acme fri 'Send the statement of work'
	cr-owe acme fri 'Send the slides'
	run -0 cr-done --complete st
	assert_output "statement$(printf '\t')Send the statement of work, Acme SA, due 2026-11-27"
	run -0 words_of cr-done sen
	assert_line send-the-statement
	assert_line send-the-slides
	assert_equal "${#lines[@]}" 2
	run -0 cr-done -n send-the-slides
	run -0 words_of cr-move ''
	assert_line cutover
	refute_line acme
	for word in "${lines[@]}"; do
		run -0 cr-done -n "$word"
	done
	cr-done cutover
	run -0 words_of cr-move cut
	refute_output
	run -0 words_of cr-done acme/promise/2026-09
	assert_output acme/promise/2026-09-28-cutover-plan
}

@test "the shell programs: their own options, and what their usage says of the rest" {
	run -0 words_of cr-done -
	assert_output "$(printf '%s\n' -n -d -C -h --version)"
	run -0 words_of cr-move cutover -a ja
	assert_output jane-doe
	run -0 words_of cr-owe a
	assert_output acme
	run -0 words_of cr-owe -t acme fri 'send it' confid
	assert_output confidence=
	run -0 words_of cr-owe acme fri 'send it' to=
	assert_line to=tom-keller
	refute_line to=olga-birch
	run -0 words_of cr-note -c ph
	assert_output phone
	run -0 words_of cr-note -w jane acme
	assert_output acme
}

@test "the command behind cr-at: a program of cr, its options and its operands" {
	run -0 words_of cr-at 2026-06-01 cr-sc
	assert_output cr-score
	run -0 words_of cr-at 2026-06-01 cr-a
	refute_line cr-at
	run -0 words_of cr-at 2026-01-01..today/1m cr-score ac
	assert_output acme
	run -0 words_of cr-at HEAD cr-list --wi
	refute_output
	run -0 words_of cr-at HEAD cr-due --ti
	assert_output --tidy
	run -0 words_of cr-at HEAD cr-list -k iss
	assert_output issue
	run -0 words_of cr-at HEAD cr show ac
	assert_output acme
	run -0 words_of cr-at HEAD rg ac
	refute_output
	run -0 words_of cr-at -
	assert_line -- -C
	cd /
	unset CR_BOOK
	run -0 words_of cr-at -C "$BOOK" HEAD cr-show ac
	assert_output acme
}

@test "people of the client that stands on the line, fields of the record" {
	run -0 words_of cr-log acme -w t
	assert_output tom-keller
	run -0 words_of cr-log birch -w t
	refute_output
	run -0 words_of cr-set acme/promise/2026-09-28-cutover-plan st
	assert_output status=
	run -0 words_of cr-set acme/promise/2026-09-28-cutover-plan status=
	assert_output "$(printf 'status=%s\n' open kept missed withdrawn)"
	run -0 words_of cr-set acme/promise/2026-09-28-cutover-plan owner=
	assert_output "$(printf 'owner=%s\n' ana lea rui)"
	run -0 words_of cr-set ''
	assert_output "$(printf '%s\n' acme birch cedar delta)"
	run -0 words_of cr-due -o r
	assert_output rui
}

@test "a link: the records of the kinds that its field names" {
	run -0 words_of cr-add issue acme affects=2026-09-2
	assert_output affects=2026-09-28-cutover-plan
	run -0 words_of cr-add issue acme affects=promise/2026-09-2
	assert_output affects=promise/2026-09-28-cutover-plan
	run -0 words_of cr-add snooze acme practice=keep-prom
	assert_output practice=keep-promises
	run -0 words_of cr-add issue acme told-to=tom
	assert_output told-to=tom-keller
}

@test "what cr-undo may take back, in the words of the list" {
	cr-done cutover
	cr-owe acme fri 'Send the slides'
	run -0 cr-undo --complete ''
	assert_line --index 0 --regexp '^[0-9a-f]{10}.add promise send-the-slides of acme'
	assert_equal "${#lines[@]}" 2
	run -0 words_of cr-undo ''
	run -0 words_of cr-undo "${lines[1]:0:6}"
	cr-undo "$output"
	run -1 grep 'status: kept' clients/acme/promise/2026-09-28-cutover-plan.md
}

@test "a record by a word of its title, where no client begins so" {
	run -0 words_of cr-show cutover-p
	assert_output cutover-plan
	run -0 words_of cr-edit warehouse
	assert_line warehouse-comes
	for word in "${lines[@]}"; do
		run -0 cr-show "$word"
	done
}

@test "without a book there are options still, and no noise" {
	cd "$HOME"
	unset CR_BOOK
	run -0 --separate-stderr words_of cr-due --ti
	assert_output --tidy
	assert_equal "$stderr" ''
	run -0 --separate-stderr words_of cr-show a
	assert_output ''
	assert_equal "$stderr" ''
}

bash_completes() {	# bash_completes LINE: what bash would offer
	bash -c '. "$1"; COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=(${2%% *}); _cr; printf "%s\n" "${COMPREPLY[@]}"' \
	    - "$root/src/completion/cr.bash" "$1"
}

@test "bash asks the program, for cr too, and keeps what readline has already" {
	run -0 bash_completes 'cr-due -p keep-pro'
	assert_output keep-promises
	run -0 bash_completes 'cr due -p keep-pro'
	assert_output keep-promises
	run -0 bash_completes 'cr-list --kind=iss'
	assert_output issue
	run -0 bash_completes 'cr gui'
	assert_output guide
	run -0 bash_completes 'cr-done cut'
	assert_output cutover
	run -0 bash_completes 'cr move cut'
	assert_output cutover
}
