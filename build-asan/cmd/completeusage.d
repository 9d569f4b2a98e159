build-asan/cmd/completeusage.o: src/cmd/completeusage.c \
 src/cmd/completep.h src/cmd/run.h src/cmd/out.h src/cmd/cmd.h \
 src/base/opt.h src/base/fault.h src/base/arena.h src/base/span.h \
 src/base/str.h src/base/when.h src/base/cal.h src/base/date.h \
 src/book/book.h src/model/practice.h src/model/eval.h src/model/rec.h \
 src/model/kind.h src/model/val.h
src/cmd/completep.h:
src/cmd/run.h:
src/cmd/out.h:
src/cmd/cmd.h:
src/base/opt.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/base/str.h:
src/base/when.h:
src/base/cal.h:
src/base/date.h:
src/book/book.h:
src/model/practice.h:
src/model/eval.h:
src/model/rec.h:
src/model/kind.h:
src/model/val.h:
