build-asan/hist/removed.o: src/hist/removed.c src/hist/gitcli.h \
 src/base/str.h src/base/span.h src/hist/inner.h src/hist/hist.h \
 src/base/arena.h src/base/fault.h src/hist/ident.h src/hist/lock.h \
 src/hist/repo.h
src/hist/gitcli.h:
src/base/str.h:
src/base/span.h:
src/hist/inner.h:
src/hist/hist.h:
src/base/arena.h:
src/base/fault.h:
src/hist/ident.h:
src/hist/lock.h:
src/hist/repo.h:
