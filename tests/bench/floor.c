/*
 * floor - opens, reads and closes every file of a book with two threads, and
 * does nothing with them: what no program that reads a book can be faster than
 *
 *	floor DIR		prints the number of files and of bytes
 *
 * One directory below clients/ at a time is taken by whichever thread is free;
 * the rest of the book (settings, model) is read by the first.
 */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct share {
	int top;
	char **clients;
	size_t n;
	atomic_size_t next, files, bytes;
};

static void
read_tree(struct share *s, int dir, const char *name, char *buf, size_t size)
{
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		size_t bytes = 0;
		ssize_t got;
		int file;

		if (e->d_name[0] == '.')
			continue;
		if (e->d_type == DT_DIR) {
			if (dir != s->top || strcmp(name, ".") != 0 || strcmp(e->d_name, "clients") != 0)
				read_tree(s, fd, e->d_name, buf, size);
			continue;
		}
		if ((file = openat(fd, e->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) < 0)
			continue;
		/* a short read is the end of a file */
		while ((got = read(file, buf, size)) > 0 && (bytes += (size_t)got, (size_t)got == size))
			;
		close(file);
		s->files++;
		s->bytes += bytes;
	}
	if (d != NULL)
		closedir(d);
}

static void *
work(void *arg)
{
	struct share *s = arg;
	char *buf = malloc(1 << 16);
	size_t i;

	while (buf != NULL && (i = s->next++) < s->n)
		read_tree(s, s->top, s->clients[i], buf, 1 << 16);
	free(buf);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct share s = { .top = argc == 2 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1 };
	char name[300], *buf = malloc(1 << 16);
	pthread_t other;
	struct dirent *e;
	DIR *d;

	if (s.top < 0 || buf == NULL || chdir(argv[1]) < 0) {
		fprintf(stderr, "usage: floor DIR\n");
		return 2;
	}
	for (d = opendir("clients"); d != NULL && (e = readdir(d)) != NULL;)
		if (e->d_name[0] != '.') {
			s.clients = realloc(s.clients, (s.n + 1) * sizeof *s.clients);
			snprintf(name, sizeof name, "clients/%s", e->d_name);
			s.clients[s.n++] = strdup(name);
		}
	pthread_create(&other, NULL, work, &s);
	read_tree(&s, s.top, ".", buf, 1 << 16);
	work(&s);
	pthread_join(other, NULL);
	printf("%zu\t%zu\n", s.files, s.bytes);
	return 0;
}
