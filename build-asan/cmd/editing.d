build-asan/cmd/editing.o: src/cmd/editing.c src/cmd/editing.h \
 src/cmd/draft.h src/cmd/cmd.h src/base/opt.h src/base/fault.h \
 src/base/arena.h src/base/span.h src/base/str.h src/base/when.h \
 src/base/cal.h src/base/date.h src/book/book.h src/model/practice.h \
 src/model/eval.h src/model/rec.h src/model/kind.h src/model/val.h \
 src/cmd/editor.h src/book/tidy.h src/cmd/add.h src/cmd/values.h \
 src/book/edit.h src/text/front.h src/cmd/write.h src/book/change.h \
 src/hist/hist.h src/cmd/flags.h src/cmd/fresh.h src/text/diff.h
src/cmd/editing.h:
src/cmd/draft.h:
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
src/cmd/editor.h:
src/book/tidy.h:
src/cmd/add.h:
src/cmd/values.h:
src/book/edit.h:
src/text/front.h:
src/cmd/write.h:
src/book/change.h:
src/hist/hist.h:
src/cmd/flags.h:
src/cmd/fresh.h:
src/text/diff.h:
