build-asan/cmd/values.o: src/cmd/values.c src/cmd/values.h \
 src/book/edit.h src/model/rec.h src/model/kind.h src/base/fault.h \
 src/base/arena.h src/base/span.h src/model/val.h src/base/cal.h \
 src/base/date.h src/base/str.h src/text/front.h src/cmd/cmd.h \
 src/base/opt.h src/base/when.h src/book/book.h src/model/practice.h \
 src/model/eval.h src/base/io.h src/book/place.h src/cmd/link.h \
 src/cmd/write.h src/book/change.h src/hist/hist.h src/cmd/name.h \
 src/cmd/out.h
src/cmd/values.h:
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
src/cmd/cmd.h:
src/base/opt.h:
src/base/when.h:
src/book/book.h:
src/model/practice.h:
src/model/eval.h:
src/base/io.h:
src/book/place.h:
src/cmd/link.h:
src/cmd/write.h:
src/book/change.h:
src/hist/hist.h:
src/cmd/name.h:
src/cmd/out.h:
