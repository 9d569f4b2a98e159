#!/usr/bin/env bats
# cr-set: fields of files and of lines; no byte changes that was not meant.
load helper
load writes

promise=clients/acme/promise/2026-11-10-cutover-plan.md
log=clients/acme/log/2026-11-18-review.md

@test "one field is one line of the file and one commit" {
	small_book
	run -0 --separate-stderr cr-set confidence=80 acme/promise/2026-11-10-cutover-plan
	assert_output "$promise"
	assert_equal "$(changed)" '+confidence: 80'
	assert_equal "$(subject)" 'acme: promise cutover-plan confidence 80'
	assert_equal "$(operation)" set
	clean
}

@test "a value that changes leaves comments, order and the body" {
	small_book
	run -0 cr-set name='Acme: SA' since=2026-03-10 acme
	assert_equal "$(changed)" "$(cat <<-'END'
		-name: Acme SA   # as they write it
		+name: "Acme: SA"   # as they write it
		-since: 2026-03-09
		+since: 2026-03-10
	END
	)"
}

@test "line ends and a BOM stay" {
	small_book
	printf '\xef\xbb\xbf---\r\ntitle: Odd\r\ndue: 2026-11-27\r\n---\r\nBody\r\n' >"$promise"
	commit_all
	cr-set due=2026-11-30 "$promise"
	assert_equal "$(od -An -c "$promise")" \
	    "$(printf '\xef\xbb\xbf---\r\ntitle: Odd\r\ndue: 2026-11-30\r\ndue0: 2026-11-27\r\n---\r\nBody\r\n' | od -An -c)"
}

@test "already so is done, without a commit or a name" {
	small_book
	run -0 --separate-stderr cr-set due=2026-11-27 cutover
	refute_output
	assert_equal "$stderr" 'cr-set: nothing changed: it was so already'
	run -0 cr-set status= confidence= cutover
	assert_equal "$(commits)" 0
}

@test "what a hand left faulty is set right, in one commit with what the hand did" {
	small_book
	sed -i 's/^since: .*/stage: actve\nsince: 2026-03-10/' clients/acme/client.md
	run -2 cr-save
	run -2 cr-set tier=a acme
	assert_equal "$(commits)" 0
	run -0 --separate-stderr cr-set stage=prospect acme
	assert_output clients/acme/client.md
	assert_equal "$(commits)" 1
	assert_equal "$(changed)" $'-since: 2026-03-09\n+stage: prospect\n+since: 2026-03-10'
	assert_equal "$(subject)" 'by hand: acme: stage prospect, since 2026-03-09 to 2026-03-10'
	assert_equal "$(operation)" set
	clean
	sed -i 's/^due: .*/due: 2026-12-01\neffort: much/' "$promise"
	run -0 cr-set effort=3 cutover
	assert_equal "$(changed)" $'-due: 2026-11-27\n+due: 2026-12-01\n+effort: 3\n+due0: 2026-11-27'
	cr-undo "$(git rev-parse HEAD)" >/dev/null
	git diff --quiet HEAD~2 HEAD
}

@test "F= takes the field out, lists grow and shrink" {
	small_book
	cr-set cadence=2w acme
	cr-set cadence= acme
	assert_equal "$(changed)" '-cadence: 2w'
	cr-set channels+=chat,email acme
	assert_equal "$(changed)" $'-channels: [email, phone]\n+channels: [email, phone, chat]'
	cr-set channels-=email channels-=fax acme
	assert_equal "$(changed)" $'-channels: [email, phone, chat]\n+channels: [phone, chat]'
	cr-set tags+=a,b acme
	assert_equal "$(changed)" '+tags: [a, b]'
	cr-set with=tom-keller,jane-doe "$log"
	assert_equal "$(changed)" $'-with: [jane-doe]\n+with: [tom-keller, jane-doe]'
}

@test "a list's last element takes the field with it, but where a comment tells what it is for" {
	small_book
	key() {		# LINES: acme has them, as typed by hand
		sed -i '/^channels:/d' clients/acme/client.md
		printf '%b' "$1" >../lines && sed -i '1r ../lines' clients/acme/client.md
		commit_all
	}
	for lines in 'channels: [email, email]\n' 'channels: email\n' 'channels:\n  - email\n' 'channels:\n- "email"\n'; do
		key "$lines" && cr-set channels-=email acme
		run -1 grep -A2 '^channels' clients/acme/client.md
	done
	key 'channels: [email, phone]\n' && cr-set channels-=phone channels-=email acme
	assert_equal "$(changed)" '-channels: [email, phone]'
	assert_equal "$(subject)" 'acme: channels unset'
	key 'channels: [email] # best first\n' && cr-set channels-=email acme
	assert_equal "$(changed)" $'-channels: [email] # best first\n+channels: [] # best first'
	key 'channels: # best first\n  # asked in May\n  - email # Jane\n' && cr-set channels-=email acme
	assert_equal "$(changed)" $'-channels: # best first\n+channels: [] # best first\n-  - email # Jane'
	cr-set channels=phone acme
	assert_equal "$(changed)" $'-channels: [] # best first\n+channels: [phone] # best first'
}

@test "moving due leaves the first one behind, once" {
	small_book
	cr-set due=2026-12-04 cutover
	assert_equal "$(changed)" $'-due: 2026-11-27\n+due: 2026-12-04\n+due0: 2026-11-27'
	assert_equal "$(subject)" 'acme: promise cutover-plan due 2026-11-27 to 2026-12-04'
	cr-set due=2026-12-11 cutover
	assert_equal "$(changed)" $'-due: 2026-12-04\n+due: 2026-12-11'
	cr-set due=2026-12-01 'send the slides'
	assert_equal "$(changed)" "$(cat <<-'END'
		-- [ ] send the slides due:2026-11-24
		+- [ ] send the slides due:2026-12-01 due0:2026-11-24 ^k85k
	END
	)"
}

@test "a promise in a file that ends is closed today, unless the day is given" {
	small_book
	run -0 cr-set status=kept cutover
	assert_equal "$(changed)" $'+status: kept\n+closed: 2026-11-21'
	cr-set status=missed closed=2026-11-20 cutover
	assert_equal "$(changed)" $'-status: kept\n-closed: 2026-11-21\n+status: missed\n+closed: 2026-11-20'
	cr-set status=withdrawn cutover
	assert_equal "$(changed)" $'-status: missed\n+status: withdrawn'
	run -0 cr-set status=open cutover
	assert_equal "$(changed)" $'-status: withdrawn\n-closed: 2026-11-20\n+status: open'
	cr-set status=kept cutover
	cr-set status= cutover
	assert_equal "$(changed)" $'-status: kept\n-closed: 2026-11-21'
	refute grep -q closed clients/acme/promise/2026-11-10-cutover-plan.md
	cr-add promise acme 'Sent at once' status=kept >/dev/null
	assert_equal "$(cr-list -f closed 'sent at once' | cut -f2)" 2026-11-21
}

@test "a box is turned, and closed" {
	small_book
	run -0 cr-set status=kept 'send the slides'
	assert_output "$log#^k85k"
	assert_equal "$(changed)" "$(cat <<-'END'
		-- [ ] send the slides due:2026-11-24
		+- [x] send the slides due:2026-11-24 closed:2026-11-21 ^k85k
	END
	)"
	assert_equal "$(subject)" 'acme: promise "send the slides" kept'
	cr-set status=open "$output"
	assert_equal "$(changed | tail -n 1)" '+- [ ] send the slides due:2026-11-24 ^k85k'
	cr-set status=missed closed=2026-11-20 'send the slides'
	assert_equal "$(changed | tail -n 1)" '+- [-] send the slides due:2026-11-24 status:missed closed:2026-11-20 ^k85k'
	cr-set status=withdrawn 'send the slides'
	assert_equal "$(changed | tail -n 1)" '+- [-] send the slides due:2026-11-24 closed:2026-11-20 ^k85k'
}

@test "what became of a box is told by its word: missed is not withdrawn" {
	small_book
	given clients/acme/log/2026-11-18-call.md <<<$'---\nchannel: phone\n---\n- [ ] minutes due:2026-11-20'
	commit_all
	for word in missed withdrawn kept missed; do
		run -0 cr-set minutes status=$word
		assert_equal "$(git log -1 --format=%s)" "acme: promise \"minutes\" $word"
	done
	run -0 cr-set minutes closed=2026-11-20
	assert_equal "$(git log -1 --format=%s)" 'acme: promise "minutes" closed 2026-11-21 to 2026-11-20'
	run -0 cr-set minutes status=open
	assert_equal "$(git log -1 --format=%s)" 'acme: promise "minutes" open again'
	run -0 bash -c "cr-history -f what minutes | cut -f 2 | tail -n 4"
	assert_output $'promise "minutes" kept\npromise "minutes" withdrawn\npromise "minutes" missed\npromise "minutes", due 2026-11-20'
}

@test "what a hand ticked and moved in a file that is set is completed, as cr-save does" {
	small_book
	given clients/acme/log/2026-11-18-call.md <<<$'---\nchannel: phone\n---\n- [ ] minutes due:2026-11-20\n- [ ] plan due:2026-11-20\n- [ ] quote'
	commit_all
	sed -i 's/\[ \] minutes/[x] minutes/; s/plan due:2026-11-20/plan due:2026-12-20/' clients/acme/log/2026-11-18-call.md
	run -0 cr-set quote confidence=80
	assert_output --partial 'kept: closed:2026-11-21 added'
	run -0 tail -n 3 clients/acme/log/2026-11-18-call.md
	assert_line --index 0 '- [x] minutes due:2026-11-20 closed:2026-11-21'
	assert_line --index 1 '- [ ] plan due:2026-12-20 due0:2026-11-20'
	assert_line --index 2 --regexp '^- \[ \] quote confidence:80 \^'
	assert_equal "$(git show HEAD~1:clients/acme/log/2026-11-18-call.md | sed -n 4,5p)" \
	    $'- [x] minutes due:2026-11-20\n- [ ] plan due:2026-12-20'
	clean
	sed -i 's/^due: .*/due: 2027-01-08/' "$promise"
	run -0 cr-set "$promise" confidence=70
	run -0 grep '^due0:' "$promise"
	echo '- [ ] in words due:fri' >>clients/acme/log/2026-11-18-call.md
	run -2 cr-set quote confidence=90
	assert_output --partial 'hint: cr-save turns days in words into dates; what else is wrong, correct in the file, or set with cr-set'
	run -0 cr-save
	run -0 cr-set quote confidence=90
}

@test "a pair of a line: set, quoted, listed, taken out, and its title" {
	small_book
	cr-set reason='too much work' 'csv export'
	assert_equal "$(changed | tail -n 1)" '+- ask: CSV export of invoices scope:out reason:"too much work" ^e5w6'
	cr-set scope= reason= 'csv export'
	assert_equal "$(changed | tail -n 1)" '+- ask: CSV export of invoices ^e5w6'
	cr-set tags=a,b 'csv export'
	cr-set tags+=c tags-=a 'csv export'
	assert_equal "$(changed | tail -n 1)" '+- ask: CSV export of invoices tags:b,c ^e5w6'
	cr-set title='PDF export' 'csv export'
	assert_equal "$(changed | tail -n 1)" '+- ask: PDF export tags:b,c ^e5w6'
}

@test "a block id stays last" {
	small_book
	sed -i 's/scope:out/scope:out ^k3f9/' "$log" && commit_all
	run -0 cr-set urgent=yes "$log#^k3f9"
	assert_output "$log#^k3f9"
	assert_equal "$(changed | tail -n 1)" '+- ask: CSV export of invoices scope:out urgent:yes ^k3f9'
}

@test "a line that changes gets an id, and is found by it although its text went on" {
	small_book
	run -0 bash -c "cr-list -k promise -q 'title has slides' | cr-set due=2026-12-01 - | cr-set confidence=80 - | cr-set status=kept -"
	assert_output "$log#^k85k"
	run -0 grep slides "$log"
	assert_output '- [x] send the slides due:2026-12-01 due0:2026-11-24 confidence:80 closed:2026-11-21 ^k85k'
	run -0 cr-set status=open '^k85k'
	assert_output "$log#^k85k"
}

@test "an id is the line's own on any machine, and no other line's of the client" {
	small_book
	cr-set urgent=yes 'csv export'
	git reset -q --hard HEAD~1
	cr-set scope=in 'csv export'
	run -0 grep -o '\^.*' "$log"
	assert_output '^e5w6'
	git reset -q --hard HEAD~1
	given clients/acme/note/2026-11-01-other.md <<<$'---\ntitle: Other\n---\nThis is about ^e5w6.' && commit_all
	cr-set scope=in 'csv export'
	run -0 grep -o '\^.*' "$log"
	assert_output --regexp '^\^5w6.$'
	printf '%s\n' '- ask: twins' '- ask: twins' '- ask: twins' >>"$log" && commit_all
	cr-list -k request -q 'title = "twins"' | cr-set scope=out - >ids
	assert_equal "$(sort -u ids | wc -l)" 3
}

@test "what is already so gets no id, nor does a file" {
	small_book
	cr-set scope=out 'csv export'
	cr-set status=open 'send the slides'
	cr-set confidence=80 cutover
	run -1 grep -r '\^' clients
}

@test "a line that is linked to gets an id, in the same commit" {
	small_book
	slides=$(cr-list -k promise -q 'title has slides' | cut -f1)
	run -0 cr-add issue acme Late severity=2 "affects=$slides"
	assert_output clients/acme/issue/2026-11-21-late.md
	assert_equal "$(commits)" 1
	assert_equal "$(subject)" 'acme: issue "Late"; promise "send the slides" named ^k85k'
	run -0 grep -h k85k clients/acme/issue/2026-11-21-late.md "$log"
	assert_output $'affects: [^k85k]\n- [ ] send the slides due:2026-11-24 ^k85k'
	run -0 cr-check
	cr-set "affects+=$log:9" late
	run -0 grep affects clients/acme/issue/2026-11-21-late.md
	assert_output 'affects: [^k85k, ^k8qy]'
	clean
}

@test "a line linked to and changed at once has one id" {
	small_book
	given clients/acme/log/2026-11-19-more.md <<<$'---\nchannel: phone\n---\n- bad: late severity:2' && commit_all
	slides=$(cr-list -k promise -q 'title has slides' | cut -f1)
	cr-list -k issue -q 'title is late' | cr-set "affects=$slides" tags=x -
	assert_equal "$(commits)" 2
	run -0 grep -rh '\^' clients
	assert_line --regexp '^- bad: late severity:2 affects:\^k85k tags:x \^[0-9a-z]{4}$'
	assert_line '- [ ] send the slides due:2026-11-24 ^k85k'
}

@test "a file's name is a link as well; a line of another client is refused" {
	small_book
	given clients/zinc/log/2026-11-19-call.md <<<$'---\nchannel: phone\n---\n- [ ] theirs due:2026-11-30'
	given clients/zinc/client.md <<<$'---\nname: Zinc\n---' && commit_all
	cr-set voice=clients/acme/person/jane-doe.md acme
	assert_equal "$(changed)" '+voice: jane-doe'
	cr-set about="clients/zinc/log/2026-11-19-call.md,$promise" "$log"
	assert_equal "$(changed)" '+about: [zinc/log/2026-11-19-call, promise/2026-11-10-cutover-plan]'
	run -0 cr-check
	run -2 cr-set about="$(cr-list -k promise zinc | cut -f1)" "$log"
	assert_output --partial 'a line of another client'
}

@test "a link to one of two kinds: a name is sought in both, and a record of a third is refused" {
	small_book
	cr-add deliverable acme 'Data model' promised=2026-12-04 >/dev/null
	cr-add note acme 'On hosting' >/dev/null
	cr-add issue acme Late severity=2 affects=2026-11-10-cutover-plan,2026-11-21-data-model >/dev/null
	run -0 cr-set affects+=deliverable/2026-11-21-data-model late
	cr-set affects=clients/acme/deliverable/2026-11-21-data-model.md late
	run -0 grep affects clients/acme/issue/2026-11-21-late.md
	assert_output 'affects: [deliverable/2026-11-21-data-model]'
	run -0 cr-check
	run -0 cr-list -k deliverable -q 'any(issue where affects has this)'
	for typed in note/2026-11-21-on-hosting clients/acme/note/2026-11-21-on-hosting.md acme/note/2026-11-21-on-hosting; do
		run -2 cr-set "affects=$typed" late
		assert_line "cr-set: affects: \"$typed\" is a note, not a promise or deliverable"
	done
	run -2 cr-set "affects=$(cr-list -k request | cut -f1)" late
	assert_output --partial 'is a request, not a promise or deliverable'
	run -2 cr-set affects=2026-11-21-data-modle late
	assert_line 'cr-set: affects: no promise or deliverable is called "2026-11-21-data-modle"'
	assert_line '    hint: did you mean 2026-11-21-data-model?'
	run -2 cr-set affects=jane-doe late
	assert_line '    hint: type one of: 2026-11-10-cutover-plan, 2026-11-21-data-model'
	run -2 cr-set to=acme cutover
	assert_line 'cr-set: to: "acme" is a client, not a person'
}

@test "lines and the file around them, in one go" {
	small_book
	cr-list -k promise,log -q 'path has "review"' acme >names
	run -0 cr-set source=call - <names
	assert_equal "${#lines[@]}" 3
	assert_equal "$(commits)" 1
	assert_equal "$(changed | grep -c source)" 3
	cut -f1 names >old
	run -2 cr-set source=mail - <old
	assert_output --partial 'changed since'
}

@test "of identical lines the one that is meant" {
	small_book
	printf '%s\n' '- ask: the same' '- ask: the same' '- ask: the same' >>"$log" && commit_all
	run -0 bash -c "cr-list -k request -q 'title = \"the same\"' | sed -n 2p | cr-set urgent=yes -"
	assert_output "$log#^fj63"
	assert_equal "$(tail -n 3 "$log")" $'- ask: the same\n- ask: the same urgent:yes ^fj63\n- ask: the same'
}

@test "one invocation is one commit, however many records" {
	small_book
	run -0 bash -c "cr-list -k promise | cr-set owner=ana -"
	assert_equal "${#lines[@]}" 3
	assert_equal "$(commits)" 1
	run -0 git log -1 --format=%B
	assert_line --index 0 'acme: promise "send the slides" owner ana; promise "their data" owner ana; and 1 more'
	assert_line 'acme: promise cutover-plan owner ana'
	clean
}

@test "-q and -k choose among what was named" {
	small_book
	run -0 bash -c "cr-list | cr-set -k promise -q 'by-side is client' owner=ana -"
	assert_equal "${#lines[@]}" 1
	assert_equal "$(changed | tail -n 1)" '+- [ ] their data by-side:client due:2026-11-25 owner:ana ^k8qy'
}

@test "--open looks at open promises only" {
	small_book
	cr-add promise acme 'Cutover rehearsal' status=kept closed=2026-11-20 >/dev/null
	run -0 cr-set --open confidence=50 cutover
	assert_output "$promise"
	run -2 cr-set --open confidence=50 acme/promise/2026-11-21-cutover-rehearsal
	assert_output --partial 'no open promise'
}

@test "unsaved edits of a person are recorded first, under their own name" {
	small_book
	sed -i 's/^due: .*/due: 2026-12-24/; s/^---$/---/' "$promise"
	printf 'x\n' >>clients/acme/person/jane-doe.md
	run -0 cr-set confidence=80 cutover
	assert_equal "$(commits)" 2
	assert_equal "$(git log -1 --skip=1 --format=%s)" 'by hand: acme: promise cutover-plan due 2026-11-27 to 2026-12-24'
	assert_equal "$(changed)" $'+confidence: 80\n+due0: 2026-11-27'
	run -0 git status --porcelain
	assert_output ' M clients/acme/person/jane-doe.md'
}

@test "with an invalid edit in the way nothing is written" {
	small_book
	sed -i 's/^due: .*/due: soon/' "$promise"
	run -2 cr-set confidence=80 cutover
	assert_output --partial "$promise:3:6: fault: due"
	assert_output --partial 'nothing was written'
	assert_equal "$(commits)" 0
	assert_equal "$(sed -n 3p "$promise")" 'due: soon'
	assert_equal "$(grep -c confidence "$promise")" 0
}

@test "a record that was recorded faulty can be mended" {
	small_book
	sed -i 's/^due: .*/due: soon/' "$promise" && commit_all
	run -0 cr-set due=2026-12-01 "$promise"
	assert_equal "$(changed)" $'-due: soon\n+due: 2026-12-01'
	sed -i 's/^due: .*/due: soon/' "$promise" && commit_all
	run -0 cr-set confidence=50 "$promise"
	assert_equal "$(changed)" '+confidence: 50'
}

@test "what is staged stays staged" {
	small_book
	printf 'mine\n' >>clients/acme/client.md && git add clients/acme/client.md
	cr-set confidence=80 cutover
	run -0 git status --porcelain
	assert_output 'M  clients/acme/client.md'
	assert_equal "$(git show --format= --name-only HEAD)" "$promise"
}

@test "-n is a patch of several files, from anywhere, and writes nothing" {
	small_book
	cd clients
	bash -c "cr-list -k promise | cr-set -n owner=ana - >'$BATS_TEST_TMPDIR/patch'"
	assert_equal "$(commits)" 0
	clean
	cd "$book" && git apply --check "$BATS_TEST_TMPDIR/patch" && git apply "$BATS_TEST_TMPDIR/patch"
	run -0 cr-list -k promise -q 'owner is ana'
	assert_equal "${#lines[@]}" 3
}

# refused ARGS...: status 2, and not a byte is different
refused() {
	run -2 --separate-stderr cr-set "$@"
	refute_output
	assert_equal "$(commits)" 0
	assert_equal "$(git status --porcelain)" ''
}

@test "refused, with what to type: each bad input; and then no record is set" {
	small_book
	refused
	refused acme
	[[ $stderr == *FIELD=VALUE* ]]
	refused cadence=2w
	[[ $stderr == *records* ]]
	refused confidence=80 nothing-like-it
	refused confidence=much cutover
	[[ $stderr == *number* ]]
	refused cadence=2w acme cutover
	[[ $stderr == *cadence* ]]
	refused confidance=80 cutover
	[[ $stderr == *confidence* ]]
	refused due+=2026-12-01 cutover
	[[ $stderr == *'no list'* ]]
	refused title= cutover
	[[ $stderr == *title* ]]
	refused colour=red 'csv export'
	[[ $stderr == *line* ]]
	refused title='urgent:yes' 'csv export'
	refused reason=$'two\nlines' 'csv export'
	refused to=nobody cutover
	[[ $stderr == *jane-doe* ]]
	refused confidence=80 acme/promise/2026-11-10-cutover-plan acme/promise/2026-01-01-none
	refused due=2026-12-01 "$log#000000000000"
}

@test "book.md is set like a record, and told field by field" {
	small_book
	run -0 cr-set packs+=governance cadence=2w book.md
	assert_output book.md
	assert_equal "$(changed)" $'-packs: [core]\n+packs: [core, governance]\n+cadence: 2w'
	assert_equal "$(subject)" 'book: packs +governance, cadence 2w'
	run -0 cr-add risk acme 'Christmas peak' probability=3 harm=4
	run -2 cr-set cadence=soon book.md
	clean
}

@test "an empty - is done" {
	small_book
	run -0 cr-set owner=ana - </dev/null
	refute_output
	assert_equal "$(commits)" 0
}

@test "thousands of lines of one note are set in one go, each by itself" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n- [ ] the same due:2026-11-27\n- [ ] the same due:2026-11-27\n'
		seq -f '- [ ] send part %.0f due:2026-11-27' 4000
	} >clients/acme/log/2026-11-20-phone.md
	cr-save >/dev/null
	cr-list -k promise -q 'title has "part"' | timeout 40 cr-set status=kept - >../names
	assert_equal "$(grep -c '#^' ../names)" 4000
	assert_equal "$(grep -c '^- \[x\] send part [0-9]* due:2026-11-27 closed:2026-11-21 ^[0-9a-z]\{4\}$' clients/acme/log/2026-11-20-phone.md)" 4000
	assert_equal "$(grep -c '^- \[ \] the same due:2026-11-27$' clients/acme/log/2026-11-20-phone.md)" 2
	run -0 bash -c "cr-list -k promise -f title - <../names | cut -f1 | cmp - ../names"
}

@test "and thousands that have a block id already" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n'
		seq 30000 | sed 's/.*/- [ ] send part & due:2026-11-27 ^p&/'
	} >clients/acme/log/2026-11-20-phone.md
	cr-save >/dev/null
	cr-list -k promise | timeout 20 cr-set status=kept - >../names
	assert_equal "$(grep -c '^- \[x\] send part \([0-9]*\) due:2026-11-27 closed:2026-11-21 ^p\1$' clients/acme/log/2026-11-20-phone.md)" 30000
}

@test "and tens of thousands that have none, named by what they say or by where they stand" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n'
		seq -f '- [ ] send part %.0f due:2026-11-27' 40000
		yes -- '- [ ] send the same' | head -n 40000
	} >clients/acme/log/2026-11-20-phone.md
	commit_all
	cr-list -k promise >../names
	sed -i '1~2s/#[^\t]*/:@/' ../names
	awk '{ sub(/:@/, ":" NR + 3); print }' ../names >../mixed
	timeout -k 1 40 cr-set status=kept - <../mixed >/dev/null
	assert_equal "$(grep -c '^- \[x\] send .* closed:2026-11-21 ^[0-9a-z]\{4,\}$' clients/acme/log/2026-11-20-phone.md)" 80000
	assert_equal "$(sed 's/.*^//' clients/acme/log/2026-11-20-phone.md | sort | uniq -d)" ---
}

@test "and thousands are linked to in one go, each given its id" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	{
		printf -- '---\nchannel: phone\n---\n- [ ] send the same\n- [ ] send the same\n'
		seq -f '- [ ] send part %.0f due:2026-11-27' 4000
		echo '- [ ] and one that has its own ^own'
	} >clients/acme/log/2026-11-20-phone.md
	issue=$(cr-add issue acme 'All late' severity=2)
	names=$(cr-list -k promise -q 'title has "send" or title has "own"' -f title | head -n 2000 | cut -f 1 | paste -sd ,)
	timeout 20 cr-set "affects=$names,acme/log/2026-11-20-phone#^own" "$issue"
	assert_equal "$(grep -c ' ^[0-9a-z]\{4\}$' clients/acme/log/2026-11-20-phone.md)" 2000
	sed -n 's/^affects: \[\(.*\)\]$/\1/p' "$issue" | tr -d ' ^' | tr ',' '\n' | sort >../linked
	run -0 wc -l ../linked
	assert_output '2001 ../linked'
	run -0 diff ../linked <(sed -n 's/^- .* ^//p' clients/acme/log/2026-11-20-phone.md | sort)
}

@test "lines and the record of their file are set together, each once" {
	book && cr-add client acme 'Acme SA' >/dev/null && mkdir clients/acme/log
	printf -- '---\nchannel: phone\n---\n- [ ] one due:2026-11-27 ^one\nbetween\n- [ ] two due:2026-11-27\nlast' \
	    >clients/acme/log/2026-11-20-phone.md
	cr-save >/dev/null
	run -0 cr-set tags=x clients/acme/log/2026-11-20-phone.md 'clients/acme/log/2026-11-20-phone.md#^one'
	run -0 cat clients/acme/log/2026-11-20-phone.md
	assert_output - <<-'END'
		---
		channel: phone
		tags: [x]
		---
		- [ ] one due:2026-11-27 tags:x ^one
		between
		- [ ] two due:2026-11-27
		last
	END
}

@test "a due that a hand moved, and then a program, leaves the first one: the recorded" {
	small_book
	note=clients/acme/log/2026-11-19-phone.md
	recorded_note $note $'- [ ] mail decks due:2026-11-27\n- [ ] book rooms due:2026-11-28 ^pl'
	sed -i 's/^due: .*/due: 2026-12-24/' "$promise"
	sed -i 's/due:2026-11-27/due:2026-12-24/; s/due:2026-11-28/due:2026-12-25/' $note
	run -0 cr-set due=2026-12-30 cutover 'book rooms' 'mail decks'
	assert_equal "$(grep ^due "$promise")" $'due: 2026-12-30\ndue0: 2026-11-27'
	assert_equal "$(tail -n 2 $note)" '- [ ] mail decks due:2026-12-30 due0:2026-11-27 ^'"$(tail -n 2 $note | sed -n '1s/.*^//p')"'
- [ ] book rooms due:2026-12-30 due0:2026-11-28 ^pl'
	sed -i 's/^due: .*/due: 2027-01-24/' "$promise"
	run -0 cr-set due=2026-11-27 cutover
	assert_equal "$(grep ^due "$promise")" $'due: 2026-11-27\ndue0: 2026-11-27'
	clean
}

@test "what a hand moved in a line without an id is completed by who changes that line" {
	small_book
	note=clients/acme/log/2026-11-19-phone.md
	recorded_note $note '- [ ] mail decks due:2026-11-27'
	sed -i 's/due:2026-11-27/due:2026-12-24/' $note
	run -0 cr-set owner=ana 'mail decks'
	run -0 tail -n 1 $note
	assert_output --partial '- [ ] mail decks due:2026-12-24 owner:ana due0:2026-11-27 ^'
	clean
}

@test "a record that a hand renamed and a program writes before cr-save was run keeps its past and its first day" {
	small_book
	moved=clients/acme/promise/2026-11-10-cutover.md
	git mv clients/acme/promise/2026-11-10-cutover-plan.md $moved
	sed -i 's/^due: .*/due: 2026-12-04/' $moved
	rm clients/acme/person/tom-keller.md
	run -0 cr-set $moved due=2026-12-11
	assert_equal "$(git log -2 --format=%s | tail -n 1)" \
	    'by hand: acme: promise/2026-11-10-cutover-plan.md moved to promise/2026-11-10-cutover.md; and 1 more'
	assert_equal "$(subject)" 'acme: promise cutover due 2026-12-04 to 2026-12-11'
	run -0 grep due0 $moved
	assert_output 'due0: 2026-11-27'
	run -0 git status --porcelain
	assert_output ' D clients/acme/person/tom-keller.md'
	run -0 cr-history -f what $moved
	assert_line --partial 'moved from clients/acme/promise/2026-11-10-cutover-plan.md'
	assert_line --partial 'promise "Cutover plan", due 2026-11-27'
}

@test "lines of a new file that is no note of a day are of today" {
	small_book
	run -0 cr-add person acme Pat -b $'- ask: more\n- fact: has a dog date:2026-05-01'
	run -0 tail -n 2 clients/acme/person/pat.md
	assert_output $'- ask: more date:2026-11-21\n- fact: has a dog date:2026-05-01'
}
