// Sockets that only this computer reaches: the casts of addresses that Swift does badly.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Listens on 127.0.0.1 (family 4) or ::1 (family 6) and nothing else; port 0 takes a free one. The
// descriptor is closed on exec and never blocks in accept. `*bound` is the port. -1 with errno set.
int exhibit_listen_loopback(int family, uint16_t port, uint16_t *bound);

// Accepts a connection, closed on exec and never blocking; -1 with errno set.
int exhibit_accept(int listener);

// Waits until `socket` can be read (or written where `for_writing`), or for `milliseconds`.
// 1 when it can or has ended, 0 when the time is over, -1 with errno set.
int exhibit_wait(int socket, int for_writing, int milliseconds);

// Waits until one of two listeners (-1: none) has a connection or `stop` has something to read. A bit each:
// 1 and 2 for the listeners, 4 for `stop`; -1 with errno set.
int exhibit_wait_listeners(int first, int second, int stop);

// Sends without raising SIGPIPE; as send(2).
ssize_t exhibit_send_bytes(int socket, const void *bytes, size_t length);
