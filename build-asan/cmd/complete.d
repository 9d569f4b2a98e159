build-asan/cmd/complete.o: src/cmd/complete.c src/book/edit.h \
 src/model/rec.h src/model/kind.h src/base/fault.h src/base/arena.h \
 src/base/span.h src/model/val.h src/base/cal.h src/base/date.h \
 src/base/str.h src/text/front.h src/cmd/completep.h src/cmd/run.h \
 src/cmd/out.h src/cmd/cmd.h src/base/opt.h src/base/when.h \
 src/book/book.h src/model/practice.h src/model/eval.h src/cmd/name.h
src/book/edit.h:
src/model/rec.h:
src/model/kind.h:
src/base/fault.h:
src/base/arena.h:
src/base/span.h:
src/model/val.h:
src/base/cal.h:
src/base/date.h:
src/base/str.h:
src/text/front.h:
src/cmd/completep.h:
src/cmd/run.h:
src/cmd/out.h:
src/cmd/cmd.h:
src/base/opt.h:
src/base/when.h:
src/book/book.h:
src/model/practice.h:
src/model/eval.h:
src/cmd/name.h:
