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
}
