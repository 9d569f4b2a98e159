build-asan/hist/lock.o: src/hist/lock.c src/hist/lock.h src/base/fault.h \
 src/base/arena.h src/base/span.h
src/hist/lock.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
