#!/usr/bin/env bats
# A short run of every fuzzer over its kept corpus; make fuzz runs longer.
load helper

@test "no fuzzer finds anything in a moment" {
	make -s -j2 -C "$root" fuzz FUZZ_SECONDS=1
}

@test "no number of seconds is no run, where a fuzzer would take 0 for no end" {
	local seconds
	for seconds in 0 -1 1.5 soon ''; do
		run ! timeout 60 make -s -C "$root" fuzz "FUZZ_SECONDS=$seconds"
		assert_line 'FUZZ_SECONDS is a whole number from 1 on'
	done
}
