build-asan/cmd/link.o: src/cmd/link.c src/cmd/link.h src/cmd/write.h \
 src/book/change.h src/book/book.h src/model/practice.h src/model/eval.h \
 src/model/rec.h src/model/kind.h src/base/fault.h src/base/arena.h \
 src/base/span.h src/model/val.h src/base/cal.h src/base/date.h \
 src/base/str.h src/cmd/cmd.h src/base/opt.h src/base/when.h \
 src/hist/hist.h src/book/edit.h src/text/front.h src/book/ids.h \
 src/cmd/name.h src/text/line.h
src/cmd/link.h:
src/cmd/write.h:
src/book/change.h:
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
src/cmd/cmd.h:
src/base/opt.h:
src/base/when.h:
src/hist/hist.h:
src/book/edit.h:
src/text/front.h:
src/book/ids.h:
src/cmd/name.h:
src/text/line.h:
