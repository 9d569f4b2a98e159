#!/usr/bin/env bats
# cr-init: a directory becomes a book, once; and again only what is missing.
load helper
load writes

@test "of the example among the sources it says to take a copy" {
	run -2 cr -C "$root/examples/book"
	assert_line --partial 'this book has no kinds'
	assert_line --partial "cp -R $root/examples/book DIR && cr-init DIR && cr-save -C DIR"
	mkdir bare && touch bare/book.md
	run -2 cr -C bare
	assert_line --partial 'cr-init adds what is missing'
}

@test "a new book is one commit, with the handbook in it" {
	run -0 --separate-stderr cr-init mine
	assert_output mine/book.md
	cd mine
	assert_equal "$(git rev-list --count HEAD)" 1
	assert_equal "$(operation)" init
	assert_equal "$(cat .gitattributes)" '*.md -text'
	assert_equal "$(cd "$root/src/model" && cat kinds/*.md practices/*.md | cksum)" \
	    "$(cat model/kinds/*.md model/practices/*.md | cksum)"
	[[ -f templates/note.md && -d clients && -d team ]]
	clean
}

@test "what it made is a book that the others read" {
	cr-init mine >/dev/null
	run -1 cr-list -C mine
	refute_output
	run -0 cr-add -C mine client zinc 'Zinc Ltd'
	assert_output mine/clients/zinc/client.md
}

@test "-C and the current directory name it too; a slash at the end is none" {
	run -0 cr-init -C there
	assert_output there/book.md
	mkdir here && cd here
	run -0 cr-init
	assert_output book.md
	run -0 cr-init ../deep/er/
	assert_output ../deep/er/book.md
}

@test "run again it adds nothing" {
	book
	run -0 cr-init .
	assert_output book.md
	assert_equal "$(git rev-list --count HEAD)" 1
	clean
}

@test "what was removed stays away, what is missing comes, what was edited stays" {
	book
	printf 'Mine.\n' >>model/practices/keep-promises.md
	git rm -q model/practices/voice-their-worry.md templates/report.md
	commit_all 'without two'
	rm model/kinds/gift.md
	run -0 cr-init
	[[ -f model/kinds/gift.md && ! -e model/practices/voice-their-worry.md && ! -e templates/report.md ]]
	assert_equal "$(tail -n 1 model/practices/keep-promises.md)" Mine.
}

@test "a practice that a newer version brings is added, in one commit" {
	book
	cp -R "$root/src/model" share
	printf -- '---\ntitle: New\n---\n' >share/practices/brand-new.md
	CR_SHARE=$PWD/share run -0 cr-init
	assert_equal "$(changed)" $'+---\n+title: New\n+---'
	assert_equal "$(subject)" 'book: 1 file of the handbook added'
}

@test "in a repository that is there it makes no other" {
	git init -q repo && cd repo
	printf 'x\n' >README && git add README && git commit -qm readme
	printf 'y\n' >README
	run -0 cr-init sub/book
	[[ ! -e sub/book/.git ]]
	assert_equal "$(git show --format= --name-only HEAD | grep -vc '^sub/book/')" 0
	run -0 git status --porcelain
	assert_output ' M README'
}

@test "files that are there are left to their owner" {
	mkdir mine && printf -- '---\nname: Ours\n---\n' >mine/book.md
	cr-init mine >/dev/null
	assert_equal "$(cat mine/book.md)" $'---\nname: Ours\n---'
	run -0 git -C mine status --porcelain
	assert_output '?? book.md'
}

@test "records that are there and not recorded are counted, and cr-save records them" {
	mkdir -p mine/team mine/clients/acme/note mine/model/kinds
	printf -- '---\nname: Ours\n---\n' | tee mine/book.md mine/team/ana.md >mine/clients/acme/client.md
	printf 'x\n' | tee mine/README mine/team/.ana.md.swp mine/team/ana.md~ >mine/clients/acme/note/x.txt
	run -0 cr-init mine/
	assert_output - <<-'END'
		mine/book.md
		cr-init: notice: 3 files of records were there already, and are not recorded
		    hint: cr-save -C mine records what was there
	END
	rm mine/team/ana.md
	cd mine
	run -0 cr-init
	assert_line '    hint: cr-save records what was there'
	run -2 cr-at HEAD cr-list
	assert_output --regexp 'cr-list: the book of [-0-9T:]+ has no book.md: it was not recorded by then'
	assert_line '    hint: cr-save records what is there now, and cr-at shows what was recorded'
	cr-save >/dev/null
	run -0 cr-init
	assert_output book.md
	rm team/ana.md~ && run -0 cr-at HEAD cr-list
}

@test "-n shows the files and makes nothing" {
	run -0 cr-init -n mine
	assert_line 'diff --git a/book.md b/book.md'
	[[ ! -e mine ]]
}

@test "without an identity nothing is made, and it says what to type" {
	rm "$HOME/.gitconfig"
	mkdir theirs
	for dir in mine theirs; do
		run -2 cr-init "$dir"
		assert_output --partial "git config --global user.name 'Your Name'"
	done
	assert [ ! -e mine ]
	run -0 ls -A theirs
	refute_output
}

@test "trouble: two directories, a file in the way, no model" {
	run -2 cr-init one two
	printf 'x\n' >file
	run -2 cr-init file/book
	assert_output --partial file
	CR_SHARE=/nowhere run -2 cr-init mine
	assert_output --partial CR_SHARE
}
