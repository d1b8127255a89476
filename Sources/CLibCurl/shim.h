// libcurl for Swift, with what Swift can't import from C.
#pragma once

// The checks of types are macros around the variadic functions below.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

// Options are set and read through variadic functions.
static inline CURLcode exhibit_set_number(CURL *request, CURLoption option, long value) {
  return curl_easy_setopt(request, option, value);
}

// The text is copied.
static inline CURLcode exhibit_set_text(CURL *request, CURLoption option, const char *value) {
  return curl_easy_setopt(request, option, value);
}

static inline CURLcode exhibit_set_pointer(CURL *request, CURLoption option, void *value) {
  return curl_easy_setopt(request, option, value);
}

typedef size_t (*exhibit_bytes_callback)(char *, size_t, size_t, void *);

static inline CURLcode exhibit_set_bytes_callback(CURL *request, CURLoption option,
                                                  exhibit_bytes_callback callback) {
  return curl_easy_setopt(request, option, callback);
}

static inline CURLcode exhibit_set_socket_callback(CURL *request,
                                                   curl_opensocket_callback callback) {
  return curl_easy_setopt(request, CURLOPT_OPENSOCKETFUNCTION, callback);
}

static inline long exhibit_status(CURL *request) {
  long status = 0;
  curl_easy_getinfo(request, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// Seconds, also where the answer names a date; 0 where it says nothing.
static inline int64_t exhibit_retry_after(CURL *request) {
  curl_off_t seconds = 0;
  curl_easy_getinfo(request, CURLINFO_RETRY_AFTER, &seconds);
  return seconds;
}

// What OpenSSL says of the certificate; 0 where it is sound.
static inline long exhibit_certificate_trouble(CURL *request) {
  long result = 0;
  curl_easy_getinfo(request, CURLINFO_SSL_VERIFYRESULT, &result);
  return result;
}

static inline CURLMcode exhibit_set_pool_number(CURLM *pool, CURLMoption option, long value) {
  return curl_multi_setopt(pool, option, value);
}

// The next request that has ended, and how; NULL where there is none. The message is a union.
static inline CURL *exhibit_next_ended(CURLM *pool, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(pool, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

// The name as DNS has it, where libcurl can tell: absent from older versions.
#ifdef CURLU_PUNYCODE
enum { EXHIBIT_PUNYCODE = CURLU_PUNYCODE };
#else
enum { EXHIBIT_PUNYCODE = 0 };
#endif

// The address that a connection is about to be made to: how many bytes it has, 4 or 16, or 0 for
// what is no IP address. The last member stands for as many bytes as `addrlen` says.
static inline int exhibit_read_endpoint(const struct curl_sockaddr *from, uint8_t address[16],
                                        uint16_t *port) {
  const void *bytes = &from->addr;
  if (from->family == AF_INET && from->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in four;
    memcpy(&four, bytes, sizeof four);
    memcpy(address, &four.sin_addr, 4);
    *port = ntohs(four.sin_port);
    return 4;
  }
  if (from->family == AF_INET6 && from->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 six;
    memcpy(&six, bytes, sizeof six);
    memcpy(address, &six.sin6_addr, 16);
    *port = ntohs(six.sin6_port);
    return 16;
  }
  return 0;
}

// Sends the connection to another IPv4 address. libcurl gives room for any address.
static inline void exhibit_write_endpoint(struct curl_sockaddr *to, const uint8_t address[4],
                                          uint16_t port) {
  struct sockaddr_in four;
  memset(&four, 0, sizeof four);
  four.sin_family = AF_INET;
  four.sin_port = htons(port);
  memcpy(&four.sin_addr, address, 4);
  void *bytes = &to->addr;
  memcpy(bytes, &four, sizeof four);
  to->family = AF_INET;
  to->addrlen = sizeof four;
}

static inline curl_socket_t exhibit_open_socket(const struct curl_sockaddr *address) {
#ifdef SOCK_CLOEXEC
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
  return socket(address->family, address->socktype, address->protocol);
#endif
}

static inline curl_socket_t exhibit_no_socket(void) { return CURL_SOCKET_BAD; }
