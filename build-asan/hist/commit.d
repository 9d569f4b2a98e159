build-asan/hist/commit.o: src/hist/commit.c src/hist/files.h \
 src/hist/inner.h src/hist/hist.h src/base/arena.h src/base/span.h \
 src/base/fault.h src/base/str.h src/hist/ident.h src/hist/lock.h \
 src/hist/repo.h src/hist/heal.h src/hist/index.h src/hist/journal.h
src/hist/files.h:
src/hist/inner.h:
src/hist/hist.h:
src/base/arena.h:
src/base/span.h:
src/base/fault.h:
src/base/str.h:
src/hist/ident.h:
src/hist/lock.h:
src/hist/repo.h:
src/hist/heal.h:
src/hist/index.h:
src/hist/journal.h:
