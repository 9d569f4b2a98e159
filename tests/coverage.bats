#!/usr/bin/env bats
# The handbook is whole: every statement of the texts has its practice, every
# practice its texts, its row, its settings and its cases. Each check is also
# tried on a handbook with something missing.
load helper
load cases

setup() {
	world
	practices=$root/src/model/practices cases=$root/tests/practices
}

# Copies, for what is to be found missing.
mine() {
	mkdir -p mine && cp -R "$root/src/model/practices" mine/practices && cp -R "$root/tests/practices" mine/cases
	practices=$PWD/mine/practices cases=$PWD/mine/cases
}

# NAME TAB ROW TAB TEXT for each row and text that a practice names
claims() {
	awk '
	/^source: / { gsub(/^source: |[][,]/, ""); n = split($0, source, " ") }
	/^row: / {
		gsub(/^row: |[][,]/, "")
		name = FILENAME; sub(/.*\//, "", name); sub(/\.md$/, "", name)
		rows = split($0, row, " ")
		for (r = 1; r <= rows; r++)
			for (s = 1; s <= n; s++)
				print name "\t" row[r] "\t" source[s]
	}' "$practices"/*.md
}

every_row() {
	claims | awk -F '\t' '
	{ there[$2] = 1 }
	$2 < 1 || $2 > 89 { print $1 ": there is no row " $2 }
	END { for (r = 1; r < 90; r++) if (!there[r]) print "no practice for row " r }' | sort -u
}

every_statement() {
	claims | awk -F '\t' '
	NR == FNR { claimed[$2, substr($3, 1, 3)] = 1; next }
	/^[0-9]/ {
		n = split($2, row, ",")
		for (i = 1; i <= n; i++)
			if (row[i] != 90 && !claimed[row[i], $1])
				print $1 ": " $3 ": no practice of row " row[i] " names this text"
	}' - "$root/tests/coverage/seeds.txt"
}

every_source() {
	local file
	for file in "$practices"/*.md; do
		grep -qE '^source: \[00[0-4]_[0-9a-f]{16}\.txt(, 00[0-4]_[0-9a-f]{16}\.txt)*\]$' "$file" ||
		    echo "$(basename "$file"): names no source"
	done
}

# The rules of each practice: name, then each word of them, with its limits told apart. A program may read one too.
every_limit() {
	awk -v read="$(grep -oh 'practice_limit_of(p, "[^"]*"' "$root"/src/cmd/*.c | cut -d '"' -f 2 | paste -sd ' ')" '
	BEGIN { split(read, names, " "); for (i in names) programs[names[i]] = 1 }
	FNR == 1 { close_file(); name = FILENAME; sub(/.*\//, "", name); front = 0; rules = "" ; nlimits = 0 }
	/^---$/ { front++ }
	front != 1 { next }
	/^[a-z]+:/ { key = $1 }
	key == "limits:" && /^  - / { limit[++nlimits] = $2; next }
	key ~ /^(of|remind|counts|miss|value|flags|cap|gate|when):$/ { rules = rules " " $0 " " }
	function close_file(   n, i, word) {
		if (name == "")
			return
		n = split(rules, word, /[^A-Za-z0-9.%-]+/)
		for (i = 1; i <= n; i++) {
			used[word[i]] = 1
			if (word[i] ~ /^[0-9.]+(min|h|d|w|m|y|bh|bd|%)$/ && word[i] != "0bd")
				print name ": " word[i] " is no setting"
		}
		for (i = 1; i <= nlimits; i++)
			if (!used[limit[i]] && !programs[limit[i]])
				print name ": the limit " limit[i] " is never used"
		for (i in used)
			delete used[i]
	}
	END { close_file() }' "$practices"/*.md
}

# What a file of cases has to show follows from what its practice says.
every_case() {
	local file name section demanded
	for file in "$practices"/*.md; do
		name=$(basename "$file" .md) demanded='|'
		[[ -f $cases/$name.case ]] || { echo "$name: has no cases"; continue; }
		if grep -q '^class: measured' "$file" && [[ $(grep -c '^value: no$' "$file") == 0 ]]; then
			demanded+='well done|badly done|'
		fi
		if grep -q '^remind:' "$file"; then
			demanded+='overdue and open|the day before the limit|the day after the limit|'
		fi
		if awk '/^---$/ { n++ } n == 1 && /[0-9](bd|bh)$/ { found = 1 } END { exit !found }' "$file"; then
			demanded+='the calendar|'
		fi
		printf '%s\n' "${sections[@]}" | awk -v name="$name" -v demanded="$demanded" '
		NR == FNR { wanted[++n] = $0; next }
		/^== / { section = substr($0, 4); order = order section "|" }
		/^case / && section == "" { print name ": a case before the first section" }
		/^case / { cases[section]++ }
		/^no case ./ { excused[section] = 1 }
		END {
			for (i = 1; i <= n; i++) {
				all = all wanted[i] "|"
				if (cases[wanted[i]])
					continue
				if (!excused[wanted[i]])
					print name ": nothing under \"" wanted[i] "\""
				else if (index(demanded, "|" wanted[i] "|"))
					print name ": \"" wanted[i] "\" needs a case, its rule says so"
			}
			if (order != all && order != all "and also|")
				print name ": the sections are not those of tests/cases.bash, in their order"
		}' - "$cases/$name.case"
	done
	for file in "$cases"/*.case; do
		[[ -f $practices/$(basename "$file" .case).md ]] || echo "$(basename "$file"): of no practice"
	done
}

@test "every row of the list, 1 to 89, has a practice, and there are 89" {
	run -0 every_row
	refute_output
	files=("$practices"/*.md)
	assert_equal "${#files[@]}" 89
}

@test "every statement of the five texts has a practice that names its text" {
	run -0 every_statement
	refute_output
	assert_equal "$(grep -c '^00[0-4]	' "$root/tests/coverage/seeds.txt")" "$(grep -cvE '^(#|$)' "$root/tests/coverage/seeds.txt")"
}

@test "every practice names its sources" {
	run -0 every_source
	refute_output
}

@test "days and shares in a rule are settings, and every setting is used" {
	run -0 every_limit
	refute_output
}

@test "every practice has cases, of every sort that its rule asks for" {
	run -0 every_case
	refute_output
}

@test "a row, a source, a setting or a case that is missing is found" {
	mine
	sed -i '/^row:/d' "$practices/check-in.md"
	sed -i 's/^source: .*/source: [somebody]/' "$practices/call-back.md"
	sed -i 's/due - early,/due - 1bd,/' "$practices/keep-promises.md"
	sed -i '/^== badly done/,/^== overdue/{/^case/d}' "$cases/keep-promises.case"
	sed -i 's/^== the calendar/== calendars/' "$cases/get-results.case"
	rm "$cases/answer-fast.case"
	run -0 every_row
	assert_output 'no practice for row 3'
	run -0 every_statement
	assert_line '002: call to hear how they are: no practice of row 3 names this text'
	assert_line '000: be reachable: no practice of row 81 names this text'
	run -0 every_source
	assert_output 'call-back.md: names no source'
	run -0 every_limit
	assert_output 'keep-promises.md: 1bd is no setting
keep-promises.md: the limit early is never used'
	run -0 every_case
	assert_line 'answer-fast: has no cases'
	assert_line 'keep-promises: nothing under "badly done"'
	assert_line 'get-results: nothing under "the calendar"'
	assert_line 'get-results: the sections are not those of tests/cases.bash, in their order'
}
