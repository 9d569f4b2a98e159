#!/usr/bin/env bats
# The example book: four clients, and between them every pack and practice.
load helper

setup() {
	world
	example_book
}

said() {	# said: everything that names a practice by its title, as a person would come to read it
	local client
	for client in clients/*; do
		cr-brief "${client#*/}"
		cr-brief --handover "${client#*/}"
		cr-report "${client#*/}"
	done 2>&1
	cr-report --letter thanks birch/deliverable/2026-11-10-voucher-page 2>&1
}

silent() {	# silent: the practices with neither evidence nor a due line, a flag or a prompt
	local name class pack title
	{ cr-due -w 2w; cr-due --tidy -w 2w; } | cut -f3 >spoken
	cr-guide --wrong | cut -f1 >>spoken
	said >pages
	while IFS=$'\t' read -r name class pack title; do
		grep -qxF "$name" spoken || grep -qF "  $title: " pages || grep -qF ": $title: " pages ||
		    cr-guide "$name" | sed '1,/^Where this book stands/d' | grep -q '[0-9] of [1-9]' ||
		    printf '%s %s %s\n' "$pack" "$class" "$name"
	done < <(cr-guide)
}

@test "every practice has evidence, a due line, a flag or a prompt" {
	run -0 cr-guide -a
	assert_equal "$(cr-guide)" "$output"
	run -0 silent
	refute_output
}

@test "and one that has none would be seen" {
	rm -r clients/birch/gift clients/acme/talk
	sed -i '/^instrument/d' model/practices/post-with-judgement.md
	sed -i 's/, social\]/]/' clients/birch/client.md
	run -0 silent
	assert_output "$(printf '%s\n' 'governance measured hold-the-hard-talk' 'care measured keep-gifts-in-bounds' 'core support post-with-judgement')"
}

@test "of every kind there is a record" {
	run -0 bash -c "cr-list -f kind | cut -f2 | sort -u"
	assert_output "$(ls model/kinds | sed 's/[.]md$//' | grep -vxE 'book|common|slot')"
}

@test "every program that reads has something to say" {
	for say in cr cr-due 'cr-due --theirs' 'cr-due --tidy' 'cr-due -o lea' cr-score 'cr-score --satisfaction' 'cr-list -k dispute' \
	    'cr-guide --wrong' 'cr-history acme' 'cr-circle delta' 'cr-circle --seam' 'cr-circle --grid' 'cr-circle --salience' 'cr-circle --profile birch'; do
		run -0 $say
		assert_output
	done
	run -1 cr-check
	refute_line --partial ' error: '
	refute_line --partial ' notice: '
}

@test "what a client was the first to speak of, nobody heard from us first" {
	run -0 cr-list -k issue -q 'raised-by is client'
	run -1 cr-list -k issue -q 'raised-by is client and heard-first'
	refute_output
}
