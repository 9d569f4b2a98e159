#!/usr/bin/env bats
# What all programs have in common: help, usage errors, a full disk, a manual,
# and that those which only read carry no libgit2.
load helper

readers='cr-list cr-due cr-score cr-check cr-show cr-guide cr-circle cr-brief cr-history cr-at cr-why'

# programs: the names of all, those built and those in shell
programs() {
	local file
	for file in "$root"/src/cmd/cr-*.c "$root"/bin/cr "$root"/bin/cr-{note,owe,done,move}; do
		basename "$file" .c
	done
}

# each COMMAND: runs it with every program's name; tells all that failed
each() {
	local name failed=()
	for name in $(programs); do
		"$@" "$name" || failed+=("$name")
	done
	assert_equal "${failed[*]}" ''
}

helps() {
	"$1" -h >out 2>err && [[ $(head -n 1 out) == "usage: $1"* && ! -s err ]]
}
refuses() {
	"$1" --no-such-option >out 2>err </dev/null
	[[ $? -eq 2 && ! -s out && $(cat err) == *no-such-option* ]]
}
says_version() {
	local version
	version=$(sed -n 's/^VERSION[[:blank:]]*= //p' "$root/Makefile")
	"$1" --version >out 2>err && [[ $version && $(cat out) == "$1 (cr) $version" && ! -s err ]]
}
fills() {
	"$1" -h >/dev/full 2>err
	[[ $? -eq 2 && -s err ]]
}
is_described() {
	[[ -f $root/man/$1.1 || -f $root/man/$1.7 ]]
}

@test "there are as many programs as there are to be" {
	run -0 programs
	[[ ${#lines[@]} -ge 17 ]]
}

@test "cr -h and cr help list the programs, each with the sentence of its manual, and those of one's own" {
	run -0 cr -h
	listed=$output
	run -0 cr help
	assert_output "$listed"
	for page in "$root"/man/cr-*.1; do
		name=${page##*/cr-}
		assert_line "$(printf '  cr %-8s %s' "${name%.1}" "$(sed -n 's/^\.Nd //p' "$page")")"
	done
	mkdir own && cp "$bin/cr" own/ && printf '#!/bin/sh\n' >own/cr-mine
	run -0 own/cr -h
	assert_line '  cr mine'
}

@test "an option that there is not is answered with the nearest, or with what lists them" {
	run -2 cr-due -x
	assert_output "$(printf 'cr-due: no option -x\n    hint: -h lists them')"
	run -2 cr --nope
	assert_output "$(printf 'cr: no option --nope\n    hint: -h lists them')"
	run -2 cr-due --thiers
	assert_output --partial 'hint: --theirs'
}

@test "cr names the program nearest to one that is not there" {
	run -2 cr histroy
	assert_output 'cr: there is no program cr-histroy; did you mean cr history? cr -h lists them'
	run -2 cr sco
	assert_output --partial 'did you mean cr score?'
	run -2 cr zzzzz
	assert_output 'cr: there is no program cr-zzzzz; cr -h lists them'
	example_book
	run -2 cr acme
	assert_output --partial 'did you mean cr show acme?'
}

@test "-h prints the usage and succeeds, without a book" { each helps; }
@test "--version names the program and the version of cr, without a book" { each says_version; }
@test "an unknown option is trouble, named on standard error" { each refuses; }
@test "help that cannot be written is trouble" { each fills; }
@test "each has a manual" { each is_described; }

@test "a full disk is trouble for every reader" {
	example_book
	for name in cr-list cr-due cr-score cr-guide cr-circle 'cr-circle --svg acme' 'cr-show acme' 'cr-brief acme' 'cr-report acme' 'cr-list -j'; do
		run -2 bash -c "$name >/dev/full"
		assert_output --partial "$(cut -d ' ' -f 1 <<<"$name")"
	done
}

@test "a reader that has had enough is no trouble, for those that write too" {
	run -0 bash -c 'set -o pipefail; cr-init -n new | true'		# more than a pipe holds
	refute_output
}

@test "readers never touch standard input" {
	example_book
	for name in cr-list cr-due cr-score cr-check cr-circle; do
		printf 'kept\n' >in
		{ "$name" >/dev/null 2>&1 || [[ $? -eq 1 ]]; cat >rest; } <in
		assert_equal "$(cat rest)" kept
	done
}

@test "programs that only read have no libgit2, those that write have" {
	for name in $readers cr-set; do
		nm "$bin/$name" >"$name.symbols"
		ldd "$bin/$name" >>"$name.symbols"
	done
	for name in $readers; do
		run -1 grep -E 'git_libgit2_init|libgit2' "$name.symbols"
	done
	run -0 grep -E 'git_libgit2_init|libgit2' cr-set.symbols
}

@test "what is installed runs from there, with its model" {
	make -s -C "$root" B="${BUILD#"$root"/}" BIN="${bin#"$root"/}" PREFIX="$BATS_TEST_TMPDIR/usr" install
	PATH=$BATS_TEST_TMPDIR/usr/bin:/usr/bin:/bin
	run -0 cr-init new
	[[ -f new/model/kinds/promise.md ]]
	run -0 find usr/share/cr-model -type f ! -name '*.md'
	refute_output
	[[ -f usr/share/man/man1/cr-due.1 && -f usr/share/zsh/site-functions/_cr ]]
	[[ -f usr/share/bash-completion/completions/cr-due && -f usr/share/fish/vendor_completions.d/cr-due.fish ]]
	cr-init usr/share/cr >/dev/null		# where a person's only book is, below a PREFIX of ~/.local
	make -s -C "$root" B="${BUILD#"$root"/}" BIN="${bin#"$root"/}" PREFIX="$BATS_TEST_TMPDIR/usr" uninstall
	[[ -d usr/share/cr/.git && -f usr/share/cr/book.md ]]
	rm -r usr/share/cr
	run -0 find usr ! -type d
	refute_output
}
