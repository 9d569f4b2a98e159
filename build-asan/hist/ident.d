build-asan/hist/ident.o: src/hist/ident.c src/hist/ident.h \
 src/base/fault.h src/base/arena.h src/base/span.h src/base/str.h \
 src/base/date.h
src/hist/ident.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/base/str.h:
src/base/date.h:
