#!/usr/bin/env bats
# The history where plain libgit2 would be wrong: by git itself, or not at all.
load helper

setup() {
	world
	git init -q "$BOOK" && cd "$BOOK"
	git config gc.auto 0
	driver . put a.md one put b.md two >/dev/null
}

driver() { "$BUILD/tests/hist-driver" "$@"; }

whole() {
	assert_equal "$(git status --porcelain)" "${1-}"
	assert_equal "$(git fsck --no-dangling 2>&1)" ''
	assert [ ! -e .git/index.lock ]
	assert [ ! -e .git/cr/journal ]
	assert_equal "$(find . -name '.*.cr*' ! -path './.git/*')" ''
}

refuses() {	# refuses WORDS VERB...: status 2, the words said, nothing changed
	local words=$1 head before files
	shift
	head=$(git rev-parse -q HEAD) before=$(git status --porcelain) files=$(cat ./*.md)
	run -2 driver . "$@"
	assert_output --partial "$words"
	assert_equal "$(git rev-parse -q HEAD)" "$head"
	assert_equal "$(git status --porcelain)" "$before"
	assert_equal "$(cat ./*.md)" "$files"
}

hook() {	# hook NAME <<EOF
	mkdir -p .git/hooks
	{ echo '#!/bin/sh'; cat; } >".git/hooks/$1" && chmod +x ".git/hooks/$1"
}

@test "hooks run, see the change, and may add to the message" {
	hook pre-commit <<<'git diff --cached --name-only >.git/seen'
	hook commit-msg <<<'echo "Seen-By: hook" >>"$1"'
	hook post-commit <<<'echo posted >.git/posted; echo pushed it'
	echo staged >s.md && git add s.md
	run -0 driver -m '#1: subject' . put a.md changed put new/c.md three drop b.md
	assert_line "$(git rev-parse HEAD)"
	assert_line --partial 'pushed it'
	assert_equal "$(cat .git/seen)" $'a.md\nb.md\nnew/c.md'
	assert_equal "$(git log -1 --format=%s%n%b)" $'#1: subject\nCr-Op: test\nSeen-By: hook'
	assert_equal "$(cat .git/posted)" posted
	whole 'A  s.md'
}

@test "a hook that takes everything finds no leavings of ours" {
	hook pre-commit <<<'git add -A && git ls-files >.git/seen'
	driver . put a.md changed put c.md three
	assert_equal "$(cat .git/seen)" $'a.md\nb.md\nc.md'
}

@test "a hook that refuses: its words, and all is taken back" {
	hook pre-commit <<<'echo "not on a Saturday"; exit 1'
	echo staged >b.md && git add b.md
	refuses 'not on a Saturday' put a.md changed put c.md three put d/e.md four append b.md x
	assert [ ! -e c.md ]
	assert [ ! -e d ]
	whole 'M  b.md'
}

@test "a hook from core.hooksPath is found; a sample is none" {
	cp .git/hooks/pre-commit.sample .git/hooks/sample 2>/dev/null || echo none >.git/hooks/sample
	driver . put a.md plain
	mkdir "$HOME/hooks" && printf '#!/bin/sh\nexit 1\n' >"$HOME/hooks/pre-commit" && chmod +x "$HOME/hooks/pre-commit"
	git config core.hooksPath '~/hooks'
	refuses 'git' put a.md changed
	mkdir hooks && mv "$HOME/hooks/pre-commit" hooks
	git config core.hooksPath hooks && echo hooks >.git/info/exclude
	refuses 'git' put a.md changed
	git config --unset core.hooksPath
	driver . put a.md changed
	whole
}

@test "signed commits are signed by git" {
	ssh-keygen -q -t ed25519 -N '' -f "$HOME/key"
	git config gpg.format ssh && git config user.signingKey "$HOME/key.pub" && git config commit.gpgSign true
	printf 'ana@example.com %s\n' "$(cat "$HOME/key.pub")" >"$HOME/signers"
	git config gpg.ssh.allowedSignersFile "$HOME/signers"
	driver . put a.md signed
	assert_equal "$(git log -1 --format=%G?)" G
	whole
	rm "$HOME/key"
	refuses 'git' put a.md unsigned
	whole
}

@test "a split index is git's to write" {
	git config core.splitIndex true && git update-index --split-index
	assert [ "$(find .git -name 'sharedindex.*')" ]
	driver . put a.md changed put c/d.md three drop b.md
	assert_equal "$(git ls-files)" $'a.md\nc/d.md'
	whole
	run -0 driver . changes
	assert_output ''
}

@test "a sparse checkout, with and without a sparse index" {
	mkdir in out && echo 1 >in/a.md && echo 2 >out/b.md && git add . && git commit -qm dirs
	git sparse-checkout set --cone in
	driver . put in/a.md changed
	assert_equal "$(git ls-files -t out)" 'S out/b.md'
	whole
	git sparse-checkout set --cone --sparse-index in
	driver . put in/a.md again put in/c.md new
	assert_equal "$(git show HEAD:out/b.md)" 2
	assert_equal "$(git show HEAD:in/c.md)" new
	whole
}

@test "a clean filter is git's to run" {
	git config filter.upper.clean 'tr a-z A-Z' && git config filter.upper.smudge 'tr A-Z a-z'
	echo '*.md filter=upper' >.gitattributes && git add . && git commit -qm filter
	git add --renormalize . && git commit -q --allow-empty -m renormalize
	driver . put a.md filtered put c.md new
	assert_equal "$(git show HEAD:a.md HEAD:c.md)" FILTEREDNEW
	assert_equal "$(cat a.md)" filtered
	run -0 driver . state a.md
	assert_output same
	run -0 driver . head a.md
	assert_output filtered
	whole
	count=$(git rev-list --count HEAD)
	run -0 driver . put a.md filtered
	assert_equal "$(git rev-list --count HEAD)" "$count"
	git config filter.upper.clean false && git config filter.upper.required true
	refuses 'filter=upper' put a.md broken
}

@test "a filter that is named and not configured is none" {
	echo '*.md filter=absent' >.gitattributes && git add . && git commit -qm filter
	driver . put a.md plain
	assert_equal "$(git show HEAD:a.md)" plain
	whole
}

@test "an encoding of the work tree is git's to convert" {
	echo '*.u16 working-tree-encoding=UTF-16LE' >.gitattributes && git add . && git commit -qm encoding
	printf 'h\0i\0' >"$HOME/u16"
	driver . file x.u16 "$HOME/u16"
	assert_equal "$(git show HEAD:x.u16)" hi
	whole
}

@test "through git, too, an invocation that changes nothing makes no commit" {
	hook pre-commit <<<'exit 1'
	run -0 driver . put a.md one
	assert_output ''
	whole
}

@test "a sha256 repository is refused" {
	git init -q --object-format=sha256 ../other
	export ASAN_OPTIONS=detect_leaks=0	# libgit2 leaks where it refuses an extension
	run -2 driver ../other put a.md one
	assert_output --partial 'SHA-256'
	assert [ ! -e ../other/a.md ]
}

@test "a detached HEAD is refused" {
	git checkout -q --detach
	refuses 'git switch main, or' put a.md changed
	git branch -m main book
	refuses 'git switch book, or' put a.md changed
	git branch aside HEAD~0 && git switch -q book && git commit -q --allow-empty -m more && git checkout -q --detach
	refuses 'git switch book, or' put a.md changed
	git branch -D book aside
	refuses 'git switch BRANCH, or' put a.md changed
}

@test "a merge, a rebase, a cherry-pick, a revert, a bisect in progress are refused" {
	git checkout -qb side && echo side >a.md && git commit -qam side
	git checkout -q main && echo main >a.md && git commit -qam main
	run -1 git merge side
	refuses 'git merge --continue, or git merge --abort' put b.md changed
	git merge --abort
	run -1 git rebase side
	refuses 'git rebase --continue' put b.md changed
	git rebase --abort
	run -1 git cherry-pick side
	refuses 'git cherry-pick --abort' put b.md changed
	git cherry-pick --abort
	run -1 git revert main~1
	refuses 'git revert --abort' put b.md changed
	git revert --abort
	git bisect start
	refuses 'git bisect reset' put b.md changed
	git bisect reset
	driver . put b.md changed
	whole
}

@test "conflicts without a merge: refused for the file that has them" {
	echo stash >a.md && git stash -q
	echo main >a.md && git commit -qam main
	run -1 git stash pop
	refuses 'conflicts' append a.md x
	driver . put c.md three
	assert_equal "$(git show HEAD:c.md)" three
}

@test "inside a git hook: refused" {
	GIT_INDEX_FILE=.git/index refuses 'GIT_INDEX_FILE' put a.md changed
}

@test "GIT_DIR and GIT_WORK_TREE lead nobody elsewhere" {
	git init -q ../other
	export GIT_DIR=$BATS_TEST_TMPDIR/other/.git GIT_WORK_TREE=$BATS_TEST_TMPDIR/other
	driver "$BOOK" put c.md three
	printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
	driver "$BOOK" put d.md four
	unset GIT_DIR GIT_WORK_TREE
	assert_equal "$(git ls-files)" $'a.md\nb.md\nc.md\nd.md'
	whole
}

@test "a bare repository and no repository are refused" {
	git clone -q --bare . ../bare
	run -2 driver ../bare put a.md one
	assert_output --partial 'bare'
	mkdir ../none
	run -2 driver ../none put a.md one
	assert_output --partial 'cr-init ../none'
	run -2 driver ../nowhere put a.md one
	assert_output --partial error
}

@test "a file in a submodule, or in another repository within, is refused: its pointer stays" {
	git init -q ../other && git -C ../other commit -q --allow-empty -m one
	git -c protocol.file.allow=always submodule --quiet add "$BATS_TEST_TMPDIR/other" sub && git commit -qm sub
	mkdir sub/person && echo new >sub/person/c.md
	refuses 'sub/person/c.md: error: lies in sub, a repository of its own' put a.md changed keep sub/person/c.md
	refuses 'git rm --cached sub' put sub/d.md new
	git submodule --quiet deinit -f sub
	refuses 'a repository of its own' put sub/d.md new
	assert_equal "$(git ls-tree HEAD sub | cut -c1-6)" 160000
	git init -q in && echo new >in/e.md
	refuses 'lies in in, a repository of its own' keep in/e.md
}

@test "a held index.lock is named, and waited for" {
	git config cr.lockWait 50
	touch .git/index.lock
	refuses "rm $BOOK/.git/index.lock" put a.md changed
	rm .git/index.lock
	whole
	git config cr.lockWait 20000
	touch .git/index.lock
	coproc D { driver . put a.md changed; }
	pid=$D_PID
	until [[ -s .git/cr/mine ]]; do :; done
	rm .git/index.lock
	wait "$pid"
	whole
}

@test "the lock of a dead writer of ours is removed, another's is not" {
	echo 'cr 1 some-boot' >.git/index.lock
	driver . put a.md changed
	whole
}

@test "two writers queue" {
	coproc D { driver . put a.md first hold; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	assert [ -e .git/index.lock ]
	run -128 git commit -q --allow-empty -m 'by git'
	assert_output --partial index.lock
	driver . put b.md second &
	exec {D[1]}>&-
	wait
	assert_equal "$(cat a.md b.md)" firstsecond
	assert_equal "$(git rev-list --count HEAD)" 3
	whole
}

# Root without its privilege over permissions; anyone else as they are.
humble() {
	if [[ $(id -u) -eq 0 ]]; then
		setpriv --inh-caps=-all --bounding-set=-all "$@"
	else
		"$@"
	fi
}

@test "a read-only book: a clear error" {
	chmod -R a-w .
	run -2 humble "$BUILD/tests/hist-driver" . put a.md changed
	chmod -R u+w .
	assert_output --partial 'Permission denied'
	assert_equal "$(cat a.md)" one
	whole
	mkdir locked && echo x >locked/x.md && git add . && git commit -qm locked && chmod a-w locked
	run -2 humble "$BUILD/tests/hist-driver" . put a.md changed put locked/x.md y
	chmod u+w locked
	assert_output --partial 'locked/x.md: error: cannot be written: Permission denied'
	assert_equal "$(cat a.md)" one
	whole
}

@test "a removed directory: a clear error" {
	mkdir gone && cd gone && rmdir ../gone
	run -2 driver . put a.md changed
	assert_output --partial error
	cd "$BOOK" && whole
}

# A limit of bytes a file stands for a full disk where nobody may mount one: it
# stops the journal, the objects, the new file or the index, as the sizes are.
@test "no room for what is written: a clear error, and all is taken back" {
	for i in $(seq 300); do echo "$i" >"some-record-with-a-long-name-$i.md"; done
	git add . && git commit -qm many
	head -c 60000 /dev/urandom >"$HOME/random" && head -c 60000 /dev/zero | tr '\0' 'x' >"$HOME/xs"
	for limit in 0 1 4 8 16 24; do
		run -2 bash -c "trap '' XFSZ; ulimit -f $limit; exec \"\$@\"" - \
		    "$BUILD/tests/hist-driver" . put a.md changed file c.md "$HOME/xs" drop b.md
		assert_output --partial 'error:'
		whole
		run -2 bash -c "trap '' XFSZ; ulimit -f $limit; exec \"\$@\"" - \
		    "$BUILD/tests/hist-driver" . put a.md changed file n/c.md "$HOME/random" drop b.md
		whole
		run -2 bash -c "trap '' XFSZ; ulimit -f $limit; exec \"\$@\"" - \
		    "$BUILD/tests/hist-driver" . put a.md changed put n/c.md small drop b.md
		whole
	done
	assert_equal "$(cat a.md b.md)" onetwo
	assert [ ! -e c.md ]
	assert [ ! -e n ]
	driver . put a.md changed drop b.md
	whole
}

# On a disk that is really full, of three megabytes: root, in a namespace of its own.
@test "a full disk: a clear error, nothing lost, and on with it when there is room" {
	cat >"$HOME/full.sh" <<-'EOF'
		set -eu
		driver=$1 dir=$2
		mount -t tmpfs -o size=3m tmpfs "$dir" 2>/dev/null || { echo unmountable; exit 0; }
		cd "$dir" && git init -q . && git config gc.auto 0
		"$driver" . put a.md one put b.md two >/dev/null
		failed=0 done=0
		for spare in 0 4 8 12 16 20 24 28 32 40 48 64 96; do
			"$driver" . put a.md one put b.md two >/dev/null 2>&1
			head -c 4m /dev/zero >.git/fill 2>/dev/null || truncate -s -"$spare"k .git/fill
			if "$driver" . put a.md "changed $spare" drop b.md put d/c.md three >/dev/null 2>"$HOME/err"; then
				done=$((done + 1))
				[ "$(cat a.md)" = "changed $spare" ]
				[ ! -e b.md ]
				rm .git/fill
				"$driver" . drop d/c.md >/dev/null
			else
				[ $? -eq 2 ]
				grep -q error "$HOME/err"
				failed=$((failed + 1))
				[ "$(cat a.md b.md)" = onetwo ]
				[ ! -e d ]
			fi
			rm -f .git/fill
			[ -z "$(git status --porcelain)" ]
			[ -z "$(git fsck --no-dangling 2>&1)" ]
		done
		[ "$failed" -gt 2 ]
		[ "$done" -gt 0 ]
		echo "whole"
	EOF
	mkdir disk
	echo disk >.git/info/exclude
	run unshare --mount sh "$HOME/full.sh" "$BUILD/tests/hist-driver" "$PWD/disk"
	# Who may mount nothing is left with the limit of the test above.
	if [[ $output == *'unshare'* || $output == unmountable ]]; then
		echo "# no tmpfs can be mounted here; the limit on files stands for it" >&3
	else
		assert_success
		assert_output whole
	fi
}

@test "somebody else's repository is refused, unless it is called safe" {
	if [[ $(id -u) -ne 0 ]]; then	# only root can make one: it is said, the rule tried on ours
		echo "# not root: no repository of another owner can be made" >&3
		git config --global safe.directory '*'
		driver . put a.md changed
		return
	fi
	chown -R 65534 .git . && run -2 driver . put a.md changed
	assert_output --partial "git config --global --add safe.directory '$BOOK'"
	git config --global safe.directory "$BOOK/../book"
	driver . put a.md changed
	git config --global safe.directory /elsewhere
	run -2 driver . put a.md again
	git config --global safe.directory '*'
	driver . put a.md again
	git config --global --add safe.directory ''
	run -2 driver . put a.md more
	SUDO_UID=65534 driver . put a.md more
	assert_equal "$(stat -c %u a.md)" 65534
}

@test "garbage is collected by git when it is due" {
	git config gc.auto 1
	git config gc.autoDetach false
	mkdir "$HOME/n" && for n in $(seq 1200); do echo "$n" >"$HOME/n/$n"; done
	# Two objects in the directory whose size git takes for the whole's.
	find "$HOME/n" -type f | tee "$HOME/list" | git hash-object --stdin-paths >"$HOME/names"
	paste "$HOME/names" "$HOME/list" | grep ^17 | head -n 2 | cut -f2 | git hash-object -w --stdin-paths
	driver . put a.md two
	assert [ "$(find .git/objects/pack -name '*.pack')" ]
	whole
}
