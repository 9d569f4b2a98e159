# shellcheck shell=bash
#
# transcript - runs what a manual or the README shows, and compares
#
#	manual_examples man/cr-due.1 | transcript
#	readme_examples README.md | transcript
#
# A transcript is `$ command` lines (`> ` continues one, here-documents too),
# each with the output that follows it, both streams as on a terminal. A line
# `...` stands for any lines, and ` ...` at the end of a line for its rest. All
# commands of one transcript run in one shell, where the caller stands. Prints
# each difference as command, expected, got; 1 if there was one, or no command.

# The literal displays of a page's EXAMPLES, as a terminal shows them.
manual_examples() {
	awk '
	/^\.Sh / { here = $2 == "EXAMPLES" }
	/^\.Ed/ { literal = 0 }
	here && literal {
		gsub(/\\&/, ""); gsub(/\\ /, " "); gsub(/\\-/, "-"); gsub(/\\\(aq/, "\047"); gsub(/\\\(dq/, "\"")
		gsub(/\\\(ha/, "^"); gsub(/\\\(ti/, "~"); gsub(/\\\(ga/, "`"); gsub(/\\e/, "\\")
		print
	}
	/^\.Bd .*-(literal|unfilled)/ { literal = 1 }
	/^\.Ed/ && here { print "\f" }
	' "$1"
}

# The ```console blocks of a Markdown file; one before which `<!-- shown -->`
# stands is not run.
readme_examples() {
	awk '
	/^```/ && inside { inside = 0; print "\f"; next }
	/^```console/ { inside = !shown; shown = 0; next }
	/^<!-- shown -->/ { shown = 1 }
	inside
	' "$1"
}

# transcript_same EXPECTED GOT: the pattern rules above, blank ends ignored
transcript_same() {
	local pattern any=$'\001' rest=$'\002'
	pattern=$(sed -e "/^\.\.\.\$/{s/.*/$any/;b" -e '}' -e "s/ \.\.\.\$/ $rest/" \
	    -e "s/[^[:alnum:][:space:]$any$rest]/\\\\&/g" <<<"$1")$'\n'
	pattern=${pattern//$any$'\n'/*}
	# shellcheck disable=SC2053
	[[ $2$'\n' == ${pattern//$rest/*} ]]
}

transcript_try() {	# transcript_try COMMAND EXPECTED
	local got
	eval "$1" >"$transcript_out" 2>&1 </dev/null
	got=$(cat "$transcript_out")
	transcript_same "${2%"${2##*[![:space:]]}"}" "${got%"${got##*[![:space:]]}"}" && return 0
	printf '$ %s\n--- expected\n%s\n--- got\n%s\n---\n' "$1" "$2" "$got" >&3
	return 1
}

transcript() (
	local line command='' expected='' n=0 wrong=0
	transcript_out=$(mktemp)
	exec 3>&1
	set +e
	while IFS= read -r line <&4; do
		case $line in
		'$ '* | $'\f')
			if [[ -n $command ]]; then
				transcript_try "$command" "$expected" || wrong=1
				n=$((n + 1))
			fi
			command=${line#'$ '} expected=''
			[[ $line != $'\f' ]] || command=''
			;;
		'> '* | '>')
			if [[ -n $command && -z $expected ]]; then
				command+=$'\n'${line:2}
			else
				expected+=$line$'\n'
			fi
			;;
		*) expected+=$line$'\n' ;;
		esac
	done 4< <(cat; printf '\f\n')
	rm -f "$transcript_out"
	[[ $n -gt 0 ]] || echo 'no command in this transcript'
	[[ $wrong -eq 0 && $n -gt 0 ]]
)
