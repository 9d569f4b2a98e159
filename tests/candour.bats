load helper

# The charter's sentences on the score, over stories drawn at random: see tests/unit/story-driver.c.

@test "candour, moved dates, volume, backdating and plans: the score keeps its word in 40 stories" {
	book
	run -0 "$BUILD/tests/story-driver" "$BOOK" 1 40
	assert_output ''
}

@test "a model that punishes candour is found out" {
	book
	sed -i 's/ and not endangers//' model/practices/tell-severe-news-in-person.md
	run -1 "$BUILD/tests/story-driver" "$BOOK" 1 40
	assert_line --regexp '^candour-again: seed [0-9]+: total'
}

@test "a model that rewards volume is found out" {
	book
	given model/practices/open-the-conversation.md <<-'EOF'
		---
		title: The more the better
		dimension: rhythm
		pack: core
		class: measured
		of: client
		value: min(1, count(log in window) / 20)
		---
	EOF
	run -1 "$BUILD/tests/story-driver" "$BOOK" 1 40
	assert_line --regexp '^volume: seed [0-9]+: total'
}
