build-asan/hist/index.o: src/hist/index.c src/hist/index-form.h \
 src/base/sha1.h src/hist/index.h src/base/fault.h src/base/arena.h \
 src/base/span.h src/hist/repo.h src/base/str.h src/hist/hist.h
src/hist/index-form.h:
src/base/sha1.h:
src/hist/index.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/hist/repo.h:
src/base/str.h:
src/hist/hist.h:
