# shellcheck shell=bash
#
# svg: what the tests of pictures share.

# well_formed FILE: tags nest, attributes are quoted, & begins an entity, no control character
well_formed() {
	LC_ALL=C awk '
	BEGIN { RS = "<"; value = "([^\"&]|&(amp|lt|gt|quot);)*" }
	NR == 1 { if ($0 != "") wrong("text before the first tag"); next }
	{
		at = index($0, ">")
		if (at == 0) wrong("a tag without an end")
		tag = substr($0, 1, at - 1); text = substr($0, at + 1)
		if (text !~ /^([^&>]|&(amp|lt|gt|quot);)*$/) wrong("text: " text)
		if ($0 ~ /[\001-\010\013-\037\177]/) wrong("a control character: " $0)
		if (NR == 2) { if (tag !~ /^\?xml .*\?$/) wrong("no declaration"); next }
		if (depth == 0 && root) wrong("a second root")
		if (tag ~ /^\//) {
			if (depth == 0 || substr(tag, 2) != open[depth]) wrong("</" substr(tag, 2) ">")
			depth--
		} else {
			if (tag !~ ("^[a-zA-Z]+( [a-zA-Z:-]+=\"" value "\")*/?$")) wrong("tag: " tag)
			name = tag; sub(/[ \/].*/, "", name); root = 1
			if (tag !~ /\/$/) open[++depth] = name
		}
	}
	function wrong(what) { print what; bad = 1; exit 1 }
	END { if (bad) exit 1; if (depth != 0 || !root) { print "not closed: " open[depth]; exit 1 } }
	' "$1"
}
