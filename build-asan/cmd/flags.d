build-asan/cmd/flags.o: src/cmd/flags.c src/cmd/flags.h src/book/book.h \
 src/model/practice.h src/model/eval.h src/model/rec.h src/model/kind.h \
 src/base/fault.h src/base/arena.h src/base/span.h src/model/val.h \
 src/base/cal.h src/base/date.h src/base/str.h
src/cmd/flags.h:
src/book/book.h:
src/model/practice.h:
src/model/eval.h:
src/model/rec.h:
src/model/kind.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/model/val.h:
src/base/cal.h:
src/base/date.h:
src/base/str.h:
