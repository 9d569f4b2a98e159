# Whole years, told beforehand: tests/stories/*.story, in the form that tests/stories.bash describes.

load helper
load stories

@test "a promise-keeper" {
	book
	run year keeper
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a silent supplier" {
	book
	run year silent
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a project in trouble that is handled well" {
	book
	run year trouble
	assert_output --regexp '^365 days, at most [0-9]+ lines a morning$'
	assert_success
}

@test "a handbook that says something else is found out, with day and line" {
	book
	sed -i 's/ or told-back in window$//; s/^  - act 5bd/  - act 9bd/' model/practices/act-on-poor-feedback.md
	sed -i 's/^  - late 5bd/  - late 50bd/; s/^miss: .*/miss: no/' model/practices/no-unannounced-lateness.md
	run -1 year silent
	assert_output --partial 'silent, Wednesday 2026-05-27: due list: missing: 2026-05-27 act-on-poor-feedback: act on it'
	assert_line --partial 'silent, Saturday 2026-02-07: '
}

# The Monday of a consultant with nine clients. Beforehand, from tests/stories/monday: the figures
# promised to Cherry are four days late, Hazel's trouble has no remedy, Dogwood is to be called since
# Friday, Fir opens its depot this week, Ivy owes photos; today the offer to Alder comes near and Beech is
# to be answered. Elm wants nothing, Gorse is put off, and nobody of a quarter is called after a month.
monday='cherry keep-promises	Figures of October
hazel remedy-with-bad-news	say what you do: night logins fail
dogwood check-in	call Dogwood Press, just to hear how it goes
fir remember-their-days	the new depot opens
ivy escalate-in-time	ask for it: Photos of the gym
alder keep-promises	Offer for the second store
beech answer-fast	who signs the minutes?'

@test "the Monday of nine clients is one screen, in order, and nothing else" {
	book
	sh "$root/tests/stories/monday" "$BOOK"
	export CR_TODAY=2026-11-23T08:30
	run -0 cr-check
	refute_output
	run -0 bash -c 'cr-list | wc -l'
	[[ $output -gt 500 ]]
	run -0 bash -c "cr-list -f kind | cut -f2 | sort -u | paste -sd' ' -"
	assert_output 'client deliverable feedback issue log note person promise request snooze team'
	run -0 bash -c "cr-due -f practice,text | sed 's,^clients/\\([a-z]*\\)/[^\t]*\t,\\1 ,'"
	assert_output "$monday"
	run -0 env COLUMNS=80 TERM=dumb script -qec cr-due /dev/null
	[[ $(wc -l <<<"$output") -le 24 ]]
	assert_line --index 0 --regexp '^Cherry Clinic'
	run -0 env COLUMNS=80 TERM=dumb script -qec cr /dev/null
	assert_equal "${#lines[@]}" 7
}
