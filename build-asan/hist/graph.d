build-asan/hist/graph.o: src/hist/graph.c src/hist/graph.h src/base/io.h \
 src/base/str.h src/base/span.h src/hist/gitcli.h src/hist/inner.h \
 src/hist/hist.h src/base/arena.h src/base/fault.h src/hist/ident.h \
 src/hist/lock.h src/hist/repo.h
src/hist/graph.h:
src/base/io.h:
src/base/str.h:
src/base/span.h:
src/hist/gitcli.h:
src/hist/inner.h:
src/hist/hist.h:
src/base/arena.h:
src/base/fault.h:
src/hist/ident.h:
src/hist/lock.h:
src/hist/repo.h:
