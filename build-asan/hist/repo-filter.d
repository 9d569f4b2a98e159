build-asan/hist/repo-filter.o: src/hist/repo-filter.c src/hist/git.h \
 src/hist/repo.h src/base/fault.h src/base/arena.h src/base/span.h \
 src/base/str.h src/hist/hist.h
src/hist/git.h:
src/hist/repo.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/base/str.h:
src/hist/hist.h:
