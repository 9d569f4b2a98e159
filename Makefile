# cr: make, make check, make install PREFIX=$HOME/.local
#
#	src/ROOM/*.c		-> build/libcr.a (base text model book), build/libcrhist.a
#	src/cmd/cr-NAME.c	-> bin/cr-NAME; the other files there -> build/libcmd.a
#	tests/unit/NAME.c	-> build/tests/NAME
#
# Every program is linked against every archive and takes what it calls: one
# that only reads has no libgit2 in it, which tests/common.bats looks after.

VERSION	= 0.1
PREFIX	?= /usr/local
B	?= build
BIN	?= bin
CFLAGS	?= -O2 -g
PKGS	= libfyaml jansson libpcre2-8
SIZES	?= 1000 10000 100000
FUZZ_SECONDS ?= 20

WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Werror
LANGUAGE = -std=c17 -D_GNU_SOURCE
CPPFLAGS += -Isrc $(shell pkg-config --cflags $(PKGS) libgit2 zlib)
COMPILE	= $(CC) $(LANGUAGE) $(WARN) $(CPPFLAGS) $(CFLAGS) -ffunction-sections -pthread -MMD -MP
STRIP	= $(if $(filter Darwin,$(shell uname)),-Wl$(,)-dead_strip$(,)-dead_strip_dylibs,-Wl$(,)--as-needed$(,)--gc-sections)
,	:= ,

# An archive where the system has one: loading shared libraries is most of the
# time that a small program takes to start.
LIBDIR	:= $(shell pkg-config --variable=libdir libgit2)
archive	= $(foreach l,$(1),$(or $(wildcard $(patsubst -l%,$(LIBDIR)/lib%.a,$(l))),$(l)))
LIBS	:= $(call archive,$(shell pkg-config --libs $(PKGS)))

CMDS	:= $(patsubst src/cmd/%.c,%,$(wildcard src/cmd/cr-*.c))
PROGS	:= $(CMDS:%=$(BIN)/%)
SHELLS	:= $(shell grep -lI '^\#!/' bin/* 2>/dev/null)
UNITS	:= $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
FUZZERS	:= $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/fuzz-*.c))
obj	= $(patsubst src/%.c,$(B)/%.o,$(wildcard $(1)))
LIBCR	:= $(call obj,src/base/*.c src/text/*.c src/model/*.c src/book/*.c)
LIBHIST	:= $(filter-out $(B)/hist/nonet.o,$(call obj,src/hist/*.c))
LIBCMD	:= $(filter-out $(CMDS:%=$(B)/cmd/%.o),$(call obj,src/cmd/*.c))
ARCHIVES = $(B)/libcmd.a $(B)/libcrhist.a $(B)/libcr.a

all: $(PROGS)
tests: all $(UNITS)

# libgit2: its archive with the network left out (src/hist/nonet.c) where that
# links, else the shared library.
NONET	:= $(call obj,src/hist/nonet.c)
STATIC	:= $(NONET) $(call archive,$(shell pkg-config --static --libs libgit2 zlib))
$(B)/git2.mk: $(NONET)
	@mkdir -p $(@D)
	@printf '%s\n' 'int git_libgit2_init(void), git_repository_open(void *, char *);' \
	    'int main(void) { void *p; git_libgit2_init(); return git_repository_open(&p, "."); }' >$(B)/try.c
	@if $(CC) $(CFLAGS) $(LDFLAGS) -o $(B)/try $(B)/try.c $(STATIC) $(STRIP) 2>$(B)/try.log; \
	then echo 'GIT2 := $(STATIC)'; else echo 'GIT2 := $(shell pkg-config --libs libgit2 zlib)'; fi >$@
	@rm -f $(B)/try $(B)/try.c
ifeq ($(filter clean uninstall lint,$(MAKECMDGOALS)),)
-include $(B)/git2.mk
endif

$(B)/%.o: src/%.c
	@mkdir -p $(@D) && echo '  $@'
	@$(COMPILE) -c -o $@ $<
$(B)/cmd/%.o: CPPFLAGS += -DCR_SHARE='"$(PREFIX)/share/cr-model"' -DCR_VERSION='"$(VERSION)"'
$(B)/cmd/run.o: Makefile
$(B)/libcr.a: $(LIBCR)
$(B)/libcrhist.a: $(LIBHIST)
$(B)/libcmd.a: $(LIBCMD)
$(B)/%.a:
	@rm -f $@ && echo '  $@'
	@$(AR) rcs $@ $^

LINK	= @echo '  $@' && $(CC) $(CFLAGS) $(LDFLAGS) -pthread $(STRIP) -o $@.$$$$ $(filter %.o,$^) \
	    $(ARCHIVES) $(GIT2) $(LIBS) -lm && mv $@.$$$$ $@
$(PROGS): $(BIN)/%: $(B)/cmd/%.o $(ARCHIVES) $(B)/git2.mk
	@mkdir -p $(@D)
	$(LINK)
$(B)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D) && echo '  $@'
	@$(COMPILE) -c -o $@ $<
$(UNITS): $(B)/tests/%: $(B)/tests/%.o $(ARCHIVES) $(B)/git2.mk
	$(LINK)

check: tests
	sh tests/suite

# The whole again in its own directories, and the suite with it.
ASAN	= -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
asan:
	$(MAKE) B=build/asan BIN=build/asan/bin CFLAGS='$(ASAN)' tests
	cp $(SHELLS) build/asan/bin
	rm -f build/asan/src && ln -s ../../src build/asan/src
	TEST_B=build/asan TEST_BIN=build/asan/bin sh tests/suite

lint:
	@sh tests/lint/run
bench: all
	sh tests/bench/run $(SIZES)
race crash hands: tests
	sh tests/$@

# Each over its kept corpus; what it learns goes to build/, a finding stops it.
# The rooms below the book are all that they try.
FUZZ	= -O1 -gline-tables-only -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined
$(B)/fuzz/%.o: CC = clang
$(B)/fuzz/%.o: CFLAGS = $(subst fuzzer,fuzzer-no-link,$(FUZZ))
$(B)/fuzz/%.o: src/%.c
	@mkdir -p $(@D) && echo '  $@'
	@$(COMPILE) -c -o $@ $<
$(B)/fuzz/libcr.a: $(patsubst src/%.c,$(B)/fuzz/%.o,$(wildcard src/base/*.c src/text/*.c src/model/*.c))
$(FUZZERS): $(B)/fuzz/%: tests/fuzz/%.c $(B)/fuzz/libcr.a
	@echo '  $@' && clang $(LANGUAGE) $(WARN) -Wno-missing-prototypes $(CPPFLAGS) $(FUZZ) -pthread -MMD -MP \
	    -o $@ $(filter %.c %.a,$^) $(LIBS) -lm
fuzz: $(FUZZERS)
	@[ '$(FUZZ_SECONDS)' -gt 0 ] 2>/dev/null || { echo 'FUZZ_SECONDS is a whole number from 1 on' >&2; exit 1; }
	@for f in $(FUZZERS:$(B)/fuzz/fuzz-%=%); do \
		mkdir -p $(B)/fuzz/learnt/$$f tests/fuzz/corpus/$$f; echo "fuzz-$$f: $(FUZZ_SECONDS) s"; \
		$(B)/fuzz/fuzz-$$f -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=1024 \
		    -artifact_prefix=$(B)/fuzz/found-$$f- $(B)/fuzz/learnt/$$f tests/fuzz/corpus/$$f \
		    >$(B)/fuzz/$$f.log 2>&1 || { tail -n 40 $(B)/fuzz/$$f.log; exit 1; }; done

SHARE	= $(DESTDIR)$(PREFIX)/share
NAMES	= $(CMDS) $(SHELLS:bin/%=%)
BASHDIR	= $(SHARE)/bash-completion/completions
ZSHDIR	= $(SHARE)/zsh/site-functions
FISHDIR	= $(SHARE)/fish/vendor_completions.d
# Not share/cr: below a home that is the book of a person who has no other.
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/cr-model $(BASHDIR) $(ZSHDIR) $(FISHDIR)
	install -m 755 $(PROGS) $(SHELLS) $(DESTDIR)$(PREFIX)/bin
	cp -R src/model/book.md src/model/kinds src/model/practices src/model/templates $(SHARE)/cr-model
	for n in 1 5 7; do install -d $(SHARE)/man/man$$n && \
	    install -m 644 man/*.$$n $(SHARE)/man/man$$n || exit 1; done
	install -m 644 src/completion/_cr $(ZSHDIR)
	install -m 644 src/completion/cr.bash $(BASHDIR)/cr
	install -m 644 src/completion/cr.fish $(FISHDIR)
	for name in $(filter-out cr,$(NAMES)); do ln -sf cr $(BASHDIR)/$$name && ln -sf cr.fish $(FISHDIR)/$$name.fish || exit 1; done

uninstall:
	rm -f $(NAMES:%=$(DESTDIR)$(PREFIX)/bin/%) $(NAMES:%=$(BASHDIR)/%) $(NAMES:%=$(FISHDIR)/%.fish) $(ZSHDIR)/_cr
	rm -f $(foreach m,$(wildcard man/*.[157]),$(SHARE)/man/man$(subst .,,$(suffix $(m)))/$(notdir $(m)))
	rm -rf $(SHARE)/cr-model

clean:
	rm -rf build $(CMDS:%=bin/%)

-include $(wildcard $(B)/*/*.d $(B)/fuzz/*/*.d)
.PHONY: all tests check asan lint bench fuzz race crash hands install uninstall clean
.SECONDARY:
