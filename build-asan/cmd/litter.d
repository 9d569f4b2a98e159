build-asan/cmd/litter.o: src/cmd/litter.c src/cmd/litter.h
src/cmd/litter.h:
