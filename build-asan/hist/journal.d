build-asan/hist/journal.o: src/hist/journal.c src/hist/journal.h \
 src/base/fault.h src/base/arena.h src/base/span.h src/base/str.h \
 src/hist/hist.h
src/hist/journal.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/base/str.h:
src/hist/hist.h:
