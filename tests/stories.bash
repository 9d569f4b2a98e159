# shellcheck shell=bash
#
# stories - a year of one client, told beforehand and played day by day
#
#	year keeper			plays tests/stories/keeper.story, and is silent if it was so
#
# A story is prose. What is played and what must follow is indented by a tab,
# below the day that it belongs to, which is a line "Monday 2026-01-05":
#
#	client harbour				before the first day: who it is about,
#	year 2026-01-05 to 2027-01-04		and every day that is played
#
#	$ cr-done offer				typed that day
#	note call phone@10:00 with:jane-doe	a contact written by hand that day: name, channel, time, other
#		- [ ] quote due:2026-01-16	fields, and its lines; cr-save records it in the evening
#
#	due 2026-01-15 to 2026-01-16 keep-promises: quote
#	due 2026-01-15 from 2026-01-19 to 2026-01-20 keep-promises: quote
#	    a line of the due list: the day it names, the mornings on which it stands there
#	    (from the day it names, unless said), practice, text. Nothing else may stand there.
#	list					that morning's list, in its order
#		keep-promises: quote
#	score good 85 to 100			every evening from that day on; "score none": too little is known
#	candour falls with time, by tell-bad-news-early
#	reliability rises with records, by keep-promises
#	    a dimension that moved since the evening before, by time alone or by what is
#	    recorded this day, and the practice by which it did, which moved the same way
#	    or is new; "begins" where all that is said is that it is new
#
# In the morning, at half past eight, cr-due CLIENT is compared; then the day
# is played, and in the evening cr-score CLIENT is. No day is left out.

# shellcheck disable=SC2154	# root is the helper's
weekdays=(Monday Tuesday Wednesday Thursday Friday Saturday Sunday)
most_lines=12

tell() {		# tell WHAT...: once, not every day that it lasts
	local what=${1%% *}
	[[ ${told[$what]-} != "$*" ]] || return 0
	told[$what]=$*
	failures=$((failures + 1))
	printf '%s, %s %s: %s\n' "$story" "${weekdays[nth % 7]}" "$day" "$*"
}

tomorrow() {
	local y=${day%%-*} m=${day:5:2} d=${day:8:2} months=(31 28 31 30 31 30 31 31 30 31 30 31)
	m=${m#0} d=${d#0}
	((y % 4 != 0 || (y % 100 == 0 && y % 400 != 0))) || months[1]=29
	((++d <= months[m - 1])) || { d=1; ((++m <= 12)) || { m=1; y=$((y + 1)); }; }
	printf -v day '%d-%02d-%02d' "$y" "$m" "$d"
}

# What the story says, by day.
read_story() {
	local line at='' number=0 form='^due ([0-9-]{10})( from ([0-9-]{10}))?( to ([0-9-]{10}))? ([a-z-]+: .+)$'
	while IFS= read -r line || [[ $line ]]; do
		number=$((number + 1))
		case $line in
		$'\tclient '*) client=${line#*client } ;;
		$'\tyear '*) day=${line#*year } end=${day#* to } day=${day%% *} ;;
		$'\tdue '*)
			[[ $at && ${line#$'\t'} =~ $form ]] || { echo "$story:$number: what is this? $line"; return 1; }
			mornings+=("${BASH_REMATCH[3]:-${BASH_REMATCH[1]}} ${BASH_REMATCH[5]:-${BASH_REMATCH[1]}} ${BASH_REMATCH[1]} ${BASH_REMATCH[6]}") ;;
		$'\t'*)
			[[ $at ]] || { echo "$story:$number: what is this? $line"; return 1; }
			said[$at]+=${line#$'\t'}$'\n' ;;
		*day\ 20[0-9][0-9]-*)
			at=${line#* } at=${at%% *}
			[[ ! ${days[$at]-} ]] || { echo "$story:$number: $at again"; return 1; }
			days[$at]=${line%% *} ;;
		esac
	done <"$root/tests/stories/$story.story"
}

# ask QUESTION...: the lines of the answer
ask() {
	local line
	answer=()
	printf '%s\n' "$*" >&"${year_driver[1]}" || return
	while IFS= read -r line <&"${year_driver[0]}" && [[ $line != . ]]; do
		answer+=("$line")
	done
}

# In the morning: the lines that the story has for this day, and no other.
morning() {
	local -A expected=() seen=()
	local line missing='' extra=''
	for line in "${mornings[@]}"; do
		[[ $day < ${line:0:10} || $day > ${line:11:10} ]] || expected[${line:22}]=1
	done
	ask due "${day}T08:30"
	order=''
	for line in "${answer[@]}"; do
		order+=${line:11}$'\n' seen[$line]=1
		[[ ${expected[$line]-} ]] || extra+="${extra:+; }$line"
	done
	for line in "${!expected[@]}"; do
		[[ ${seen[$line]-} ]] || missing+="${missing:+; }$line"
	done
	[[ ! $missing && ! $extra ]] || tell "due list:${missing:+ missing: $missing}${extra:+ not foretold: $extra}"
	((${#answer[@]} <= most_lines)) || tell "${#answer[@]} lines are due, more than $most_lines"
	((${#answer[@]} <= busiest)) || busiest=${#answer[@]}
}

# moved WHAT BEFORE AFTER: rises, falls, begins, stays
moved() {
	awk -v name="$1" '
		$1 == "total" { state++ }
		$1 == name { value[state] = $2 }
		END {
			if (state < 2 || !(2 in value)) print "has no evidence"
			else if (!(1 in value)) print "begins"
			else print (value[2] > value[1] ? "rises" : value[2] < value[1] ? "falls" : "stays")
		}' <<<"$2"$'\n'"$3"
}

# "candour falls with time, by tell-bad-news-early"
check_move() {
	local form='^([a-z]+) (rises|falls|begins) with (time|records), by ([a-z-]+)$' from=$yesterday to=$today was now
	[[ $1 =~ $form ]] || { tell "what is this? $1"; return 0; }
	[[ ${BASH_REMATCH[3]} == time ]] || from=$today to=$evening
	grep -qx "dimension: ${BASH_REMATCH[1]}" "model/practices/${BASH_REMATCH[4]}.md" ||
	    tell "${BASH_REMATCH[4]} is no practice of ${BASH_REMATCH[1]}"
	was=$(moved "${BASH_REMATCH[1]}" "$from" "$to") now=$(moved "${BASH_REMATCH[4]}" "$from" "$to")
	[[ $now == begins && ${BASH_REMATCH[2]} == begins || $was == "${BASH_REMATCH[2]}" && $now == @("$was"|begins) ]] ||
	    tell "not so: $1 (${BASH_REMATCH[1]} $was, ${BASH_REMATCH[4]} $now)"
}

# In the evening: the score is what was said last.
check_score() {
	local total band bounds
	read -r band bounds <<<"$score"
	read -r _ total now <<<"$evening"
	if [[ $score == none ]]; then
		[[ $total == - ]] || tell "the score is $total $now, not none"
	elif [[ $total == - || $now != "$band" ]] || ((total < ${bounds% to *} || total > ${bounds#* to })); then
		tell "the score is $total $now, not $score"
	fi
}

# values DAY: the score and its parts, as lines
values() {
	ask score "$1"
	printf -v "$2" '%s\n' "${answer[@]}"
}

write_note() {		# write_note NAME CHANNEL[@TIME] FIELD:VALUE...: the lines that follow are its body
	local words pair moment=$day
	read -ra words <<<"$1"
	[[ ${words[1]} != *@* ]] || moment+=T${words[1]#*@}
	into=$BOOK/clients/$client/log/$day-${words[0]}.md
	mkdir -p "${into%/*}"
	printf -- '---\ndate: %s\nchannel: %s\n' "$moment" "${words[1]%@*}" >"$into"
	for pair in "${words[@]:2}"; do
		printf '%s: %s\n' "${pair%%:*}" "${pair#*:}" >>"$into"
	done
	printf -- '---\n' >>"$into"
}

play_line() {
	local output
	case $1 in
	'$ '*)
		into=''
		output=$(CR_TODAY=$day on "${day}T12:00:00Z" bash -ec "${1#\$ }" 2>&1) || tell "$1: $output" ;;
	'note '*)
		write_note "${1#note }"
		written=1 ;;
	list) into=list list='' ;;
	$'\t'*) [[ $into == list ]] && list+=${1#$'\t'}$'\n' || printf '%s\n' "${1#$'\t'}" >>"$into" ;;
	'score '*) score=${1#score } ;;
	*\ with\ *) moves+=("$1") ;;
	*) tell "what is this? $1" ;;
	esac
}

play_day() {
	local line into='' list='' written='' moves=() today='' evening='' output
	[[ ! ${days[$day]-} || ${days[$day]} == "${weekdays[nth % 7]}" ]] || tell "is no ${days[$day]}"
	[[ ${said[$day]-} != *' with '*', by '* ]] || values "$day" today
	while IFS= read -r line; do
		[[ ! $line ]] || play_line "$line"
	done <<<"${said[$day]-}"
	[[ ! $list || $list == "$order" ]] || tell "the list in its order was$(printf '\n%s' "$order")"
	if [[ $written ]]; then
		output=$(CR_TODAY=$day on "${day}T17:00:00Z" cr-save 2>&1) || tell "cr-save: $output"
	fi
	values "$day" evening
	for line in "${moves[@]}"; do
		check_move "$line"
	done
	check_score
	yesterday=$evening
}

year() {		# year NAME: plays the story; 1 if it was not so
	local story=$1 client='' day='' end='' yesterday='' score=none order='' nth=0 failures=0 busiest=0
	local -A said=() days=() told=()
	local mornings=() answer=()
	read_story || return 1
	coproc year_driver { exec "$BUILD/tests/year-driver" "$BOOK" "$client"; }
	while [[ ! $day > $end ]]; do
		[[ $nth -eq 0 ]] || morning
		play_day
		nth=$((nth + 1))
		tomorrow
	done
	[[ $failures -eq 0 ]] || return 1
	echo "$nth days, at most $busiest lines a morning"
}
