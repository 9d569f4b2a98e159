#!/usr/bin/env bats
# The history: one write is one commit, whatever the repository is like.
load helper

setup() {
	world
	repo "$BOOK" && cd "$BOOK"
}

repo() { git init -q "$1" && git -C "$1" config gc.auto 0; }
driver() { "$BUILD/tests/hist-driver" "$@"; }

# What must hold after every write: nothing left over, nothing to say for git.
whole() {
	assert_equal "$(git status --porcelain)" "${1-}"
	assert_equal "$(git fsck --no-dangling 2>&1)" ''
	assert [ ! -e "$(git rev-parse --git-path index.lock)" ]
	assert [ ! -e "$(git rev-parse --git-path cr/journal)" ]
	assert_equal "$(find . -name '.*.cr*' ! -path './.git/*')" ''
}

refuses() {	# refuses WORDS VERB...: status 2, the words said, nothing changed
	local words=$1 head before
	shift
	head=$(git for-each-ref)
	before=$(git status --porcelain)
	run -2 driver . "$@"
	assert_output --partial "$words"
	assert_equal "$(git for-each-ref)" "$head"
	assert_equal "$(git status --porcelain)" "$before"
}

@test "the first write of a fresh repository is its first commit" {
	run -0 driver -m 'acme: a client' -o add . put clients/acme/client.md $'---\nname: Acme\n---\n'
	assert_output "$(git rev-parse HEAD)"
	run -0 git log --format=%an,%ae,%cn,%s,%b
	assert_output 'Ana Silva,ana@example.com,Ana Silva,acme: a client,Cr-Op: add'
	assert_equal "$(git show HEAD:clients/acme/client.md)" $'---\nname: Acme\n---'
	assert_equal "$(git reflog -1 --format=%gs)" 'cr: acme: a client'
	whole
}

@test "each step of a write is on the disk before the next, unless cr.fsync says no" {
	export ASAN_OPTIONS=detect_leaks=0	# which cannot be, while another process traces us
	driver . put a/b.md one
	run -0 "$BUILD/tests/synced" "$BUILD/tests/hist-driver" . put a/b.md two
	assert_equal "$(sed -e "s|^$PWD/||" -e 's|tmp_obj_.*|OBJECT|; s|\.cr......$|.crNAME|' <<<"$output" | uniq)" "\
.git/objects/OBJECT
.git/cr/journal
a/.b.md.crNAME
a
.git/cr/index
.git
.git/logs/refs/heads/main
.git/logs/refs/heads
.git/logs/HEAD
.git/logs
.git/refs/heads/main.lock
.git/refs/heads"
	git config cr.fsync false
	run -0 "$BUILD/tests/synced" "$BUILD/tests/hist-driver" . put a/b.md three
	assert_output ''
	whole
}

@test "one invocation is one commit, over many files, with files removed" {
	driver . put a/b/c.md one put a/d.md two put e.md three
	run -0 driver . drop a/b/c.md put a/d.md changed put f.md new
	assert_equal "$(git rev-list --count HEAD)" 2
	run -0 git show --format= --name-status
	assert_output $'D\ta/b/c.md\nM\ta/d.md\nA\tf.md'
	assert [ ! -e a/b ]
	whole
}

@test "a write that changes nothing makes no commit" {
	driver . put a.md one
	run -0 driver . put a.md one
	assert_output ''
	run -0 driver . drop nothing.md
	assert_output ''
	assert_equal "$(git rev-list --count HEAD)" 1
	whole
}

@test "rounds under one lock are commits in order" {
	driver . put a.md one
	echo hand >>a.md
	run -0 driver . keep a.md round append a.md $'tool\n'
	assert_equal "$(git rev-list --count HEAD)" 3
	assert_equal "$(git show HEAD~1:a.md)" onehand
	assert_equal "$(cat a.md)" $'onehand\ntool'
	whole
}

@test "a directory that goes in one round and comes back in the next" {
	driver . put d/a.md one
	run -0 driver . drop d/a.md round put d/b.md two round append d/b.md three
	assert_equal "$(cat d/b.md)" twothree
	assert_equal "$(git rev-list --count HEAD)" 4
	whole
}

@test "a thousand records are one commit and one pack" {
	driver . put a.md one
	run -0 driver . many 1000 clients/c
	assert_equal "$(git ls-files | wc -l | tr -d ' ')" 1001
	assert_equal "$(find .git/objects/pack -name '*.pack' | wc -l | tr -d ' ')" 1
	assert [ "$(git count-objects | cut -d' ' -f1)" -lt 10 ]
	run -0 driver . append clients/c3/r000301.md more
	whole
	run -0 driver -m again . many 1000 clients/c
	assert_equal "$(git grep -l again HEAD -- clients | wc -l | tr -d ' ')" 1000
	assert_equal "$(find .git/objects/pack -name '*.pack' | wc -l | tr -d ' ')" 2
	whole
}

# The limit of bytes a file lets everything through but the pack.
@test "a pack that cannot be stored: a clear error, and all is taken back" {
	local many=() i
	driver . put a.md one put kept/r.md old
	for i in {1..100}; do
		head -c 1000 /dev/urandom >"$HOME/$i"
		many+=(file "new/$i.md" "$HOME/$i")
	done
	run -2 bash -c 'trap "" XFSZ; ulimit -f 50; exec "$@"' - "$BUILD/tests/hist-driver" . \
	    "${many[@]}" put a.md two drop kept/r.md
	assert_output --partial 'git cannot store a pack'
	assert_equal "$(find .git/objects -name 'tmp*' -o -name '*git2*')" ''
	assert_equal "$(cat a.md kept/r.md)" oneold
	assert [ ! -e new ]
	whole
	driver . "${many[@]}" put a.md two drop kept/r.md
	whole
}

# In a shared repository one step comes after the other, and a call of the system is the same each time.
@test "what a death leaves of a pack git knows as garbage" {
	local n=200
	git config core.sharedRepository group
	until [[ $(find .git/objects -name '*git2*') ]]; do
		driver . put a.md "$n"
		run -0 "$BUILD/tests/kill-at" $((n += 5)) "$BUILD/tests/hist-driver" . many 60 c
	done
	git prune --expire=now
	assert_equal "$(find .git/objects -name '*tmp*' -o -name '*git2*')" ''
	driver . put a.md two
	whole
}

@test "what several records have in common is in the pack once" {
	local same=() i
	for i in {1..60}; do same+=(put "c$((i % 2))/$((i / 2)).md" "same $((i / 12))"); done
	run -0 driver . "${same[@]}"
	run -0 git show-index <"$(echo .git/objects/pack/*.idx)"
	assert_equal "$(cut -d' ' -f2 <<<"$output" | sort | uniq -d)" ''
	assert_equal "$(git cat-file --batch-all-objects --batch-check | grep -c blob)" 6
	whole
}

@test "a large write into a book with history packs only what is new" {
	driver . many 300 old/c
	run -0 driver . many 200 new/c
	newest=$(find .git/objects/pack -name '*.idx' -newer .git/cr/mine | head -n 1)
	run -0 git verify-pack -v "$newest"
	assert [ "$(grep -c blob <<<"$output")" -le 200 ]
	whole
}

@test "what the user has staged stays staged, and out of the commit" {
	driver . put a.md one put b.md two
	echo staged >b.md && git add b.md
	echo new >c.md && git add c.md
	driver . put a.md changed
	run -0 git show --format= --name-only
	assert_output a.md
	whole $'M  b.md\nA  c.md'
}

@test "another's unsaved edit is neither recorded nor lost" {
	driver . put a.md one put b.md two
	echo typing >>b.md
	driver . put a.md changed
	assert_equal "$(cat b.md)" twotyping
	whole ' M b.md'
}

@test "an edit in the same second and of the same size is still seen by git" {
	for n in 1 2 3; do
		driver . put a.md "one$n" put b.md two
		printf 'xyz%s' "$n" >a.md
		driver . put b.md "two$n"
		assert_equal "$(git status --porcelain)" ' M a.md'
	done
}

@test "a file that changes between reading and writing is not overwritten" {
	driver . put a.md one put b.md two
	coproc D { driver . put b.md ours append a.md tool hold 2>err; }
	read -r said <&"${D[0]}"
	assert_equal "$said" held
	pid=$D_PID
	printf 'hand was here' >a.md.new && mv a.md.new a.md
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	assert_equal "$status" 2
	assert_equal "$(cat err)" "a.md: error: was changed by someone else meanwhile; run it again"
	assert_equal "$(cat a.md b.md)" 'hand was heretwo'
	assert_equal "$(git status --porcelain)" $' M a.md\n?? err'
	rm err
	whole ' M a.md'
}

@test "a file that appears between looking and writing is not overwritten" {
	driver . put a.md one
	coproc D { driver . put n/new.md ours hold 2>err; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	mkdir n && echo theirs >n/new.md
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	assert_equal "$status" 2
	assert_equal "$(cat n/new.md)" theirs
	assert_equal "$(git rev-list --count HEAD)" 1
}

@test "a file that changes between two rounds is not overwritten" {
	driver . put a.md one
	echo hand >a.md
	coproc D { driver . append a.md tool keep a.md round hold append a.md tool put a.md stale 2>../err; }
	read -r oid <&"${D[0]}"
	read -r said <&"${D[0]}"
	assert_equal "$said" held
	pid=$D_PID
	echo quicker >>a.md
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	assert_equal "$status" 2
	assert_equal "$(cat a.md)" $'hand\nquicker'
	assert_equal "$(git show HEAD:a.md)" hand
	whole ' M a.md'
}

@test "a file that is being written is neither read nor replaced" {
	driver . put a.md one put b.md two
	exec {fd}>a.md
	run -2 driver . append a.md ours
	assert_output 'a.md: error: is being written by another program; run it again when that is done'
	run -2 driver . put b.md ours put a.md ours
	assert_output 'a.md: error: was changed by someone else meanwhile; run it again'
	run -2 driver . keep a.md
	assert_output 'a.md: error: is being written by another program; run it again when that is done'
	echo hand >&"$fd"
	exec {fd}>&-
	assert_equal "$(cat a.md b.md)" $'hand\ntwo'
	assert_equal "$(git log --format=%s | wc -l)" 1
	whole ' M a.md'
}

@test "who opens a file while a program has it in hand, and writes later, is waited for" {
	driver . put a.md one
	coproc D { driver . append a.md tool hold 2>err; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	exec {fd}>>a.md
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	printf ' hand' >&"$fd"
	exec {fd}>&-
	assert_equal "$status" 2
	assert_equal "$(cat err a.md)" $'a.md: error: was changed by someone else meanwhile; run it again\none hand'
	rm err
	whole ' M a.md'
}

@test "a change that the file's time does not tell is seen" {
	driver . put a.md one
	coproc D { driver . append a.md tool hold 2>err; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	touch -r a.md when
	printf two 1<>a.md
	touch -r when a.md
	rm when
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	assert_equal "$status" 2
	assert_equal "$(cat a.md)" two
}

@test "a branch that moves meanwhile is built upon" {
	driver . put a.md one put b.md two
	coproc D { driver . append a.md tool hold; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	blob=$(echo other | git hash-object -w --stdin)
	tree=$( { git ls-tree HEAD; printf '100644 blob %s\tc.md\n' "$blob"; } | git mktree)
	git update-ref refs/heads/main "$(git commit-tree -p HEAD -m theirs "$tree")"
	exec {D[1]}>&-
	wait "$pid"
	assert_equal "$(git show HEAD:a.md)" onetool
	assert_equal "$(git show HEAD:c.md)" other
	assert_equal "$(git log --format=%s)" $'test: a write\ntheirs\ntest: a write'
}

@test "a branch that moves by a change of the same file stops us, and all is taken back" {
	driver . put a.md one put b.md two
	coproc D { driver . append a.md tool append b.md tool hold 2>../err; }
	read -r said <&"${D[0]}"
	pid=$D_PID
	blob=$(echo other | git hash-object -w --stdin)
	tree=$(git ls-tree HEAD | sed "s/blob .*	b.md/blob $blob	b.md/" | git mktree)
	git update-ref refs/heads/main "$(git commit-tree -p HEAD -m theirs "$tree")"
	exec {D[1]}>&-
	status=0; wait "$pid" || status=$?
	assert_equal "$status" 2
	run -0 cat ../err
	assert_output --partial 'b.md: error: was committed by someone else'
	assert_equal "$(cat a.md b.md)" onetwo
	assert_equal "$(git log -1 --format=%s)" theirs
	git checkout -q -- . && git reset -q --hard
	whole
}

@test "a ref that stays locked: a clear error, and all is taken back" {
	driver . put a.md one put d/b.md two
	touch .git/refs/heads/main.lock
	refuses 'refs/heads/main' put a.md changed drop d/b.md put new/c.md three
	assert_equal "$(cat a.md d/b.md)" onetwo
	assert [ ! -e new ]
	rm .git/refs/heads/main.lock
	whole
}

# What "git commit" does when it has read the index before our write, and takes
# the lock after it: the index is that from before.
@test "an index that git has set back is whole after the next write" {
	driver . put a.md one put b.md two put c.md three
	cp .git/index before
	driver . put a.md changed put new.md four drop b.md
	mv before .git/index
	assert_equal "$(git status --porcelain | sort)" $'?? new.md\nAD b.md\nD  new.md\nMM a.md'
	driver . append c.md x
	assert_equal "$(git log --format=%s | wc -l | tr -d ' ')" 3
	whole
}

@test "what a commit from such an index undid is recorded again" {
	driver . put a.md one put b.md two put c.md three
	cp .git/index before
	driver . put a.md changed put new.md four drop b.md
	mv before .git/index
	echo other >other.txt && git add other.txt && git commit -qm 'by git'
	assert_equal "$(git ls-files)" $'a.md\nb.md\nc.md\nother.txt'
	driver . append c.md x
	assert_equal "$(git show HEAD:a.md HEAD:new.md)" changedfour
	assert_equal "$(git log -2 --format=%s)" $'test: a write\nby git: brought back what its commit undid'
	run -0 driver . last
	assert_line --partial 'test: a write'
	whole
}

@test "what a user takes out of git on purpose stays out" {
	driver . put a.md one put b.md two put c.md three
	GIT_COMMITTER_DATE='2026-01-01T00:00:00Z' driver . put a.md changed
	git rm -q --cached a.md && echo a.md >.git/info/exclude
	driver . put b.md changed
	git commit -qm 'without a'
	driver . put b.md again
	assert_equal "$(git ls-files)" $'b.md\nc.md'
	echo theirs >b.md && git commit -qam theirs
	driver . put c.md again
	assert_equal "$(git show HEAD:b.md)" theirs
	git revert --no-edit HEAD >/dev/null
	driver . put c.md more
	assert_equal "$(git log -1 --format=%s)" 'test: a write'
	whole
}

@test "a linked worktree has its own branch, index and journal" {
	driver . put a.md one
	git worktree add -q ../linked -b side
	cd ../linked
	run -0 driver . put a.md side put b.md new
	assert_equal "$(git rev-parse side)" "$output"
	assert_equal "$(git -C "$BOOK" rev-list --count main)" 1
	whole
	run -0 driver . unfinished
	assert_output no
	cd "$BOOK" && whole
}

@test "a book below the repository's top, found from anywhere" {
	mkdir -p project/book && echo code >code.c && git add . && git commit -qm code
	cd /
	driver "$BOOK/project/book" put clients/a.md one
	cd "$BOOK" && echo two >project/book/clients/b.md && echo more >>code.c
	run -0 driver project/book changes
	assert_output 'new clients/b.md'
	run -0 driver project/book head clients/a.md
	assert_output one
	run -0 git ls-files
	assert_output $'code.c\nproject/book/clients/a.md'
	run -0 driver project/book last
	assert_line --index 1 'new clients/a.md'
}

@test "line ends: attributes and autocrlf are applied as git applies them" {
	printf '*.md text eol=crlf\n*.txt -text\n' >.gitattributes && git add . && git commit -qm attributes
	driver . put a.md $'one\r\ntwo\r\n' put a.txt $'one\r\ntwo\r\n'
	assert_equal "$(git cat-file -s HEAD:a.md)" 8
	assert_equal "$(git cat-file -s HEAD:a.txt)" 10
	run -0 driver . head a.md
	assert_equal "$(driver . head a.md | od -c)" "$(printf 'one\r\ntwo\r\n' | od -c)"
	run -0 driver . state a.md
	assert_output same
	whole
	git config core.autocrlf true
	driver . put b.markdown $'x\r\n'
	assert_equal "$(git cat-file -s HEAD:b.markdown)" 2
	whole
}

@test "autocrlf leaves alone what already has CR in git" {
	driver . put a.markdown $'one\r\n'
	git config core.autocrlf true
	driver . append a.markdown $'two\r\n'
	assert_equal "$(git cat-file -s HEAD:a.markdown)" 10
	whole
}

# The quick way past the filters must end where git's own conversion ends.
@test "every combination of line-end settings stores what git add would" {
	printf '%s\n' '*.a text' '*.b -text' '*.c text=auto' '*.d eol=lf' '*.e eol=crlf' '*.f crlf' '*.g -crlf' \
	    '*.h text eol=crlf' '*.i -text ident' '*.j crlf=input' '*.k binary' '*.l !text' >.gitattributes
	git add . && git commit -qm attributes
	for setting in unset false input true; do
		[ "$setting" = unset ] || git config core.autocrlf "$setting"
		for name in {a..l} plain; do
			printf 'one\r\ntwo\n$Id: x $\r\n' >"$setting.$name"
			want=$(git hash-object "$setting.$name" 2>&1 | tail -n 1)
			rm "$setting.$name"
			driver . put "$setting.$name" $'one\r\ntwo\n$Id: x $\r\n' >/dev/null
			assert_equal "$setting.$name $(git rev-parse "HEAD:$setting.$name")" "$setting.$name $want"
		done
	done
	git config --unset core.autocrlf
}

# Records of one directory are asked about once, unless a rule could tell them apart.
apart() {	# apart FILE PATTERN NAME: a rule in FILE makes d/NAME text, and d/a.md not
	mkdir -p d
	printf '*.md -text\n%s text\n' "$2" >"$1"
	driver . put d/a.md $'one\r\n' put "d/$3" $'one\r\n' >out
	assert_equal "$1 $2 $(git cat-file -s HEAD:d/a.md) $(git cat-file -s "HEAD:d/$3")" "$1 $2 5 4"
	driver . drop d/a.md drop "d/$3" >out
	rm "$1"
}

@test "a neighbour that has attributes of its own is stored by them, wherever they are said" {
	for pattern in b.md d/b.md 'b*' '[b-c].md' '*b.md' '**/b.md' 'b?md' 'd/*b.md'; do
		apart .gitattributes "$pattern" b.md
	done
	apart .gitattributes '*.b.md' x.b.md
	apart d/.gitattributes b.md b.md
	apart .git/info/attributes b.md b.md
	mkdir -p "$HOME/.config/git"
	apart "$HOME/.config/git/attributes" b.md b.md
	git config core.attributesFile "$HOME/mine"
	apart "$HOME/mine" b.md b.md
}

@test "ident is collapsed in git and left as written in the file" {
	echo '*.md ident' >.gitattributes && git add . && git commit -qm attributes
	driver . put a.md $'$Id: whatever $\n'
	assert_equal "$(git cat-file -p HEAD:a.md)" '$Id$'
	whole
}

@test "the mode of a file and its executable bit are kept" {
	driver . put a.md one
	chmod 755 a.md && git commit -qam mode && chmod 750 a.md
	driver . append a.md two
	assert_equal "$(stat -c %a a.md)" 750
	assert_equal "$(git ls-files -s a.md | cut -c1-6)" 100755
	whole
	umask 077
	driver . put b.md new
	assert_equal "$(stat -c %a b.md)" 600
}

@test "a shared repository stays writable for the group, files follow the umask" {
	git config core.sharedRepository group
	driver . put a.md one
	assert_equal "$(find .git/objects -mindepth 1 -type d ! -name info ! -name pack ! -perm -020)" ''
	assert_equal "$(find .git/refs .git/index ! -perm -020 -newer .git/config -type f)" ''
	assert_equal "$(stat -c %a a.md)" 644
}

@test "the pack of a large write is for the group, too, and its files are not" {
	git config core.sharedRepository group
	umask 077
	driver . many 100 a
	assert_equal "$(find .git/objects/pack -type f | wc -l | tr -d ' ')" 2
	assert_equal "$(find .git/objects/pack -type f ! -perm 440)" ''
	assert_equal "$(find a* -type f ! -perm 600)" ''
	whole
}

@test "a repository that was copied without its empty directory of packs takes a large write" {
	driver . put a.md one
	rmdir .git/objects/pack
	driver . many 100 b
	assert_equal "$(git rev-list --count HEAD)" 2
	assert [ ! -e .git/objects/pack ]
	whole
}

@test "author, committer and their dates come from the environment, as for git" {
	export GIT_AUTHOR_NAME='Bo Li' GIT_AUTHOR_EMAIL=bo@example.com GIT_AUTHOR_DATE='2026-03-04T05:06:07+0100'
	export GIT_COMMITTER_DATE='@1790000000 -0230'
	driver . put a.md one
	run -0 git log -1 --format=%an,%ae,%aI,%cn,%cd --date=raw
	assert_output 'Bo Li,bo@example.com,2026-03-04T05:06:07+01:00,Ana Silva,1790000000 -0230'
	GIT_AUTHOR_DATE='Wed, 4 Mar 2026 05:06:07 +0000' driver . put a.md two
	assert_equal "$(git log -1 --format=%aI)" 2026-03-04T05:06:07+00:00
	GIT_AUTHOR_DATE=2026-03-05T05:06:07.891+0100 driver . put a.md fraction
	assert_equal "$(git log -1 --format=%aI)" 2026-03-05T05:06:07+01:00
	GIT_AUTHOR_DATE=yesterday refuses 'GIT_AUTHOR_DATE is no date: yesterday' put a.md three
	whole
}

@test "no identity: refused, with the two commands that set one" {
	rm "$HOME/.gitconfig"
	refuses "git config --global user.name 'Your Name' && git config --global user.email" put a.md one
	assert [ ! -e .git/cr ]
}

@test "an identity of the repository alone will do" {
	rm "$HOME/.gitconfig"
	git config user.name Local && git config user.email local@example.com
	driver . put a.md one
	assert_equal "$(git log --format=%an)" Local
}

@test "EMAIL says whose address it is where git's configuration does not, as to git" {
	git config --file "$HOME/.gitconfig" --unset user.email
	EMAIL=ana@home.example driver . put a.md one
	assert_equal "$(git log -1 --format='%an %ae %ce')" 'Ana Silva ana@home.example ana@home.example'
	git config user.email ana@example.com
	EMAIL=ana@home.example driver . put a.md two
	assert_equal "$(git log -1 --format=%ae)" ana@example.com
}

@test "the files that GIT_CONFIG_GLOBAL and GIT_CONFIG_SYSTEM name are read, as by git" {
	printf '[user]\n\tname = Global\n\temail = g@example.com\n' >../global
	printf '[user]\n\tname = System\n\temail = s@example.com\n[cr]\n\tlockWait = 50\n' >../system
	mkdir -p "$HOME/.config/git" && printf '[user]\n\tname = Xdg\n' >"$HOME/.config/git/config"
	GIT_CONFIG_GLOBAL=$PWD/../global driver . put a.md one
	assert_equal "$(git log -1 --format='%an %ae')" 'Global g@example.com'
	unset GIT_CONFIG_NOSYSTEM
	GIT_CONFIG_SYSTEM=$PWD/../system GIT_CONFIG_GLOBAL=/dev/null driver . put a.md two
	assert_equal "$(git log -1 --format=%an)" System
	GIT_CONFIG_SYSTEM=$PWD/../system driver . put a.md three
	assert_equal "$(git log -1 --format=%an)" 'Ana Silva'
	GIT_CONFIG_SYSTEM=$PWD/../none GIT_CONFIG_GLOBAL=$PWD/../none run -2 driver . put a.md four
	assert_output --partial 'git does not know who you are'
	printf '[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n' >>../global
	GIT_CONFIG_GLOBAL=$PWD/../global run -2 driver . put a.md five
	assert_equal "$(cat a.md)" three
}

with() (	# with KEY VALUE ... -- COMMAND...: as git's own configuration from the environment
	n=0
	while [[ $1 != -- ]]; do
		export "GIT_CONFIG_KEY_$n=$1" "GIT_CONFIG_VALUE_$n=$2"
		n=$((n + 1)) && shift 2
	done
	export GIT_CONFIG_COUNT=$n
	"${@:2}"
)

@test "what GIT_CONFIG_COUNT brings stands above every file, as for git" {
	with init.defaultBranch trunk -- cr-init ../counted >/dev/null
	cd ../counted
	assert_equal "$(git symbolic-ref --short HEAD)" trunk
	with user.name Before User.NAME Env user.email env@example.com -- cr-add client acme 'Acme SA' >/dev/null
	assert_equal "$(git log -1 --format='%an %ae %cn')" 'Env env@example.com Env'
	GIT_AUTHOR_NAME=Author with user.name Env author.name Other -- cr-set tier=a acme >/dev/null
	assert_equal "$(git log -1 --format='%an %ae %cn')" 'Author ana@example.com Env'

	head=$(git rev-parse HEAD)
	run -2 with commit.gpgSign true gpg.program false -- cr-set tier=b acme
	assert_equal "$(git rev-parse HEAD) $(git status --porcelain)" "$head "
	git config commit.gpgSign true && git config gpg.program false
	with commit.gpgsign no -- cr-set tier=b acme >/dev/null
	git config --unset commit.gpgSign
	mkdir -p .git/hooks && printf '#!/bin/sh\nexit 1\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
	run -2 cr-set tier=a acme
	with core.hooksPath '~/none' -- cr-set tier=a acme >/dev/null
	rm .git/hooks/pre-commit

	git rm -q .gitattributes && git commit -qm 'no attributes'
	printf -- '---\r\nname: Birch\r\n---\r\n' | install -D /dev/stdin clients/birch/client.md
	with core.autocrlf true -- cr-save >/dev/null
	with core.autocrlf true -- cr-set since=2026-11-01 birch >/dev/null
	run -0 git show HEAD:clients/birch/client.md
	refute_output --partial $'\r'
	assert_equal "$(grep -c $'\r$' clients/birch/client.md)" 4
	assert_equal "$(with core.autocrlf true -- git status --porcelain)" ''
}

@test "a repository is safe by GIT_CONFIG_COUNT" {
	[[ $(id -u) -ne 0 ]] || chown -R 65534 .git .
	git config --global safe.directory '*'
	cr-init . >/dev/null
	git config --global safe.directory /elsewhere
	[[ $(id -u) -ne 0 ]] || run -2 cr-add client acme 'Acme SA'
	with safe.directory "$BOOK" -- cr-add client acme 'Acme SA'
	[[ $(id -u) -ne 0 ]] || run -2 with safe.directory '*' safe.directory '' -- cr-add client birch 'Birch'
}

@test "a GIT_CONFIG_COUNT that does not hold is trouble, as to git; an empty one is none" {
	cr-init ../counted >/dev/null && cd ../counted
	export GIT_CONFIG_KEY_0=user.name GIT_CONFIG_VALUE_0=Env GIT_CONFIG_KEY_1=name GIT_CONFIG_VALUE_1=x GIT_CONFIG_KEY_2=a.b
	refused() {	# COUNT WORDS
		GIT_CONFIG_COUNT=$1 run ! git status
		GIT_CONFIG_COUNT=$1 run -2 cr-add client acme 'Acme SA'
		assert_line --partial "$2"
		assert [ ! -e clients/acme ]
	}
	refused many 'GIT_CONFIG_COUNT: no count'
	refused -1 'GIT_CONFIG_COUNT: no count'
	refused 2 "GIT_CONFIG_KEY_1: no key of git's configuration"
	GIT_CONFIG_KEY_1=c.d refused 3 'GIT_CONFIG_VALUE_2: is not there'
	GIT_CONFIG_KEY_1=c.d GIT_CONFIG_VALUE_2=y refused 2000000000 'GIT_CONFIG_KEY_3: is not there'
	GIT_CONFIG_COUNT='' cr-add client acme 'Acme SA'
	assert_equal "$(git log -1 --format=%an)" 'Ana Silva'
	GIT_CONFIG_COUNT=1 cr-set since=2026-11-01 acme
	assert_equal "$(git log -1 --format=%an)" Env
}

@test "skip-worktree and assume-unchanged stay as the user set them" {
	driver . put a.md one put b.md two put c.md three
	git update-index --skip-worktree b.md && git update-index --assume-unchanged c.md
	driver . put a.md changed
	run -0 git ls-files -v
	assert_output $'H a.md\nS b.md\nh c.md'
	driver . append c.md more
	assert_equal "$(git show HEAD:c.md)" threemore
	run -0 git ls-files -v
	assert_output $'H a.md\nS b.md\nh c.md'
}

@test "an index of version 4, and a checksum that is skipped" {
	driver . put a.md one
	git update-index --index-version 4
	driver . put b.md two
	whole
	git update-index --index-version 2
	printf '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' |
		dd of=.git/index bs=1 seek=$(($(stat -c %s .git/index) - 20)) conv=notrunc status=none
	driver . put c.md three
	assert_equal "$(git log --format=%s | wc -l | tr -d ' ')" 3
	whole
}

@test "an untracked cache and resolve-undo do not get in the way" {
	driver . put a.md one
	git update-index --untracked-cache --force-untracked-cache
	git status >/dev/null
	driver . put b.md two
	whole
}

@test "a staged file where a directory goes is replaced" {
	driver . put a.md one
	echo file >clients && git add clients && rm clients
	driver . put clients/a.md one
	run -0 git ls-files
	assert_output $'a.md\nclients/a.md'
	whole
}

@test "paths that git or the book must not have are refused" {
	for path in ../out.md /abs.md a//b.md .git/config a/.GIT/x ./a.md 'a\b.md' $'a\nb.md' $'a\eb.md' ''; do
		refuses error put "$path" x
	done
	ln -s /etc link && ln -s a.md alias.md
	refuses 'symbolic link' put alias.md x
	refuses error put link/cr-test.md x
	mkfifo pipe.md
	refuses 'is no file' put pipe.md x
	assert [ ! -e /etc/cr-test.md ]
}

@test "how the work tree stands to HEAD" {
	echo '*.tmp' >.gitignore && git add . && git commit -qm ignore
	driver . put a.md one put b.md two put c.md three put d.md four
	echo x >>a.md && rm b.md && echo new >'e f.md' && echo ignored >x.tmp
	echo x >>c.md && git add c.md && echo three >c.md && printf three >c.md
	git rm -q --cached d.md
	mkdir ü && echo u >ü/ä.md
	run -0 driver . changes
	assert_output $'changed a.md\ngone b.md\nnew e f.md\nnew ü/ä.md'
	for want in 'changed a.md' 'gone b.md' 'same c.md' 'same d.md' 'new e f.md' 'same nothing.md'; do
		run -0 driver . state "${want#* }"
		assert_output "${want%% *}"
	done
	run -0 driver . head b.md
	assert_output two
	run -0 driver . head nothing.md
	assert_output absent
}

@test "a hand edit of the same second is a change" {
	driver . put a.md one
	printf two >a.md
	run -0 driver . changes
	assert_output 'changed a.md'
}

@test "the last operation that is not undone, and both sides of it" {
	run -0 driver . last
	assert_output none
	first=$(driver -o add -m first . put a.md one)
	second=$(driver -o set -m second . put a.md two put b.md x)
	git commit -q --allow-empty -m 'by git'
	run -0 driver . last
	assert_output "$second set second"$'\nchanged a.md\nnew b.md'
	run -0 driver . before "$second" a.md
	assert_output one
	run -0 driver . before "$second" b.md
	assert_output absent
	run -0 driver . at "$second" a.md
	assert_output two
	git commit -q --allow-empty -m $'taken back\n\nCr-Undoes: '"$second"$'\nCr-Op: undo'
	run -0 driver . last
	assert_line --index 0 "$first add first"
}

@test "hist_init makes a repository, and leaves one that is there" {
	run -0 driver ../fresh/book init
	run -0 git -C ../fresh/book symbolic-ref HEAD
	assert_output refs/heads/main
	driver ../fresh/book put a.md one
	head=$(git -C ../fresh/book rev-parse HEAD)
	mkdir ../fresh/book/sub
	run -0 driver ../fresh/book/sub init
	assert [ ! -e ../fresh/book/sub/.git ]
	assert_equal "$(git -C ../fresh/book rev-parse HEAD)" "$head"
}
