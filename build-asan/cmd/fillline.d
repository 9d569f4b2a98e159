build-asan/cmd/fillline.o: src/cmd/fillline.c src/cmd/fill.h \
 src/cmd/section.h src/cmd/cmd.h src/base/opt.h src/base/fault.h \
 src/base/arena.h src/base/span.h src/base/str.h src/base/when.h \
 src/base/cal.h src/base/date.h src/book/book.h src/model/practice.h \
 src/model/eval.h src/model/rec.h src/model/kind.h src/model/val.h
src/cmd/fill.h:
src/cmd/section.h:
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
