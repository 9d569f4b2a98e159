#!/usr/bin/env bats
# The runner of transcripts itself: what it runs, what it accepts, that it fails.
load helper
load transcript

try() { transcript <<<"$1"; }

@test "a true transcript passes" {
	run -0 try '$ echo a; echo b >&2
a
b
$ x=1
$ cat <<E
> two  $x
> E
two  1'
	refute_output
}

@test "another output is told with command, expected and got" {
	run -1 try '$ echo a
b
$ echo c
c'
	assert_output - <<-'END'
		$ echo a
		--- expected
		b

		--- got
		a
		---
	END
}

@test "output that was to be empty, and output that is missing, are differences" {
	run -1 try '$ echo a'
	run -1 try '$ :
a'
}

@test "... stands for any lines, and for the rest of a line" {
	run -0 try '$ seq 9
1
...
9'
	run -0 try '$ echo commit 12ab
commit ...'
	run -0 try '$ echo a; echo b
a
...'
	run -1 try '$ seq 9
1
...
8'
	run -1 try '$ echo commit 12ab
submit ...'
}

@test "what is special in a pattern is only itself" {
	run -0 try '$ printf "%s\n" "[a]* (b|c)? \\ é ·"
[a]* (b|c)? \ é ·'
	run -1 try '$ echo abc
a*'
}

@test "a transcript without a command fails" {
	run -1 try 'words'
}

@test "a manual's and a README's blocks are found" {
	printf '%s\n' .Sh NAME '.Bd -literal' '$ no' .Ed '.Sh EXAMPLES' words '.Bd -literal -offset indent' \
	    '$ echo a\eb \(aqc\(aq' 'a\eb c' .Ed '.Sh SEE ALSO' '.Bd -literal' '$ no' .Ed >x.1
	run -0 manual_examples x.1
	assert_output "\$ echo a\\b 'c'
a\\b c
"$'\f'
	printf '%s\n' '```sh' no '```' '<!-- shown -->' '```console' '$ no' '```' '```console' '$ yes' '```' >x.md
	run -0 readme_examples x.md
	assert_output '$ yes
'$'\f'
}
