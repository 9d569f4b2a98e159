# shellcheck shell=bash
#
# helper - the frozen world of every test; `load helper` is a test file's first line
#
#	setup() { world; ... }		only in a file that needs more than world
#
# In it: a HOME and a directory of the test's own, the 21st of November 2026,
# UTC, English messages, a git identity, bin/ first in PATH; no setting of the
# caller's. `book` and `example_book` make $BOOK; the test then stands in it.
bats_require_minimum_version 1.5.0

root=${BASH_SOURCE[0]%/*/*}
bin=$root/${TEST_BIN:-bin}
[[ -d $bin ]] || return
export BUILD=$root/${TEST_B:-build}

# Each test reads these anew: their own load.bash starts a process for each file.
for dir in /usr/lib/bats /usr/lib /usr/share/bats /usr/lib/node_modules \
    /opt/homebrew/lib /usr/local/lib /home/linuxbrew/.linuxbrew/lib; do
	if [[ -f $dir/bats-support/load.bash && -f $dir/bats-assert/load.bash ]]; then
		# shellcheck disable=SC1090
		for file in "$dir"/bats-support/src/*.bash "$dir"/bats-assert/src/*.bash; do
			source "$file"
		done
		break
	fi
done
unset dir file

world() {
	local name
	for name in "${!GIT_@}" "${!CR_@}" "${!XDG_@}" NO_COLOR CLICOLOR VISUAL PAGER LANGUAGE EMAIL; do
		unset "$name"
	done
	umask 022
	export LC_ALL=C.UTF-8 LANG=C.UTF-8 TZ=UTC COLUMNS=80 TERM=dumb EDITOR=: PATH=$bin:/usr/local/bin:/usr/bin:/bin:$PATH
	export HOME=$BATS_TEST_TMPDIR/home CR_TODAY=2026-11-21
	export GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$BATS_TEST_TMPDIR
	export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
	BOOK=$BATS_TEST_TMPDIR/book
	mkdir "$HOME"
	printf '[user]\n\tname = Ana Silva\n\temail = ana@example.com\n[init]\n\tdefaultBranch = main\n' >"$HOME/.gitconfig"
	cd "$BATS_TEST_TMPDIR" || return
}
setup() { world; }

# kept NAME MAKE [ARG...]: MAKE makes $BOOK for the first test of a file that
# wants it, and the others get a copy, which is several times faster
kept() {
	local made=$BATS_FILE_TMPDIR/$1.$CR_TODAY.${GIT_COMMITTER_DATE-}
	if [[ -d $made && ! -e $BOOK ]]; then
		cp -Rp "$made" "$BOOK" && git -C "$BOOK" update-index -q --refresh
	else
		"${@:2}" && { [[ -d $made ]] || cp -Rp "$BOOK" "$made"; }
	fi && cd "$BOOK" && export CR_BOOK=$BOOK
}

book() {		# an empty book, as cr-init makes it
	kept book new_book
}
new_book() { cr-init "$BOOK" >/dev/null; }

example_book() {	# [DAY]: examples/book, recorded in a repository of its own that day, else the Monday before
	on "${1:-2026-11-16}T09:00:00Z" kept example new_example
}
new_example() {
	cp -R "$root/examples/book" "$BOOK" && new_book && commit_all by hand && git -C "$BOOK" repack -adq
}

on() {		# on DATE COMMAND...: what is recorded is recorded then
	local -x GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE=$1
	"${@:2}"
}

given() {		# given PATH <<EOF: a file of the book, as typed by hand
	mkdir -p "$(dirname "$BOOK/$1")" && cat >"$BOOK/$1"
}

commit_all() {	# commit_all [SUBJECT]
	git -C "$BOOK" add -A && { git -C "$BOOK" diff --cached --quiet || git -C "$BOOK" commit -qm "${*:-by hand}"; }
}
