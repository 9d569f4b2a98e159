#!/usr/bin/env bats
# What a bare machine is told and given: the installer with package managers
# that only write down what they were asked.
load helper

setup() {
	world
	mkdir bare
	local tool
	for tool in sh bash cat cut grep sed sort tr; do
		ln -s "$(command -v "$tool")" bare/
	done
	tool id 'echo 0'
}

tool() {	# tool NAME SCRIPT
	printf '#!/bin/sh\n%s\n' "$2" >"bare/$1" && chmod +x "bare/$1"
}
offers() { tool "$1" "echo $1 \"\$@\" >>'$BATS_TEST_TMPDIR/asked'"; }

install() {
	PATH=$BATS_TEST_TMPDIR/bare bash -c ". '$root/tests/install-deps'; bats_dirs=/nowhere; install_deps $1"
}

@test "says what it installs, and asks the package manager for it" {
	offers apt-get
	run -1 install build
	assert_line --index 0 'cr needs packages that are not installed: gcc git libc6-dev libfyaml-dev libgit2-dev libjansson-dev libpcre2-dev make pkg-config zlib1g-dev '
	assert_line '+ apt-get install -y --no-install-recommends gcc git libc6-dev libfyaml-dev libgit2-dev libjansson-dev libpcre2-dev make pkg-config zlib1g-dev'
	run -0 cat asked
	assert_output - <<-'END'
		apt-get update
		apt-get install -y --no-install-recommends gcc git libc6-dev libfyaml-dev libgit2-dev libjansson-dev libpcre2-dev make pkg-config zlib1g-dev
	END
}

@test "the tests need more than the build" {
	offers apt-get
	run -1 install test
	assert_output --partial 'bats bats-assert bats-support'
}

@test "a user who is not root is helped by sudo" {
	tool id 'echo 1000'
	offers apt-get
	offers sudo
	run -1 install build
	run -0 cat asked
	assert_line --index 0 'sudo apt-get update'
	assert_line --index 1 --partial 'sudo apt-get install -y --no-install-recommends gcc git'
}

@test "without sudo the user is told what to type as root" {
	tool id 'echo 1000'
	offers apt-get
	run -1 install build
	assert_output --partial 'install them as root, then run this again: apt-get install'
	[[ ! -e asked ]]
}

@test "other systems' managers get their own names" {
	local pair
	for pair in 'dnf libgit2-devel' 'pacman -S --noconfirm --needed' 'apk musl-dev' 'brew bats-core'; do
		rm -f asked bare/{dnf,pacman,apk,brew}
		offers "${pair%% *}"
		run -1 install test
		run -0 cat asked
		assert_output --partial "${pair#* }"
	done
}

@test "an unknown system is told what is needed" {
	run -1 install build
	assert_output --partial 'no package manager is known here'
}

@test "where nothing is missing nothing is asked" {
	. "$root/tests/install-deps"
	offers apt-get
	PATH=$BATS_TEST_TMPDIR/bare:$PATH
	run -0 install_deps test
	refute_output
	[[ ! -e asked ]]
}

@test "what a manager could not bring is named" {
	offers apt-get
	run -1 install build
	assert_line --partial 'still missing after the installation: gcc'
}
