build-asan/cmd/sent.o: src/cmd/sent.c src/cmd/sent.h src/cmd/add.h \
 src/cmd/values.h src/book/edit.h src/model/rec.h src/model/kind.h \
 src/base/fault.h src/base/arena.h src/base/span.h src/model/val.h \
 src/base/cal.h src/base/date.h src/base/str.h src/text/front.h \
 src/cmd/cmd.h src/base/opt.h src/base/when.h src/book/book.h \
 src/model/practice.h src/model/eval.h src/cmd/write.h src/book/change.h \
 src/hist/hist.h src/cmd/report.h src/cmd/fill.h src/cmd/section.h \
 src/book/words.h src/text/item.h
src/cmd/sent.h:
src/cmd/add.h:
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
src/cmd/write.h:
src/book/change.h:
src/hist/hist.h:
src/cmd/report.h:
src/cmd/fill.h:
src/cmd/section.h:
src/book/words.h:
src/text/item.h:
