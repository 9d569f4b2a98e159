#!/usr/bin/env bats
# cr-circle: who counts, by numbers worked out by hand; the picture, the views.
load helper
load svg

setup() {
	world
	book
	given clients/acme/client.md <<<$'---\nname: Acme & Söhne\nsponsor: boss\n---'
}

person() {	# person CLIENT/SLUG POWER PROXIMITY STAKE DRIVE [FIELD:\ VALUE ...]
	local path=${1%/*}/person/${1#*/}.md
	{
		printf -- '---\nname: %s\n' "${1#*/}"
		printf 'power: %s\nproximity: %s\nstake: %s\ndrive: %s\n' "${@:2:4}"
		[[ $# -lt 6 ]] || printf '%s\n' "${@:6}"
		printf -- '---\n'
	} | given "clients/$path"
}

is() {		# is <<EOF: the output, with blanks for tabs
	assert_equal "$(tr '\t' ' ' <<<"$output")" "$(cat)"
}

@test "what is not well-formed is seen" {
	for text in '<svg><g></svg>' '<svg>a & b</svg>' '<svg a=b/>' '<svg/><svg/>' '<svg a="<"/>' '<svg>'; do
		printf '<?xml version="1.0"?>\n%s' "$text" >bad
		run -1 well_formed bad
	done
	printf '<?xml version="1.0"?>\n<svg a="&lt;"><g b="1"/>&amp;</svg>' >good
	well_formed good
}

# Ranking ------------------------------------------------------------------------

@test "index and rank are those worked out by hand" {
	person acme/all 4 4 5 5				# 4 + 2 + 5 of 11
	person acme/nothing 1 1 1 1
	person acme/some 2 3 3 4			# (4/3 + 4/3 + 15/4) / 11, urgency 3.5 is 4
	person acme/near 1 4 2 2 'direction: side'	# (2 + 5/4) / 11
	run -0 cr-circle -f index,rank,urgency,direction,arc,rings acme
	is <<-'EOF'
	clients/acme/person/all.md 100 1 5 - 0.417 ####
	clients/acme/person/some.md 58.3 2 4 - 0.333 .##.
	clients/acme/person/near.md 29.5 3 2 side 0.167 #...
	clients/acme/person/nothing.md 0 4 1 - 0.083 ...#
	EOF
}

@test "of equal weight the more powerful comes first, then the file's name" {
	person acme/z-power 3 2 3 3	# 8/3 + 2/3 is 4/3 + 2: equal only when rounding does not part them
	person acme/a-near 2 4 3 3
	person acme/b-near 2 4 3 3
	run -0 cr-circle -f index,rank acme
	is <<-'EOF'
	clients/acme/person/z-power.md 53 1
	clients/acme/person/a-near.md 53 2
	clients/acme/person/b-near.md 53 3
	EOF
}

@test "all eighty ratings have fifty indexes, and equal sums are equal" {
	for power in 1 2 3 4; do for proximity in 1 2 3 4; do for urgency in 1 2 3 4 5; do
		person "acme/p-$power-$proximity-$urgency" $power $proximity $urgency $urgency
		echo $((16 * (power - 1) + 8 * (proximity - 1) + 15 * (urgency - 1)))
	done; done; done | sort -u >sums
	assert_equal "$(wc -l <sums)" 50
	cr-circle -f index acme | cut -f2 | sort -u >indexes
	assert_equal "$(wc -l <indexes)" 50
	run -0 cr-circle -f rank acme
	assert_equal "$(cut -f2 <<<"$output" | tr '\n' ' ')" "$(seq -s ' ' 80) "
}

@test "where all weigh the same: power, urgency, proximity, name" {
	sed -i 's/^  - index number; derived .* -- /  - index number; derived 50 -- /' model/kinds/person.md
	person acme/e 2 3 3 3
	person acme/d 2 4 3 3
	person acme/c 2 1 4 4
	person acme/b 3 1 1 1
	person acme/f 2 3 3 3
	run -0 cr-circle -f rank acme
	is <<-'EOF'
	clients/acme/person/b.md 1
	clients/acme/person/c.md 2
	clients/acme/person/d.md 3
	clients/acme/person/e.md 4
	clients/acme/person/f.md 5
	EOF
	run -0 cr-circle --text acme
	assert_line '  index: 50'
}

@test "who has left or is not rated has no rank and takes none" {
	person acme/gone 4 4 5 5 'left: 2026-10-01'
	person acme/here 2 2 3 3
	given clients/acme/person/new.md <<<$'---\nname: Nell New\npower: 4\n---'
	person acme/wrong 9 4 5 5
	run -0 cr-circle -f rank acme
	is <<<'clients/acme/person/here.md 1'
	run -0 cr-list -k person -f rank,index acme
	is <<-'EOF'
	clients/acme/person/gone.md - 100
	clients/acme/person/here.md 1 40.9
	clients/acme/person/new.md - -
	clients/acme/person/wrong.md - -
	EOF
	run -0 cr-circle --text acme
	assert_line '  not rated: Nell New (no proximity, stake, drive), wrong (no power)'
	refute_output --partial gone
}

@test "nobody rated is an answer, not a picture" {
	given clients/acme/person/new.md <<<$'---\nname: Nell New\n---'
	for view in '' --text --svg --profile --grid --seam; do
		run -1 --separate-stderr cr-circle $view acme
		refute_output
		assert_equal "$stderr" 'cr-circle: Acme & Söhne: nobody has the ratings for it, see cr-circle(1)'
	done
	run -1 --separate-stderr cr-circle
	assert_equal "$output$stderr" 'cr-circle: nobody has the ratings for it, see cr-circle(1)'
}

@test "a choice leaves the ranks as they are" {
	person acme/a 4 4 5 5 'inside: no'
	person acme/b 3 3 3 3 'inside: yes'
	run -0 cr-circle -q inside -f rank,arc acme
	is <<<'clients/acme/person/b.md 2 1'
}

@test "every client that is not past, the named in their order" {
	for name in birch cedar; do given clients/$name/client.md <<<$'---\nname: '$name$'\n---'; person $name/x 2 2 2 2; done
	given clients/past/client.md <<<$'---\nname: Past\nstage: past\n---'
	person past/x 2 2 2 2
	run -0 cr-circle -f rank
	is <<<$'clients/birch/person/x.md 1\nclients/cedar/person/x.md 1'
	run -0 cr-circle -f rank past cedar
	is <<<$'clients/past/person/x.md 1\nclients/cedar/person/x.md 1'
	run -0 bash -c 'cr-list -k person | cr-circle -f rank -'
	is <<<$'clients/birch/person/x.md 1\nclients/cedar/person/x.md 1\nclients/past/person/x.md 1'
}

# Many ----------------------------------------------------------------------------

twenty() {
	for i in {1..20}; do
		person "acme/p-$i" $((i % 4 + 1)) $((i / 4 % 4 + 1)) $((i % 5 + 1)) $((i % 5 + 1)) 'direction: down'
	done
}

@test "a page and a picture have fifteen, lines have all" {
	twenty
	run -0 cr-circle acme
	assert_equal ${#lines[@]} 20
	run -0 awk -F'\t' '{ sum += $8 } END { printf "%.2f", sum }' <(cr-circle acme)
	assert_output 1.00
	run -0 cr-circle --text acme
	assert_line --regexp '^  #15 +D '
	refute_line --regexp '^  #16 '
	assert_line '  and 5 more: --top 20 shows all'
	run -0 grep -c '<path fill-rule' <(cr-circle --svg acme)
	assert_output 15
	run -0 grep -c '^<text x="704.0" y=".*" font-size="13"' <(cr-circle --svg acme)
	assert_output 15
}

@test "--top says how many" {
	twenty
	for n in 1 3 20 40; do
		run -0 cr-circle --top $n acme
		assert_equal ${#lines[@]} $((n > 20 ? 20 : n))
		run -0 grep -c '<path fill-rule' <(cr-circle --svg --top=$n acme)
		assert_output $((n > 20 ? 20 : n))
	done
	run -0 cr-circle --top 3 --grid acme
	assert_equal ${#lines[@]} 3
}

# The picture ---------------------------------------------------------------------

@test "two of equal urgency halve the disc, from 12 o'clock, clockwise" {
	person acme/first 4 1 3 3
	person acme/second 1 4 3 3
	cr-circle --svg acme >circle.svg
	run -0 grep -o ' d="M[^"]*"><title>[^<]*' circle.svg
	assert_line --index 0 ' d="M340.00 160.00A250.00 250.00 0 0 1 340.00 660.00L340.00 460.00A50.00 50.00 0 0 0 340.00 360.00Z"><title>1 first'
	assert_line --index 1 ' d="M340.00 510.00A100.00 100.00 0 0 1 340.00 310.00L340.00 360.00A50.00 50.00 0 0 0 340.00 460.00Z"><title>2 second'
}

@test "more than half a turn is the large arc" {
	person acme/much 4 1 5 5
	person acme/little 4 1 4 4
	run -0 grep -o 'A250.00 250.00 0 . 1' <(cr-circle --svg acme)
	assert_output $'A250.00 250.00 0 1 1\nA250.00 250.00 0 0 1'
}

@test "a single person is a whole ring" {
	person acme/only 2 1 3 3
	run -0 cr-circle -f arc,rings acme
	is <<<'clients/acme/person/only.md 1 ..##'
	cr-circle --svg acme >circle.svg
	well_formed circle.svg
	run -0 grep -o ' d="M[^"]*"><title>' circle.svg
	assert_output ' d="M340.00 160.00A250.00 250.00 0 0 1 340.00 660.00A250.00 250.00 0 0 1 340.00 160.00ZM340.00 260.00A150.00 150.00 0 0 1 340.00 560.00A150.00 150.00 0 0 1 340.00 260.00Z"><title>'
}

@test "--arc index: as wide as they weigh, and nobody vanishes" {
	person acme/all 4 4 5 5
	person acme/nothing 1 1 1 1
	run -0 cr-circle --arc index -f arc acme
	is <<<$'clients/acme/person/all.md 0.99\nclients/acme/person/nothing.md 0.01'
}

@test "a direction has a hatch and a letter, the outside a dashed edge" {
	person acme/u 4 4 5 5 'direction: up'
	person acme/d 4 4 4 4 'direction: down' 'inside: no'
	person acme/o 4 4 3 3 'direction: out'
	person acme/s 4 4 2 2 'direction: side'
	person acme/x 4 4 1 1
	cr-circle --svg acme >circle.svg
	well_formed circle.svg
	run -0 grep -oE '^<path fill-rule="evenodd" fill="url\(#..\)"|stroke-dasharray="5 3" d' circle.svg
	assert_output - <<-'EOF'
	<path fill-rule="evenodd" fill="url(#i0)"
	<path fill-rule="evenodd" fill="url(#o1)"
	stroke-dasharray="5 3" d
	<path fill-rule="evenodd" fill="url(#i2)"
	<path fill-rule="evenodd" fill="url(#i3)"
	<path fill-rule="evenodd" fill="url(#i4)"
	EOF
	run -0 grep -oE '>[1-5] [UDOS?]</text>|>[UDOS?]  P4 X4 U[1-5]  index [0-9.]*  arc [0-9]*%(  outside)?<' circle.svg
	assert_output - <<-'EOF'
	>1 U</text>
	>2 D</text>
	>3 O</text>
	>4 S</text>
	>5 ?</text>
	>U  P4 X4 U5  index 100  arc 33%<
	>D  P4 X4 U4  index 88.6  arc 27%  outside<
	>O  P4 X4 U3  index 77.3  arc 20%<
	>S  P4 X4 U2  index 65.9  arc 13%<
	>?  P4 X4 U1  index 54.5  arc 7%<
	EOF
	hatches=$(sed -n 's/.*<pattern id="i\([0-4]\)".*stroke-width="1.2">\(.*\)<\/g>.*/\2/p' circle.svg)
	assert_equal "$(grep . <<<"$hatches" | sort -u | wc -l)" 4
}

@test "--centre us: the sponsor above, everybody else outside" {
	person acme/boss 4 4 5 5 'direction: side'
	person acme/desk 4 4 4 4 'direction: down'
	run -0 cr-circle -f direction acme
	is <<<$'clients/acme/person/boss.md side\nclients/acme/person/desk.md down'
	run -0 cr-circle -f direction --centre=us acme
	is <<<$'clients/acme/person/boss.md up\nclients/acme/person/desk.md out'
	run -0 cr-circle --text --centre us acme
	assert_line --index 0 'Acme & Söhne: seen from us'
	run -0 grep -cE '>(1 U|2 O)</text>|>us</text>' <(cr-circle --svg --centre us acme)
	assert_output 3
}

@test "names that would break XML, and names that fit nowhere" {
	person acme/a 4 4 5 5 'role: "<b>&amp;\"]]>\u0007\u202E\uFFFF"'
	person acme/b 3 3 5 5 "role: $(printf 'W%.0s' {1..300})"
	given clients/long/client.md <<<$'---\nname: '"$(printf 'Wide %.0s' {1..60})"$'\n---'
	person long/x 4 4 4 4
	for client in acme long; do
		cr-circle --svg $client >circle.svg
		well_formed circle.svg
		run -1 grep -E '.{600}' circle.svg
	done
	run -0 grep -c 'a, &lt;b&gt;&amp;amp;&quot;]]&gt;���<' <(cr-circle --svg acme)
	assert_output 2
	run -0 grep -oE '>2  b, W{3,20}…<' <(cr-circle --svg acme)
}

@test "the picture says who is missing, when it was rated, and by which rule" {
	person acme/a 4 4 5 5 'assessed: 2026-09-01'
	person acme/b 3 3 5 5 'assessed: 2026-11-02'
	given clients/acme/person/c.md <<<$'---\nname: C\n---'
	run -0 cr-circle --svg acme
	assert_output --partial '>on 2026-11-21, seen from the client, assessed between 2026-09-01 and 2026-11-02; 2 rated, 1 not rated<'
	assert_output --partial '(4 * (power - 1) / 3 + 2 * (proximity - 1) / 3 + 5 * (urgency - 1) / 4)'
}

# The views -----------------------------------------------------------------------

@test "profile: now, wanted, both; level and fit by hand" {
	person acme/a 4 4 5 5 'support: 3' 'receptive: 4' 'support-target: 5' 'receptive-target: 3'
	person acme/b 1 4 2 2 'support: 1' 'receptive: 1' 'support-target: 1'
	person acme/c 2 2 2 2 'support: 3'
	run -0 cr-circle --profile acme
	# attitude 12.5 * (2 + 3) and 0; fit 1 - 2/8 and 1; weighed 100 to 29.5; c, as weighty as b and mightier, is second
	is <<-'EOF'
	clients/acme/client.md 48.3 80.7 - - - - Acme & Söhne
	clients/acme/person/a.md 62.5 75 3 5 4 3 a
	clients/acme/person/b.md 0 100 1 1 1 - b
	EOF
	run -0 cr-circle --profile --text acme
	assert_output - <<-'EOF'
	Acme & Söhne: engagement level 48.3, fit 80.7
	  #1 a               #3 b
	  5 . . x . .        5 . . . . .
	  4 . . . . .        4 . . . . .
	  3 . . . o .        3 . . . . .
	  2 . . . . .        2 . . . . .
	  1 . . . . .        1 * . . . .
	    1 2 3 4 5          1 2 3 4 5
	  62 fit 75          0 fit 100
	                     problem

	  o now, x wanted, * both; upwards support (1 works against it, 5 for it), to the right receptive (1 refuses contact, 5 wants to know); below: attitude and fit, each 0 to 100
	  support or receptive not said: c
	EOF
}

@test "camps: for it or against it, listening or not" {
	for support in 1 3 5; do for receptive in 2 3 4; do
		person "acme/s$support-r$receptive" 2 2 2 2 "support: $support" "receptive: $receptive"
	done; done
	run -0 cr-circle --profile -f camp acme
	is <<-'EOF'
	clients/acme/client.md -
	clients/acme/person/s1-r2.md problem
	clients/acme/person/s1-r3.md -
	clients/acme/person/s1-r4.md possible
	clients/acme/person/s3-r2.md -
	clients/acme/person/s3-r3.md -
	clients/acme/person/s3-r4.md -
	clients/acme/person/s5-r2.md plodder
	clients/acme/person/s5-r3.md -
	clients/acme/person/s5-r4.md promoter
	EOF
}

@test "grid: the four squares, and who is against it" {
	person acme/m 3 1 1 3
	person acme/s 4 1 1 2 'support: 1'
	person acme/i 2 1 1 3
	person acme/o 1 1 1 1
	run -0 cr-circle --grid -f quadrant -s quadrant acme
	is <<-'EOF'
	clients/acme/person/i.md inform
	clients/acme/person/m.md manage
	clients/acme/person/o.md monitor
	clients/acme/person/s.md satisfy
	EOF
	run -0 cr-circle --grid --text acme
	assert_line '    power 4, drive 2, active opposition   s'
	assert_line '    power 1, drive 1, support not said    o'
}

@test "salience: which of power, a rightful claim and urgency; unsaid, none" {
	person acme/a 4 1 5 3 'legit: yes'
	person acme/b 3 1 3 3 'legit: yes'
	person acme/c 3 1 4 3 'legit: no'
	person acme/d 2 1 4 4 'legit: yes'
	person acme/e 4 1 1 1 'legit: no'
	person acme/f 1 1 3 4 'legit: yes'
	person acme/g 1 1 5 5 'legit: no'
	person acme/h 2 1 2 2 'legit: no'
	person acme/i 4 4 5 5
	sed -i 's/drive: 4/drive: 2/' clients/acme/person/f.md
	run -0 cr-circle --salience -f salience -s text acme
	is <<-'EOF'
	clients/acme/person/a.md definitive
	clients/acme/person/b.md dominant
	clients/acme/person/c.md dangerous
	clients/acme/person/d.md dependent
	clients/acme/person/e.md dormant
	clients/acme/person/f.md discretionary
	clients/acme/person/g.md demanding
	clients/acme/person/h.md bystander
	EOF
	run -0 cr-circle --salience --text acme
	assert_line '  Dangerous: power and urgency, and no rightful claim'
	assert_line '    power 3, urgency 4  c'
	assert_line '  not rated, or legit not said: i'
}

@test "seam: unaware until a contact, then by support" {
	person acme/a 4 4 5 5 'support: 2' 'support-target: 4'
	person acme/b 3 3 3 3 'support: 5' 'support-target: 5'
	person acme/c 2 2 2 2
	given clients/acme/log/2026-11-20-tried.md <<<$'---\nchannel: phone\ntype: attempt\nwith: [b]\n---'
	given clients/acme/log/2026-11-20-call.md <<<$'---\nchannel: phone\nwith: [a]\n---'
	run -0 cr-circle --seam acme
	is <<-'EOF'
	clients/acme/person/a.md resistant supportive a
	clients/acme/person/b.md unaware leading b
	clients/acme/person/c.md unaware - c
	EOF
	given clients/acme/request/2026-11-20-ask.md <<<$'---\ntitle: a favour\nfrom: b\n---'
	run -0 cr-circle --seam --text acme
	assert_line '  a                       .          C          .          D          .'
	assert_line '  b                       .          .          .          .          CD'
	assert_output --partial 'Net engagement 0:'
}

# Lines and options ---------------------------------------------------------------

@test "lines are names that open, and JSON has the columns" {
	person acme/a 4 4 5 5 'role: COO'
	run -0 bash -c 'cd clients && cr-circle acme | cut -f1 | xargs cat'
	assert_line 'role: COO'
	run -0 cr-circle -j acme
	assert_output --partial '{"path":"clients/acme/person/a.md","index":100,"rank":1,"direction":null,"urgency":5,"arc":1,"rings":"####",'
	run -0 bash -c 'cr-circle acme | cr-list -f role -'
	is <<<'clients/acme/person/a.md COO'
}

@test "wrong options are trouble, and nothing is printed" {
	person acme/a 4 4 5 5
	given clients/birch/client.md <<<$'---\nname: Birch\n---'
	for wrong in '--top 0' '--top -1' '--top 1.5' '--top many' '--centre them' '--arc power' '--svg --profile' \
	    '--grid --seam' '--svg --text' '--svg -j' '--svg -f rank' '--text -s rank' '--text -0' '--svg --top 41' \
	    '--svg birch' '--profile=1' '-k person' '-f nosuch' '-q nosuch' nobody; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr cr-circle $wrong acme
		refute_output
		[[ $stderr == cr-circle:* ]]
	done
}
