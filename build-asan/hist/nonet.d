build-asan/hist/nonet.o: src/hist/nonet.c
