/*
 * nonet - empty doors where the static libgit2 would reach for the network
 *
 * This program speaks to no network. Linked before libgit2.a, these definitions
 * keep the archive's TLS, SSH and HTTP members out of the program, which then
 * starts in a tenth of the time (no certificate bundle is read). With a shared
 * libgit2 this file is not linked.
 */
#include <stdbool.h>
#include <stddef.h>

int git_mbedtls_stream_global_init(void);
int git_mbedtls__set_cert_location(const char *file, const char *dir);
int git_openssl_stream_global_init(void);
int git_transport_ssh_global_init(void);
int git_transport_new(void **out, void *remote, const char *url);
int http_parser_parse_url(const char *url, size_t n, int connect, void *out);

extern bool git_http__expect_continue, git_smart__ofs_delta_enabled;
bool git_http__expect_continue, git_smart__ofs_delta_enabled;

int
git_mbedtls_stream_global_init(void)
{
	return 0;
}

int
git_mbedtls__set_cert_location(const char *file, const char *dir)
{
	(void)file;
	(void)dir;
	return -1;
}

int
git_openssl_stream_global_init(void)
{
	return 0;
}

int
git_transport_ssh_global_init(void)
{
	return 0;
}

int
git_transport_new(void **out, void *remote, const char *url)
{
	(void)remote;
	(void)url;
	*out = NULL;
	return -1;
}

int
http_parser_parse_url(const char *url, size_t n, int connect, void *out)
{
	(void)url;
	(void)n;
	(void)connect;
	(void)out;
	return 1;
}
