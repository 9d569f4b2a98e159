build-asan/hist/index-tree.o: src/hist/index-tree.c src/hist/index.h \
 src/base/fault.h src/base/arena.h src/base/span.h src/hist/repo.h \
 src/base/str.h src/hist/hist.h
src/hist/index.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/hist/repo.h:
src/base/str.h:
src/hist/hist.h:
