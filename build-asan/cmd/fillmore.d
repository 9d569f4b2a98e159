build-asan/cmd/fillmore.o: src/cmd/fillmore.c src/base/io.h \
 src/base/str.h src/base/span.h src/book/words.h src/model/kind.h \
 src/base/fault.h src/base/arena.h src/model/val.h src/base/cal.h \
 src/base/date.h src/text/item.h src/cmd/fill.h src/cmd/section.h \
 src/cmd/cmd.h src/base/opt.h src/base/when.h src/book/book.h \
 src/model/practice.h src/model/eval.h src/model/rec.h src/cmd/remind.h \
 src/cmd/whose.h src/model/due.h src/text/front.h
src/base/io.h:
src/base/str.h:
src/base/span.h:
src/book/words.h:
src/model/kind.h:
src/base/fault.h:
src/base/arena.h:
src/model/val.h:
src/base/cal.h:
src/base/date.h:
src/text/item.h:
src/cmd/fill.h:
src/cmd/section.h:
src/cmd/cmd.h:
src/base/opt.h:
src/base/when.h:
src/book/book.h:
src/model/practice.h:
src/model/eval.h:
src/model/rec.h:
src/cmd/remind.h:
src/cmd/whose.h:
src/model/due.h:
src/text/front.h:
