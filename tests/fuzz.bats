#!/usr/bin/env bats
# A short run of every fuzzer over its kept corpus; make fuzz runs longer.
load helper

@test "no fuzzer finds anything in a moment" {
	make -s -j2 -C "$root" fuzz FUZZ_SECONDS=1
}
