# shellcheck shell=bash
#
# cases - files of tests/practices, each against the practice of its name
#
#	play keep-promises ...		by build/tests/case-driver, in one process
#	cases keep-promises		by cr-due -p, cr-score -e and cr-check themselves
#
# A case is a client, Acme, with a few records, and what the practice says of
# them on a day. Whatever it says beyond that is a difference, too:
#
#	== SECTION			which of the sections below the next cases are in
#	case WHAT IS TRIED
#	today 2026-11-21		that day unless said
#	client				lines of client.md beside the name
#		tier: a
#	note 2026-11-02 phone type:check-in	a contact, with fields of its own
#		- [ ] quote in writing due:2026-11-13		and lines of its body
#	file deliverable/2026-10-01-pilot	the frontmatter of a record
#		title: Pilot
#	due 2026-11-12 quote in writing		what is due: day, text
#	worth 0.75 quote in writing		what is evidence: its value, title
#	flag moved without their agreement	what cr-check says
#	gate money was accepted			what stands above the score
#	prompt meeting				the moments at which its advice is shown
#
# since is 2026-01-05 unless said, all packs are on, ana is one of us, jane-doe and tom-berg
# are theirs. Indentation is by tabs. The sections, in this order:
#
#	nothing recorded		a client of whom nobody wrote down anything of the sort
#	well done
#	badly done
#	overdue and open
#	the day before the limit
#	the day after the limit
#	the calendar			weekend, holiday, month end, 29 February
#	and also			whatever else is worth showing; may be missing
#
# Where a practice cannot have a case of a section, the section says why:
#
#	no case BECAUSE

# shellcheck disable=SC2034	# tests/coverage.bats reads it
sections=('nothing recorded' 'well done' 'badly done' 'overdue and open' 'the day before the limit'
    'the day after the limit' 'the calendar')

# A book for the driver, which makes the clients in it itself.
play() {
	local files=()
	# shellcheck disable=SC2154	# root is the helper's
	[[ -d $BOOK/model ]] || { mkdir -p "$BOOK/model" && cp -R "$root/src/model/kinds" "$root/src/model/practices" "$BOOK/model/"; }
	files=("${@/#/$root/tests/practices/}")
	run -0 "$BUILD/tests/case-driver" "$BOOK" "${files[@]/%/.case}"
	refute_output
}

# A book without a history: the programs here only read.
case_book() {
	rm -rf "$BOOK/team" "$BOOK/clients"
	mkdir -p "$BOOK/model" "$BOOK/team" "$BOOK/clients/acme/person"
	[[ -d $BOOK/model/kinds ]] || cp -R "$root/src/model/kinds" "$root/src/model/practices" "$BOOK/model/"
	printf -- '---\npacks: [core, agreement, rhythm, governance, care, circle]\n---\n' >"$BOOK/book.md"
	printf -- '---\nname: Ana\n---\n' >"$BOOK/team/ana.md"
	printf -- '---\nname: Jane Doe\n---\n' >"$BOOK/clients/acme/person/jane-doe.md"
	printf -- '---\nname: Tom Berg\n---\n' >"$BOOK/clients/acme/person/tom-berg.md"
	printf -- '---\nname: Acme\n' >"$BOOK/clients/acme/client.md"
}

# case_file FIRST-WORD REST: where the indented lines after it go
case_file() {
	local base=$BOOK/clients/acme words pair
	case $1 in
	client)
		file=$base/client.md
		return ;;
	note)
		read -ra words <<<"$2"
		file=$base/log/${words[0]%T*}-$((++notes)).md ;;
	file)
		file=$base/$2.md
		[[ $2 != team/* ]] || file=$BOOK/$2.md ;;
	esac
	mkdir -p "$(dirname "$file")"
	printf -- '---\n' >"$file"
	[[ $1 == note ]] || return 0
	printf 'date: %s\nchannel: %s\n' "${words[@]:0:2}" >>"$file"
	for pair in "${words[@]:2}"; do
		printf '%s: %s\n' "${pair%%:*}" "${pair#*:}" >>"$file"
	done
	printf -- '---\n' >>"$file"
}

# The frontmatter of every file but a note's is still open.
case_close() {
	local f client=$BOOK/clients/acme/client.md
	grep -q '^since:' "$client" || printf 'since: 2026-01-05\n' >>"$client"
	while IFS= read -r f; do
		[[ $(grep -c '^---$' "$f") -eq 2 ]] || printf -- '---\n' >>"$f"
	done < <(find "$BOOK/clients" "$BOOK/team" -name '*.md' 2>/dev/null)
}

case_says() {
	{
		cr-due -C "$BOOK" -p "$1" | awk -F'\t' '{ print "due " $2 " " $4 }'
		cr-score -C "$BOOK" -e | awk -F'\t' -v practice="$1" '
			$3 == practice { sub(/ \(missed\)$/, "", $5); printf "worth %.2f %s\n", $2, $5 }'
		cr-check -C "$BOOK" | sed -n "s/^.*: flag: \(.*\) ($1)\$/flag \1/p; / \(fault\|error\): /p"
	} 2>&1 | sort
}

case_end() {
	local said
	[[ $name ]] || return 0
	case_close
	said=$(case_says "$practice")
	ran=$((ran + 1))
	[[ $said == "$(printf '%s' "$expected" | sort)" ]] && return
	printf '%s: %s\n--- expected\n%s--- said\n%s\n' "$practice" "$name" "$expected" "$said"
	failed=$((failed + 1))
}

cases() {
	local practice=$1 name='' expected='' file='' notes=0 ran=0 failed=0 line word rest
	while IFS= read -r line || [[ $line ]]; do
		word=${line%% *} rest=${line#* }
		case $line in
		'#'* | '' | '== '* | 'no case '*) ;;
		$'\t'*) printf '%s\n' "${line#$'\t'}" >>"$file" ;;
		case\ *)
			case_end
			name=$rest expected='' notes=0
			export CR_TODAY=2026-11-21
			case_book ;;
		today\ *) export CR_TODAY=$rest ;;
		client | note\ * | file\ *) case_file "$word" "$rest" ;;
		due\ * | worth\ * | flag\ *) expected+=$line$'\n' ;;
		*) printf '%s: what is this? %s\n' "$practice" "$line"; return 1 ;;
		esac
	done <"$root/tests/practices/$practice.case"
	case_end
	[[ $ran -gt 0 && $failed -eq 0 ]]
}
