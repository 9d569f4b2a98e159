build-asan/cmd/tell.o: src/cmd/tell.c src/cmd/tell.h src/cmd/history.h \
 src/cmd/git.h src/cmd/cmd.h src/base/opt.h src/base/fault.h \
 src/base/arena.h src/base/span.h src/base/str.h src/base/when.h \
 src/base/cal.h src/base/date.h src/book/book.h src/model/practice.h \
 src/model/eval.h src/model/rec.h src/model/kind.h src/model/val.h \
 src/base/utf8.h src/book/change.h src/book/edit.h src/text/front.h
src/cmd/tell.h:
src/cmd/history.h:
src/cmd/git.h:
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
src/base/utf8.h:
src/book/change.h:
src/book/edit.h:
src/text/front.h:
