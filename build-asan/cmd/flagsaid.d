build-asan/cmd/flagsaid.o: src/cmd/flagsaid.c src/cmd/flags.h \
 src/book/book.h src/model/practice.h src/model/eval.h src/model/rec.h \
 src/model/kind.h src/base/fault.h src/base/arena.h src/base/span.h \
 src/model/val.h src/base/cal.h src/base/date.h src/base/str.h \
 src/cmd/write.h src/book/change.h src/cmd/cmd.h src/base/opt.h \
 src/base/when.h src/hist/hist.h
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
src/cmd/write.h:
src/book/change.h:
src/cmd/cmd.h:
src/base/opt.h:
src/base/when.h:
src/hist/hist.h:
