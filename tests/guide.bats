#!/usr/bin/env bats
# cr-guide: the handbook, and switching it.
load helper

setup() { world; example_book; }

@test "it lists the practices that are on; -p and -a those that are off too" {
	cr-guide --off circle
	run -0 cr-guide
	assert_line 'keep-promises	measured	core	Keep promises on the day'
	refute_line --partial 'engage-by-rank'
	run -0 cr-guide -p circle
	assert_line --partial 'engage-by-rank	'
	run -0 cr-guide -a
	assert_line --partial 'engage-by-rank	'
	run -0 cr-guide -d rhythm
	assert_line --partial 'answer-fast	'
	refute_line --partial 'keep-promises	'
	run -2 cr-guide -p circel
	assert_output $'cr-guide: there is no pack "circel"\n    hint: did you mean circle?'
	run -2 cr-guide -d truth
	assert_line --index 0 'cr-guide: there is no dimension "truth"'
	assert_line --index 1 --partial 'reliability, candour,'
}

@test "a practice: its advice, its rule in words, its source, where this book stands" {
	run -0 cr-guide keep-promises
	assert_line --index 0 'keep-promises: Keep promises on the day'
	assert_line --regexp '^  reliability · measured · conduct · pack core · weight 3$'
	assert_line '  For every promise where by side is us.'
	assert_line '  Well done when status is kept and closed is on or before due0.'
	assert_line --regexp '^  early +1bd$'
	assert_line --regexp '^  000_'
	assert_line --regexp '^  acme +[0-9]+ of [0-9]+$'
	refute_line --partial 'by-side is us'
}

@test "-v: the rule as it is written" {
	run -0 cr-guide -v keep-promises
	assert_line '  of: promise where by-side is us'
	assert_line '  value: status is kept and closed <= due0'
	refute_line --partial 'title:'
	run -0 cr-guide -v tell-bad-news-early
	assert_line '    - told after it had hurt them if impact > known and told > impact and told in window'
	assert_line '  cap: fair if severity is 1 and not told and not closed and remind < now'
}

@test "a sentence says what runs: a limit set anew changes it" {
	sed -i 's/^packs:/limits: [keep-promises.early 3bd]\n&/' book.md
	run -0 cr-guide keep-promises
	assert_line --partial 'the earlier of 3 business days before due and'
}

@test "a support practice says when it is shown, and for whom" {
	run -0 cr-guide care-before-you-are-clever
	assert_line --partial '  Shown before a meeting, when there is a fact where topic is concern and answered is not recorded or'
	refute_output --partial 'Where this book stands'
}

@test "--source lists what a text asks for, packs that are off included" {
	run -0 cr-guide --source 004
	assert_line --partial 'engage-by-rank	'
	refute_line --partial 'keep-promises	'
	run -1 cr-guide --source 007
}

@test "--wrong: what is due, flagged or badly done, of all clients or of those named" {
	run -0 cr-guide --wrong
	assert_line --regexp '^late-promises	3 now	'
	assert_line --regexp '^keep-promises	3 due, 1 flagged, 8 of 17 not well done	'
	run -0 cr-guide --wrong birch
	refute_line --partial 'keep-promises	'
	cr-init "$BATS_TEST_TMPDIR/mine" >/dev/null
	run -1 cr-guide -C "$BATS_TEST_TMPDIR/mine" --wrong
	refute_output
}

@test "--table: a line for each of the 89 practices, with its rows and how many cases prove it" {
	run -0 cr-guide --table
	assert_equal "${#lines[@]}" 89
	assert_line --regexp '^keep-promises	34	000,002	measured	core	[1-9][0-9]*$'
	cut -f6 <<<"$output" >counts
	run -1 grep -vxE '[1-9][0-9]*' counts
}

@test "-j: rule, advice, sources and rows" {
	cr-guide --off circle
	run -0 bash -c 'cr-guide -j -p circle | jq -r "select(.name == \"rate-and-picture\") | .row[1], .source[0], .on, (.rule | length > 9)"'
	assert_output "$(printf '%s\n' 71 004_1b91ce7871759abd.txt false true)"
}

@test "-j: what is named, practice or kind, a line each; path comes first" {
	run -0 bash -c 'cr-guide -j | head -1 | jq -r "keys_unsorted[0], .path"'
	assert_line --index 0 path
	[[ -f ${lines[1]} ]]
	run -0 bash -c 'cr-guide -j keep-promises issue bad | jq -r "[.name, .path, .on] | @tsv"'
	assert_output "$(printf '%s\t%s\ttrue\n' keep-promises model/practices/keep-promises.md \
	    issue model/kinds/issue.md issue model/kinds/issue.md)"
	run -0 bash -c 'cr-guide -j promise | jq -c ".fields[] | select(.name == \"status\") | .words"'
	assert_output '["open","kept","missed","withdrawn"]'
}

@test "what is to be switched and is not there: the nearest pack or practice; completion has both" {
	cr-guide --off rhythm
	run -2 cr-guide --on rythm
	assert_line --index 0 'cr-guide: no practice and no pack is called "rythm"'
	assert_line --index 1 '    hint: rhythm'
	run -2 cr-guide --on plan
	assert_line --index 1 '    hint: it is a kind of the pack rhythm'
	run -0 cr-guide --complete --on rh
	assert_output --partial rhythm
	run -0 cr-guide --complete --on keep-p
	assert_output --partial keep-promises
	run -0 cr-guide --complete -p rh
	assert_output --partial rhythm
}

@test "cr-practices(7) is what the practices say: cr-guide --manual >man/cr-practices.7 writes it" {
	cr-init "$BATS_TEST_TMPDIR/mine" >/dev/null
	run -0 bash -c 'cr-guide -C "$2" --manual | diff "$1" -' - "$root/man/cr-practices.7" "$BATS_TEST_TMPDIR/mine"
	refute_output
}

@test "a kind, by name or alias: what it is for, and its fields" {
	run -0 cr-guide owe
	assert_line --index 0 'promise: Promise'
	assert_line --regexp '^  title \* +what was promised$'
	assert_line --regexp '^  status +.*\(open, kept, missed, withdrawn\); else open$'
	run -0 cr-guide person
	assert_line --regexp '^  receptive-target +circle pack, '
	assert_line --regexp '^  index +.*; computed$'
}

@test "of a pack it says how to list it, of a beginning what begins so" {
	run -2 cr-guide governance
	assert_line --partial 'it is a pack: cr-guide -p governance'
	run -2 cr-guide keep
	assert_line --partial 'keep-gifts-in-bounds'
	assert_line --partial 'keep-promises'
}

@test "what is neither is trouble, with the nearest" {
	run -2 cr-guide keep-promisses
	assert_output --partial 'hint: keep-promises'
}

@test "--off and --on switch a practice in book.md, and that is recorded" {
	run -0 cr-guide --off keep-promises
	run -0 cr-guide
	refute_line --partial 'keep-promises	'
	run -0 git status --porcelain
	assert_output ''
	run -0 cr-guide --on keep-promises
	run -0 cr-guide
	assert_line --partial 'keep-promises	'
	run -0 cr-undo
	run -0 cr-guide
	refute_line --partial 'keep-promises	'
}

@test "--off and --on again leave book.md as it was, and say so in words" {
	sed -i '/^"*\(on\|off\)"*:/d' book.md && cr-save >/dev/null
	cp book.md ../before
	run -0 cr-guide --off keep-promises
	run -0 git log -1 --format=%s
	assert_output 'book: off keep-promises'
	run -0 cr-guide --on keep-promises
	run -0 git log -1 --format=%s
	assert_output 'book: off unset'
	run -0 diff ../before book.md
	sed -i '2i "off": []   # single practices' book.md && cr-save >/dev/null
	cp book.md ../before
	cr-guide --off keep-promises >/dev/null && cr-guide --on keep-promises
	run -0 diff ../before book.md
}

@test "--on and --off take several names: all of them, or none" {
	run -0 cr-guide --off circle keep-promises
	run -0 cr-guide
	refute_line --partial 'reassess-the-circle	'
	refute_line --partial 'keep-promises	'
	before=$(git rev-parse HEAD)
	run -2 cr-guide --on circle kep-promises
	assert_line --index 0 'cr-guide: no practice and no pack is called "kep-promises"'
	assert_equal "$(git rev-parse HEAD)" "$before"
}

@test "--on switches a pack, and one practice of a pack that is off" {
	cr-guide --off circle
	run -0 cr-guide --on engage-by-rank
	run -0 cr-guide
	assert_line --partial 'engage-by-rank	'
	refute_line --partial 'reassess-the-circle	'
	run -0 cr-guide --on circle
	run -0 cr-guide
	assert_line --partial 'reassess-the-circle	'
	run -2 cr-guide --on nothing-such
	assert_output --partial 'nothing-such'
}

@test "core is always on: --off refuses it, and a list of packs that leaves it out means the same" {
	before=$(cr-guide | wc -l)
	run -2 cr-guide --off core
	assert_line --index 0 'cr-guide: the pack core is always on'
	sed -i 's/^packs: .core, /packs: [/' book.md
	assert_equal "$(cr-guide | wc -l)" "$before"
}

@test "on a terminal the list fits: the name whole, and of the columns those that have room" {
	for width in 80 60; do
		COLUMNS=$width TERM=dumb script -qec 'cr-guide -a' /dev/null | tr -d '\r' >shown
		run -0 wc -L shown
		[[ ${output% *} -le $width ]]
		run -0 bash -c "cut -d ' ' -f 1 shown | diff - <(cr-guide -a | cut -f 1)"
		run -0 grep '^keep-promises ' shown
		assert_output --partial 'Keep promises on the day'
	done
	refute_output --partial core
	COLUMNS=130 TERM=dumb script -qec 'cr-guide -a' /dev/null | tr -d '\r' >shown
	run -0 grep '^keep-promises ' shown
	assert_output --regexp '^keep-promises +measured +core +Keep promises on the day$'
	COLUMNS=60 TERM=dumb script -qec 'cr-guide promise keep-promises' /dev/null | tr -d '\r' >shown
	run -0 wc -L shown
	[[ ${output% *} -le 60 ]]
	run -0 grep -A 1 '^  status ' shown
	assert_line --index 0 --regexp '^  status +how it ended \(open, kept, missed,$'
	assert_line --index 1 --regexp '^ +withdrawn\)'
}
