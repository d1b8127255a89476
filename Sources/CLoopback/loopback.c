#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "loopback.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

static int prepared(int descriptor) {
  if (descriptor < 0) return -1;
  int flags = fcntl(descriptor, F_GETFL);
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0 || flags < 0 ||
      fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0) {
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
  }
  return descriptor;
}

int exhibit_listen_loopback(int family, uint16_t port, uint16_t *bound) {
  struct sockaddr_in four;
  struct sockaddr_in6 six;
  memset(&four, 0, sizeof four);
  memset(&six, 0, sizeof six);
  four.sin_family = AF_INET;
  four.sin_port = htons(port);
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  six.sin6_addr = in6addr_loopback;
  const struct sockaddr *address = family == 6 ? (struct sockaddr *)&six : (struct sockaddr *)&four;
  socklen_t length = family == 6 ? sizeof six : sizeof four;

  int descriptor = prepared(socket(family == 6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0));
  if (descriptor < 0) return -1;
  int on = 1;
  // A port whose last connections are still closing may be taken again; one that is listened on may not.
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (family == 6) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  struct sockaddr_storage actual;
  socklen_t actual_length = sizeof actual;
  if (bind(descriptor, address, length) < 0 || listen(descriptor, 64) < 0 ||
      getsockname(descriptor, (struct sockaddr *)&actual, &actual_length) < 0) {
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
  }
  *bound = ntohs(family == 6 ? ((struct sockaddr_in6 *)&actual)->sin6_port
                             : ((struct sockaddr_in *)&actual)->sin_port);
  return descriptor;
}

int exhibit_accept(int listener) {
  int descriptor;
  do {
    descriptor = accept(listener, NULL, NULL);
  } while (descriptor < 0 && errno == EINTR);
  descriptor = prepared(descriptor);
  if (descriptor >= 0) {
    int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  return descriptor;
}

int exhibit_wait(int socket, int for_writing, int milliseconds) {
  struct pollfd entry = {.fd = socket, .events = for_writing ? POLLOUT : POLLIN};
  int ready = poll(&entry, 1, milliseconds);
  return ready > 0 ? 1 : ready;
}

int exhibit_wait_listeners(int first, int second, int stop) {
  struct pollfd entries[3] = {{.fd = first, .events = POLLIN},
                              {.fd = second, .events = POLLIN},
                              {.fd = stop, .events = POLLIN}};
  if (poll(entries, 3, -1) < 0) return -1;
  int ready = 0;
  for (int i = 0; i < 3; i++)
    if (entries[i].revents) ready |= 1 << i;
  return ready;
}

ssize_t exhibit_send_bytes(int socket, const void *bytes, size_t length) {
  return send(socket, bytes, length, MSG_NOSIGNAL);
}
